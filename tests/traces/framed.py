"""Visits that happen in a frame: somebody else's page shows ours, in each of the ways that are handed out.

The reader comes from the search page to a stranger's page, opens what is framed there, walks through pages of ours, in
place, and leaves by the way out inside the frame, or closes and goes on reading the stranger's page.
"""

from __future__ import annotations

import json
import time
from typing import Any, NamedTuple

from vart.render.embeds.codes import SANDBOX
from vart.render.embeds.files import SCRIPT, integrity

from . import canaries, scan, sites
from .browsers import BROWSERS, Browser, Chromium, Firefox, LateError
from .browsers.browser import HEIGHT
from .browsers.wires import PATIENCE, RefusedError
from .scenarios import Outcome, Stage, look, walk
from .world import NEUTRAL, OTHER, SEARCH, SITE


class Way(NamedTuple):
    """A way of putting us on a page.

    :ivar html: of the stranger's page; ``{src}`` is the framed address, ``{script}`` what loads the element.
    :ivar opens: what is pressed before there is a frame; "" if it is there at once.
    :ivar frame: the frame, as JavaScript of the stranger's page.
    """

    html: str
    opens: str
    frame: str


_ELEMENT = "document.querySelector('vart-help').shadowRoot"
WAYS = {
    "iframe": Way(
        '<iframe src="{src}" title="x" width="440" height="560" referrerpolicy="no-referrer" '
        f'sandbox="{SANDBOX}"></iframe>',
        "",
        "document.querySelector('iframe')",
    ),
    "panel": Way(
        '{script}<vart-help lang="sv" look="panel"><a href="https://x.example/">x</a></vart-help>',
        "",
        f"{_ELEMENT}.querySelector('iframe')",
    ),
    "button": Way(
        '{script}<vart-help lang="sv" look="button"><a href="https://x.example/">x</a></vart-help>',
        f"{_ELEMENT}.querySelector('button')",
        f"{_ELEMENT}.querySelector('iframe')",
    ),
}  # fmt: skip

#: How a visit in a frame ends. Only the element can be closed.
ENDS = ("leaves", "closes", "closes the browser")

#: Where an address of ours stays besides the places of a visit to the site itself (promises.PLACES).
PLACES = {
    "chromium": {"profile/Default/Code Cache/js/*": "the page around loaded our script: its compiled copy"},
    "firefox": {},
    "webkit": {"profile/cache/WebKitCache/*": "the page around loaded our script: its name, beside that page's copy"},
}


class Inside:
    """The page in the frame: what a test asks it, and presses in it."""

    def __init__(self, browser: Browser, frame: str) -> None:
        self.browser = browser
        self.frame = frame
        browser.wait(f"!!({frame})")
        self._found: Any = None
        self.wait("document.readyState === 'complete' && !!document.querySelector('main')")

    def _at(self) -> Any:
        """Return how the browser's protocol names the frame."""
        browser = self.browser
        if isinstance(browser, Chromium):
            targets = browser.socket.call("Target.getTargets")["targetInfos"]
            found = [one["targetId"] for one in targets if one["type"] == "iframe" and SITE in one["url"]]
            return browser._attach(found[0]) if found else None
        if isinstance(browser, Firefox):
            tree = browser.socket.call("browsingContext.getTree", {"root": browser.page})["contexts"][0]
            found = [one["context"] for one in tree["children"] if SITE in one["url"]]
            return found[0] if found else None
        browser.call("POST", "frame", {"id": None})
        element = browser.call("POST", "execute/sync", {"script": f"return {self.frame}", "args": []})
        browser.call("POST", "frame", {"id": element})
        return element

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression of the framed page."""
        browser = self.browser
        if self._found is None:
            self._found = self._at()
        if self._found is None:
            raise RefusedError("the frame is not there yet")
        if isinstance(browser, Chromium):
            return browser._evaluate(self._found, expression)
        if isinstance(browser, Firefox):
            got = browser.socket.call(
                "script.evaluate",
                {
                    "expression": f"(async () => JSON.stringify(await ({expression})))()",
                    "target": {"context": self._found, "sandbox": "traces"},
                    "awaitPromise": True,
                },
            )
            if got["type"] == "exception":
                raise RefusedError(f"{expression}: {got['exceptionDetails']['text']}")
            value = got["result"].get("value")
            return None if value is None else json.loads(value)
        return browser.call("POST", "execute/sync", {"script": f"return {expression}", "args": []})

    def wait(self, expression: str) -> Any:
        """Wait until an expression of the framed page is true, and return it.

        :raises LateError: it did not become true.
        """
        end = time.monotonic() + PATIENCE
        while True:
            try:
                if value := self.evaluate(expression):
                    return value
            except RefusedError:
                self._found = None
            if time.monotonic() > end:
                raise LateError(f"{self.browser.name}: {expression} is not true in the frame")
            time.sleep(0.1)

    def wait_for(self, text: str) -> None:
        """Wait until the framed page shows a text."""
        self.wait(f"!!document.body && document.body.innerText.includes({json.dumps(text)})")

    def click(self, selector: str) -> None:
        """Click an element of the framed page, after unfolding what hides it."""
        find = f"document.querySelector({json.dumps(selector)})"
        self.wait(f"!!{find}")
        if self.evaluate(f"!!{find}.closest('details:not([open])')"):
            self._press(f"{find}.closest('details').querySelector('summary')")
            self.wait(f"{find}.getClientRects().length")
        self._press(find)

    def _press(self, find: str) -> None:
        self.evaluate(f"{find}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        time.sleep(0.3)
        x, y, width, height = self.evaluate(f"(r => [r.x, r.y, r.width, r.height])({find}.getClientRects()[0])")
        x, y = x + width / 2, y + height / 2
        browser = self.browser
        if isinstance(browser, Firefox):
            page, browser.page = browser.page, self._found
            try:
                browser.press(x, y)
            finally:
                browser.page = page
        else:
            # Points are the window's, also where WebDriver speaks to a frame.
            # A panel may be higher than the window.
            edge = "start" if y < HEIGHT / 2 else "end"
            browser.evaluate(f"{self.frame}.scrollIntoView({{block: '{edge}'}})")
            left, top = browser.evaluate(f"(r => [r.x, r.y])({self.frame}.getBoundingClientRect())")
            browser.press(left + x, top + y)

    def done(self) -> None:
        """Speak to the whole window again."""
        if not isinstance(self.browser, Chromium | Firefox):
            self.browser.call("POST", "frame", {"id": None})


def page(way: Way, script: bytes) -> str:
    """Return the stranger's page, as somebody wrote it who copied our code."""
    line = (
        f'<script src="https://{SITE}/{SCRIPT}" integrity="{integrity(script)}" crossorigin="anonymous" '
        'referrerpolicy="no-referrer" defer></script>'
    )
    return "<p>En annan webbplats.</p>" + way.html.format(src=f"https://{SITE}/embed/sv/", script=line)


