"""What a page carries so that a few lines of script can say "open now until 21", and the same lines in Python.

The form, ready for JSON; all minutes are wall-clock minutes in Europe/Stockholm::

    {"w": [[start, end], …],              the plain week, from Monday 00:00, within 0..10080, merged
     "x": {"2026-12-24": [[start, end]]}, dates that differ from the plain week
     "to": "2027-11-23"}                  the last date that "x" knows about

**A date in "x" stands for itself, from midnight to midnight (0..1440).** Its list is everything that is open on that
calendar day, the end of the night before included, and nothing reaches over its edges: hours over midnight are two
pieces, one on each date. So no reader of this form has to know how nights and holidays meet; that is decided in
:mod:`vart.hours.week`. Hours that go on at midnight are two touching pieces, and :func:`next_change` walks over the
seam.

"to" is there only when holidays, months or dates play a part. After that day the script says nothing rather than
calling a place open on a holiday that it does not know.

Clock changes need no case of their own: the wall clock decides. Hours within 02:00–03:00 do not take place on the
Sunday in March and take place twice on the one in October; the library reads it in the same way.

``overrides/assets/js/hours.js`` is the twin of :func:`next_change`, and a test compares the two and the library.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from vart.hours.parse import DAY, Span, parse
from vart.hours.week import Week, open_spans, weekly

#: How many days ahead a change is looked for: a plain week repeats after seven, dates may close a place for months.
_AHEAD_PLAIN, _AHEAD_DATED = 8, 370


class Change(NamedTuple):
    """Whether it is open, and when that ends: ``minute`` of the day ``days`` after the one asked about.

    An end is in 1..1440 (midnight is 24:00 of the day that ends), a beginning in 0..1439. Both None: no change in
    sight.
    """

    open: bool
    days: int | None
    minute: int | None


def browser_hours(text: str, first: date, days: int) -> dict[str, Any]:
    """Return what a page needs to tell for ``days`` days from ``first`` when it is open; see above for the form.

    :raises HoursError: the text can not be read.
    """
    found: dict[str, Any] = {"w": [list(span) for span in weekly(text).spans], "x": {}}
    if any(rule.holidays or rule.periods for rule in parse(text)):
        found["x"] = {day: [list(span) for span in spans] for day, spans in _exceptions(text, first, days)}
        found["to"] = (first + timedelta(days=days - 1)).isoformat()
    return found


@lru_cache(maxsize=4096)
def _exceptions(text: str, first: date, days: int) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    rules, week = parse(text), weekly(text)
    dates = (first + timedelta(days=n) for n in range(days))
    return tuple(
        (day.isoformat(), spans) for day in dates if (spans := open_spans(rules, day)) != week.on(day.weekday())
    )


def day_spans(hours: dict[str, Any], day: date) -> list[list[int]] | None:
    """Return the open pieces of a calendar day in minutes from its midnight, or None after the last known day."""
    name = day.isoformat()
    if name > hours.get("to", name):
        return None
    if name in hours["x"]:
        return hours["x"][name]
    return [list(span) for span in Week(tuple(map(tuple, hours["w"]))).on(day.weekday())]


def is_open_at(hours: dict[str, Any], day: date, minute: int) -> bool | None:
    """Say whether it is open at ``minute`` (0..1439) of the wall clock on ``day``; None after the last known day."""
    spans = day_spans(hours, day)
    return None if spans is None else any(start <= minute < end for start, end in spans)


def next_change(hours: dict[str, Any], day: date, minute: int) -> Change | None:
    """Return whether it is open, and until when, or when it opens; None after the last known day.

    No change is given when it would come after the last known day, or never.
    """
    opened = is_open_at(hours, day, minute)
    if opened is None:
        return None
    for ahead in range(_AHEAD_DATED if "to" in hours else _AHEAD_PLAIN):
        spans = day_spans(hours, day + timedelta(days=ahead))
        if spans is None:
            break
        now = 0 if ahead else minute
        if opened:
            end = next((end for start, end in spans if start <= now < end), None)
            if end is None:
                return Change(True, ahead - 1, DAY)
            if end < DAY:
                return Change(True, ahead, end)
        elif later := [start for start, _ in spans if start >= now]:
            return Change(False, ahead, later[0])
    return Change(opened, None, None)
