"""A small world on this machine: a search page, our site, a neutral page and a stranger's, each on a host of its own.

Browsers reach it through one proxy and see real names, HTTPS and HSTS; every other host is refused, so nothing that a
browser does on its own leaves the machine.
"""

from __future__ import annotations

import base64
import contextlib
import gzip
import hashlib
import ssl
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import brotli

from .missing import find_tool

SEARCH = "sokmotor.test"
#: Ours. The name is a canary as well: no browser ships with it.
SITE = "kvistglimma.test"
NEUTRAL = "vadret.test"
OTHER = "nagonannan.test"
HOSTS = (SEARCH, SITE, NEUTRAL, OTHER)

#: What a busy host uses when it compresses while sending.
BROTLI_QUALITY = 5


class Trust:
    """A certificate for each host of the world, and the authority that signed them.

    A certificate names its own host alone: browsers keep certificates, and ours is to be found only where it was met.

    :ivar authority: the authority's certificate, PEM.
    :ivar key_hash: of the public key that all certificates share, as Chromium's command line wants it.
    :ivar contexts: how to speak TLS as a host.
    """

    def __init__(self, folder: Path) -> None:
        openssl = find_tool("openssl", package="openssl")
        folder.mkdir(parents=True, exist_ok=True)
        self.authority = folder / "authority.pem"
        key, authority_key = folder / "host.key", folder / "authority.key"

        def run(*arguments: str | Path, given: bytes | None = None) -> bytes:
            return subprocess.run(
                [openssl, *map(str, arguments)], input=given, check=True, capture_output=True, timeout=30
            ).stdout

        for file in (key, authority_key):
            run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-out", file)
        run("req", "-x509", "-key", authority_key, "-out", self.authority, "-days", "20", "-subj", "/CN=Authority")
        self.contexts: dict[str, ssl.SSLContext] = {}
        for host in HOSTS:
            request, names, certificate = (folder / f"{host}.{kind}" for kind in ("csr", "names", "pem"))
            names.write_text(f"subjectAltName=DNS:{host}\n")
            run("req", "-new", "-key", key, "-out", request, "-subj", "/CN=Host")
            run("x509", "-req", "-in", request, "-CA", self.authority, "-CAkey", authority_key, "-days", "20",
                "-extfile", names, "-out", certificate)  # fmt: skip
            self.contexts[host] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.contexts[host].load_cert_chain(certificate, key)
        public = run("pkey", "-in", key, "-pubout", "-outform", "der")
        self.key_hash = base64.b64encode(hashlib.sha256(public).digest()).decode()


@dataclass
class Host:
    """How our site and its neighbours behave right now; a test may change any of it at any time.

    :ivar folder: the built site.
    :ivar headers: sent with every answer of the site, by path prefix as in ``_headers``; the last that fits wins.
    :ivar status: of the site's first page, 404 for the discreet door.
    :ivar scripts: False adds a policy that lets no script run.
    """

    folder: Path
    headers: dict[str, dict[str, str]]
    status: int = 200
    scripts: bool = True
    #: Answers of the site wait while this is cleared, at most 20 seconds.
    gate: threading.Event = field(default_factory=threading.Event)
    #: Statuses that paths answer with instead of their own; 0 hangs up.
    broken: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.gate.set()

    def headers_of(self, path: str) -> dict[str, str]:
        """Return the headers for a path."""
        found: dict[str, str] = {}
        for prefix, headers in self.headers.items():
            if path.startswith(prefix):
                found = headers
        return found


