"""WebKitGTK, driven by its own WebDriver, in a small browser that keeps its files as GNOME Web does."""

from __future__ import annotations

import json
import socket
import sqlite3
import subprocess
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from ..missing import MissingError, find_tool
from ..world import SITE
from .actions import Actions
from .browser import HEIGHT, WIDTH, Browser, LateError, Row
from .wires import PATIENCE, RefusedError, webdriver

_APP = Path(__file__).with_name("webkit_app.py")
#: The bindings are Debian's and come with Debian's Python.
_PYTHON = "/usr/bin/python3"
_PROBE = "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2"


class WebKit(Actions, Browser):
    """WebKitGTK. It has pages to go back to, a cache, storage and a session, but no list of what was visited."""

    name = "WebKitGTK"
    packages = "webkit2gtk-driver python3-gi gir1.2-webkit2-4.1"

    def _start(self) -> None:
        driver = find_tool("WebKitWebDriver", package="webkit2gtk-driver")
        find_tool(_PYTHON, package="python3")
        if subprocess.run([_PYTHON, "-c", _PROBE], capture_output=True, timeout=30).returncode:
            raise MissingError(f"WebKitGTK has no Python bindings (Debian: {self.packages})")
        self._told = self.root / "told"
        self.environment |= {
            "TRACES_PROFILE": str(self.profile),
            "TRACES_PROXY": f"http://127.0.0.1:{self.world.port}",
            "TRACES_TOLD": str(self._told),
            "TRACES_SIZE": f"{WIDTH}x{HEIGHT}",
        }
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._launch(driver, f"--port={port}")
        self._address = f"http://127.0.0.1:{port}"
        end = time.monotonic() + PATIENCE
        while not self._listens(port):
            if time.monotonic() > end:
                raise LateError("WebKitWebDriver does not listen")
            time.sleep(0.03)
        options = {"binary": str(_APP), "args": []}
        got = webdriver(
            "POST", f"{self._address}/session",
            {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}},
        )  # fmt: skip
        self.version = got["capabilities"]["browserVersion"]
        self._session = f"{self._address}/session/{got['sessionId']}"

    def _listens(self, port: int) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return True
        return False

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Send a command of WebDriver about this session."""
        return webdriver(method, f"{self._session}/{path}", {} if method == "POST" and body is None else body)

    def open(self, url: str) -> None:
        """Go to an address as if it had been typed, and wait until it is there."""
        self.call("POST", "url", {"url": url})

    def _ask(self, *command: Any) -> Any:
        """Have the browser itself do something."""
        with socket.socket(socket.AF_UNIX) as wire:
            # A page that is left while it answers never does.
            wire.settimeout(PATIENCE if command[0] == "close" else 5)
            wire.connect(str(self._told))
            wire.sendall(json.dumps(command).encode() + b"\n")
            try:
                return json.loads(wire.makefile().read())
            except TimeoutError:
                raise RefusedError(f"no answer to {command}") from None

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression of the page, as JSON can say it."""
        if value := self._ask("evaluate", expression):
            return value[0]
        raise RefusedError(f"{expression} has no value")

    def back(self) -> None:
        """Press Back; do not wait for what comes."""
        self._ask("step", -1)

    def forward(self) -> None:
        """Press Forward; do not wait for what comes."""
        self._ask("step", 1)

    def _act(self, source: dict[str, Any]) -> None:
        self.call("POST", "actions", {"actions": [source]})

    def quit(self) -> None:
        """Close the browser as a reader does, then its driver."""
        # The driver would kill it, and what is killed writes nothing.
        self._ask("close")
        assert self._process
        self._process.terminate()
        self._wait_end()

    def rows(self) -> list[Row]:
        """Return no rows: the engine keeps no list of visits."""
        return []

    def stored(self) -> dict[str, int]:
        """Count what the closed browser's files hold for our site."""
        data = self.profile / "data"

        def naming(*patterns: str) -> int:
            files = [file for pattern in patterns for file in data.rglob(pattern) if file.is_file()]
            return sum(SITE.encode() in file.read_bytes() for file in files)

        icons = 0
        if (file := self.profile / "favicons/WebpageIcons.db").exists():
            with closing(sqlite3.connect(file)) as base:
                icons = base.execute("select count(*) from PageURL where url like ?", (f"%{SITE}%",)).fetchone()[0]
        return {
            "cookies": naming("cookies*"),
            "favicons": icons,
            "local storage": naming("*localstorage*"),
            "session storage": naming("*sessionstorage*"),
            "databases": naming("*IndexedDB*", "*.sqlite3"),
            "workers and caches": naming("*ServiceWorker*", "*CacheStorage*", "cachelist"),
        }

    def session(self) -> list[str]:
        """Return the addresses in the session file."""
        file = self.profile / "session"
        text = file.read_bytes().decode("utf-8", "ignore") if file.exists() else ""
        return [url for url in text.split("\n") if url.startswith("http")]
