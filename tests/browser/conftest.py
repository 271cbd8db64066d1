"""Fixtures of the browser tests: sites, servers, Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from .facts import Facts, read_all
from .kinds import find_kinds
from .serving import Elsewhere, Host
from .sites import REPORT_TO, ROOT, Site, add_samples, build, copy_project
from .visits import Visits

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def site(real_site: Path) -> Site:
    """The project's site as it is, built once a run."""
    return Site(ROOT, real_site)


@pytest.fixture(scope="session")
def pages(once: Callable[..., Any], site: Site) -> list[Facts]:
    """What stands in every public page of :func:`site`, read once a run."""
    return once("pages", lambda: read_all(site.folder))


@pytest.fixture(scope="session")
def neutral() -> Iterator[Elsewhere]:
    """The place that exits lead to, on this machine."""
    server = Elsewhere("Vädret")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def search() -> Iterator[Elsewhere]:
    """The page that a visit comes from."""
    server = Elsewhere("Sök")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory, neutral: Elsewhere) -> Site:
    """The project's site with an exit on this machine, an address for reports, and a page of every kind."""
    folder = tmp_path_factory.mktemp("copied")
    root = copy_project(folder / "project", exit_url=f"{neutral.address}/", report_to=REPORT_TO)
    add_samples(root)
    return build(root, folder / "site")


@pytest.fixture(scope="session")
def host(copied: Site) -> Iterator[Host]:
    """A host of :func:`copied`."""
    server = Host(copied.folder)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def addresses(copied: Site) -> dict[tuple[str, str], str]:
    """Where to find each kind of page, by kind and language."""
    return find_kinds(copied)


@pytest.fixture
def path(request: pytest.FixtureRequest, addresses: dict[tuple[str, str], str]) -> str:
    """The address of the page that a test is about; the test names it as (kind, language)."""
    assert request.param in addresses, f"the site has no page of the kind {request.param}"
    return addresses[request.param]


@pytest.fixture
def visits(chromium: Browser, host: Host) -> Iterator[Visits]:
    """Makes visits to :func:`host`, each with a browser that remembers nothing of the one before."""
    made = Visits(chromium, host)
    yield made
    made.close()


@pytest.fixture(scope="session")
def node_tools() -> Path:
    """The folder of the Node tools that ``package.json`` pins."""
    if not shutil.which("node"):
        pytest.skip("Node is not installed (18.16 or newer; Debian: nodejs npm)")
    tools = HERE / "node_modules"
    if not tools.is_dir():
        pytest.skip("the Node tools are not installed (cd tests/browser && npm ci)")
    return tools
