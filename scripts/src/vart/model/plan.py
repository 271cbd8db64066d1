"""The personal plan: what may be true for a reader, and the steps that then apply."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field

from vart.model.base import Day, Frozen, Role, Short, Slug, Summary
from vart.model.directory import TranslationState
from vart.model.facts import FactId


def _one_circumstance(value: Any) -> Any:
    return {"all": [value]} if isinstance(value, str) else value


class When(Frozen):
    """What must be true for a step: every one of ``all``, at least one of ``any``, none of ``not``."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    all: tuple[Slug, ...] = ()
    any: tuple[Slug, ...] = ()
    none: Annotated[tuple[Slug, ...], Field(alias="not")] = ()

    def holds(self, ticked: Collection[str]) -> bool:
        """Say whether the step applies to a reader for whom ``ticked`` is true."""
        return (
            all(name in ticked for name in self.all)
            and (not self.any or any(name in ticked for name in self.any))
            and not any(name in ticked for name in self.none)
        )

    @property
    def named(self) -> tuple[str, ...]:
        """Every circumstance that is asked for."""
        return (*self.all, *self.any, *self.none)

    @property
    def single(self) -> str | None:
        """The circumstance, when one is all that is asked for."""
        return self.all[0] if len(self.all) == 1 and not self.any and not self.none else None


class Circumstance(Frozen):
    """Something that a reader ticks. ``label`` is said by the reader, ``if`` to the reader."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    label: Short
    if_: Annotated[Short, Field(alias="if")]


class Step(Frozen):
    """One thing to do. ``services``, ``needs`` and ``pages`` name what helps; numbers stand there, not in the text.

    ``if`` says in words when the step applies; one that asks for a single circumstance takes that one's.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    phase: Slug
    when: Annotated[When, BeforeValidator(_one_circumstance)] = When()
    if_: Annotated[Short | None, Field(alias="if")] = None
    text: Summary
    services: tuple[Slug, ...] = ()
    needs: tuple[Slug, ...] = ()
    pages: tuple[Slug, ...] = ()
    facts: tuple[FactId, ...] = ()


class Plan(Frozen):
    """``directory/plan.yml``: everything in the order in which the page shows it."""

    phases: dict[Slug, Short]
    #: The words of the last tick, for readers to whom nothing of the above applies.
    none: Short
    circumstances: dict[Slug, Circumstance]
    steps: dict[Slug, Step]

    def steps_for(self, ticked: Collection[str]) -> list[str]:
        """Return the names of the steps that apply, phase by phase."""
        return [
            name
            for phase in self.phases
            for name, step in self.steps.items()
            if step.phase == phase and step.when.holds(ticked)
        ]

    @property
    def cited(self) -> tuple[str, ...]:
        """The facts that the steps cite, each once, in the order in which they first stand."""
        return tuple(
            dict.fromkeys(
                fact
                for phase in self.phases
                for step in self.steps.values()
                if step.phase == phase
                for fact in step.facts
            )
        )

    @cached_property
    def texts(self) -> dict[str, str]:
        """Every text that is translated, by a name that is the same in all languages."""
        found = {f"phases.{name}": title for name, title in self.phases.items()} | {"none": self.none}
        for name, one in self.circumstances.items():
            found |= {f"circumstances.{name}.label": one.label, f"circumstances.{name}.if": one.if_}
        for name, step in self.steps.items():
            found[f"steps.{name}.text"] = step.text
            if step.if_:
                found[f"steps.{name}.if"] = step.if_
        return found

    @property
    def fingerprint(self) -> str:
        """What a translation notes of the Swedish texts that it was made from, in 12 hexadecimal characters."""
        return hashlib.sha256(json.dumps(self.texts, ensure_ascii=False).encode()).hexdigest()[:12]


class StepTranslation(Frozen):
    """A step in another language."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    text: Summary
    if_: Annotated[Short | None, Field(alias="if")] = None


class PlanTranslation(Frozen):
    """``translations/<lang>/plan.yml``, with the fingerprint of the Swedish that it was made from."""

    source: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
    state: TranslationState
    by: Role
    date: Day
    phases: dict[Slug, Short] = Field(default_factory=dict)
    none: Short | None = None
    circumstances: dict[Slug, Circumstance] = Field(default_factory=dict)
    steps: dict[Slug, StepTranslation] = Field(default_factory=dict)

    @cached_property
    def texts(self) -> dict[str, str]:
        """Every text by the name that :attr:`Plan.texts` gives it."""
        found = {f"phases.{name}": title for name, title in self.phases.items()}
        if self.none:
            found["none"] = self.none
        for name, one in self.circumstances.items():
            found |= {f"circumstances.{name}.label": one.label, f"circumstances.{name}.if": one.if_}
        for name, step in self.steps.items():
            found[f"steps.{name}.text"] = step.text
            if step.if_:
                found[f"steps.{name}.if"] = step.if_
        return found
