"""Text as an eye reads it: one spelling for the many that look the same, with the way back to the original.

Whoever smuggles an address past a check writes it with zero-width characters, Cyrillic letters, full-width digits,
dots under the letters or blanks between them. All of these become plain small letters here, and every character
remembers where it stood.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from vart.check.secrecy.glyphs import LOOKALIKES, PLAIN

#: Blank to the eye though Unicode calls some of them letters or symbols.
_BLANK = "\t\v\f\u115f\u1160\u2800\u3164\uffa0\u1361\u1680"
_INVISIBLE = re.compile("[\u00ad\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0000-\U000e0fff]")
_SPACES = re.compile("  +")


def _fold_character(character: str, *, lookalikes: bool) -> str:
    """Return what ``character`` is read as: nothing, one character or several; case is kept."""
    if character == "\n":
        return "\n"
    if character in _BLANK:
        return " "
    if character in "åÅ":
        return character
    if character in PLAIN:
        return PLAIN[character]
    category = unicodedata.category(character)
    if category in ("Cf", "Cc", "Cn", "Co", "Cs") or _INVISIBLE.match(character):
        return ""
    if category[0] == "Z":
        return " "
    if category == "Pd":
        return "-"
    result = ""
    for part in unicodedata.normalize("NFKD", character):
        category = unicodedata.category(part)
        if category in ("Mn", "Me", "Cf"):
            continue
        if category == "Nd":
            part = str(unicodedata.digit(part))
        elif category == "Pd":
            part = "-"
        elif category[0] == "Z":
            part = " "
        else:
            part = PLAIN.get(part, part)
            if lookalikes:
                part = LOOKALIKES.get(part, part)
        result += part
    return result


class _Table(dict):
    """A table for :meth:`str.translate` that works each character out once and knows which change the length."""

    def __init__(self, *, lookalikes: bool) -> None:
        super().__init__()
        self.lookalikes = lookalikes
        self.longer_or_shorter: set[str] = set()

    def __missing__(self, point: int) -> str:
        character = chr(point)
        folded = _fold_character(character, lookalikes=self.lookalikes)
        # str.lower() must not change the length either.
        folded = "".join(part if len(part.lower()) == 1 else part.lower()[0] for part in folded)
        if len(folded) != 1:
            self.longer_or_shorter.add(character)
        self[point] = folded
        return folded


def _lower(cased: str) -> str:
    return cased.lower().replace("å", "a")


_LATIN = _Table(lookalikes=True)
_NATIVE = _Table(lookalikes=False)
_FOREIGN = re.compile("[\u0370-\u058f]")  # Greek, Cyrillic, Armenian: what look-alikes are taken from


class Folded:
    """A text in plain small letters.

    ``text``: look-alikes are Latin letters, accents are gone (``ä`` is ``a``), runs of blanks are one blank, line
    breaks are kept. ``native``: the same without the look-alikes, for rules about Cyrillic words; equally long.
    ``cased`` and ``native_cased``: the same with capitals, and with ``å``, which tells "år" (years) from "är" (is).
    :meth:`span` leads back to the original.
    """

    __slots__ = ("_offsets", "_original", "cased", "has_digit", "native", "native_cased", "text")

    def __init__(self, original: str) -> None:
        self._original = original
        self._offsets: list[int] | None = None
        self.cased = _SPACES.sub(" ", original.translate(_LATIN))
        self.text = _lower(self.cased)
        if _FOREIGN.search(original):
            self.native_cased = _SPACES.sub(" ", original.translate(_NATIVE))
            self.native = _lower(self.native_cased)
        else:
            self.native, self.native_cased = self.text, self.cased
        self.has_digit = _DIGIT.search(self.text) is not None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` stands in the original."""
        if self._offsets is None:
            if len(self.text) == len(self._original) and _LATIN.longer_or_shorter.isdisjoint(self._original):
                self._offsets = list(range(len(self._original)))
            else:
                self._offsets = self._work_out()
        offsets = self._offsets
        return (offsets[start], offsets[end - 1] + 1) if end > start else (offsets[start], offsets[start])

    def _work_out(self) -> list[int]:
        offsets: list[int] = []
        before = ""
        for offset, character in enumerate(self._original):
            for part in _LATIN[ord(character)]:
                if not (part == " " and before == " "):
                    offsets.append(offset)
                before = part
        return offsets


