"""The way out works, at once and for good, and by every means. Without scripts it is a plain link."""

from __future__ import annotations

import base64
import struct
import time
import zlib
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from .kinds import DOORS, IN_LANGUAGES
from .serving import Elsewhere
from .visits import Visit, Visits

pytestmark = pytest.mark.browser


@pytest.fixture
def chromium(whole_chromium: Browser) -> Browser:
    """The whole browser: what is tested here is what a browser does, not the page alone."""
    return whole_chromium


Addresses = dict[tuple[str, str], str]


@pytest.fixture(autouse=True)
def open_gates(neutral: Elsewhere) -> None:
    """Every test begins with hosts that answer at once."""
    neutral.gate.set()
    neutral.hang_up = False
    neutral.forget()


def _click(visit: Visit) -> None:
    visit.page.locator("#leave").click()


def _tap(visit: Visit) -> None:
    visit.page.touchscreen.tap(*visit.middle("#leave"))


def _enter(visit: Visit) -> None:
    visit.page.locator("#leave").focus()
    visit.page.keyboard.press("Enter")


def _skip_link(visit: Visit) -> None:
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")


def _shift(visit: Visit) -> None:
    for _ in range(3):
        visit.page.keyboard.press("Shift")


ways_out = pytest.mark.parametrize("way_out", [_click, _tap, _enter, _skip_link, _shift])
languages = pytest.mark.parametrize("language", ["sv", "ar"])


def arrive(visits: Visits, search: Elsewhere, path: str, **options: object) -> Visit:
    """Come to a page of ours from a search page."""
    visit = visits(None, has_touch=True, **options)
    visit.page.goto(f"{search.address}/?hit={visits.host.address}{path}")
    visit.page.locator("#hit").click()
    visit.page.wait_for_url(visits.host.address + path)
    return visit


def has_left(page: Page, neutral: Elsewhere) -> None:
    """Insist that the neutral page is shown."""
    page.wait_for_url(f"{neutral.address}/")
    expect(page.locator("h1")).to_have_text(neutral.title)


def leads_back_to_the_search(page: Page, search: Elsewhere, neutral: Elsewhere) -> None:
    """Insist that neither Back nor Forward shows a page of ours."""
    rows = page.evaluate("history.length")
    page.go_back()
    expect(page.locator("h1")).to_have_text(search.title)
    assert page.url.startswith(search.address)
    page.go_forward()
    has_left(page, neutral)
    assert page.evaluate("history.length") == rows


@ways_out
@languages
def test_every_way_out_leaves_for_good(
    visits: Visits, addresses: Addresses, search: Elsewhere, neutral: Elsewhere, way_out: Callable, language: str
) -> None:
    visit = arrive(visits, search, addresses["open", language])
    before = visit.page.evaluate("history.length")
    way_out(visit)
    has_left(visit.page, neutral)
    assert visit.page.evaluate("history.length") == before
    leads_back_to_the_search(visit.page, search, neutral)


@pytest.mark.parametrize("kind", [*IN_LANGUAGES, *DOORS])
def test_the_exit_leaves_from_every_kind_of_page(
    visits: Visits, addresses: Addresses, search: Elsewhere, neutral: Elsewhere, kind: str
) -> None:
    visit = arrive(visits, search, addresses[kind, "" if kind in DOORS else "sv"])
    assert visit.page.title() == "Vart", "the title says what the page is about"
    _click(visit)
    has_left(visit.page, neutral)
    visit.page.go_back()
    expect(visit.page.locator("h1")).to_have_text(search.title)


def test_a_visit_of_many_pages_leaves_for_good(
    visits: Visits, addresses: Addresses, search: Elsewhere, neutral: Elsewhere
) -> None:
    visit = arrive(visits, search, addresses["home", "sv"])
    page = visit.page
    before = page.evaluate("history.length")
    for selector in ("main ul.rows a", "main .card h3 a", ".brand"):
        heading = page.locator("h1").text_content()
        page.locator(selector).first.click()
        expect(page.locator("h1")).not_to_have_text(heading)
    assert page.evaluate("history.length") == before
    _click(visit)
    has_left(page, neutral)
    leads_back_to_the_search(page, search, neutral)


