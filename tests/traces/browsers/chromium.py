"""Chromium, spoken to over its DevTools protocol: no driver of tests in between, which would switch history off."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from contextlib import closing
from typing import Any

from ..missing import find_tool
from ..world import SITE
from . import snss
from .browser import HEIGHT, WIDTH, Browser, LateError, Row
from .wires import PATIENCE, RefusedError, Socket

#: What chrome://history leaves out (VisitDatabase::GetVisibleVisitsInRange): visits that another one replaced, so that
#: they do not end a chain of redirects, and those of frames and keywords.
_CHAIN_END = 0x20000000
_UNSEEN = (3, 4, 10)

#: For keys that are no letters: the code that the protocol wants beside the name.
_CODES = {"Shift": 16, "Control": 17, "Alt": 18, "Tab": 9, "Enter": 13, "Escape": 27}
_MODIFIERS = {"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}


class Chromium(Browser):
    """Chromium with its own way of keeping history."""

    name = "Chromium"
    packages = "chromium"

    def _start(self) -> None:
        program = find_tool("chromium", "chromium-browser", "google-chrome", package="chromium")
        if not self.scripts:
            preferences = self.profile / "Default/Preferences"
            preferences.parent.mkdir()
            preferences.write_text(json.dumps({"profile": {"default_content_setting_values": {"javascript": 2}}}))
        self._launch(
            program,
            f"--user-data-dir={self.profile}",
            "--remote-debugging-port=0",
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
            "--no-first-run",
            "--no-default-browser-check",
            "--password-store=basic",
            f"--proxy-server=http://127.0.0.1:{self.world.port}",
            f"--ignore-certificate-errors-spki-list={self.world.trust.key_hash}",
            f"--window-size={WIDTH},{HEIGHT}",
            "--window-position=0,0",
            "about:blank",
        )
        port = self._wait_file(self.profile / "DevToolsActivePort", r"^(\d+)\n/")
        path = (self.profile / "DevToolsActivePort").read_text().split()[1]
        self.socket = Socket(f"ws://127.0.0.1:{port}{path}")
        self.version = self.socket.call("Browser.getVersion")["product"].partition("/")[2]
        self.page = self._attach(self.pages()[0]["targetId"])
        self.call("Page.enable")

    def pages(self) -> list[dict[str, Any]]:
        """Return the open tabs."""
        targets = self.socket.call("Target.getTargets")["targetInfos"]
        return [target for target in targets if target["type"] == "page"]

    def _attach(self, target: str) -> str:
        return self.socket.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command to the tab."""
        return self.socket.call(method, parameters, sessionId=self.page)

    def open(self, url: str) -> None:
        """Go to an address as if it had been typed, and wait until it is there."""
        self.call("Page.navigate", url=url, transitionType="typed")
        self.wait(f"location.href === {json.dumps(url)} && document.readyState === 'complete'")

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression of the page, as JSON can say it."""
        return self._evaluate(self.page, expression)

    def _evaluate(self, page: str, expression: str) -> Any:
        got = self.socket.call(
            "Runtime.evaluate", {"expression": expression, "returnByValue": True, "awaitPromise": True}, sessionId=page
        )
        if "exceptionDetails" in got:
            raise RefusedError(f"{expression}: {got['exceptionDetails']['exception'].get('description')}")
        return got["result"].get("value")

    def entries(self) -> tuple[int, list[str]]:
        """Return the tab's own list of pages: which one is shown, and the addresses."""
        got = self.call("Page.getNavigationHistory")
        return got["currentIndex"], [entry["url"] for entry in got["entries"]]

    def _step(self, by: int) -> None:
        got = self.call("Page.getNavigationHistory")
        index = got["currentIndex"] + by
        if 0 <= index < len(got["entries"]):
            self.call("Page.navigateToHistoryEntry", entryId=got["entries"][index]["id"])

    def back(self) -> None:
        """Press Back; do not wait for what comes."""
        self._step(-1)

    def forward(self) -> None:
        """Press Forward; do not wait for what comes."""
        self._step(1)

    def fresh_tab(self) -> None:
        """Go on in a fresh tab and close all others."""
        old = [page["targetId"] for page in self.pages()]
        self.page = self._attach(self.socket.call("Target.createTarget", {"url": "about:blank"})["targetId"])
        self.call("Page.enable")
        for target in old:
            self.socket.call("Target.closeTarget", {"targetId": target})
        self.socket.events.clear()

    def close_tab(self) -> None:
        """Close the tab and go on in a fresh one."""
        self.fresh_tab()

    def follow_in_new_tab(self, selector: str) -> None:
        """Click with Control held, and go on in the tab that this opens."""
        old = {page["targetId"] for page in self.pages()}
        self.click(selector, key="Control")
        end = time.monotonic() + PATIENCE
        while not (fresh := [page["targetId"] for page in self.pages() if page["targetId"] not in old]):
            if time.monotonic() > end:
                raise LateError("no tab opened")
            time.sleep(0.05)
        self.socket.call("Target.activateTarget", {"targetId": fresh[0]})
        self.page = self._attach(fresh[0])
        self.call("Page.enable")

    def press(self, x: float, y: float, *, touch: bool = False, lift: bool = True, key: str = "") -> None:
        """Press the page at a point of the window."""
        modifiers = _MODIFIERS.get(key, 0)
        if touch:
            self.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
            if lift:
                self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
            return
        common = {"x": x, "y": y, "button": "left", "clickCount": 1, "modifiers": modifiers}
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        self.call("Input.dispatchMouseEvent", type="mousePressed", **common)
        if lift:
            self.call("Input.dispatchMouseEvent", type="mouseReleased", **common)

    def type(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            code = _CODES.get(key) or ord(key.upper())
            words = {"key": key, "windowsVirtualKeyCode": code, **({} if key in _CODES else {"text": key})}
            self.call("Input.dispatchKeyEvent", type="keyDown" if len(key) == 1 else "rawKeyDown", **words,
                      modifiers=_MODIFIERS.get(key, 0))  # fmt: skip
            words.pop("text", None)
            self.call("Input.dispatchKeyEvent", type="keyUp", **words)

    def history_page(self) -> list[tuple[str, str]]:
        """Open chrome://history in a tab of its own and return its rows, (address, title)."""
        target = self.socket.call("Target.createTarget", {"url": "chrome://history/"})["targetId"]
        page = self._attach(target)
        rows: list[tuple[str, str]] = []
        end, settled = time.monotonic() + PATIENCE, 0
        while settled < 4:
            got = [tuple(row) for row in self._evaluate(page, _HISTORY_ROWS) or []]
            settled = settled + 1 if got and got == rows else 0
            rows = got
            if time.monotonic() > end:
                raise LateError("chrome://history shows no row, not even the search page's")
            time.sleep(0.15)
        self.socket.call("Target.closeTarget", {"targetId": target})
        return rows

    def quit(self) -> None:
        """Close the browser as a reader does."""
        self.socket.call("Browser.close")
        self._wait_end()
        self.socket.close()

    def rows(self) -> list[Row]:
        """Read the history of the closed browser."""
        with closing(sqlite3.connect(self.profile / "Default/History")) as base:
            found = base.execute(
                "select urls.url, title, hidden,"
                " max(coalesce(transition & ? != 0 and transition & 255 not in (?, ?, ?), 0))"
                " from urls left join visits on visits.url = urls.id group by urls.id order by urls.id",
                (_CHAIN_END, *_UNSEEN),
            ).fetchall()
        return [Row(url, title, bool(seen) and not hidden) for url, title, hidden, seen in found]

    def stored(self) -> dict[str, int]:
        """Count what the closed browser's files hold for our site."""
        default = self.profile / "Default"

        def count(file: str, query: str) -> int:
            if not (default / file).exists():
                return 0
            with closing(sqlite3.connect(default / file)) as base:
                return base.execute(query, (f"%{SITE}%",)).fetchone()[0]

        def files(folder: str) -> int:
            """Count files of LevelDB and the like that name us."""
            return sum(SITE.encode() in file.read_bytes() for file in (default / folder).rglob("*") if file.is_file())

        return {
            "cookies": max(
                count("Cookies", "select count(*) from cookies where host_key like ?"),
                count("Network/Cookies", "select count(*) from cookies where host_key like ?"),
            ),
            "favicons": count("Favicons", "select count(*) from icon_mapping where page_url like ?"),
            "local storage": files("Local Storage"),
            "session storage": files("Session Storage"),
            "databases": len(list((default / "IndexedDB").glob(f"*{SITE}*"))) + files("WebStorage"),
            "workers and caches": files("Service Worker") + files("CacheStorage"),
        }

    def tiles(self) -> list[str]:
        """Return what a new tab may offer to open: the most visited pages are counted in segments of the history."""
        with closing(sqlite3.connect(self.profile / "Default/History")) as base:
            found = base.execute("select urls.url from segments join urls on urls.id = segments.url_id").fetchall()
        return [url for (url,) in found]

    def session(self) -> list[str]:
        """Return the addresses in the session files, replaced ones included."""
        return [url for file in (self.profile / "Default/Sessions").glob("*") for url in snss.addresses(file)]


_HISTORY_ROWS = """(() => {
    const rows = [], look = (root) => root.querySelectorAll('*').forEach((element) => {
        if (element.matches('a#link, a#title, #link')) rows.push([element.href, element.textContent.trim()]);
        if (element.shadowRoot) look(element.shadowRoot);
    });
    look(document);
    return rows;
})()"""
