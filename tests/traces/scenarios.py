"""Visits: from a search page through five pages of ours and out, each in its own way, and what was found afterwards."""

from __future__ import annotations

import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from . import canaries, scan, sites
from .browsers import BROWSERS, Browser, Display, Row, View
from .kept import kept
from .world import NEUTRAL, OTHER, SEARCH, SITE, Host, Trust, World


class Scenario(NamedTuple):
    """A way of visiting.

    :ivar says: what the reader does, in the words of the table.
    :ivar site: ``ours``, or a control that is built wrong: ``plain`` or ``push-state``.
    :ivar headers: whether the host sends ours.
    :ivar leave: how the reader leaves: see :func:`_leave`.
    :ivar status: what the first page answers with.
    :ivar wait: seconds on the last page.
    :ivar late: seconds that the neutral page takes.
    :ivar down: whether it can not be reached.
    """

    says: str
    site: str = "ours"
    headers: bool = True
    scripts: bool = True
    status: int = 200
    leave: str = "button"
    wait: float = 0.0
    late: float = 0.0
    down: bool = False


SCENARIOS = {
    "button": Scenario("leaves with the button"),
    "shift": Scenario("leaves with Shift three times", leave="shift"),
    "after 45 s": Scenario("stays 45 s on the last page, leaves with the button", wait=45),
    "neutral late": Scenario("leaves with the button, the neutral page answers after 5 s", late=5),
    "neutral down": Scenario("leaves with the button, the neutral page can not be reached", down=True),
    "mid-fetch": Scenario("leaves with the button while a page is being fetched", leave="mid-fetch"),
    "goes on": Scenario("goes to another site without the button", leave="goes on"),
    "closes tab": Scenario("closes the tab without the button", leave="closes tab"),
    "closes browser": Scenario("closes the browser without the button", leave="closes browser"),
    "new tab": Scenario("opens a page in a new tab, leaves there with the button", leave="new tab"),
    "scripts off": Scenario("has scripts switched off, follows the way out", scripts=False),
    "no headers": Scenario("leaves with the button, the host sends no headers", headers=False),
    "door": Scenario("comes through the discreet door (status 404), closes the tab", status=404, leave="closes tab"),
    "plain links": Scenario("control: plain links, pages may be kept", site="plain"),
    "push state": Scenario("control: in place, but with pushState", site="push-state"),
}


@dataclass
class Outcome:
    """What was seen of a visit, during it and afterwards.

    :ivar back: what the window shows after Back, pressed once the reader had left; None if nothing is left to press.
    :ivar forward: what it shows after Forward, pressed then.
    :ivar words: words of ours that were to be read in the window after leaving.
    :ivar colour: whether the colour behind our pages was to be seen in the window after leaving.
    :ivar listed: rows of chrome://history, (address, title); None in other browsers.
    :ivar tiles: addresses of ours that a new tab may offer.
    :ivar told: what requests to us told of where the reader came from, and cookies.
    :ivar seconds: how long it took.
    """

    browser: str
    version: str
    scenario: str
    back: View | None = None
    forward: View | None = None
    words: list[str] = field(default_factory=list)
    colour: bool = False
    listed: list[tuple[str, str]] | None = None
    tiles: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    stored: dict[str, int] = field(default_factory=dict)
    session: list[str] = field(default_factory=list)
    hits: list[scan.Hit] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    seconds: float = 0.0


