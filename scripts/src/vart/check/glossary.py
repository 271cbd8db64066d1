"""Rules over the glossary: short plain explanations, whole translations, one word for one thing on every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from vart.check.citations import says_law
from vart.check.dates import future
from vart.check.findings import Finding
from vart.check.plain import JOINING, script_faults, text_faults
from vart.check.texts import tell
from vart.languages import SOURCE
from vart.languages.plain_text import plain
from vart.model import Language
from vart.model.facts import Facts
from vart.model.glossary import Glossary, GlossaryTranslation, forms_pattern, terms_in
from vart.model.prose import ProsePage

#: An explanation has at most so many words, in Swedish.
WORDS = 15


def check_glossary(glossary: Glossary, facts: Facts) -> Iterator[Finding]:
    """Tell what is wrong with the Swedish glossary."""
    for name, term in glossary.items():
        for key, text in (("term", term.term), ("explains", term.explains)):
            yield from tell((name, key), text_faults(text) + script_faults(text, "Latn"))
        if len(term.explains.split()) > WORDS:
            yield Finding(
                "glossary-long", (name, "explains"), "The explanation has more than {words} words", "make it shorter",
                params={"words": str(WORDS)},
            )  # fmt: skip
        if not term.pattern.search(term.term):
            yield Finding("glossary-forms", (name, "forms"), "The forms do not find the word itself", "add it to them")
        for index, fact in enumerate(term.facts):
            found = facts.facts.get(fact)
            if found is None or found.hold:
                yield Finding(
                    "citation", (name, "facts", index), "There is no fact '{name}'", "name one of directory/facts/",
                    params={"name": fact},
                )  # fmt: skip
        said = says_law(term.explains, SOURCE)
        if said and not term.facts:
            yield Finding(
                "law-uncited", (name, "explains"), "'{said}' says what the law says, and cites nothing",
                "add its fact under facts", params={"said": said},
            )  # fmt: skip


def check_glossary_translation(
    glossary: Glossary, translation: GlossaryTranslation, language: Language, today: date
) -> Iterator[Finding]:
    """Tell what is wrong with the glossary in one language."""
    if translation.date > today:
        yield future(("date",))
    for name, word in translation.terms.items():
        if name not in glossary:
            yield Finding(
                "translation-term", ("terms", name), "This word is not in glossary.yml",
                "remove it, or correct its spelling",
            )  # fmt: skip
            continue
        joiners = language.folder in JOINING
        texts = [("explains", word.explains)] + ([] if glossary[name].name else [("term", word.term)])
        for key, text in texts:
            yield from tell(("terms", name, key), text_faults(text, joiners) + script_faults(text, language.script))
    for name in glossary:
        if name not in translation.terms:
            yield Finding(
                "translation-term", ("terms",), "The word '{name}' is not translated", "translate it",
                "error" if language.state == "open" else "warning", {"name": name},
            )  # fmt: skip


def lacking(page: ProsePage, original: ProsePage, glossary: Glossary, words: GlossaryTranslation) -> list[str]:
    """Return the terms that the Swedish page uses and for which a translation has none of the glossary's words.

    It may say the same in another way, so this is for those who look after a language, not for the checks.
    """
    text = plain(page.markdown)
    return [
        name
        for name in terms_in(plain(original.markdown), glossary)
        if name in words.terms and not _has(text, words.terms[name].term, *words.terms[name].also, glossary[name].term)
    ]


def _has(text: str, *forms: str) -> bool:
    # Arabic puts its article and prepositions in front of a word, and endings after it.
    folded = text.casefold()
    return any(form.casefold().removeprefix("ال") in folded for form in forms) or bool(
        forms_pattern(tuple(f"{form}*" for form in forms)).search(text)
    )


def explained(page: ProsePage, glossary: Glossary, most: int = 9) -> list[str]:
    """Return the terms to explain on a Swedish page, in the order in which they first stand there."""
    found = terms_in(plain(page.markdown), glossary)
    return [name for name in found if not glossary[name].common][:most]


def names_of(glossary: Mapping) -> set[str]:
    """Return the names of laws, authorities and helplines in the glossary."""
    return {term.term for term in glossary.values() if term.name}
