"""Servers on this machine: a host of the site as it should be, and the places before and after a visit."""

from __future__ import annotations

import contextlib
import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import brotli

#: What busy hosts use for pages that they compress while sending; files compressed beforehand are smaller still.
BROTLI_QUALITY = 5


def compressed(body: bytes) -> bytes:
    """Return what a host sends to a browser that takes Brotli."""
    return brotli.compress(body, quality=BROTLI_QUALITY)


class _Quiet(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing between the tests' own lines."""

    def answer(self, status: int, body: bytes, *, kind: str = "text/html; charset=utf-8", coding: str = "") -> None:
        """Send an answer and let nobody keep it."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        if coding:
            self.send_header("Content-Encoding", coding)
        self.end_headers()
        # A reader may have left before the answer, which is what this site is for.
        with contextlib.suppress(ConnectionError):
            self.wfile.write(body)


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    # Browsers knock many times at once. Beyond the default of five, a busy machine makes them wait for seconds.
    request_queue_size = 128


class Server:
    """A server of one thread a request on a free port of this machine.

    :ivar address: ``http://127.0.0.1:…`` without a slash at its end.
    :ivar asked: the path of every request since :meth:`forget`.
    :ivar gate: while it is cleared, answers wait (at most a minute), as from a host that is slow.
    """

    def __init__(self, handler: type[_Quiet]) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self._server = _Listener(("127.0.0.1", 0), type("Handler", (handler,), {"owner": self}))
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.asked: list[str] = []
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def forget(self) -> None:
        """Start to count from nothing."""
        self.asked.clear()

    def stop(self) -> None:
        """Answer nobody any more."""
        self._server.shutdown()
        self._server.server_close()


class Host(Server):
    """Hosts a built site: compressed, ``no-store``, lost addresses answered in their language."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(_HostHandler)

    def file(self, path: str) -> tuple[int, Path]:
        """Return the status and the file for a path."""
        wanted = (self.folder / path.lstrip("/")).resolve()
        if wanted.is_dir():
            wanted /= "index.html"
        if wanted.is_file() and wanted.is_relative_to(self.folder.resolve()):
            return 200, wanted
        mine = self.folder / path.lstrip("/").partition("/")[0] / "404.html"
        return 404, mine if mine.is_file() else self.folder / "404.html"


class _HostHandler(_Quiet):
    owner: Host

    def do_GET(self) -> None:
        """Answer with a file."""
        self.owner.asked.append(self.path)
        self.owner.gate.wait(60)
        status, file = self.owner.file(urlsplit(self.path).path)
        body = file.read_bytes()
        text = file.suffix in (".html", ".txt", ".css", ".js", ".json", ".xml", ".svg")
        kind = {".html": "text/html", ".txt": "text/plain", ".xml": "text/xml", ".json": "application/json"}
        kind |= {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
        taken = self.headers.get("Accept-Encoding", "")
        name = kind.get(file.suffix, "application/octet-stream") + ("; charset=utf-8" if text else "")
        if text and "br" in taken:
            self.answer(status, compressed(body), kind=name, coding="br")
        elif text and "gzip" in taken:
            self.answer(status, gzip.compress(body, 6), kind=name, coding="gzip")
        else:
            self.answer(status, body, kind=name)


class Elsewhere(Server):
    """A site that is not ours: a search page with one hit (``/?hit=ADDRESS``), or the neutral page that exits lead to.

    :ivar hang_up: while it is true, connections end without an answer.
    """

    def __init__(self, title: str) -> None:
        self.title = title
        self.hang_up = False
        super().__init__(_ElsewhereHandler)


class _ElsewhereHandler(_Quiet):
    owner: Elsewhere

    def do_GET(self) -> None:
        """Answer when the gate is open."""
        url = urlsplit(self.path)
        if url.path != "/":
            self.answer(404, b"")
            return
        self.owner.asked.append(self.path)
        self.owner.gate.wait(60)
        if self.owner.hang_up:
            self.close_connection = True
            return
        hits = "".join(f'<p><a id="hit" href="{hit}">hit</a></p>' for hit in parse_qs(url.query).get("hit", []))
        head = f'<!doctype html><html lang="sv"><title>{self.owner.title}</title><link rel="icon" href="data:,">'
        self.answer(200, f"{head}<h1>{self.owner.title}</h1>{hits}".encode())
