"""The sheet for people who meet somebody at work: signs, how to ask, whom to call, the duty to report."""

from __future__ import annotations

from collections.abc import Sequence

from vart.find.sheet import choose
from vart.model import Service, channel_kind
from vart.render.sheets.maker import Made, Maker
from vart.render.sheets.order import Order

#: Rows that the sheet has room for where it is not four (tests/sheets holds that).
_ROWS = {"Arab": 3, "Ethi": 3}


def staffed(maker: Maker, order: Order, chosen: Sequence[Service], at_most: int | None) -> Made:
    """The sheet, with the lines that answer people at work."""
    frame = maker.frames[order.languages[0]]
    directory = frame.core.directory
    crisis = [line.service for line in directory.crisis]
    every = choose(
        directory, area=order.area, audience="professionals", needs=order.needs or ("professional-advice", "talk")
    )
    own = [one for one in every if "professionals" in one.audiences]
    # The line that answers everyone comes first; the other crisis lines are for those who need them, not for staff.
    lines = [one for one in own if any(channel_kind(channel) == "phone" for channel in one.channels)]
    # Then those that were made for people at work.
    lines.sort(
        key=lambda one: (one.id not in crisis[:1], all(channel.use != "professionals" for channel in one.channels))
    )
    room = _ROWS.get(frame.view.language.script, 4)
    count = room if at_most is None else min(room, at_most)
    rows = [(maker.row(frame, one), maker.cell(frame, one)) for one in lines]
    return lines[:count], lines[count:], 1, {"rows": rows[:count], "left": [row for row, _ in rows[count:]]}
