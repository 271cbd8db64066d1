"""Pages that are badly built, strict or hostile, each in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .serving import Ours, Theirs
from .test_element import LINK, Show, alone, escape, frame_of

pytestmark = pytest.mark.browser

WORDS = "Vart kan jag vända mig?"


@pytest.fixture
def element(ours: Ours) -> Callable[..., str]:
    """Returns the element's HTML."""
    return lambda look="button", lang="sv": (
        f'<vart-help lang="{lang}" look="{look}">{LINK.format(ours.address, lang, WORDS)}</vart-help>'
    )


def works(page: Page) -> None:
    """Open the dialog, read, and close it with Esc."""
    page.locator("vart-help button.open").click()
    expect(frame_of(page).locator(".line").first).to_be_visible()
    page.wait_for_function("document.querySelector('vart-help').frame.told === true")
    escape(page, "vart-help dialog")


def looks(page: Page) -> list[object]:
    """Return what the button looks like and how large it is."""
    return page.evaluate(
        "(b => { const s = getComputedStyle(b), r = b.getBoundingClientRect();"
        " return [s.fontSize, s.color, s.backgroundColor, s.borderTopWidth, s.direction, s.display, s.textTransform,"
        " Math.round(r.width), Math.round(r.height)] })"
        "(document.querySelector('vart-help').shadowRoot.querySelector('button'))"
    )


@pytest.fixture
def plain(show: Show, theirs: Theirs, script: str, element: Callable[..., str]) -> list[object]:
    """What the button looks like on a page without styles."""
    return looks(show(theirs.put("/plain", element(), head=script)))


@pytest.mark.parametrize(
    "style",
    [
        "* {all: unset !important}",
        "html, body, * {font-size: 8px !important}",
        "* {text-transform: uppercase !important; letter-spacing: 1em !important; color: red !important}",
        "button, vart-help, dialog, iframe {display: none !important; opacity: 0 !important; position: fixed !important}",
        "body {font: 40px/3 cursive; text-align: right; word-spacing: 2em; line-height: 0}",
    ],
)
def test_no_style_of_the_page_gets_in(
    show: Show, theirs: Theirs, script: str, element: Callable[..., str], plain: list[object], style: str
) -> None:
    page = show(theirs.put("/host", element(), head=f"<style>{style}</style>{script}"))
    assert looks(page) == plain
    works(page)


def test_no_style_of_ours_gets_out(show: Show, theirs: Theirs, script: str, element: Callable[..., str]) -> None:
    theirs_own = "<button id=b>x</button><dialog open id=d>y</dialog><p id=p>z</p>"
    read = "['b', 'd', 'p'].map(id => { const s = getComputedStyle(document.getElementById(id));" \
        " return [s.fontSize, s.color, s.padding, s.borderTopWidth, s.borderRadius, s.minHeight, s.backgroundColor] })"  # fmt: skip
    before = show(theirs.put("/without", theirs_own)).evaluate(read)
    page = show(theirs.put("/host", theirs_own + element("panel"), head=script))
    expect(frame_of(page).locator("h1")).to_be_visible()
    assert page.evaluate(read) == before
    assert page.evaluate("document.querySelectorAll('style, link').length") == 0


def test_a_strict_policy_that_names_us_lets_everything_work(
    show: Show, theirs: Theirs, script: str, ours: Ours, element: Callable[..., str]
) -> None:
    """Exactly what the page "Spread this" says; no leave for styles, though the element has some."""
    policy = f"default-src 'none'; script-src {ours.address}/embed/; frame-src {ours.address}/embed/"
    page = show(theirs.put("/host", element(), head=script, Content_Security_Policy=policy))
    works(page)
    assert not [message for message in page.messages if "Content Security Policy" in message]
    assert page.evaluate(
        "getComputedStyle(document.querySelector('vart-help').shadowRoot.querySelector('button')).minHeight"
    )


