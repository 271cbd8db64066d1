"""Parts of the syntax that the library reads, but that must not mean anything in a record by accident."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vart.hours.problem import HoursProblem

#: Parts of the syntax that would mean something, but not what a reader needs. (Pattern, what it is, what to do.)
REFUSED: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r'["“”„]'), "hours may not hold a comment in quotes; alone it would mean open round the clock",
     "take the comment out, and put what it says into notes"),
    (re.compile(r"(?i)\b(efter överenskommelse|(by )?appointment|tidsbokning|bokning|bokas?|tidsbeställning)\b"),
     "“{found}” is not a time", "leave hours out; for a visit write visit: by-appointment"),
    (re.compile(r"(?i)\bunknown\b|\bokänt?\b|\bvarierar\b|\bvaries\b"), "“{found}” is not a time",
     "leave hours out when they are not known"),
    (re.compile(r"\|\|"), "a fallback (||) can not be said in words", "write one set of hours"),
    (re.compile(r"(?i)\b(week|weeks|vecka|veckor|v\.)\s?\d+"), "week numbers can not be said in words that readers use",
     "write months or dates, as Jul 06-Aug 09"),
    (re.compile(r"(?i)\b(jämn|udda|varannan)\w*"), "“{found}” weeks are not read",
     "leave hours out and say it in notes"),
    (re.compile(r"(?i)sunrise|sunset|dawn|dusk"), "“{found}” differs from day to day", "write times of the clock"),
    (re.compile(r"\d\+"), "an open end (+) says nothing about when it closes", "write the time when it closes"),
    (re.compile(r"\bSH\b"), "school holidays (SH) are passed over in silence, so the rule would do nothing",
     "write the dates or months, as Jun 15-Aug 15"),
    (re.compile(r"(?i)\beaster\b"), "easter as a word of its own is not read", "write PH, which holds the Easter days"),
    (re.compile(r"PH ?[-+] ?\d"), "a day before or after a holiday can not be said in words",
     "write the date, as Dec 23 10:00-14:00"),
    (re.compile(r"\[[^\]]*\]"), "a certain weekday of the month, in brackets, is not read",
     "leave hours out and say it in notes"),
    (re.compile(r"(?<!24)/(?!7)"), "a slash is not read",
     "write times as 09:00-12:00,13:00-16:00 and only 24/7 with a slash"),
)  # fmt: skip


def refused(text: str) -> Iterator[HoursProblem]:
    """Yield what is understood but not wanted."""
    for pattern, message, remedy in REFUSED:
        if match := pattern.search(text):
            yield HoursProblem(message, remedy, "error", {"found": match[0]})
