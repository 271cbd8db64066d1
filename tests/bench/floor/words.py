"""One language of the floor: interface strings, texts as HTML, dates, names of languages, hours."""

from __future__ import annotations

import ast
import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.dates import format_date
from markupsafe import Markup, escape

_PO_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"')
_NUMBERS = re.compile(r"(?<![\w#])\+?\d[\d()]*(?:[ \u00a0–:./-]?[\d()]*\d)+")
_SENTENCE_END = re.compile(r"(?<=[.!?؟۔።])\s")
_SHORT = {"112", "11313", "11414", "1177", "116000", "116006", "116016", "116111", "116117", "116123", "90101", "90390"}


class Text(NamedTuple):
    """A text, and the language row that it is in when that is not the reader's."""

    value: str
    language: dict | None = None

    def __bool__(self) -> bool:
        return bool(self.value)

    def __str__(self) -> str:
        return self.value


class Words:
    """What templates call ``_`` and ``plain``, and what the views ask of a language."""

    def __init__(self, project: Path, language: dict, swedish: dict) -> None:
        folder = language["folder"]
        self.language = language
        self.source = folder == "sv"
        self.swedish = None if self.source else swedish
        self.comma = "، " if language["script"] == "Arab" else ", "
        self.strings = {} if self.source else read_po(project / f"overrides/locales/{folder}.po")
        self.locale = Locale.parse(language["cldr"])
        self.hours = json.loads((project / f"handed/{folder}.json").read_bytes())["hours"]
        self._known: dict[str, Markup] = {}
        self._days: dict[str, str] = {}

    def __call__(self, swedish: str, **values: object) -> Markup:
        known = self._known.get(swedish)
        if known is None:
            known = self._known[swedish] = marked(self.text(swedish))
        return known.format(**values) if values else known

    def plain(self, swedish: str) -> str:
        return self.strings.get(swedish, swedish)

    def text(self, swedish: str, **values: object) -> Text:
        found = self.strings.get(swedish)
        if found is None:
            return Text(swedish.format(**values) if values else swedish, self.swedish)
        return Text(found.format(**values) if values else found)

    def day(self, day: str) -> str:
        found = self._days.get(day)
        if found is None:
            from datetime import date

            found = self._days[day] = format_date(date.fromisoformat(day), "long", locale=self.locale)
        return found

    def language_name(self, tag: str, rows: dict[str, dict]) -> Text:
        if tag == "swl":
            return self.text("svenskt teckenspråk")
        names = self.locale.languages
        if tag in rows and tag not in names:
            return Text(rows[tag]["autonym"], rows[tag])
        return Text(names.get(tag.replace("-", "_"), tag))


def read_po(path: Path) -> dict[str, str]:
    """Return msgid → msgstr of the plain entries of a catalogue; plurals are on no page of the benchmark."""
    strings = {}
    for entry in path.read_text("utf-8").split("\n\n"):
        lines = "\n".join(line for line in entry.split("\n") if not line.startswith("#"))
        id, _, string = lines.partition("\nmsgstr ")
        if string and "msgid_plural" not in id:
            strings[_joined(id)] = _joined(string)
    return strings


def _joined(lines: str) -> str:
    return "".join(ast.literal_eval(found) for found in _PO_STRINGS.findall(lines))


def marked(text: Text | str) -> Markup:
    if not isinstance(text, Text):
        return escape(text)
    html = with_numbers(text.value)
    if text.language is None:
        return html
    return Markup('<span lang="{}" dir="{}">{}</span>').format(text.language["tag"], text.language["dir"], html)


@lru_cache(maxsize=16384)
def with_numbers(text: str) -> Markup:
    return Markup(_NUMBERS.sub(r'<bdi class="nr" dir="ltr">\g<0></bdi>', str(escape(text))))


def number(digits: str) -> Markup:
    return Markup('<bdi class="nr" dir="ltr">{}</bdi>').format(digits)


def tel(digits: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(dial(digits), number(digits))


def dial(number: str) -> str:
    plain = re.sub(r"\D", "", number.replace("(0)", ""))
    if number.startswith("+"):
        return f"tel:+{plain}"
    return f"tel:{plain}" if plain in _SHORT else f"tel:+46{plain[1:]}"


@cache
def icon(name: str) -> Markup:
    import material

    svg = (Path(material.__file__).parent / f"templates/.icons/material/{name}.svg").read_text("utf-8").strip()
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" ', 1))


def first_sentence(text: Text) -> Text:
    return Text(_SENTENCE_END.split(text.value, maxsplit=1)[0], text.language)
