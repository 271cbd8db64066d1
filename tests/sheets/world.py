"""The sheets of the real directory on one day, in open languages and in test translations."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from vart.languages import View
from vart.press.make import press_sheet
from vart.press.press import Press
from vart.render import Site
from vart.render.frame import Frame
from vart.render.sheets.maker import Maker, Sheet
from vart.render.sheets.order import KINDS, PAPERS, Order
from vart.site.build import Build
from vart.site.sheets import press_of

from .pseudo import PseudoCatalog, pseudo_terms

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 24)
OPEN = ("sv", "en", "ar")
TESTED = ("fa", "ti", "ckb", "pl", "uk")
LANGUAGES = (*OPEN, *TESTED)
AREA = "0180-farsta"
RTL = ("ar", "fa", "ckb")

#: Pages of every kind. A plan takes what its language takes.
PAGES = {
    "list": 1,
    "two-languages": 2,
    "large": 2,
    "easy": 1,
    "poster": 1,
    "door": 1,
    "fold": 1,
    "pocket": 1,
    "shoe": 1,
    "staff": 1,
}


class Pressed(NamedTuple):
    """A sheet, its PDF, and how it was told apart."""

    sheet: Sheet
    pdf: bytes


@cache
def build() -> Build:
    """The real project, loaded for one day."""
    site = Site("Vart", "Vart", "https://www.smhi.se/", "https://vart.example/", "", False, DAY)
    made = Build(ROOT, site)
    made.load()
    return made


@cache
def maker() -> Maker:
    """Makes sheets in all tested languages."""
    loaded = build()
    plan = loaded.prose.plan
    frames: dict[str, Frame] = {}
    plans: dict[str, Any] = {"sv": plan, **loaded.prose.plans}
    for language in loaded.core.directory.languages:
        if language.state == "open":
            frames[language.folder] = Frame(loaded.core, loaded.view(language)[0], loaded.prose_summaries(language))
        elif language.folder in TESTED:
            catalog = PseudoCatalog(language)
            view = View(loaded.core.directory, catalog, {}, pseudo_terms(loaded.core.directory, catalog.words))
            frames[language.folder] = Frame(loaded.core, view, [])
            texts = {name: catalog.words.text(text) for name, text in plan.texts.items()}
            plans[language.folder] = SimpleNamespace(texts=texts, source=plan.fingerprint)
    return Maker(frames, plans)


class Keeping(Press):
    """A press that keeps the pages it laid out last: what is measured is what was drawn, and is laid out once."""

    def __init__(self, press: Press) -> None:
        vars(self).update(vars(press))
        self.last: Any = None

    def _lay_out(self, source: Any, paper: tuple[float, float]) -> Any:
        self.last = super()._lay_out(source, paper)
        return self.last


@cache
def press() -> Keeping:
    """The press."""
    return Keeping(press_of(build()))


#: The pages of the last few sheets, for they take much memory.
_LAID: dict[Order, Any] = {}
_FEW = 4


def _keep(order: Order, pages: Any) -> Any:
    _LAID[order] = pages
    while len(_LAID) > _FEW:
        del _LAID[next(iter(_LAID))]
    return pages


def order_of(kind: str, language: str, **more: Any) -> Order:
    """Return the ready sheet of a kind in a language."""
    languages = ("sv", language) if KINDS[kind].two else (language,)
    return Order(kind, languages, AREA if KINDS[kind].near else None, **more)


@cache
def pressed(order: Order) -> Pressed:
    """Press a sheet, once a run."""
    made = press_sheet(press(), maker(), order)
    _keep(order, press().last)
    return Pressed(made.sheet, made.pdf)


def cases() -> list[tuple[str, str]]:
    """Return every kind with every language that it comes in."""
    found = []
    for kind in KINDS:
        if kind == "easy":
            found.append((kind, "sv-simple"))
        else:
            found += [(kind, language) for language in LANGUAGES if not (KINDS[kind].two and language == "sv")]
    return found


def layout(order: Order) -> Any:
    """Return WeasyPrint's pages of the sheet as it was pressed."""
    html = pressed(order).sheet.html
    return _LAID[order] if order in _LAID else _keep(order, press().lay_out(html, PAPERS[order.paper]))
