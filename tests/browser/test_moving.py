"""With scripts a visit moves in place: no row in the history, the reader always knows where they are."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from .visits import Visit, Visits

pytestmark = pytest.mark.browser


@pytest.fixture
def chromium(whole_chromium: Browser) -> Browser:
    """The whole browser: what is tested here is what a browser does, not the page alone."""
    return whole_chromium


Addresses = dict[tuple[str, str], str]


def follow(page: Page, selector: str) -> str:
    """Follow the first link of a kind and return the heading that was there before."""
    heading = page.locator("h1").text_content()
    page.locator(selector).first.click()
    expect(page.locator("h1")).not_to_have_text(heading)
    return heading


def moved(visits: Visits, addresses: Addresses, language: str = "sv") -> tuple[Visit, str]:
    """Go from the home page to a list; return the visit and the home page's heading."""
    visit = visits(addresses["home", language])
    return visit, follow(visit.page, "main ul.rows a")


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_the_new_page_is_announced_and_begins_at_its_top(visits: Visits, addresses: Addresses, language: str) -> None:
    visit, _ = moved(visits, addresses, language)
    assert visit.page.evaluate("document.activeElement.tagName") == "H1"
    assert visit.page.evaluate("scrollY") == 0
    assert visit.page.url == visits.host.address + addresses["home", language]
    assert len(visits.host.asked) == 2
    assert visit.messages == []


def test_an_own_way_back_walks_the_visit(visits: Visits, addresses: Addresses) -> None:
    visit, home = moved(visits, addresses)
    page = visit.page
    listed = follow(page, "main .card h3 a")
    page.locator("[data-back]").click()
    expect(page.locator("h1")).to_have_text(listed)
    page.locator("[data-back]").click()
    expect(page.locator("h1")).to_have_text(home)
    expect(page.locator("[data-back]")).to_be_hidden()


def test_a_lost_page_says_so_in_place(visits: Visits, addresses: Addresses) -> None:
    visit = visits(addresses["home", "sv"])
    visit.page.evaluate("document.querySelector('main ul.rows a').href = '/sv/finns-inte/'")
    follow(visit.page, "main ul.rows a")
    assert visit.page.locator("main a[href^='tel:']").count() >= 1
    assert visit.page.url == visits.host.address + addresses["home", "sv"]


def test_without_a_network_the_reader_keeps_the_page_and_is_told(visits: Visits, addresses: Addresses) -> None:
    visit = visits(addresses["home", "sv"])
    page = visit.page
    heading = page.locator("h1").text_content()
    visit.context.set_offline(True)
    page.locator("main ul.rows a").first.click()
    told = page.locator("[data-failed]")
    expect(told).to_be_visible()
    expect(page.locator("h1")).to_have_text(heading)
    assert page.evaluate("document.querySelector('[data-failed]').contains(document.activeElement)")
    visit.context.set_offline(False)
    follow(page, "main ul.rows a")
    expect(told).to_be_hidden()


def test_a_slow_page_says_that_it_is_on_its_way(visits: Visits, addresses: Addresses) -> None:
    visit = visits(addresses["home", "sv"])
    visits.host.gate.clear()
    visit.page.locator("main ul.rows a").first.click()
    expect(visit.page.locator("[data-waiting]")).to_be_visible()
    visits.host.gate.set()
    expect(visit.page.locator("[data-waiting]")).to_be_hidden()


def test_hiding_when_the_tab_is_left(visits: Visits, addresses: Addresses) -> None:
    visit, _ = moved(visits, addresses)
    page = visit.page
    hide = page.locator("[data-hide]")
    hide.click()
    expect(hide).to_have_attribute("aria-pressed", "true")
    page.evaluate("""() => {
        Object.defineProperty(document, "visibilityState", {get: () => "hidden", configurable: true});
        document.dispatchEvent(new Event("visibilitychange"));
        delete document.visibilityState;
        document.dispatchEvent(new Event("visibilitychange"));
    }""")
    assert page.evaluate("getComputedStyle(document.body).opacity") == "0"
    heading = page.locator("h1").text_content()
    page.mouse.click(*visit.middle("main a"))
    assert page.evaluate("getComputedStyle(document.body).opacity") == "1"
    page.wait_for_timeout(300)
    expect(page.locator("h1")).to_have_text(heading)


def test_without_scripts_nothing_is_shown_that_needs_them(visits: Visits, addresses: Addresses) -> None:
    page = visits(addresses["open", "sv"], scripts=False).page
    for selector in ("[data-back]", "[data-hide]", "[data-waiting]", "[data-failed]"):
        expect(page.locator(selector)).to_be_hidden()
