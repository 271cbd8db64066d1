"""Narrower lists, for readers without scripts: a need and a place, a need and a language, a need and a way.

Each is a page that is built, so that no form has to put words into an address. There are only those that hold
services, and fewer than the need's whole list; which, is worked out once for all languages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import NamedTuple

from vart.find.select import Selections
from vart.model import ALPHABET, Service, channel_kind

#: A list with no more services than this is short enough to read.
SHORT = 6
#: So many narrower lists there may be, a language; a dimension that would go beyond is left out.
MOST = 600
#: How one may get in touch, and the channels that this means.
WAYS = {
    "call": ("phone",),
    "chat": ("chat",),
    "text": ("sms", "form", "email", "text_relay"),
    "visit": ("visit",),
}


class Narrow(NamedTuple):
    """A narrower list. ``need`` is "" for services of every need; ``kind`` is way, tongue, anonymous, area or who.

    ``code`` is its address below the need's: an area's or audience's own, else one made from what it is about.
    """

    need: str
    kind: str
    value: str
    code: str
    services: tuple[Service, ...]


def ways(service: Service) -> set[str]:
    """Return how one may get in touch with a service."""
    kinds = {channel_kind(channel) for channel in service.channels}
    return {way for way, channels in WAYS.items() if kinds.intersection(channels)}


def tongues(service: Service) -> set[str]:
    """Return the languages that are spoken there."""
    return {tag for channel in service.channels for tag in channel.languages}


def narrow_lists(selections: Selections) -> list[Narrow]:
    """Return every narrower list, those of all needs first, then need by need."""
    directory = selections.directory
    areas = {area.id: area.code for area in directory.areas}
    county = [area.id for area in directory.areas if area.level == "county"]
    local = [area.id for area in directory.areas if area.level in ("municipality", "district")]
    who = {name: term.code for name, term in directory.vocabulary.audiences.items() if term.code}
    told = {
        tag: made_code(f"tongue:{tag}") for tag in sorted({tag for one in selections.services for tag in tongues(one)})
    }
    found: list[Narrow] = []

    def add(kind: str, values: dict[str, str], of: Callable[[Service], Iterable[str]], *, always: bool = False) -> None:
        more = []
        for need, services in selections.by_need.items():
            if len(services) > SHORT:
                for value, code in values.items():
                    here = tuple(one for one in services if value in of(one))
                    if 0 < len(here) < len(services):
                        more.append(Narrow(need, kind, value, code, here))
        if len(found) + len(more) <= MOST:
            found.extend(more)

    every = sorted(selections.services, key=lambda one: one.name.casefold())
    for kind, values, of in (
        ("way", {way: made_code(f"way:{way}") for way in WAYS}, ways),
        ("tongue", told, tongues),
    ):
        for value, code in values.items():
            here = tuple(one for one in every if value in of(one))
            if here:
                found.append(Narrow("", kind, value, code, here))
    add("way", {way: made_code(f"way:{way}") for way in WAYS}, ways)
    add("tongue", told, tongues)
    add("anonymous", {"possible": made_code("anonymous")}, lambda one: (one.access.anonymous,))
    add("area", {area: areas[area] for area in county}, lambda one: one.area.codes)
    add("area", {area: areas[area] for area in local}, lambda one: one.area.codes)
    add("who", who, lambda one: one.audiences)
    return found


def made_code(text: str) -> str:
    """Return four characters that stand for a text: always the same ones, and they say nothing."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    letters = ""
    for _ in range(4):
        number, place = divmod(number, len(ALPHABET))
        letters += ALPHABET[place]
    return letters
