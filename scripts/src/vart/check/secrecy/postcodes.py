"""Postcodes (Sweden: five digits, written "123 45"), told from telephone numbers, sums and counts."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from vart.check.secrecy import words
from vart.check.secrecy.fold import Folded
from vart.check.secrecy.matching import Hit, both_scripts, either, followed_by_unit, is_capital, listed, word_before

_POSTCODE = re.compile(r"[1-9](?<!\d.)\d\d[ -]?\d\d(?!\d| \d|-\d|[.,:/]\d|[.,] ?000)")
_COUNTRY = re.compile(r"(?<![^\W_])(?:se|s)(?: ?- ?| )$|(?<![^\W_])se$")
_NUMBER_BEFORE = re.compile(r"\d\)? $")
_TOWN = re.compile(rf"[ ,.-]{{1,3}}(?:{either(words.TOWNS)})(?![^\W\d_])")
_NEXT_WORD = re.compile(r"[ ,]{1,2}(?P<word>[^\W\d_]{2,})")
_PHONE_WORDS = frozenset(word.rstrip(".") for word in both_scripts(words.PHONE_WORDS))
_DAYS = listed(words.BEFORE_TIMES)
#: Swedish numbers of national importance that have the form of a postcode (PTS, numbering plan for 11x and 90x xxx).
SHORT_NUMBERS = frozenset({"11414", "11313", "90101", "90390", "90000"})


def postcodes(folded: Folded, phones: Container[str], *, sure_only: bool = False) -> Iterator[Hit]:
    """Yield postcodes that are not telephone numbers, amounts or parts of longer numbers.

    :param phones: numbers, as digits only, that are known to be telephones.
    :param sure_only: only those with a country before or a town after.
    """
    if not folded.has_digit:
        return
    text = folded.text
    for match in _POSTCODE.finditer(text):
        start, end = match.span()
        town = _TOWN.match(text, end)
        country = _COUNTRY.search(text, max(0, start - 5), start)
        if country and country[0] == "s ":
            country = None
        if town or country:
            yield ("postcode", country.start() if country else start, town.end() if town else end)
            continue
        before = text[start - 1] if start else " "
        if sure_only or "-" in match[0] or before.isalnum() or before in "-./:=§+#_?&)":
            continue
        after = text[end : end + 1] or " "
        if after.isalnum() or after in "§_=@-":
            continue
        if _NUMBER_BEFORE.search(text, max(0, start - 4), start):
            continue
        digits = match[0].replace(" ", "")
        if digits in SHORT_NUMBERS or digits in phones or _after_phone_word(text, start):
            continue
        following = _NEXT_WORD.match(text, end)
        if following and is_capital(folded.cased, following.start("word")) and following["word"] not in _DAYS:
            yield ("postcode", start, following.end())
        elif not followed_by_unit(text, end, folded.cased):
            # Five digits in one are more often a sum or a count: "15000 samtal".
            counts = digits.endswith("000") or (following and folded.cased[following.start("word")].islower())
            if " " in match[0] or not counts:
                yield ("postcode", start, end)


def _after_phone_word(text: str, position: int) -> bool:
    for _ in range(3):
        start, end = word_before(text, position, " :.(\"'")
        if start == end:
            return False
        if text[start:end] in _PHONE_WORDS:
            return True
        if text[start:end] not in ("pa", "till", "on", "to", "ar", "is", "at", "a"):
            return False
        position = start
    return False
