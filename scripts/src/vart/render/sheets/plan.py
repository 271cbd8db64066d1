"""The personal plan on paper: every step with a box to tick, and a number where one helps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from vart.languages import Text
from vart.model import Service
from vart.render.messages import STATE
from vart.render.sheets.maker import Made, Maker
from vart.render.sheets.order import Order
from vart.render.sheets.rows import SheetRow


class PlanStep(NamedTuple):
    """A step: when it applies, what to do, who helps."""

    when: Text
    text: Text
    rows: list[SheetRow]


def planned(maker: Maker, order: Order, chosen: Sequence[Service], at_most: int | None) -> Made:
    """The plan in one language; a text that its translation lacks shows in Swedish."""
    folder = order.languages[0]
    frame = maker.frames[folder]
    view = frame.view
    plan: Any = maker.plans.get("sv")
    if plan is None:
        return (), (), 0, {"phases": [], "notice": Text("")}
    translation: Any = maker.plans.get(folder) if folder != "sv" else None
    texts = translation.texts if translation else {}
    swedish = next(one for one in view.directory.languages if one.folder == "sv")

    def said(name: str) -> Text:
        if view.catalog.is_source or (view.catalog.is_variety and name not in texts):
            return Text(plan.texts[name])
        return Text(texts[name]) if name in texts else Text(plan.texts[name], swedish)

    def when(name: str, step: Any) -> Text:
        if step.if_:
            return said(f"steps.{name}.if")
        return said(f"circumstances.{step.when.single}.if") if step.when.single else Text("")

    phases = []
    for phase in plan.phases:
        steps = [
            PlanStep(
                when(name, step),
                said(f"steps.{name}.text"),
                [row for one in step.services if (row := maker.row(frame, view.directory.by_id[one])).is_number],
            )
            for name, step in plan.steps.items()
            if step.phase == phase
        ]
        phases.append((said(f"phases.{phase}"), steps))
    stale = translation is not None and translation.source != plan.fingerprint
    state = "stale"
    notice = frame.words.text(STATE[state]) if stale else Text("")
    return (), (), 0, {"phases": phases, "notice": notice, "lines": maker.crisis(frame)}
