"""Everything can be reached and seen with a keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from .visits import Visits

pytestmark = pytest.mark.browser

Addresses = dict[tuple[str, str], str]

languages = pytest.mark.parametrize("language", ["sv", "ar"])
widths = pytest.mark.parametrize("width", [360, 1280])

#: What the focused element looks like: its ring, whether it is in the window, what lies over its middle.
_FOCUSED = """() => {
    const it = document.activeElement, style = getComputedStyle(it), size = (part) => part.width * part.height;
    // Where a line is broken before a link, an empty piece of it may stay on the line above.
    const box = [...it.getClientRects()].reduce((most, part) => size(part) > size(most) ? part : most);
    const x = box.left + box.width / 2, y = box.top + box.height / 2, over = document.elementFromPoint(x, y);
    const rgb = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
        .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    // An outline inside the element lies on its own ground, one outside on what is behind it.
    let ground = parseFloat(style.outlineOffset) < 0 ? it : it.parentElement;
    while (ground && (rgb(getComputedStyle(ground).backgroundColor)[3] ?? 1) === 0) ground = ground.parentElement;
    const [a, b] = [rgb(style.outlineColor), rgb(getComputedStyle(ground || document.documentElement).backgroundColor)]
        .map(light).sort((one, other) => other - one);
    return {
        what: it.tagName.toLowerCase() + (it.id ? "#" + it.id : "") + " " + it.textContent.trim().slice(0, 40),
        body: it === document.body,
        ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        contrast: (a + 0.05) / (b + 0.05),
        inside: x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight,
        free: !!over && (it.contains(over) || over.contains(it)),
        over: over && `${over.outerHTML.slice(0, 60)} at ${Math.round(x)}, ${Math.round(y)}, scrolled ${Math.round(scrollY)}`,
    };
}"""


#: A busy machine scrolls to what has the focus some frames later.
_PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

#: How many times two frames are waited for before what is not to be seen counts as hidden: half a second.
_PATIENCE = 15


def focused(page: Page) -> dict[str, Any]:
    """Return what has the focus once it is to be seen, or as it is when it stays hidden."""
    now: dict[str, Any] = {}
    for _ in range(_PATIENCE):
        page.evaluate(_PAINTED)
        now = page.evaluate(_FOCUSED)
        if now["body"] or (now["inside"] and now["free"]):
            break
    return now


def walk(page: Page, steps: int) -> list[dict[str, Any]]:
    """Press Tab and return what was focused each time, until the walk leaves the page."""
    seen = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        now = focused(page)
        if now["body"]:
            break
        seen.append(now)
    return seen


def hard_to_see(seen: list[dict[str, Any]]) -> list[str]:
    """Say what is wrong with how the focus shows."""
    bad = []
    for one in seen:
        if one["ring"] < 2 or one["contrast"] < 3:
            bad.append(f"{one['what']}: a ring of {one['ring']} px and {one['contrast']:.1f}:1")
        if not one["inside"]:
            bad.append(f"{one['what']}: outside the window")
        elif not one["free"]:
            bad.append(f"{one['what']}: {one['over']} lies over it")
    return bad


@languages
@widths
@pytest.mark.parametrize("kind", ["home", "need", "open", "plan"])
def test_every_focus_shows(visits: Visits, addresses: Addresses, kind: str, language: str, width: int) -> None:
    page = visits(addresses[kind, language], width=width).page
    page.evaluate("document.querySelectorAll('main details').forEach((details) => { details.open = true; })")
    seen = walk(page, 45)
    assert len(seen) > 10
    assert hard_to_see(seen) == []


@languages
@widths
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_menus_open_and_show_their_focus(
    visits: Visits, addresses: Addresses, language: str, width: int, scheme: str
) -> None:
    page = visits(addresses["home", language], width=width, scheme=scheme).page
    for summary in page.locator("header summary:visible").all():
        summary.focus()
        page.keyboard.press("Enter")
        entries = summary.locator("xpath=..").locator("a").count()
        seen = walk(page, entries)
        assert len(seen) == entries >= 3
        assert hard_to_see(seen) == []
        summary.focus()
        page.keyboard.press("Enter")


@languages
@widths
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_skip_links_come_first(visits: Visits, addresses: Addresses, language: str, width: int, scripts: bool) -> None:
    visit = visits(addresses["open", language], width=width, scripts=scripts)
    page = visit.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.locator('.skip a[href="#main"]').bounding_box()["height"] > 40
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hasAttribute('data-leave')")
    assert page.locator(".skip [data-leave]").bounding_box()["height"] > 40
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    page.keyboard.press("Tab")
    inside = page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert inside, "after the skip link Tab does not go on inside <main>"


@languages
def test_the_skip_link_leaves_no_row(visits: Visits, addresses: Addresses, language: str) -> None:
    visit = visits(addresses["open", language])
    before = visit.page.evaluate("history.length")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_timeout(100)
    assert visit.page.evaluate("history.length") == before
    assert "#" not in visit.page.url
