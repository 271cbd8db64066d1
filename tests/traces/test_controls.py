"""The tests can see: sites that are built wrong leave what the tests look for, in all three browsers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from . import promises
from .canaries import BODIES, page_of
from .scenarios import Outcome
from .world import SITE

Visit = Callable[[str, str], Outcome]


def each(*browsers: str) -> pytest.MarkDecorator:
    """Run a test with each of these browsers, or with all three."""
    return pytest.mark.parametrize("browser", browsers or ("chromium", "firefox", "webkit"))


pytestmark = pytest.mark.browser


@each()
def test_plain_links_are_seen_on_disk_and_on_screen(visit: Visit, browser: str) -> None:
    outcome = visit(browser, "plain links")
    broken = promises.broken(outcome)
    expected = {
        "back_leads_to_the_search_page",
        "nothing_of_ours_is_painted_again",
        "no_titles_on_disk",
        "no_text_on_disk",
        "addresses_only_where_documented",
    }
    assert expected <= set(broken)
    # All five pages, so that nothing is seen by accident only; each word with Swedish letters, too.
    found = {hit.word for hit in outcome.hits if "text" in hit.word}
    assert found == {word for pair in BODIES.values() for word in pair}


@each("chromium", "firefox")
def test_plain_links_are_seen_in_the_history(visit: Visit, browser: str) -> None:
    outcome = visit(browser, "plain links")
    assert len([row for row in outcome.rows if row.visible]) == 5
    assert {page_of(row.title.split()[-3]) for row in outcome.rows if "titel" in row.title} == {
        "alfa",
        "gamma",
        "delta",
    }
    if browser == "chromium":
        assert len([row for row in outcome.listed if SITE in row[0]]) >= 4, "chrome://history is not read"


@each()
def test_plain_links_are_seen_in_the_session_file(visit: Visit, browser: str) -> None:
    assert len(set(visit(browser, "plain links").session)) == 5


@each("chromium", "firefox")
def test_push_state_is_seen_in_back_and_in_the_history(visit: Visit, browser: str) -> None:
    outcome = visit(browser, "push state")
    broken = promises.broken(outcome)
    expected = {"back_leads_to_the_search_page", "nothing_of_ours_is_painted_again", "history_shows_nothing"}
    assert expected <= set(broken)
    assert len(outcome.rows) == 5


def test_push_state_is_seen_in_webkits_list_of_pages(visit: Visit) -> None:
    # Its Back may pass over entries that were made too long after the click, so the list itself is asked.
    assert len(set(visit("webkit", "push state").session)) == 4