@pytest.mark.parametrize("selector", ["#leave", ".skip [data-leave]"])
def test_without_scripts_the_exit_is_a_plain_link(
    visits: Visits, addresses: Addresses, search: Elsewhere, neutral: Elsewhere, selector: str
) -> None:
    visit = arrive(visits, search, addresses["open", "ar"], scripts=False)
    visit.page.locator(selector).focus()
    visit.page.locator(selector).press("Enter")
    has_left(visit.page, neutral)


def pixels(png: bytes) -> set[bytes]:
    """Return every colour of a screenshot."""
    width, height, _, kind = struct.unpack(">IIBB", png[16:26])
    size = {2: 3, 6: 4}[kind]
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    raw, stride = zlib.decompress(data), width * size
    above, colours = bytearray(stride), set()
    for row in range(height):
        start = row * (stride + 1)
        method, line = raw[start], bytearray(raw[start + 1 : start + 1 + stride])
        for i in range(stride if method else 0):
            left = line[i - size] if i >= size else 0
            corner = above[i - size] if i >= size else 0
            line[i] = (line[i] + _guess(method, left, above[i], corner)) & 255
        colours.update(bytes(line[i : i + size]) for i in range(0, stride, size))
        above = line
    return colours


def _guess(method: int, left: int, above: int, corner: int) -> int:
    if method < 4:
        return (0, left, above, (left + above) // 2)[method]
    distances = [abs(above - corner), abs(left - corner), abs(left + above - 2 * corner)]
    return (left, above, corner)[distances.index(min(distances))]


class Raw:
    """Eyes and hands without Playwright, which waits at every step for a page that is on its way."""

    def __init__(self, visit: Visit) -> None:
        self._send = visit.context.new_cdp_session(visit.page).send

    def sees_nothing(self) -> bool:
        """Say whether the screen is of one colour from edge to edge."""
        shot = self._send("Page.captureScreenshot", {"format": "png"})
        return len(pixels(base64.b64decode(shot["data"]))) == 1

    def title(self) -> str:
        """Return the title of the page on screen."""
        return self._send("Runtime.evaluate", {"expression": "document.title"})["result"]["value"]

    def mouse(self, kind: str, at: tuple[float, float]) -> None:
        """Press (``mousePressed``) or lift (``mouseReleased``) the left button."""
        where = {"x": at[0], "y": at[1], "button": "left", "clickCount": 1}
        self._send("Input.dispatchMouseEvent", {"type": kind, **where})

    def shift(self) -> None:
        """Press Shift."""
        key = {"key": "Shift", "code": "ShiftLeft", "windowsVirtualKeyCode": 16}
        self._send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key, "modifiers": 8})
        self._send("Input.dispatchKeyEvent", {"type": "keyUp", **key})

    def touch(self, kind: str, *points: tuple[float, float]) -> None:
        """Put fingers down (``touchStart``), move, lift or cancel them."""
        self._send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_cover_hides_everything_until_a_slow_host_answers(
    visits: Visits, addresses: Addresses, neutral: Elsewhere, scheme: str
) -> None:
    visit = visits(addresses["open", "sv"], scheme=scheme)
    raw, button = Raw(visit), visit.middle("#leave")
    assert not raw.sees_nothing()
    neutral.gate.clear()
    raw.mouse("mousePressed", button)
    assert raw.sees_nothing(), "the cover does not fall when the finger lands"
    raw.mouse("mouseReleased", button)
    # By the clock: ten seconds after the press the page gives the neutral host up.
    end = time.monotonic() + 5
    while time.monotonic() < end:
        visit.page.wait_for_timeout(500)
        assert raw.sees_nothing(), "the page can be seen while the neutral host is slow"
    assert neutral.asked == ["/"]
    neutral.gate.set()
    has_left(visit.page, neutral)


def test_the_cover_stays_when_the_neutral_host_hangs_up(
    visits: Visits, addresses: Addresses, neutral: Elsewhere
) -> None:
    visit = visits(addresses["open", "sv"])
    raw = Raw(visit)
    neutral.gate.clear()
    for _ in range(3):
        raw.shift()
    visit.page.wait_for_timeout(300)
    assert raw.sees_nothing()
    neutral.hang_up = True
    neutral.gate.set()
    visit.page.wait_for_timeout(300)
    # Either the browser's own page says that nobody answered, or the cover is still on.
    assert raw.sees_nothing() or raw.title() != "Vart"


def is_covered(page: Page) -> bool:
    """Say whether the cover is on."""
    return page.evaluate("getComputedStyle(document.body).opacity") == "0"


