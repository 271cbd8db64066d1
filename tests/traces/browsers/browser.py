"""What the tests do with a browser, whichever it is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from ..world import World
from .display import Display
from .wires import PATIENCE, RefusedError

#: The window: a phone's width, so that the way out is where a thumb reaches.
WIDTH, HEIGHT = 480, 800


class LateError(Exception):
    """Something that was waited for did not come."""


class View(NamedTuple):
    """What the window shows."""

    url: str
    title: str
    text: str


class Row(NamedTuple):
    """A row of the browser's history.

    :ivar visible: whether the history page shows it.
    """

    url: str
    title: str
    visible: bool


class Browser:
    """A real browser with a fresh profile on disk. Subclasses know how each is started and spoken to.

    Everything that it may write goes below :attr:`root`: the profile, and what it takes for its home and for /tmp.

    :ivar version: as the browser says it.
    """

    name = ""
    #: Debian's words for what the browser needs.
    packages = ""

    def __init__(self, world: World, display: Display, *, scripts: bool = True) -> None:
        self.world = world
        self.display = display
        self.scripts = scripts
        # A short name: browsers put sockets into it, and the system allows a hundred letters for those.
        self.root = Path(tempfile.mkdtemp(prefix="vart-"))
        self.profile = self.root / "profile"
        self.profile.mkdir()
        self.version = ""
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")},
            "DISPLAY": display.name,
            "LANG": "C.UTF-8",
            "NO_AT_BRIDGE": "1",
            "GDK_BACKEND": "x11",
            "MOZ_CRASHREPORTER_DISABLE": "1",
        }
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
        places = {"HOME": "home", "TMPDIR": "tmp", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache",
                  "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "run"}  # fmt: skip
        for variable, place in places.items():
            (self.root / place).mkdir(mode=0o700)
            self.environment[variable] = str(self.root / place)
        self._log = (self.root / "browser.log").open("wb")
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._start()
        except BaseException:
            self.discard()
            raise

    # What every browser has its own way for

    def _start(self) -> None:
        raise NotImplementedError

    def open(self, url: str) -> None:
        """Go to an address as if it had been typed, and wait until it is there."""
        raise NotImplementedError

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression of the page, as JSON can say it."""
        raise NotImplementedError

    def back(self) -> None:
        """Press Back; do not wait for what comes."""
        raise NotImplementedError

    def forward(self) -> None:
        """Press Forward; do not wait for what comes."""
        raise NotImplementedError

    def close_tab(self) -> None:
        """Close the tab and go on in a fresh one."""
        raise NotImplementedError

    def follow_in_new_tab(self, selector: str) -> None:
        """Click with Control held, and go on in the tab that this opens."""
        raise NotImplementedError

    def press(self, x: float, y: float, *, touch: bool = False, lift: bool = True, key: str = "") -> None:
        """Press the page at a point of the window.

        :param touch: with a finger, otherwise with the mouse.
        :param lift: whether to let go again.
        :param key: a key that is held meanwhile, as ``Control``.
        """
        raise NotImplementedError

    def type(self, *keys: str) -> None:
        """Press keys one after the other, by the names of WebDriver: ``Shift``, ``Tab``, ``a``."""
        raise NotImplementedError

    def quit(self) -> None:
        """Close the browser as a reader does, so that it writes what it has to write."""
        raise NotImplementedError

    def rows(self) -> list[Row]:
        """Read the history out of the files of the closed browser. Browsers without a history have none."""
        raise NotImplementedError

    def stored(self) -> dict[str, int]:
        """Count what the closed browser's files hold for our site: cookies, favicons, storage, workers."""
        raise NotImplementedError

    def tiles(self) -> list[str]:
        """Return what a new tab may offer to open, out of the files of the closed browser."""
        return []

    def session(self) -> list[str]:
        """Return the addresses that the browser could bring back, out of its session files."""
        raise NotImplementedError

    # What all do alike

    def view(self) -> View:
        """Return what the window shows now; an error page or a page on its way shows nothing."""
        try:
            got = self.evaluate(
                "[location.href, document.title, document.body && getComputedStyle(document.body).opacity !== '0'"
                " ? document.body.innerText : '']"
            )
        except (RefusedError, TimeoutError):
            return View("", "", "")
        return View(*(str(part) for part in got))

    def wait(self, expression: str, seconds: float = PATIENCE) -> Any:
        """Wait until an expression of the page is true, and return it.

        :raises LateError: it did not become true.
        """
        end = time.monotonic() + seconds
        while True:
            try:
                if value := self.evaluate(expression):
                    return value
            except RefusedError:
                pass  # the page is on its way
            if time.monotonic() > end:
                raise LateError(f"{self.name}: {expression} is not true; the window shows {self.view()!s:.400}")
            time.sleep(0.05)

    def wait_for(self, text: str) -> None:
        """Wait until the page shows a text."""
        self.wait(f"!!document.body && document.body.innerText.includes({json.dumps(text)})")

    def wait_host(self, host: str) -> None:
        """Wait until a page of a host is there and loaded."""
        self.wait(f"location.hostname === {json.dumps(host)} && document.readyState === 'complete'")

    def _wait_for_frames(self) -> None:
        """Wait until the page has been drawn: what is pressed before that is lost."""
        if self.scripts:
            self.wait("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
        else:
            time.sleep(0.4)

    def middle(self, selector: str) -> tuple[float, float]:
        """Bring an element into view and return a point of its own in the middle of its first line."""
        find = f"document.querySelector({json.dumps(selector)})"
        self.wait(f"!!{find}")
        self.evaluate(f"{find}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        return self._point(find)

    def _point(self, find: str) -> tuple[float, float]:
        x, y, width, height = self.evaluate(f"(r => [r.x, r.y, r.width, r.height])({find}.getClientRects()[0])")
        return x + width / 2, y + height / 2

    def click(self, selector: str, **how: Any) -> None:
        """Click an element, after unfolding what hides it."""
        find = f"document.querySelector({json.dumps(selector)})"
        self.wait(f"!!{find}")
        self._wait_for_frames()
        if self.evaluate(f"!!{find}.closest('details:not([open])')"):
            fold = f"{find}.closest('details').querySelector('summary')"
            self.evaluate(f"{fold}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
            self.press(*self._point(fold))
            self.wait(f"{find}.getClientRects().length")
        self.press(*self.middle(selector), **how)

    def _launch(self, *command: str | Path) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            [str(part) for part in command],
            env=self.environment, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log,
            start_new_session=True,
        )  # fmt: skip
        return self._process

    def _wait_log(self, pattern: str) -> str:
        """Wait for words of the browser's own and return what the group holds."""
        return self._wait_file(Path(self._log.name), pattern)

    def _wait_file(self, file: Path, pattern: str) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            text = file.read_text("utf-8", "replace") if file.exists() else ""
            if found := re.search(pattern, text):
                return found[1]
            if self._process and self._process.poll() is not None:
                break
            time.sleep(0.05)
        log = Path(self._log.name).read_text("utf-8", "replace")[-2000:]
        raise LateError(f"{self.name} did not start; its last words:\n{log}")

    def _wait_end(self) -> None:
        assert self._process
        self._process.wait(PATIENCE)

    def discard(self) -> None:
        """End whatever is left of the browser and delete its files."""
        if self._process and self._process.poll() is None:
            # Its children are in a session of their own, so that none is left behind.
            os.killpg(self._process.pid, 9)
            self._process.wait(10)
        self._log.close()
        for _ in range(20):
            shutil.rmtree(self.root, ignore_errors=True)
            if not self.root.exists():
                return
            time.sleep(0.1)
