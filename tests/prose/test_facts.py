"""Facts and sources: read strictly, laws written as readers see them, nothing of the act that is gone."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from vart.check.citations import check_facts
from vart.load import Paths
from vart.load.facts import fact_documents, load_facts
from vart.model import Problem

SOURCES = """\
lagen:
  title: "Förvaltningslagen (2017:900)"
  url: "https://example.se/lag"
  read: 2026-11-24
social:
  title: "Socialtjänstlagen (2025:400)"
  read: 2026-11-24
  how: copy
  confirmed: ["11 kap. 1 §", "19 kap. 1 §"]
  check: "Läs hela lagen."
"""
FACTS = """\
"2.9":
  says: "Du har rätt att få ett beslut."
  law: "Förvaltningslagen (2017:900) 31–33 §§"
  sources: [lagen]
  confidence: high
"""


@pytest.fixture
def written(tmp_path: Path):
    """Writes facts and sources, and returns what the loader and the checks say of them."""

    def write(facts: str = FACTS, sources: str = SOURCES, *, more: str = "") -> list[Problem]:
        directory = tmp_path / "directory"
        (directory / "facts").mkdir(parents=True)
        (directory / "sources.yml").write_text(sources, "utf-8")
        (directory / "facts/one.yml").write_text(facts, "utf-8")
        if more:
            (directory / "facts/two.yml").write_text(more, "utf-8")
        paths = Paths(tmp_path)
        found, problems = load_facts(paths)
        return [*problems, *check_facts(found, fact_documents(paths), date(2026, 11, 24))]

    return write


def test_what_is_well_is_not_told_of(written) -> None:
    assert not written()


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ("sources: [lagen]", "sources: [lagen, okänd]", "shape-string-pattern-mismatch", 4),
        ("sources: [lagen]", "sources: [lagen, another]", "fact-source", 4),
        ("confidence: high", "confidence: sure", "shape-literal-error", 5),
        ("confidence: high", "confidence: high\n  certain: true", "shape-extra-forbidden", 6),
        ("confidence: high", "confidence: high\n  hold: maybe", "shape-truth", 6),
        ('"2.9"', '"two"', "shape-string-pattern-mismatch", 1),
        ("31–33 §§", "31–33 §§ (not read)", "shape-string-pattern-mismatch", 3),
        ("Förvaltningslagen (2017:900) 31–33 §§", "FL 31 §", "shape-string-pattern-mismatch", 3),
        ("Förvaltningslagen (2017:900) 31–33 §§", "Socialtjänstlagen (2025:400) 4 kap. 1 §", "old-law", 3),
        ("Förvaltningslagen (2017:900) 31–33 §§", "Socialtjänstlagen (2001:453) 4 kap. 1 §", "old-law", 3),
        ("Du har rätt att få ett beslut.", "Enligt SoL 5 kap. 11 § har du rätt till hjälp.", "old-law", 2),
    ],
)
def test_what_is_wrong_is_told_with_its_line(written, old: str, new: str, rule: str, line: int) -> None:
    assert old in FACTS
    found = written(FACTS.replace(old, new))
    assert (rule, "directory/facts/one.yml", line) in [(one.rule, one.where.path, one.where.line) for one in found]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("read: 2026-11-24\nsocial", "read: 2026-11-25\nsocial", "date-future"),
        ("https://example.se/lag", "javascript:alert(1)", "address"),
        ("how: copy", "how: hearsay", "shape-literal-error"),
    ],
)
def test_what_is_wrong_with_a_source(written, old: str, new: str, rule: str) -> None:
    assert old in SOURCES
    assert rule in [one.rule for one in written(sources=SOURCES.replace(old, new))]


def test_a_number_belongs_to_one_fact(written) -> None:
    assert [one.rule for one in written(more=FACTS)] == ["fact-twice"]


def test_a_confirmed_section_may_be_cited(written) -> None:
    law = "Socialtjänstlagen (2025:400) 11 kap. 1 § och 19 kap. 1 §"
    assert not written(FACTS.replace("Förvaltningslagen (2017:900) 31–33 §§", law))


def test_a_project_without_facts_has_none(tmp_path: Path) -> None:
    (tmp_path / "directory").mkdir()
    found, problems = load_facts(Paths(tmp_path))
    assert not problems
    assert not found.facts


def test_a_fact_is_unconfirmed_by_itself_or_by_its_source(tmp_path: Path) -> None:
    directory = tmp_path / "directory"
    (directory / "facts").mkdir(parents=True)
    (directory / "sources.yml").write_text(SOURCES, "utf-8")
    more = FACTS.replace("2.9", "3.1").replace("confidence: high", 'confidence: high\n  check: "Läs om."')
    last = FACTS.replace("2.9", "3.2").replace("[lagen]", "[social]")
    (directory / "facts/one.yml").write_text(FACTS + more + last, "utf-8")
    facts, problems = load_facts(Paths(tmp_path))
    assert not problems
    assert facts.unconfirmed(["2.9", "3.1", "3.2", "9.9"]) == ["3.1", "3.2"]


# The project's own


@pytest.fixture(scope="module")
def facts(project_root: Path):
    found, problems = load_facts(Paths(project_root))
    assert not problems
    return found


def test_the_projects_facts_are_well(project_root: Path, facts, real_day) -> None:
    paths = Paths(project_root)
    assert not list(check_facts(facts, fact_documents(paths), real_day))
    assert len(facts.facts) >= 250


def test_no_law_reference_is_to_the_act_that_is_gone(project_root: Path, facts) -> None:
    gone = re.compile(
        r"2001:453|Socialtjänstlagen[^,;]*\b(?:2 kap\. 1|4 kap\. 1|5 kap\. 11|11 kap\. 1 a|14 kap\. 1) ?§"
    )
    for name, fact in facts.facts.items():
        assert not [law for law in fact.law if gone.search(law)], name
        assert not gone.search(fact.says), name


def test_titles_are_for_readers(facts) -> None:
    for key, source in facts.sources.items():
        assert not re.search(r"\b(?:mirror|copy|kopia|github|public|spegel)\b", source.title, re.IGNORECASE), key
        assert source.title[0].isupper() or source.title[0].isdigit(), key


def test_notes_are_in_swedish(facts) -> None:
    english = re.compile(r"\b(?:the|and|not|only|read|section|number|proposal|check)\b")
    for name, one in [*facts.facts.items(), *facts.sources.items()]:
        for text in (one.check, getattr(one, "note", None)):
            assert not (text and english.search(text)), name
