"""Hours in words.

Days, months and the word for closed are in the reader's language; times keep European digits in every language and
are handed over one range apiece, so that a template can put each into ``<bdi dir="ltr">``: bare ``12:00–15:00`` in an
Arabic sentence shows as ``15:00–12:00``.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple
from weakref import WeakKeyDictionary

from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from vart.hours.parse import DAY, Day, Period, Rule, Span, merge, parse, runs
from vart.languages import Catalog

#: The place of public holidays beside the weekdays 0..6.
_HOLIDAYS = 7

#: Left-to-right isolate and its end, for plain text in a right-to-left language.
_ISOLATE, _END_ISOLATE = "\u2066", "\u2069"


class Line(NamedTuple):
    """One line of hours. ``days`` comes first, then ``times``, separated by a space.

    ``days``: the days in words, with their months or dates; the whole line when it is closed or round the clock.
    ``times``: ranges, each one unit from left to right in every language (``9–19``, ``08:30–16:00``).
    ``closed``: whether the line says that it is closed; then there are no times.
    """

    days: str
    times: tuple[str, ...] = ()
    closed: bool = False


# A build asks for the same few dozen texts thousands of times, once a card and list.
_said: WeakKeyDictionary[Catalog, dict[str, tuple[Line, ...]]] = WeakKeyDictionary()


def say(text: str, catalog: Catalog) -> list[Line]:
    """Return ``text`` in the words of ``catalog``: the week first, then holidays, then months and dates.

    Every line can stand alone: one about some months or dates begins with them.

    :raises HoursError: the text can not be read.
    """
    known = _said.setdefault(catalog, {})
    if text not in known:
        known[text] = tuple(_lines(parse(text), catalog))
    return list(known[text])


def say_plain(text: str, catalog: Catalog) -> str:
    """Return all lines as one plain string; in right-to-left languages times stand in Unicode isolates.

    :raises HoursError: the text can not be read.
    """
    rtl = catalog.language.dir == "rtl"
    lines = []
    for line in say(text, catalog):
        times = [f"{_ISOLATE}{time}{_END_ISOLATE}" if rtl else time for time in line.times]
        lines.append(f"{line.days} {_comma(rtl).join(times)}" if times else line.days)
    return ("؛ " if rtl else "; ").join(lines)


def _comma(rtl: bool) -> str:
    return "، " if rtl else ", "


def _lines(rules: tuple[Rule, ...], catalog: Catalog) -> list[Line]:
    tables: dict[tuple[Period, ...], dict[int, tuple[Span, ...]]] = {(): {}}
    for rule in rules:
        table = tables.setdefault(rule.periods, {})
        for day in (*rule.days, *([_HOLIDAYS] if rule.holidays else [])):
            table[day] = merge(table.get(day, ()) + rule.spans) if rule.adds else merge(rule.spans)
    lines = []
    for periods, table in tables.items():
        for spans in dict.fromkeys(table[day] for day in sorted(table)):
            days = [day for day in sorted(table) if table[day] == spans]
            # In the plain week a day that is not named is closed, so a closed one need not be named either.
            if not periods and not spans:
                days = [day for day in days if day == _HOLIDAYS]
            if days:
                lines.append(_line(periods, days, spans, catalog))
    return sorted(lines, key=lambda line: line.closed) if len(tables) == 1 else lines


def _line(periods: tuple[Period, ...], days: list[int], spans: tuple[Span, ...], catalog: Catalog) -> Line:
    _ = catalog.gettext
    every = set(range(7)) <= set(days)
    if spans == ((0, DAY),) and every:
        words, times = _("dygnet runt"), ()
    elif spans:
        words, times = "" if periods and every else _days(days, catalog), tuple(_range(span, catalog) for span in spans)
    elif days == [_HOLIDAYS]:
        words, times = _("stängt på helgdagar"), ()
    else:
        words, times = _("stängt") if every else _("{days} stängt").format(days=_days(days, catalog)), ()
    if periods:
        when = format_list([_period(period, catalog) for period in periods], locale=catalog.locale)
        words = _("{period}: {hours}").format(period=when, hours=words).strip()
    return Line(words, times, closed=not spans)


def _days(days: list[int], catalog: Catalog) -> str:
    names = catalog.locale.days["stand-alone"]["wide"]
    weekdays = [day for day in days if day != _HOLIDAYS]
    words = [_from_to(names[first], names[last], catalog) for first, last in runs(weekdays)]
    if len(weekdays) == 7:
        words = [catalog.gettext("alla dagar")]
    if _HOLIDAYS in days:
        words.append(catalog.gettext("helgdagar"))
    return format_list(words, locale=catalog.locale)


def _from_to(first: str, last: str, catalog: Catalog) -> str:
    return first if first == last else catalog.gettext("{first}–{last}").format(first=first, last=last)


def _period(period: Period, catalog: Catalog) -> str:
    name = _month if period.months else _date
    return _from_to(name(period.first, catalog), name(period.last, catalog), catalog)


def _month(day: Day, catalog: Catalog) -> str:
    if day.year:
        return format_skeleton("yMMMM", date(day.year, day.month, 1), locale=catalog.locale)
    return catalog.locale.months["stand-alone"]["wide"][day.month]


def _date(day: Day, catalog: Catalog) -> str:
    # A day that does not exist is reported by problems(), and must not stop a preview.
    year = day.year or 2028
    value = date(year, day.month, max(1, min(day.day, monthrange(year, day.month)[1])))
    if day.year:
        return format_date(value, "long", catalog.locale)
    return format_skeleton("MMMMd", value, locale=catalog.locale)


def _range(span: Span, catalog: Catalog) -> str:
    start, end = span[0], span[1] - DAY if span[1] > DAY else span[1]
    if catalog.locale.language != "sv":
        return f"{start // 60:02}:{start % 60:02}–{end // 60:02}:{end % 60:02}"
    # Swedish habit: 9–19, 8.30–16.00; the small hours in two digits, so that 16–01 is read as a night.
    width = 2 if min(start, end) <= 6 * 60 else 1
    if start % 60 or end % 60:
        return f"{start // 60:0{width}}.{start % 60:02}–{end // 60:0{width}}.{end % 60:02}"
    return f"{start // 60:0{width}}–{end // 60:0{width}}"
