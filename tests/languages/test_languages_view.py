"""One language's view: every text says which language it is in and how it got there."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from vart.languages import Catalog, Text, View
from vart.load import Paths, load_directory, load_terms, load_translations
from vart.model import Directory, Language, ServiceTranslation, service_fingerprint

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = load_directory(Paths(ROOT)).directory.languages
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES, ids=[one.folder for one in LANGUAGES])


def view_of(project, folder: str) -> View:
    directory = project.load().directory
    language = next(one for one in directory.languages if one.folder == folder)
    texts, problems = load_translations(project.paths, folder)
    terms, more = load_terms(project.paths, folder)
    assert problems + more == []
    return View(directory, Catalog(language, project.root / "overrides/locales"), texts, terms)


@pytest.fixture(scope="module")
def arabic(shared_small) -> View:
    return view_of(shared_small, "ar")


@pytest.fixture(scope="module")
def swedish(shared_small) -> View:
    return view_of(shared_small, "sv")


# Texts of records


def test_swedish_is_the_source_and_needs_no_mark(swedish):
    for service in swedish.directory.services:
        texts = swedish.texts(service)
        assert texts.state == "source"
        assert texts.summary == Text(service.summary)
        assert {text.language for text in texts[:3]} == {None}


def test_a_translated_record_is_in_the_readers_language_and_says_who_checked_it_and_when(arabic):
    texts = arabic.texts(arabic.directory.by_id["exempellinjen"])
    assert texts.state == "reviewed"
    assert texts.checked == date(2024, 12, 22)
    assert texts.summary.language is None
    assert "070-174 06 05" in texts.summary.value


def test_a_record_without_translation_is_swedish_and_says_so(arabic):
    service = arabic.directory.by_id["skyddet"]
    texts = arabic.texts(service)
    assert texts.state == "missing"
    assert texts.checked is None
    assert texts.summary.value == service.summary
    assert (texts.summary.language.tag, texts.summary.language.dir) == ("sv", "ltr")
    assert texts.notes == Text("")


def test_a_translation_of_an_older_text_is_stale(arabic):
    texts = arabic.texts(arabic.directory.by_id["pausade"])
    assert texts.state == "stale"
    assert texts.summary.language is None


def test_a_machine_made_translation_says_so_and_was_checked_by_no_one(arabic):
    texts = arabic.texts(arabic.directory.by_id["mottagningen"])
    assert texts.state == "machine"
    assert texts.checked is None


@pytest.mark.parametrize("state", ["machine", "draft", "reviewed", "approved"])
@pytest.mark.parametrize("fresh", [True, False])
def test_every_state_is_told_as_it_is_and_staleness_comes_first(swedish, arabic, make_service, state, fresh):
    service = make_service(notes="Obs.")
    translation = ServiceTranslation(
        source=service_fingerprint(service) if fresh else "0" * 12, state=state, by="en", date="2024-12-01", summary="x"
    )
    view = View(arabic.directory, arabic.catalog, {service.id: translation}, None)
    texts = view.texts(service)
    assert texts.state == (state if fresh else "stale")
    assert (texts.checked is not None) == (state in ("reviewed", "approved"))


def test_a_part_that_is_not_translated_is_swedish_beside_the_translated_ones(arabic, make_service):
    service = make_service(notes="Obs.", for_whom="Alla.")
    translation = ServiceTranslation(
        source=service_fingerprint(service), state="draft", by="en", date="2024-12-01", summary="ملخص", notes=None
    )
    texts = View(arabic.directory, arabic.catalog, {service.id: translation}, None).texts(service)
    assert texts.summary == Text("ملخص")
    assert texts.notes.language.tag == texts.for_whom.language.tag == "sv"
    assert (texts.notes.value, texts.for_whom.value) == ("Obs.", "Alla.")


def test_a_reader_of_easy_swedish_gets_the_swedish_and_is_told_that_it_is_the_ordinary_one(
    swedish, make_language, make_service, tmp_path
):
    easy = View(swedish.directory, Catalog(make_language("sv-simple", cldr="sv"), tmp_path), {}, None)
    assert easy.texts(make_service()).state == "ordinary"
    assert easy.texts(make_service()).summary.value == make_service().summary
    assert easy.message("Första sidan") == Text("Första sidan")
    assert easy.terms["needs"]["talk"].says == Text("Prata med någon")


# Words of the vocabulary


def test_words_are_translated_or_swedish_that_says_so(arabic, shared_small):
    talk = arabic.terms["needs"]["talk"]
    assert {text.language for text in talk if text} == {None}
    untranslated = View(arabic.directory, arabic.catalog, {}, None).terms["needs"]["talk"]
    assert {text.language.tag for text in untranslated if text} == {"sv"}
    assert untranslated.says.value == "Prata med någon"


def test_a_word_without_words_of_its_own_shows_its_label(arabic, swedish):
    assert swedish.terms["audiences"]["women"].says == Text("Kvinnor")
    assert arabic.terms["audiences"]["women"].says == arabic.terms["audiences"]["women"].label


def test_every_word_of_the_vocabulary_is_there_in_every_language(arabic, swedish):
    groups = swedish.directory.vocabulary.groups
    for view in (arabic, swedish):
        assert {group: list(terms) for group, terms in view.terms.items()} == {
            group: list(terms) for group, terms in groups.items()
        }
        assert all(text.label for terms in view.terms.values() for text in terms.values())


# Strings of the interface


def test_a_string_without_translation_is_swedish_and_says_so(arabic):
    assert arabic.message("gratis") == Text("مجاناً")
    found = arabic.message("Den här strängen finns inte.")
    assert (found.value, found.language.tag) == ("Den här strängen finns inte.", "sv")


def test_swedish_strings_need_no_catalogue(swedish):
    assert swedish.message("Vad som helst") == Text("Vad som helst")
    assert swedish.catalog.has("Vad som helst")


PO = """\
msgid ""
msgstr ""
"Language: ar\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : \
n%100>=11 && n%100<=99 ? 4 : 5);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Hej"
msgstr "مرحبا"

