"""The framed page without our script around it: a bare frame, in sandboxes, without scripts, and alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from vart.render.embeds.codes import SANDBOX

from .serving import Ours, Theirs
from .test_element import Show

pytestmark = pytest.mark.browser


def put(theirs: Theirs, ours: Ours, sandbox: str | None = SANDBOX, path: str = "sv/") -> str:
    """Put a page up with a frame on it, as it is handed out but for its sandbox."""
    flags = "" if sandbox is None else f' sandbox="{sandbox}"'
    return theirs.put(
        "/host",
        f'<h1>Nytt</h1><iframe src="{ours.address}/embed/{path}" title="x" width="600" height="640"'
        f' referrerpolicy="no-referrer"{flags}></iframe>',
    )


@pytest.mark.parametrize("sandbox", [SANDBOX, None, "allow-scripts allow-same-origin allow-top-navigation"])
@pytest.mark.parametrize("way", ["click", "shift"])
def test_the_way_out_leaves_the_page_around(
    show: Show, theirs: Theirs, ours: Ours, sandbox: str | None, way: str
) -> None:
    page = show(put(theirs, ours, sandbox), before=theirs.address + "/before")
    inside = page.frame_locator("iframe")
    if way == "click":
        inside.locator("#leave").click()
    else:
        inside.locator("h1").click()
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("**/neutral")
    page.go_back()
    assert page.url.endswith("/before")


@pytest.mark.parametrize("sandbox", ["allow-scripts", "allow-scripts allow-same-origin"])
def test_a_sandbox_that_keeps_the_window_says_so_on_an_empty_frame(
    show: Show, theirs: Theirs, ours: Ours, sandbox: str
) -> None:
    page = show(put(theirs, ours, sandbox))
    inside = page.frame_locator("iframe")
    inside.locator("#leave").click()
    expect(inside.locator(".stuck")).to_be_visible()
    expect(inside.locator("main")).to_be_hidden()
    assert inside.locator(".stuck").inner_text().strip()
    assert page.url.endswith("/host")


def test_moving_in_place_works_in_a_sandbox_without_an_origin_for_framed_pages(
    show: Show, theirs: Theirs, ours: Ours
) -> None:
    page = show(put(theirs, ours, "allow-scripts allow-popups"))
    inside = page.frame_locator("iframe")
    inside.locator("header .drop summary").click()
    inside.locator('header a[hreflang="ar"]').click()
    expect(inside.locator('html[dir="rtl"]')).to_have_count(1)
    # Ordinary pages do not answer other origins; the reader is told, and may open a window.
    inside.locator("main ul.rows a").first.click()
    expect(inside.locator("[data-failed]")).to_be_visible()
    assert inside.locator("[data-failed] a").get_attribute("target") == "_blank"


def test_esc_hides_a_bare_frame_and_a_press_brings_it_back(show: Show, theirs: Theirs, ours: Ours) -> None:
    page = show(put(theirs, ours))
    inside = page.frame_locator("iframe")
    inside.locator("h1").click()
    page.keyboard.press("Escape")
    expect(inside.locator("html.hidden")).to_have_count(1)
    assert page.frames[1].evaluate("getComputedStyle(document.body).opacity") == "0"
    page.mouse.click(200, 300)
    expect(inside.locator("html.hidden")).to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(inside.locator("html.hidden")).to_have_count(0)


def test_the_text_is_covered_while_the_finger_is_still_down(show: Show, theirs: Theirs, ours: Ours) -> None:
    page = show(put(theirs, ours))
    box = page.frame_locator("iframe").locator("#leave").bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 20)
    page.mouse.down()
    assert page.frames[1].evaluate("document.documentElement.classList.contains('covered')")
    page.mouse.move(10, 10)
    page.mouse.up()
    assert "/host" in page.url


@pytest.mark.parametrize("lang", ["sv", "ar"])
def test_without_scripts_the_frame_can_be_read_and_left(show: Show, theirs: Theirs, ours: Ours, lang: str) -> None:
    page = show(put(theirs, ours, path=f"{lang}/"), java_script_enabled=False)
    inside = page.frame_locator("iframe")
    expect(inside.locator(".line").first).to_be_visible()
    other = "ar" if lang == "sv" else "sv"
    inside.locator("header .drop summary").click()
    inside.locator(f'header a[hreflang="{other}"]').click()
    expect(inside.locator(f'html[lang="{other}"]')).to_have_count(1)
    # What may not be framed opens a window of its own.
    with page.context.expect_page() as opened:
        inside.locator("main ul.rows a").first.click()
    assert opened.value.url.startswith(f"{ours.address}/{other}/")
    inside.locator("#leave").click()
    page.wait_for_url("**/neutral")


def test_alone_in_a_window_it_is_a_page_as_any_other(show: Show, theirs: Theirs, ours: Ours) -> None:
    page = show(f"{ours.address}/embed/sv/847t/", before=theirs.address + "/before")
    assert page.title() == "Vart"
    page.locator("main .card h3 a").first.click()
    expect(page.locator("main .ways").first).to_be_visible()
    assert page.url.endswith("/embed/sv/847t/")
    page.locator("#leave").click()
    page.wait_for_url("**/neutral")
    page.go_back()
    assert page.url.endswith("/before")
