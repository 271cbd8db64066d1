"""The sheets that list services: one language, two languages, large print, easy Swedish."""

from __future__ import annotations

from collections.abc import Sequence

from vart.model import Service
from vart.render.sheets import fit
from vart.render.sheets.maker import MM, Made, Maker
from vart.render.sheets.measure import BESIDE, CODE, NUMBER, Measure, large, one_line
from vart.render.sheets.order import KINDS, Order


def listed(maker: Maker, order: Order, chosen: Sequence[Service], at_most: int | None) -> Made:
    """One language: number, name, hours, signs."""
    page = Measure(maker, order, order.languages[0])
    frame, size = page.frame, page.size
    number = NUMBER * size
    rows = [maker.row(frame, one) for one in chosen]
    heights = [page.row(row, number, number) for row in rows]
    columns = 0 if large(order) else (page.lead + 0.2) * size
    around = page.head(BESIDE * MM if order.qr else 0) + page.now()
    top = max(around, CODE * MM if order.qr else 0) + columns
    around = top + page.contact() + page.notes() + 0.5 * size
    names = [page.name(row) for row in rows]
    count, pages = _fill(order, page, heights, names, (top, around), page.left() + page.names(), at_most)
    cells = [(row, maker.cell(frame, one)) for row, one in zip(rows, chosen, strict=True)]
    context = {"large": large(order), "one_line": one_line(order), "rows": cells[:count], "left": rows[count:]}
    return chosen[:count], chosen[count:], pages, context


def paired(maker: Maker, order: Order, chosen: Sequence[Service], at_most: int | None) -> Made:
    """Two languages side by side, the number between them."""
    pages = [Measure(maker, order, folder) for folder in order.languages]
    size = max(page.size for page in pages)
    number = NUMBER * (order.size or KINDS[order.kind].size) + size
    halves = [
        Measure(maker, order, folder, (1 - number / page.width) / 2)
        for folder, page in zip(order.languages, pages, strict=True)
    ]
    sides = [[maker.row(page.frame, one) for one in chosen] for page in halves]
    heights = [
        max(page.row(row, 0, number) for page, row in zip(halves, pair, strict=True))
        for pair in zip(*sides, strict=True)
    ]
    code = CODE * MM if order.qr else 0
    # The code stands between the two halves of the heading; 8 mm on either side.
    top = max(*(page.head((page.width + code) / 2 + 8 * MM) for page in pages), code)
    top += pages[0].now() + (pages[0].lead + 0.2) * size
    around = top + max(page.contact() for page in pages)
    sides_of = [Measure(maker, order, folder, 0.475) for folder in order.languages]
    around += max(page.notes() for page in sides_of) + 0.5 * size
    names = [pages[0].name(row) for row in sides[0]]
    left = sum(page.left(apart=True) for page in pages) + pages[0].names()
    count, wanted = _fill(order, pages[0], heights, names, (top, around), left, at_most)
    cells = [[maker.cell(page.frame, one) for one in chosen] for page in halves]
    context = {
        "rows": list(zip(sides[0], *cells, strict=True))[:count],
        "left": sides[0][count:],
        "one_line": one_line(order),
        "sides": [maker.side(page.frame, order, bool(chosen[count:])) for page in pages],
    }
    return chosen[:count], chosen[count:], wanted, context


def _fill(
    order: Order, page: Measure, heights: Sequence[float], names: Sequence[float], taken: tuple[float, float],
    left: float, at_most: int | None,
) -> tuple[int, int]:  # fmt: skip
    """Return how many rows the sheet holds, and on how many pages.

    :param taken: what the first page has above the rows, and that with what comes after the last row.
    """
    top, around = taken
    allowed = order.pages or KINDS[order.kind].pages
    # A page ends before a row that would be cut, so that some of it stays empty; the next repeats the table's head.
    empty, used = 2.0 * page.size, top
    for height in heights:
        if used + height > page.height:
            break
        used += height
    waste = page.height - used + empty
    for pages in range(1, allowed + 1):
        room = page.height * pages - around - waste * (pages - 1)
        if sum(heights) <= room and (at_most is None or at_most >= len(heights)):
            return len(heights), pages
    count = fit.fitting(heights, room - left, names)
    count = count if at_most is None else min(count, at_most)
    used = sum(heights[:count]) + sum(names[count:]) + left + around
    return count, 1 if used <= page.height else allowed
