"""What hours mean, compared with the library day by day, and where we part from it on purpose."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours, State

from vart.hours import HoursError, is_round_the_clock, portable, problems, public_holidays, weekly
from vart.hours.parse import DAYS, parse
from vart.hours.week import WEEK, open_spans

GOOD = (Path(__file__).parent / "good.txt").read_text("utf-8").splitlines()
FIRST, LAST = date(2026, 11, 1), date(2028, 12, 31)
DATES = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days)]


def library_days(text: str) -> dict[date, list[tuple[int, int]]]:
    """Every day's open minutes as the library has them, in wall-clock time."""
    hours = OpeningHours(text, country="SE", auto_country=False, auto_timezone=False)
    days: dict[date, list[tuple[int, int]]] = {day: [] for day in DATES}
    begin = datetime.combine(FIRST, datetime.min.time())
    for start, end, state, _ in hours.intervals(begin, datetime.combine(LAST, datetime.min.time())):
        while state == State.OPEN and start < end:
            midnight = datetime.combine(start.date(), datetime.min.time())
            stop = min(end, midnight + timedelta(days=1))
            days[start.date()].append(tuple(int((at - midnight).total_seconds()) // 60 for at in (start, stop)))
            start = stop
    return days


def ours(text: str) -> dict[date, list[tuple[int, int]]]:
    return {day: list(open_spans(parse(text), day)) for day in DATES}


@pytest.mark.parametrize("text", GOOD)
def test_every_day_is_as_the_library_has_it(text):
    assert ours(text) == library_days(text)


SPANS = st.lists(st.integers(0, 96), min_size=2, max_size=4, unique=True).map(
    lambda quarters: ",".join(
        f"{start // 4:02}:{start % 4 * 15:02}-{end // 4:02}:{end % 4 * 15:02}"
        for start, end in zip(sorted(quarters)[::2], sorted(quarters)[1::2], strict=False)
    )
)
WEEKDAYS = st.lists(st.sampled_from(DAYS), min_size=1, max_size=7, unique=True).map(",".join)
PERIODS = st.sampled_from(
    ["Jun-Jul", "Nov-Feb", "Dec 24", "Dec 24-26", "Dec 20-Jan 06", "2027 Aug", "Mar,Oct", "Feb 20-29"]
)
RULES = st.one_of(
    st.tuples(WEEKDAYS, SPANS),
    st.tuples(PERIODS, WEEKDAYS, SPANS),
    st.tuples(PERIODS, SPANS),
    st.tuples(PERIODS, st.just("off")),
    st.tuples(WEEKDAYS, st.just("off")),
    st.sampled_from([("PH", "off"), ("PH", "10:00-12:00"), ("Sa,PH", "10:00-12:00")]),
).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(RULES, min_size=1, max_size=4).map("; ".join))
def test_without_nights_any_rules_mean_what_they_mean_to_the_library(text):
    assert ours(text) == library_days(text)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(WEEKDAYS, SPANS).map(" ".join), min_size=1, max_size=4).map(", ".join))
def test_rules_after_a_comma_add(text):
    assert ours(text) == library_days(text)


NIGHT = st.sampled_from(
    ["20:00-02:00", "16:00-01:00", "21:00-06:00", "22:30-00:30", "10:00-12:00", "09:00-10:00,23:00-03:00"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(WEEKDAYS, NIGHT | st.just("off")).map(" ".join), min_size=1, max_size=4).map("; ".join))
def test_nights_of_the_plain_week_are_written_for_other_programs(text):
    other = portable(text)
    if not other:
        assert weekly(text).spans == ()
        return
    assert portable(other) == other
    assert ours(text) == library_days(other)
    assert weekly(text) == weekly(other)


def test_a_night_runs_to_its_end_although_the_next_day_has_its_own_rule():
    text = "Mo-Th 16:00-01:00; Fr 14:00-02:00"
    friday = date(2027, 1, 8)
    assert open_spans(parse(text), friday) == ((0, 60), (14 * 60, 1440))
    # Should this fail one day, the library reads nights as written, too: then `portable` has no more work to do.
    assert library_days(text)[friday] == [(14 * 60, 1440)]


def test_no_night_is_left_over_from_a_holiday():
    text = "Mo-Su 16:00-02:00; PH off"
    epiphany, day_after = date(2027, 1, 6), date(2027, 1, 7)
    assert open_spans(parse(text), epiphany) == ()
    assert open_spans(parse(text), day_after) == ((16 * 60, 1440),)
    # Should this fail one day, the library has closed the night after a holiday, too.
    assert library_days(text)[day_after] == [(0, 120), (16 * 60, 1440)]


def test_a_closed_day_is_closed_from_midnight_and_a_short_one_keeps_the_night_before():
    assert open_spans(parse("Mo-Su 20:00-02:00; Dec 24 off"), date(2026, 12, 24)) == ()
    assert open_spans(parse("Mo-Su 20:00-02:00; Dec 24 10:00-12:00"), date(2026, 12, 24)) == ((0, 120), (600, 720))
    assert open_spans(parse("Mo-Su 20:00-02:00; Dec 24 10:00-12:00"), date(2026, 12, 25)) == ((1200, 1440),)
    assert open_spans(parse("Mo-Su 20:00-02:00; Tu off"), date(2027, 1, 12)) == ((0, 120),)


def test_the_plain_week_is_counted_from_monday_and_merged():
    assert weekly("24/7").spans == ((0, WEEK),)
    assert weekly("Mo 09:00-12:00; Su 22:00-24:00; PH off; Jul off").spans == ((540, 720), (6 * 1440 + 1320, WEEK))
    assert weekly("Su 20:00-02:00").spans == ((0, 120), (6 * 1440 + 1200, WEEK))
    assert weekly("Mo,Tu 20:00-24:00, Tu 00:00-04:00").spans == ((1200, 1440 + 240), (1440 + 1200, 2 * 1440))
    assert weekly("Su 20:00-02:00").on(0) == ((0, 120),)
    assert weekly("Mo 20:00-02:00").on(1) == ((0, 120),)


@pytest.mark.parametrize(
    ("text", "always"),
    [
        ("24/7", True),
        ("00:00-24:00", True),
        ("Mo-Fr 00:00-24:00; Sa,Su 00:00-24:00", True),
        ("24/7; PH off", False),
        ("24/7; Jul off", False),
        ("24/7; Dec 24 10:00-12:00", False),
        ("Mo-Fr 00:00-24:00", False),
        ("Mo-Su 07:00-21:00", False),
    ],
)
def test_round_the_clock_is_every_minute_of_the_year(text, always):
    assert is_round_the_clock(text) is always


def test_public_holidays_of_sweden_with_three_eves():
    names = "01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-06 06-25 06-26 11-06 12-24 12-25 12-26 12-31"
    assert sorted(f"{day:%m-%d}" for day in public_holidays(2027)) == names.split()


@pytest.mark.parametrize(
    "text", ["", "by appointment", "Mo", "Mo, Tu 10:00-12:00", "Mo 9-17", "Jun 15-Aug off", "2027 off"]
)
def test_what_can_not_be_read_is_an_error_everywhere(text):
    assert problems(text)
    with pytest.raises(HoursError):
        weekly(text)
    with pytest.raises(HoursError):
        is_round_the_clock(text)
    with pytest.raises(HoursError):
        portable(text)
