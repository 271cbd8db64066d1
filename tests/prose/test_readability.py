"""How hard a page is to read: what counts as a sentence and a word, the formulas, and the targets."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from vart.check.readability import SCALES, measure, names_pattern, words_of
from vart.cli import main
from vart.languages.plain_text import plain, sentences

from .test_citations import page


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("# Rubrik\n\nEn mening. En till!\n", ["En mening.", "En till!"]),
        ("- **Ring** [112](tel:112) nu. [@1.1]\n- Gå ut.", ["Ring 112 nu.", "Gå ut."]),
        ("Säg: ”Hjälp mig. Nu.” Gå sedan.", ["Säg", "”Hjälp mig.", "Nu.", "Gå sedan."]),
        ("Ta med: id, pass och kort.", ["Ta med: id, pass och kort."]),
        ("| När | Säg |\n|---|---|\n| Nu | Jag vill ha hjälp. |", ["Nu", "Jag vill ha hjälp."]),
        ("En tanke.  \nEn till tanke.\n", ["En tanke.", "En till tanke."]),
        ("En tanke  \nen till\n", ["En tanke", "en till"]),
        ('<details markdown="1"><summary>Fråga?</summary>\n\nSvar.\n\n</details>', ["Svar."]),
        ('Say <span lang="sv">”Jag vill ansöka.”</span> now.', ["Say now."]),
        ("<!-- plan -->\n\nText.", ["Text."]),
        ("Klockan 9.30 kan du ringa.", ["Klockan 9.30 kan du ringa."]),
    ],
)
def test_sentences(markdown: str, found: list[str]) -> None:
    assert [one.text for one in sentences(markdown)] == found


def test_a_sentence_knows_its_line() -> None:
    assert [one.line for one in sentences("# R\n\nEtt.\n\n- Två.\n- Tre.\n")] == [3, 5, 6]


def test_plain_words() -> None:
    assert plain("**Ring** [Bris](service:bris), <bdi>116 111</bdi>. [@5.6]") == "Ring Bris, 116 111."


def test_names_do_not_count() -> None:
    names = names_pattern({"Försäkringskassan", "Rätt att välja", "Rätt"})
    assert words_of("Ring Försäkringskassans nummer 116 016.", names) == ["Ring", "nummer"]
    assert words_of("Rätt att välja svarar.", names) == ["svarar"]
    assert words_of("Socialtjänsten svarar.", names) == ["Socialtjänsten", "svarar"]
    assert names_pattern(set()) is None


def test_lix_is_lix() -> None:
    # 10 words, 2 sentences, 3 of them of more than six letters: 5 + 30.
    text = "Socialtjänsten hjälper dig som är utsatt. Åtgärderna är bra."
    assert len(words_of(text, None)) == 9
    found = measure(page(text), None)
    assert found.value == pytest.approx(9 / 2 + 100 * 3 / 9)
    assert found.scale.name == "LIX"


def test_letters_of_swedish_count_as_letters() -> None:
    assert measure(page("Åäöåäö."), None).value == pytest.approx(1)
    assert measure(page("Åäöåäöå."), None).value == pytest.approx(101)


def test_english_has_a_grade() -> None:
    easy = measure(page("Call us now. We help you.", "en"), None)
    hard = measure(page("Administrative deliberations notwithstanding, applicants retain opportunities.", "en"), None)
    assert easy.value < 3 < 12 < hard.value
    assert easy.scale.name == "grade"


def test_the_sentences_that_break_the_target_are_told_the_hardest_first() -> None:
    hard = "Myndighetsutövningen förutsätter individuella biståndsbedömningar."
    found = measure(page(f"Ring oss nu. {hard} Vi hjälper dig gärna."), None)
    assert found.value > SCALES["sv"].target
    assert [one.text for one in found.breaking] == [hard]
    assert measure(page("Ring oss nu."), None).breaking == []


def test_long_sentences_are_told_with_their_line() -> None:
    found = measure(page("Kort.\n\n" + "ord " * 16 + "slut."), None)
    assert [one.line for one in found.long] == [3 + 7]


def test_arabic_and_empty_pages_have_no_value() -> None:
    assert measure(page("اتصل الآن.", "ar"), None).value is None
    assert measure(page("# Rubrik"), None).value is None


def test_more_texts_count() -> None:
    assert measure(page("# Min plan"), None, ["Ring oss nu."]).value == pytest.approx(3)


def test_every_page_of_the_project_meets_its_target(project_root: Path) -> None:
    result = CliRunner().invoke(main, ["status", "--plain", "--root", str(project_root)])
    assert result.exit_code == 0, result.output
    assert "OVER" not in result.output
    assert result.output.count("docs/sv/") >= 30


def test_status_tells_what_the_prose_needs(project_root: Path) -> None:
    result = CliRunner().invoke(main, ["status", "--root", str(project_root), "--days", "3650"])
    assert result.exit_code == 0, result.output
    for words in (
        "pages to review by",
        "no one has confirmed",
        "marked as no law",
        "does without",
        "docs/sv/my-plan.md",
    ):
        assert words in result.output
