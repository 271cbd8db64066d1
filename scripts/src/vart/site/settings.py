"""The project as ``mkdocs.yml`` sets it up, for what needs its records and not its pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from vart.model import Problem, Where
from vart.site.build import Build, BuildFailed, build_day
from vart.site.options import site_of


def project_build(root: Path, only: frozenset[str] = frozenset(), today: date | None = None) -> Build:
    """Return a build that has loaded nothing yet.

    :raises BuildFailed: ``mkdocs.yml`` can not be used.
    """
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    try:
        config = load_config(str(root / "mkdocs.yml"))
        options = config.plugins["vart"].config
    except (SystemExit, MkDocsException, KeyError):
        problem = Problem(Where("mkdocs.yml"), "settings", "The settings can not be used", "run scripts/vart build: it says why")
        raise BuildFailed([problem]) from None
    site = site_of(options, config.site_name, config.site_url or "/", build_day(today))
    return Build(root, site, only, Path(config.docs_dir), Path(config.theme.custom_dir or root / "overrides"))
