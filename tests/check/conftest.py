"""What a fixture expects of itself, and every sentence that a check can say."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

import vart
from vart.check import Report, check
from vart.load import Paths

RECORDS = Path(__file__).parent.parent / "records"
TODAY = date(2026, 11, 24)

#: ``# ! rule:column, rule:column`` at the end of the faulty line, or ``# !+2 …`` two lines above it.
_MARK = re.compile(r"# !([+-]\d+)? ((?:[a-z-]+:\d+(?:, )?)+)$")

#: Where the message and the remedy stand in the calls that make a problem.
_CALLS = {
    "Finding": (2, 3),
    "Problem": (2, 3),
    "_fail": (4, 5),
    "fail": (2, 3),
    "Fault": (1, 2),
    "HoursProblem": (0, 1),
    "_pairs": (3, 4),
}
#: Files that keep their sentences in tables.
_TABLES = {"strict_yaml.py", "typed.py", "judge.py", "refused.py", "privacy.py"}
#: Sentences that have a name.
_NAMED = {"MASKED", "_BOX_REMEDY", "_TOGETHER"}


@pytest.fixture(scope="session")
def good() -> Report:
    """Return the report on the records that have no fault."""
    return check(Paths(RECORDS / "good"), TODAY)


@pytest.fixture(scope="session")
def bad() -> Report:
    """Return the report on the records that have every fault."""
    return check(Paths(RECORDS / "bad"), TODAY)


@pytest.fixture(scope="session")
def announced() -> set[tuple[str, int, int, str]]:
    """Return (path, line, column, rule) of every fault that the bad records announce beside it."""
    root = RECORDS / "bad"
    found = set()
    for path in sorted(root.rglob("*.yml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            match = _MARK.search(line)
            assert match or "# !" not in line, f"{path}:{number} is not a mark"
            for item in match[2].split(", ") if match else ():
                rule, column = item.split(":")
                found.add((path.relative_to(root).as_posix(), number + int(match[1] or 0), int(column), rule))
    return found


@pytest.fixture
def directory(tmp_path: Path) -> Callable[..., Paths]:
    """Return a function that copies the good records and changes some: ``name=[(old, new), …]``."""

    def changed(**files: list[tuple[str, str]]) -> Paths:
        root = tmp_path / "copy"
        for path in (RECORDS / "good").rglob("*.yml"):
            target = root / path.relative_to(RECORDS / "good")
            target.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8")
            for old, new in files.get(path.stem, []) if path.parent.name in ("services", "directory") else []:
                if path.parent.parent.name == "directory" or path.parent.name == "directory":
                    assert old in text, f"{path.name} has no {old!r}"
                    text = text.replace(old, new)
            target.write_text(text, encoding="utf-8")
        return Paths(root)

    return changed


def sentences(path: Path) -> Iterator[str]:
    """Yield each message and remedy in a source file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            places = _CALLS.get(name, (0,) if name == "gettext" and path.name == "report.py" else ())
            for argument in [node.args[place] for place in places if place < len(node.args)]:
                yield from _literals(argument)
            for keyword in node.keywords:
                if name in _CALLS and keyword.arg in ("message", "remedy"):
                    yield from _literals(keyword.value)
        elif isinstance(node, ast.Tuple) and path.name in _TABLES:
            # Tables and return values: (message, remedy), (what a sign is called, remedy), (pattern, message, remedy).
            for pair in (node.elts[:2], node.elts[-2:]):
                if len(pair) == 2 and all(map(_is_sentence, pair)):
                    for element in pair:
                        yield from _literals(element)
        elif isinstance(node, ast.Dict) and path.name == "messages.py":
            for value in node.values:
                yield from _literals(value)
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in _NAMED:
            yield from _literals(node.value)


def _is_sentence(node: ast.expr) -> bool:
    return any(" " in text and not re.search(r"\\|\(\?", text) for text in _literals(node))


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


@pytest.fixture(scope="session")
def msgids() -> dict[str, list[str]]:
    """Return every message and remedy of the checks, with the files that say it."""
    package = Path(vart.__file__).parent
    load = [package / "load" / name for name in ("strict_yaml.py", "typed.py", "tree.py", "prose.py", "facts.py")]
    found: dict[str, list[str]] = {}
    for path in [*load, *sorted((package / "hours").glob("*.py")), *sorted((package / "check").rglob("*.py"))]:
        for text in sentences(path):
            found.setdefault(text, []).append(path.relative_to(package).as_posix())
    return found
