"""Moving through the site: pages change, the browser's own list of pages does not."""

from __future__ import annotations

import time

import pytest

from .browsers import Chromium
from .world import SEARCH, SITE, World

pytestmark = pytest.mark.browser

FAILED = "[data-failed]:not([hidden])"


def untouched(browser: Chromium) -> bool:
    """Say whether the tab's own list still ends with the first page of the visit."""
    index, entries = browser.entries()
    return (
        index == 2
        and len(entries) == 3
        and entries[1:] == [f"https://{SEARCH}/", f"https://{SITE}{browser.world.landing}"]
    )


def focused(browser: Chromium) -> str:
    """Return the name of the focused element, and whether it is in view."""
    return browser.evaluate(
        "(e => { const r = e.getBoundingClientRect();"
        " return e.localName + (r.top >= 0 && r.top < innerHeight ? ' in view' : ' out of view')"
        " })(document.activeElement)"
    )


def test_prose_lists_services_and_languages_change_in_place(chromium: Chromium, world: World) -> None:
    for step in world.steps:
        chromium.click(step.click)
        chromium.wait_for(f"zvittertext{step.page}")
        assert untouched(chromium)
        assert focused(chromium) == "h1 in view"
        assert chromium.evaluate("document.title") == "Vart"
        assert chromium.evaluate("location.hash + location.search") == ""
    assert chromium.evaluate("document.documentElement.lang") == "en"


def test_a_language_from_right_to_left_turns_the_page(chromium: Chromium) -> None:
    chromium.click('header a[hreflang="ar"]')
    chromium.wait("document.documentElement.lang === 'ar'")
    assert chromium.evaluate("[document.documentElement.dir, getComputedStyle(document.body).direction]") == [
        "rtl",
        "rtl",
    ]
    assert untouched(chromium)


def test_the_visits_own_back_walks_back_to_where_the_reader_was(chromium: Chromium, world: World) -> None:
    back = "document.querySelector('[data-back]')"
    assert chromium.evaluate(f"{back}.hidden")
    first, second = world.steps[:2]
    chromium.click(first.click)
    chromium.wait_for("zvittertextbeta")
    chromium.middle(second.click)
    was = chromium.evaluate("scrollY")
    chromium.click(second.click)
    chromium.wait_for("zvittertextgamma")
    assert chromium.evaluate("scrollY") == 0
    chromium.click("[data-back]")
    chromium.wait_for("zvittertextbeta")
    assert was == 0 or chromium.evaluate("scrollY") > 0
    chromium.click("[data-back]")
    chromium.wait_for("zvittertextalfa")
    assert chromium.evaluate(f"{back}.hidden")
    assert untouched(chromium)


@pytest.mark.parametrize("trouble", ["no host", "hangs up", "an error of the host"])
def test_a_page_that_can_not_be_fetched_is_told_and_never_opened_plainly(
    chromium: Chromium, world: World, trouble: str
) -> None:
    if trouble == "no host":
        world.down = {SITE}
    else:
        world.host.broken = {"/sv/": 0 if trouble == "hangs up" else 503}
    chromium.click('header a[href="/sv/"]')
    chromium.wait(f"!!document.querySelector('{FAILED}')")
    assert "zvittertextalfa" in chromium.view().text
    assert untouched(chromium)
    assert focused(chromium) == "div in view"
    # The reader may still choose the plain way, and is told what it leaves.
    plain = chromium.evaluate("[...document.querySelectorAll('[data-plain]')].map(a => [a.href, a.textContent.trim()])")
    assert [href for href, _ in plain] == [f"https://{SITE}/sv/"]
    assert "historik" in plain[0][1]
    # And may try again.
    world.down = set()
    world.host.broken.clear()
    chromium.click('header a[href="/sv/"]')
    chromium.wait_for("zvittertextbeta")
    assert not chromium.evaluate(f"!!document.querySelector('{FAILED}')")


def test_a_page_that_takes_long_is_announced_and_then_given_up(chromium: Chromium, world: World) -> None:
    world.host.gate.clear()
    chromium.click('header a[href="/sv/"]')
    chromium.wait("!!document.querySelector('[data-waiting]:not([hidden])')")
    chromium.wait(f"!!document.querySelector('{FAILED}')")
    assert not chromium.evaluate("!!document.querySelector('[data-waiting]:not([hidden])')")
    assert untouched(chromium)


def test_a_lost_page_says_so_in_place(chromium: Chromium) -> None:
    chromium.evaluate("document.querySelector('header a.brand').setAttribute('href', '/sv/finns-inte/')")
    chromium.click('header a[href="/sv/finns-inte/"]')
    chromium.wait("!document.body.innerText.includes('zvittertextalfa')")
    assert focused(chromium) == "h1 in view"
    assert untouched(chromium)


def test_the_last_click_wins(chromium: Chromium, world: World) -> None:
    world.host.gate.clear()
    chromium.click('header a[href="/sv/"]')
    chromium.click('header a[hreflang="ar"]')
    world.host.gate.set()
    chromium.wait("document.documentElement.lang === 'ar'")
    time.sleep(0.4)
    assert chromium.evaluate("document.documentElement.lang") == "ar"


def test_a_skip_link_moves_the_focus_and_leaves_no_fragment(chromium: Chromium) -> None:
    chromium.type("Tab")
    chromium.type("Enter")
    chromium.wait("document.activeElement.id === 'main'")
    assert untouched(chromium)


def test_a_click_with_control_opens_a_new_tab_and_leaves_this_one_alone(chromium: Chromium) -> None:
    first = chromium.page
    chromium.follow_in_new_tab('header a[href="/sv/"]')
    chromium.wait_for("zvittertextbeta")
    assert chromium.evaluate("[location.pathname, document.title]") == ["/sv/", "Vart"]
    chromium.page = first
    assert "zvittertextalfa" in chromium.view().text
    assert untouched(chromium)


def test_pages_are_fetched_without_cookies_referrer_or_cache(chromium: Chromium, world: World) -> None:
    for _ in range(2):
        chromium.click('header a[href="/sv/"]')
        chromium.wait_for("zvittertextbeta")
        chromium.click("[data-back]")
        chromium.wait_for("zvittertextalfa")
    asked = [headers for host, path, headers in world.asked if host == SITE and path == "/sv/"]
    assert len(asked) == 2, "a page came out of a cache"
    assert not [name for headers in asked for name in headers if name.lower() in ("cookie", "referer")]
