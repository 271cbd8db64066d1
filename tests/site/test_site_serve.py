"""The small server for one's own machine: nothing kept, nothing listed, nothing outside the site."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Callable
from typing import NamedTuple

import pytest

from vart.site.run import Built
from vart.site.serve import PortTaken, make_server, tell


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


@pytest.fixture(scope="module")
def server(small_site):
    running = make_server(small_site, 0)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
    thread.join(5)


@pytest.fixture
def ask(server) -> Callable[..., Answer]:
    """Asks the server as no browser would: with exactly this path."""

    def request(path: str, method: str = "GET", headers: dict[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection(*server.server_address, timeout=5)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    return request


ADDRESSES = ["/", "/sv/", "/ar/k2k2/", "/sitemap.xml", "/robots.txt", "/sv", "/nope", "/ar/nope/", "/handbook/"]


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_no_answer_may_be_kept(ask, path, method):
    answer = ask(path, method)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in answer.headers
    assert "etag" not in answer.headers
    assert answer.headers.get("server", "").strip() == "vart"


def test_pages_are_served_with_their_language_and_character_set(ask):
    answer = ask("/ar/k2k2/")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="ar" dir="rtl">' in answer.text
    assert ask("/robots.txt").headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/api/v1/index.json", "application/json"), ("/api/v1/sv/services.ndjson", "application/x-ndjson"),
     ("/api/v1/sv/changes.atom", "application/atom+xml"), ("/dcat.rdf", "application/rdf+xml")],
)  # fmt: skip
def test_data_is_open_to_other_sites_as_on_a_real_server_and_pages_are_not(ask, path, kind):
    answer = ask(path)
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in ask("/sv/").headers


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("path", "language"),
    [("/sv/nope/", "sv"), ("/ar/nope/", "ar"), ("/ar/nope", "ar"), ("/ar/k2k2/no.html", "ar"), ("/ar/no/?x=1", "ar"),
     ("/nope/", ""), ("/xx/", ""), ("/nope.html?ar", "")],
)  # fmt: skip
def test_a_lost_address_is_answered_in_its_language(ask, small_site, path, language, method):
    answer = ask(path, method)
    page = small_site / language / "404.html"
    assert answer.status == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert int(answer.headers["content-length"]) == page.stat().st_size
    assert answer.body == (page.read_bytes() if method == "GET" else b"")


@pytest.mark.parametrize(
    "path", ["/assets/", "/assets/stylesheets/", "/assets", "/.hosting/", "/handbook/../assets/", "/sv/../.hosting/"]
)
def test_no_folder_is_listed(ask, small_site, path):
    answer = ask(path)
    if answer.status == 301:
        answer = ask(answer.headers["location"])
    assert answer.status == 404
    assert "Directory listing" not in answer.text
    for name in ("stylesheets", "nginx.conf", "Caddyfile"):
        assert name not in answer.text


@pytest.mark.parametrize(
    "path",
    ["/../mkdocs.yml", "/../../../../etc/passwd", "/%2e%2e/mkdocs.yml", "/sv/%2e%2e/%2e%2e/mkdocs.yml",
     "/..%2fmkdocs.yml", "//etc/passwd", "/%2fetc/passwd", "/sv/..%5c..%5cmkdocs.yml", "/./../mkdocs.yml",
     "/sv/....//mkdocs.yml", "/%252e%252e/mkdocs.yml", "/../site/../mkdocs.yml", "/%2e%2e", "/.."],
)  # fmt: skip
def test_nothing_outside_the_site_can_be_read(ask, path):
    answer = ask(path)
    assert answer.status in (200, 301, 404)
    assert "plugins:" not in answer.text
    assert "root:" not in answer.text
    if answer.status == 200:
        assert "<html" in answer.text


@pytest.mark.parametrize("path", ["/%00", "/sv/%00/", "/" + "x" * 5000, "/%ff%fe"])
def test_a_senseless_address_is_answered_and_the_server_lives(ask, path):
    assert ask(path).status in (400, 404, 414)
    assert ask("/sv/").status == 200


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example/..", "//evil.example", "/\\evil.example"])
def test_no_address_sends_a_reader_to_another_host(ask, path):
    location = ask(path).headers.get("location", "")
    assert not location.startswith(("//", "http", "/\\"))


def test_the_server_listens_on_this_machine_alone(server):
    assert server.server_address[0] == "127.0.0.1"


def test_a_taken_port_is_told_of(small_site):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PortTaken, match=r"Port \d+ is in use .* --port"):
            make_server(small_site, taken.getsockname()[1])


def test_nothing_that_is_read_is_written_down(ask, capfd):
    ask("/sv/k2k2/")
    ask("/sv/nope/")
    captured = capfd.readouterr()
    assert "k2k2" not in captured.out + captured.err
    assert "nope" not in captured.out + captured.err


def test_a_build_is_told_of_in_a_line_for_each_problem(small):
    lines: list[str] = []
    tell(small.build(), lines.append)
    assert lines[-1].endswith(" s")
    assert lines[0].startswith("directory/translations/ar/services/pausade.yml:2:9  warning: ")
    small.change("pausade", ("status: paused", "status: sleeping"))
    lines.clear()
    tell(small.build(), lines.append)
    assert any(line.startswith("directory/services/pausade.yml:16:9  ") for line in lines)
    assert lines[-1] == "The build failed; the last good pages stay."
    lines.clear()
    tell(Built(False, messages=["The template is wrong"]), lines.append)
    assert "The template is wrong" in lines
