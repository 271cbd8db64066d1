"""The personal plan on its page: ticks that only filter, steps that all stand there, and the styles that do it.

No script is needed. A tick shows and hides steps through styles that every page carries (pages are swapped in place,
and a style that came along later would not be allowed). A browser that does not know them shows the whole plan, each
step with the words that say when it applies. With scripts, the finder's code says what is open now
(assets/js/finder/plan.js).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from markupsafe import Markup

from vart.find.index import DAYS
from vart.hours import HoursError, browser_hours
from vart.languages import Text
from vart.model import Language, Service
from vart.model.plan import Plan, PlanTranslation, Step, When
from vart.render import service_view as sv
from vart.render.citations import citation_mark, tongue
from vart.render.finder import moment_words
from vart.render.messages import STATE
from vart.render.pages import LanguagePages, Row


class Help(NamedTuple):
    """A service that helps in a step, with its first number."""

    url: str
    name: str
    way: sv.Way | None
    #: The place of its hours in the plan's list of hours, for the script that says what is open now.
    at: int | None = None


class StepView(NamedTuple):
    """A step, ready for the template."""

    css: str
    when: Text
    text: Text
    cites: Markup
    services: list[Help]
    rows: list[Row]


def conditions(plan: Plan) -> dict[When, str]:
    """Return the class of every different condition."""
    found: dict[When, str] = {}
    for step in plan.steps.values():
        if step.when.named and step.when not in found:
            found[step.when] = f"w{len(found)}"
    return found


def ticks(plan: Plan) -> dict[str, str]:
    """Return the id of every tick by its circumstance."""
    return {name: f"t{index}" for index, name in enumerate(plan.circumstances)}


def plan_rules(plan: Plan | None) -> str:
    """Return the styles: once something is ticked, a step whose condition does not hold is not shown."""
    if plan is None:
        return ""
    ids = ticks(plan)
    active = ".plan:has(:checked)"
    return f"{active} .if{{display:none}}" + "".join(
        f"{active}:not({_selector(when, ids)}) .{name}{{display:none}}" for when, name in conditions(plan).items()
    )


def _selector(when: When, ids: Mapping[str, str]) -> str:
    def ticked(*names: str) -> str:
        return ":has(" + ",".join(f"#{ids[name]}:checked" for name in names) + ")"

    parts = [ticked(name) for name in when.all]
    if when.any:
        parts.append(ticked(*when.any))
    if when.none:
        parts.append(f":not({ticked(*when.none)})")
    return "".join(parts)


def plan_html(
    plan: Plan,
    translation: PlanTranslation | None,
    pages: LanguagePages,
    numbers: Mapping[str, int],
    around: Language | None = None,
) -> Markup:
    """Return the plan in one language.

    :param translation: of the plan; a text that it lacks shows in Swedish and says so.
    :param numbers: of the cited facts, as :func:`vart.render.citations.entries` gives them.
    :param around: the language of the text that the plan stands in, when it is not the reader's.
    """
    view, words = pages.view, pages.words
    translated = translation.texts if translation else {}
    swedish = next(one for one in view.directory.languages if one.folder == "sv")
    spoken = words.plain("källa")

    def said(name: str) -> Text:
        if view.catalog.is_source or (view.catalog.is_variety and name not in translated):
            return Text(plan.texts[name])
        return Text(translated[name]) if name in translated else Text(plan.texts[name], swedish)

    def when(name: str, step: Step) -> Text:
        if step.if_:
            return said(f"steps.{name}.if")
        return said(f"circumstances.{step.when.single}.if") if step.when.single else Text("")

    css = conditions(plan)
    hours = _Hours(pages.core.site.today)
    steps = [
        (
            step.phase,
            StepView(
                css.get(step.when, ""),
                when(name, step),
                said(f"steps.{name}.text"),
                citation_mark(step.facts, numbers, spoken),
                [_help(view.directory.by_id[one], pages, hours) for one in step.services],
                _rows(step, pages),
            ),
        )
        for name, step in plan.steps.items()
    ]
    stale = translation is not None and translation.source != plan.fingerprint
    missing = translation is None and not (view.catalog.is_source or view.catalog.is_variety)
    state = "missing" if missing else "stale"
    return Markup(
        pages.fill(
            "pages/plan.html",
            tongue=tongue(view.language if around else None),
            notice=words.text(STATE[state]) if stale or missing else Text(""),
            crisis=[
                _help(pages.core.directory.by_id[line.service], pages, hours) for line in pages.core.directory.crisis
            ],
            ticks=[(id, said(f"circumstances.{name}.label")) for name, id in ticks(plan).items()],
            nothing=said("none"),
            code=pages.core.finder_code,
            hours=_json(hours.known),
            say=_json(moment_words(pages)),
            phases=[
                (said(f"phases.{phase}"), [step for other, step in steps if other == phase]) for phase in plan.phases
            ],
        )
    )


class _Hours:
    """The different hours of a plan, as the browser reads them (vart/hours/browser.py)."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._places: dict[str, int] = {}
        self.known: list[dict[str, Any]] = []

    def place(self, text: str | None) -> int | None:
        """Return the place of hours in the list; None where there are none, or none that can be read."""
        if text and text not in self._places:
            try:
                self.known.append(browser_hours(text, self._today, DAYS))
            except HoursError:  # the checks have told
                return None
            self._places[text] = len(self.known) - 1
        return self._places[text] if text else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _help(service: Service, pages: LanguagePages, hours: _Hours) -> Help:
    ways = [
        (way, channel.hours)
        for channel, way in sv.channel_ways(service, pages.view, pages.words)
        if way.kind == "phone"
    ]
    way, text = ways[0] if ways else (None, None)
    return Help(pages.url(service.code), service.name, way, hours.place(text) if service.status == "active" else None)


def _code(need: str, pages: LanguagePages) -> str:
    return pages.core.directory.vocabulary.needs[need].code or ""


def _rows(step: Step, pages: LanguagePages) -> list[Row]:
    terms = pages.view.terms["needs"]
    prose = {page.name: page for page in pages.prose}
    rows = [Row(pages.url(prose[name].code), prose[name].title) for name in step.pages if name in prose]
    return rows + [Row(pages.url(_code(name, pages)), terms[name].says) for name in step.needs]