def is_readable_here(visit: Visit, path: str, visits: Visits) -> None:
    """Insist that the page is still there and can be read."""
    visit.page.wait_for_timeout(300)
    assert visit.page.url == visits.host.address + path
    assert not is_covered(visit.page)


@pytest.mark.parametrize(("kind", "language"), [("open", "sv"), ("door", "")])
def test_a_mouse_that_slides_off_did_not_press(visits: Visits, addresses: Addresses, kind: str, language: str) -> None:
    path = addresses[kind, language]
    visit = visits(path)
    x, y = visit.middle("#leave")
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    assert is_covered(visit.page)
    visit.page.mouse.move(x, y - 200, steps=5)
    visit.page.mouse.up()
    is_readable_here(visit, path, visits)


@pytest.mark.parametrize(("kind", "language"), [("open", "sv"), ("door", "")])
def test_a_finger_that_slides_off_did_not_press(visits: Visits, addresses: Addresses, kind: str, language: str) -> None:
    """On a page that can not scroll (``door``) no scrolling takes the finger over."""
    path = addresses[kind, language]
    visit = visits(path, has_touch=True)
    x, y = visit.middle("#leave")
    raw = Raw(visit)
    raw.touch("touchStart", (x, y))
    assert is_covered(visit.page)
    for step in range(1, 8):
        raw.touch("touchMove", (x, y - 30 * step))
    raw.touch("touchEnd")
    is_readable_here(visit, path, visits)


def test_a_cancelled_touch_did_not_press(visits: Visits, addresses: Addresses) -> None:
    path = addresses["open", "sv"]
    visit = visits(path, has_touch=True)
    raw = Raw(visit)
    raw.touch("touchStart", visit.middle("#leave"))
    assert is_covered(visit.page)
    raw.touch("touchCancel")
    is_readable_here(visit, path, visits)


def test_the_right_button_covers_nothing(visits: Visits, addresses: Addresses) -> None:
    path = addresses["open", "sv"]
    visit = visits(path)
    visit.page.locator("#leave").click(button="right")
    is_readable_here(visit, path, visits)


@pytest.mark.parametrize("keys", ["Shift+A", "Shift+Tab", "Shift+ArrowDown"])
def test_shift_for_something_else_does_not_leave(visits: Visits, addresses: Addresses, keys: str) -> None:
    path = addresses["open", "sv"]
    visit = visits(path)
    for _ in range(4):
        visit.page.keyboard.press(keys)
    is_readable_here(visit, path, visits)


def test_shift_twice_does_not_leave(visits: Visits, addresses: Addresses) -> None:
    path = addresses["open", "sv"]
    visit = visits(path)
    visit.page.keyboard.press("Shift")
    visit.page.keyboard.press("Shift")
    visit.page.keyboard.press("a")
    visit.page.keyboard.press("Shift")
    is_readable_here(visit, path, visits)


def test_shift_now_and_then_does_not_leave(visits: Visits, addresses: Addresses) -> None:
    path = addresses["open", "sv"]
    visit = visits(path)
    for _ in range(3):
        visit.page.keyboard.press("Shift")
        visit.page.wait_for_timeout(2600)
    is_readable_here(visit, path, visits)


def test_an_exit_pressed_while_a_page_arrives_leaves(visits: Visits, addresses: Addresses, neutral: Elsewhere) -> None:
    """A page put in place between the finger's landing and its lifting must not swallow the press."""
    visit = visits(addresses["home", "sv"])
    page, raw, button = visit.page, Raw(visit), visit.middle("#leave")
    visits.host.gate.clear()
    page.locator("main ul.rows a").first.click()
    raw.mouse("mousePressed", button)
    visits.host.gate.set()
    page.wait_for_timeout(700)
    raw.mouse("mouseReleased", button)
    has_left(page, neutral)


def test_without_scripts_the_title_is_the_real_one(visits: Visits, addresses: Addresses) -> None:
    visit = visits(addresses["open", "sv"], scripts=False)
    assert visit.page.locator("h1").text_content() in visit.page.title()


def test_a_page_in_place_keeps_the_neutral_title(visits: Visits, addresses: Addresses) -> None:
    visit = visits(addresses["home", "sv"])
    heading = visit.page.locator("h1").text_content()
    visit.page.locator("main ul.rows a").first.click()
    expect(visit.page.locator("h1")).not_to_have_text(heading)
    assert visit.page.title() == "Vart"
    assert visit.page.url == visits.host.address + addresses["home", "sv"]
