"""A small server for looking at the site on one's own machine, and a watcher that keeps it fresh."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from vart.render.hosting import DATA, DATA_TYPES
from vart.render.embeds.files import EMBED
from vart.site.run import Built, build_site

#: What a change in one of these leads to.
_WATCHED = ("directory", "docs", "overrides", "mkdocs.yml")


_FOLDER = re.compile(r"[a-z]{2,3}(-[a-z]+)?")


class PortTaken(Exception):
    """Another program listens on the port."""


class Handler(SimpleHTTPRequestHandler):
    """Serves a built site as its hosts should: nothing kept, nothing told, 404 in the reader's language."""

    protocol_version = "HTTP/1.1"
    server_version = "vart"
    sys_version = ""

    def end_headers(self) -> None:
        """Add the headers that keep a visit out of the browser's files."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        if getattr(self, "path", "").startswith(DATA):  # a request that can not be read has none
            self.send_header("Access-Control-Allow-Origin", "*")
        if getattr(self, "path", "").startswith(f"/{EMBED}/"):
            # What other sites may load and frame (render/hosting/table.py).
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Cross-Origin-Resource-Policy", "cross-origin")
        else:
            self.send_header("X-Frame-Options", "DENY")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a lost address with the 404 page of its language."""
        if code != HTTPStatus.NOT_FOUND or self.command not in ("GET", "HEAD"):
            super().send_error(code, message, explain)
            return
        root = Path(self.directory)
        first = self.path.lstrip("/").partition("/")[0]
        page = root / first / "404.html" if _FOLDER.fullmatch(first) else root / "404.html"
        if not page.is_file():
            page = root / "404.html"
        body = page.read_bytes() if page.is_file() else b"404\n"
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def list_directory(self, path: str) -> None:
        """Answer a folder without a page as what it is: nothing."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_head(self):  # noqa: ANN201 - as the base has it
        """Answer an address that can be no file's (NUL, endless names) as lost."""
        try:
            return super().send_head()
        except (ValueError, OSError):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None

    def guess_type(self, path: str) -> str:
        """Name the character set of text files: without it a browser may guess."""
        kind = DATA_TYPES.get(Path(path).suffix[1:]) or super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("json", "xml")) else kind

    def log_message(self, format: str, *args: object) -> None:
        """Keep no log of what is read, here as anywhere."""


def make_server(site: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of the folder ``site`` on 127.0.0.1.

    :raises PortTaken: the port is in use.
    """
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(site)))
    except OSError:
        raise PortTaken(f"Port {port} is in use on this machine — choose another one with --port") from None
    server.daemon_threads = True
    return server


def serve(root: Path, port: int, only: frozenset[str], *, watch: bool, say: Callable[[str], None]) -> None:
    """Build, serve until interrupted, and build again when something changes.

    :raises PortTaken: the port is in use.
    """
    site = root / ".cache" / "served"
    server = make_server(site, port)
    say("Building …")
    last = _state(root)
    built = build_site(root, site, only=only, sheets=None)
    tell(built, say)
    if not built.complete and not site.is_dir():
        server.server_close()
        raise SystemExit(1)
    say(f"Vart is at http://127.0.0.1:{server.server_address[1]}/  (Ctrl-C ends it)")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sheets = Sheets(root, site, only)
    sheets.start()
    try:
        while True:
            time.sleep(0.25)
            if watch and (now := _state(root)) != last:
                last = now
                sheets.stop()
                tell(build_site(root, site, only=only, sheets=None), say)
                sheets.start()
    except KeyboardInterrupt:
        say("")
    finally:
        sheets.stop()
        server.shutdown()


class Sheets:
    """Makes the PDFs beside the server, in a program of its own: pages never wait for them.

    :param only: language folders, as for the build.
    """

    def __init__(self, root: Path, site: Path, only: frozenset[str]) -> None:
        self._command = [
            sys.executable, "-m", "vart", "sheets", "--root", str(root), "--site", str(site), "--only", ",".join(sorted(only)),
        ]  # fmt: skip
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Begin; what is known from before takes a second, a new copy's sheets take longer."""
        # In a session of its own: Ctrl-C is for the server, which ends this and its processes in one go.
        self._running = subprocess.Popen(self._command, start_new_session=True)

    def stop(self) -> None:
        """End, for the site is about to be another one. What was made is kept."""
        if self._running is not None and self._running.poll() is None:
            os.killpg(self._running.pid, signal.SIGTERM)
            self._running.wait()
        self._running = None


def tell(built: Built, say: Callable[[str], None]) -> None:
    """Say how a build went."""
    from vart.check import keepers_gettext
    from vart.check.report import line as problem_line

    for line in [*(problem_line(problem, keepers_gettext("en")) for problem in built.problems), *built.messages]:
        say(line)
    if built.complete:
        say(f"{built.pages} pages in {built.seconds:.1f} s")
    else:
        say("The build failed; the last good pages stay.")


def _state(root: Path) -> int:
    """Return a number that changes when a watched file does. Polling is slower than a system's own notices, but works
    the same on every system and in every container."""
    state = 0
    for name in _WATCHED:
        path = root / name
        files = path.rglob("*") if path.is_dir() else [path]
        for file in files:
            try:
                stat = file.stat()
            except OSError:
                continue
            state ^= hash((str(file), stat.st_mtime_ns, stat.st_size))
    return state
