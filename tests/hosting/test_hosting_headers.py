"""The written configurations, in the servers they are for: every header on every kind of path."""

from __future__ import annotations

import gzip
import http.client
from pathlib import Path

import brotli
import pytest

from vart.audit import read_page
from vart.render.embeds.files import CHOOSER, SCRIPT
from vart.render.plan import SPREAD

PAGES = ["/", "/sv/", "/ar/", "/sv/7nh8/", "/en/c9n7/", f"/sv/{SPREAD}/", f"/ar/{SPREAD}/"]
#: The general page and one of a list, in a frame.
FRAMED = ["/embed/sv/", "/embed/ar/", "/embed/en/vj94/"]
LOST_FRAMED = ["/embed/sv/zzzz/", "/embed/zz/", "/embed/v0.js"]
LOST = ["/sv/zzzz/", "/ar/zzzz/", "/nowhere", "/sv/zzzz/2/"]


def get(address: str, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(address, timeout=10)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    found: dict[str, str] = {}
    for name, value in answer.getheaders():
        assert name.lower() not in found, f"{name} is sent twice"
        found[name.lower()] = value
    body = answer.read()
    connection.close()
    return answer.status, found, body


@pytest.fixture(params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("path", PAGES + LOST + ["/x/sv/", "/x/ar/7nh8/"])
def test_no_page_is_kept_framed_or_referred_from(server: str, path: str) -> None:
    status, headers, body = get(server, path)
    assert status == (200 if path in PAGES else 404)
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["strict-transport-security"].startswith("max-age=")
    assert "camera=()" in headers["permissions-policy"]
    assert headers["content-type"].lower().replace(" ", "") == "text/html;charset=utf-8"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    # The header allows exactly what the page's own policy allows: one that differed would stop its scripts.
    assert policy.startswith(read_page(path, body).policy)
    for telltale in ("etag", "last-modified", "set-cookie", "x-powered-by"):
        assert telltale not in headers
    assert "/" not in headers.get("server", ""), "the server tells its version"


@pytest.mark.parametrize("path", FRAMED + LOST_FRAMED)
def test_framed_pages_may_be_framed_and_are_as_quiet_as_all_others(server: str, path: str) -> None:
    status, headers, body = get(server, path)
    assert status == (200 if path in FRAMED else 404)
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["strict-transport-security"].startswith("max-age=")
    assert "camera=()" in headers["permissions-policy"]
    # On a page that isolates itself, a frame must say these; in a sandbox, it has no origin to be the same as.
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert headers["cross-origin-embedder-policy"] == "require-corp"
    assert headers["access-control-allow-origin"] == "*"
    assert "x-frame-options" not in headers
    page = read_page(path, body)
    # No frame-ancestors: even "*" keeps out pages without an origin (measured in Chromium).
    assert headers["content-security-policy"] == page.policy
    assert page.calls_112
    assert page.leaves
    for telltale in ("etag", "last-modified", "set-cookie"):
        assert telltale not in headers


@pytest.mark.parametrize("path", [f"/{SCRIPT}", f"/{CHOOSER}"])
def test_the_scripts_can_be_loaded_and_checked_from_anywhere(server: str, hosted: Path, path: str) -> None:
    status, headers, body = get(server, path)
    assert status == 200
    assert body == (hosted / path[1:]).read_bytes()
    assert "javascript" in headers["content-type"]
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    # A script that stays in a cache would be a file of ours on the disk of everybody who saw the page around it.
    assert headers["cache-control"] == "no-store"


def test_no_other_page_answers_other_origins(server: str) -> None:
    for path in [*PAGES, *LOST, "/handbook/"]:
        _, headers, _ = get(server, path, Origin="https://host.example")
        assert "access-control-allow-origin" not in headers, path
        assert headers["x-frame-options"] == "DENY", path


@pytest.mark.parametrize("path", LOST)
def test_lost_addresses_answer_in_the_readers_language(server: str, path: str) -> None:
    _, _, body = get(server, path)
    page = read_page(path, body)
    if path.startswith("/ar/"):
        assert (page.lang, page.dir) == ("ar", "rtl")
    elif path.startswith("/sv/"):
        assert page.lang == "sv"
        assert "Sidan finns inte" in body.decode()
    else:
        assert "404" in body.decode()


def test_the_discreet_door_shows_the_page_and_says_it_is_missing(server: str, hosted: Path) -> None:
    status, _, body = get(server, "/x/sv/7nh8/")
    assert status == 404
    assert body == (hosted / "sv/7nh8/index.html").read_bytes()


@pytest.mark.parametrize(("encoding", "decode"), [("gzip", gzip.decompress), ("br", brotli.decompress)])
def test_precompressed_files_are_sent(server: str, hosted: Path, encoding: str, decode) -> None:
    _, headers, body = get(server, "/sv/7nh8/", Accept_Encoding=encoding)
    assert headers.get("content-encoding") == encoding
    assert decode(body) == (hosted / "sv/7nh8/index.html").read_bytes()
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/.hosting/nginx.conf", "/.hosting/Caddyfile"])
def test_what_is_not_for_readers_is_not_served(server: str, path: str) -> None:
    status, _, _ = get(server, path)
    assert status == 404


def test_the_handbook_works_under_a_policy_of_its_own(server: str) -> None:
    status, headers, _ = get(server, "/handbook/")
    assert status == 200
    assert "default-src 'self'" in headers["content-security-policy"]


def test_static_hosts_get_the_same_headers(hosted: Path) -> None:
    written = (hosted / "_headers").read_text()
    general = written.split("/handbook/*")[0]
    assert general.startswith("/*\n")
    for line in ("  Cache-Control: no-store", "  Referrer-Policy: no-referrer", "  X-Content-Type-Options: nosniff"):
        assert line in general.splitlines()
    page = read_page("sv/index.html", (hosted / "sv/index.html").read_bytes())
    assert f"  Content-Security-Policy: {page.policy}; frame-ancestors 'none'" in general.splitlines()


def test_static_hosts_let_frames_in_where_they_may_be(hosted: Path) -> None:
    written = (hosted / "_headers").read_text()
    block = written.split("/embed/*\n")[1].split("\n/")[0].splitlines()
    assert "  ! X-Frame-Options" in block
    assert "  X-Frame-Options: DENY" not in block
    assert "  Access-Control-Allow-Origin: *" in block
