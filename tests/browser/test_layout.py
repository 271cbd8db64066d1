"""What a reader sees on a phone and a laptop, from left to right and from right to left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from playwright.sync_api import Browser, Page, expect

from .kinds import DOORS, IN_LANGUAGES
from .serving import Host
from .visits import Visit, Visits

pytestmark = pytest.mark.browser

Addresses = dict[tuple[str, str], str]

languages = pytest.mark.parametrize("language", ["sv", "ar"])


def every_page(addresses: Addresses, language: str) -> list[tuple[str, str]]:
    """Return (kind, path) of every kind of page; the doors stand with Swedish."""
    found = [(kind, addresses[kind, language]) for kind in IN_LANGUAGES]
    return found + ([(kind, addresses[kind, ""]) for kind in DOORS] if language == "sv" else [])


#: (language, width, whether scripts run) → what each look found wrong, by its name.
Looked = Callable[[str, int, bool], dict[str, list[str]]]


@pytest.fixture(scope="module")
def looked(chromium: Browser, host: Host, addresses: Addresses) -> Iterator[Looked]:
    """Looks at every kind of page, one after another in one window; each page is opened once and looked at in all ways."""
    visits = Visits(chromium, host)

    @cache
    def look(language: str, width: int, scripts: bool) -> dict[str, list[str]]:
        visit = visits(None, width=width, scripts=scripts)
        size = visit.page.viewport_size
        bad: dict[str, list[str]] = {}
        for kind, path in every_page(addresses, language):
            visit.page.set_viewport_size(size)
            visit.page.goto(host.address + path)
            for name, found in _looks(visit, width, scripts):
                bad.setdefault(name, []).extend(f"{kind} {path}: {one}" for one in found)
        return bad

    yield look
    visits.close()


def _looks(visit: Visit, width: int, scripts: bool) -> Iterator[tuple[str, list[str]]]:
    """Yield what is wrong with a page that was just opened, look by look; the later ones unfold and resize it."""
    page = visit.page
    if not scripts:
        yield "emergency number", _first_view(visit)
    # On a phone the exit is at the bottom and the page's end must come free of it; on a laptop it is at the top.
    page.evaluate(f"scrollTo(0, {0 if width > 800 else 'document.body.scrollHeight'})")
    yield "hidden by the exit", page.evaluate(_HIDDEN)
    for unfolded in (False, True):
        if unfolded:
            _unfold(page)
        for part in (0, 0.5, 1):
            page.evaluate(f"scrollTo(0, (document.body.scrollHeight - innerHeight) * {part})")
            yield "exit", page.evaluate(_EXIT)
    if scripts:
        yield "targets", page.evaluate(_SMALL, TARGETS)
        for wide, percent in SIZES[width]:
            page.set_viewport_size({"width": wide, "height": page.viewport_size["height"]})
            page.evaluate(f"document.documentElement.style.fontSize = '{18 * percent / 100}px'")
            yield f"{wide} px, {percent} %", page.evaluate(_WIDE)


def none_of(found: dict[str, list[str]], name: str) -> None:
    """Fail with all that a look found; it must have been taken."""
    assert not found[name], f"{len(found[name])} times:\n" + "\n".join(found[name][:30])


#: Widths of windows and sizes of text in per cent of what we set, by the width at which the page is opened. At 900 px
#: the second column has just begun; 200 % is the text size that a reader may have set.
SIZES = {360: ((320, 100), (360, 100), (360, 200)), 1280: ((900, 100), (1280, 200))}

#: What is tapped, wherever it stands; links within sentences may be smaller.
TARGETS = (
    "#leave, .danger, .call, .line, .rows a, .chips a, header summary, .drop li a, .side li a, .fold > summary, .next, "
    "button, .brand, .tick"
)

_SMALL = """(selector) => [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility()).map((it) => {
    const box = it.getBoundingClientRect();
    return [it, box];
}).filter(([it, box]) => box.height && (box.height < 47.5 || box.width < 47.5)).map(([it, box]) =>
    `${it.tagName} ${it.className || it.id} "${it.textContent.trim().slice(0, 30)}" is ${box.width} × ${box.height}`)"""


def _unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")


@languages
@pytest.mark.parametrize("width", [360, 1280])
def test_targets_are_large_enough_for_a_shaking_thumb(looked: Looked, language: str, width: int) -> None:
    none_of(looked(language, width, True), "targets")


_WIDE = """() => {
    const width = document.documentElement.clientWidth, bad = [];
    const over = document.documentElement.scrollWidth - width;
    if (over > 0) bad.push(`the page scrolls sideways by ${over} px`);
    const name = (it) => `${it.tagName} ${it.className} "${it.textContent.trim().slice(0, 30)}"`;
    for (const it of document.querySelectorAll("body *")) {
        const style = getComputedStyle(it), box = it.getBoundingClientRect();
        // What is there for screen readers alone is cut on purpose.
        if (!it.checkVisibility() || it.closest("svg") || style.clipPath !== "none" || box.width <= 1) continue;
        if (box.left < -1 || box.right > width + 1) bad.push(`${name(it)} from ${box.left} to ${box.right}`);
        const cut = style.overflowX !== "visible" && it.clientWidth && it.scrollWidth > it.clientWidth + 1;
        if (cut) bad.push(`${name(it)} is cut`);
    }
    return bad.slice(0, 5);
}"""


@languages
@pytest.mark.parametrize(("width", "percent"), [(320, 100), (360, 100), (360, 200), (900, 100), (1280, 200)])
def test_nothing_is_wider_than_the_window(looked: Looked, language: str, width: int, percent: int) -> None:
    opened = next(opened for opened, sizes in SIZES.items() if (width, percent) in sizes)
    none_of(looked(language, opened, True), f"{width} px, {percent} %")


#: The corners and the middle of the exit, and what lies there.
_EXIT = """() => {
    const it = document.querySelector("#leave"), box = it.getBoundingClientRect(), bad = [];
    if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight || !box.width)
        bad.push(`the exit is at ${box.left}, ${box.top} to ${box.right}, ${box.bottom}`);
    for (const [x, y] of [[0.5, 0.5], [0.03, 0.1], [0.97, 0.1], [0.03, 0.9], [0.97, 0.9]]) {
        const over = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
        if (!it.contains(over)) bad.push(`${over && over.outerHTML.slice(0, 80)} lies over the exit at ${x}, ${y}`);
    }
    return bad;
}"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("language", "scripts"), [("sv", True), ("ar", False)], ids=["sv-scripts", "ar-no-scripts"])
def test_the_exit_is_always_in_view_and_never_covered(looked: Looked, language: str, width: int, scripts: bool) -> None:
    none_of(looked(language, width, scripts), "exit")


