"""What a visit leaves behind is what the handbook says, in real browsers with real profiles."""

from __future__ import annotations

import pytest

from . import promises
from .scenarios import possible
from .test_controls import Visit, each
from .world import SITE

pytestmark = pytest.mark.browser

#: The ways that are tried every day; the others are in the report, and run with ``-m slow``.
EVERY_DAY = {
    "chromium": ("shift", "neutral down", "mid-fetch", "closes browser", "scripts off"),
    "firefox": ("neutral down", "mid-fetch", "closes browser"),
    "webkit": ("neutral late", "neutral down", "mid-fetch"),
}
_CASES = [
    pytest.param(browser, scenario, marks=[] if scenario in EVERY_DAY[browser] else [pytest.mark.slow])
    for browser in EVERY_DAY
    for scenario in ("shift", "after 45 s", "neutral late", "neutral down", "mid-fetch", "goes on", "closes tab",
                     "closes browser", "new tab", "scripts off", "no headers", "door")
    if possible(browser, scenario)
]  # fmt: skip


@each()
def test_back_after_leaving_is_the_search_page(visit: Visit, browser: str) -> None:
    assert not list(promises.back_leads_to_the_search_page(visit(browser, "button")))


@each()
def test_forward_after_leaving_is_never_us(visit: Visit, browser: str) -> None:
    assert not list(promises.forward_never_leads_to_us(visit(browser, "button")))


@each()
def test_nothing_of_ours_is_painted_again(visit: Visit, browser: str) -> None:
    assert not list(promises.nothing_of_ours_is_painted_again(visit(browser, "button")))


@each("chromium")
def test_chromium_shows_no_row_in_its_history_and_keeps_one_demoted(visit: Visit, browser: str) -> None:
    outcome = visit(browser, "button")
    assert outcome.listed, "chrome://history was not read"
    assert not [row for row in outcome.listed if SITE in row[0]]
    assert len(outcome.rows) <= 1
    assert not list(promises.history_shows_nothing(outcome))


@each("firefox")
def test_firefox_keeps_at_most_one_row_with_exactly_the_neutral_title(visit: Visit, browser: str) -> None:
    rows = visit(browser, "button").rows
    assert [row.title for row in rows] in ([], [promises.NEUTRAL_TITLE])


@each()
def test_no_title_and_no_text_of_a_page_is_on_disk(visit: Visit, browser: str) -> None:
    outcome = visit(browser, "button")
    assert not list(promises.no_titles_on_disk(outcome))
    assert not list(promises.no_text_on_disk(outcome))


@each()
def test_nothing_is_stored(visit: Visit, browser: str) -> None:
    outcome = visit(browser, "button")
    assert len(outcome.stored) == 6
    assert not list(promises.nothing_is_stored(outcome))


@each()
def test_addresses_are_only_where_the_handbook_says(visit: Visit, browser: str) -> None:
    outcome = visit(browser, "button")
    assert any(promises.is_address(hit.word) for hit in outcome.hits), "even the host's name was not found: look again"
    assert not list(promises.addresses_only_where_documented(outcome))


@each()
def test_the_host_is_asked_for_pages_and_nothing_else(visit: Visit, browser: str) -> None:
    asked = visit(browser, "button").asked
    assert len(asked) == 5
    assert all(path.endswith("/") for path in asked)


@pytest.mark.parametrize(("browser", "scenario"), _CASES)
def test_what_holds_and_what_does_not(visit: Visit, browser: str, scenario: str) -> None:
    broken = promises.broken(visit(browser, scenario))
    assert set(broken) == promises.known(browser, scenario), broken