class Stage:
    """What the visits share: a screen, certificates, and the sites, each made when it is first needed.

    :param folder: where sites are built; several processes may share it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stack = ExitStack()
        self._made: dict[str, Any] = {}

    @property
    def display(self) -> Display:
        """The screen."""
        if "display" not in self._made or not self._made["display"].alive:
            self._made["display"] = Display()
            self._stack.callback(self._made["display"].stop)
        return self._made["display"]

    @property
    def trust(self) -> Trust:
        """The certificates."""
        if "trust" not in self._made:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._made["trust"] = Trust(Path(tempfile.mkdtemp(prefix="trust-", dir=self.folder)))
        return self._made["trust"]

    def site(self, kind: str) -> sites.Site:
        """Return the site that is ours, or one of the controls."""
        makers = {
            "ours": lambda: sites.build(self.folder / "ours"),
            "push-state": lambda: sites.build_with_push_state(self.folder / "push-state"),
            "plain": lambda: sites.with_plain_links(self.site("ours"), self.folder / "plain"),
        }
        return kept(self.folder, kind, makers[kind])

    def world(self, kind: str = "ours") -> World:
        """Return a world with a site of a kind, on its own port. Whoever asks for it stops it."""
        site = self.site(kind)
        return World(self.trust, Host(site.folder, site.headers), site.landing, site.steps)

    def close(self) -> None:
        """End everything."""
        self._stack.close()


def possible(browser_name: str, scenario_name: str) -> bool:
    """Say whether a browser can be visited with in a way: WebKitGTK is driven in one window and needs scripts."""
    scenario = SCENARIOS[scenario_name]
    return browser_name != "webkit" or (scenario.scripts and scenario.leave not in ("closes tab", "new tab"))


def run(stage: Stage, browser_name: str, scenario_name: str) -> Outcome:
    """Make a visit and look at what is left of it.

    :raises MissingError: the browser, or something it needs, is not here.
    """
    scenario = SCENARIOS[scenario_name]
    begun = time.monotonic()
    site = stage.site(scenario.site)
    world = stage.world(scenario.site)
    world.host.status = scenario.status
    if not scenario.headers:
        world.host.headers = {}
    try:
        browser = BROWSERS[browser_name](world, stage.display, scripts=scenario.scripts)
    except BaseException:
        world.stop()
        raise
    outcome = Outcome(browser_name, browser.version, scenario_name)
    try:
        browser.open(f"https://{SEARCH}/")
        browser.click("#hit")
        browser.wait_host(SITE)
        last = site.steps[-1]
        for step in (None, *site.steps):
            if step is last and scenario.leave == "mid-fetch":
                world.host.gate.clear()
            if step is last and scenario.leave == "new tab":
                browser.follow_in_new_tab(step.click)
            elif step:
                browser.click(step.click)
            if world.host.gate.is_set():
                browser.wait_for(canaries.BODIES[step.page if step else "alfa"][0])
        if world.host.gate.is_set():
            # What was never on the screen can not be shown to be gone from it.
            browser.display.wait_with(sites.PAINT)
        time.sleep(scenario.wait)
        world.late = scenario.late
        world.down = {NEUTRAL} if scenario.down else set()
        _leave(browser, scenario, outcome)
        if scenario.leave != "closes browser":
            walk(browser, outcome)
        if browser_name == "chromium":
            outcome.listed = browser.history_page()
        browser.quit()
        outcome.rows = [row for row in browser.rows() if SITE in row.url]
        outcome.tiles = [url for url in browser.tiles() if SITE in url]
        outcome.stored = browser.stored()
        outcome.session = [url for url in browser.session() if SITE in url]
        # The path of the first page is too short to mean anything in a binary file.
        paths = [path for path in site.paths if len(path) > 5]
        words = [*canaries.title_words(), *canaries.body_words(), SITE, *paths]
        outcome.hits = scan.find(browser.root, words)
        outcome.asked = world.paths(SITE)
    finally:
        world.host.gate.set()
        browser.discard()
        world.stop()
    outcome.seconds = time.monotonic() - begun
    return outcome


def _leave(browser: Browser, scenario: Scenario, outcome: Outcome) -> None:
    match scenario.leave:
        case "button" | "mid-fetch" | "new tab":
            browser.click("#leave", touch=scenario.scripts)
        case "shift":
            browser.type("Shift", "Shift", "Shift")
        case "goes on":
            browser.open(f"https://{OTHER}/")
            return
        case "closes tab":
            browser.close_tab()
            return
        case "closes browser":
            return
    if scenario.late:
        # Covered long before the next page answers.
        browser.display.wait_without(sites.PAINT, scenario.late - 1)
    if scenario.down:
        # An error page, or after some seconds an empty one.
        browser.wait(f"location.hostname !== '{SITE}'")
    else:
        browser.wait_host(NEUTRAL)
    look(browser, outcome)
    browser.world.late = 0


def walk(browser: Browser, outcome: Outcome) -> None:
    """Press Back, then Forward, as somebody does who wants to know what was looked at."""
    left = browser.view()
    browser.back()
    outcome.back = look(browser, outcome, instead_of=left)
    browser.forward()
    outcome.forward = look(browser, outcome, instead_of=outcome.back)


def look(browser: Browser, outcome: Outcome, instead_of: View | None = None) -> View:
    """Look at the window until it has stood still for a while, and note whatever is ours.

    :param instead_of: what it showed before a button was pressed; the button is given some time.
    """
    view, still, begun = None, 0, time.monotonic()
    while still < 3 and time.monotonic() < begun + 15:
        now = browser.view()
        waiting = now == instead_of and time.monotonic() < begun + 3
        still = still + 1 if now == view and not waiting else 0
        view = now
        shown = now.text + now.title
        outcome.words += [word for word in (*canaries.title_words(), *canaries.body_words()) if word in shown]
        time.sleep(0.12)
    outcome.words = sorted(set(outcome.words))
    outcome.colour = outcome.colour or browser.display.share_of(sites.PAINT) > 0
    return view