class World:
    """The hosts, and the proxy that leads to them.

    :ivar port: of the proxy, on 127.0.0.1.
    :ivar steps: of a visit through the site.
    :ivar asked: (host, path, request headers) of every request, in order.
    :ivar down: hosts that can not be reached.
    :ivar hit: where the search page leads to.
    :ivar other: what stands on the stranger's page.
    :ivar late: seconds that the neutral page takes to answer; :attr:`gone` ends the wait.
    """

    def __init__(self, trust: Trust, host: Host, landing: str, steps: Sequence[Any] = ()) -> None:
        self.trust = trust
        self.host = host
        self.landing = landing
        self.steps = steps
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.down: set[str] = set()
        self.late = 0.0
        self.hit = f"https://{SITE}{landing}"
        self.other = "<p>En annan webbplats.</p>"
        self.gone = threading.Event()
        self._server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"world": self}))
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self) -> None:
        """Answer nobody any more."""
        self.gone.set()
        self.host.gate.set()
        self._server.shutdown()
        self._server.server_close()

    def paths(self, host: str) -> list[str]:
        """Return what a host was asked for."""
        return [path for name, path, _ in self.asked if name == host]

    def answer(self, name: str, path: str, takes: str) -> tuple[int, dict[str, str], bytes]:
        """Return what a host answers: status, headers, body."""
        if name == SITE:
            return self._our_answer(path, takes)
        if urlsplit(path).path != "/":
            return 404, {"Content-Type": "text/plain"}, b"404\n"
        title, body = {
            SEARCH: ("Sök", f'<p><a id="hit" href="{self.hit}">Första träffen</a></p>'),
            NEUTRAL: ("Väder", "<p>Mulet.</p>"),
            OTHER: ("Någon annan", self.other),
        }[name]
        if name == NEUTRAL and self.late:
            self.gone.wait(self.late)
        page = (
            f'<!doctype html><html lang="sv"><meta name="viewport" content="width=device-width"><title>{title}</title>'
        )
        headers = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}
        return 200, headers, f"{page}<body><h1>{title}</h1>{body}".encode()

    def _our_answer(self, path: str, takes: str) -> tuple[int, dict[str, str], bytes]:
        host = self.host
        place = urlsplit(path).path
        host.gate.wait(20)
        status, file = 200, host.folder / place.lstrip("/")
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            own = host.folder / place.lstrip("/").partition("/")[0] / "404.html"
            status, file = 404, own if own.is_file() else host.folder / "404.html"
        if place == self.landing:
            status = host.status
        status = host.broken.get(place, status)
        kinds = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".txt": "text/plain"}
        headers = {"Content-Type": kinds.get(file.suffix, "application/octet-stream") + "; charset=utf-8"}
        headers |= host.headers_of(place)
        if not host.scripts:
            headers["Content-Security-Policy"] = "script-src 'none', " + headers.get(
                "Content-Security-Policy", "img-src *"
            )
        body = file.read_bytes()
        if "br" in takes:
            return status, headers | {"Content-Encoding": "br"}, brotli.compress(body, quality=BROTLI_QUALITY)
        if "gzip" in takes:
            return status, headers | {"Content-Encoding": "gzip"}, gzip.compress(body, 6)
        return status, headers, body


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: browsers hang up all the time."""


class _Handler(BaseHTTPRequestHandler):
    world: World
    protocol_version = "HTTP/1.1"
    server_version = "host"
    sys_version = ""
    name = ""

    def do_CONNECT(self) -> None:
        """Become the host that the browser asks for, behind TLS."""
        name = self.path.partition(":")[0]
        if name not in HOSTS or name in self.world.down:
            self.send_response(502)
            self.send_header("Content-Length", "0")
            self.end_headers()
            self.close_connection = True
            return
        self.send_response(200)
        self.end_headers()
        self.name = name
        try:
            self.connection = self.world.trust.contexts[name].wrap_socket(self.connection, server_side=True)
        except OSError:
            self.close_connection = True
            return
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb")
        self.close_connection = False

    def do_GET(self) -> None:
        """Answer as the host."""
        world = self.world
        if not self.name or self.name in world.down:
            # An open connection to a host that is down breaks; the next one is refused.
            self.close_connection = True
            return
        world.asked.append((self.name, self.path, dict(self.headers)))
        status, headers, body = world.answer(self.name, self.path, self.headers.get("Accept-Encoding", ""))
        if not status:
            self.close_connection = True
            return
        with contextlib.suppress(OSError):
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def finish(self) -> None:
        """Close what was opened on the way."""
        with contextlib.suppress(OSError):
            super().finish()
        with contextlib.suppress(OSError):
            self.connection.close()

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing between the tests' own lines."""
