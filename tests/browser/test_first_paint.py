"""One request paints a page, and a visit leaves nothing in the browser's stores."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .kinds import CASES, case_name
from .serving import compressed
from .test_every_page import BUDGET
from .visits import Visit, Visits

pytestmark = pytest.mark.browser

every_kind = pytest.mark.parametrize("path", CASES, ids=case_name, indirect=True)
scripts_on_and_off = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])

_STORES = """async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookies: document.cookie,
})"""
_EMPTY = {"local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0, "cookies": ""}

#: The browser tells of an address where nothing is in the console; that is not the page's doing.
_LOST = "error: Failed to load resource: the server responded with a status of 404"


def said(visit: Visit) -> list[str]:
    """Return what the console said that the page is to blame for."""
    return [message for message in visit.messages if not message.startswith(_LOST)]


@every_kind
@scripts_on_and_off
def test_one_small_request_and_nothing_kept(visits: Visits, path: str, scripts: bool) -> None:
    visit = visits(None, scripts=scripts)
    page, here = visit.page, visits.host.address
    answer = page.goto(here + path)
    assert page.locator("h1").is_visible()
    assert visit.requests == [here + path]
    assert answer.header_value("content-encoding") == "br"
    assert len(compressed(answer.body())) <= BUDGET

    for summary in page.locator("summary:visible").all():
        summary.press("Enter")
        summary.press("Enter")
    page.keyboard.press("Shift")
    inside = page.locator('main a[href^="/"]:visible').first
    heading, target = page.locator("h1").text_content(), inside.get_attribute("href")
    inside.click()
    expect(page.locator("h1")).not_to_have_text(heading)

    # What the host was asked: also what a page can not see, as an icon that nobody linked to.
    assert visits.host.asked == [path, target]
    assert visit.requests == [here + path, here + target]
    assert page.evaluate(_STORES) == _EMPTY
    assert visit.context.cookies() == []
    assert said(visit) == []
