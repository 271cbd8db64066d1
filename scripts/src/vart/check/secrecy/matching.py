"""Small tools of the rules: word lists as patterns, house numbers, capitals, neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from vart.check.secrecy import words
from vart.check.secrecy.fold import Folded

#: What a rule yields: kind, and the span in the folded text.
Hit = tuple[str, int, int]

_CYRILLIC = re.compile("[\u0400-\u052f]")
WORD = re.compile(r"[^\W\d_]+")


def fold_word(word: str) -> str:
    """Return a word of a list as it stands in :attr:`Folded.text` (Cyrillic ones: in :attr:`Folded.native`)."""
    folded = Folded(" ".join(word.split()))
    return folded.native if _CYRILLIC.search(word) else folded.text


def listed(words_: str | Iterable[str]) -> frozenset[str]:
    """Return the folded words of a list, one a blank; a text with ``|`` holds phrases."""
    if isinstance(words_, str):
        words_ = words_.split("|") if "|" in words_ else words_.split()
    return frozenset(fold_word(word) for word in words_ if word.strip())


def both_scripts(words_: str | Iterable[str]) -> frozenset[str]:
    """Return the words of a list as they stand in :attr:`Folded.text` and in :attr:`Folded.native`."""
    return listed(words_) | {Folded(word).text for word in listed(words_)}


def either(words_: str | Iterable[str]) -> str:
    """Return a pattern for any of the folded words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(both_scripts(words_), key=lambda word: (-len(word), word)))


_UNITS = re.compile(rf" ?(?P<unit>{either(words.UNITS)})(?![^\W\d_])")
_NUMBER_SIGNS = "nr|no|num|numero|nummer|numer|nro|n°|д|дом|буд|б|br|پلاک|رقم"
_HOUSE = re.compile(
    rf"[ ,:#_-]{{0,3}}(?:(?:{either(_NUMBER_SIGNS)})\.?:? ?)?(?P<number>[1-9]\d{{0,2}})"
    # Not the start of a telephone number, a year, a time or a date.
    r"(?!\d|[:.,/%§]\d|[.,]?-\d{2,}| ?[-] ?\d{1,2}[:.]| \d{3}(?!\d| ?\d\d)| \d{2} \d{2}(?!\d)"
    r"|(?<=\d\d\d) \d\d(?!\d)|/7)"
    r"(?: ?[a-h](?![^\W_]))?"
)
_NUMBERS = """två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo
    trettio fyrtio femtio two three four five seven eight nine ten"""
_NUMBER_WORDS = re.compile(rf"[ ,:#_-]{{0,3}}(?:(?:nr|nummer)\.? ?)?(?:{either(_NUMBERS)})(?![^\W_])")


def house_number(text: str, position: int, cased: str = "", *, in_words: bool = False) -> int:
    """Return where a house number that begins at ``position`` ends, or 0: ages, hours, prices are none.

    :param cased: :attr:`Folded.cased`, to tell "3 år" from "3 är"; without it both count as years.
    :param in_words: take "tre" for a number, too.
    """
    match = _HOUSE.match(text, position)
    if match:
        if _RANGE_OF_HOURS.match(text, match.start("number")) or followed_by_unit(text, match.end("number"), cased):
            return 0
        return match.end()
    if in_words:
        match = _NUMBER_WORDS.match(text, position)
        if match and not followed_by_unit(text, match.end(), cased):
            return match.end()
    return 0


_RANGE_OF_HOURS = re.compile(r"\d{1,2} ?- ?\d{1,2}(?! ?[a-h](?![^\W_]))(?:[^\W\d_]| ?år|,? och|$)|24(?:/7| h)")


def followed_by_unit(text: str, position: int, cased: str = "") -> bool:
    """Say whether a unit ("kr", "personer", "ساعة") stands at ``position``."""
    match = _UNITS.match(text, position)
    if match and match["unit"] == "ar" and cased:
        return cased[match.start("unit")] in "åÅ"
    return match is not None


def word_before(text: str, position: int, between: str = " ") -> tuple[int, int]:
    """Return the span of the word that ends before ``position``, with only characters of ``between`` in the gap.

    An empty span when there is none.
    """
    end = position
    while end > 0 and text[end - 1] in between and position - end < 3:
        end -= 1
    if end == position and position > 0:
        return (position, position)
    start = end
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    return (start, end)


def is_capital(cased: str, position: int) -> bool:
    """Say whether a capital stands at ``position``."""
    return position < len(cased) and cased[position].isupper()


def starts_sentence(text: str, position: int) -> bool:
    """Say whether a word at ``position`` stands where any word would have a capital."""
    before = text[:position].rstrip(" \"'(-#*>")
    return not before or before[-1] in ".!?:\n|"


Judge = Callable[[Folded, str, str, int, int], Hit | None]


class Phrases:
    """Phrases of many lists, found in one walk over the words of a text."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[re.Pattern[str], Judge]]] = {}

    def add(self, phrases: str | Iterable[str], judge: Judge) -> None:
        """Let ``judge(folded, text, cased, start, end)`` decide about each place where one of ``phrases`` stands."""
        groups: dict[str, list[str]] = {}
        for phrase in listed(phrases):
            first = WORD.search(phrase)
            if first and first.start() == 0:
                groups.setdefault(first[0], []).append(phrase)
        for first, group in groups.items():
            # A word that ends with a full stop ends there; any other must not go on.
            ends = "|".join(
                re.escape(phrase) + ("" if phrase[-1] == "." else r"(?![^\W_])")
                for phrase in sorted(group, key=lambda phrase: (-len(phrase), phrase))
            )
            self._by_first.setdefault(first, []).append((re.compile(ends), judge))

    def known(self, word: str) -> list[tuple[re.Pattern[str], Judge]] | None:
        """Return what may begin with ``word``."""
        return self._by_first.get(word)

    def hits(self, folded: Folded, text: str, cased: str, start: int, word: str) -> Iterator[Hit]:
        """Yield what the phrases that begin with ``word`` at ``start`` tell."""
        for pattern, judge in self._by_first[word]:
            match = pattern.match(text, start)
            if match:
                hit = judge(folded, text, cased, match.start(), match.end())
                if hit:
                    yield hit
