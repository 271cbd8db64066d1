"""Pages rendered in memory, from records that no check has seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from vart.languages import Catalog, View
from vart.model import Directory
from vart.render import Core, LanguagePages, Site, load_assets, make_environment
from vart.render.embeds.files import load_embeds


@pytest.fixture(scope="session")
def overrides(project_root: Path) -> Path:
    """The real templates."""
    return project_root / "overrides"


@pytest.fixture(scope="session")
def environment(overrides: Path) -> Environment:
    """An environment of the real templates."""
    return make_environment(overrides)


@pytest.fixture(scope="session")
def site(small_day) -> Site:
    """A demonstration at the top of its own host."""
    return Site("Vart", "Väder", "https://exit.example/", "https://vart.example/", "", False, small_day)


@pytest.fixture(scope="session")
def directory(shared_small) -> Directory:
    """The small directory."""
    return shared_small.load().directory


@pytest.fixture(scope="session")
def make_pages(overrides, environment, site, directory, shared_small) -> Callable[..., LanguagePages]:
    """Makes the pages of a language; what is not given is that of the small project."""

    def make(
        folder: str = "sv",
        *,
        of: Directory = directory,
        site: Site = site,
        catalog: Catalog | None = None,
        texts: Mapping[str, Any] | None = None,
        terms: Any = None,
        prose: tuple = (),
    ) -> LanguagePages:
        language = next(one for one in of.languages if one.folder == folder)
        title = site.neutral_title
        core = Core.of(of, site, load_assets(overrides, title), environment, load_embeds(overrides, title))
        catalog = catalog or Catalog(language, shared_small.root / "overrides/locales")
        return LanguagePages(core, View(of, catalog, texts or {}, terms), prose)

    return make
