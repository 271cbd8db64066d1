"""Every rule has a record that breaks it, and says there at which column; good records stay silent."""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import vart.check
from vart.check import Report, check
from vart.load import Paths

TODAY = date(2026, 11, 24)
CHECK = Path(vart.check.__file__).parent
#: The rules that look at records and the lists beside them.
MODULES = (
    "across", "crisis", "dates", "dialling", "links", "numbers", "plain", "reach", "references", "sources", "texts",
    "translations",
)  # fmt: skip


def own_rules() -> set[str]:
    """Return the names of those rules, from the sources."""
    found = set()
    for module in MODULES:
        for node in ast.walk(ast.parse((CHECK / f"{module}.py").read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            place = {"Finding": 0, "Fault": 0, "_pairs": 2}.get(name)
            if place is not None and len(node.args) > place and isinstance(node.args[place], ast.Constant):
                found.add(node.args[place].value)
    return found


def test_good_records_are_silent(good: Report) -> None:
    assert good.problems == ()
    assert good.services == 7


def test_every_fault_is_found_at_its_line_and_column(bad: Report, announced: set[tuple[str, int, int, str]]) -> None:
    rules = own_rules() | {"hours"}
    found = {(*problem.where, problem.rule) for problem in bad.problems if problem.rule in rules | {"yaml-syntax"}}
    folder = ("directory/translations/xx", 1, 1, "translation-language")  # a folder has no line to stand in
    assert found == announced | {folder}


def test_every_rule_has_a_record_that_breaks_it(announced: set[tuple[str, int, int, str]]) -> None:
    elsewhere = {"translation-language", "publication"}  # a folder; what matters before publication only
    assert own_rules() - {rule for *_, rule in announced} == elsewhere


def test_hidden_records_are_never_quoted(bad: Report) -> None:
    secrets = ("hemlig-ort", "9999", "070-174 06 0'", "hemlig.example")
    for problem in bad.problems:
        if problem.where.path.endswith("hemlig.yml"):
            assert not any(secret in problem.sentence() for secret in secrets)


def rules(paths: Paths, **options: object) -> list[tuple[str, str, str]]:
    report = check(paths, TODAY, **options)
    return [(Path(problem.where.path).stem, problem.rule, problem.severity) for problem in report.problems]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # A number that the source quotes in another spelling; one that it does not have.
        ('phone: "070-174 06 05"', 'phone: "070-1740605"', []),
        ('phone: "070-174 06 05"', 'phone: "070-174 06 50"', [("phone-quoted", "error")]),
        # 24 months are not too old, a day more is.
        ("read: 2026-11-02, checked: 2026-10-30", "read: 2024-11-24", []),
        ("read: 2026-11-02, checked: 2026-10-30", "read: 2024-11-23", [("source-old", "warning")]),
        ("checked: 2026-10-30", "checked: 2026-11-03", [("source-order", "error")]),
        # A month that has begun is not the future.
        ("published: 2026-10", "published: 2026-11", []),
        ("published: 2026-10", "published: 2026-12", [("date-future", "error")]),
        # Six months for a service of the home page.
        ("review_by: 2027-05-24", "review_by: 2027-05-25", [("review-far", "error")]),
        ("review_by: 2027-05-24", "review_by: 2026-11-24", []),
        ("review_by: 2027-05-24", "review_by: 2026-11-23", [("review-due", "warning")]),
        ("verified: {date: 2026-11-20", "verified: {date: 2026-11-24", []),
        ("verified: {date: 2026-11-20", "verified: {date: 2026-11-25", [("date-future", "error")]),
        ("ages: {min: 15}", "ages: {min: 18}", [("ages", "error")]),
        ("ages: {min: 15}", "ages: {min: 17}", []),
        ("needs: [talk, shelter]", "needs: [talk, shelters]", [("vocabulary", "error")]),
        ("confidence: medium", "confidence: high", []),
    ],
)
def test_where_rules_begin(
    directory: Callable[..., Paths], old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    found = rules(directory(exempellinjen=[(old, new)]))
    own = [(rule, severity) for name, rule, severity in found if name == "exempellinjen"]
    assert own == expected


def test_a_misspelt_word_is_guessed(directory: Callable[..., Paths]) -> None:
    report = check(directory(exempellinjen=[("needs: [talk, shelter]", "needs: [talk, shelters]")]), TODAY)
    assert [problem.sentence() for problem in report.problems] == [
        "'shelters' is not a word of the list needs — did you mean 'shelter'?"
    ]


def test_the_same_number_needs_both_records_to_know(directory: Callable[..., Paths]) -> None:
    paths = directory(**{"delad-ett": [("shares_number_with: [delad-tva]\n", "")]})
    assert rules(paths) == [
        ("delad-ett", "twice-number", "warning"),
        ("delad-tva", "twice-number", "warning"),
        ("delad-tva", "shares-number", "warning"),
    ]


def test_one_operator_may_use_one_page_for_two_services(directory: Callable[..., Paths]) -> None:
    page = '  - {website: "https://www.exempel.example/"}\n'
    other = ("channels:\n", f"channels:\n{page}")
    assert [rule for _, rule, _ in rules(directory(skyddet=[other]))] == ["twice-address", "twice-address"]
    same = ("{name: Föreningen Skydd, type: ngo}", "{name: Föreningen Exempel, type: ngo}")
    assert rules(directory(skyddet=[other, same])) == []


def test_a_record_that_can_not_be_read_is_not_called_missing(directory: Callable[..., Paths]) -> None:
    paths = directory(exempellinjen=[("kind: helpline", "kind: [helpline")])
    assert {rule for _, rule, _ in rules(paths)} == {"yaml-syntax"}


def test_without_a_vocabulary_no_word_is_unknown(directory: Callable[..., Paths]) -> None:
    paths = directory(vocabulary=[("kinds:\n", "kinds: x\n")])
    found = {rule for name, rule, _ in rules(paths) if name not in ("vocabulary", "crisis")}
    assert "vocabulary" not in found


def test_a_shelter_can_not_have_an_address(directory: Callable[..., Paths]) -> None:
    paths = directory(skyddet=[("address: confidential", "address: {street: Provgatan 1, city: Provstad}")])
    found = rules(paths)
    assert ("skyddet", "shape-literal-error", "error") in found
    assert all("Provgatan" not in problem.sentence() for problem in check(paths, TODAY).problems)


def test_consent_comes_from_the_operators_own_site(directory: Callable[..., Paths]) -> None:
    own = 'source: "https://www.staden.example/kontakt"'
    for cited, expected in (
        ("https://press.staden.example/kontakt", []),
        ("https://staden.example.annan.example/", [("mottagningen", "address-consent", "error")]),
    ):
        assert rules(directory(mottagningen=[(own, f'source: "{cited}"')])) == expected


def test_publication_needs_someone_to_have_asked(directory: Callable[..., Paths]) -> None:
    found = check(directory(), TODAY, publication=True).problems
    assert [(problem.where.path, problem.where.line, problem.rule) for problem in found] == [
        ("directory/crisis.yml", 1, "publication")
    ]
    asked = ("review_by: 2027-03-01", "verified: {date: 2026-05-24, by: kommitten, how: phone}\nreview_by: 2027-03-01")
    assert rules(directory(larmet=[asked]), publication=True) == []
    old = ("review_by: 2027-03-01", "verified: {date: 2026-05-23, by: kommitten, how: phone}\nreview_by: 2027-03-01")
    assert rules(directory(larmet=[old]), publication=True) == [("crisis", "publication", "error")]
