"""The part of the OSM ``opening_hours`` syntax that records may use, read into rules.

https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification is far wider. What is not read here is refused,
because nobody should publish hours that mean something by accident: the library ``opening_hours`` takes
``Mo, Tu 09:00-12:00`` for "all of Monday, and Tuesday morning", and a comment alone for "always open".

Every text that this module reads without problems is one that the library reads, too (a test holds that).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

#: Minutes of a day.
DAY = 24 * 60

#: Minutes from midnight, the end not included; an end over :data:`DAY` lies on the next day.
Span = tuple[int, int]


class HoursError(ValueError):
    """A text that is not read as opening hours.

    ``rule`` is the part that was not understood. The message does not repeat it: it may hold anything, logs are public.
    """

    def __init__(self, rule: str) -> None:
        super().__init__("the hours can not be read as opening hours; `vart check` says what to write")
        self.rule = rule


class Day(NamedTuple):
    """A day of the calendar; ``year`` is 0 when it returns every year."""

    year: int
    month: int
    day: int


class Period(NamedTuple):
    """From one day to another, both included; over New Year when the last comes before the first."""

    first: Day
    last: Day
    #: Written as months, so that it is said as months.
    months: bool

    def holds(self, day: date) -> bool:
        """Say whether ``day`` lies in the period."""
        if self.first.year:
            return self.first <= (day.year, day.month, day.day) <= self.last
        start, here, end = self.first[1:], (day.month, day.day), self.last[1:]
        return start <= here <= end if start <= end else here >= start or here <= end


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: on these days, these hours.

    ``text`` is the rule as written, ``period_text`` its months and dates with a space after them. ``days`` are
    weekdays from 0 (Monday) in the order written, ``holidays`` whether ``PH`` is among them; a rule applies on a day
    that is either. No ``spans`` means closed. ``adds`` is true after a comma: the rule adds hours to those of the
    rules before it instead of replacing them.
    """

    text: str
    period_text: str
    periods: tuple[Period, ...]
    days: tuple[int, ...]
    holidays: bool
    spans: tuple[Span, ...]
    adds: bool

    @property
    def plain(self) -> bool:
        """Whether the rule is part of the plain week: it has weekdays and holds all the year."""
        return bool(self.days) and not self.periods


_TIMES = r"\d{1,2}:\d\d-\d{1,2}:\d\d(?:, ?\d{1,2}:\d\d-\d{1,2}:\d\d)*"
_WEEKDAY = rf"(?:{'|'.join(DAYS)})"
_WEEKDAYS = rf"(?:{_WEEKDAY}(?:-{_WEEKDAY})?|PH)"
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_YEAR = r"20\d\d"
#: ``Jun``, ``Jun-Jul``, ``Dec 24``, ``Dec 24-26``, ``Dec 24-Jan 06``, each with a year before it if need be.
_PERIOD = rf"(?:{_YEAR} )?{_MONTH}(?: \d{{1,2}})?(?:-(?:(?:{_YEAR} )?{_MONTH}(?: \d{{1,2}})?|\d{{1,2}}))?"
_PERIOD_PARTS = re.compile(
    rf"(?:({_YEAR}) )?({_MONTH})(?: (\d{{1,2}}))?(?:-(?:(?:({_YEAR}) )?({_MONTH})(?: (\d{{1,2}}))?|(\d{{1,2}})))?"
)
_RULE = re.compile(
    rf"(?:(?P<periods>{_PERIOD}(?:,{_PERIOD})*) )?"
    rf"(?:(?P<days>{_WEEKDAYS}(?:,{_WEEKDAYS})*) )?"
    rf"(?P<hours>{_TIMES}|off|closed)"
)
#: Rules end at a semicolon, or at a comma when what follows is not one more time.
_SEPARATOR = re.compile(r" ?(;) ?|(?<=\d), (?=\D|20\d\d )")


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Rule, ...]:
    """Return the rules of ``text`` in their order.

    Reading says nothing about sense: ``Feb 30`` and ``09:00-25:00`` are read as written, and reported by
    :func:`vart.hours.problems`.

    :raises HoursError: the text is not in the accepted part of the syntax.
    """
    rules: list[Rule] = []
    position, adds = 0, False
    for match in _SEPARATOR.finditer(text):
        rules.append(_rule(text[position : match.start()], adds))
        position, adds = match.end(), match[1] is None
    rules.append(_rule(text[position:], adds))
    return tuple(rules)


