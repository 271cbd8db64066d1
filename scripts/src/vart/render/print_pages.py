"""The pages to print from: which area, which kind of paper, and those that a school types its own contact on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from vart.languages import Text
from vart.model import Area
from vart.render.frame import Frame, Row
from vart.render.plan import PRINT
from vart.render.sheets.maker import Maker
from vart.render.sheets.order import KINDS, Order
from vart.render.sheets.ready import BESIDE, orders_for, ready_path

#: The page of each kind that a school types its own contact on, by its number behind the area's code.
TYPED = {"list": 2, "two-languages": 3, "large": 4, "poster": 5, "door": 6, "fold": 7, "pocket": 8, "staff": 9}


def typed_orders(folder: str, area: str) -> Iterator[tuple[int, Order]]:
    """Yield the orders that may be typed on in a language, each with the number of its page."""
    if folder == "sv-simple":
        yield TYPED["list"], Order("easy", (folder,), area, typed=True)
        return
    for kind, number in TYPED.items():
        if not KINDS[kind].two:
            yield number, Order(kind, (folder,), area, typed=True)
        elif folder != BESIDE:
            yield number, Order(kind, (BESIDE, folder), area, typed=True)


def print_pages(frame: Frame, beside: Frame | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield the index of areas, and for each area its sheets and those to type on.

    :param beside: the frame of the language that the other one stands beside on a sheet of two; without it there is no
        such sheet to type on.
    """
    known = frame.core.directory.area_by_id
    areas = [known[id] for id in frame.core.site.sheets if id in known]
    if not areas:
        return
    yield _index(frame, areas)
    frames = {one.folder: one for one in (beside, frame) if one is not None}
    maker = Maker(frames)
    for area in areas:
        orders = [pair for pair in typed_orders(frame.folder, area.id) if frames.keys() >= {*pair[1].languages}]
        typed = dict(orders)
        # The language menu keeps the page: where a language has no such sheet, it leads to those that it has.
        for number in (1, *TYPED.values()):
            if number in typed:
                yield _typed(frame, area, maker, number, typed[number])
            else:
                yield _of_area(frame, area, orders, number)


def _address(area: Area, number: int = 1) -> str:
    return f"{PRINT}/{area.code}/{number}" if number > 1 else f"{PRINT}/{area.code}"


def _index(frame: Frame, areas: list[Area]) -> tuple[str, bytes]:
    heading = frame.words.text("Skriv ut")
    main = frame.fill(
        "pages/index.html",
        heading=heading,
        hint=frame.words.text("Blad, affischer och kort för den som möter andra. Välj område först."),
        groups=[
            {
                "title": Text(""),
                "swedish": False,
                "rows": [Row(frame.url(_address(area)), Text(area.name), swedish=True) for area in areas],
            }
        ],
    )
    return frame.page(PRINT, str(heading), main)


def _of_area(frame: Frame, area: Area, orders: Sequence[tuple[int, Order]], number: int) -> tuple[str, bytes]:
    ready = [
        _line(frame, order, f"{frame.core.site.base}/{ready_path(order)}")
        | {"name": ready_path(order).rpartition("/")[2], "pages": order.pages}
        for order in orders_for(frame.folder, area.id)
    ]
    main = frame.fill(
        "pages/print.html",
        area=area.name,
        typed=[_line(frame, order, frame.url(_address(area, number))) for number, order in orders],
        ready=ready if frame.core.site.pdfs else [],
    )
    return frame.page(_address(area, number), frame.words.plain("Skriv ut"), main)


def _line(frame: Frame, order: Order, url: str) -> dict[str, Any]:
    kind = KINDS[order.kind]
    return {
        "label": frame.words.text(kind.label), "about": frame.words.text(kind.about), "url": url,
        "discreet": kind.discreet,
    }  # fmt: skip


def _typed(frame: Frame, area: Area, maker: Maker, number: int, order: Order) -> tuple[str, bytes]:
    sheet = maker.make(order)
    main = frame.fill(
        "pages/print_typed.html",
        label=frame.words.text(KINDS[order.kind].label),
        same=order.kind == "pocket",
        sideways=order.kind == "fold",
        sheet=Markup(sheet.body),
        styles=f"{frame.core.site.base}/assets/sheet.css",
    )
    return frame.page(_address(area, number), frame.words.plain("Skriv ut"), main)
