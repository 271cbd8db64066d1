"""How high things are on paper, told from the texts alone (see :mod:`vart.render.sheets.fit`)."""

from __future__ import annotations

from vart.render.messages import N
from vart.render.sheets import fit
from vart.render.sheets.maker import MARGIN, MM, Maker
from vart.render.sheets.order import KINDS, PAPERS, Order
from vart.render.sheets.rows import SheetRow

HEADING = N("Hit kan du vända dig")
INTRO = N("Ring även om du är osäker. Du bestämmer vad du berättar.")
HERE = N("Här på plats:")
LEFT = N("Fick inte plats, men finns på {address} och koden:")
MORE = N("Fler ställen, och mer att läsa:")
UNCHECKED = N("* = inte kontrollerat med verksamheten än.")
ERASE = N("Ta bort samtalet ur telefonens samtalslista efteråt.")
DEMO = N("Demonstration: ingen har kontrollerat numren än.")

#: A line's height in parts of the letters' size, as in sheet.css; a little more than it takes.
LEADS = {"Arab": 1.55, "Ethi": 1.58}
#: How much larger than the order says each script is set, as in sheet.css.
SCALES = {"Arab": 1.12}
#: The number's column with the gap beside it, in parts of the size.
NUMBER = 9.2
#: What the layouts of two programs may differ by.
_SLACK = 0.985


class Measure:
    """Heights on one page in one language, in points. What takes lines is told in the page's whole width."""

    def __init__(self, maker: Maker, order: Order, folder: str, share: float = 1.0) -> None:
        self.maker, self.order, self.frame = maker, order, maker.frames[folder]
        script = self.frame.view.language.script
        size = order.size or KINDS[order.kind].size
        self.size = size * SCALES.get(script, 1.0)
        self.lead = LEADS.get(script, 1.36)
        width, height = PAPERS[order.paper]
        self.width = (width - 2 * MARGIN) * MM * share
        self.height = (height - 2 * MARGIN) * MM * _SLACK

    def lines(self, text: str, less: float = 0.0, scale: float = 1.0) -> float:
        """Return the height of a text in letters ``scale`` times the page's, ``less`` points narrower."""
        return fit.lines(text, (self.width - less) / self.size / scale) * self.lead * self.size * scale

    def row(self, row: SheetRow, less: float, number: float) -> float:
        """Return a row's height: its text, or its number or address in a column ``number`` wide."""
        first, second = row_text(row)
        text = self.lines(first, less, 1.05) + self.lines(second, less)
        reach = 1.7 if row.is_number else (fit.lines(row.reach, number / self.size - 1) + 0.1) * 1.36
        return max(text, reach * self.size) + 0.56 * self.size

    def name(self, row: SheetRow) -> float:
        """Return what naming one left-out service costs: its share of a line."""
        return fit.width(f"{row.name} (xxxx) · ") * self.size * 1.07 / self.width * self.lead * self.size

    def head(self) -> float:
        """Return the height of the heading, the place and the first sentence."""
        say = self.frame.words.plain
        place = (self.lead + 0.1) * self.size if self.order.area or self.order.audience else 0
        return self.lines(say(HEADING), scale=1.5) * 0.92 + place + self.lines(say(INTRO)) + 0.4 * self.size

    def foot(self) -> float:
        """Return the height of what stands beside the QR code."""
        say, less = self.frame.words.plain, 37 * MM if self.order.qr else 0
        notes = [say(UNCHECKED), say(ERASE), "september 2026."]
        if not self.frame.core.site.publication:
            notes.append(say(DEMO))
        address = self.maker.where(self.frame, self.order)[1]
        return self.lines(say(MORE), less) + self.lines(address, less) + self.lines(" ".join(notes), less)

    def left(self) -> float:
        """Return the height of the words before the names of those left out: their share of lines, and one begun."""
        address = self.maker.where(self.frame, self.order)[1]
        share = fit.width(self.frame.words.plain(LEFT, address=address)) * self.size / self.width
        return (share + 1) * self.lead * self.size + 0.4 * self.size

    def contact(self) -> float:
        """Return the height of the box with a school's own contact."""
        if self.order.contact:
            return self.lines(f"{self.frame.words.plain(HERE)} {self.order.contact}", self.size * 1.6) + 1.2 * self.size
        # In large letters the box is one line: name, room and telephone have to share it.
        return ((1 if large(self.order) else 2) * (self.lead + 0.5) + 1.2) * self.size


def large(order: Order) -> bool:
    """Say whether the letters are so large that the sheet does without all that is not needed."""
    return (order.size or KINDS[order.kind].size) >= 16


def row_text(row: SheetRow) -> tuple[str, str]:
    """Return the two paragraphs of a row as plain text, for reckoning."""
    hours = ", ".join(" ".join((line.days, ", ".join(line.times))).strip() for line in row.hours)
    parts = [hours, str(row.how), str(row.use), *map(str, row.signs)]
    return f"{row.name}*", " · ".join(part for part in parts if part)
