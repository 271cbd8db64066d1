"""The builders that are measured side by side, and how each is made ready and started."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generate import TODAY, whole_project
from hugo_site import hugo_binary, write_hugo_site
from measure import Measured, measure
from stock_site import write_stock_site

HERE = Path(__file__).resolve().parent


@dataclass
class Builder:
    """One way to build the project.

    :param name: as on the command line and in tables.
    :param about: what is measured, in a line.
    :param command: what is run.
    :param out: where the site comes.
    :param before: what is done before every run, unmeasured.
    """

    name: str
    about: str
    command: Sequence[str]
    out: Path
    before: Callable[[], None]
    cwd: Path | None = None
    env: Mapping[str, str] = field(default_factory=dict)

    def run(self, look_every: float = 0.0) -> Measured:
        """Build once.

        :raises measure.RunError: it did not succeed.
        """
        self.before()
        return measure(self.command, cwd=self.cwd, env=self.env, look_every=look_every)


def _fresh(*folders: Path) -> Callable[[], None]:
    def remove() -> None:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)

    return remove


def make_builder(name: str, project: Path, work: Path, source: Path | None = None) -> Builder:
    """Return a builder by its name, its input written.

    :param project: a project that :mod:`generate` made.
    :param work: where sites and inputs of other builders go.
    :param source: a folder with another ``vart`` package to measure instead of the installed one.
    """
    out = work / f"site-{name}"
    env = {"PYTHONPATH": str(source)} if source else {}
    start = [sys.executable, "-c", "from vart.cli import main; main()", "build", "--today", TODAY, "--no-sheets"]
    vart = [*start, "--root", str(project)]
    if name == "ours":
        command = [*vart, "--out", str(out)]
        return Builder(name, "vart build, nothing cached", command, out, _fresh(out, project / ".cache"), env=env)
    if name == "again":
        command = [*vart, "--out", str(out)]
        return Builder(name, "vart build once more, nothing changed", command, out, lambda: None, env=env)
    if name == "whole":
        whole_project(project, work / "whole")
        command = [*start, "--root", str(work / "whole"), "--out", str(out)]
        remove = _fresh(out, work / "whole/.cache")
        return Builder(name, "vart build with every part, nothing cached", command, out, remove, env=env)
    if name == "floor":
        command = [sys.executable, str(HERE / "floor/build.py"), str(project), str(out), "--today", TODAY]
        return Builder(name, "the same YAML and templates by a bare writer", command, out, _fresh(out))
    if name == "hugo":
        write_hugo_site(project, work / "hugo")
        command = [str(hugo_binary()), "--config", "hugo.json", "--destination", str(out), "--quiet"]
        return Builder(name, "the same templates in Hugo", command, out, _fresh(out), cwd=work / "hugo")
    if name == "stock":
        write_stock_site(project, work / "site-ours", work / "stock")
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)]
        return Builder(name, "MkDocs, Material, mkdocs-static-i18n", command, out, _fresh(out), cwd=work / "stock")
    raise ValueError(f"no builder is called {name}; there are ours, again, whole, floor, hugo and stock")
