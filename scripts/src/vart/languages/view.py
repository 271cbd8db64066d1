"""One language's view of the directory: every text with the language it is really in, and how far to trust it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from babel.dates import format_date

from vart.languages.catalog import SOURCE, Catalog
from vart.model import (
    Directory,
    Language,
    Service,
    ServiceTranslation,
    Term,
    VocabularyTranslation,
    service_fingerprint,
)

#: How a text came to be in the reader's language. ``source``: it was written in it. ``missing``: it was not, and
#: shows in Swedish. ``ordinary``: the same for readers of easy Swedish. ``stale``: the Swedish has changed since.
State = Literal["source", "machine", "draft", "reviewed", "approved", "stale", "missing", "ordinary"]


class Text(NamedTuple):
    """A text and the language that it is in; ``language`` is None when it is the reader's own."""

    value: str
    language: Language | None = None

    def __bool__(self) -> bool:
        return bool(self.value)

    def __str__(self) -> str:
        return self.value


class Texts(NamedTuple):
    """The translated texts of a record as one reader gets them."""

    summary: Text
    for_whom: Text
    notes: Text
    state: State
    #: The day of the translation, when a person has reviewed it.
    checked: date | None


class TermText(NamedTuple):
    """A word of the vocabulary as one reader gets it."""

    label: Text
    says: Text
    hint: Text
    what_happens: Text


_NOTHING = Text("")

#: What ``vart.hours`` says besides the names of days and months.
HOURS_WORDS = (
    "dygnet runt",
    "alla dagar",
    "helgdagar",
    "stängt",
    "{days} stängt",
    "stängt på helgdagar",
    "{first}–{last}",
    "{period}: {hours}",
)


class View:
    """The directory in one language.

    :param directory: the records.
    :param catalog: the interface strings of the language.
    :param translations: that language's record texts by id (empty for Swedish).
    :param terms: that language's vocabulary, or None.
    """

    def __init__(
        self,
        directory: Directory,
        catalog: Catalog,
        translations: Mapping[str, ServiceTranslation],
        terms: VocabularyTranslation | None,
    ) -> None:
        self.directory = directory
        self.catalog = catalog
        self.language = catalog.language
        self._translations = translations
        self._terms = terms
        self._source = next(language for language in directory.languages if language.folder == SOURCE)
        # Pages, cards and data ask for the same again and again.
        self._messages: dict[str, Text] = {}
        self._texts: dict[str, tuple[Service, Texts]] = {}

    def texts(self, service: Service) -> Texts:
        """Return a record's texts: translated, or Swedish that says so."""
        known = self._texts.get(service.id)
        if known is None or known[0] is not service:
            known = self._texts[service.id] = (service, self._find_texts(service))
        return known[1]

    def _find_texts(self, service: Service) -> Texts:
        if self.catalog.is_source:
            return Texts(Text(service.summary), Text(service.for_whom or ""), Text(service.notes or ""), "source", None)
        found = self._translations.get(service.id)
        if found is None:
            return Texts(
                self._swedish(service.summary),
                self._swedish(service.for_whom),
                self._swedish(service.notes),
                "ordinary" if self.catalog.is_variety else "missing",
                None,
            )
        state: State = found.state if found.source == service_fingerprint(service) else "stale"
        return Texts(
            Text(found.summary),
            Text(found.for_whom) if found.for_whom else self._swedish(service.for_whom),
            Text(found.notes) if found.notes else self._swedish(service.notes),
            state,
            found.date if found.state in ("reviewed", "approved") else None,
        )

    @cached_property
    def terms(self) -> dict[str, dict[str, TermText]]:
        """The vocabulary by group and word."""
        return {
            group: {name: self._term(group, name, term) for name, term in terms.items()}
            for group, terms in self.directory.vocabulary.groups.items()
        }

    def _term(self, group: str, name: str, term: Term) -> TermText:
        if self.catalog.is_source:
            return TermText(
                Text(term.label), Text(term.says or term.label), Text(term.hint or ""), Text(term.what_happens or "")
            )
        found = getattr(self._terms, group, {}).get(name) if self._terms else None
        if found is None and self.catalog.is_variety:
            return TermText(
                Text(term.label), Text(term.says or term.label), Text(term.hint or ""), Text(term.what_happens or "")
            )
        if found is None:
            return TermText(
                self._swedish(term.label),
                self._swedish(term.says or term.label),
                self._swedish(term.hint),
                self._swedish(term.what_happens),
            )
        return TermText(
            Text(found.label),
            Text(found.says or found.label),
            Text(found.hint) if found.hint else self._swedish(term.hint),
            Text(found.what_happens) if found.what_happens else self._swedish(term.what_happens),
        )

    def _swedish(self, value: str | None) -> Text:
        return Text(value, self._source) if value else _NOTHING

    @cached_property
    def hours_catalog(self) -> Catalog:
        """The catalogue to say opening hours with: the reader's if it has every word for them, else the Swedish.

        Half of a time table in one language and half in another helps nobody.
        """
        if all(self.catalog.has(word) for word in HOURS_WORDS):
            return self.catalog
        return Catalog(self._source, Path(os.devnull))

    def message(self, swedish: str) -> Text:
        """Return an interface string, marked as Swedish when it is not translated."""
        found = self._messages.get(swedish)
        if found is None:
            own = self.catalog.has(swedish)
            found = self._messages[swedish] = (
                Text(self.catalog.gettext(swedish)) if own else Text(swedish, self._source)
            )
        return found

    def day(self, day: date, language: Language | None = None) -> str:
        """Return a day in words, with European digits, in another language than the reader's if need be."""
        return _day(day, (language or self.language).cldr)

    def language_name(self, tag: str) -> Text:
        """Return a language's name for the reader; where CLDR has none, its own name for itself."""
        return self._language_names(tag)

    @cached_property
    def _language_names(self):
        by_tag = {language.tag: language for language in self.directory.languages}
        names = self.catalog.locale.languages

        @cache
        def name(tag: str) -> Text:
            if tag == "swl":  # CLDR has no name for Swedish Sign Language in most languages
                return self.message("svenskt teckenspråk")
            if tag in by_tag and tag not in names:
                return Text(by_tag[tag].autonym, by_tag[tag])
            return Text(names.get(tag.replace("-", "_"), tag))

        return name


@lru_cache(maxsize=4096)
def _day(day: date, cldr: str) -> str:
    return format_date(day, "long", locale=cldr)
