"""Text stays text, and every value knows where it stands."""

from __future__ import annotations

import json
import re
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vart.load import Document, parse_yaml


def read(source: str) -> Document:
    return parse_yaml(source.encode(), "one.yml")


@pytest.mark.parametrize(
    "text",
    [
        "0114", "01", "020505050", "0x1F", "0o17", "1_000", "1e3", "1.5", ".5", "-1", "+46", "12:30:45", "190:20:30",
        "on", "off", "yes", "no", "Yes", "NO", "y", "n", "true", "False", "null", "Null", "~", "NaN", ".nan", ".inf",
        "2026-01-01", "2026-01-01T12:00:00Z", "=", "0", "00", "112", "24/7", "Mo-Fr 12:00-15:00; PH off",
    ],
)  # fmt: skip
def test_a_plain_word_is_read_as_it_is_written(text):
    assert read(f"key: {text}\n").data == {"key": text}
    assert read(f"- {text}\n").data == [text]
    assert read(f"{{key: [{text}]}}\n").data == {"key": [text]}


def test_nothing_is_an_empty_text():
    assert read("a:\nb: ''\nc: {d: }\n").data == {"a": "", "b": "", "c": {"d": ""}}


def test_folded_and_literal_texts_are_read_as_yaml_says():
    assert read("a: >-\n  one\n  two\n\n  three\nb: |-\n  one\n  two\n").data == {
        "a": "one two\nthree",
        "b": "one\ntwo",
    }


# What a keeper may write bare: letters, digits and signs, not beginning or ending with space, and none of the signs
# that mean something in YAML where they stand.
_BARE = st.text(
    alphabet=string.ascii_letters + string.digits + "åäöÅÄÖé .,;()/+-_!?=%'\"" + "ءا", min_size=1, max_size=60
)


def is_bare(text: str) -> bool:
    return (
        text == text.strip()
        and not re.match(r"[-?:,\[\]{}#&*!|>'\"%@`]|---|\.\.\.", text)
        and " #" not in text
        and ": " not in text
        and not text.endswith(":")
    )


@given(_BARE.filter(is_bare))
@example("08-123 45 67")
@example("12:30")
@example("1e1000")
def test_any_bare_text_comes_back_unchanged(text):
    assert read(f"key: {text}\n").data == {"key": text}


_PRINTABLE = st.text(
    alphabet=st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\ufeff\ufffe\uffff"),
    max_size=80,
)


@given(_PRINTABLE)
def test_any_quoted_text_comes_back_unchanged(text):
    assert read(f"key: {json.dumps(text, ensure_ascii=False)}\n").data == {"key": text}
    assert read("key: '" + text.replace("'", "''") + "'\n").data == {"key": text}


# Byte order marks and line ends


RECORD = "name: Åsa\nlist:\n  - one\n  - {two: 2}\ntext: >-\n  folded\n  text\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_byte_order_mark_and_any_line_ends_are_read_without_complaint_and_the_places_are_right(mark, end):
    plain = read(RECORD)
    other = parse_yaml((mark + RECORD.replace("\n", end)).encode(), "one.yml")
    assert other.data == plain.data
    assert other.places == plain.places
    assert plain.where(("list", 1, "two")) == ("one.yml", 4, 11)


# Places

_KEYS = st.text(alphabet=string.ascii_lowercase + "_", min_size=1, max_size=8)
_WORDS = st.text(alphabet=string.ascii_letters + string.digits + "åäö-/", min_size=1, max_size=12).filter(is_bare)
_DATA = st.recursive(
    _WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3), max_leaves=12
)


class Writer:
    """Writes data as YAML in one of the styles that people use, and notes where each text begins."""

    def __init__(self, choose: st.DataObject) -> None:
        self.choose = choose
        self.text = ""
        self.texts: dict[tuple[str | int, ...], tuple[int, int]] = {}
        self.keys: dict[tuple[str | int, ...], tuple[int, int]] = {}

    def here(self) -> tuple[int, int]:
        return self.text.count("\n") + 1, len(self.text) - (self.text.rfind("\n") + 1) + 1

    def any(self, *styles: str) -> str:
        return self.choose.draw(st.sampled_from(styles))

    def scalar(self, value: str, loc: tuple[str | int, ...]) -> None:
        self.texts[loc] = self.here()
        self.text += {"bare": value, "double": json.dumps(value, ensure_ascii=False), "single": f"'{value}'"}[
            self.any("bare", "double", "single")
        ]

    def flow(self, data: Any, loc: tuple[str | int, ...]) -> None:
        if isinstance(data, str):
            self.scalar(data, loc)
            return
        pairs = data.items() if isinstance(data, dict) else enumerate(data)
        self.text += "{" if isinstance(data, dict) else "["
        for place, (key, value) in enumerate(pairs):
            self.text += self.any(", ", ",\n      ") if place else ""
            if isinstance(data, dict):
                self.keys[*loc, key] = self.here()
                self.text += f"{key}: "
            self.flow(value, (*loc, key))
        self.text += "}" if isinstance(data, dict) else "]"

    def block(self, data: Any, loc: tuple[str | int, ...], indent: int) -> None:
        pairs = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in pairs:
            if self.any("", "comment"):
                self.text += " " * indent + "# a comment, with: signs\n"
            self.text += " " * indent
            if isinstance(data, dict):
                self.keys[*loc, key] = self.here()
            self.text += f"{key}:" if isinstance(data, dict) else "-"
            if isinstance(value, str) or not value or self.any("block", "flow") == "flow":
                self.text += self.any(" ", "   ")
                self.flow(value, (*loc, key))
                self.text += "\n"
            else:
                self.text += "\n"
                self.block(value, (*loc, key), indent + 2)


@given(st.dictionaries(_KEYS, _DATA, min_size=1, max_size=4), st.data())
def test_every_place_points_at_the_value_in_the_file(data, choose):
    writer = Writer(choose)
    writer.block(data, (), 0)
    document = read(writer.text)
    assert document.data == data
    for loc, place in writer.texts.items():
        assert document.where(loc)[1:] == place
    # A list or mapping is pointed out at its key.
    for loc in writer.keys.keys() - writer.texts.keys():
        assert document.where(loc)[1:] == writer.keys[loc]


def test_a_place_that_is_not_there_is_that_of_what_is_around_it():
    document = read("a:\n  b: 1\n")
    assert document.where(("a", "c", 3)) == document.where(("a",)) == ("one.yml", 1, 1)
    assert document.where(("x",)) == ("one.yml", 1, 1)


@pytest.mark.parametrize("folder", ["directory/services", "directory/translations/ar/services", "directory"])
def test_the_real_files_say_to_everyone_what_they_say_to_us(project_root: Path, folder: str):
    """Where another YAML reader takes a value for a text too, it reads the same text; the keys are the same."""
    import yaml

    for path in sorted((project_root / folder).glob("*.yml")):
        ours, theirs = parse_yaml(path.read_bytes(), path.name).data, yaml.load(path.read_bytes(), yaml.BaseLoader)
        assert ours == theirs, path
