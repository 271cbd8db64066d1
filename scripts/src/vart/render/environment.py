"""The one Jinja environment, for our own writer and, through the plugin, for MkDocs."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from vart.languages import Text, View


def make_environment(overrides: Path, cache: Path | None = None, loader: BaseLoader | None = None) -> Environment:
    """Return an environment with our filters and globals.

    :param overrides: the folder of templates.
    :param cache: where compiled templates are kept between builds.
    """
    if cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
    environment = Environment(
        loader=loader or FileSystemLoader(overrides),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        undefined=StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=FileSystemBytecodeCache(str(cache)) if cache else None,
    )
    furnish(environment)
    return environment


def furnish(environment: Environment) -> None:
    """Give an environment what our templates use."""
    environment.filters["t"] = marked
    environment.filters["numbers"] = with_numbers
    environment.globals.update(icon=icon, number=number, tel=tel)


def marked(text: Text | str) -> Markup:
    """Return a text as HTML; one that is not in the reader's language carries its own ``lang`` and ``dir``."""
    if not isinstance(text, Text):
        return escape(text)
    html = with_numbers(text.value)
    if text.language is None:
        return html
    return Markup(f"{_span(text.language.tag, text.language.dir)}{html}</span>")


@cache
def _span(tag: str, direction: str) -> str:
    return f'<span lang="{escape(tag)}" dir="{escape(direction)}">'


#: Digits that belong together: ``116 016``, ``020-50 50 50``, ``+46 (0)8-405 50 05``, ``9–17``, ``08:30–16:00``.
_NUMBERS = re.compile(r"(?<![A-Za-z0-9#])\+?\d[\d()]*(?:[ \u00a0–:./-]?[\d()]*\d)+")


def keep_numbers(html: str) -> str:
    """Return HTML in which each number of its running text stands whole and in its order.

    What is inside ``bdi``, ``code`` or ``sup`` is left alone: it is kept already, or is no number to read.
    """
    inside = 0
    parts = _TAGS.split(html)
    for index, part in enumerate(parts):
        if index % 2:
            if _KEPT.match(part):
                inside += -1 if part.startswith("</") else 1
        elif part and not inside:
            parts[index] = _NUMBERS.sub(_BDI, part)
    return "".join(parts)


_TAGS = re.compile(r"(<[^>]*>)")
_KEPT = re.compile(r"</?(?:bdi|code|sup)\b")
_BDI = r'<bdi class="nr" dir="ltr">\g<0></bdi>'


# Names, days and labels come on many pages.
@lru_cache(maxsize=8192)
def with_numbers(text: str) -> Markup:
    """Escape a text and keep each number in it whole and in its order."""
    html = str(escape(text))
    if not _NUMBERS.search(html):
        return Markup(html)
    return Markup(_NUMBERS.sub(r'<bdi class="nr" dir="ltr">\g<0></bdi>', html))


@lru_cache(maxsize=8192)
def number(digits: str) -> Markup:
    """Return a phone number that keeps its order and its line in every script."""
    # Without isolation 020-50 50 50 reads 50 50 50-020 in Arabic.
    return Markup(f'<bdi class="nr" dir="ltr">{escape(digits)}</bdi>')


@lru_cache(maxsize=8192)
def tel(digits: str) -> Markup:
    """Return a number as a link that calls it."""
    from vart.model.phone import dial

    return Markup(f'<a href="{escape(dial(digits))}">{number(digits)}</a>')


@cache
def icon(name: str) -> Markup:
    """Return one of Material's icons as inline SVG, hidden from screen readers: an icon always has words beside it."""
    import material

    path = Path(material.__file__).parent / "templates/.icons/material" / f"{name}.svg"
    svg = path.read_text("utf-8").strip()
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" ', 1))


class Words:
    """Interface strings for templates of one language: ``_`` for text, ``plain`` for attributes.

    ``_("Ring {number}", number=number("112"))`` escapes what it is given unless it is markup, and marks a sentence
    that has no translation as Swedish.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        #: What stands between the parts of an enumeration in running text.
        self.comma = "، " if view.language.script == "Arab" else ", "
        self._known: dict[str, Markup] = {}

    def __call__(self, swedish: str, **values: Any) -> Markup:
        """Return the string as HTML."""
        known = self._known.get(swedish)
        if known is None:
            known = self._known[swedish] = marked(self._view.message(swedish))
        return known.format(**values) if values else known

    def plain(self, swedish: str, **values: Any) -> str:
        """Return the string without markup, where none can stand."""
        text = self._view.catalog.gettext(swedish)
        return text.format(**values) if values else text

    def text(self, swedish: str, **values: Any) -> Text:
        """Return the string as a text with its language."""
        found = self._view.message(swedish)
        return Text(found.value.format(**values), found.language) if values else found

    def on(self, swedish: str, day: date) -> Text:
        """Return a sentence with a ``{day}``, the day named in the language that the sentence is in."""
        found = self._view.message(swedish)
        return Text(found.value.format(day=self._view.day(day, found.language)), found.language)

    def several(self, one: str, many: str, count: int) -> Markup:
        """Return the form that ``count`` takes, with the count in it."""
        if not self._view.catalog.has(one):
            chosen = one if count == 1 else many
            return marked(Text(chosen.format(count=count), self._view.message(one).language))
        return escape(self._view.catalog.ngettext(one, many, count).format(count=count))


_SENTENCE_END = re.compile(r"(?<=[.!?؟۔።])\s")


def first_sentence(text: Text) -> Text:
    """Return the first sentence of a text, for cards."""
    return Text(_SENTENCE_END.split(text.value, maxsplit=1)[0], text.language)
