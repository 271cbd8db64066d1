"""Hours that can be read, but that do not mean what their author meant. One function a trap; none stops at the first.

Measured with opening-hours-py 2.1.4, which accepts every one of these without a word.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from opening_hours import State

from vart.hours.parse import DAY, LENGTHS, MONTHS, Period, Rule, Span, merge, parse, write_days, write_spans
from vart.hours.problem import HoursProblem
from vart.hours.week import WEEK, deciding, is_round_the_clock, library, portable, weekly

#: Longer than this without being round the clock is more often a slip than a shift.
LONG = 12 * 60

#: A leap year among them, so that every date comes by; the rules themselves do not depend on today.
_CYCLE = [date(2027, 1, 1) + timedelta(days=n) for n in range(2 * 365 + 1)]


def times(rules: tuple[Rule, ...]) -> Iterator[HoursProblem]:
    """Times that no clock shows, and spans of no or of the whole length."""
    for rule in rules:
        if rule.text == "24/7":
            continue
        for part in rule.text[_times_start(rule) :].replace(", ", ",").split(",") if rule.spans else ():
            yield from _time(part)


def _times_start(rule: Rule) -> int:
    return rule.text.rfind(" ", 0, rule.text.index(":")) + 1


def _time(part: str) -> Iterator[HoursProblem]:
    start, end = ((int(h), int(m)) for h, m in (time.split(":") for time in part.split("-")))
    start_minute, end_minute = (hour * 60 + minute for hour, minute in (start, end))
    if start[1] > 59 or end[1] > 59 or start_minute > DAY or end_minute > 2 * DAY:
        yield HoursProblem(
            "{span} holds a time that no clock shows", "write times from 00:00 to 24:00", params={"span": part}
        )
    elif start_minute == DAY:
        fixed = f"00:00-{part.split('-')[1]}"
        yield HoursProblem(
            "{span} begins at the very end of a day",
            "write {fixed} for the day after",
            params={"span": part, "fixed": fixed},
        )
    elif end_minute > DAY:
        fixed = write_spans([(start_minute, end_minute)])
        yield HoursProblem("{span} ends after 24:00", "write {fixed}", params={"span": part, "fixed": fixed})
    elif start == end:
        yield HoursProblem(
            "{span} would be open for 24 hours",
            "write 00:00-24:00 for a whole day, or the time when it closes",
            params={"span": part},
        )
    elif end == (23, 59):
        fixed = part.replace("23:59", "24:00")
        yield HoursProblem(
            "{span} loses the last minute of the day", "write {fixed}", "warning", {"span": part, "fixed": fixed}
        )


def overlaps(rules: tuple[Rule, ...]) -> Iterator[HoursProblem]:
    """Days named twice in one rule, and spans that overlap or touch."""
    for rule in rules:
        if len(rule.days) > len(set(rule.days)) or rule.text.count("PH") > 1:
            yield HoursProblem(
                "a rule names the same day twice", "write each day once in “{rule}”", params={"rule": rule.text}
            )
        if len(merge(rule.spans)) < len(rule.spans):
            yield HoursProblem(
                "{spans} overlap or follow each other without a break",
                "write {fixed}",
                params={"spans": write_spans(rule.spans), "fixed": write_spans(merge(rule.spans))},
            )


def dates(rules: tuple[Rule, ...]) -> Iterator[HoursProblem]:
    """Dates that do not exist (with one of them the library closes the service for ever), and reversed ones."""
    for rule in rules:
        for first, last, _ in rule.periods:
            for year, month, day in {first, last}:
                if not 1 <= day <= LENGTHS[month - 1]:
                    yield HoursProblem(
                        "there is no {date}",
                        "write a day from 1 to {last}",
                        params={"date": f"{MONTHS[month - 1]} {day}", "last": str(LENGTHS[month - 1])},
                    )
                elif (month, day) == (2, 29) and first == last and not (year and year % 4 == 0):
                    yield HoursProblem("Feb 29 comes every fourth year only", "write Feb 28, or give the year")
            if (first.year and last < first) or (not first.year and last < first and first.month == last.month):
                yield HoursProblem(
                    "the dates in “{rule}” stand in the wrong order",
                    "write the earlier date first, with its year if the period goes over New Year",
                    params={"rule": rule.text},
                )
        if len({bool(period.first.year) for period in rule.periods}) > 1:
            yield HoursProblem(
                "a year belongs to the one date after it; the other dates in “{rule}” return every year",
                "give every date its year, or write two rules",
                params={"rule": rule.text},
            )


def replaced(rules: tuple[Rule, ...]) -> Iterator[HoursProblem]:
    """Hours that a later rule for the same days takes away."""
    for number, later in enumerate(rules):
        if later.adds:
            continue
        for earlier in rules[:number]:
            shared = [day for day in earlier.days if day in later.days]
            if earlier.periods != later.periods or not shared or not later.spans or not earlier.spans:
                continue
            if merge((*later.spans, *earlier.spans)) == merge(later.spans):
                continue  # Mo 09:00-12:00,18:00-20:00 after Mo-Fr 09:00-12:00 loses nothing
            together = merge((*earlier.spans, *later.spans))
            apart = _minutes(together) == _minutes(earlier.spans) + _minutes(later.spans)
            days = write_days(shared)
            yield HoursProblem(
                "“{later}” takes away the hours that “{earlier}” gives to {days}",
                "if both are meant write {both}; if only the later is meant leave {days} out of the earlier",
                "error" if apart or earlier.text == "24/7" else "warning",
                {
                    "later": later.text,
                    "earlier": earlier.text,
                    "days": days,
                    "both": f"{later.period_text}{days} {write_spans(together)}",
                },
            )


def _minutes(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def exceptions_first(rules: tuple[Rule, ...]) -> Iterator[HoursProblem]:
    """Exceptions that stand before the rule that undoes them: a day follows the last rule that names it."""
    for number, rule in enumerate(rules):
        later = [other for other in rules[number + 1 :] if not other.holidays]
        undone_by = [other for other in later if rule.holidays and _undoes_holiday(rule, other)]
        if not rule.holidays and (rule.periods or not rule.spans):
            undone_by = [
                other
                for other in later
                if not other.periods and other.spans and not other.adds and set(rule.days) & set(other.days)
            ]
        for other in undone_by[:1]:
            yield HoursProblem(
                "“{rule}” is undone by “{other}” after it, for a day follows the last rule that names it",
                "move “{rule}” to the end, in a rule of its own",
                params={
                    "rule": rule.text if not (rule.holidays and rule.days) else _holiday_rule(rule),
                    "other": other.text,
                },
            )


def _holiday_rule(rule: Rule) -> str:
    return f"PH {write_spans(rule.spans) or 'off'}"


def _undoes_holiday(rule: Rule, other: Rule) -> bool:
    """A holiday can be any day of the week, so weekdays and months undo it; single dates after it are meant to."""
    if not other.spans and not rule.spans:
        return False
    if other.spans == rule.spans and not other.adds:
        return False
    return not other.periods or any(period.months or not _short(period) for period in other.periods)


def _short(period: Period) -> bool:
    """Whether a period is at most a week, as Christmas is (months taken as 31 days: a week is short either way)."""
    first, last = (31 * day.month + day.day for day in period[:2])
    return (last - first) % (12 * 31) < 7


def additions(rules: tuple[Rule, ...]) -> Iterator[HoursProblem]:
    """A comma that joins what can not be said together."""
    for before, rule in itertools.pairwise(rules):
        if rule.adds and (rule.periods != before.periods or rule.holidays or before.holidays or not rule.spans):
            yield HoursProblem(
                "the comma before “{rule}” adds to other days, months or holidays than the rule before it has",
                "write a semicolon, and after it all the hours of that day",
                params={"rule": rule.text},
            )


def past(rules: tuple[Rule, ...], today: date) -> Iterator[HoursProblem]:
    """Rules whose every date has gone by."""
    for rule in rules:
        if rule.periods and all(p.last.year and p.last < (today.year, today.month, today.day) for p in rule.periods):
            yield HoursProblem("all dates of “{rule}” have passed", "take the rule out", params={"rule": rule.text})


def idle(rules: tuple[Rule, ...]) -> Iterator[HoursProblem]:
    """Hours that never open, and rules that no day follows."""
    if not any(rule.spans for rule in rules):
        yield HoursProblem("these hours never open", "leave hours out, or set the status to paused or closed")
        return
    if len(rules) > 1:
        years = {period.first.year for rule in rules for period in rule.periods if period.first.year}
        cycle = _CYCLE + [date(year, 1, 1) + timedelta(days=n) for year in years for n in range(2 * 366)]
        used = {id(rule) for day in cycle for rule in deciding(rules, day)}
        for rule in rules:
            if id(rule) not in used:
                yield HoursProblem(
                    "“{rule}” has no effect, for later rules name all of its days",
                    "take it out, or move it after them",
                    params={"rule": rule.text},
                )


def long(rules: tuple[Rule, ...]) -> Iterator[HoursProblem]:
    """A span over twelve hours, and round the clock written in another way."""
    if len(rules) == 1 and rules[0].text != "24/7" and is_round_the_clock(rules[0].text):
        yield HoursProblem("open round the clock is written in one way only", "write 24/7", "warning")
        return
    spans = {span for rule in rules if rule.text != "24/7" for span in merge(rule.spans)}
    for span in sorted(spans):
        if LONG < span[1] - span[0] < DAY:
            yield HoursProblem(
                "{span} is longer than 12 hours",
                "check it against the source; leave it if it is right",
                "warning",
                {"span": write_spans([span])},
            )


def nights(text: str) -> Iterator[HoursProblem]:
    """Nights that other programs would end at midnight, because another rule begins with the next day."""
    if portable(text) != text and weekly(text).spans != _literal_week(text):
        yield HoursProblem(
            "other programs end a night at midnight when the next day has a rule of its own",
            "write {fixed}, which means the same here and there",
            "warning",
            {"fixed": portable(text)},
        )


def _literal_week(text: str) -> tuple[Span, ...]:
    """Return the plain week as the library reads it: one that no holiday, month or date of the text falls into."""
    monday = datetime(2027, 1, 11)
    plain = [rule for rule in parse(text) if rule.plain]
    if not plain:
        return ()
    literal = "".join((", " if rule.adds else "; ") + rule.text for rule in plain).lstrip(",; ")
    spans = [
        (int((start - monday).total_seconds()) // 60, int((end - monday).total_seconds()) // 60)
        for start, end, state, _ in library(literal).intervals(monday, monday + timedelta(days=7))
        if state == State.OPEN
    ]
    return merge((max(start, 0), min(end, WEEK)) for start, end in spans)
