"""One service in one language, ready for templates: words, links and signs, nothing left to decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from vart.hours import say
from vart.hours.say import Line
from vart.languages import Text, View
from vart.model import Channel, Language, Service, channel_kind, channel_value
from vart.model.phone import dial
from vart.render.environment import Words, first_sentence
from vart.render.messages import (
    COST,
    ON_BILL,
    USE,
    N,
)
from vart.render.service_lines import checked, on_bill, spoken

_ICONS = {
    "phone": "phone", "sms": "message-text-outline", "text_relay": "keyboard-outline", "chat": "chat-outline",
    "form": "form-textbox", "email": "email-outline", "website": "web", "visit": "door",
}  # fmt: skip
_DIRECT = ("phone", "sms", "chat", "text_relay")


class Way(NamedTuple):
    """A way to reach the service: a button with its words."""

    kind: str
    href: str
    icon: str
    label: Text
    number: str
    foreign: bool
    answered: bool
    use: Text
    hours: tuple[Line, ...]
    #: The language that the hours are said in, when it is not the reader's.
    hours_in: Language | None
    signs: tuple[Text, ...]


class Link(NamedTuple):
    """A link in a list."""

    url: str
    name: str


class Card(NamedTuple):
    """A service in a list."""

    url: str
    name: str
    sentence: Text
    paused: bool
    buttons: tuple[Way, ...]
    signs: tuple[Text, ...]
    checked: tuple[Text, ...]


def ways(service: Service, view: View, words: Words) -> tuple[Way, ...]:
    """Return every way to reach the service, in the record's order."""
    return tuple(way for _, way in channel_ways(service, view, words))


def channel_ways(service: Service, view: View, words: Words) -> Iterator[tuple[Channel, Way]]:
    """Yield each channel that is a way to reach the service, with the way."""
    for channel in service.channels:
        if channel_kind(channel) != "visit":
            yield channel, _way(channel, view, words)


def _way(channel: Channel, view: View, words: Words) -> Way:
    kind, value = channel_kind(channel), channel_value(channel)
    numbered = kind in ("phone", "sms") or (kind == "text_relay" and not value.startswith("https:"))
    label = _LABELS[kind]
    signs = channel_signs(channel, words) + [view.language_name(tag) for tag in channel.languages]
    return Way(
        kind=kind,
        href=f"sms:{dial(value)[4:]}" if kind == "sms" else dial(value) if numbered else
        f"mailto:{value}" if kind == "email" else value,
        icon=_ICONS[kind],
        label=words.text(label) if label else Text(""),
        number=value if numbered else "",
        foreign=kind in ("chat", "form", "website") or (kind == "text_relay" and not numbered),
        answered=kind in ("phone", "chat"),
        use=words.text(USE[channel.use]) if channel.use != "general" else Text(""),
        hours=tuple(say(channel.hours, view.hours_catalog)) if channel.hours else (),
        hours_in=None if view.hours_catalog is view.catalog else view.hours_catalog.language,
        signs=tuple(signs),
    )  # fmt: skip


def channel_signs(channel: Channel, words: Words) -> list[Text]:
    """Return what is known of a channel's cost and of the bill, in a word or two each."""
    found = []
    if channel.cost != "unknown":
        found.append(words.text(COST[channel.cost]))
    if channel_kind(channel) in ("phone", "sms") and channel.on_phone_bill != "unknown":
        found.append(words.text(ON_BILL[channel.on_phone_bill]))
    return found


_LABELS = {
    "phone": "", "sms": N("Sms"), "text_relay": N("Text och tal"), "chat": N("Chatta"), "form": N("Skriv i formulär"),
    "email": N("Mejla"), "website": N("Webbplats"), "visit": "",
}  # fmt: skip


def card(service: Service, url: str, view: View, words: Words, site_today: date) -> Card:
    """Return the service as lists show it: at most three buttons, the most direct ones."""
    every = ways(service, view, words)
    direct = [way for way in every if way.kind in _DIRECT and not way.use] or [
        way for way in every if way.kind in _DIRECT
    ]
    buttons = direct[:2] or [way for way in every if way.kind in ("form", "email", "website")][:1]
    return Card(
        url=url,
        name=service.name,
        sentence=first_sentence(view.texts(service).summary),
        paused=service.status == "paused",
        buttons=tuple(buttons),
        signs=signs(service, view, words),
        checked=checked(service, view, words, site_today),
    )


def signs(service: Service, view: View, words: Words) -> tuple[Text, ...]:
    """Return what can be said in a word or two: free, anonymous, not on the bill, languages."""
    found = []
    if service.access.cost == "free" or any(channel.cost == "free" for channel in service.channels):
        found.append(words.text("gratis"))
    if service.access.anonymous == "possible":
        found.append(words.text("du kan vara anonym"))
    if on_bill(service) == {"hidden"}:
        found.append(words.text("syns inte på räkningen"))
    tags = spoken(service)
    found += [view.language_name(tag) for tag in tags[:5]]
    if len(tags) > 5:
        found.append(words.text("fler språk"))
    return tuple(found)
