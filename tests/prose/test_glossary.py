"""The glossary: words found in every form, explained in few words, called the same in translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from vart.check.glossary import WORDS, check_glossary, check_glossary_translation, explained, lacking
from vart.languages import Catalog, View
from vart.load import Loaded, Paths
from vart.load.facts import load_facts
from vart.load.glossary import load_glossary, load_glossary_translation
from vart.model.facts import NO_FACTS
from vart.model.glossary import GlossaryTerm, GlossaryTranslation, terms_in
from vart.render import Words
from vart.render.word_list import word_list

from .test_citations import page


def term(**changes) -> GlossaryTerm:
    base = {"term": "bistånd", "forms": ["bistånd*"], "explains": "Hjälp som du ansöker om."}
    return GlossaryTerm.model_validate({**base, **changes})


GLOSSARY = {
    "aid": term(),
    "shelter": term(term="skyddat boende", forms=["skyddat boende*", "skyddade boende*"], explains="Ett hem."),
    "interpreter": term(term="tolk", forms=["tolk*"], explains="Den som översätter.", common="true"),
}
ENGLISH = GlossaryTranslation.model_validate(
    {
        "state": "draft",
        "by": "redaktionen",
        "date": "2026-11-24",
        "terms": {
            "aid": {"term": "assistance", "also": ["bistånd"], "explains": "Help that you apply for."},
            "shelter": {"term": "sheltered housing", "explains": "A home."},
            "interpreter": {"term": "interpreter", "explains": "Who translates."},
        },
    }
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ansök om bistånd.", ["aid"]),
        ("Biståndet räcker. Skyddade  boenden finns.", ["aid", "shelter"]),
        ("Tolken och ett skyddat boende", ["interpreter", "shelter"]),
        ("Obiståndet", []),
        ("Skyddat och boende", []),
    ],
)
def test_words_are_found_in_their_forms_and_order(text: str, found: list[str]) -> None:
    assert list(terms_in(text, GLOSSARY)) == found


def test_a_page_explains_words_that_need_it_and_not_too_many() -> None:
    one = page("Tolk, skyddat boende och bistånd. [tolk](need:interpreter)")
    assert explained(one, GLOSSARY) == ["shelter", "aid"]
    assert explained(one, GLOSSARY, most=1) == ["shelter"]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({}, None),
        ({"explains": " ".join(["ord"] * (WORDS + 1))}, "glossary-long"),
        ({"forms": ["annat*"]}, "glossary-forms"),
        ({"explains": "Du har rätt till hjälp."}, "law-uncited"),
        ({"facts": ["9.9"]}, "citation"),
        ({"explains": "Hjälp <nu>."}, "text-html"),
    ],
)
def test_what_is_wrong_with_a_word(changes: dict, rule: str | None) -> None:
    assert [one.rule for one in check_glossary({"aid": term(**changes)}, NO_FACTS)] == ([rule] if rule else [])


def test_what_is_wrong_with_a_translation(make_language, real_day) -> None:
    english = make_language("en")
    assert not list(check_glossary_translation(GLOSSARY, ENGLISH, english, real_day))
    terms = {**ENGLISH.terms, "more": ENGLISH.terms["aid"]}
    del terms["shelter"]
    broken = ENGLISH.model_copy(update={"terms": terms})
    found = [one.loc for one in check_glossary_translation(GLOSSARY, broken, english, real_day)]
    assert found == [("terms", "more"), ("terms",)]


def test_a_translation_that_does_without_a_word_is_known() -> None:
    swedish = page("Du kan få bistånd och ett skyddat boende med tolk.")
    english = page("You can get bistånd, a safe home and an interpreter.", "en")
    assert lacking(english, swedish, GLOSSARY, ENGLISH) == ["shelter"]


def test_arabic_words_are_found_with_article_and_ending() -> None:
    words = GlossaryTranslation.model_validate(
        {
            "state": "machine",
            "by": "redaktionen",
            "date": "2026-11-24",
            "terms": {"shelter": {"term": "السكن المحمي", "also": ["سكن محمي"], "explains": "سكن."}},
        }
    )
    swedish = page("Ett skyddat boende.")
    assert not lacking(page("يمكنك السؤال عن سكن محمي.", "ar"), swedish, GLOSSARY, words)
    assert not lacking(page("للسكن المحمي قواعد.", "ar"), swedish, GLOSSARY, words)
    assert lacking(page("يمكنك السؤال.", "ar"), swedish, GLOSSARY, words) == ["shelter"]


@pytest.fixture(scope="module")
def show(project_root: Path, real: Loaded):
    """Returns the list of some words in a language."""

    def make(folder: str, names: list[str], translation: GlossaryTranslation | None = None, around=None) -> str:
        language = next(one for one in real.directory.languages if one.folder == folder)
        view = View(real.directory, Catalog(language, project_root / "overrides/locales"), {}, None)
        return word_list(names, GLOSSARY, translation, view, Words(view), around)

    return make


def test_the_list_has_word_and_explanation(show) -> None:
    listed = show("sv", ["aid"])
    assert "<summary>Ord på sidan</summary>" in listed
    assert "<dt>bistånd</dt><dd>Hjälp som du ansöker om.</dd>" in listed
    assert show("sv", []) == ""


def test_a_translated_list_keeps_the_swedish_word_beside(show) -> None:
    listed = show("en", ["aid"], ENGLISH)
    assert '<dt>assistance <bdi lang="sv" dir="ltr">(bistånd)</bdi></dt><dd>Help that you apply for.</dd>' in listed
    assert show("en", ["aid"]) == "", "nothing in a language that the reader may not know"


def test_easy_swedish_explains_in_swedish(show) -> None:
    assert "Hjälp som du ansöker om." in show("sv-simple", ["aid"])


# The project's own


def test_the_projects_glossary_is_well(project_root: Path) -> None:
    paths = Paths(project_root)
    glossary, problems = load_glossary(paths)
    assert not problems
    assert len(glossary) == 60
    assert not list(check_glossary(glossary, load_facts(paths)[0]))
    for folder in ("en", "ar"):
        translation, problems = load_glossary_translation(paths, folder)
        assert not problems
        assert translation.terms.keys() == glossary.keys()
