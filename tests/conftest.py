"""What tests of several rooms share: a small project to copy, the real one, and pages read as a browser reads them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from vart.load import Loaded, Paths, load_directory
from vart.model import Language, Service, parse_service
from vart.site.run import Built, build_site

from . import chromium as chromiums
from .traces.kept import kept
from .units import pytest_collection_modifyitems, pytest_xdist_make_scheduler  # noqa: F401

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).resolve().parent / "golden"
#: The day on which the records of ``golden/project`` are true.
SMALL_DAY = date(2025, 1, 15)

# A slow machine is no fault of the code; what takes too long shows in the benchmark.
settings.register_profile("vart", deadline=None)
settings.load_profile("vart")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="Write tests/golden/*.html anew; then read the diff.")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """List, loudly and last, every test that was skipped, by reason: what could not be tested is never passed over."""
    reasons: dict[str, list[str]] = {}
    for report in terminalreporter.stats.get("skipped", []):
        words = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reasons.setdefault(words.removeprefix("Skipped: ").removeprefix("NOT RUN: "), []).append(report.nodeid)
    if not reasons:
        return
    terminalreporter.section("NOT RUN", sep="!", red=True, bold=True)
    for reason, tests in reasons.items():
        terminalreporter.write_line(f"{len(tests)} tests: {reason}", red=True, bold=True)
        for test in tests:
            terminalreporter.write_line(f"  {test}")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail the run when tests were skipped and ``VART_TESTS_COMPLETE=1`` says that all of them can run here."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    complete = os.environ.get("VART_TESTS_COMPLETE") == "1"
    if complete and reporter and reporter.stats.get("skipped") and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


# Browsers


@pytest.fixture(scope="session")
def playwright() -> Iterator[Any]:
    """The one Playwright of a test process: a second beside it would refuse to start."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with api.sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Any) -> Iterator[Any]:
    """Chromium's engine."""
    with chromiums.started(playwright, chromiums.engine()) as browser:
        yield browser


@pytest.fixture(scope="session")
def whole_chromium_path() -> str:
    """Where Chromium is, with all that is around its engine."""
    return chromiums.whole()


@pytest.fixture(scope="session")
def whole_chromium(playwright: Any, whole_chromium_path: str) -> Iterator[Any]:
    """Chromium with all that is around its engine."""
    with chromiums.started(playwright, whole_chromium_path) as browser:
        yield browser


# Projects


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def small_day() -> date:
    """The day on which the records of the small project are true."""
    return SMALL_DAY


@pytest.fixture(scope="session")
def real_day() -> date:
    """A day on which the real records are true, also for a machine whose clock is behind."""
    return max(date.today(), date(2026, 11, 24))


class Project:
    """A copy of the small project that a test may change and build."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.out = root / "site"

    @property
    def paths(self) -> Paths:
        return Paths(self.root)

    def load(self) -> Loaded:
        return load_directory(self.paths)

    def file(self, name: str) -> Path:
        """Return a file of the project: a path, or a record's id."""
        return self.root / name if "/" in name or "." in name else self.paths.service(name)

    def change(self, name: str, *pairs: tuple[str, str]) -> Path:
        """Replace texts in a file; each must be there."""
        path = self.file(name)
        text = path.read_text("utf-8")
        for old, new in pairs:
            assert old in text, f"{name} does not hold {old!r}"
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
        return path

    def open_language(self, folder: str) -> None:
        """Show a prepared language."""
        path = self.file("directory/languages.yml")
        # In the small project a language is a line, in the real one a block.
        pattern = rf"(folder: {folder}\b(?:(?!folder:).)*?state: )prepared"
        text, count = re.subn(pattern, r"\g<1>open", path.read_text("utf-8"), flags=re.DOTALL)
        assert count == 1, f"{folder} is not a prepared language"
        path.write_text(text, "utf-8")

    def build(self, out: Path | None = None, **options: Any) -> Built:
        """Build; the day is the one on which the records are true unless a test says otherwise."""
        return build_site(self.root, out or self.out, **{"today": SMALL_DAY, **options})

    def built(self, out: Path | None = None, **options: Any) -> Path:
        """Build, insist that it went well, and return the site's folder."""
        target = out or self.out
        report = self.build(target, **options)
        reasons = [f"{problem.where}: {problem.sentence()}" for problem in report.problems]
        assert report.complete, "\n".join([*reasons, *report.messages])
        return target


def copy_small(to: Path) -> Project:
    """Copy the small project, with the real templates and its own few interface strings, into ``to``."""
    shutil.copytree(ROOT / "overrides", to / "overrides", ignore=shutil.ignore_patterns("locales"))
    shutil.copytree(GOLDEN / "project", to, dirs_exist_ok=True)
    return Project(to)


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """A copy of the small project."""
    return copy_small(tmp_path / "project")


@pytest.fixture
def real_copy(tmp_path: Path) -> Project:
    """A copy of the real project."""
    to = tmp_path / "real"
    for name in ("directory", "docs", "overrides"):
        shutil.copytree(ROOT / name, to / name)
    shutil.copy(ROOT / "mkdocs.yml", to)
    return Project(to)


