"""Indexes of the real project, and the browser's half of the finder run in Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from vart.find import Finder, Selections, index_for
from vart.find.index import Index
from vart.languages import Catalog, View
from vart.load import load_terms
from vart.load.phrases import load_phrases
from vart.model.phrases import PhraseGroup

HERE = Path(__file__).parent
LANGUAGES = ("sv", "en", "ar")


def own_words(name: str, folder: str = "own_words") -> list[dict[str, Any]]:
    """Return sentences that were written without a look at the phrases: those to develop with, or the ``held_out``."""
    return yaml.safe_load((HERE / folder / f"{name}.yml").read_text("utf-8"))


@pytest.fixture(scope="session")
def phrases_of(real) -> Callable[[str], tuple[PhraseGroup, ...]]:
    """The project's phrases of a language."""
    languages = {one.folder: one for one in real.directory.languages}
    return cache(lambda folder: load_phrases(real.paths, languages[folder])[0])


@pytest.fixture(scope="session")
def index_of(real, real_day, phrases_of) -> Callable[[str], Index]:
    """The project's index in a language."""
    languages = {one.folder: one for one in real.directory.languages}
    selections = Selections(real.directory)

    def make(folder: str) -> Index:
        catalog = Catalog(languages[folder], real.paths.root / "overrides/locales")
        view = View(real.directory, catalog, {}, load_terms(real.paths, folder)[0])
        return index_for(view, phrases_of(folder), selections, real_day)

    return cache(make)


@pytest.fixture(scope="session")
def finder_of(index_of) -> Callable[[str], Finder]:
    """The project's finder in a language, with everything local in it."""

    def make(folder: str) -> Finder:
        index = index_of(folder)
        return Finder(index.base, [services for _, services in index.parts])

    return cache(make)


@pytest.fixture(scope="session")
def in_node(project_root, tmp_path_factory) -> Callable[[str, Any], Any]:
    """Runs a script in Node beside the browser's modules: ``input`` is what it is given, ``answer(…)`` gives back."""
    node = shutil.which("node")
    if not node:
        pytest.fail("NOT RUN: Node is not installed (Debian: nodejs)")
    folder = tmp_path_factory.mktemp("node")
    shutil.copytree(project_root / "overrides/assets/js", folder / "js")
    (folder / "package.json").write_text('{"type": "module"}')

    def run(script: str, given: Any) -> Any:
        (folder / "input.json").write_text(json.dumps(given, ensure_ascii=False), "utf-8")
        (folder / "run.js").write_text(
            'import { readFileSync } from "node:fs";\n'
            'const input = JSON.parse(readFileSync(new URL("input.json", import.meta.url)));\n'
            "const answer = (value) => console.log(JSON.stringify(value));\n" + script,
            "utf-8",
        )
        done = subprocess.run([node, "run.js"], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
