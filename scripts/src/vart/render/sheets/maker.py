"""An order in, a sheet out: the same article for the browser's page and for the press."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import segno
from babel.dates import format_skeleton
from markupsafe import Markup

from vart.find.sheet import choose
from vart.languages import Text
from vart.model import Language, Service, channel_kind, channel_value
from vart.model.codes import ALPHABET
from vart.model.phone import dial
from vart.render import service_view as sv
from vart.render.environment import marked, number
from vart.render.frame import Frame
from vart.render.sheets.order import KINDS, PAPERS, Order, refuse_impossible
from vart.render.sheets.rows import SheetRow, main_way, sheet_row

#: Points in a millimetre.
MM = 72 / 25.4
#: The page's edge that stays white, in millimetres.
MARGIN = 12


#: Shown services, those left out, pages (0: as many as it takes), and what the template gets.
Made = tuple[Sequence[Service], Sequence[Service], int, dict[str, Any]]


class Sheet(NamedTuple):
    """A sheet, ready to be shown or pressed.

    ``body``: the article. ``html``: a whole document. ``title`` says nothing about what it is. ``shown`` and
    ``left_out``: the services that were chosen. ``pages``: how many pages it must have.
    """

    order: Order
    code: str
    title: str
    body: str
    html: str
    shown: tuple[Service, ...]
    left_out: tuple[Service, ...]
    pages: int


def sheet_code(order: Order) -> str:
    """Return six characters that stand for an order: a file name that says nothing. The same order, the same name."""
    what = order._replace(month=None, typed=False)
    number = int.from_bytes(hashlib.blake2b(repr(what).encode(), digest_size=8).digest())
    letters = []
    for _ in range(6):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


class Maker:
    """Makes sheets in the languages of ``frames`` (by folder).

    :param frames: what pages of each language share; their site gives addresses and the day.
    :param plans: the personal plan under ``sv`` and its translations by folder.
    """

    def __init__(self, frames: Mapping[str, Frame], plans: Mapping[str, Any] = MappingProxyType({})) -> None:
        self.frames = frames
        self.plans = plans
        self._rows: dict[tuple[str, str], SheetRow] = {}
        self._cells: dict[tuple[str, str], Markup] = {}
        self._codes: dict[str, Markup] = {}

    def make(self, order: Order, *, at_most: int | None = None) -> Sheet:
        """Return the sheet.

        :param at_most: show no more services than this: for a page that came out longer than reckoned.
        :raises OrderRefusedError: the order makes no sense.
        :raises UnknownNamesError: it names what is not in the directory.
        """
        refuse_impossible(order)
        from vart.render.sheets.kinds import CONTEXTS

        frame = self.frames[order.languages[0]]
        kind = KINDS[order.kind]
        directory = frame.core.directory
        chosen = (
            choose(directory, area=order.area, audience=order.audience, needs=order.needs, services=order.services)
            if kind.choosing
            else []
        )
        code = sheet_code(order)
        shown, left, pages, context = CONTEXTS[order.kind](self, order, chosen, at_most)
        context = self.common(order, code) | context
        body = frame.fill(f"sheets/{_TEMPLATES.get(order.kind, order.kind)}.html", **context)
        title = f"{frame.core.site.neutral_title} {code}"
        html = frame.fill("sheets/document.html", body=Markup(body), title=title)
        return Sheet(order, code, title, body, html, tuple(shown), tuple(left), pages)

    def row(self, frame: Frame, service: Service) -> SheetRow:
        """Return a service's row, made once a language."""
        key = (frame.folder, service.id)
        found = self._rows.get(key)
        if found is None:
            found = self._rows[key] = sheet_row(frame, service)
        return found

    def cell(self, frame: Frame, service: Service) -> Markup:
        """Return what stands beside a service's number, made once a language."""
        key = (frame.folder, service.id)
        found = self._cells.get(key)
        if found is None:
            found = self._cells[key] = Markup(frame.fill("sheets/row.html", row=self.row(frame, service)))
        return found

    def side(self, frame: Frame, order: Order, some_left: bool) -> dict[str, Any]:
        """Return the texts of one of two languages."""
        mine = order._replace(languages=(frame.folder,))
        context = self.common(mine, "") | {"some_left": some_left}
        parts = {
            name: Markup(frame.fill(f"sheets/{name}.html", **context))
            for name in ("head", "now", "left_words", "notes")
        }
        return parts | {
            "language": frame.view.language, "script": script_class(frame.view.language),
            "labels": [frame.words("Här på plats:"), frame.words("Rum och tid"), frame.words("Telefon")],
        }  # fmt: skip

    def common(self, order: Order, code: str) -> dict[str, Any]:
        """Return what every template knows."""
        frame = self.frames[order.languages[0]]
        site = frame.core.site
        size = order.size or KINDS[order.kind].size
        area = frame.core.directory.area_by_id.get(order.area or "")
        page, address = self.where(frame, order)
        return {
            "kind": order.kind,
            "size": size,
            "paper": order.paper,
            "code": code,
            "area": area.name if area and area.level != "national" else "",
            "audience": frame.view.terms["audiences"][order.audience].label if order.audience else Text(""),
            "base": self.base(frame),
            "contact": said(order.contact),
            "typed": order.typed,
            "one_line": False,
            "large": False,
            "qr": self.qr(page) if order.qr else "",
            "page": page,
            "address": address,
            "month": self.month(frame.view.language, order),
            "letter": order.paper == "Letter",
            "strips": order.strips,
            "demo": not site.publication,
            "scripts_of": script_class,
            "dial": dial,
            "number": whole_number,
        }

    def month(self, language: Language, order: Order) -> str:
        """Return the month on the sheet, in words of its language, with European digits."""
        day = order.month or self.frames[order.languages[0]].core.site.today
        return format_skeleton("yMMMM", day, locale=language.cldr)

    def where(self, frame: Frame, order: Order) -> tuple[str, str]:
        """Return the address that the sheet leads to, whole and as one types it in. It carries no mark of the sheet."""
        directory = frame.core.directory
        code = ""
        if order.audience:
            code = directory.vocabulary.audiences[order.audience].code or ""
        elif order.area:
            code = directory.area_by_id[order.area].code
        host = frame.core.site.base_url.split("/", 3)
        origin = "/".join(host[:3]) if len(host) > 3 and host[0].startswith("http") else ""
        path = frame.url(code)
        return f"{origin}{path}", f"{origin.partition('://')[2]}{path}".rstrip("/")

    def base(self, frame: Frame) -> str:
        """Return the address that a record's code is written after."""
        return self.where(frame, Order("list", (frame.folder,)))[1] + "/"

    def qr(self, page: str) -> Markup:
        """Return a QR code as one vector path, with a text for those who do not see it."""
        found = self._codes.get(page)
        if found is None:
            code = segno.make(page, error="m", micro=False)
            # The quiet zone of four modules is part of the picture: without it a copy can not be read.
            size = code.symbol_size(border=4)[0]
            path = "".join(_path(code))
            found = self._codes[page] = Markup(
                '<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" role="img" '
                'aria-label="{1}"><path d="{2}"/></svg>'
            ).format(size, page, path)
        return found

    def crisis(self, frame: Frame) -> list[SheetRow]:
        """Return the crisis lines in the committee's order."""
        directory = frame.core.directory
        found = [directory.by_id[line.service] for line in directory.crisis if line.service in directory.by_id]
        return [
            self.row(frame, one) for one in found if any(channel_kind(channel) == "phone" for channel in one.channels)
        ]

    def crisis_for(self, frame: Frame) -> list[tuple[SheetRow, Text]]:
        """Return the crisis lines, each with whom it is first of all for."""
        directory = frame.core.directory
        audience = {line.service: line.audience for line in directory.crisis}
        terms = frame.view.terms["audiences"]
        return [(row, terms[audience[row.id]].label if audience[row.id] else Text("")) for row in self.crisis(frame)]

    def number_of(self, id: str) -> str:
        """Return the first telephone number of a record, or nothing."""
        directory = next(iter(self.frames.values())).core.directory
        service = directory.by_id.get(id)
        found = [channel_value(one) for one in service.channels if channel_kind(one) == "phone"] if service else []
        return found[0] if found else ""


