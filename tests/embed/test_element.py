"""``<vart-help>`` on an ordinary page: its three looks, the dialog, the keyboard, what it says and hears."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import playwright.sync_api
import pytest
from playwright.sync_api import Page, expect

from .serving import Ours, Theirs

pytestmark = pytest.mark.browser

Show = Callable[..., Page]

LINK = '<a href="{0}/{1}/" rel="noreferrer">{2}</a>'
WORDS = {"sv": "Vart kan jag vända mig?", "ar": "إلى أين يمكن التوجه؟"}


@pytest.fixture
def put(ours: Ours, theirs: Theirs, script: str) -> Callable[..., str]:
    """Puts a page up that has the element on it, and returns its address."""

    def put(look: str = "button", lang: str = "sv", attributes: str = "", around: str = "{}", **how: str) -> str:
        link = LINK.format(ours.address, lang, WORDS.get(lang, "x"))
        element = f'<vart-help lang="{lang}" look="{look}" {attributes}>{link}</vart-help>'
        how["head"] = script + how.get("head", "")
        return theirs.put(
            "/host", "<h1>Nytt</h1>" + around.format(element) + '<p><a href="/before">efter</a></p>', **how
        )

    return put


def frame_of(page: Page):
    """Return the framed page."""
    return page.frame_locator("vart-help iframe")


def alone(page: Page) -> None:
    """Insist that there is no frame any more, nor what was read in it."""
    for _ in range(40):
        if len(page.frames) == 1:
            return
        page.wait_for_timeout(50)
    raise AssertionError("the frame is still there")


def escape(page: Page, gone: str) -> None:
    """Press Esc, and lift it once what it closes is gone: Chromium never answers for a key in a frame that is gone."""
    page.keyboard.down("Escape")
    expect(page.locator(gone)).to_have_count(0)
    page.keyboard.up("Escape")


def opened(page: Page) -> None:
    """Open the dialog and wait until the frame has answered."""
    page.locator("vart-help button.open").click()
    expect(frame_of(page).locator("h1")).to_be_visible()
    page.wait_for_function("document.querySelector('vart-help').frame.told === true")


@pytest.mark.parametrize("look", ["button", "corner"])
@pytest.mark.parametrize("lang", ["sv", "ar"])
def test_a_button_opens_a_dialog_with_the_page_in_it(show: Show, put: Callable[..., str], look: str, lang: str) -> None:
    page = show(put(look, lang))
    button = page.get_by_role("button", name=WORDS[lang])
    expect(button).to_be_visible()
    # The link inside is for when the script can not run.
    expect(page.locator("vart-help > a")).to_be_hidden()
    assert page.frames[1:] == [], "nothing is fetched before somebody asks"
    opened(page)
    expect(page.get_by_role("dialog", name=WORDS[lang])).to_be_visible()
    frame = frame_of(page)
    assert frame.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
    expect(frame.locator(".line").first).to_be_visible()
    assert frame.locator("#leave").bounding_box()["height"] >= 48


def test_the_corner_is_in_the_corner_and_on_the_other_side_in_arabic(show: Show, put: Callable[..., str]) -> None:
    for lang, near_left in (("sv", False), ("ar", True)):
        page = show(put("corner", lang, around='<div style="height:3000px"></div>{}'))
        box = page.locator("vart-help button").bounding_box()
        assert box["y"] + box["height"] > 850
        assert (box["x"] < 30) == near_left
        assert (box["x"] + box["width"] > 770) != near_left


@pytest.mark.parametrize("lang", ["sv", "ar"])
def test_a_panel_takes_the_height_of_its_page(show: Show, put: Callable[..., str], lang: str) -> None:
    page = show(put("panel", lang), height=3000)
    expect(frame_of(page).locator("h1")).to_be_visible()
    frame = page.frames[1]
    page.wait_for_function("document.querySelector('vart-help').frame.told === true")
    page.wait_for_timeout(300)
    height = page.locator("vart-help iframe").bounding_box()["height"]
    inner = frame.evaluate("document.body.getBoundingClientRect().height")
    assert inner <= height <= inner + 80, "as high as what it shows, rounded up"
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_a_panel_is_never_higher_than_the_window_so_that_the_way_out_is_seen(
    show: Show, put: Callable[..., str]
) -> None:
    page = show(put("panel"), width=360, height=640)
    expect(frame_of(page).locator("h1")).to_be_visible()
    page.wait_for_function("document.querySelector('vart-help').frame.told === true")
    assert page.locator("vart-help iframe").bounding_box()["height"] <= 640 * 0.9 + 1


def test_the_keyboard_opens_walks_closes_and_comes_back(show: Show, put: Callable[..., str]) -> None:
    page = show(put())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('vart-help').frame?.told === true")
    # The focus is in the frame: the first Tab is its first link.
    page.keyboard.press("Tab")
    assert page.frames[1].evaluate("document.activeElement.className") == "brand"
    escape(page, "vart-help dialog")
    assert page.evaluate("document.querySelector('vart-help').shadowRoot.activeElement.className") == "open"
    page.keyboard.press("Space")
    page.wait_for_function("document.querySelector('vart-help').frame?.told === true")
    # From the frame, backwards: the dialog's own way to close.
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("vart-help dialog")).to_have_count(0)


def test_the_dialog_closes_by_its_button_by_esc_outside_and_by_a_press_beside_it(
    show: Show, put: Callable[..., str]
) -> None:
    page = show(put(), width=1280)
    for close in (
        lambda: page.locator("vart-help dialog button").click(),
        lambda: (page.locator("vart-help dialog button").focus(), escape(page, "vart-help dialog")),
        lambda: page.mouse.click(20, 400),
    ):
        opened(page)
        close()
        expect(page.locator("vart-help dialog")).to_have_count(0)
        alone(page)
        assert "/host" in page.url


def test_a_panel_closes_to_a_button_and_opens_again(show: Show, put: Callable[..., str]) -> None:
    page = show(put("panel"))
    frame_of(page).locator("h1").click()
    page.wait_for_function("document.querySelector('vart-help').frame.told === true")
    escape(page, "vart-help iframe")
    page.get_by_role("button", name=WORDS["sv"]).click()
    expect(frame_of(page).locator("h1")).to_be_visible()


@pytest.mark.parametrize("look", ["button", "panel"])
@pytest.mark.parametrize("way", ["click", "shift"])
def test_the_way_out_leaves_the_page_around(
    show: Show, put: Callable[..., str], theirs: Theirs, look: str, way: str
) -> None:
    page = show(put(look), before=theirs.address + "/before")
    if look == "button":
        opened(page)
    else:
        frame_of(page).locator("h1").click()
        page.wait_for_function("document.querySelector('vart-help').frame.told === true")
    if way == "click":
        frame_of(page).locator("#leave").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("**/neutral")
    page.go_back()
    # The stranger's page is replaced: nobody finds out where the button was.
    assert page.url.endswith("/before")


def test_the_page_around_is_covered_before_the_next_one_answers(
    show: Show, put: Callable[..., str], theirs: Theirs
) -> None:
    page = show(put())
    opened(page)
    theirs.gate.clear()
    try:
        # Chromium may never answer for a press in a frame that went away with it; what the press did is what follows.
        with contextlib.suppress(playwright.sync_api.TimeoutError):
            frame_of(page).locator("#leave").click(no_wait_after=True, timeout=5000)
        page.wait_for_function("getComputedStyle(document.documentElement).display === 'none'", timeout=5000)
        assert "/host" in page.url
    finally:
        theirs.gate.set()
    page.wait_for_url("**/neutral")


def test_moving_in_the_frame_is_no_step_and_turns_with_the_language(
    show: Show, put: Callable[..., str], theirs: Theirs
) -> None:
    page = show(put(), before=theirs.address + "/before")
    opened(page)
    before = page.evaluate("history.length")
    frame = page.frames[1]
    inside = frame_of(page)
    inside.locator("main ul.rows a").first.click()
    inside.locator("main .card h3 a").first.click()
    expect(inside.locator("main .ways").first).to_be_visible()
    inside.locator("header .drop summary").first.click()
    inside.locator('header a[hreflang="ar"]').click()
    expect(inside.locator('html[dir="rtl"]')).to_have_count(1)
    inside.locator("[data-back]").click()
    expect(inside.locator('html[lang="sv"]')).to_have_count(1)
    assert page.evaluate("history.length") == before
    assert frame.evaluate("location.pathname") == "/embed/sv/"
    assert frame.evaluate("document.title") == "Vart"
    # Menus and footers of ordinary pages have no room in a frame; the way out stays.
    expect(inside.locator("footer")).to_be_hidden()
    expect(inside.locator(".menu")).to_be_hidden()
    expect(inside.locator("#leave")).to_be_visible()


def test_links_to_others_open_a_window_of_their_own(show: Show, put: Callable[..., str]) -> None:
    page = show(put())
    opened(page)
    inside = frame_of(page)
    inside.locator("main ul.rows a").first.click()
    inside.locator("main .card h3 a").first.click()
    expect(inside.locator("main .ways").first).to_be_visible()
    foreign = page.frames[1].evaluate(
        "[...document.querySelectorAll('main a[href^=http]')].filter(a => a.origin !== location.origin)"
        ".map(a => [a.target, a.rel])"
    )
    assert foreign
    assert all(target == "_blank" and "noreferrer" in rel for target, rel in foreign)


def test_our_host_is_not_told_where_it_is_shown(show: Show, put: Callable[..., str], ours: Ours) -> None:
    ours.asked.clear()
    page = show(put())
    opened(page)
    frame_of(page).locator("main ul.rows a").first.click()
    expect(frame_of(page).locator("[data-back]")).to_be_visible()
    assert len(ours.asked) == 3
    for path, headers in ours.asked:
        assert "referer" not in {name.lower() for name in headers}, path
        assert "cookie" not in {name.lower() for name in headers}, path


def test_topic_and_area_choose_the_page_and_put_what_is_near_first(show: Show, put: Callable[..., str]) -> None:
    # The need "talk", and Stockholm's municipality: what is there comes before the nation.
    page = show(put("panel", attributes='topic="847t" area="vj94"'))
    expect(frame_of(page).locator("h1")).to_be_visible()
    frame = page.frames[1]
    assert frame.url.endswith("/embed/sv/847t/#vj94")
    near = frame.evaluate(
        "[...document.querySelectorAll('main section')].map(s => (s.dataset.near || '').includes('vj94'))"
    )
    assert near[0], "the first part is about the area"
    assert not near[-1], "the nation comes after"
    assert near == sorted(near, reverse=True)


@pytest.mark.parametrize(
    "attributes", ['topic="../../sv"', 'topic="javascript:alert(1)"', 'area="ZZZZZ"', 'topic=""', 'lang="//evil"']
)
def test_attributes_that_are_no_codes_lead_to_the_general_page(
    show: Show, put: Callable[..., str], ours: Ours, attributes: str
) -> None:
    page = show(put("panel", attributes=attributes))
    expect(frame_of(page).locator(".line").first).to_be_visible()
    assert page.frames[1].url == f"{ours.address}/embed/sv/"


def test_a_code_that_is_not_there_shows_every_language_and_112(show: Show, put: Callable[..., str]) -> None:
    page = show(put("panel", attributes='topic="zzzz"'))
    expect(frame_of(page).locator('a[href="tel:112"]')).to_be_visible()
    frame_of(page).locator('a[hreflang="ar"]').click()
    expect(frame_of(page).locator('html[dir="rtl"]')).to_have_count(1)


def test_changed_attributes_change_what_is_shown(show: Show, put: Callable[..., str]) -> None:
    page = show(put("button"))
    page.evaluate("document.querySelector('vart-help').setAttribute('look', 'panel')")
    expect(frame_of(page).locator("h1")).to_be_visible()
    page.evaluate("document.querySelector('vart-help').setAttribute('lang', 'ar')")
    expect(frame_of(page).locator('html[dir="rtl"]')).to_have_count(1)
    assert page.evaluate("history.length") <= 2
    page.evaluate("document.querySelector('vart-help').remove()")
    alone(page)


def test_without_our_host_the_link_is_offered(show: Show, put: Callable[..., str], ours: Ours) -> None:
    page = show(put("panel"))
    expect(frame_of(page).locator("h1")).to_be_visible()
    ours.down = True
    try:
        page.evaluate("document.querySelector('vart-help').setAttribute('topic', '847t')")
        plain = page.locator("vart-help .panel a")
        expect(plain).to_be_visible(timeout=15_000)
        assert plain.get_attribute("href") == f"{ours.address}/sv/847t/"
        assert plain.get_attribute("target") == "_self"
    finally:
        ours.down = False


def test_two_elements_do_not_hear_each_other(show: Show, put: Callable[..., str], ours: Ours) -> None:
    second = f'<vart-help lang="ar" look="panel">{LINK.format(ours.address, "ar", WORDS["ar"])}</vart-help>'
    page = show(put("panel", around="{}" + second))
    frames = page.locator("vart-help iframe")
    expect(frames).to_have_count(2)
    page.wait_for_function("[...document.querySelectorAll('vart-help')].every(e => e.frame.told === true)")
    page.frame_locator('vart-help[lang="ar"] iframe').locator("h1").click()
    escape(page, 'vart-help[lang="ar"] iframe')
    expect(page.locator('vart-help[lang="sv"] iframe')).to_have_count(1)
