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
LEFT = N("Fick inte plats. Skriv adressen och sedan koden:")
MORE = N("Fler ställen, och mer att läsa:")
UNCHECKED = N("* = inte kontrollerat med verksamheten än.")
ERASE = N("Ta bort samtalet ur telefonens samtalslista efteråt.")
MADE = N("Bladet gjordes i {month}.")
DEMO = N("Demonstration: ingen har kontrollerat numren än.")

#: A line's height in parts of the letters' size, as in sheet.css; a little more than it takes.
LEADS = {"Arab": 1.44, "Ethi": 1.44}
LATIN = 1.36
#: How much larger than the order says each script is set, as in sheet.css.
SCALES = {"Arab": 1.08}
#: How large names and notes are, in parts of the sheet's letters: Swedish names need no larger ones than Swedish does.
SMALL = {"Arab": 0.93}
#: A sign with its gap, and what stays empty after a fact, in parts of the size.
SIGN, GAP = 1.35, 0.8
#: The QR code's side, and its column with the gap beside it, in millimetres.
CODE, BESIDE = 35.5, 38.5
#: The number's column with the gap beside it, in parts of the size.
NUMBER = 8.8
#: How much of a page is filled. WebKitGTK prints a twentieth larger than it says; in Arabic the press has the higher lines.
_FILLED, _PRESSED = 0.94, 0.985


class Measure:
    """Heights on one page in one language, in points. What takes lines is told in the page's whole width."""

    def __init__(self, maker: Maker, order: Order, folder: str, share: float = 1.0) -> None:
        self.maker, self.order, self.frame = maker, order, maker.frames[folder]
        script = self.frame.view.language.script
        size = order.size or KINDS[order.kind].size
        self.size = size * SCALES.get(script, 1.0)
        self.small = SMALL.get(script, 1.0)
        self.lead = LEADS.get(script, LATIN)
        self.turned = self.frame.view.language.dir == "rtl"
        only_pressed = KINDS[order.kind].two and order.pages == 1
        filled = _PRESSED if script == "Arab" or only_pressed else _FILLED
        width, height = PAPERS[order.paper]
        self.width = (width - 2 * MARGIN) * MM * share
        self.height = (height - 2 * MARGIN) * MM * filled

    def lines(self, text: str, less: float = 0.0, scale: float = 1.0) -> float:
        """Return the height of a text in letters ``scale`` times the page's, ``less`` points narrower."""
        return fit.lines(text, (self.width - less) / self.size / scale) * self.lead * self.size * scale

    def row(self, row: SheetRow, less: float, number: float) -> float:
        """Return a row's height: its text, or its number or address in a column ``number`` wide."""
        room = self.width - less
        # Names are bold, and bold letters are wider.
        name = fit.lines(f"{row.name}*", room / (self.size * self.small * 1.08)) * self.small * LATIN
        facts = fit.flowing(facts_of(row), room / self.size, SIGN, GAP) * self.lead
        reach = 1.5 if row.is_number else fit.lines(row.reach, number / self.size - 0.6) * LATIN
        return (max(name + facts, reach) + 0.45) * self.size

    def name(self, row: SheetRow) -> float:
        """Return what naming one left-out service costs: its share of a line."""
        size = self.size * self.small
        return fit.width(f"{row.name} (xxxx) · ") * size * 1.05 / self.width * self.lead * size

    def head(self, less: float = 0.0) -> float:
        """Return the height of the heading, the place and the first sentence, ``less`` points narrower."""
        say = self.frame.words.plain
        heading = fit.lines(say(HEADING), (self.width - less) / self.size / 1.5 / 1.08) * 1.5 * 1.25 * self.size
        place = self.lead * self.size if self.order.area or self.order.audience else 0
        return heading + place + self.lines(say(INTRO), less)

    def now(self) -> float:
        """Return the height of the line about 112 with what is around it."""
        return 3.4 * self.size

    def notes(self) -> float:
        """Return the height of the words at the end."""
        say = self.frame.words.plain
        notes = [say(UNCHECKED), say(ERASE), say(MADE, month=self.maker.month(self.frame.view.language, self.order))]
        if not self.frame.core.site.publication:
            notes.append(say(DEMO))
        address = self.maker.where(self.frame, self.order)[1]
        # From right to left the address has a line of its own.
        more = [say(MORE), address] if self.turned else [f"{say(MORE)} {address}"]
        return sum(self.lines(part, scale=self.small) for part in (*more, " ".join(notes))) + 0.6 * self.size

    def left(self, apart: bool = False) -> float:
        """Return the height of the words before the names of those left out, and of a line that is begun.

        :param apart: the names stand by themselves, as they do from right to left.
        """
        words, size = self.frame.words.plain(LEFT), self.size * self.small
        if apart or self.turned:
            return self.lines(words, scale=self.small) + 0.4 * size
        return fit.width(words) * size / self.width * self.lead * size + 0.4 * size

    def names(self) -> float:
        """Return the height of the address before the names, and of a line that is begun."""
        size = self.size * self.small
        return (fit.width(f"{self.maker.base(self.frame)} ") * size / self.width + 1) * self.lead * size

    def contact(self) -> float:
        """Return the height of the box with a school's own contact."""
        if self.order.contact:
            return self.lines(f"{self.frame.words.plain(HERE)} {self.order.contact}", self.size * 1.6) + 1.5 * self.size
        lines = 1 if one_line(self.order) else 2
        return (lines * (self.lead + 0.5) + 1.5) * self.size


def one_line(order: Order) -> bool:
    """Say whether name, room and telephone share one line: on paper in large letters, or with two languages on a side."""
    return not order.typed and (large(order) or (KINDS[order.kind].two and order.pages == 1))


def large(order: Order) -> bool:
    """Say whether the letters are so large that the sheet does without all that is not needed."""
    return (order.size or KINDS[order.kind].size) >= 16


def facts_of(row: SheetRow) -> list[str]:
    """Return the facts of a row as plain text, for reckoning: each stays together."""
    return (
        [hours_of(row), *(str(sign.words) for sign in row.signs)]
        if row.hours
        else [str(one.words) for one in row.signs]
    )


def hours_of(row: SheetRow) -> str:
    """Return a row's hours as plain text."""
    return ", ".join(" ".join((line.days, ", ".join(line.times))).strip() for line in row.hours)