#, fuzzy
msgid "Ring 112"
msgstr "اتصل بالرقم 911"

msgid "Tomt"
msgstr ""

msgid "{count} dag"
msgid_plural "{count} dagar"
msgstr[0] "zero"
msgstr[1] "one"
msgstr[2] "two"
msgstr[3] "few"
msgstr[4] "many"
msgstr[5] "other"

msgid "{count} vecka"
msgid_plural "{count} veckor"
msgstr[0] "zero"
msgstr[1] "one"
msgstr[2] ""
msgstr[3] "few"
msgstr[4] ""
msgstr[5] "other"

#~ msgid "Gammal"
#~ msgstr "قديم"
"""


@pytest.fixture
def catalog(tmp_path, make_language) -> Catalog:
    (tmp_path / "ar.po").write_text(PO, "utf-8")
    return Catalog(make_language("ar", dir="rtl", script="Arab"), tmp_path)


def test_a_catalogue_translates_what_it_has_and_shows_the_swedish_of_the_rest(catalog):
    assert catalog.gettext("Hej") == "مرحبا"
    assert catalog.has("Hej")
    for message in ("Tomt", "Gammal", "Saknas"):
        assert catalog.gettext(message) == message
        assert not catalog.has(message)


def test_a_translation_that_a_tool_only_guessed_is_not_shown(catalog):
    assert catalog.gettext("Ring 112") == "Ring 112"
    assert not catalog.has("Ring 112")


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many"), (100, "other"),
     (102, "other"), (103, "few"), (111, "many"), (1000, "other")],
)  # fmt: skip
def test_arabic_has_six_forms_of_a_number(catalog, number, form):
    assert catalog.ngettext("{count} dag", "{count} dagar", number) == form


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_forms_of_the_real_arabic_catalogue_are_those_of_cldr(one, other):
    language = next(one for one in LANGUAGES if one.folder == "ar")
    form, cldr = Catalog(language, ROOT / "overrides/locales")._plural, Locale.parse("ar").plural_form
    assert (form(one) == form(other)) == (cldr(one) == cldr(other))


@pytest.mark.parametrize(("number", "swedish"), [(0, "{count} veckor"), (1, "{count} vecka"), (2, "{count} veckor")])
def test_a_number_that_is_only_half_translated_is_swedish(catalog, number, swedish):
    assert catalog.ngettext("{count} vecka", "{count} veckor", number) == swedish
    assert not catalog.has("{count} vecka")


def test_a_language_without_a_catalogue_shows_swedish(tmp_path, make_language):
    catalog = Catalog(make_language("kmr", cldr="ku_TR"), tmp_path)
    assert catalog.gettext("Hej") == "Hej"
    assert catalog.ngettext("{count} dag", "{count} dagar", 2) == "{count} dagar"
    assert catalog.messages == frozenset()


# Every language of the table

DIGITS = re.compile(r"\d+")
#: How the letters of a script are called in Unicode.
LETTERS = {"Latn": "LATIN", "Arab": "ARABIC", "Cyrl": "CYRILLIC", "Ethi": "ETHIOPIC"}


def scripts_in(texts: list[str]) -> set[str]:
    letters = {letter for text in texts for letter in text if unicodedata.category(letter) in ("Lu", "Ll", "Lo")}
    return {unicodedata.name(letter).split()[0] for letter in letters}


@pytest.fixture(scope="module")
def directory() -> Directory:
    return load_directory(Paths(ROOT)).directory


@EVERY_LANGUAGE
def test_the_locale_of_every_language_is_in_its_own_script_and_direction(language: Language):
    locale = Locale.parse(language.cldr)
    words = [*locale.months["format"]["wide"].values(), *locale.days["format"]["wide"].values()]
    assert scripts_in(words) == {LETTERS[language.script]}
    assert locale.text_direction == language.dir


@EVERY_LANGUAGE
def test_the_name_of_every_language_is_in_its_own_script(language: Language):
    assert scripts_in([language.autonym]) == {LETTERS[language.script]}
    assert scripts_in([language.swedish]) == {"LATIN"}


@EVERY_LANGUAGE
def test_a_day_is_written_with_european_digits_in_every_language(language: Language, directory: Directory):
    view = View(directory, Catalog(language, ROOT / "overrides/locales"), {}, None)
    for number in range(0, 366, 5):
        day = date(2026, 1, 1) + timedelta(days=number)
        numbers = DIGITS.findall(view.day(day))
        assert sorted(map(int, numbers)) == [day.day, day.year]
        assert all(text.isascii() for text in numbers)


@EVERY_LANGUAGE
def test_every_language_has_a_name_for_every_language(language: Language, directory: Directory):
    view = View(directory, Catalog(language, ROOT / "overrides/locales"), {}, None)
    tags = {tag for service in directory.services for channel in service.channels for tag in channel.languages}
    for tag in sorted(tags | {one.tag for one in directory.languages}):
        name = view.language_name(tag)
        assert name.value
        assert name.value != tag or name.language is not None, f"{tag} has no name in {language.folder}"
        expected = (name.language or language).script
        # Names for a language's own kind may hold a word in Latin letters: what matters is that it can be read.
        assert LETTERS[expected] in scripts_in([name.value])


def test_a_language_that_no_one_knows_shows_its_tag(arabic):
    assert arabic.language_name("qaa") == Text("qaa")
