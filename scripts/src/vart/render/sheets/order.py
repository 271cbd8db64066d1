"""What somebody wants printed: the kinds of paper, and what may be chosen for one."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vart.render.messages import N


class Kind(NamedTuple):
    """A kind of sheet.

    ``size``: the letters in points unless the order says otherwise; 0 where it can not be chosen.
    ``two``: it shows two languages. ``discreet``: nothing on its outside tells what it is. ``contact``: it has room for
    a school's own contact. ``choosing``: it shows chosen services; the others show the crisis lines alone.
    ``near``: the area changes it. ``pages``: how many it takes unless the order says otherwise: two only where one has no
    room for the crisis lines and anything beside them.
    """

    label: str
    about: str
    size: int = 0
    two: bool = False
    discreet: bool = False
    contact: bool = False
    choosing: bool = False
    near: bool = True
    pages: int = 1


KINDS = {
    "list": Kind(N("Lista"), N("Ett blad med nummer, tider och vad det kostar."), 12, contact=True, choosing=True),
    "two-languages": Kind(
        N("Två språk"),
        N("Svenska och ett annat språk bredvid varandra, fram och bak."),
        12,
        two=True,
        contact=True,
        choosing=True,
        pages=2,
    ),
    "large": Kind(
        N("Stor text"), N("Samma lista med stora bokstäver, fram och bak."), 18, contact=True, choosing=True, pages=2
    ),
    "easy": Kind(N("Lätt svenska"), N("Samma lista på lätt svenska."), 14, contact=True, choosing=True),
    "poster": Kind(N("Affisch med lappar"), N("Lappar att riva av, med nummer och utan svåra ord."), contact=True),
    "door": Kind(N("Affisch för dörr"), N("För insidan av en toalettdörr."), contact=True),
    "fold": Kind(
        N("Vikkort"),
        N("Åtta små sidor av ett papper. Framsidan säger ingenting."),
        discreet=True,
        contact=True,
        choosing=True,
    ),
    "pocket": Kind(N("Fickkort"), N("Tio små kort på ett papper."), discreet=True, contact=True),
    "shoe": Kind(N("Skokort"), N("Tjugo kort som viks och får plats i en sko."), discreet=True),
    "staff": Kind(
        N("Blad för personal"), N("Tecken, hur du frågar, vem du ringer och när du måste anmäla."), contact=True
    ),
    "plan": Kind(N("Min plan"), N("Stegen i planen att kryssa för hand."), near=False),
}

#: Width and height in millimetres.
PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
SIZES = (12, 13, 14, 16, 18, 20, 24)
STRIPS = (8, 12)


class Order(NamedTuple):
    """One wanted sheet.

    ``languages``: folders, the first one is the sheet's own. ``size``: letters in points, 0 for the kind's own.
    ``month``: what the sheet says it was printed in. ``pages``: how many pages a list may take, 0 for the kind's own number. ``typed``: the
    contact is typed in the browser.
    """

    kind: str
    languages: tuple[str, ...]
    area: str | None = None
    audience: str | None = None
    needs: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    contact: str = ""
    size: int = 0
    strips: int = 10
    qr: bool = True
    paper: str = "A4"
    month: date | None = None
    pages: int = 0
    typed: bool = False


class OrderRefusedError(Exception):
    """What was ordered can not be made. ``problems``: a sentence for each reason."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def refuse_impossible(order: Order) -> None:
    """Raise :class:`OrderRefusedError` with every reason why an order makes no sense by itself."""
    problems = []
    kind = KINDS.get(order.kind)
    if kind is None:
        problems.append(f"There is no sheet '{order.kind}' — use one of: {', '.join(KINDS)}")
    elif kind.two != (len(order.languages) == 2):
        wanted = "two languages, as sv,ar" if kind.two else "one language"
        problems.append(f"A sheet '{order.kind}' takes {wanted}, not {len(order.languages)}")
    if len(set(order.languages)) != len(order.languages):
        problems.append("The same language stands twice — name two different ones")
    if order.paper not in PAPERS:
        problems.append(f"There is no paper '{order.paper}' — use one of: {', '.join(PAPERS)}")
    if order.size and order.size not in SIZES:
        problems.append(f"Letters of {order.size} points can not be had — use one of: {', '.join(map(str, SIZES))}")
    elif order.size and kind and not kind.size:
        problems.append(f"The letters of '{order.kind}' have one size — leave out the text size")
    if not STRIPS[0] <= order.strips <= STRIPS[1]:
        problems.append(f"A poster has {STRIPS[0]} to {STRIPS[1]} strips, not {order.strips}")
    if order.pages not in (0, 1, 2):
        problems.append(f"A list takes 1 or 2 pages, not {order.pages}")
    if len(order.contact) > 160:
        problems.append(f"The contact has {len(order.contact)} characters and room for 160 — make it shorter")
    if order.contact and kind and not kind.contact:
        problems.append(f"A sheet '{order.kind}' has no room for a contact — leave it out")
    if order.kind == "easy" and order.languages != ("sv-simple",):
        problems.append("The sheet 'easy' is in easy Swedish — use the language sv-simple, or the sheet 'list'")
    if problems:
        raise OrderRefusedError(problems)
