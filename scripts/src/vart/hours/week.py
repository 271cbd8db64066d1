"""What the rules mean: a day's hours, the plain week, round the clock.

**Nights are read as they are written.** By the OSM specification a later rule replaces *whole days*, from midnight to
midnight: ``Mo-Th 16:00-01:00; Fr 14:00-02:00`` ends Thursday's night at 24:00, and ``Mo-Th 16:00-02:00; PH off``
keeps the small hours after a holiday open although nobody came to work that evening (measured: opening-hours-py 2.1.4
and opening_hours.js 3 agree, and https://github.com/opening-hours/opening_hours.js/issues/87 says it is meant so).
A person who reads "Thursday 16–01" on the page and "closed" beside it at half past midnight is failed, so here

- hours belong to the day on which they begin and run to their end, also past midnight;
- a day that a rule for holidays or dates *closes* (``PH off``, ``Jul off``) is closed from midnight to midnight,
  and the night that would have begun on it does not take place.

Hours that end by midnight, and nights that no rule interrupts, are exactly as the library has them. :func:`portable`
writes the same week so that other programs read the nights in the same way.

**Holidays** (``PH``) are the library's calendar for Sweden (data of date.nager.at, years to 2076). It holds the public
holidays *and three eves*: 1 January, 6 January, Good Friday, Easter Sunday and Monday, 1 May, Ascension Day, Whit
Sunday, 6 June, Midsummer Eve and Day, All Saints' Day, 24, 25, 26 and 31 December. Not in it: Maundy Thursday, Easter
Saturday, 5 January, 30 April, Whitsun Eve, and Sundays as such. A service that is open on an eve, or keeps shorter
hours on one, needs a rule with the date after ``PH off`` (``Dec 24 10:00-14:00``).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from opening_hours import OpeningHours, State

from vart.hours.parse import DAY, Rule, Span, merge, parse, write_days, write_spans

WEEK = 7 * DAY


class Week(NamedTuple):
    """The plain week: spans in minutes of local wall-clock time from Monday 00:00, merged, within 0..10080.

    Hours from Sunday evening into Monday are two spans, at the end and at the start of the week.
    """

    spans: tuple[Span, ...]

    def on(self, weekday: int) -> tuple[Span, ...]:
        """Return what lies within one calendar day (0 is Monday), in minutes of that day, 0..1440."""
        return clip(self.spans, weekday * DAY)


def clip(spans: tuple[Span, ...], midnight: int) -> tuple[Span, ...]:
    """Return the part of ``spans`` within the day that begins at ``midnight``, counted from it."""
    return tuple(
        (max(start - midnight, 0), min(end - midnight, DAY))
        for start, end in spans
        if start < midnight + DAY and end > midnight
    )


@lru_cache(maxsize=4096)
def weekly(text: str) -> Week:
    """Return the plain week of ``text``: what holds when it is no holiday and no rule for months or dates applies.

    :raises HoursError: the text can not be read.
    """
    spans = [
        (day * DAY + start, day * DAY + end) for day, own in enumerate(plain_days(parse(text))) for start, end in own
    ]
    around = [(start - WEEK, end - WEEK) for start, end in spans if end > WEEK]
    return Week(merge((max(start, 0), min(end, WEEK)) for start, end in spans + around))


def plain_days(rules: tuple[Rule, ...]) -> list[tuple[Span, ...]]:
    """Return for each weekday the hours that begin on it in the plain week."""
    days: list[tuple[Span, ...]] = [()] * 7
    for rule in rules:
        if rule.plain:
            for day in rule.days:
                days[day] = merge(days[day] + rule.spans) if rule.adds else merge(rule.spans)
    return days


def is_round_the_clock(text: str) -> bool:
    """Say whether ``text`` means every minute of the year. ``24/7; PH off`` does not.

    :raises HoursError: the text can not be read.
    """
    return weekly(text).spans == ((0, WEEK),) and all(
        rule.plain or rule.adds or merge(rule.spans) == ((0, DAY),) for rule in parse(text)
    )


def library(text: str) -> OpeningHours:
    """Return the library's own reading of ``text``, with Swedish holidays, for times without a zone (local ones).

    :raises opening_hours.ParserError: the library can not read the text.
    """
    return OpeningHours(text, country="SE", auto_country=False, auto_timezone=False)


@lru_cache(maxsize=200)
def public_holidays(year: int) -> frozenset[date]:
    """Return the days that ``PH`` means in Sweden (see above), from the library."""
    days = set()
    for start, end, state, _ in library("PH 00:00-24:00").intervals(datetime(year, 1, 1), datetime(year + 1, 1, 1)):
        if state == State.OPEN:
            days |= {start.date() + timedelta(days=n) for n in range((end - start).days)}
    return frozenset(days)


def applies(rule: Rule, day: date) -> bool:
    """Say whether ``rule`` speaks about ``day``."""
    return (not rule.periods or any(period.holds(day) for period in rule.periods)) and (
        day.weekday() in rule.days or (rule.holidays and day in public_holidays(day.year))
    )


def deciding(rules: tuple[Rule, ...], day: date) -> tuple[Rule, ...]:
    """Return the rules that make up the hours of ``day``: the last that applies, and those that a comma adds to it."""
    found: tuple[Rule, ...] = ()
    for rule in rules:
        if applies(rule, day):
            found = (*found, rule) if rule.adds else (rule,)
    return found


def open_spans(rules: tuple[Rule, ...], day: date) -> tuple[Span, ...]:
    """Return when it is open on the calendar day ``day``, in minutes of that day (0..1440), merged.

    The end of a night that began on the day before is part of it.
    """
    today = deciding(rules, day)
    own = [span for rule in today for span in rule.spans]
    if not own and any(rule.periods or day.weekday() not in rule.days for rule in today):
        return ()
    before = [span for rule in deciding(rules, day - timedelta(days=1)) for span in rule.spans]
    return clip(merge([*own, *((start - DAY, end - DAY) for start, end in before if end > DAY)]), 0)


def portable(text: str) -> str:
    """Return ``text`` so that programs that follow the specification to the letter read its nights as we do.

    The plain week is written day by day without rules that replace each other; rules for holidays, months and dates
    follow as they are (what they do to a night over midnight can not be written in the syntax).

    :raises HoursError: the text can not be read.
    """
    rules = parse(text)
    days = plain_days(rules)
    hours = list(dict.fromkeys(spans for spans in days if spans))
    if is_round_the_clock(text):
        return "24/7"
    # A comma adds and so leaves nights alone; without nights the more usual semicolon means the same.
    separator = ", " if any(end > DAY for spans in hours for _, end in spans) else "; "
    week = separator.join(
        f"{write_days(day for day in range(7) if days[day] == spans)} {write_spans(spans)}" for spans in hours
    )
    rest = "".join((", " if rule.adds else "; ") + rule.text for rule in rules if not rule.plain)
    return week + rest if week else rest.lstrip(",; ")
