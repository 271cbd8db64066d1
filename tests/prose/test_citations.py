"""Citations: read, numbered, listed, and asked for where a page says what the law says."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vart.check.citations import NO_LAW, blocks, check_broken, check_citations, says_law
from vart.languages import Catalog, View
from vart.load import Loaded, Paths, load_directory
from vart.load.prose import load_prose
from vart.model.facts import Fact, Facts, PublicSource
from vart.model.prose import FrontMatter, ProsePage, citations, prose_fingerprint
from vart.render import Words
from vart.render.citations import entries, late_notice, law_list, mark_citations, source_list

DAY = date(2026, 11, 24)


def fact(says: str = "Så är det.", **more) -> Fact:
    return Fact.model_validate({"says": says, "sources": ["law"], "confidence": "high", **more})


def source(title: str, **more) -> PublicSource:
    return PublicSource.model_validate({"title": title, "read": "2026-11-24", **more})


FACTS = Facts(
    {
        "1.1": fact(law="Förvaltningslagen (2017:900) 6 §"),
        "1.2": fact(law="Förvaltningslagen (2017:900) 6 §"),
        "1.3": fact(law="Förvaltningslagen (2017:900) 13 §"),
        "1.4": fact(sources=["police"]),
        "1.5": fact(sources=["police"], check="Läs om."),
        "1.6": fact(hold="true"),
        "1.7": fact(sources=[]),
        "1.8": fact(law="Brottsbalken 4 kap. 4 e §", sources=["code", "police"]),
    },
    {
        "law": source("Förvaltningslagen (2017:900)", url="https://example.se/<fl>"),
        "police": source("Polisen, om <skydd>", published="2021-02", how="copy"),
        "code": source("Brottsbalken (1962:700)", url="https://example.se/brb", check="Gammal."),
    },
    dict.fromkeys(("1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8"), "directory/facts/one.yml"),
)


def page(markdown: str, folder: str = "sv", name: str = "housing", **meta) -> ProsePage:
    base = {"code": "zt7c", "title": "Boende", "group": "rights", "read": "2026-11-24", "review_by": "2027-05-20"}
    return ProsePage(
        name, f"docs/{folder}/{name}.md", folder, FrontMatter.model_validate({**base, **meta}), markdown, 7
    )


# Reading


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Så är det. [@2.9]", [("2.9",)]),
        ("Så. [@2.9 @2.10] Och så. [@13.1]", [("2.9", "2.10"), ("13.1",)]),
        ("[@2.9, @2.10]", [("2.9", "2.10")]),
        ("[@2.x]", [()]),
        ("[@2.9 2.10]", [()]),
        ("[länk](page:money)", []),
        ("mejl@example.se", []),
    ],
)
def test_citations_are_found(text: str, found: list) -> None:
    assert [one.facts for one in citations(text)] == found


@given(st.text(alphabet="@[] 12.,ab\n", max_size=40))
def test_citations_never_overlap_and_marking_takes_them_all_out(text: str) -> None:
    found = list(citations(text))
    assert all(one.end <= other.start for one, other in pairwise(found))
    marked = mark_citations(text, {}, "källa")
    assert len(marked) == len(text) - sum(one.end - one.start for one in found)


def test_front_matter_may_only_say_true_or_false() -> None:
    with pytest.raises(ValueError, match="true or false"):
        page("", unchecked="yes")
    with pytest.raises(ValueError, match="rights"):
        page("", group="other")
    assert page("", unchecked="true").meta.unchecked is True


# Showing


@pytest.fixture(scope="module")
def views(project_root: Path, real: Loaded) -> dict[str, tuple[View, Words]]:
    found = {}
    for language in real.directory.languages:
        if language.folder in ("sv", "en", "ar"):
            view = View(real.directory, Catalog(language, project_root / "overrides/locales"), {}, None)
            found[language.folder] = view, Words(view)
    return found


def test_what_shares_law_and_sources_shares_a_number() -> None:
    lines, numbers = entries(["1.1", "1.4", "1.2", "1.3", "1.1", "9.9"], FACTS)
    assert numbers == {"1.1": 1, "1.4": 2, "1.2": 1, "1.3": 3}
    assert len(lines) == 3


def test_numbers_are_no_links_and_are_spoken() -> None:
    marked = mark_citations("Så. [@1.4 @1.1 @1.2]", {"1.1": 1, "1.2": 1, "1.4": 2}, "källa")
    assert marked == 'Så.<sup class="cite"><span>källa </span>2, 1</sup>'
    assert "title" not in marked
    assert "href" not in marked


def test_a_law_is_named_once_and_leads_to_its_text(views) -> None:
    listed = source_list(entries(["1.8"], FACTS)[0], *views["sv"])
    assert listed.count("Brottsbalken") == 1
    assert '<a href="https://example.se/brb" rel="noreferrer">Brottsbalken 4 kap. 4 e\u00a0§</a>' in listed
    assert "Polisen, om &lt;skydd&gt; (2021-02)" in listed
    assert "– <b>inte kontrollerad än</b>" in listed
    assert "sparade kopior" in listed


def test_a_list_of_what_is_confirmed_has_no_doubt_in_it(views) -> None:
    listed = source_list(entries(["1.1"], FACTS)[0], *views["sv"])
    assert "kontrollerad än" not in listed
    assert "sparade kopior" not in listed
    assert "Källorna är lästa 24 november 2026" in listed
    assert "https://example.se/&lt;fl&gt;" in listed


def test_advice_without_a_source_says_so(views) -> None:
    assert "Vårt eget råd, utan källa." in source_list(entries(["1.7"], FACTS)[0], *views["sv"])


def test_no_citation_no_list(views) -> None:
    assert source_list([], *views["sv"]) == ""


@pytest.mark.parametrize(("folder", "words"), [("en", "not checked yet"), ("ar", "لم يتم التحقق منه بعد")])
def test_the_list_is_in_the_readers_words_and_its_names_in_swedish(views, folder: str, words: str) -> None:
    listed = source_list(entries(["1.8"], FACTS)[0], *views[folder])
    assert words in listed
    assert '<bdi lang="sv" dir="ltr">' in listed
    assert "inte kontrollerad" not in listed


def test_a_list_inside_swedish_text_says_its_own_language(views, real: Loaded) -> None:
    swedish = next(one for one in real.directory.languages if one.folder == "sv")
    assert '<details class="fold" lang="ar" dir="rtl">' in source_list(
        entries(["1.1"], FACTS)[0], *views["ar"], swedish
    )


def test_the_plans_list_has_laws_and_says_where_the_rest_stands(views) -> None:
    lines, _ = entries(["1.1", "1.8"], FACTS)
    others, _ = entries(["1.4"], FACTS)
    listed = law_list(lines, others, *views["sv"])
    assert listed.count("<li>") == 2
    assert "på sidorna som stegen leder till" in listed
    assert "href" not in listed


def test_a_page_says_when_its_review_is_late(views) -> None:
    late = late_notice(date(2026, 11, 23), DAY, *views["sv"])
    assert "23 november 2026" in late
    assert late_notice(DAY, DAY, *views["sv"]) == ""


# Asking


@pytest.mark.parametrize(
    "text",
    [
        "Du har rätt till tolk.",
        "Du har rätt att få ett beslut.",
        "Hedersförtryck är ett eget brott.",
        "Straffet är fängelse.",
        "Polisen måste skriva en anmälan.",
        "Misstänker de något måste de säga det.",
        "Socialtjänsten får inte vägra.",
        "Ingen får tvinga dig.",
        "Du har tre veckor på dig.",
        "De bestämmer inom 14 dagar.",
        "Det är förbjudet.",
        "Beslutet kan överklagas.",
    ],
)
def test_swedish_law_is_heard(text: str) -> None:
    assert says_law(text, "sv")
    assert says_law(text, "sv-simple")


@pytest.mark.parametrize(
    "text",
    [
        "Ring 112 om det är bråttom.",
        "Har jag rätt till tolk?",
        "Säg: ”Jag har rätt till tolk.”",
        "Ring [Rätt att välja](service:ratt-att-valja).",
        "Fråga socialtjänsten hur du ska göra.",
        "Det är inte rätt väg.",
        "Gör det inom fem sekunder.",
        "Berätta för någon du litar på.",
    ],
)
def test_swedish_advice_is_no_law(text: str) -> None:
    assert not says_law(text, "sv")


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("You have a right to an interpreter.", "en"),
        ("Honour oppression is a crime.", "en"),
        ("The police must write a report.", "en"),
        ("You have three weeks to appeal.", "en"),
        ("Social services must decide within 14 days.", "en"),
        ("يحق لك الحصول على مترجم.", "ar"),
        ("الزواج القسري جريمة.", "ar"),
        ("يجب على الشرطة كتابة بلاغ.", "ar"),
        ("القرار خلال ثلاثة أسابيع.", "ar"),
    ],
)
def test_law_is_heard_in_other_languages(text: str, folder: str) -> None:
    assert says_law(text, folder)


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("Call 112 if it is urgent.", "en"),
        ("Do I have a right to an interpreter?", "en"),
        ("Talk to a lawyer first.", "en"),
        ("يمكنك الاتصال بمحامٍ للحصول على مساعدة قانونية.", "ar"),
        ("You have a right.", "fi"),
    ],
)
def test_advice_in_other_languages_is_no_law(text: str, folder: str) -> None:
    assert not says_law(text, folder)


def test_blocks_are_paragraphs_items_and_rows() -> None:
    text = "# Rubrik\n\nEtt stycke\nsom går vidare.\n\n- En punkt\n    - En till\n1. Ett steg\n\n"
    text += "| Ord | Svar |\n|---|---|\n| a | b |\n"
    found = [(one.text, one.words) for one in blocks(text)]
    assert [one.strip() for one, _ in found] == [
        "Ett stycke\nsom går vidare.", "- En punkt", "- En till", "1. Ett steg", "| Ord | Svar |", "| a | b |",
    ]  # fmt: skip
    for block in blocks(text):
        assert text[block.start : block.start + len(block.text)] == block.text


def told(pages: list[ProsePage]) -> list[tuple[str, int]]:
    return [(one.rule, one.where.line) for one in [*check_broken(pages, FACTS), *check_citations(pages, FACTS)]]


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("Så är det. [@1.1]\n", []),
        ("Text.\n\nSå är det. [@9.9]\n", [("citation", 10)]),
        ("Så är det. [@1]\n", [("citation", 8)]),
        ("Så är det. [@1.6]\n", [("citation-hold", 8)]),
        ("Du har rätt till tolk.\n", [("law-uncited", 8)]),
        (f"Du har rätt till tolk. {NO_LAW}\n", []),
        ("Du har rätt till tolk. [@1.3]\n", []),
        ("Du har rätt till:\n\n- tolk [@1.3]\n", []),
        ("Du har rätt till:\n\n- tolk\n", [("law-uncited", 8)]),
        ("| När | Säg |\n|---|---|\n| Tolk | Jag har rätt till tolk. |\n", []),
        ("| Vad | Hur |\n|---|---|\n| Tolk | Du har rätt till tolk. |\n", [("law-uncited", 10)]),
        ("Så är det. [@1.5]\n", [("unchecked", 2)]),
        ("Enligt SoL (2001:453) får du hjälp. [@1.1]\n", [("old-law", 8)]),
        ("Chapter 5, Section 11 says so. [@1.1]\n", [("old-law", 8)]),
    ],
)
def test_what_is_wrong_with_a_page(markdown: str, found: list) -> None:
    assert told([page(markdown)]) == found


def test_a_page_about_the_site_says_no_law() -> None:
    assert not told([page("Du har rätt till tolk.\n", group="about")])


def test_doubt_that_is_told_is_well_and_told_in_vain_is_not() -> None:
    assert not told([page("Så är det. [@1.5]\n", unchecked="true")])
    assert told([page("Så är det. [@1.1]\n", unchecked="true")]) == [("unchecked", 2)]


@pytest.mark.parametrize(
    ("folder", "markdown", "wrong"),
    [
        ("en", "So it is. [@1.1] And so. [@1.3]", False),
        ("en", "So it is. [@1.1]", True),
        ("en", "So it is. [@1.1] And so. [@1.4]", True),
        ("ar", "هكذا. [@1.1] [@1.3] [@1.4]", True),
        ("sv-simple", "Så är det. [@1.3]", False),
        ("sv-simple", "Så är det. [@1.4]", True),
    ],
)
def test_translations_cite_what_the_swedish_cites(folder: str, markdown: str, wrong: bool) -> None:
    swedish = page("Så. [@1.1] Och. [@1.3]")
    other = page(
        markdown, folder, source=prose_fingerprint(swedish.markdown), state="draft", by="redaktionen", date="2026-11-24"
    )
    assert [rule for rule, _ in told([swedish, other])] == (["citation-translation"] if wrong else [])


# The project's own


@pytest.fixture(scope="module")
def prose(project_root: Path):
    paths = Paths(project_root)
    languages = load_directory(paths).directory.languages
    pages, problems = load_prose(paths, [one.folder for one in languages])
    assert not problems
    return pages


def test_no_page_says_law_without_citing_it(prose) -> None:
    more = {"my-plan": prose.plan.cited}
    problems = [*check_broken(prose, prose.facts), *check_citations(prose, prose.facts, more)]
    assert not [f"{one.where} {one.sentence()}" for one in problems if one.severity == "error"]


def test_the_act_that_is_gone_is_on_no_page(prose) -> None:
    gone = re.compile(r"2001\s*:\s*453|\bSoL\s+(?:2001|[245]\s*kap|14\s*kap)|\bSoL\s+(?:4:1|5:11|14:1)")
    assert not [one.path for one in prose if gone.search(one.markdown)]


def test_what_is_held_back_is_on_no_page_and_in_no_plan(prose) -> None:
    held = {name for name, one in prose.facts.facts.items() if one.hold}
    assert held
    assert not [one.path for one in prose if held & set(one.cited)]
    assert not held & set(prose.plan.cited)


def test_pages_show_numbers_and_a_list_that_agree(real_site: Path, prose) -> None:
    for one in prose:
        file = real_site / one.folder / one.meta.code / "index.html"
        if not one.cited or not file.exists():
            continue
        html = file.read_text("utf-8")
        assert "[@" not in html, one.path
        shown = {int(number) for mark in re.findall(r'<sup class="cite"><span>[^<]*</span>([\d, ]+)', html)
                 for number in mark.split(", ")}  # fmt: skip
        listed = html[html.rindex('<ol class="sources">') :].partition("</ol>")[0].count("<li>")
        assert shown == set(range(1, listed + 1)), one.path
