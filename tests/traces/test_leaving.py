"""The way out, as a reader meets it. In Chromium, from the outside, with real clicks and keys."""

from __future__ import annotations

import time

import pytest

from . import sites
from .browsers import Chromium
from .world import NEUTRAL, OTHER, SEARCH, SITE, World

pytestmark = pytest.mark.browser


def is_ours(browser: Chromium) -> bool:
    """Say whether the screen shows any of our pages' colour."""
    return browser.display.share_of(sites.PAINT) > 0


def wait_covered(browser: Chromium) -> None:
    """Wait until the screen shows nothing of ours."""
    browser.display.wait_without(sites.PAINT)


def wait_uncovered(browser: Chromium) -> None:
    """Wait until the screen shows our page."""
    browser.display.wait_with(sites.PAINT)


def test_the_cover_is_on_screen_before_the_next_page_answers(chromium: Chromium, world: World) -> None:
    wait_uncovered(chromium)
    world.late = 30
    chromium.press(*chromium.middle("#leave"), touch=True)
    wait_covered(chromium)
    assert not world.gone.is_set()
    world.gone.set()
    chromium.wait_host(NEUTRAL)


def test_the_cover_falls_when_the_finger_lands(chromium: Chromium) -> None:
    wait_uncovered(chromium)
    chromium.press(*chromium.middle("#leave"), touch=True, lift=False)
    wait_covered(chromium)
    # A finger that the browser takes for scrolling did not press: the page comes back.
    chromium.call("Input.dispatchTouchEvent", type="touchCancel", touchPoints=[])
    wait_uncovered(chromium)


def test_a_press_that_ends_elsewhere_does_not_leave(chromium: Chromium) -> None:
    wait_uncovered(chromium)
    chromium.press(*chromium.middle("#leave"), lift=False)
    wait_covered(chromium)
    chromium.call("Input.dispatchMouseEvent", type="mouseReleased", x=100, y=100, button="left", clickCount=1)
    wait_uncovered(chromium)
    assert chromium.view().url.startswith(f"https://{SITE}/")


def test_the_way_out_replaces_our_entry(chromium: Chromium, world: World) -> None:
    chromium.click("#leave")
    chromium.wait_host(NEUTRAL)
    assert chromium.entries() == (2, ["about:blank", f"https://{SEARCH}/", f"https://{NEUTRAL}/"])
    # The neutral page does not learn where the reader came from.
    (headers,) = [headers for host, path, headers in world.asked if (host, path) == (NEUTRAL, "/")]
    assert "Referer" not in headers
    assert SITE not in str(headers)


def test_leaving_while_a_page_is_being_fetched(chromium: Chromium, world: World) -> None:
    world.host.gate.clear()
    chromium.click('header a[href="/sv/"]')
    chromium.click("#leave")
    world.host.gate.set()
    chromium.wait_host(NEUTRAL)
    time.sleep(0.5)
    assert chromium.view().url == f"https://{NEUTRAL}/"


def test_shift_three_times_leaves_also_after_moving_in_place(chromium: Chromium) -> None:
    chromium.click('header a[href="/sv/"]')
    chromium.wait_for("zvittertextbeta")
    chromium.type("Shift", "Shift")
    time.sleep(0.3)
    assert chromium.view().url.startswith(f"https://{SITE}/")
    chromium.type("Shift")
    chromium.wait_host(NEUTRAL)


def test_shift_as_a_modifier_does_not_leave(chromium: Chromium) -> None:
    for letter in "ABC":
        chromium.call("Input.dispatchKeyEvent", type="rawKeyDown", key="Shift", windowsVirtualKeyCode=16)
        chromium.call("Input.dispatchKeyEvent", type="keyDown", key=letter, text=letter, modifiers=8)
        chromium.call("Input.dispatchKeyEvent", type="keyUp", key=letter, modifiers=8)
        chromium.call("Input.dispatchKeyEvent", type="keyUp", key="Shift", windowsVirtualKeyCode=16)
    time.sleep(0.5)
    assert chromium.view().url.startswith(f"https://{SITE}/")
    assert is_ours(chromium)


def test_a_page_that_was_left_leaves_again_when_it_is_brought_back(chromium: Chromium, world: World) -> None:
    # The neutral page is slow; the reader, impatient, opens another site; then somebody presses Back.
    world.late = 30
    chromium.click("#leave")
    wait_covered(chromium)
    while not world.paths(NEUTRAL):
        time.sleep(0.05)
    chromium.open(f"https://{OTHER}/")
    world.late = 0
    world.gone.set()
    chromium.back()
    chromium.wait_host(NEUTRAL)
    assert SITE not in " ".join(chromium.entries()[1])


def test_the_page_is_not_shown_again_when_the_neutral_page_can_not_be_reached(chromium: Chromium, world: World) -> None:
    world.down = {NEUTRAL}
    chromium.click("#leave")
    chromium.wait("location.protocol === 'chrome-error:'")
    assert not is_ours(chromium)
    assert SITE not in " ".join(chromium.entries()[1])


def test_a_neutral_page_that_never_answers_gives_way_to_an_empty_one(chromium: Chromium, world: World) -> None:
    world.late = 30
    chromium.click("#leave")
    wait_covered(chromium)
    chromium.wait("location.href === 'about:blank'")
    wait_covered(chromium)
    assert SITE not in " ".join(chromium.entries()[1])


def test_the_page_is_hidden_when_the_tab_is_left_only_if_the_reader_wants_it(chromium: Chromium) -> None:
    hidden = "document.documentElement.classList.contains('hidden')"

    def leave_the_tab() -> None:
        target = chromium.socket.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        chromium.wait("document.visibilityState === 'hidden'")
        chromium.socket.call("Target.closeTarget", {"targetId": target})
        chromium.wait("document.visibilityState === 'visible'")

    leave_the_tab()
    assert not chromium.evaluate(hidden)
    chromium.click("[data-hide]")
    chromium.wait("document.querySelector('[data-hide]').ariaPressed === 'true'")
    # The wish holds for pages that come later in the visit.
    chromium.click('header a[href="/sv/"]')
    chromium.wait_for("zvittertextbeta")
    assert chromium.evaluate("document.querySelector('[data-hide]').ariaPressed") == "true"
    leave_the_tab()
    assert chromium.evaluate(hidden)
    wait_covered(chromium)
    # The first tap only uncovers, wherever it lands.
    address = chromium.evaluate("document.querySelector('h1').textContent")
    chromium.press(240, 300)
    chromium.wait(f"!{hidden}")
    assert chromium.evaluate("document.querySelector('h1').textContent") == address
