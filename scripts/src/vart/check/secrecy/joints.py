"""Places told in two halves: "Hemliga" in one text, "gatan 3" in another."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from vart.check.secrecy import words
from vart.check.secrecy.fold import Folded
from vart.check.secrecy.matching import WORD, listed
from vart.check.secrecy.search import Trace, traces
from vart.check.secrecy.streets import ENDS

#: Texts are joined by so many characters of their ends.
_REACH = 48
_STREET_WORDS = frozenset(
    word.rstrip(".")
    for list_ in (
        words.STREETS_AFTER, words.STREETS_BEFORE, words.STREETS_CYRILLIC, words.STREETS_ARABIC, words.STREETS_ETHIOPIC
    )
    for word in listed(list_)
)  # fmt: skip
_KINDS = frozenset({"street", "postcode", "coordinates", "plus-code", "property"})
_ENDED = re.compile(r"[.!?…:;؟።]\W*\Z")
_SHORT = 14


class Joint(NamedTuple):
    """A place in two halves: which two texts, where it begins in the first, where it ends in the second."""

    kind: str
    first: int
    start: int
    second: int
    end: int


def joints(texts: Sequence[str], phones: Container[str] = frozenset()) -> list[Joint]:
    """Return what two of ``texts`` tell when read after each other, in either order; none told by one text alone.

    A text that ends as a sentence does is not gone on with. Each second half is told of once, with the nearest first.
    """
    tails = [(index, text[-_REACH:], last) for index, text in enumerate(texts) if (last := _last_word(text))]
    found: list[Joint] = []
    for second, text in enumerate(texts if tails else ()):
        head = text[:_REACH]
        folded = Folded(head).native.lstrip()
        match = WORD.match(folded)
        begins = match[0] if match else ""
        goes_on = head[:1].islower()
        heads = WORD.findall(folded)[:3] if goes_on else [begins]
        street = any(word.endswith(ENDS) or word in _STREET_WORDS for word in heads)
        if not street and not goes_on and not folded[:1].isdigit():
            continue
        likely = [
            (first, tail)
            for first, tail, last in tails
            if first != second
            and (
                street
                or (goes_on and (last + begins).endswith(ENDS))
                or (not begins and (last.endswith(ENDS) or last in _STREET_WORDS or last[-1].isdigit()))
            )
        ]
        for first, tail in sorted(likely, key=lambda one: (abs(one[0] - second), one)):
            joint = _joint(texts, first, second, tail, head, phones)
            if joint:
                found.append(joint)
                break
    found += _spread(texts, phones)
    return found


def _last_word(text: str) -> str:
    """Return the last word of a text that does not end as a sentence does, else nothing."""
    if _ENDED.search(text[-8:]):
        return ""
    match = re.search(r"[^\W_]+\Z", Folded(text[-24:]).text.rstrip(" ,-\n\"')"))
    return match[0] if match else ""


def _joint(texts: Sequence[str], first: int, second: int, tail: str, head: str, phones: Container[str]) -> Joint | None:
    # A word goes on with a small letter, a number with a digit only where nothing else is written.
    single = len(texts[first].split()) == 1 or len(texts[second].split()) == 1
    glued = head[:1].islower() or (head[:1].isdigit() and single)
    for between in ("", " ") if glued else (" ",):
        text = tail + between + head
        for kind, start, end in _crossing(text, len(tail), len(tail) + len(between), phones):
            if any(map(str.isdigit, text[start:end])) or single:
                skipped = len(texts[first]) - len(tail)
                return Joint(kind, first, skipped + start, second, end - len(tail) - len(between))
    return None


def _crossing(text: str, before: int, after: int, phones: Container[str]) -> Iterator[Trace]:
    text = text.replace("\n", " ")
    alone = {trace.kind for trace in traces(text[:before], phones)}
    for trace in traces(text, phones):
        if trace.kind in _KINDS and trace.start < before and trace.end > after and trace.kind not in alone:
            yield trace


def _spread(texts: Sequence[str], phones: Container[str]) -> Iterator[Joint]:
    """Yield what a run of three or more short texts tells, joined one after another."""
    start = 0
    while start < len(texts):
        end = start
        while end < len(texts) and 0 < len(texts[end]) <= _SHORT:
            end += 1
        if end - start > 2:
            for between in ("", " "):
                joined, places = "", []
                for index in range(start, end):
                    piece = texts[index] + between
                    joined += piece
                    places += [(index, offset) for offset in range(len(piece))]
                for trace in traces(joined, phones):
                    (first, at), (last, stop) = places[trace.start], places[trace.end - 1]
                    if trace.kind in _KINDS and last - first > 1:
                        yield Joint(trace.kind, first, at, last, min(stop + 1, len(texts[last])))
        start = max(end, start + 1)
