"""Firefox, spoken to over WebDriver BiDi, without the settings recommended to tests: those change what it keeps."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import time
from contextlib import closing
from typing import Any

from ..missing import find_tool
from ..scan import decode_mozlz4
from ..world import SITE
from .actions import Actions
from .browser import HEIGHT, WIDTH, Browser, LateError, Row
from .wires import PATIENCE, RefusedError, Socket

_SETTINGS = {
    "remote.prefs.recommended": False,
    "network.proxy.type": 1,
    "network.proxy.no_proxies_on": "",
    # Questions that a new profile asks before it shows a page.
    "browser.aboutwelcome.enabled": False,
    "browser.preonboarding.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "termsofuse.bypassNotification": True,
}


class Firefox(Actions, Browser):
    """Firefox ESR, or Firefox where that is what there is."""

    name = "Firefox"
    packages = "firefox-esr libnss3-tools"

    def _start(self) -> None:
        program = find_tool("firefox-esr", "firefox", package="firefox-esr")
        certutil = find_tool("certutil", package="libnss3-tools")
        store = ["-d", f"sql:{self.profile}"]
        for arguments in (
            ["-N", *store, "--empty-password"],
            ["-A", *store, "-n", "traces", "-t", "C,,", "-i", str(self.world.trust.authority)],
        ):
            subprocess.run([certutil, *arguments], check=True, capture_output=True, timeout=30)
        settings: dict[str, Any] = dict(_SETTINGS)
        for kind in ("http", "ssl"):
            settings |= {f"network.proxy.{kind}": "127.0.0.1", f"network.proxy.{kind}_port": self.world.port}
        if not self.scripts:
            settings["javascript.enabled"] = False
        lines = [f'user_pref("{name}", {json.dumps(value)});\n' for name, value in settings.items()]
        (self.profile / "user.js").write_text("".join(lines), "utf-8")
        # System access: Back, Forward and Quit are then the window's own. The protocol's way to quit closes all tabs
        # first and so keeps them out of the session file.
        self._launch(
            program, "--profile", self.profile, "--no-remote", "--new-instance", "--remote-allow-system-access",
            "--remote-debugging-port", "0", "--width", str(WIDTH), "--height", str(HEIGHT), "about:blank",
        )  # fmt: skip
        address = self._wait_log(r"WebDriver BiDi listening on (ws://\S+)")
        self.socket = Socket(f"{address}/session")
        got = self.socket.call(
            "session.new", {"capabilities": {"alwaysMatch": {"unhandledPromptBehavior": {"default": "ignore"}}}}
        )
        self.version = got["capabilities"]["browserVersion"]
        self.page = self.pages()[0]["context"]
        windows = self.socket.call("browsingContext.getTree", {"moz:scope": "chrome", "maxDepth": 0})["contexts"]
        self.window = next(one["context"] for one in windows if one["url"].endswith("/browser.xhtml"))

    def pages(self) -> list[dict[str, Any]]:
        """Return the open tabs."""
        return self.socket.call("browsingContext.getTree", {"maxDepth": 0})["contexts"]

    def open(self, url: str) -> None:
        """Go to an address as if it had been typed, and wait until it is there."""
        self.socket.call("browsingContext.navigate", {"context": self.page, "url": url, "wait": "complete"})

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression of the page, as JSON can say it."""
        # Where scripts are off, nothing is ever promised.
        script = (
            f"(async () => JSON.stringify(await ({expression})))()" if self.scripts else f"JSON.stringify({expression})"
        )
        # A sandbox: the page's own policy and globals are not in the way.
        target = {"context": self.page, "sandbox": "traces"}
        got = self.socket.call(
            "script.evaluate", {"expression": script, "target": target, "awaitPromise": self.scripts}
        )
        if got["type"] == "exception":
            raise RefusedError(f"{expression}: {got['exceptionDetails']['text']}")
        value = got["result"].get("value")
        return None if value is None else json.loads(value)

    def _command(self, script: str) -> Any:
        """Run a script of the browser's window, as its buttons and menus do."""
        got = self.socket.call(
            "script.evaluate", {"expression": script, "target": {"context": self.window}, "awaitPromise": False}
        )
        return got["result"].get("value")

    def back(self) -> None:
        """Press Back; do not wait for what comes."""
        self._command("BrowserCommands.back()")

    def forward(self) -> None:
        """Press Forward; do not wait for what comes."""
        self._command("BrowserCommands.forward()")

    def close_tab(self) -> None:
        """Close the tab and go on in a fresh one."""
        old = self.page
        self.page = self.socket.call("browsingContext.create", {"type": "tab"})["context"]
        self.socket.call("browsingContext.close", {"context": old})

    def follow_in_new_tab(self, selector: str) -> None:
        """Click with Control held, and go on in the tab that this opens."""
        old = {page["context"] for page in self.pages()}
        self.click(selector, key="Control")
        end = time.monotonic() + PATIENCE
        while not (fresh := [page["context"] for page in self.pages() if page["context"] not in old]):
            if time.monotonic() > end:
                raise LateError("no tab opened")
            time.sleep(0.05)
        self.socket.call("browsingContext.activate", {"context": fresh[0]})
        self.page = fresh[0]
        self._command("gBrowser.selectedTab = gBrowser.tabs[gBrowser.tabs.length - 1]; true")

    def _act(self, source: dict[str, Any]) -> None:
        self.socket.call("input.performActions", {"context": self.page, "actions": [source]})

    def quit(self) -> None:
        """Close the browser as a reader does."""
        self._command("setTimeout(() => goQuitApplication({}), 0); true")
        self._wait_end()
        self.socket.close()

    def rows(self) -> list[Row]:
        """Read the history of the closed browser."""
        with closing(sqlite3.connect(self.profile / "places.sqlite")) as base:
            found = base.execute(
                "select url, coalesce(title, ''), not hidden and visit_count > 0 from moz_places order by id"
            ).fetchall()
        return [Row(url, title, bool(seen)) for url, title, seen in found]

    def stored(self) -> dict[str, int]:
        """Count what the closed browser's files hold for our site."""

        def count(file: str, query: str) -> int:
            if not (self.profile / file).exists():
                return 0
            with closing(sqlite3.connect(self.profile / file)) as base:
                return base.execute(query, (f"%{SITE}%",)).fetchone()[0]

        folders = [one for one in self.profile.glob(f"storage/*/*{SITE}*") if one.is_dir()]
        workers = self.profile / "serviceworker.txt"
        return {
            "cookies": count("cookies.sqlite", "select count(*) from moz_cookies where host like ?"),
            "favicons": count("favicons.sqlite", "select count(*) from moz_pages_w_icons where page_url like ?"),
            "local storage": sum((one / "ls").is_dir() for one in folders),
            "session storage": sum(SITE in key for key in self._session_storage()),
            "databases": sum((one / "idb").is_dir() for one in folders),
            "workers and caches": sum((one / "cache").is_dir() for one in folders)
            + (workers.read_text("utf-8").count(SITE) if workers.exists() else 0),
        }

    def tiles(self) -> list[str]:
        """Return what a new tab may offer to open: any visible row of the history, once it is met often enough."""
        return [row.url for row in self.rows() if row.visible]

    def session(self) -> list[str]:
        """Return the addresses in the session file."""
        return [entry["url"] for tab in self._tabs() for entry in tab.get("entries", [])]

    def _tabs(self) -> list[dict[str, Any]]:
        file = self.profile / "sessionstore.jsonlz4"
        if not file.exists():
            return []
        state = json.loads(decode_mozlz4(file.read_bytes()))
        windows = [*state.get("windows", []), *state.get("_closedWindows", [])]
        tabs = [tab for window in windows for tab in window.get("tabs", [])]
        closed = [one["state"] for window in windows for one in window.get("_closedTabs", [])]
        return [*tabs, *closed]

    def _session_storage(self) -> list[str]:
        return [origin for tab in self._tabs() for origin in tab.get("storage") or {}]