@pytest.fixture(scope="session")
def shared_small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the small project that is built once. Read it only."""
    project = copy_small(tmp_path_factory.mktemp("small") / "project")
    project.built()
    return project


@pytest.fixture(scope="session")
def small_site(shared_small: Project) -> Path:
    """The small project's site. Read it only."""
    return shared_small.out


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share, and no other run.

    ``VART_TESTS_SHARED`` names an empty one when a run is several calls of pytest, as in ``scripts/test``.
    """
    if given := os.environ.get("VART_TESTS_SHARED"):
        return Path(given)
    base = tmp_path_factory.getbasetemp()
    return (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "vart-shared"


@pytest.fixture(scope="session")
def once(shared: Path) -> Callable[[str, Callable[[], Any]], Any]:
    """Returns what is made once a run, by whichever process comes first: ``once("name", make)``."""
    return lambda name, make: kept(shared, name, make)


@pytest.fixture(scope="session")
def real_site(shared: Path, once: Callable[..., Any], real_day: date) -> Path:
    """The real project's site, built once a run, whichever process comes first. Read it only."""

    def make() -> Path:
        out = shared / "real-site"
        built = build_site(ROOT, out, today=real_day)
        reasons = [f"{one.where}: {one.sentence()}" for one in built.problems if one.severity == "error"]
        assert built.complete, "\n".join([*reasons, *built.messages])
        return out

    return once("real-site", make)


@pytest.fixture(scope="session")
def real(project_root: Path) -> Loaded:
    """The real directory as it was read."""
    return load_directory(Paths(project_root))


# Records without files


def record_data(**changes: Any) -> dict[str, Any]:
    """Return the data of a small open record; a key changed to None is left out."""
    data: dict[str, Any] = {
        "code": "2bcd",
        "name": "Exempel",
        "kind": "helpline",
        "operator": {"name": "Föreningen Exempel", "type": "ngo"},
        "summary": "Du kan ringa hit. Någon svarar.",
        "needs": ["talk"],
        "audiences": ["everyone"],
        "area": {"level": "national"},
        "address": "none",
        "sources": [{"type": "operator", "title": "Ett blad", "read": "2024-12-01"}],
        "confidence": "medium",
        "review_by": "2025-05-01",
        "status": "active",
    }
    data.update(changes)
    return {name: value for name, value in data.items() if value is not None}


@pytest.fixture(scope="session")
def make_data() -> Callable[..., dict[str, Any]]:
    """Returns the data of a small open record, with changes."""
    return record_data


@pytest.fixture(scope="session")
def make_service() -> Callable[..., Service]:
    """Makes a service from a small open record with changes; ``id`` names it."""
    return lambda id="exempel", **changes: parse_service(id, record_data(**changes))


@pytest.fixture(scope="session")
def make_language() -> Callable[..., Language]:
    """Makes a language of the table: Swedish, unless a test says otherwise."""

    def make(folder: str = "sv", **changes: Any) -> Language:
        base = {
            "folder": folder, "tag": folder, "autonym": folder, "swedish": folder, "dir": "ltr", "cldr": folder,
            "script": "Latn", "state": "open",
        }  # fmt: skip
        return Language(**{**base, **changes})

    return make


# Pages as a browser reads them

#: Elements without an end.
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Element(NamedTuple):
    """An element and what it inherits: the language and the direction that its text is read in."""

    tag: str
    attrs: dict[str, str]
    lang: str
    dir: str


class Piece(NamedTuple):
    """A run of text, with the elements around it, the outermost first."""

    text: str
    around: tuple[Element, ...]

    @property
    def lang(self) -> str:
        return self.around[-1].lang if self.around else ""

    @property
    def dir(self) -> str:
        return self.around[-1].dir if self.around else ""

    def within(self, tag: str, **attrs: str) -> bool:
        """Say whether an element of this kind is around the text."""
        return any(one.tag == tag and attrs.items() <= one.attrs.items() for one in self.around)


@dataclass
class Html:
    """A page: its texts and its elements in order."""

    pieces: list[Piece] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)

    @property
    def visible(self) -> list[Piece]:
        """The texts that a reader sees."""
        return [one for one in self.pieces if one.text.strip() and not (one.within("head") or one.within("script"))]

    @property
    def text(self) -> str:
        """Everything that a reader sees, as one line."""
        return " ".join("".join(piece.text for piece in self.visible).split())

    def find(self, tag: str, **attrs: str) -> list[Element]:
        """Return the elements of a kind."""
        return [one for one in self.elements if one.tag == tag and attrs.items() <= one.attrs.items()]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.html = Html()
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        around = self.open[-1] if self.open else Element("", {}, "", "")
        # A <bdi> without dir finds its own direction; the tests count it as none.
        direction = values.get("dir", "auto" if tag == "bdi" else around.dir)
        element = Element(tag, values, values.get("lang", around.lang), direction)
        self.html.elements.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self.open and tag not in _VOID:
            if self.open.pop().tag == tag:
                break

    def handle_data(self, data: str) -> None:
        self.html.pieces.append(Piece(data, tuple(self.open)))


def read_html(source: str | bytes | Path) -> Html:
    """Read a page, or a part of one."""
    if isinstance(source, Path):
        source = source.read_bytes()
    reader = _Reader()
    reader.feed(source.decode() if isinstance(source, bytes) else source)
    reader.close()
    return reader.html


@pytest.fixture(scope="session", name="read_html")
def read_html_fixture() -> Callable[[str | bytes | Path], Html]:
    """Reads a page as a browser does."""
    return read_html


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with ``tests/golden/<name>``; with ``--update-golden`` writes it."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, "utf-8")
        assert path.exists(), f"tests/golden/{name} is missing; write it with --update-golden, then read it"
        assert text == path.read_text("utf-8"), f"{name} changed; if it should, write it with --update-golden"

    return compare
