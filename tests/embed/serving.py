"""Servers on this machine: our host with exactly the written headers, and a page of somebody else's."""

from __future__ import annotations

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

KINDS = {".html": "text/html", ".js": "text/javascript", ".txt": "text/plain", ".css": "text/css"}


def headers_of(file: Path) -> dict[str, dict[str, str]]:
    """Read a ``_headers`` file: headers by path prefix, the general ones taken over unless taken away."""
    found: dict[str, dict[str, str]] = {}
    prefix = ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("/"):
            prefix = line.removesuffix("*")
            found[prefix] = dict(found.get("/", {}))
        elif line.strip().startswith("! "):
            found[prefix].pop(line.strip().removeprefix("! "), None)
        else:
            name, _, value = line.strip().partition(": ")
            found[prefix][name] = value
    return found


class Server:
    """A server of one thread a request.

    :ivar port: on this machine.
    :ivar asked: (path, headers) of every request.
    :ivar gate: while it is cleared, answers wait, at most 20 seconds.
    :ivar down: while it is true, connections end without an answer.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.down = False
        self.gate = threading.Event()
        self.gate.set()
        self._server = _Listener(("127.0.0.1", 0), type("Handler", (_Handler,), {"owner": self}))
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body for a path."""
        raise NotImplementedError

    def stop(self) -> None:
        """Answer nobody any more."""
        self._server.shutdown()
        self._server.server_close()


class Ours(Server):
    """Our host: a built site, with the headers of its ``_headers``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.headers = headers_of(folder / "_headers")
        super().__init__()

    @property
    def address(self) -> str:
        """Without a slash at its end; another site than :attr:`Theirs.address`."""
        return f"http://localhost:{self.port}"

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Return a file of the site, or its 404 page."""
        status, file = 200, self.folder / path.lstrip("/")
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            own = self.folder / path.lstrip("/").partition("/")[0] / "404.html"
            status, file = 404, own if own.is_file() else self.folder / "404.html"
        headers = {"Content-Type": KINDS.get(file.suffix, "application/octet-stream") + "; charset=utf-8"}
        fitting = [prefix for prefix in self.headers if path.startswith(prefix)]
        headers |= self.headers[max(fitting, key=len)]
        # This machine has no certificate.
        headers.pop("Strict-Transport-Security", None)
        return status, headers, file.read_bytes()


class Theirs(Server):
    """Somebody else's host. ``pages`` has what it answers with, by path: headers and HTML."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[dict[str, str], str]] = {}
        super().__init__()

    @property
    def address(self) -> str:
        """Without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def put(self, path: str, body: str, *, head: str = "", html: str = 'lang="sv"', **headers: str) -> str:
        """Put a page up and return its address.

        :param headers: with underscores for hyphens.
        """
        text = f'<!doctype html><html {html}><head><meta charset="utf-8"><title>Deras sida</title>{head}</head><body>{body}'
        self.pages[path] = ({name.replace("_", "-"): value for name, value in headers.items()}, text)
        return self.address + path

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Return a page."""
        if path not in self.pages:
            return 404, {"Content-Type": "text/plain"}, b"404"
        headers, text = self.pages[path]
        return 200, {"Content-Type": "text/html; charset=utf-8", **headers}, text.encode()


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: browsers hang up all the time."""


class _Handler(BaseHTTPRequestHandler):
    owner: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer."""
        if self.owner.down:
            self.close_connection = True
            return
        self.owner.gate.wait(20)
        path = urlsplit(self.path).path
        self.owner.asked.append((self.path, dict(self.headers)))
        status, headers, body = self.owner.answer(path)
        with contextlib.suppress(OSError):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing between the tests' own lines."""
