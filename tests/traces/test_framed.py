"""A visit in a frame on somebody else's page leaves less than one to the site: no row, no text, nothing stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from . import framed, promises
from .kept import kept
from .missing import MissingError
from .scenarios import Outcome, Stage
from .test_controls import each
from .world import OTHER, SEARCH, SITE

pytestmark = pytest.mark.browser

Visit = Callable[[str, str, str], Outcome]

ELEMENT = ("panel", "button")


def every(*ends: tuple[str, str]) -> pytest.MarkDecorator:
    """Run a test with all three browsers and these ways and ends; those that add little wait for ``-m slow``."""
    return pytest.mark.parametrize(
        ("way", "end"), [pytest.param(*end, marks=[pytest.mark.slow] if end in _SLOW else []) for end in ends]
    )


_SLOW = {("iframe", "closes the browser"), ("button", "closes the browser")}
_ALL = (
    ("iframe", "leaves"), ("panel", "leaves"), ("button", "leaves"), ("button", "closes"),
    ("iframe", "closes the browser"), ("button", "closes the browser"),
)  # fmt: skip


@pytest.fixture(scope="session")
def framed_visit(stage: Stage, shared: Path) -> Visit:
    """Makes a visit in a frame, once a run, and returns what was found."""

    def visit(browser: str, way: str, end: str) -> Outcome:
        try:
            return kept(shared / "framed", f"{browser} {way} {end}", lambda: framed.run(stage, browser, way, end))
        except MissingError as missing:
            pytest.skip(str(missing))

    return visit


@each()
@every(*_ALL)
def test_no_row_of_ours_is_in_the_history(framed_visit: Visit, browser: str, way: str, end: str) -> None:
    outcome = framed_visit(browser, way, end)
    assert outcome.rows == [], "not even a hidden row"
    assert outcome.tiles == []
    for row in outcome.listed or []:
        assert SITE not in row[0]


@each()
@every(*_ALL)
def test_no_title_and_no_text_is_on_disk_and_nothing_is_stored(
    framed_visit: Visit, browser: str, way: str, end: str
) -> None:
    outcome = framed_visit(browser, way, end)
    assert not list(promises.no_titles_on_disk(outcome))
    assert not list(promises.no_text_on_disk(outcome))
    assert len(outcome.stored) == 6
    assert not list(promises.nothing_is_stored(outcome))


@each()
@every(("iframe", "leaves"), ("panel", "leaves"), ("button", "leaves"))
def test_the_way_out_leaves_the_page_around_and_back_is_before_it(
    framed_visit: Visit, browser: str, way: str, end: str
) -> None:
    outcome = framed_visit(browser, way, end)
    assert not list(promises.nothing_of_ours_is_painted_again(outcome))
    assert outcome.back is not None
    assert SEARCH in outcome.back.url
    assert outcome.forward is not None
    assert OTHER not in outcome.forward.url
    assert SITE not in outcome.forward.url


@each()
def test_who_closes_stays_on_the_page_around_and_sees_nothing_of_ours(framed_visit: Visit, browser: str) -> None:
    outcome = framed_visit(browser, "button", "closes")
    assert not list(promises.nothing_of_ours_is_painted_again(outcome))
    # Moving in the frame was no step: the first press of Back leads to where the reader came from.
    assert outcome.back is not None
    assert SEARCH in outcome.back.url


@each()
@every(*_ALL)
def test_addresses_are_only_where_the_handbook_says(framed_visit: Visit, browser: str, way: str, end: str) -> None:
    outcome = framed_visit(browser, way, end)
    more = framed.PLACES if way in ELEMENT else {browser: ()}
    for file in sorted({hit.file for hit in outcome.hits if promises.is_address(hit.word)}):
        assert promises.place_of(browser, file) or promises.place_of(browser, file, more), file


@each("chromium")
@every(("panel", "leaves"), ("button", "leaves"), ("button", "closes"))
def test_chromiums_history_does_not_even_name_the_host(framed_visit: Visit, browser: str, way: str, end: str) -> None:
    """After a bare frame it does: which site a followed link stood on, for its colour (the table visited_links)."""
    hits = [hit for hit in framed_visit(browser, way, end).hits if "/History" in hit.file]
    assert hits == []


@each()
@every(("iframe", "leaves"), ("button", "leaves"))
def test_the_host_is_asked_for_pages_and_not_told_where_they_are_shown(
    framed_visit: Visit, browser: str, way: str, end: str
) -> None:
    outcome = framed_visit(browser, way, end)
    script = ["/embed/v1.js"] if way in ELEMENT else []
    assert outcome.asked[: len(script) + 1] == [*script, "/embed/sv/"]
    assert len(outcome.asked) == len(script) + 4
    assert outcome.told == []
