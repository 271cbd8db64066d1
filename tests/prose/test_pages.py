"""What holds for the pages of prose as they are, beside what `vart check` refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vart.load import Paths
from vart.load.prose import load_prose
from vart.model.prose import ProsePage

LANGUAGES = ("sv", "sv-simple", "en", "ar")
_DAY = (
    r"(?:vardagar|helger|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:ar)?|weekdays|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
    r"|أيام العمل|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)"
)
_TIME = r"(?:\d{1,2}(?:[.:]\d\d)?)"
_TO = r"\s?(?:–|-|till|to|إلى)\s?"
#: A span of times after a day, of days, or of times with a nought in front or a clock named.
_HOURS = re.compile(
    rf"{_DAY}[^.!?|]{{0,25}}{_TIME}{_TO}{_TIME}|{_DAY}{_TO}{_DAY}|\b\d\d{_TO}0\d\b"
    rf"|(?:klockan|الساعة)\s{_TIME}{_TO}{_TIME}|\d:\d\d{_TO}\d"
)


@pytest.fixture(scope="module")
def pages(project_root: Path) -> list[ProsePage]:
    return load_prose(Paths(project_root), LANGUAGES)[0]


def test_hours_stand_in_records_only(pages: list[ProsePage]) -> None:
    found = [f"{page.path}: {match[0]}" for page in pages for match in _HOURS.finditer(page.markdown)]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "svarar vardagar 9–16", "måndag till torsdag på dagen", "På natten: 21–06", "klockan 9–12", "weekdays 9:00–17:00",
        "Thursdays 9–12", "Closed Friday to Sunday", "أيام العمل من الساعة 9 إلى 16", "من الاثنين إلى الخميس",
    ],
)  # fmt: skip
def test_hours_are_seen(text: str) -> None:
    assert _HOURS.search(text)


@pytest.mark.parametrize(
    "text", ["Ung, 13–18 år", "Fredag 15.30.", "kvällar, nätter och helger", "6–10 §§", "10–20 سنة"]
)
def test_other_numbers_are_no_hours(text: str) -> None:
    assert not _HOURS.search(text)


def test_leaving_and_what_follows_lead_to_each_other_at_top_and_end(pages: list[ProsePage]) -> None:
    for page in pages:
        if page.name in ("leaving", "when-you-have-left"):
            other = {"leaving": "when-you-have-left", "when-you-have-left": "leaving"}[page.name]
            link = f"](page:{other})"
            top, end = (
                page.markdown[: page.markdown.index("\n## ", page.markdown.index("\n## ") + 1)],
                page.markdown.rstrip(),
            )
            assert link in top, page.path
            assert link in end.rsplit("\n\n", 1)[-1], page.path


def test_the_handbook_lists_every_page_and_no_service_that_it_does_not_lead_to(
    pages: list[ProsePage], project_root: Path
) -> None:
    text = (project_root / "docs" / "handbook" / "prose.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    swedish = {page.name: page.markdown for page in pages if page.folder == "sv"}
    assert {name for name, *_ in rows if name in swedish} == set(swedish)
    for name, _, leads in rows:
        if name in swedish:
            for word in re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", leads.replace("plan.yml", "")):
                assert f":{word})" in swedish[name], f"{name} does not link to {word}"
