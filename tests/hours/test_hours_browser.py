"""What the page carries: agrees with the library on every instant, in Python and in the browser's script."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from opening_hours import OpeningHours

from vart.hours import Change, browser_hours, is_open_at, next_change

GOOD = (Path(__file__).parent / "good.txt").read_text("utf-8").splitlines()
SCRIPT = Path(__file__).parents[2] / "overrides" / "assets" / "js" / "hours.js"
STOCKHOLM, UTC = ZoneInfo("Europe/Stockholm"), ZoneInfo("UTC")
FIRST, DAYS = date(2026, 11, 24), 2 * 365

random.seed(20261124)
START = datetime(2026, 11, 24, tzinfo=STOCKHOLM).astimezone(UTC)
#: Two years at random, every quarter of an hour around the clock changes and the great holidays.
INSTANTS = [START + timedelta(minutes=random.randrange((DAYS - 40) * 1440)) for _ in range(400)] + [
    datetime(*day, 21, tzinfo=UTC) + timedelta(minutes=15 * n)
    for day in (
        (2027, 3, 27),
        (2027, 10, 30),
        (2028, 3, 25),
        (2026, 12, 23),
        (2026, 12, 31),
        (2027, 1, 5),
        (2027, 6, 5),
    )
    for n in range(40)
]


def library(text: str) -> OpeningHours:
    return OpeningHours(text, timezone=STOCKHOLM, country="SE", auto_country=False, auto_timezone=False)


def wall(instant: datetime) -> tuple[date, int]:
    local = instant.astimezone(STOCKHOLM)
    return local.date(), local.hour * 60 + local.minute


@pytest.mark.parametrize("text", GOOD)
def test_open_or_not_as_the_library_on_every_instant(text):
    page, oracle = browser_hours(text, FIRST, DAYS), library(text)
    wrong = [at for at in INSTANTS if is_open_at(page, *wall(at)) != oracle.is_open(at)]
    assert wrong == []


@pytest.mark.parametrize("text", GOOD)
def test_changes_when_the_library_changes(text):
    page = browser_hours(text, FIRST, DAYS)
    oracle = OpeningHours(text, country="SE", auto_country=False, auto_timezone=False)
    for at in INSTANTS[::5]:
        day, minute = wall(at)
        change = next_change(page, day, minute)
        now = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
        expected = oracle.next_change(now)
        if expected is None or ("to" in page and expected.date().isoformat() > page["to"]):
            assert change.days is None
        else:
            midnight = datetime.combine(day + timedelta(days=change.days), datetime.min.time())
            assert midnight + timedelta(minutes=change.minute) == expected


def test_the_form():
    page = browser_hours("Mo-Fr 12:00-15:00; PH off; Dec 24 10:00-12:00", date(2026, 12, 23), 5)
    assert page == {
        "w": [[day * 1440 + 720, day * 1440 + 900] for day in range(5)],
        "x": {"2026-12-24": [[600, 720]], "2026-12-25": []},
        "to": "2026-12-27",
    }
    assert browser_hours("Mo-Su 20:00-02:00", date(2026, 12, 23), 400)["x"] == {}
    assert browser_hours("24/7", FIRST, 400) == {"w": [[0, 10080]], "x": {}}
    json.dumps(page)


def test_a_night_beside_a_closed_day_is_in_pieces_that_need_no_neighbour():
    page = browser_hours("Mo-Su 20:00-02:00; Dec 24 off", date(2026, 12, 22), 5)
    assert page["x"] == {"2026-12-24": [], "2026-12-25": [[1200, 1440]]}
    assert next_change(page, date(2026, 12, 23), 1300) == Change(True, 0, 1440)
    assert next_change(page, date(2026, 12, 22), 1300) == Change(True, 1, 120)


def test_nothing_is_said_after_the_last_known_day():
    page = browser_hours("Mo-Fr 12:00-15:00; PH off", date(2026, 12, 1), 10)
    assert is_open_at(page, date(2026, 12, 10), 800) is True
    assert is_open_at(page, date(2026, 12, 11), 800) is None
    assert next_change(page, date(2026, 12, 11), 800) is None
    assert next_change(page, date(2026, 12, 10), 901) == Change(False, None, None)
    # A week without holidays or dates does not depend on the calendar and never runs out.
    assert is_open_at(browser_hours("Mo-Fr 12:00-15:00", date(2026, 12, 1), 10), date(2030, 12, 11), 800) is True


def test_the_answer_is_not_shared():
    page = browser_hours("Mo-Fr 12:00-15:00; PH off", FIRST, 60)
    page["w"].clear(), page["x"].clear()
    assert browser_hours("Mo-Fr 12:00-15:00; PH off", FIRST, 60)["x"]


NODE = shutil.which("node")


@pytest.mark.skipif(not NODE, reason="NODE IS MISSING: the browser's script was not compared with the library")
@pytest.mark.parametrize("zone", ["Europe/Stockholm", "Asia/Kabul", "America/Los_Angeles"])
def test_the_script_agrees_with_python_and_the_library_wherever_the_reader_is(zone, tmp_path):
    cases = [browser_hours(text, FIRST, DAYS) for text in GOOD] + [
        browser_hours("Mo-Th 16:00-01:00; Fr 14:00-02:00; PH off", FIRST, 30),
        browser_hours("Jun 15-Aug 15 Mo 10:00-12:00", FIRST, DAYS),
    ]
    moments = [int(at.timestamp() * 1000) for at in INSTANTS]
    (tmp_path / "input.json").write_text(json.dumps({"cases": cases, "moments": moments}))
    (tmp_path / "hours.mjs").write_bytes(SCRIPT.read_bytes())
    (tmp_path / "run.mjs").write_text(
        'import { readFileSync } from "node:fs";\n'
        'import { openState } from "./hours.mjs";\n'
        'const { cases, moments } = JSON.parse(readFileSync(new URL("input.json", import.meta.url)));\n'
        "console.log(JSON.stringify(cases.map((hours) => moments.map((at) => openState(hours, at)))));\n"
    )
    run = subprocess.run([NODE, "run.mjs"], cwd=tmp_path, env={"TZ": zone}, capture_output=True, text=True, check=True)
    for page, text, answers in zip(cases, [*GOOD, None, None], json.loads(run.stdout), strict=True):
        oracle = text and library(text)
        for at, answer in zip(INSTANTS, answers, strict=True):
            assert answer == as_script(next_change(page, *wall(at)))
            assert not oracle or answer["open"] == oracle.is_open(at)


def as_script(change: Change | None) -> dict | None:
    if change is None:
        return None
    when = None if change.days is None else {"days": change.days, "minutes": change.minute}
    return {"open": change.open, "until" if change.open else "opens": when}
