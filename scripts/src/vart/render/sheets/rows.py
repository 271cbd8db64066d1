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


#: Letters of an address that somebody may be asked to type from paper.
_TYPED = 30


class Sign(NamedTuple):
    """A fact in words, and the name of the sign that stands before them (overrides/sheets/signs.html)."""

    name: str
    words: Text


class SheetRow(NamedTuple):
    """A service as a sheet shows it.

    ``reach``: what is dialled or typed in, from left to right in every language. ``hours`` and ``always``: when, and
    whether that is at every hour. ``signs``: what else one should know. ``checked``: somebody has asked the service
    itself.
    """

    id: str
    code: str
    name: str
    reach: str
    href: str
    is_number: bool
    hours: tuple[Line, ...]
    hours_in: Language | None
    always: bool
    signs: tuple[Sign, ...]
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
    labels = {"chat": words.text("chatt"), "sms": words.text("sms"), "website": words.text("webb")}
    signs = []
    # What it is, where the reach alone does not tell.
    if way.kind in labels:
        signs.append(Sign("web" if way.kind == "website" else "chat", labels[way.kind]))
    if way.use:
        signs.append(Sign("who", way.use))
    if service.access.cost == "free" or any(channel.cost == "free" for channel in service.channels):
        signs.append(Sign("free", words.text("gratis")))
    if service.access.anonymous == "possible":
        signs.append(Sign("anonymous", words.text("anonymt")))
    if sv.on_bill(service) == {"hidden"}:
        signs.append(Sign("bill", words.text("inte på räkningen")))
    if service.verified is not None:
        signs.append(Sign("checked", words.on("kontrollerat {day}", service.verified.date)))
    signs += [Sign("chat", labels[one.kind]) for one in other[:1]]
    return SheetRow(
        id=service.id,
        code=service.code,
        name=service.name,
        reach=way.number or _short(way.href),
        href=way.href,
        is_number=bool(way.number),
        hours=way.hours,
        hours_in=way.hours_in,
        always=len(way.hours) == 1 and not way.hours[0].times and not way.hours[0].closed,
        signs=tuple(signs),
        checked=service.verified is not None,
    )


def _short(address: str) -> str:
    """Return an address as one types it in; of one that nobody would type without a slip, the site that it is on."""
    short = address.removeprefix("https://").removeprefix("mailto:").removeprefix("www.").rstrip("/")
    return short if len(short) <= _TYPED else short.partition("/")[0]
