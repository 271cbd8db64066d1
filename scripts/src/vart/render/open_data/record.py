"""One service as the open data tells it in one language: everything that its page tells, as facts.

What committees keep for themselves (``to_ask``) is not in it. A place is in it only where the record's type has one:
:func:`_place` takes an :class:`~vart.model.OpenAddress` and nothing else makes one.
"""

from __future__ import annotations

from typing import Any

from vart.hours import say
from vart.languages import View
from vart.model import Channel, OpenAddress, OpenService, Service, Source, channel_kind, channel_value
from vart.model.phone import dial
from vart.render.open_data.meta import LICENSE, VERSION, updated
from vart.render.options import Site

#: Texts of a record that may stand in Swedish where the language has none of its own.
TEXTS = ("summary", "for_whom", "notes")


def public_record(service: Service, view: View, site: Site) -> dict[str, Any]:
    """Return a service as plain data.

    :param view: the directory in the language of the file.
    :param site: for addresses.
    """
    texts = view.texts(service)
    by_id = view.directory.by_id
    other = {name: text.language.tag for name in TEXTS if (text := getattr(texts, name)).language}
    channels = [public_channel(channel, view) for channel in service.channels]
    if view.hours_catalog is not view.catalog and any(channel["hours_text"] for channel in channels):
        other["hours_text"] = view.hours_catalog.language.tag
    instead = by_id.get(service.instead or "")
    shared = [by_id[one] for one in service.shares_number_with if one in by_id]
    return {
        "code": service.code,
        "id": service.id,
        "url": f"{site.base_url}{view.language.folder}/{service.code}/",
        "name": service.name,
        "kind": service.kind,
        "status": service.status,
        "instead": instead.code if instead and instead.status != "draft" else None,
        "operator": {"name": service.operator.name, "type": service.operator.type, "url": service.operator.url},
        "summary": texts.summary.value,
        "for_whom": texts.for_whom.value or None,
        "notes": texts.notes.value or None,
        "language": view.language.tag,
        "translation": texts.state,
        "other_language": other,
        "needs": list(service.needs),
        "violence": list(service.violence),
        "audiences": list(service.audiences),
        "ages": {"min": service.ages.min, "max": service.ages.max} if service.ages else None,
        "area": {"level": service.area.level, "codes": list(service.area.codes)},
        "channels": channels,
        "access": {
            "anonymous": service.access.anonymous,
            "referral": service.access.referral,
            "cost": service.access.cost,
        },
        "place": "confidential"
        if service.address == "confidential"
        else "none"
        if service.address == "none"
        else "open",
        "address": public_address(service),
        "shares_number_with": [one.code for one in shared if one.status != "draft"],
        "sources": [_source(source) for source in service.sources],
        "confidence": service.confidence,
        "verified": {"date": service.verified.date.isoformat(), "by": service.verified.by, "how": service.verified.how}
        if service.verified
        else None,
        "review_by": service.review_by.isoformat(),
        "updated": updated(service).isoformat(),
        "version": VERSION,
        "license": LICENSE["url"],
        "source": site.base_url,
    }


def public_channel(channel: Channel, view: View) -> dict[str, Any]:
    """Return one way to reach a service. ``uri`` is what a link to it holds; a visit has none."""
    kind, value = channel_kind(channel), channel_value(channel)
    return {
        "kind": kind,
        "value": value,
        "uri": channel_uri(kind, value),
        "hours": channel.hours,
        "hours_text": hours_text(channel, view),
        "languages": list(channel.languages),
        "interpreter": channel.interpreter,
        "cost": channel.cost,
        "on_phone_bill": getattr(channel, "on_phone_bill", "unknown"),
        "use": channel.use,
    }


def channel_uri(kind: str, value: str) -> str | None:
    """Return the address that a link to a channel holds."""
    if kind == "visit":
        return None
    if kind == "sms":
        return dial(value, "sms")
    if kind == "email":
        return f"mailto:{value}"
    return value if value.startswith("https:") else dial(value)


def hours_text(channel: Channel, view: View) -> str | None:
    """Return opening hours in words, or None."""
    if not channel.hours:
        return None
    lines = say(channel.hours, view.hours_catalog)
    return "; ".join(" ".join(part for part in (line.days, ", ".join(line.times)) if part) for line in lines)


def public_address(service: Service) -> dict[str, Any] | None:
    """Return the place of a service that opens it to the public; None for every other, whatever was slipped into it."""
    if isinstance(service, OpenService) and service.kind != "shelter" and isinstance(service.address, OpenAddress):
        return _place(service.address)
    return None


def _place(address: OpenAddress) -> dict[str, Any]:
    return {"street": address.street, "postcode": address.postcode, "city": address.city, "note": address.note}


def _source(source: Source) -> dict[str, Any]:
    return {
        "type": source.type,
        "url": source.url,
        "title": source.title,
        "read": source.read.isoformat(),
        "published": source.published,
        "checked": source.checked.isoformat() if source.checked else None,
        "says": source.says,
    }
