"""A whole build: into a folder beside the old site, then in its place."""

from __future__ import annotations

import json
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from vart.model import Problem
from vart.render.writer import link_if_same
from vart.site.build import Build
from vart.site.compress import compress_site
from vart.site.sheets import press_sheets

#: The file that says that a folder is a site of ours and may be replaced.
MARK = "build.json"


class OutRefused(Exception):
    """The target holds something that is not a site of ours; it will not be thrown away."""


@dataclass
class Built:
    """How a build went."""

    complete: bool
    pages: int = 0
    seconds: float = 0.0
    #: How the sheets went, in a sentence.
    sheets: str = ""
    problems: list[Problem] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


def build_site(
    root: Path,
    out: Path,
    *,
    only: frozenset[str] = frozenset(),
    today: date | None = None,
    use_cache: bool = True,
    compress: bool = False,
    sheets: bool | None = False,
    say: Callable[[str], None] = lambda _: None,
) -> Built:
    """Build the site of the project in ``root`` into ``out``.

    The new site is made beside the old one and takes its place by two renames when it is whole; until then the old
    site stays as it is. Files that did not change are the same files (hard links), with their times.

    :param only: language folders to build; empty for every open one.
    :param today: the day that the pages are true for.
    :param sheets: make the PDFs of the sheets too; None keeps those that the old site has, for a caller who makes
        them later; False leaves them out.
    :param say: told how far the sheets are.
    :param compress: write ``.br`` and ``.gz`` beside every text file.
    :raises OutRefused: ``out`` is a folder with something else in it.
    """
    begun = time.perf_counter()
    refuse_foreign(out, root)
    fresh = out.with_name(f".{out.name}.new-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        previous = out if out.is_dir() else None
        built, build = _run_mkdocs(root, fresh, previous, only, today, use_cache, pdfs=sheets is not False)
        if built.complete and build is not None:
            if sheets:
                pressed = press_sheets(build, fresh, say=say)
                built.sheets = pressed.sentence() if build.site.sheets else ""
                built.messages += pressed.problems
            elif sheets is None and previous and (previous / "sheets").is_dir():
                shutil.copytree(previous / "sheets", fresh / "sheets", copy_function=os.link, dirs_exist_ok=True)
            if compress:
                compress_site(fresh, out if out.is_dir() else None)
            built.pages = sum(1 for path in _files_below(os.fspath(fresh)) if path.endswith(".html"))
            swap(fresh, out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    built.seconds = time.perf_counter() - begun
    return built


def refuse_foreign(out: Path, root: Path) -> None:
    """Raise :class:`OutRefused` unless ``out`` may be replaced: it is missing, empty or a site of ours."""
    if out.is_file():
        raise OutRefused(f"{out} is a file — name a folder")
    if out == root or out in root.parents:
        raise OutRefused(f"{out} holds the project itself — name another folder")
    if out.is_dir() and any(out.iterdir()) and not _is_ours(out):
        raise OutRefused(f"{out} holds something that Vart did not build — name an empty or new folder")


def _is_ours(out: Path) -> bool:
    try:
        note = json.loads((out / MARK).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(note, dict) and str(note.get("generator", "")).startswith("vart ")


def swap(fresh: Path, out: Path) -> None:
    """Put ``fresh`` in the place of ``out``."""
    old = out.with_name(f".{out.name}.old-{os.getpid()}")
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.exists():
        out.rename(old)
    try:
        fresh.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _run_mkdocs(
    root: Path,
    fresh: Path,
    previous: Path | None,
    only: frozenset[str],
    today: date | None,
    use_cache: bool,
    *,
    pdfs: bool,
) -> tuple[Built, Build | None]:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from vart.site.build import BuildFailed

    notes = _Notes()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(notes)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        try:
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(fresh))
        except (SystemExit, Exception) as error:
            return Built(False, messages=[*notes.lines, f"mkdocs.yml can not be used: {error}"]), None
        if "vart" not in config.plugins:
            return Built(False, messages=["mkdocs.yml does not name the plugin vart — add it under plugins:"]), None
        plugin = config.plugins["vart"]
        plugin.only, plugin.today, plugin.previous, plugin.use_cache = only, today, previous, use_cache
        plugin.pdfs = pdfs
        try:
            build(config)
        except SystemExit:
            pass
        except Exception as error:  # MkDocs turns its own into SystemExit; ours come as they are
            failed = _cause(error, BuildFailed)
            if failed is None:
                notes.lines.append(f"{type(error).__name__}: {error}")
            return Built(False, problems=failed.problems if failed else [], messages=notes.lines), None
        else:
            if previous:
                _keep_unchanged(fresh, previous)
            return Built(True, problems=plugin.build.problems), plugin.build
        failed = getattr(plugin, "failed", None)
        return Built(False, problems=failed.problems if failed else [], messages=[] if failed else notes.lines), None
    finally:
        logger.removeHandler(notes)


def _cause(error: BaseException | None, kind: type) -> BaseException | None:
    while error is not None and not isinstance(error, kind):
        error = error.__cause__ or error.__context__
    return error


def _keep_unchanged(fresh: Path, previous: Path) -> None:
    """Do for MkDocs' own files what the writers do for theirs."""
    base = os.fspath(fresh)
    for path in _files_below(base):
        if os.stat(path).st_nlink == 1:
            link_if_same(f"{previous}{path.removeprefix(base)}", path, Path(path).read_bytes())


def _files_below(folder: str) -> Iterator[str]:
    """Yield the path of every file below ``folder``."""
    for place, _, names in os.walk(folder):
        yield from (f"{place}/{name}" for name in names)


class _Notes(logging.Handler):
    """Keeps MkDocs' warnings and errors for the end."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def load_build(root: Path, *, today: date | None = None, only: frozenset[str] = frozenset()) -> Build:
    """Return a loaded build of the project in ``root`` without MkDocs having run: for sheets made by themselves.

    :raises BuildFailed: the records have errors, or ``mkdocs.yml`` can not be used.
    """
    from mkdocs.config import load_config

    from vart.model import Where
    from vart.site.build import BuildFailed, build_day
    from vart.site.options import site_of

    try:
        config = load_config(str(root / "mkdocs.yml"))
        options = config.plugins["vart"].config
    except (SystemExit, Exception) as error:
        raise BuildFailed(
            [Problem(Where("mkdocs.yml"), "settings", "mkdocs.yml can not be used: {error}", "mend it", params={"error": str(error)})]
        ) from None
    site = site_of(options, config.site_name, config.site_url or "/", build_day(today))
    overrides = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    build = Build(root, site, only, Path(config.docs_dir), overrides)
    build.load()
    return build