def _rule(text: str, adds: bool) -> Rule:
    if text == "24/7":
        return Rule(text, "", (), tuple(range(7)), False, ((0, DAY),), adds)
    match = _RULE.fullmatch(text)
    if not match:
        raise HoursError(text)
    days, holidays = _weekdays(match["days"])
    periods = match["periods"]
    period_text = f"{periods} " if periods else ""
    return Rule(text, period_text, _periods(periods, text), days, holidays, _spans(match["hours"]), adds)


def _weekdays(text: str | None) -> tuple[tuple[int, ...], bool]:
    if text is None:
        return tuple(range(7)), False
    days: list[int] = []
    for part in text.split(","):
        if part != "PH":
            first, _, last = part.partition("-")
            start = DAYS.index(first)
            days += [(start + n) % 7 for n in range((DAYS.index(last or first) - start) % 7 + 1)]
    return tuple(days), "PH" in text.split(",")


def _periods(text: str | None, rule: str) -> tuple[Period, ...]:
    return tuple(_period(part, rule) for part in text.split(",")) if text else ()


def _period(text: str, rule: str) -> Period:
    match = _PERIOD_PARTS.fullmatch(text)
    if not match:
        raise HoursError(rule)
    year, month, day, last_year, last_month, last_day, same_month_day = match.groups()
    last_month, last_day = last_month or month, last_day or same_month_day
    if (last_month != month and bool(day) != bool(last_day)) or (last_day and not day) or (last_year and not year):
        raise HoursError(rule)  # Jun 15-Aug: the day of the end would be a guess
    first = MONTHS.index(month) + 1, int(day or 1)
    last = MONTHS.index(last_month) + 1, int(last_day or day or LENGTHS[MONTHS.index(last_month)])
    start = int(year or 0)
    end = int(last_year or start + (last < first)) if start else 0  # 2027 Dec 24-Jan 06 ends in 2028
    return Period(Day(start, *first), Day(end, *last), not day)


def _spans(text: str) -> tuple[Span, ...]:
    spans = []
    for part in text.split(",") if text[0].isdigit() else ():
        start, end = (int(hour) * 60 + int(minute) for hour, minute in (t.split(":") for t in part.strip().split("-")))
        spans.append((start, end if end > start else end + DAY))
    return tuple(spans)


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that touch or overlap as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def runs(days: Iterable[int]) -> list[tuple[int, int]]:
    """Return weekdays as runs (first, last), round the week: Saturday to Tuesday is one run.

    Runs are in the order of their first day. All seven are ``[(0, 6)]``.
    """
    wanted = set(days)
    if len(wanted) == 7:
        return [(0, 6)]
    found = []
    for first in sorted(day for day in wanted if (day - 1) % 7 not in wanted):
        last = first
        while (last + 1) % 7 in wanted:
            last = (last + 1) % 7
        found.append((first, last))
    return found


def write_days(days: Iterable[int]) -> str:
    """Return weekdays in OSM's words: ``Mo-Fr,Su``."""
    return ",".join(DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}" for first, last in runs(days))


def write_spans(spans: Iterable[Span]) -> str:
    """Return spans in OSM's words: ``09:00-12:00,16:00-01:00``."""
    return ",".join(f"{write_time(start)}-{write_time(end - DAY if end > DAY else end)}" for start, end in spans)


def write_time(minute: int) -> str:
    """Return a minute of the day as ``08:30``; the end of the day is ``24:00``."""
    return f"{minute // 60:02}:{minute % 60:02}"
