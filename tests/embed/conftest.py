"""Fixtures: the project's site on a host of its own, a stranger's host, and a browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from vart.render.embeds.files import SCRIPT, integrity
from vart.site.run import build_site

from .serving import Ours, Theirs

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def theirs() -> Iterator[Theirs]:
    """A stranger's host, which also has the neutral page that exits lead to."""
    server = Theirs()
    server.put("/neutral", "<h1>Mulet</h1>")
    server.put("/before", "<h1>Innan</h1>")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def embed_site(tmp_path_factory: pytest.TempPathFactory, theirs: Theirs) -> Path:
    """The project's site, with an exit on this machine."""
    folder = tmp_path_factory.mktemp("embed")
    root = folder / "project"
    root.mkdir()
    for name in ("directory", "docs", "overrides"):
        (root / name).symlink_to(ROOT / name)
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    text, count = re.subn(r"(?m)^(\s*exit_url:).*$", rf"\g<1> {theirs.address}/neutral", text)
    assert count == 1
    (root / "mkdocs.yml").write_text(text, "utf-8")
    built = build_site(root, folder / "site")
    reasons = [f"{one.where}: {one.sentence()}" for one in built.problems if one.severity == "error"]
    assert built.complete, "\n".join([*reasons, *built.messages])
    return folder / "site"


@pytest.fixture(scope="session")
def ours(embed_site: Path) -> Iterator[Ours]:
    """Our host."""
    server = Ours(embed_site)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def script(ours: Ours) -> str:
    """The line that loads the element, as it is handed out."""
    hash = integrity((ours.folder / SCRIPT).read_bytes())
    return (
        f'<script src="{ours.address}/{SCRIPT}" integrity="{hash}" crossorigin="anonymous" '
        'referrerpolicy="no-referrer" defer></script>'
    )


@pytest.fixture
def show(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a browser that remembers nothing, coming from another page."""
    contexts = []

    def show(address: str, *, before: str = "", width: int = 800, height: int = 900, **options: object) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.messages = []  # type: ignore[attr-defined]
        page.on("console", lambda message: page.messages.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: page.messages.append(f"error: {error}"))
        if before:
            page.goto(before)
        page.goto(address)
        return page

    yield show
    for context in contexts:
        context.close()
