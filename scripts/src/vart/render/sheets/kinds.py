"""What each kind of sheet is made by."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vart.model import Service
from vart.render.sheets.cards import folded, pocket, posted, shoe
from vart.render.sheets.lists import listed, paired
from vart.render.sheets.maker import Made, Maker
from vart.render.sheets.order import Order
from vart.render.sheets.plan import planned
from vart.render.sheets.staff import staffed

CONTEXTS: dict[str, Callable[[Maker, Order, Sequence[Service], int | None], Made]] = {
    "list": listed,
    "two-languages": paired,
    "large": listed,
    "easy": listed,
    "poster": posted,
    "door": posted,
    "fold": folded,
    "pocket": pocket,
    "shoe": shoe,
    "staff": staffed,
    "plan": planned,
}
