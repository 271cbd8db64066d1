"""The open data behind real servers: open to other sites, of the right type, and the only thing that is."""

from __future__ import annotations

import http.client
import json
from pathlib import Path

import pytest


def get(address: str, path: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(address, timeout=10)
    connection.request("GET", path, headers={"Origin": "https://annan.example"})
    answer = connection.getresponse()
    names = [name.lower() for name, _ in answer.getheaders()]
    assert len(names) == len(set(names)), "a header is sent twice"
    found = {name.lower(): value for name, value in answer.getheaders()}
    body = answer.read()
    connection.close()
    return answer.status, found, body


@pytest.fixture(params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue(request.param)


FILES = {
    "/api/v1/index.json": "application/json",
    "/api/v1/sv/services.ndjson": "application/x-ndjson",
    "/api/v1/sv/services.csv": "text/csv;charset=utf-8",
    "/api/v1/ar/changes.atom": "application/atom+xml",
    "/api/v1/SHA256SUMS.txt": "text/plain;charset=utf-8",
    "/hsds/3.0/en/services.json": "application/json",
    "/hsds/3.0/en/phones.csv": "text/csv;charset=utf-8",
    "/dcat.rdf": "application/rdf+xml",
}


@pytest.mark.parametrize("path", FILES)
def test_a_file_of_the_data_is_open_to_every_site_and_kept_on_no_disk(server: str, hosted: Path, path: str) -> None:
    status, headers, body = get(server, path)
    assert status == 200
    assert body == (hosted / path[1:]).read_bytes()
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert headers["content-type"].lower().replace(" ", "") == FILES[path]
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    for telltale in ("etag", "last-modified", "set-cookie"):
        assert telltale not in headers


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/api/v1/", "api/v1/index.json"),
        ("/hsds/3.0/sv/", "hsds/3.0/sv/index.json"),
        ("/hsds/3.0/sv/services", "hsds/3.0/sv/services.json"),
    ],
)
def test_addresses_as_the_hsds_api_has_them_work_too(server: str, hosted: Path, path: str, file: str) -> None:
    status, headers, body = get(server, path)
    assert status == 200
    assert body == (hosted / file).read_bytes()
    assert headers["content-type"] == "application/json"


def test_one_service_without_its_extension(server: str, hosted: Path) -> None:
    name = next((hosted / "hsds/3.0/sv/services").glob("*.json")).stem
    status, _, body = get(server, f"/hsds/3.0/sv/services/{name}")
    assert (status, json.loads(body)["id"]) == (200, name)


@pytest.mark.parametrize("path", ["/", "/sv/", "/sv/7nh8/", "/ar/zzzz/", "/robots.txt", "/sitemap.xml"])
def test_pages_are_open_to_no_other_site(server: str, path: str) -> None:
    _, headers, _ = get(server, path)
    assert "access-control-allow-origin" not in headers
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/api/v1/nowhere.json", "/hsds/3.0/sv/services/none", "/api/", "/api/v2/"])
def test_what_is_not_there_is_a_page_that_says_so(server: str, path: str) -> None:
    status, headers, body = get(server, path)
    assert status == 404
    assert headers["content-type"].lower().replace(" ", "") == "text/html;charset=utf-8"
    assert b"404" in body


def test_static_hosts_open_the_data_and_what_is_framed_alone(hosted: Path) -> None:
    blocks = (hosted / "_headers").read_text().split("\n/")
    opened = {block.split("\n")[0] for block in blocks if "Access-Control-Allow-Origin: *" in block}
    assert opened == {"api/*", "hsds/*", "dcat.rdf*", "embed/*"}
