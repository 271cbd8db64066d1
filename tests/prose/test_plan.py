"""The plan's rules: the right steps for twelve people, and what is wrong with a plan that is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vart.check.plan import check_plan, check_plan_translation
from vart.load import Loaded, Paths
from vart.load.plan import load_plan, load_plan_translation
from vart.load.prose import load_prose
from vart.model.facts import NO_FACTS
from vart.model.plan import Plan, When
from vart.render.plan_page import conditions, plan_rules, ticks

from .situations import NOTHING, SITUATIONS


@pytest.fixture(scope="module")
def plan(project_root: Path) -> Plan:
    found, problems = load_plan(Paths(project_root))
    assert not problems
    assert found
    return found


@pytest.mark.parametrize("situation", [*SITUATIONS, NOTHING], ids=lambda one: one.who)
def test_everyone_gets_the_steps_that_apply_and_no_others(plan: Plan, situation) -> None:
    assert plan.steps_for(situation.ticks) == situation.steps


def test_the_situations_tick_everything_that_can_be_ticked_and_meet_every_step(plan: Plan) -> None:
    assert {tick for one in SITUATIONS for tick in one.ticks} == set(plan.circumstances)
    assert {step for one in [*SITUATIONS, NOTHING] for step in one.steps} == set(plan.steps)


def test_there_are_twelve_situations() -> None:
    assert len(SITUATIONS) == 12


@pytest.mark.parametrize(
    ("when", "ticked", "holds"),
    [
        ({}, [], True),
        ({"all": ["a", "b"]}, ["a"], False),
        ({"all": ["a", "b"]}, ["a", "b"], True),
        ({"any": ["a", "b"]}, ["b"], True),
        ({"any": ["a", "b"]}, ["c"], False),
        ({"not": ["a"]}, [], True),
        ({"not": ["a"]}, ["a"], False),
        ({"all": ["a"], "any": ["b", "c"], "not": ["d"]}, ["a", "c"], True),
        ({"all": ["a"], "any": ["b", "c"], "not": ["d"]}, ["a", "c", "d"], False),
    ],
)
def test_conditions(when: dict, ticked: list[str], holds: bool) -> None:
    assert When.model_validate(when).holds(ticked) is holds


def test_every_condition_has_one_rule_of_style(plan: Plan) -> None:
    rules = plan_rules(plan)
    for name in conditions(plan).values():
        assert rules.count(f" .{name}{{") == 1
    for id in ticks(plan).values():
        assert f"#{id}:checked" in rules


def test_a_site_without_a_plan_has_no_styles_for_it() -> None:
    assert plan_rules(None) == ""


@pytest.mark.parametrize("folder", ["en", "ar", "sv-simple"])
def test_translations_are_whole_and_of_today(plan: Plan, project_root: Path, folder: str, make_language) -> None:
    translation, problems = load_plan_translation(Paths(project_root), folder)
    assert not problems
    assert translation
    assert translation.texts.keys() == plan.texts.keys()
    assert translation.source == plan.fingerprint


# What is wrong with a plan


def make(**step) -> Plan:
    base = {"phase": "before", "text": "Gör något."}
    return Plan.model_validate(
        {
            "phases": {"before": "Innan"},
            "none": "Inget",
            "circumstances": {"children": {"label": "Jag har barn", "if": "Om du har barn"}},
            "steps": {"one": {**base, **step}, "two": {**base, "when": "children"}},
        }
    )


@pytest.mark.parametrize(
    ("step", "rule", "loc"),
    [
        ({"phase": "after"}, "plan-phase", ("steps", "one", "phase")),
        ({"when": "rain"}, "plan-when", ("steps", "one", "when")),
        ({"when": {"all": ["children"], "not": ["children"]}, "if": "Om"}, "plan-when", ("steps", "one", "when")),
        ({"when": {"not": ["children"]}}, "plan-if", ("steps", "one")),
        ({"if": "Om du har barn"}, "plan-if", ("steps", "one", "if")),
        ({"text": "Ring 116 016."}, "plan-number", ("steps", "one", "text")),
        ({"text": "Du har rätt till hjälp."}, "law-uncited", ("steps", "one", "text")),
        ({"text": "Ring <b>nu</b>."}, "text-html", ("steps", "one", "text")),
        ({"services": ["ingen-sadan"]}, "plan-help", ("steps", "one", "services", 0)),
        ({"needs": ["nothing"]}, "plan-help", ("steps", "one", "needs", 0)),
        ({"pages": ["nowhere"]}, "plan-help", ("steps", "one", "pages", 0)),
        ({"facts": ["99.1"]}, "citation", ("steps", "one", "facts", 0)),
    ],
)
def test_a_faulty_step_is_told_of(real: Loaded, step: dict, rule: str, loc: tuple) -> None:
    found = [(one.rule, one.loc) for one in check_plan(make(**step), real.directory, {"leaving"}, NO_FACTS)]
    assert (rule, loc) in found


def test_a_closed_service_is_no_help(real: Loaded) -> None:
    closed = next(one.id for one in real.directory.services if one.status != "active")
    found = [one.rule for one in check_plan(make(services=[closed]), real.directory, set(), NO_FACTS)]
    assert found == ["plan-help"]


def test_a_tick_that_changes_nothing_is_told_of(real: Loaded) -> None:
    plan = make()
    plan = plan.model_copy(update={"steps": {"one": plan.steps["one"]}})
    assert [one.rule for one in check_plan(plan, real.directory, set(), NO_FACTS)] == ["plan-unused"]


def test_a_faulty_translation_is_told_of(plan: Plan, project_root: Path, make_language, real_day) -> None:
    translation, _ = load_plan_translation(Paths(project_root), "en")
    english = make_language("en")
    assert not list(check_plan_translation(plan, translation, english, real_day))
    steps = {**translation.steps, "one-more": translation.steps["danger"]}
    del steps["evidence"]
    broken = translation.model_copy(update={"steps": steps, "source": "0" * 12})
    broken.__dict__.pop("texts", None)
    found = [one.rule for one in check_plan_translation(plan, broken, english, real_day)]
    assert sorted(found) == ["translation-field", "translation-field", "translation-stale"]


def test_every_fact_of_the_plan_stands_on_a_page_that_a_step_leads_to(plan: Plan, project_root: Path) -> None:
    """The plan's own list names laws only, and says that those pages have the sources whole."""
    pages = {page.name: page for page in load_prose(Paths(project_root), ["sv"])[0]}
    read_on = set(re.findall(r"\]\(page:([a-z-]+)\)", pages["my-plan"].markdown))
    reached = {name for step in plan.steps.values() for name in step.pages} | read_on
    told = {fact for name in reached for fact in pages[name].cited}
    assert set(plan.cited) | set(pages["my-plan"].cited) <= told
