"""Everything in a text that tells a place."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from vart.check.secrecy import codes, directions, postcodes, registers, streets
from vart.check.secrecy.fold import Folded, respellings
from vart.check.secrecy.matching import WORD, Hit, Phrases

#: Kinds, the most telling first: where traces touch, the place is named after the first of them.
KINDS = (
    "street", "coordinates", "map-link", "plus-code", "what3words", "property", "postcode", "care-of", "floor",
    "directions", "photo", "organisation-number", "identity-number", "po-box",
)  # fmt: skip
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


class Trace(NamedTuple):
    """A piece of a text that tells a place: one of :data:`KINDS`, and its span in the text as it was given."""

    kind: str
    start: int
    end: int


_PHRASES = Phrases()
streets.add_to(_PHRASES)
directions.add_to(_PHRASES)
_LATIN = "\u036f"
_LAST_THREE = streets.LAST_THREE | {"ans", "ens"}
_STREET_ENDS = (*streets.ENDS, "gatans", "vagens")

#: What shows that a run of characters without blanks is a web or mail address.
_ADDRESS = re.compile(
    r"://|www\.|@[\w-]+\.|\.(?:se|com|org|net|nu|eu|info|io|today|stockholm|gov|edu|example)(?!\w)", re.IGNORECASE
)
_ALONE_IN_ADDRESSES = frozenset({"gatan", "gata", "granden", "grand"})
_EDGE = re.compile(r"[\s<>\"'()\[\]{}]")
_SLUG = str.maketrans(dict.fromkeys("/_+=&?#-.%,;:~", " "))
#: What may stand between two traces of one place: "Hemligagatan 3, 123 45 Farsta", "Hemligagatan 3 i Farsta".
_BETWEEN = re.compile(
    r"[\s,;:.()/&–—-]*"
    r"(?:(?:i|in|på|at|vid|och|and|nr|no|the|SE|S|fi|في|در|w|в|у|en|à|ku|li)\b[\s,;:.()-]*)?"
)


def traces(text: str, phones: Container[str] = frozenset()) -> list[Trace]:
    """Return all things in ``text`` that tell a place, in their order; pieces of one address are one trace.

    A line break ends what belongs together: join the lines first where they are one sentence.

    :param text: any text, web addresses included.
    :param phones: digits of numbers that are known to be telephones, so that they are not read as postcodes.
    """
    return [] if _CLEAN.all(text, phones) else _search(text, phones)


class _Lines:
    """Lines that were searched before and tell nothing, whatever telephones are known: files are much alike.

    Nothing reaches over a line break, so a text of clean lines is clean. Lines that are new are searched together, in
    their order; when they tell something the whole text is searched, and nothing is remembered.
    """

    #: Longer lines are hardly ever seen twice; the bound keeps a long process small.
    LENGTH, MOST = 90, 50_000
    #: A line with as many digits as a postcode may be clean only because they are a known telephone's.
    NUMBER = re.compile(r"\d(?:\D{0,3}\d){4}")
    #: Days, codes and fingerprints are in every file, never twice the same, and hold no words.
    DULL = re.compile(r" *(?:- )?(?:[a-z_]+: [12]\d{3}-\d\d-\d\d|source: [0-9a-f]{12}|code: \"?[a-z0-9]{4}\"?)?")

    def __init__(self) -> None:
        self._clean: set[str] = set()

    def all(self, text: str, phones: Container[str]) -> bool:
        """Say whether no line of ``text`` tells anything."""
        lines = text.split("\n")
        fresh = [line for line in lines if line not in self._clean and not self.DULL.fullmatch(line)]
        if fresh and _search("\n".join(fresh), phones):
            return False
        if len(self._clean) > self.MOST:
            self._clean.clear()
        self._clean.update(line for line in fresh if len(line) <= self.LENGTH and not self.NUMBER.search(line))
        return True


_CLEAN = _Lines()


def _search(text: str, phones: Container[str]) -> list[Trace]:
    found: list[Trace] = []
    prose = text
    addresses = _addresses(text)
    if addresses:
        found.extend(_in_addresses(text, addresses))
        pieces, done = [], 0
        for start, end in addresses:
            pieces += (text[done:start], "\n" * (end - start))
            done = end
        prose = "".join(pieces) + text[done:]
    folded = Folded(prose)
    found.extend(Trace(kind, *folded.span(start, end)) for kind, start, end in _in_prose(folded, phones))
    whole = folded if prose is text or prose == text else Folded(text)
    found.extend(Trace(kind, *whole.span(start, end)) for kind, start, end in codes.anywhere(whole))
    for other in respellings(folded):
        hits = [*_in_words(other, spelt=True), *postcodes.postcodes(other, phones), *streets.patterns(other)]
        found.extend(Trace(kind, *other.span(start, end)) for kind, start, end in hits)
    return merged(text, found)


def _in_prose(folded: Folded, phones: Container[str]) -> Iterator[Hit]:
    yield from _in_words(folded)
    yield from postcodes.postcodes(folded, phones)
    yield from registers.numbers(folded)
    yield from streets.patterns(folded)
    yield from directions.patterns(folded)


class _Words:
    """Words that no rule looks for, and those that one does; most words of a text were met before."""

    MOST = 100_000

    def __init__(self) -> None:
        self._dull: set[str] = set()

    def of_interest(self, text: str) -> set[str]:
        """Return the words of ``text`` that can be part of a place by themselves. Usually there are few, or none."""
        fresh = set(WORD.findall(text)) - self._dull
        found = {word for word in fresh if self._of_interest(word)}
        if len(self._dull) > self.MOST:
            self._dull.clear()
        self._dull |= fresh - found
        return found

    @staticmethod
    def _of_interest(word: str) -> bool:
        if word.endswith(_STREET_ENDS) and len(word) > 4:
            return True
        return (word[0] > _LATIN and streets.by_ear(word, 0) is not None) or _PHRASES.known(word) is not None


_WORDS = _Words()


def _in_words(folded: Folded, *, spelt: bool = False) -> Iterator[Hit]:
    text, cased = folded.text, folded.cased
    words = _WORDS.of_interest(text)
    for match in WORD.finditer(text) if words else ():
        word = match[0]
        if word not in words:
            continue
        if word[-3:] in _LAST_THREE and len(word) > 4:
            hit = streets.compound(folded, text, cased, match.start(), match.end())
            if hit:
                yield hit
        elif word[0] > _LATIN:
            hit = streets.by_ear(word, match.start())
            if hit:
                yield hit
        if not spelt and _PHRASES.known(word):
            yield from _PHRASES.hits(folded, text, cased, match.start(), word)
    if folded.native is not text and not spelt:
        text, cased = folded.native, folded.native_cased
        words = _WORDS.of_interest(text)
        for match in WORD.finditer(text) if words else ():
            if match[0][0] <= _LATIN or match[0] not in words:
                continue
            hit = streets.by_ear(match[0], match.start())
            if hit:
                yield hit
            if _PHRASES.known(match[0]):
                yield from _PHRASES.hits(folded, text, cased, match.start(), match[0])


def _addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of web and mail addresses."""
    spans: list[tuple[int, int]] = []
    for match in _ADDRESS.finditer(text):
        if spans and match.start() < spans[-1][1]:
            continue
        edge = _EDGE.search(text, match.end())
        start = match.start()
        while start > 0 and not _EDGE.match(text[start - 1]):
            start -= 1
        spans.append((start, edge.start() if edge else len(text)))
    return spans


