"""Phrases: what is wrong with a file is told with its line and column, and the project's own files are right."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from vart.check import keepers_gettext
from vart.check.phrases import about_phrases
from vart.check.report import line
from vart.load.phrases import load_phrases, phrase_files
from vart.load.schema import schemas

GROUP = "- id: {id}\n  say: [{say}]\n  needs: [{needs}]\n  violence: []\n  audiences: []\n  urgency: {urgency}\n"


def group(id: str, say: str, needs: str = "talk", urgency: str = "none") -> str:
    return GROUP.format(id=id, say=say, needs=needs, urgency=urgency)


def problems(small, text: str, name: str = "sv") -> list[str]:
    file = small.root / f"directory/phrases/{name}.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return [line(one) for one in about_phrases(small.load())[0]]


def test_a_good_file_has_nothing_to_tell(small) -> None:
    assert problems(small, group("a", "jag vill prata") + group("b", "han slår mig")) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (group("a", "hot") + group("a", "slag"), "sv.yml:7:7  There are two groups 'a'"),
        (group("a", "hot") + group("b", "hoten", urgency="life"), "'hoten' leads elsewhere in the group 'a'"),
        (group("a", "hot") + group("b", "HOTET"), "warning: 'HOTET' stands in the group 'a' too"),
        (group("a", "hot", needs="nowhere"), "sv.yml:3:11  'nowhere' is not in vocabulary.yml"),
        (group("a", "det är och"), "Nothing is left of 'det är och'"),
        (group("a", "hot", needs="", urgency="life"), "The group is urgent and leads nowhere"),
        (group("a", "hot", urgency="now"), "is not a known urgency"),
        ("- id: a\n  say: []\n  needs: []\n  urgency: none\n", "'say' has too few items"),
        (group("a", "<b>hot</b>"), "sv.yml:2:9"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(small, text: str, told: str) -> None:
    found = problems(small, text)
    assert any(told in one for one in found), found


def test_a_file_of_no_language_is_told_of(small) -> None:
    assert "There is no language 'xx'" in problems(small, group("a", "hot"), "xx")[0]


def test_keepers_are_told_in_swedish(small) -> None:
    problems(small, group("a", "hot") + group("a", "slag"))
    told = [line(one, keepers_gettext("sv")) for one in about_phrases(small.load())[0]]
    assert "Det finns två grupper 'a' — ge en av dem ett annat id" in told[0]


def test_an_error_stops_the_build(small) -> None:
    problems(small, group("a", "hot", needs="nowhere"))
    built = small.build()
    assert not built.complete
    assert any("nowhere" in one.sentence() for one in built.problems)


def test_a_variety_has_the_phrases_of_its_language(real) -> None:
    by = {one.folder: one for one in real.directory.languages}
    assert load_phrases(real.paths, by["sv-simple"])[0] == load_phrases(real.paths, by["sv"])[0] != ()
    assert load_phrases(real.paths, by["pl"]) == ((), [])


def test_the_projects_phrases_are_right(real) -> None:
    assert [line(one) for one in about_phrases(real)[0] if one.severity == "error"] == []


def test_editors_accept_the_projects_phrases(real) -> None:
    schema = schemas(real.directory)["phrases.json"]
    for file in phrase_files(real.paths):
        jsonschema.validate(json.loads(json.dumps(yaml.safe_load(file.read_text("utf-8")))), schema)


@pytest.mark.parametrize(("folder", "least"), [("sv", 400), ("en", 250), ("ar", 200)])
def test_there_are_enough_phrases(phrases_of, folder: str, least: int) -> None:
    assert sum(len(group.say) for group in phrases_of(folder) if group.needs) >= least
