"""Translations: they belong to a record, say the same numbers, and are in the language that they claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from vart.check.dates import future
from vart.check.findings import Context, Finding
from vart.check.plain import JOINING, script_faults, text_faults
from vart.check.quotes import dialled_in
from vart.check.texts import tell
from vart.languages import SOURCE
from vart.model import (
    TERM_FIELDS,
    TRANSLATED_FIELDS,
    Language,
    Service,
    ServiceTranslation,
    VocabularyTranslation,
    fingerprint,
)

_ENDS = r"\.(?:se|nu|org|com|net|eu|info|stockholm)\b"
_LINK = re.compile(rf"(?:https?://|www\.)[^\s،؛]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*{_ENDS}", re.IGNORECASE)
_HINTS = ("://", "www.", ".se", ".nu", ".org", ".com", ".net", ".eu", ".info", ".stockholm")
_GROUPS = re.compile(r"\d+")


@lru_cache(maxsize=65536)
def links_in(text: str) -> frozenset[str]:
    """Return the web addresses in a text, without the marks around them."""
    if not any(hint in text for hint in _HINTS):
        return frozenset()
    return frozenset(
        re.sub(r"^https?://", "", found.rstrip(".,;:!?)»”\"'")).lower().rstrip("/") for found in _LINK.findall(text)
    )


@lru_cache(maxsize=16384)
def _fingerprint(*texts: str | None) -> str:
    """Return the fingerprint of a record's texts; the same for all of its translations."""
    return fingerprint(dict(zip(TRANSLATED_FIELDS, texts, strict=True)))


def service_translation(
    service: Service, translation: ServiceTranslation, language: Language, context: Context
) -> Iterator[Finding]:
    """See that one record's texts in one language are what the Swedish says, in that language."""
    stale = translation.source != _fingerprint(*(getattr(service, field) for field in TRANSLATED_FIELDS))
    if stale:
        yield Finding(
            "translation-stale", ("source",), "The Swedish has changed since this was translated",
            "compare the texts, then run scripts/vart translate --refresh", "warning",
        )  # fmt: skip
    if translation.date > context.today:
        yield future(("date",))
    for field in TRANSLATED_FIELDS:
        swedish = getattr(service, field)
        text = getattr(translation, field)
        if text is None:
            if swedish is not None and not stale:
                yield Finding(
                    "translation-field", (), "'{field}' is not translated", "translate it: the Swedish record has it",
                    params={"field": field},
                )  # fmt: skip
            continue
        yield from _text(field, text, language)
        if swedish is None:
            if not stale:
                yield Finding(
                    "translation-field", (field,), "'{field}' stands here, but not in the Swedish record",
                    "remove it: facts are written in Swedish first", params={"field": field},
                )  # fmt: skip
            continue
        yield from _same_facts(field, swedish, text, stale)
        if text == swedish and language.folder != "sv-simple":
            yield Finding(
                "translation-same", (field,), "The text is the Swedish one", "translate it, or remove the file"
            )


def _text(field: str, text: str, language: Language) -> Iterator[Finding]:
    faults = text_faults(text, language.folder in JOINING)
    script = script_faults(text, language.script)
    if faults or script:
        yield from tell((field,), faults + script)


def _same_facts(field: str, swedish: str, text: str, stale: bool) -> Iterator[Finding]:
    """See that numbers and addresses are those of the Swedish, no others and no fewer: they are facts."""
    ours = theirs = frozenset[str]()
    if _GROUPS.findall(swedish) != _GROUPS.findall(text):  # the same digits in the same order are the same numbers
        ours, theirs = dialled_in(swedish), dialled_in(text)
    if theirs - ours:
        yield Finding(
            "translation-number", (field,), "There is a telephone number here that the Swedish text does not have",
            "copy the numbers from the Swedish text",
        )  # fmt: skip
    elif ours - theirs:
        yield Finding(
            "translation-number", (field,), "A telephone number of the Swedish text is missing here",
            "copy the numbers from the Swedish text", "warning" if stale else "error",
        )  # fmt: skip
    here, there = links_in(text), links_in(swedish)
    if here - there:
        yield Finding(
            "translation-link", (field,), "There is a web address here that the Swedish text does not have",
            "copy the addresses from the Swedish text",
        )  # fmt: skip
    elif there - here:
        yield Finding(
            "translation-link", (field,), "A web address of the Swedish text is missing here",
            "copy the addresses from the Swedish text", "warning" if stale else "error",
        )  # fmt: skip


def vocabulary_translation(terms: VocabularyTranslation, language: Language, context: Context) -> Iterator[Finding]:
    """See that the words of the vocabulary are translated, all of them where the language is open, and no others."""
    if terms.date > context.today:
        yield future(("date",))
    for group, known in context.directory.vocabulary.groups.items():
        translated: Mapping[str, object] = getattr(terms, group)
        for name, term in translated.items():
            if name not in known:
                yield Finding(
                    "translation-term", (group, name), "This word is not in vocabulary.yml",
                    "remove it, or correct its spelling",
                )  # fmt: skip
                continue
            for field in TERM_FIELDS:
                text, swedish = getattr(term, field), getattr(known[name], field)
                if text is None:
                    if swedish is not None and needs_every_word(language, context):
                        yield Finding(
                            "translation-field", (group, name), "'{field}' is not translated",
                            "translate it: the Swedish vocabulary has it", "warning", {"field": field},
                        )  # fmt: skip
                    continue
                faults = text_faults(text, language.folder in JOINING) + script_faults(text, language.script)
                yield from tell((group, name, field), faults)
                if swedish is not None:
                    for finding in _same_facts(field, swedish, text, stale=False):
                        yield Finding(
                            finding.rule, (group, name, field), finding.message, finding.remedy, finding.severity
                        )
        if needs_every_word(language, context):
            for name in known:
                if name not in translated:
                    yield Finding(
                        "translation-term", (group,), "The word '{name}' is not translated",
                        "translate it, or write `state: prepared` for the language in languages.yml",
                        params={"name": name},
                    )  # fmt: skip


def needs_every_word(language: Language, context: Context) -> bool:
    """Say whether the pages of a language lack something without a whole vocabulary of its own."""
    source = next((one for one in context.directory.languages if one.folder == SOURCE), None)
    return language.state == "open" and not (source and language.is_kind_of(source))


def missing_vocabulary(index: int) -> Finding:
    """Return the finding for an open language, by its place in languages.yml, whose vocabulary is not translated."""
    return Finding(
        "translation-term", (index,), "The language is open and its vocabulary is not translated",
        "add its vocabulary.yml, or write `state: prepared` for it",
    )  # fmt: skip


def orphan() -> Finding:
    """Return the finding for the translation of a record that does not exist."""
    return Finding(
        "translation-orphan", (), "There is no record of this name", "remove the file, or rename it as its record"
    )


def undeclared() -> Finding:
    """Return the finding for translations into a language that the table does not have."""
    return Finding(
        "translation-language",
        (),
        "The folder is not that of a language in languages.yml",
        "add the language there, or rename the folder",
    )