def run(stage: Stage, browser_name: str, way_name: str, end: str) -> Outcome:
    """Make a visit in a frame and look at what is left of it.

    :raises MissingError: the browser, or something it needs, is not here.
    """
    way, begun = WAYS[way_name], time.monotonic()
    site = stage.site("ours")
    world = stage.world("ours")
    world.hit = f"https://{OTHER}/"
    world.other = page(way, (site.folder / SCRIPT).read_bytes())
    try:
        browser = BROWSERS[browser_name](world, stage.display)
    except BaseException:
        world.stop()
        raise
    outcome = Outcome(browser_name, browser.version, f"{way_name}, {end}")
    try:
        browser.open(f"https://{SEARCH}/")
        browser.click("#hit")
        browser.wait_host(OTHER)
        browser._wait_for_frames()
        if way.opens:
            browser.wait(f"!!({way.opens})")
            browser.press(*browser._point(way.opens))
        inside = Inside(browser, way.frame)
        inside.wait_for(canaries.BODIES["beta"][0])
        browser.display.wait_with(sites.PAINT)
        for step in site.steps[1:]:
            inside.click(step.click)
            inside.wait_for(canaries.BODIES[step.page][0])
        if end == "leaves":
            inside.click("#leave")
            inside.done()
            browser.wait_host(NEUTRAL)
            look(browser, outcome)
            walk(browser, outcome)
        elif end == "closes":
            inside.done()
            if isinstance(browser, Chromium):
                # The frame is gone before the key is lifted, and Chromium never answers for a key in a frame that is gone.
                browser.call("Input.dispatchKeyEvent", type="rawKeyDown", key="Escape", windowsVirtualKeyCode=27)
            else:
                browser.type("Escape")
            browser.display.wait_without(sites.PAINT, 5)
            look(browser, outcome)
            walk(browser, outcome)
        else:
            inside.done()
        if browser_name == "chromium":
            outcome.listed = browser.history_page()
        browser.quit()
        outcome.rows = [row for row in browser.rows() if SITE in row.url]
        outcome.tiles = [url for url in browser.tiles() if SITE in url]
        outcome.stored = browser.stored()
        outcome.session = [url for url in browser.session() if SITE in url]
        words = [*canaries.title_words(), *canaries.body_words(), SITE, "/embed/sv/", *site.paths[2:]]
        outcome.hits = scan.find(browser.root, words)
        outcome.asked = world.paths(SITE)
        outcome.told = [
            f"{name}: {value}"
            for host, _, headers in world.asked
            if host == SITE
            for name, value in headers.items()
            if name.lower() in ("referer", "cookie")
        ]
    finally:
        browser.discard()
        world.stop()
    outcome.seconds = time.monotonic() - begun
    return outcome
