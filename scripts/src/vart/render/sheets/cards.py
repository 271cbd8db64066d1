"""Posters and cards: the crisis lines, and what a folded card has room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vart.languages import Text
from vart.model import Service
from vart.render.sheets import fit
from vart.render.sheets.maker import MM, Made, Maker
from vart.render.sheets.measure import LEADS, SCALES, row_text
from vart.render.sheets.order import PAPERS, Order
from vart.render.sheets.rows import SheetRow

#: Cards on a page: columns and rows.
POCKET, SHOE = (2, 5), (2, 10)
#: The eight panels as they lie on the sheet, row by row, for a script that reads from the left; those above stand on
#: their heads. The sheet is folded in half lengthwise and twice across, cut along the middle of its two inner panels,
#: and pushed together: leaves are (1, 2), (3, 4), (5, 6), (7, 8), and 1 is the cover.
PANELS = ((7, 6, 5, 4), (8, 1, 2, 3))
#: Letters on a folded card, in points, and the edge of a panel, in millimetres.
_SMALL, _EDGE = 9.5, 7.0


class Line(NamedTuple):
    """A line of a card: number, for whom, hours."""

    row: SheetRow
    audience: Text


def panel_order(direction: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the panels' places row by row; a script that reads from the right opens its cover the other way."""
    above, below = PANELS
    return (above[::-1], below[::-1]) if direction == "rtl" else PANELS


def posted(maker: Maker, order: Order, chosen: Sequence[Service], at_most: int | None) -> Made:
    """A poster: the crisis lines large, and for the laundry room strips with the first of them."""
    frame = maker.frames[order.languages[0]]
    lines = [Line(*line) for line in maker.crisis_for(frame)]
    return (), (), 1, {"lines": lines, "strip": lines[0] if lines else None}


def pocket(maker: Maker, order: Order, chosen: Sequence[Service], at_most: int | None) -> Made:
    """Ten cards of 85 × 55 mm."""
    frame = maker.frames[order.languages[0]]
    extra = [maker.number_of(name) for name in ("1177", "polisen-114-14")]
    return (), (), 1, {
        "lines": [Line(*line) for line in maker.crisis_for(frame)],
        "care": extra[0],
        "police": extra[1],
        "rows": range(POCKET[1]),
        "columns": range(POCKET[0]),
    }  # fmt: skip


def shoe(maker: Maker, order: Order, chosen: Sequence[Service], at_most: int | None) -> Made:
    """Twenty cards of 90 × 25 mm that are folded once."""
    frame = maker.frames[order.languages[0]]
    lines = [Line(*line) for line in maker.crisis_for(frame)]
    return (), (), 1, {"lines": lines, "rows": range(SHOE[1]), "columns": range(SHOE[0])}


def folded(maker: Maker, order: Order, chosen: Sequence[Service], at_most: int | None) -> Made:
    """Eight panels of one paper."""
    frame = maker.frames[order.languages[0]]
    language = frame.view.language
    crisis = maker.crisis_for(frame)
    known = {row.id for row, _ in crisis}
    others = [service for service in chosen if service.id not in known]
    rows = [maker.row(frame, one) for one in others]
    size = _SMALL * SCALES.get(language.script, 1.0)
    lead = LEADS.get(language.script, 1.36) * size
    width, height = PAPERS[order.paper][1] / 4 - 2 * _EDGE, PAPERS[order.paper][0] / 2 - 2 * _EDGE
    room = height * MM * 0.96 - 1.2 * lead
    wide = width * MM / size
    heights = [
        (size * 1.35 * 1.2 if row.is_number else fit.lines(row.reach, wide) * lead)
        + fit.lines(f"{row.name}*", wide) * lead
        + fit.lines(row_text(row)[1].partition(" · ")[0] if row.hours else "", wide) * lead
        + 0.55 * size
        for row in rows
    ]
    panels: list[list[SheetRow]] = [[], []]
    place, used = 0, 0.0
    for count, (row, high) in enumerate(zip(rows, heights, strict=True)):
        if used + high > room and place == 0:
            place, used = 1, 0.0
        if used + high > room or (at_most is not None and count >= at_most - len(crisis)):
            break
        panels[place].append(row)
        used += high
    shown = len(panels[0]) + len(panels[1])
    above, below = panel_order(language.dir)
    front = [maker.frames[order.languages[0]].core.directory.by_id[row.id] for row, _ in crisis]
    return [*front, *others[:shown]], others[shown:], 1, {
        "crisis": [Line(*line) for line in crisis],
        "first": panels[0],
        "second": panels[1],
        "left": rows[shown:],
        "above": above,
        "below": below,
    }  # fmt: skip
