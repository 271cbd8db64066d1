"""One sheet from an order to its PDF, however often the page has to be laid out."""

from __future__ import annotations

from typing import NamedTuple

from vart.press.press import Press
from vart.press.store import Store
from vart.render.sheets.maker import Maker, Sheet
from vart.render.sheets.order import PAPERS, Order


class Made(NamedTuple):
    """A sheet and its PDF. ``sheet`` is what was pressed; ``fresh`` says whether it was pressed now."""

    sheet: Sheet
    pdf: bytes
    fresh: bool


class DoesNotFitError(Exception):
    """Not even the crisis lines fit on the paper."""


def press_sheet(press: Press, maker: Maker, order: Order) -> Made:
    """Return a sheet's PDF; one that came out longer than reckoned shows fewer services, and names those.

    :raises DoesNotFitError: it can not be made to fit.
    """
    sheet = maker.make(order)
    pressed = press.press(sheet.html, PAPERS[order.paper])
    # A plan takes the pages that it takes; no service depends on them.
    while pressed.spills or (sheet.pages and pressed.pages > sheet.pages):
        if not sheet.shown:
            raise DoesNotFitError(
                "The sheet needs more room than the paper has — choose smaller letters, a shorter contact or more pages"
            )
        sheet = maker.make(order, at_most=len(sheet.shown) - 1)
        pressed = press.press(sheet.html, PAPERS[order.paper])
    return Made(sheet, pressed.pdf, True)


def stored(press: Press, store: Store, maker: Maker, order: Order) -> tuple[object, bool]:
    """Return where the PDF of an order lies, and whether it had to be pressed."""
    place = store.place(maker.make(order).html, order.paper)
    if place.is_file():
        return place, False
    store.put(place, press_sheet(press, maker, order).pdf)
    return place, True
