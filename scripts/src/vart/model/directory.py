"""What stands around the services: vocabulary, areas, languages, translations, and the whole as one value."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from vart.model.base import Day, Frozen, Paragraph, Role, Short, Slug, Summary, Tag47
from vart.model.service import Service

TranslationState = Literal["machine", "draft", "reviewed", "approved"]


class Term(Frozen):
    """A word of the vocabulary with its Swedish label.

    ``label`` is short, ``says`` the same in a reader's own voice (for rows on the home page), ``hint`` one to three
    sentences for its page, ``what_happens`` (kinds only) what a person meets who gets in touch.
    """

    code: str | None = None
    label: Short
    says: Short | None = None
    hint: Summary | None = None
    what_happens: Paragraph | None = None


#: Texts of a term that are translated.
TERM_FIELDS = ("label", "says", "hint", "what_happens")


class Vocabulary(Frozen):
    """The words that records may use, in the order in which pages show them."""

    kinds: dict[Slug, Term]
    needs: dict[Slug, Term]
    violence: dict[Slug, Term]
    audiences: dict[Slug, Term]

    @property
    def groups(self) -> dict[str, dict[str, Term]]:
        """The four lists by name."""
        return {name: getattr(self, name) for name in ("kinds", "needs", "violence", "audiences")}


class TermTranslation(Frozen):
    """A term in another language."""

    label: Short
    says: Short | None = None
    hint: Summary | None = None
    what_happens: Paragraph | None = None


class VocabularyTranslation(Frozen):
    """``translations/<lang>/vocabulary.yml``: terms by group and name."""

    state: TranslationState
    by: Role
    date: Day
    kinds: dict[Slug, TermTranslation] = {}
    needs: dict[Slug, TermTranslation] = {}
    violence: dict[Slug, TermTranslation] = {}
    audiences: dict[Slug, TermTranslation] = {}


class Area(Frozen):
    """A country, county, municipality or district. ``id`` is the official code as text (``0180``), never a number."""

    id: str
    code: str
    name: Short
    level: Literal["national", "county", "municipality", "district"]
    parent: str | None = None


class Language(Frozen):
    """One language of the site. ``folder`` is its path in addresses and in ``docs/``."""

    folder: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[a-z]+)?$")]
    tag: Tag47
    autonym: Short
    #: The language's name in Swedish, for keepers and for staff who look for a reader's language.
    swedish: Short
    dir: Literal["ltr", "rtl"]
    #: Locale of CLDR/Babel: the nearest one that knows the script (``prs`` → ``fa_AF``, ``kmr`` → ``ku_TR``).
    cldr: Annotated[str, Field(pattern=r"^[a-z]{2,3}(_[A-Z][a-z]{3})?(_[A-Z]{2})?$")]
    script: Annotated[str, Field(pattern=r"^[A-Z][a-z]{3}$")]
    state: Literal["open", "prepared"]

    def is_kind_of(self, other: Language) -> bool:
        """Say whether this is a variety of another language, as ``sv-simple`` is of ``sv``.

        Its readers read the other one too: what is not written for them is shown in it as it is.
        """
        return self.folder != other.folder and self.tag.partition("-")[0] == other.tag


class ServiceTranslation(Frozen):
    """A record's texts in another language, with the fingerprint of the Swedish that they were made from."""

    source: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
    state: TranslationState
    by: Role
    date: Day
    summary: Summary
    for_whom: Paragraph | None = None
    notes: Paragraph | None = None


class CrisisLine(Frozen):
    """A line of the home page: a service with a telephone open round the clock."""

    service: Slug
    #: Whom the line is first of all for, if not for everyone.
    audience: Slug | None = None


class Retired(Frozen):
    """A code that was once printed somewhere and is never given out again."""

    code: str
    was: Short
    since: Day


class Directory(Frozen):
    """Everything that committees keep, read and typed, in the order in which pages show it.

    Translations are not part of it: they are read one language at a time, so that a build of many languages holds
    only one of them in memory.
    """

    services: tuple[Service, ...]
    vocabulary: Vocabulary
    areas: tuple[Area, ...]
    languages: tuple[Language, ...]
    crisis: tuple[CrisisLine, ...]
    retired: tuple[Retired, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Service]:
        """Services by their id."""
        return {service.id: service for service in self.services}

    @cached_property
    def area_by_id(self) -> dict[str, Area]:
        """Areas by their official code."""
        return {area.id: area for area in self.areas}

    @property
    def open_languages(self) -> tuple[Language, ...]:
        """The languages that the site shows, Swedish first as the file has it."""
        return tuple(language for language in self.languages if language.state == "open")
