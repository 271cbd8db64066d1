"""Posters and cards: the crisis lines, and what a folded card has room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vart.languages import Text
from vart.model import Service
from vart.render.sheets import fit
from vart.render.sheets.maker import MM, Made, Maker
from vart.render.sheets.measure import LATIN, LEADS, SCALES, hours_of
from vart.render.sheets.order import PAPERS, Order
from vart.render.sheets.rows import SheetRow

#: Cards on a page: columns and rows.
POCKET, SHOE = {"A4": (2, 5), "Letter": (2, 4)}, (2, 10)
#: The eight panels as they lie on the sheet, row by row, for a script that reads from the left; those above stand on
#: their heads. The sheet is folded in half lengthwise and twice across, cut along the middle of its two inner panels,
#: and pushed together: leaves are (1, 2), (3, 4), (5, 6), (7, 8), and 1 is the cover.
PANELS = ((7, 6, 5, 4), (8, 1, 2, 3))
#: Letters on a folded card, in points, and the edge of a panel, in millimetres.
_SMALL, _EDGE = 10.5, 7.0
#: The panels that numbers stand on.
NUMBERED = (2, 3, 4, 5)


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
    """Ten cards of 85 × 55 mm; eight on Letter, which is too low for five rows."""
    frame = maker.frames[order.languages[0]]
    extra = [maker.number_of(name) for name in ("1177", "polisen-114-14")]
    return (), (), 1, {
        "lines": [Line(*line) for line in maker.crisis_for(frame)],
        "care": extra[0],
        "police": extra[1],
        "rows": range(POCKET[order.paper][1]),
        "columns": range(POCKET[order.paper][0]),
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
    rows = [row for row, _ in crisis] + rows
    size = _SMALL * SCALES.get(language.script, 1.0)
    lead = LEADS.get(language.script, LATIN) * size
    width, height = PAPERS[order.paper][1] / 4 - 2 * _EDGE, PAPERS[order.paper][0] / 2 - 2 * _EDGE
    room, wide = height * MM * 0.97, width * MM / size
    heights = [
        (1.35 * 1.2 * size if row.is_number else fit.lines(row.reach, wide) * lead)
        + fit.lines(f"{row.name}*", wide) * lead
        + fit.lines(hours_of(row), wide) * lead
        + 0.55 * size
        for row in rows
    ]
    # Before the first: the heading, and 112 with its question.
    heading = (1.2 * 1.3 + 1.35 * 1.2 + 0.85) * size + lead
    filled = _poured(heights, heading, room, at_most)
    shown = sum(map(len, filled.values()))
    above, below = panel_order(language.dir)
    front = [frame.core.directory.by_id[row.id] for row, _ in crisis]
    others = [*front, *others]
    return others[:shown], others[shown:], 1, {
        "filled": {place: [rows[one] for one in held] for place, held in filled.items()},
        "left": rows[shown:],
        "above": above,
        "below": below,
    }  # fmt: skip


def _poured(heights: Sequence[float], heading: float, room: float, at_most: int | None) -> dict[int, list[int]]:
    """Return which rows each panel with numbers holds, as evenly as may be: on the lowest height that takes all."""
    wanted = len(heights) if at_most is None else min(at_most, len(heights))
    for part in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0):
        held: dict[int, list[int]] = {place: [] for place in NUMBERED}
        place, used = 0, heading
        for row in range(wanted):
            if used + heights[row] > room * part and place + 1 < len(NUMBERED):
                place, used = place + 1, 0.0
            if used + heights[row] > room * part:
                break
            held[NUMBERED[place]].append(row)
            used += heights[row]
        if sum(map(len, held.values())) == wanted:
            break
    return held
