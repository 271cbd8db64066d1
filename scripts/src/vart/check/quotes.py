"""Telephone numbers in running text: what a source quotes, what a translation repeats."""

from __future__ import annotations

import re
from functools import lru_cache

from vart.check.dialling import faults
from vart.model.phone import COUNTRY, canonical, digits, is_short_number

#: Numbers that any page may mention beside its own; they alone do not make a source one that quotes numbers.
EVERYWHERE = frozenset({"112", "1177", "11313", "11414"})

# Letters of other scripts may touch a number: Arabic writes "and" at the front of the next word.
_CANDIDATE = re.compile(
    r"(?<![A-Za-zÅÄÖåäö0-9_+.,:/-])(?:\+|00)?\d[\d ()\u00a0\u2010-\u2013/-]{1,20}\d"
    r"(?![A-Za-zÅÄÖåäö0-9_]|[.,:]\d|\.[a-z])"
)
_DIALLED = re.compile(r"(?:\+ ?)?\d(?:[ \u00a0()\u2010-\u2013/-]*\d)+")
#: A number has no more groups of digits than this: +46 (0)8 12 34 56 78.
_MOST_GROUPS = 8


@lru_cache(maxsize=16384)
def numbers_in(text: str) -> frozenset[str]:
    """Return the telephone numbers that stand in ``text``, in canonical form.

    Careful rather than complete: dates, hours, amounts and damaged numbers are left alone.
    """
    found = set()
    for match in _CANDIDATE.finditer(text):
        words = re.sub(r"[\u2010-\u2013/]", "-", match[0]).replace("\u00a0", " ").split(" ")
        # A price or another number may follow: take the longest beginning that is a number, then look at the rest.
        start = 0
        while start < len(words):
            for end in range(len(words), start, -1):
                attempt = " ".join(words[start:end])
                if _is_number(attempt):
                    found.add(canonical(attempt))
                    start = end
                    break
            else:
                start += 1
    return frozenset(found)


def _is_number(text: str) -> bool:
    if is_short_number(text):
        return re.fullmatch(r"[\d ]+", text) is not None
    return (
        text[:1] in ("0", "+")
        and len(digits(text)) > 7
        and all(fault.unless_quoted or fault.severity == "warning" for fault in faults(text))
    )


@lru_cache(maxsize=16384)
def is_quoted(number: str, text: str) -> bool:
    """Say whether the digits of ``number`` stand in ``text``, in national or international form, however spaced."""
    whole = canonical(number)
    runs = _runs(text)
    if whole.startswith("+"):
        national = f"0{whole[3:]}" if whole.startswith(f"+{COUNTRY}") else whole
        return whole in runs or national in runs or f"00{whole[1:]}" in runs
    return whole in numbers_in(text) or f"={whole}" in runs


@lru_cache(maxsize=16384)
def _runs(text: str) -> frozenset[str]:
    """Return the digits of all neighbouring groups of digits; with = before those that have no digits beside them."""
    found = set()
    for match in _DIALLED.finditer(text):
        whole = match[0].replace("(0)", "")
        groups = re.findall(r"\d+", whole)
        found.add(f"={''.join(groups)}")
        for start in range(len(groups)):
            run = "+" if whole[0] == "+" and start == 0 else ""
            for group in groups[start : start + _MOST_GROUPS]:
                run += group
                found.add(run)
    return frozenset(found)


@lru_cache(maxsize=16384)
def dialled_in(text: str) -> frozenset[str]:
    """Return what a reader of ``text`` might dial, numbers that lost a digit included.

    Used to compare a translation with its source text. Years, dates and spans of hours are left alone.
    """
    found = set(numbers_in(text))
    for match in _DIALLED.finditer(text):
        plain = digits(match[0])
        looks_so = len(plain) >= 6 if match[0][0] in "0+" else len(plain) >= 5 and plain[:2] == "11"
        if looks_so and len(re.findall("[\u2010-\u2013/-]", match[0])) < 2 and not numbers_in(match[0]):
            found.add(canonical(match[0]))
    return frozenset(found)
