"""An empty project with the real words and areas, for other directories to come into."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from vart.cli import main


@pytest.fixture
def empty(small, project_root: Path):
    """A project without records: the real vocabulary and areas, the small project's pages."""
    directory = small.paths.directory
    for name in ("vocabulary.yml", "areas.yml", "languages.yml"):
        shutil.copyfile(project_root / "directory" / name, directory / name)
    shutil.rmtree(directory / "services")
    shutil.rmtree(directory / "translations")
    shutil.rmtree(small.root / "docs")
    (small.root / "docs/handbook").mkdir(parents=True)
    (small.root / "docs/handbook/index.md").write_text("# Handbook\n")
    (directory / "services").mkdir()
    (directory / "crisis.yml").write_text("[]\n")
    languages = directory / "languages.yml"
    text = languages.read_text("utf-8").replace("  state: open", "  state: prepared")
    text = text.replace("  state: prepared", "  state: open", 1)  # Swedish stands first
    languages.write_text(text, "utf-8")
    return small


@pytest.fixture
def vart() -> Callable[..., Result]:
    """Runs a command as on a command line."""
    return lambda *arguments: CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture
def take_in(empty, vart, tmp_path) -> Callable[..., Result]:
    """Imports data (or a text) into the empty project."""

    def run(form: str, content: Any, *options: Any, name: str | None = None) -> Result:
        path = tmp_path / (name or f"in.{'csv' if form == 'csv' else 'json'}")
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return vart("import", path, "--from", form, "--root", empty.root, "--today", "2026-11-24", *options)

    return run
