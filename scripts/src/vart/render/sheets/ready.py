"""The sheets that stand ready: which there are, and where they lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vart.model import Language
from vart.render.sheets.maker import sheet_code
from vart.render.sheets.order import KINDS, Order

#: The language that the other one stands beside on a sheet of two.
BESIDE = "sv"


def orders_for(folder: str, area: str) -> Iterator[Order]:
    """Yield the ready sheets of one language and area, in the order of the page that shows them."""
    for name, kind in KINDS.items():
        if name == "easy" and folder != "sv-simple":
            continue
        if kind.two:
            if folder not in (BESIDE, "sv-simple"):
                # Both sides of a paper for the hand, one side with fewer services for a wall.
                yield Order(name, (BESIDE, folder), area)
                yield Order(name, (BESIDE, folder), area, pages=1)
        elif folder != "sv-simple" or name == "easy":
            yield Order(name, (folder,), area if kind.near else None)


def every_order(languages: Sequence[Language], areas: Sequence[str]) -> list[tuple[str, Order]]:
    """Return every ready sheet with its path below the site."""
    found = {ready_path(order): order for one in languages for area in areas for order in orders_for(one.folder, area)}
    return list(found.items())


def ready_path(order: Order) -> str:
    """Return where a ready sheet lies: a name that says nothing."""
    return f"sheets/{order.languages[-1]}/{sheet_code(order)}.pdf"
