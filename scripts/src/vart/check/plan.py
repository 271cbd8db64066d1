"""Rules over the personal plan: steps that can be reached, help that exists, words that fit what is asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from vart.check.citations import says_law
from vart.check.dates import future
from vart.check.findings import Finding
from vart.check.plain import JOINING, script_faults, text_faults
from vart.check.texts import tell
from vart.languages import SOURCE
from vart.load import Loc
from vart.model import Directory, Language
from vart.model.facts import Facts
from vart.model.plan import Plan, PlanTranslation, Step

#: Numbers of telephones stand in records; a step names the record.
_NUMBER = re.compile(r"\d{3}")


def check_plan(
    plan: Plan, directory: Directory, pages: Collection[str], facts: Facts, unread: Collection[str] = ()
) -> Iterator[Finding]:
    """Tell what is wrong with the plan itself.

    :param pages: the names of the prose pages that there are.
    :param unread: ids of records that are there and could not be read.
    """
    for loc, text in _places(plan.texts):
        yield from tell(loc, text_faults(text) + script_faults(text, "Latn"))
    used: set[str] = set()
    for name, step in plan.steps.items():
        used |= set(step.when.named)
        yield from _asked(name, step, plan)
        yield from _helped(name, step, directory, pages, unread)
        yield from _founded(name, step, facts)
    for name in plan.circumstances:
        if name not in used:
            yield Finding(
                "plan-unused", ("circumstances", name), "No step asks for '{name}'",
                "add what the reader then needs, or remove the tick", params={"name": name},
            )  # fmt: skip


def _asked(name: str, step: Step, plan: Plan) -> Iterator[Finding]:
    here: Loc = ("steps", name)
    if step.phase not in plan.phases:
        yield Finding(
            "plan-phase", (*here, "phase"), "There is no phase '{name}'", "use one of those under phases",
            params={"name": step.phase},
        )  # fmt: skip
    for one in step.when.named:
        if one not in plan.circumstances:
            yield Finding(
                "plan-when", (*here, "when"), "There is no circumstance '{name}'",
                "use one of those under circumstances", params={"name": one},
            )  # fmt: skip
    if set(step.when.none) & {*step.when.all, *step.when.any}:
        yield Finding(
            "plan-when", (*here, "when"), "The step asks for something and for its opposite", "take one of them out"
        )
    if step.when.named and not step.when.single and not step.if_:
        yield Finding(
            "plan-if", here, "The step does not say in words when it applies",
            "add `if`, as in: Om du har barn och bor med personen",
        )  # fmt: skip
    elif step.if_ and not step.when.named:
        yield Finding("plan-if", (*here, "if"), "The step applies to everyone", "remove `if`, or add `when`")
    if _NUMBER.search(step.text):
        yield Finding(
            "plan-number", (*here, "text"), "There is a number in the text", "name the record under services instead"
        )


def _helped(
    name: str, step: Step, directory: Directory, pages: Collection[str], unread: Collection[str]
) -> Iterator[Finding]:
    shown = {one.id for one in directory.services if one.status == "active"}.union(unread)
    known: tuple[tuple[str, tuple[str, ...], Collection[str]], ...] = (
        ("services", step.services, shown),
        ("needs", step.needs, directory.vocabulary.needs),
        ("pages", step.pages, pages),
    )
    for key, names, there in known:
        for index, one in enumerate(names):
            if one not in there:
                yield Finding(
                    "plan-help", ("steps", name, key, index), "'{name}' is not there to help",
                    "name an active record, a need or a page that exists", params={"name": one},
                )  # fmt: skip


def _founded(name: str, step: Step, facts: Facts) -> Iterator[Finding]:
    for index, one in enumerate(step.facts):
        fact = facts.facts.get(one)
        loc = ("steps", name, "facts", index)
        if fact is None:
            yield Finding(
                "citation", loc, "There is no fact '{name}'", "name one of directory/facts/", params={"name": one}
            )
        elif fact.hold:
            yield Finding(
                "citation-hold", loc, "The fact '{name}' may not be published yet",
                "take the statement out, or confirm the fact and remove `hold`", params={"name": one},
            )  # fmt: skip
    said = says_law(step.text, SOURCE)
    if said and not step.facts:
        yield Finding(
            "law-uncited", ("steps", name, "text"), "'{said}' says what the law says, and cites nothing",
            "add its fact under facts", params={"said": said},
        )  # fmt: skip


def check_plan_translation(
    plan: Plan, translation: PlanTranslation, language: Language, today: date
) -> Iterator[Finding]:
    """Tell what is wrong with the plan in one language."""
    if translation.date > today:
        yield future(("date",))
    if translation.source != plan.fingerprint:
        yield Finding(
            "translation-stale", ("source",), "The Swedish plan has changed since this translation was made",
            "compare the texts, then write source: {source}", "warning", {"source": plan.fingerprint},
        )  # fmt: skip
    for loc, text in _places(translation.texts):
        name = ".".join(str(one) for one in loc)
        if name not in plan.texts:
            yield Finding(
                "translation-field", loc, "'{field}' stands here, but not in the Swedish plan", "remove it",
                params={"field": name},
            )  # fmt: skip
            continue
        yield from tell(loc, text_faults(text, language.folder in JOINING) + script_faults(text, language.script))
        if _NUMBER.search(text):
            yield Finding("plan-number", loc, "There is a number in the text", "name the record under services instead")
    for name in plan.texts:
        if name not in translation.texts:
            yield Finding(
                "translation-field", (), "'{field}' of the plan is not translated", "translate it",
                "error" if language.state == "open" else "warning", {"field": name},
            )  # fmt: skip


def _places(texts: Mapping[str, str]) -> Iterator[tuple[Loc, str]]:
    for name, text in texts.items():
        yield tuple(name.split(".")), text
