"""``vart find`` in a terminal."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from vart.cli import main


@pytest.fixture
def find(project_root):
    """Runs ``vart find`` over the real project."""
    return lambda *arguments: CliRunner().invoke(main, ["find", *arguments, "--root", str(project_root)])


def test_words_lead_to_services(find) -> None:
    done = find("han kollar min telefon", "--now", "2026-11-24T12:00")
    assert done.exit_code == 0
    needs = [line for line in done.output.splitlines() if line and not line.startswith((" ", "!!", "urgency"))]
    assert needs[0] == "digital-safety"


def test_danger_stands_first(find) -> None:
    lines = find("han håller en kniv mot min hals").output.splitlines()
    assert lines[0].startswith("urgency: life")
    assert lines[1].startswith("!! ")
    assert " 112," in lines[1]


def test_why_tells_what_each_word_speaks_for(find) -> None:
    output = find("han kollar min telefon xyzzy", "--why").output
    assert "'telefon' is 'telefo': digital-safety" in output
    assert "'xyzzy' is unknown" in output
    assert "need " in output


def test_open_now_is_true_for_the_moment_that_is_given(find) -> None:
    assert "closed" not in find("jag vill prata", "--open", "--now", "2026-12-24T03:00").output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("x", "--lang", "xx"), "There is no language 'xx'"),
        (("x", "--area", "Nowhere"), "There is no area 'Nowhere'"),
        (("x", "--need", "gold"), "There is no need 'gold'"),
        (("x", "--now", "noon"), "'noon' is not a moment"),
    ],
)
def test_what_does_not_exist_is_told(find, arguments: tuple[str, ...], told: str) -> None:
    done = find(*arguments)
    assert done.exit_code != 0
    assert told in done.output