def _in_addresses(text: str, addresses: list[tuple[int, int]]) -> Iterator[Trace]:
    """Yield streets and postcodes in the words of web addresses; a name alone is none, a house number must follow."""
    for first, last in addresses:
        # A house number may stand behind the address: https://…/hemligagatan 3
        raw = text[first : last + 4] if text[last : last + 1] == " " else text[first:last]
        plain = unquote(raw) if "%" in raw else raw
        folded = Folded(plain.translate(_SLUG))
        hits = list(postcodes.postcodes(folded, (), sure_only=True))
        for word in WORD.finditer(folded.text):
            if word[0][-3:] in _LAST_THREE:
                hit = streets.compound(folded, folded.text, folded.text, word.start(), word.end(), number_needed=True)
                hits.extend([hit] if hit else [])
            if word[0] in _ALONE_IN_ADDRESSES:
                hit = streets.alone(folded, folded.text, folded.text, word.start(), word.end())
                hits.extend([hit] if hit else [])
        for kind, start, end in hits:
            if plain == raw:
                start, end = folded.span(start, end)
            else:
                start, end = 0, last - first
            yield Trace(kind, first + start, first + end)


def merged(text: str, found: Iterable[Trace]) -> list[Trace]:
    """Return ``found`` with those joined that overlap or touch, each under the most telling kind."""
    result: list[Trace] = []
    for trace in sorted(found, key=lambda trace: (trace.start, -trace.end)):
        if result:
            last = result[-1]
            gap = text[last.end : trace.start]
            if trace.start <= last.end or (len(gap) < 12 and "\n" not in gap and _BETWEEN.fullmatch(gap)):
                # A postcode inside a box's address is the box's.
                kind = min(last.kind, trace.kind, key=_RANK.__getitem__)
                if {last.kind, trace.kind} == {"po-box", "postcode"} and trace.start < last.end:
                    kind = "po-box"
                result[-1] = Trace(kind, last.start, max(last.end, trace.end))
                continue
        result.append(trace)
    return result