_DIGIT = re.compile("[0-9]")


class Respelt(Folded):
    """A folded text of which some pieces were cut out or exchanged one by one; it leads back all the same."""

    __slots__ = ("_below", "_cuts", "_lengths")

    def __init__(self, below: Folded, pieces: list[tuple[int, int]], exchange: dict[int, str] | None = None) -> None:
        """``pieces``: the spans of ``below`` that stay; ``exchange``: letters put in the place of others."""
        self._below = below
        for name in ("text", "cased", "native", "native_cased"):
            source = getattr(below, name)
            if exchange:
                letters = list(source)
                for index, letter in exchange.items():
                    letters[index] = letter
                source = "".join(letters)
            setattr(self, name, "".join(source[start:end] for start, end in pieces))
        self._cuts, self._lengths = [start for start, _ in pieces], [0]
        for start, end in pieces:
            self._lengths.append(self._lengths[-1] + end - start)
        self.has_digit = _DIGIT.search(self.text) is not None

    def _back(self, index: int) -> int:
        piece = bisect_right(self._lengths, index) - 1
        return self._cuts[piece] + index - self._lengths[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` stands in the original."""
        return self._below.span(self._back(start), self._back(max(end - 1, start)) + 1)


# Single characters with gaps ("H e m l i g"), syllables of one or two letters ("He ml ig"), or short pieces hyphenated
# ("Hem-li-ga"). Digits only one by one: "13 16 20" are ages, not a postcode.
_SINGLES = re.compile(r"(?<![^\W_])[^\W_](?:[ .\-_*|~·]{1,3}[^\W_](?![^\W_])){3,}")
_PIECES = re.compile(
    r"(?<![^\W_])(?:"
    r"[^\W\d_]{1,2}(?:[ .\-_*|~·]{1,3}[^\W\d_]{1,2}(?![^\W_])){4,}"
    r"|[^\W\d_]{1,5}(?:[.\-_*|~·][^\W\d_]{1,5}(?![^\W_])){2,}"
    r")"
)
_MAYBE_SPREAD = re.compile(r"[ .\-_*|~·](?:[^\W_]{1,2}[ .\-_*|~·]{1,3}){2}[^\W_]|[.\-_*|~·][^\W\d_]{1,5}[.\-_*|~·]")
_GAP = re.compile(r"[ .\-_*|~·]+")
_LEET = re.compile(r"[013457@$](?<=[a-z].)(?=[a-z])")
_LETTERS = {"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"}


def respellings(folded: Folded) -> list[Folded]:
    """Return other readings: ``H e m l i g`` as one word, ``h3ml1g`` with letters. Usually none."""
    readings: list[Folded] = []
    pieces, done = [], 0
    for start, end in _runs(folded.text) if _MAYBE_SPREAD.search(folded.text) else ():
        for gap in _GAP.finditer(folded.text, start, end):
            pieces.append((done, gap.start()))
            done = gap.end()
    if pieces:
        pieces.append((done, len(folded.text)))
        readings.append(Respelt(folded, pieces))
    exchange = {match.start(): _LETTERS[match[0]] for match in _LEET.finditer(folded.text)}
    if exchange:
        readings.append(Respelt(folded, [(0, len(folded.text))], exchange))
    return readings


def _runs(text: str) -> list[tuple[int, int]]:
    singles = [match.span() for match in _SINGLES.finditer(text)]
    pieces = [match.span() for match in _PIECES.finditer(text)]
    alone = [piece for piece in pieces if not any(start < piece[1] and piece[0] < end for start, end in singles)]
    return sorted(singles + alone)


def fold(text: str) -> str:
    """Return ``text`` folded, for word lists that are compared with folded texts."""
    return Folded(text).native
