"""The catalogues of interface strings: complete, in step with the templates, and faithful to their placeholders."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

import vart
from vart.languages import Catalog, View
from vart.languages.extract import extract, synced, untranslated
from vart.load import Paths, load_directory
from vart.model import Language
from vart.render import Core, LanguagePages, Site, load_assets, make_environment
from vart.render.embeds.files import load_embeds
from vart.render.embeds.pages import embed_pages
from vart.render.embeds.spread import spread_page, voice
from vart.render.embeds.words import KINDS, ReadyText

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "overrides/locales"
LANGUAGES = load_directory(Paths(ROOT)).directory.languages
# Readers of easy Swedish read the Swedish strings.
OPEN = pytest.mark.parametrize(
    "language",
    [one for one in LANGUAGES if one.state == "open" and one.tag.partition("-")[0] != "sv"],
    ids=lambda one: one.folder,
)
WITH_CATALOGUE = pytest.mark.parametrize(
    "language", [one for one in LANGUAGES if (LOCALES / f"{one.folder}.po").exists()], ids=lambda one: one.folder
)


@pytest.fixture(scope="module")
def template():
    return extract(ROOT / "overrides", Path(vart.__file__).parent)


@pytest.fixture(scope="module")
def strings(template) -> set[str]:
    return {one.id if isinstance(one.id, str) else one.id[0] for one in template if one.id}


@OPEN
def test_an_open_language_lacks_no_string(language: Language, template):
    assert untranslated(LOCALES / f"{language.folder}.po", language, template) == []


@WITH_CATALOGUE
def test_a_catalogue_holds_exactly_the_strings_in_use(language: Language, template):
    """``scripts/vart translate <language> --interface`` brings it in step."""
    path = LOCALES / f"{language.folder}.po"
    assert synced(language, path, template) == path.read_bytes()


@pytest.mark.parametrize("folder", ["ar", "en", "ti", "ckb", "kmr", "sv-simple"])
def test_bringing_a_catalogue_in_step_twice_changes_nothing(folder, template, tmp_path):
    language = next(one for one in LANGUAGES if one.folder == folder)
    path = tmp_path / f"{folder}.po"
    if (LOCALES / path.name).exists():
        path.write_bytes((LOCALES / path.name).read_bytes())
    once = synced(language, path, template)
    path.write_bytes(once)
    assert synced(language, path, template) == once
    assert b"Creation-Date" not in once
    assert str(ROOT).encode() not in once


def test_a_new_catalogue_holds_every_string_and_no_translation(template, strings, tmp_path):
    language = next(one for one in LANGUAGES if one.folder == "so")
    path = tmp_path / "so.po"
    path.write_bytes(synced(language, path, template))
    assert set(untranslated(path, language, template)) == strings
    assert set(untranslated(tmp_path / "none.po", language, template)) == strings


def test_a_changed_string_is_a_new_one_and_never_gets_the_old_ones_translation(template, strings, tmp_path):
    language = next(one for one in LANGUAGES if one.folder == "ar")
    path, known = tmp_path / "ar.po", min(strings)
    path.write_bytes(synced(language, path, template))
    text = path.read_text("utf-8")
    assert f'msgid "{known}"\nmsgstr ""' in text
    path.write_text(text.replace(f'msgid "{known}"\nmsgstr ""', f'msgid "{known}!"\nmsgstr "x"'), "utf-8")
    fresh = synced(language, path, template).decode()
    assert f'msgid "{known}"\nmsgstr ""' in fresh
    assert '"x"' not in fresh
    assert "fuzzy" not in fresh


def test_translations_and_words_to_translators_survive(template, strings, tmp_path):
    language = next(one for one in LANGUAGES if one.folder == "ar")
    path, known = tmp_path / "ar.po", min(strings)
    path.write_bytes(synced(language, path, template))
    text = path.read_text("utf-8").replace(f'msgid "{known}"\nmsgstr ""', f'# Granskad.\nmsgid "{known}"\nmsgstr "نص"')
    path.write_text("# Läst av kommittén.\n" + text, "utf-8")
    fresh = synced(language, path, template).decode()
    assert f'msgid "{known}"\nmsgstr "نص"' in fresh
    assert "Granskad." in fresh
    assert "Läst av kommittén." in fresh


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def translations(language: Language):
    with (LOCALES / f"{language.folder}.po").open("rb") as file:
        for message in read_po(file, locale=language.cldr):
            if message.id and message.string:
                source = message.id if isinstance(message.id, str) else message.id[-1]
                for text in [message.string] if isinstance(message.string, str) else message.string:
                    if text:
                        yield source, text


@WITH_CATALOGUE
def test_a_translation_has_the_placeholders_of_the_swedish(language: Language):
    for source, text in translations(language):
        assert placeholders(text) == placeholders(source), source


@WITH_CATALOGUE
def test_a_translation_has_the_numbers_of_the_swedish_and_no_markup(language: Language):
    for source, text in translations(language):
        assert sorted(re.findall(r"\d+", text)) == sorted(re.findall(r"\d+", source)), source
        assert all(digit.isascii() for digit in re.findall(r"\d", text)), source
        assert not re.search(r"[<>]|&\w+;|\{\{|\{%", text), source
        assert text == text.strip(), source


@WITH_CATALOGUE
def test_no_translation_is_a_guess_of_a_tool(language: Language):
    with (LOCALES / f"{language.folder}.po").open("rb") as file:
        assert [message.id for message in read_po(file, locale=language.cldr) if message.id and message.fuzzy] == []


# What is said and what is extracted


class Listening(Catalog):
    """A catalogue that has every string, and notes which ones were asked for."""

    def __init__(self, language: Language) -> None:
        super().__init__(language, Path("/nowhere"))
        self.asked: set[str] = set()

    def has(self, message: str) -> bool:
        self.asked.add(message)
        return True

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return message

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        self.asked.add(singular)
        return singular


@pytest.fixture(scope="module")
def asked(shared_small, real, real_day) -> set[str]:
    """Every string that the pages of the small and of the real project ask for."""
    found: set[str] = set()
    for directory in (shared_small.load().directory, real.directory):
        site = Site(
            "Vart", "Vart", "https://exit.example/", "https://vart.example/", "https://a.example", False, real_day
        )
        language = next(one for one in directory.languages if one.folder == "ar")
        overrides = ROOT / "overrides"
        core = Core.of(
            directory, site, load_assets(overrides, "Vart"), make_environment(overrides), load_embeds(overrides, "Vart")
        )
        catalog = Listening(language)
        pages = LanguagePages(core, View(directory, catalog, {}, None), [])
        for _ in chain(pages.render(), embed_pages(pages)):
            pass
        texts = [ReadyText(kind, ("x",), "ar") for kind in KINDS]
        spread_page(pages, texts, [voice(pages.words, language)])
        found |= catalog.asked
    return found


def test_every_string_that_a_page_asks_for_can_be_translated(asked, strings):
    """A string that the extractor does not see stays Swedish for ever: mark it with ``N``."""
    assert len(asked) > 60
    assert sorted(message for message in asked - strings if any(map(str.isalpha, message))) == []


def test_what_records_can_say_can_be_translated(strings):
    from vart.render import messages, service_view

    tables = [
        (f"{module.__name__}.{name}", table)
        for module in (messages, service_view)
        for name, table in vars(module).items()
        if name.isupper() and isinstance(table, dict) and name != "_ICONS"
    ]
    assert len(tables) > 10
    for name, table in tables:
        assert [text for text in table.values() if text and text not in strings] == [], name


def test_every_string_of_the_opening_hours_can_be_translated(strings):
    """Hours speak to readers too; their sentences are found in their source as calls of gettext."""
    found = set()
    for file in sorted((Path(vart.__file__).parent / "hours").glob("*.py")):
        found |= set(re.findall(r'\b(?:gettext|_)\("([^"]+)"', file.read_text("utf-8")))
    assert len(found) > 3
    assert found <= strings