def test_trusted_types_are_not_in_the_way(
    show: Show, theirs: Theirs, script: str, ours: Ours, element: Callable[..., str]
) -> None:
    policy = (
        f"default-src 'none'; script-src {ours.address}/embed/; frame-src {ours.address}/embed/; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    works(show(theirs.put("/host", element(), head=script, Content_Security_Policy=policy)))


def test_a_policy_that_does_not_name_us_leaves_the_link(
    show: Show, theirs: Theirs, script: str, ours: Ours, element: Callable[..., str]
) -> None:
    policy = "default-src 'self'"
    page = show(theirs.put("/host", element("panel"), head=script, Content_Security_Policy=policy))
    link = page.get_by_role("link", name=WORDS)
    expect(link).to_be_visible()
    assert link.get_attribute("href") == f"{ours.address}/sv/"
    expect(page.locator("vart-help iframe")).to_have_count(0)


def test_a_policy_that_forbids_the_frame_alone_shows_the_link_at_once(
    show: Show, theirs: Theirs, script: str, ours: Ours, element: Callable[..., str]
) -> None:
    policy = f"default-src 'none'; script-src {ours.address}/embed/"
    page = show(theirs.put("/host", element("panel"), head=script, Content_Security_Policy=policy))
    link = page.locator("vart-help .panel a")
    expect(link).to_be_visible(timeout=3000)
    link.click()
    page.wait_for_url(f"{ours.address}/sv/")


def test_a_changed_script_is_not_run_and_the_link_stays(
    show: Show, theirs: Theirs, script: str, element: Callable[..., str]
) -> None:
    page = show(theirs.put("/host", element(), head=script.replace("sha384-", "sha384-A")))
    expect(page.get_by_role("link", name=WORDS)).to_be_visible()
    expect(page.locator("vart-help button")).to_have_count(0)


def test_a_page_that_isolates_itself_can_still_show_us(
    show: Show, theirs: Theirs, script: str, element: Callable[..., str]
) -> None:
    page = show(
        theirs.put(
            "/host", element(), head=script,
            Cross_Origin_Embedder_Policy="require-corp", Cross_Origin_Opener_Policy="same-origin",
        )
    )  # fmt: skip
    assert page.evaluate("crossOriginIsolated")
    works(page)


@pytest.mark.parametrize("flags", ["allow-scripts", "allow-scripts allow-same-origin"])
def test_a_page_that_is_itself_in_a_sandbox(
    show: Show, theirs: Theirs, script: str, element: Callable[..., str], flags: str
) -> None:
    """As in the preview of a publishing tool. Without an origin of its own, the page and our frame still talk."""
    inner = theirs.put("/inner", element(), head=script)
    page = show(
        theirs.put("/outer", f'<iframe id="outer" sandbox="{flags}" src="{inner}" width="700" height="800"></iframe>')
    )
    outer = page.frame_locator("#outer")
    outer.locator("vart-help button.open").click()
    expect(outer.frame_locator("vart-help iframe").locator(".line").first).to_be_visible()
    # The languages are framed pages too, and may be fetched from anywhere.
    frame = outer.frame_locator("vart-help iframe")
    frame.locator("header .drop summary").click()
    frame.locator('header a[hreflang="ar"]').click()
    expect(frame.locator('html[dir="rtl"]')).to_have_count(1)
    page.keyboard.down("Escape")
    expect(outer.locator("vart-help dialog")).to_have_count(0)


@pytest.mark.parametrize("lang", ["sv", "ar"])
def test_a_page_from_right_to_left(
    show: Show, theirs: Theirs, script: str, element: Callable[..., str], lang: str
) -> None:
    page = show(theirs.put("/host", element(lang=lang), head=script, html='lang="ar" dir="rtl"'))
    assert looks(page)[4] == ("rtl" if lang == "ar" else "ltr")
    page.locator("vart-help button.open").click()
    bar = page.locator("vart-help dialog .bar button").bounding_box()
    dialog = page.locator("vart-help dialog").bounding_box()
    at_end = bar["x"] + bar["width"] > dialog["x"] + dialog["width"] - 40
    assert at_end == (lang == "sv")


_EATER = "addEventListener('{0}', e => {{ if (e.key) {{ e.preventDefault(); e.stopImmediatePropagation(); }} }}, true)"


@pytest.mark.parametrize("on", ["document.", "document.body.", "document.documentElement."])
def test_a_page_that_eats_keys_can_still_be_read_and_closed(
    show: Show, theirs: Theirs, script: str, element: Callable[..., str], on: str
) -> None:
    eaters = "".join(f"{on}{_EATER.format(name)};" for name in ("keydown", "keypress", "keyup"))
    page = show(theirs.put("/host", f"{element()}<script>{eaters}</script>", head=script))
    page.locator("vart-help button.open").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('vart-help').frame?.told === true")
    page.keyboard.press("Tab")
    assert page.frames[1].evaluate("document.activeElement.localName") == "a"
    escape(page, "vart-help dialog")
    page.keyboard.press("Space")
    page.locator("vart-help dialog button").focus()
    escape(page, "vart-help dialog")


def test_a_page_that_eats_keys_before_anyone_hears_them(
    show: Show, theirs: Theirs, script: str, element: Callable[..., str]
) -> None:
    """Nothing can be done about its own part of the window; inside the frame all keys work, and so does the mouse."""
    eaters = "".join(f"{_EATER.format(name)};" for name in ("keydown", "keypress", "keyup"))
    page = show(theirs.put("/host", element(), head=f"<script>{eaters}</script>{script}"))
    works(page)


@pytest.mark.parametrize("target", ["", ' target="_blank"', ' target="elsewhere"'])
def test_an_old_base_tag(
    show: Show, theirs: Theirs, script: str, ours: Ours, element: Callable[..., str], target: str
) -> None:
    page = show(theirs.put("/host", element("panel"), head=f'<base href="https://old.example/x/"{target}>{script}'))
    expect(frame_of(page).locator(".line").first).to_be_visible()
    assert page.frames[1].url == f"{ours.address}/embed/sv/"


@pytest.mark.parametrize("path", ["/", "/sv/", "/sv/847t/", "/sv/xjfc/", "/sv/zzzz/", "/404.html", "/handbook/"])
def test_nothing_else_can_be_framed(show: Show, theirs: Theirs, ours: Ours, path: str) -> None:
    page = show(theirs.put("/host", f'<iframe src="{ours.address}{path}"></iframe>'))
    page.wait_for_timeout(300)
    assert [
        message
        for message in page.messages
        if "refused to connect" in message or "frame-ancestors" in message or "X-Frame-Options" in message
    ]
    assert page.frame_locator("iframe").locator("main").count() == 0


def test_false_messages_are_ignored(
    show: Show, theirs: Theirs, script: str, ours: Ours, element: Callable[..., str]
) -> None:
    """From the page itself, from another frame of it, and from the right frame's address but not the right frame."""
    leave = f"{{vart: 1, say: 'leave', to: '{theirs.address}/before'}}"
    bad = f"[{leave}, {{vart: 1, say: 'closed'}}, {{vart: 1, say: 'height', height: 9999}}]"
    evil = theirs.put("/evil", f"<script>{bad}.forEach(m => {{ parent.postMessage(m, '*'); }})</script>")
    page = show(theirs.put("/host", f'{element("panel")}<iframe id="evil" src="about:blank"></iframe>', head=script))
    page.wait_for_function("document.querySelector('vart-help').frame.told === true")
    page.wait_for_timeout(200)
    before = page.locator("vart-help iframe").bounding_box()
    page.evaluate(f"{bad}.forEach(m => postMessage(m, '*'))")
    # Right origin, wrong window: an event that claims to come from our host.
    page.evaluate(
        f"{bad}.forEach(m => dispatchEvent(new MessageEvent('message', {{data: m, origin: '{ours.address}', source: window}})))"
    )
    page.evaluate(f"document.getElementById('evil').src = '{evil}'")
    page.wait_for_timeout(500)
    assert page.url.endswith("/host")
    assert page.locator("vart-help iframe").bounding_box()["height"] == before["height"]
    # Shapes that are wrong, from the right window and origin: made by the page, as no honest frame would.
    shapes = "[null, 1, 'leave', {say: 'leave'}, {vart: 2, say: 'closed'}, {vart: 1}, {vart: 1, say: 'height', height: '9'}," \
        " {vart: 1, say: 'height', height: -5}, {vart: 1, say: 'height', height: NaN}, {vart: 1, say: 'height', height: 1e9}," \
        " {vart: 1, say: 'leave'}, {vart: 1, say: 'leave', to: 'javascript:alert(1)'}, {vart: 1, say: 'leave', to: {}}]"  # fmt: skip
    page.evaluate(
        f"{shapes}.forEach(m => dispatchEvent(new MessageEvent('message', {{data: m, origin: '{ours.address}',"
        " source: document.querySelector('vart-help').frame.contentWindow})))"
    )
    page.wait_for_timeout(300)
    assert page.url.endswith("/host")
    assert page.locator("vart-help iframe").bounding_box()["height"] == before["height"]


def test_the_frame_says_nothing_to_a_page_that_did_not_greet_it(show: Show, theirs: Theirs, ours: Ours) -> None:
    page = show(
        theirs.put(
            "/host",
            f"<script>window.heard = []; onmessage = e => heard.push(e.data)</script>"
            f'<iframe src="{ours.address}/embed/sv/" width="600" height="600"></iframe>',
        )
    )
    frame = page.frame_locator("iframe")
    frame.locator("main ul.rows a").first.click()
    expect(frame.locator("[data-back]")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    assert page.evaluate("heard") == []
    # Wrong greetings, and one from a frame beside it, are no greetings.
    page.evaluate(
        "[null, 'hello', {vart: 2, say: 'hello'}, {vart: 1, say: 'height'}].forEach(m => frames[0].postMessage(m, '*'))"
    )
    page.wait_for_timeout(200)
    assert page.evaluate("heard") == []
    page.evaluate("frames[0].postMessage({vart: 1, say: 'hello'}, '*')")
    page.wait_for_function("heard.length > 0")
    # And what it says then is its height, in steps that tell no page from another.
    assert [sorted(one) for one in page.evaluate("heard")] == [["height", "say", "vart"]]
    assert page.evaluate("heard[0].height") % 80 == 0


def test_a_page_that_takes_the_element_out_and_puts_it_back(
    show: Show, theirs: Theirs, script: str, element: Callable[..., str]
) -> None:
    page = show(theirs.put("/host", element(), head=script))
    page.locator("vart-help button.open").click()
    expect(frame_of(page).locator("h1")).to_be_visible()
    page.evaluate("(e => { e.remove(); document.body.append(e); })(document.querySelector('vart-help'))")
    alone(page)
    works(page)


def test_the_script_twice_on_a_page(show: Show, theirs: Theirs, script: str, element: Callable[..., str]) -> None:
    page = show(theirs.put("/host", element(), head=script + script))
    works(page)
    assert not [message for message in page.messages if message.startswith("error")]
