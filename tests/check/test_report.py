from __future__ import annotations

import json
import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from vart.check import Report, as_annotations, as_json, as_text, keepers_gettext
from vart.check.keepers import LOCALES
from vart.model import Problem, Where

PROBLEMS = (
    Problem(Where("directory/services/a.yml", 3, 5), "vocabulary", "{value} is not a word of the list {list}",
            "did you mean '{close}'?", params={"value": "'tallk'", "list": "needs", "close": "talk"}),
    Problem(Where("directory/services/b,c:d.yml", 1, 1), "text-html", "There is HTML in the text",
            "write plain words; pages add their own markup", "warning"),
)  # fmt: skip
REPORT = Report(PROBLEMS, 81, 90)


def test_text_is_a_line_a_problem_and_a_line_that_counts() -> None:
    assert as_text(REPORT).split("\n") == [
        "directory/services/a.yml:3:5  'tallk' is not a word of the list needs — did you mean 'talk'?",
        "directory/services/b,c:d.yml:1:1  warning: There is HTML in the text — "
        "write plain words; pages add their own markup",
        "1 problem in 81 services, 1 warning",
        "",
    ]


def test_text_speaks_swedish() -> None:
    assert as_text(REPORT, keepers_gettext("sv")).split("\n") == [
        "directory/services/a.yml:3:5  'tallk' finns inte bland orden i needs — menade du 'talk'?",
        "directory/services/b,c:d.yml:1:1  varning: Det står HTML i texten — "
        "skriv vanliga ord; sidorna lägger själva till det de behöver",
        "1 fel i 81 verksamheter, 1 varning",
        "",
    ]


@pytest.mark.parametrize(
    ("services", "line"),
    [(81, "0 problems in 81 services\n"), (1, "0 problems in 1 service\n"), (0, "0 problems in 0 services\n")],
)
def test_nothing_wrong_is_one_line(services: int, line: str) -> None:
    assert as_text(Report((), services, 0)) == line


def test_masked_values_are_said_in_swedish_too() -> None:
    masked = {"value": "this value"}
    problem = Problem(Where("a.yml"), "area", "{value} is not an area of areas.yml", "add it", params=masked)
    assert "Det här värdet är inget område" in as_text(Report((problem,), 1, 1), keepers_gettext("sv"))


def test_json_holds_everything() -> None:
    whole = json.loads(as_json(REPORT))
    assert (whole["services"], whole["files"], whole["errors"], whole["warnings"]) == (81, 90, 1, 1)
    assert whole["problems"][0] == {
        "path": "directory/services/a.yml",
        "line": 3,
        "column": 5,
        "severity": "error",
        "rule": "vocabulary",
        "message": "'tallk' is not a word of the list needs",
        "remedy": "did you mean 'talk'?",
    }


def test_annotations_escape_what_github_reads() -> None:
    value = {"value": "x\n::error::y"}
    problem = Problem(Where("a,b:c%.yml", 2, 4), "rule", "100 % of {value}", "two\nlines", params=value)
    assert as_annotations(Report((problem,), 1, 1)) == (
        "::error file=a%2Cb%3Ac%25.yml,line=2,col=4,title=rule::100 %25 of x ::error::y — two%0Alines\n"
    )


def test_no_value_begins_a_line_of_its_own() -> None:
    problem = Problem(Where("a.yml"), "rule", "{value}", "x", params={"value": "a\n::add-mask::\r\x1b[2Jb"})
    assert as_text(Report((problem,), 1, 1)).count("\n") == 2
    assert "\x1b" not in as_text(Report((problem,), 1, 1))


def test_an_unknown_language_is_english() -> None:
    assert keepers_gettext("xx")("add it") == "add it"
    assert keepers_gettext("../sv")("add it") == "add it"
    assert keepers_gettext("en")("add it") == "add it"


def test_every_sentence_is_in_swedish_and_no_other(msgids: dict[str, list[str]]) -> None:
    known = {message.id for message in _swedish() if message.id}
    said = {*msgids, "this key"}
    assert sorted(said - known) == []
    assert sorted(known - said) == []


def test_swedish_sentences_have_the_same_values() -> None:
    for message in _swedish():
        if message.id:
            assert message.string
            assert set(re.findall(r"\{(\w*)\}", message.id)) == set(re.findall(r"\{(\w*)\}", message.string))


def test_every_sentence_can_be_filled_in(msgids: dict[str, list[str]]) -> None:
    for sentence in msgids:
        names = re.findall(r"\{(\w*)\}", sentence)
        assert sentence.format(**dict.fromkeys(names, "x"))


def _swedish() -> Catalog:
    with (LOCALES / "sv.po").open("rb") as file:
        return read_po(file, locale="sv")