#: What the exit lies over when the reader has scrolled as far as one can, and when one has not scrolled at all.
_HIDDEN = """() => {
    const exit = document.querySelector("#leave").getBoundingClientRect(), bad = [];
    const all = "header summary, header a, footer p, footer button, .danger span, main a";
    for (const it of document.querySelectorAll(all)) {
        if (!it.checkVisibility() || it.closest("details:not([open]) > :not(summary)")) continue;
        const box = it.getBoundingClientRect();
        if (box.left < exit.right && box.right > exit.left && box.top < exit.bottom && box.bottom > exit.top)
            bad.push(`the exit lies over ${it.tagName} "${it.textContent.trim().slice(0, 30)}"`);
    }
    return bad;
}"""


@languages
@pytest.mark.parametrize("width", [360, 1280])
def test_the_exit_hides_nothing_for_good(looked: Looked, language: str, width: int) -> None:
    none_of(looked(language, width, True), "hidden by the exit")


def in_first_view(visit: Visit, selector: str) -> bool:
    """Say whether an element is seen whole without scrolling, above the exit if that is at the bottom."""
    box, exit_box = visit.box(selector), visit.box("#leave")
    bottom = exit_box["y"] if exit_box["y"] > 200 else visit.page.viewport_size["height"]
    return box["y"] >= 0 and box["y"] + box["height"] <= bottom


@languages
@pytest.mark.parametrize("width", [360, 1280])
def test_the_emergency_number_is_on_every_page_at_once(looked: Looked, language: str, width: int) -> None:
    none_of(looked(language, width, False), "emergency number")


def _first_view(visit: Visit) -> list[str]:
    line = visit.page.locator('a[href="tel:112"]').first
    fine = "112" in line.inner_text() and in_first_view(visit, 'a[href="tel:112"]')
    return [] if fine else ["112 is not in the first view"]


@languages
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_home_shows_a_number_to_call_in_the_first_second(
    visits: Visits, addresses: Addresses, language: str, scripts: bool
) -> None:
    visit = visits(addresses["home", language], scripts=scripts)
    numbers = visit.page.locator('main a[href^="tel:"]')
    assert numbers.count() >= 4
    assert in_first_view(visit, 'main a[href^="tel:"]')


@pytest.mark.parametrize("kind", ["home", "open", "prose", "fallback", "need", "next"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_language_menu_keeps_the_page(visits: Visits, addresses: Addresses, kind: str, scripts: bool) -> None:
    visit = visits(addresses[kind, "sv"], scripts=scripts)
    page = visit.page
    page.locator("header summary").first.click()
    page.locator("header a[hreflang=ar]").click()
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert visits.host.asked == [addresses[kind, "sv"], addresses[kind, "sv"].replace("/sv/", "/ar/")]
    if scripts:
        assert page.url == visits.host.address + addresses[kind, "sv"]


def test_the_door_leads_to_every_language(visits: Visits, addresses: Addresses) -> None:
    for language in ("sv", "en", "ar"):
        visit = visits(addresses["door", ""], scripts=False)
        visit.page.locator(f"main a[hreflang={language}]").click()
        visit.page.wait_for_url(f"{visits.host.address}/{language}/")
        expect(visit.page.locator("html")).to_have_attribute("lang", language)


@languages
@pytest.mark.parametrize("kind", ["home", "need", "open", "prose"])
def test_numbers_read_from_left_to_right_in_one_piece(
    visits: Visits, addresses: Addresses, kind: str, language: str
) -> None:
    """On screen, not in the source: every digit stands to the right of the one before it, on the same line."""
    found = visits(addresses[kind, language]).page.evaluate("""() => {
        const bad = [];
        let count = 0;
        for (const it of document.querySelectorAll("bdi.nr, .tel bdi")) {
            if (!it.checkVisibility()) continue;
            const text = it.firstChild, boxes = [];
            for (let i = 0; i < text.length; i++) {
                const range = document.createRange();
                range.setStart(text, i);
                range.setEnd(text, i + 1);
                boxes.push(range.getBoundingClientRect());
            }
            count += 1;
            if (boxes.some((box, i) => i && (box.left < boxes[i - 1].left || Math.abs(box.top - boxes[0].top) > 3)))
                bad.push(it.textContent);
        }
        return {bad, count};
    }""")
    assert found["count"] >= 1
    assert found["bad"] == []
