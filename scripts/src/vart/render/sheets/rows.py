"""One service on paper: one way to reach it, its hours, its signs in words."""

from __future__ import annotations

from typing import NamedTuple

from vart.hours.say import Line
from vart.languages import Text
from vart.model import Language, Service
from vart.render import service_view as sv
from vart.render.frame import Frame

_DIRECT = ("phone", "sms", "chat", "text_relay")
#: Which way a sheet prints when a service has several: what one dials, then where one writes, then where one reads.
_ORDER = ("phone", "sms", "chat", "text_relay", "form", "email", "website")


class SheetRow(NamedTuple):
    """A service as a sheet shows it.

    ``reach``: what is dialled or typed in, from left to right in every language. ``how``: what it is, where the
    reach alone does not tell. ``checked``: somebody has asked the service itself.
    """

    id: str
    code: str
    name: str
    reach: str
    href: str
    is_number: bool
    how: Text
    hours: tuple[Line, ...]
    hours_in: Language | None
    signs: tuple[Text, ...]
    use: Text
    checked: bool


def main_way(ways: tuple[sv.Way, ...]) -> sv.Way:
    """Return the way to print: where a person answers, for anyone before for some, a telephone before the rest."""
    return min(ways, key=lambda way: (way.kind not in _DIRECT, bool(way.use), _ORDER.index(way.kind)))


def sheet_row(frame: Frame, service: Service) -> SheetRow:
    """Return a service's row in the frame's language."""
    view, words = frame.view, frame.words
    ways = sv.ways(service, view, words)
    way = main_way(ways)
    other = [one for one in ways if one.kind in ("sms", "chat") and one.kind != way.kind and not one.use]
    also = {"sms": words.text("också sms"), "chat": words.text("också chatt")}
    bill = sv.on_bill(service) == {"hidden"}
    signs = []
    if service.access.cost == "free" or any(channel.cost == "free" for channel in service.channels):
        signs.append(words.text("gratis"))
    if service.access.anonymous == "possible":
        signs.append(words.text("du kan vara anonym"))
    if bill:
        signs.append(words.text("syns inte på räkningen"))
    if service.verified is not None:
        signs.append(words.on("kontrollerat {day}", service.verified.date))
    signs += [also[one.kind] for one in other[:1]]
    labels = {"chat": words.text("chatt"), "sms": words.text("sms"), "website": words.text("webb")}
    return SheetRow(
        id=service.id,
        code=service.code,
        name=service.name,
        reach=way.number or _short(way.href),
        href=way.href,
        is_number=bool(way.number),
        how=labels.get(way.kind, Text("")),
        hours=way.hours,
        hours_in=way.hours_in,
        signs=tuple(signs),
        use=way.use,
        checked=service.verified is not None,
    )


def _short(address: str) -> str:
    """Return an address as one types it in."""
    return address.removeprefix("https://").removeprefix("mailto:").removeprefix("www.").rstrip("/")
