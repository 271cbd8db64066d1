"""The written configurations, in the servers they are for: every header on every kind of path."""

from __future__ import annotations

import gzip
import http.client
from pathlib import Path

import brotli
import pytest

from vart.audit import read_page

PAGES = ["/", "/sv/", "/ar/", "/sv/7nh8/", "/en/c9n7/"]
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