def whole_number(digits: str) -> Markup:
    """Return a number for paper, its spaces hard ones.

    pdfium turns the groups of ``116 016`` round in a line of Arabic. A hard space joins digits to one number in the
    rules for direction (UAX 9, class CS), and a copied number works all the same.
    """
    return number(digits.replace(" ", "\u00a0"))


def said(contact: str) -> Markup:
    """Return a contact as it was typed, its telephone numbers whole and from left to right."""
    if not contact:
        return Markup("")
    parts = _NUMBERS.split(contact)
    inner = Markup("").join(whole_number(part) if place % 2 else part for place, part in enumerate(parts))
    strong = next((kind for one in contact if (kind := unicodedata.bidirectional(one)) in ("L", "R", "AL")), "L")
    return Markup('<bdi class="typed" dir="{}">{}</bdi>').format("ltr" if strong == "L" else "rtl", inner)


#: What looks like a telephone number: six digits at least, with what people write between them.
_NUMBERS = re.compile(r"((?<![\w+])\+?\d(?:[ -]?\d){5,}(?!\w))")
#: Kinds that share a template.
_TEMPLATES = {"large": "list", "easy": "list", "two-languages": "two"}


def script_class(language: Language) -> str:
    """Return the class that gives a language its letters and their size."""
    return {"Arab": "arab", "Ethi": "ethi"}.get(language.script, "latn")


def _path(code: segno.QRCode) -> list[str]:
    """Return the dark modules as runs, row by row."""
    parts = []
    for y, row in enumerate(code.matrix, 4):
        start = None
        for x, dark in enumerate([*row, 0], 4):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                parts.append(f"M{start} {y}h{x - start}v1h-{x - start}z")
                start = None
    return parts


__all__ = ["MARGIN", "MM", "PAPERS", "Maker", "Sheet", "main_way", "marked", "sheet_code", "sv"]
