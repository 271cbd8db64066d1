"""Words that need an explanation and that are called the same on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field

from vart.model.directory import TranslationState
from vart.model.facts import FactId, Truth
from vart.model.service import Day, Frozen, Role, Short, Slug, Summary


class GlossaryTerm(Frozen):
    """A word, how it can stand in a text, and what it means.

    ``forms``: a star stands for the rest of the word. ``common`` words need no explanation, but are translated alike.
    ``name`` marks names of authorities, laws and helplines. ``facts`` found what the explanation says of law.
    """

    term: Short
    forms: Annotated[tuple[Short, ...], Field(min_length=1)]
    explains: Summary
    facts: tuple[FactId, ...] = ()
    common: Truth = False
    name: Truth = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the word in a Swedish text."""
        return forms_pattern(self.forms)


def forms_pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of some forms; a star at a word's end stands for the rest of the word."""
    alternatives = "|".join(re.escape(form).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


Glossary = Mapping[str, GlossaryTerm]


class GlossaryWord(Frozen):
    """A word in another language; ``also`` are other words that pages there may use for it."""

    term: Short
    also: tuple[Short, ...] = ()
    explains: Summary


class GlossaryTranslation(Frozen):
    """``translations/<lang>/glossary.yml``."""

    state: TranslationState
    by: Role
    date: Day
    terms: dict[Slug, GlossaryWord] = Field(default_factory=dict)


def terms_in(text: str, glossary: Glossary) -> Iterator[str]:
    """Yield the names of the terms that a Swedish text holds, in the order in which they first stand there."""
    found = {name: match.start() for name, term in glossary.items() if (match := term.pattern.search(text))}
    yield from sorted(found, key=lambda name: (found[name], name))
