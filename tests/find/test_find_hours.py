"""Open now: the index's hours against opening-hours-py, on every record, over two years."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

from vart.hours import browser_hours, is_open_at

STOCKHOLM, UTC = ZoneInfo("Europe/Stockholm"), ZoneInfo("UTC")
DAYS, EACH = 2 * 365, 2_000


def test_every_record_agrees_with_the_library(real, real_day, in_node) -> None:
    texts = sorted({channel.hours for one in real.directory.services for channel in one.channels if channel.hours})
    rng = random.Random(2)
    start = datetime(real_day.year, real_day.month, real_day.day, tzinfo=STOCKHOLM).astimezone(UTC)
    moments = [start + timedelta(minutes=rng.randrange((DAYS - 2) * 1440)) for _ in range(EACH - 480)]
    # Every quarter of an hour around the four clock changes and the New Years.
    for day in ((2027, 3, 28), (2027, 10, 31), (2028, 3, 26), (2026, 12, 31), (2027, 12, 31)):
        moments += [datetime(*day, tzinfo=UTC) + timedelta(minutes=15 * step) for step in range(-48, 48)]
    assert len(texts) * len(moments) >= 50_000
    pages = [browser_hours(text, real_day, DAYS + 60) for text in texts]
    script = """import { openState } from "./js/hours.js";
answer(input.pages.map((page) => input.moments.map((at) => openState(page, at).open)));"""
    times = [int(at.timestamp() * 1000) for at in moments]
    answers = in_node(script, {"pages": pages, "moments": times})
    different = 0
    for text, page, browser in zip(texts, pages, answers, strict=True):
        library = OpeningHours(text, timezone=STOCKHOLM, country="SE", auto_country=False, auto_timezone=False)
        for at, theirs in zip(moments, browser, strict=True):
            local = at.astimezone(STOCKHOLM)
            mine = is_open_at(page, local.date(), local.hour * 60 + local.minute)
            different += not (library.is_open(at) == mine == theirs)
    print(f"\n{len(texts)} opening hours, {len(texts) * len(moments)} instants, {different} differences")
    assert different == 0
