"""The handbook's page on checks names every rule, and prints their sentences as the program says them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import vart
from vart.check.privacy import _WORDS
from vart.check.secrecy.messages import _MESSAGES
from vart.load.typed import _SENTENCES

PACKAGE = Path(vart.__file__).parent
#: Where the rule's name stands in the calls that make a problem.
_PLACES = {"Finding": 0, "Fault": 0, "Problem": 1, "_fail": 3, "fail": 1, "_pairs": 2}
#: What a build or the audit says; no file of a committee is wrong then.
_NOT_CHECKED = ("site", "audit", "cli")
_RULE = re.compile(r"^\*\*`([a-z0-9-]+)`\*\* (.*)\n\n    (.+)$", re.MULTILINE)
_LINE = re.compile(r"[\w./ -]+:\d+:\d+  (?:warning: )?(.+?) — (.+)")


@pytest.fixture(scope="module")
def page(project_root: Path) -> str:
    return (project_root / "docs" / "handbook" / "checks.md").read_text(encoding="utf-8")


def named_rules() -> set[str]:
    """Return the name of every rule, from the sources."""
    found = set(_WORDS) | {f"secrecy-{kind}" for kind in _MESSAGES} | {"hours"}
    found |= {f"shape-{kind.replace('_', '-')}" for kind in _SENTENCES}
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] in _NOT_CHECKED:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                place = _PLACES.get(name, len(node.args))
                if place < len(node.args) and isinstance(node.args[place], ast.Constant):
                    found.add(node.args[place].value)
    return found


def test_the_page_names_every_rule_and_no_other(page: str) -> None:
    on_page = [match[1] for match in _RULE.finditer(page)]
    assert len(on_page) == len(set(on_page))
    assert set(on_page) == named_rules()
    assert len(on_page) > 100  # else the names are no longer found in the sources


def test_every_rule_is_explained_and_shown(page: str) -> None:
    for rule, says, shown in _RULE.findall(page):
        assert len(says) > 3, rule
        assert _LINE.fullmatch(shown), rule


def test_the_lines_are_the_programs_own(page: str, msgids: dict[str, list[str]]) -> None:
    patterns = [
        re.compile(".+".join(re.escape(part) for part in re.split(r"\{[a-z_]+\}", text)), re.IGNORECASE)
        for text in msgids
    ]
    for rule, _, shown in _RULE.findall(page):
        for said in _LINE.fullmatch(shown).groups():
            # `{value}` and the like alone would let everything pass.
            assert any(one.fullmatch(said) for one in patterns if one.pattern.strip(".+")), f"{rule}: {said}"


def test_the_page_tells_every_option(page: str) -> None:
    from vart.cli.check import command

    for option in command.params:
        for name in option.opts:
            assert name in page or not name.startswith("--"), name
