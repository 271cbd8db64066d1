"""Ways to reach a service in HSDS: numbers are phones, all else contacts; opening hours are schedules that name one."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from vart.hours.parse import DAY
from vart.hours.week import weekly
from vart.languages import View
from vart.model import Channel, Service, channel_kind, channel_value
from vart.render.environment import Words
from vart.render.messages import USE
from vart.render.open_data.hsds_terms import Terms
from vart.render.open_data.ids import uid
from vart.render.open_data.record import hours_text

#: Types of RFC 6350, as HSDS asks for.
PHONE_TYPE = {"phone": "voice", "sms": "text", "text_relay": "textphone"}
_BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: Properties of a channel that have no place of their own in HSDS.
DETAILS = ("use", "cost", "on_phone_bill", "interpreter")


def is_number(channel: Channel) -> bool:
    """Say whether a channel is something that a telephone dials."""
    kind = channel_kind(channel)
    return kind in ("phone", "sms") or (kind == "text_relay" and not channel_value(channel).startswith("https:"))


def first_value(service: Service, kind: str) -> str:
    """Return the first channel of a kind, or ""."""
    return next((channel_value(one) for one in service.channels if channel_kind(one) == kind), "")


def channel_id(service: str, index: int) -> str:
    """Return the UUID of a service's channel by its place in the record."""
    return uid(service, "channel", str(index))


def phone(service: str, index: int, channel: Channel, view: View, terms: Terms, words: Words) -> dict[str, Any] | None:
    """Return a number as HSDS has it, or None when the channel is none."""
    if not is_number(channel):
        return None
    id_ = channel_id(service, index)
    found: dict[str, Any] = {
        "id": id_,
        "service_id": service,
        "number": channel_value(channel),
        "type": PHONE_TYPE[channel_kind(channel)],
    }
    if channel.use in USE:
        found["description"] = words.plain(USE[channel.use])
    languages = [
        {"id": uid(id_, "language", tag), "phone_id": id_, "name": str(view.language_name(tag)), "code": tag}
        for tag in channel.languages
    ]
    return found | _some(languages=languages, attributes=_details(id_, "phone", channel, terms))


def contact(service: str, index: int, channel: Channel, terms: Terms) -> dict[str, Any] | None:
    """Return any other channel as HSDS has it, or None when the channel is a number."""
    if is_number(channel):
        return None
    kind, value = channel_kind(channel), channel_value(channel)
    id_ = channel_id(service, index)
    found: dict[str, Any] = {"id": id_, "service_id": service, "title": kind}
    if kind == "email":
        found["email"] = value
    spoken = [terms.attribute(id_, "contact", "vart:channel", f"language:{tag}") for tag in channel.languages]
    attributes = [
        terms.attribute(id_, "contact", "vart:channel", f"kind:{kind}", value),
        *_details(id_, "contact", channel, terms),
        *spoken,
    ]
    return found | {"attributes": attributes}


def _details(id_: str, entity: str, channel: Channel, terms: Terms) -> list[dict[str, Any]]:
    known = ((name, getattr(channel, name, "unknown")) for name in DETAILS)
    return [
        terms.attribute(id_, entity, "vart:channel", f"{name}:{value}")
        for name, value in known
        if value not in ("unknown", "general")
    ]


def _some(**lists: list[Any]) -> dict[str, list[Any]]:
    return {name: value for name, value in lists.items() if value}


def schedules(service: str, index: int, channel: Channel, view: View, terms: Terms) -> list[dict[str, Any]]:
    """Return a channel's opening hours: one schedule for the days that have the same times.

    ``description`` says all hours in words, ``notes`` is the record's own text (opening_hours syntax), which knows of
    holidays and dates what a weekly rule can not say. A day that ends at midnight closes at 23:59.
    """
    if not channel.hours:
        return []
    id_ = channel_id(service, index)
    entity = "phone" if is_number(channel) else "contact"
    said, found = hours_text(channel, view), []
    for number, rule in enumerate(_rules(channel.hours) or ({},)):
        schedule = uid(id_, "schedule", str(number))
        found.append(
            {
                "id": schedule,
                "service_id": service,
                **rule,
                "description": said,
                "notes": channel.hours,
                "attributes": [terms.attribute(schedule, "schedule", "vart:channel", f"hours-of:{entity}", id_)],
            }
        )
    return found


@lru_cache(maxsize=4096)
def _rules(hours: str) -> tuple[dict[str, str], ...]:
    week = weekly(hours)
    days: dict[tuple[int, int], list[str]] = {}
    for weekday, name in enumerate(_BYDAY):
        for span in week.on(weekday):
            days.setdefault(span, []).append(name)
    return tuple(
        {"freq": "WEEKLY", "byday": ",".join(names), "opens_at": _clock(start), "closes_at": _clock(end)}
        for (start, end), names in days.items()
    )


def _clock(minute: int) -> str:
    minute = min(minute, DAY - 1)
    return f"{minute // 60:02}:{minute % 60:02}"
