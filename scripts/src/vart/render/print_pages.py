"""The pages to print from: which area, which kind of paper, and the list that a school types its own contact on."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from vart.languages import Text
from vart.model import Area
from vart.render.frame import Frame, Row
from vart.render.plan import PRINT
from vart.render.sheets.maker import Maker
from vart.render.sheets.order import KINDS, Order
from vart.render.sheets.ready import orders_for, ready_path


def print_pages(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """Yield the index of areas, and for each area its sheets and the one to type on."""
    known = frame.core.directory.area_by_id
    areas = [known[id] for id in frame.core.site.sheets if id in known]
    if not areas:
        return
    yield _index(frame, areas)
    maker = Maker({frame.folder: frame})
    for area in areas:
        yield _of_area(frame, area)
        yield _typed(frame, area, maker)


def _address(area: Area, typed: bool = False) -> str:
    return f"{PRINT}/{area.code}/2" if typed else f"{PRINT}/{area.code}"


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


def _of_area(frame: Frame, area: Area) -> tuple[str, bytes]:
    ready = [
        {
            "label": frame.words.text(KINDS[order.kind].label),
            "about": frame.words.text(KINDS[order.kind].about),
            "url": f"{frame.core.site.base}/{ready_path(order)}",
            "name": ready_path(order).rpartition("/")[2],
            "discreet": KINDS[order.kind].discreet,
        }
        for order in orders_for(frame.folder, area.id)
    ]
    main = frame.fill(
        "pages/print.html",
        area=area.name,
        typed=frame.url(_address(area, typed=True)),
        ready=ready if frame.core.site.pdfs else [],
    )
    return frame.page(_address(area), frame.words.plain("Skriv ut"), main)


def _typed(frame: Frame, area: Area, maker: Maker) -> tuple[str, bytes]:
    kind = "easy" if frame.folder == "sv-simple" else "list"
    sheet = maker.make(Order(kind, (frame.folder,), area.id, typed=True))
    main = frame.fill(
        "pages/print_typed.html",
        sheet=Markup(sheet.body),
        styles=f"{frame.core.site.base}/assets/sheet.css",
    )
    return frame.page(_address(area, typed=True), frame.words.plain("Skriv ut"), main)
