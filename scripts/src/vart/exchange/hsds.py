"""HSDS 3.0 read: our own files with everything that they say, others' with what HSDS itself can say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]
#: Properties that a record has a place for, or that say nothing that a record should.
_UNDERSTOOD = {
    "id", "organization_id", "name", "description", "url", "email", "status", "eligibility_description", "minimum_age",
    "maximum_age", "last_modified", "assured_date", "phones", "contacts", "schedules", "service_areas", "languages",
    "organization", "attributes", "metadata", "service_at_locations", "cost_options", "interpretation_services",
    "application_process", "fees_description",
}  # fmt: skip
#: Sentences that our own files write from facts that stand in attributes, too; in others' files they say more.
_SENTENCES = ("interpretation_services", "application_process", "fees_description", "cost_options")
_TYPES = {"text": "sms", "textphone": "text_relay", "fax": None, "pager": None}
_DAYS = {"MO": "Mo", "TU": "Tu", "WE": "We", "TH": "Th", "FR": "Fr", "SA": "Sa", "SU": "Su"}
_PREFIX = "vart:"


def hsds_services(items: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, tuple[dict[str, Any], tuple[str, ...]]]]:
    """Yield (place, (service, what has no place in a record)) of each HSDS service."""
    for place, item in items:
        yield place, (_service(item), _unknown(item)) if isinstance(item, dict) else ({}, ())


def _unknown(item: Row) -> tuple[str, ...]:
    ours = bool(_terms(item))
    left = [name for name, value in item.items() if value not in (None, "", []) and name not in _UNDERSTOOD]
    if not ours:
        left += [name for name in _SENTENCES if item.get(name)]
        left += [f"attributes ({len(_list(item, 'attributes'))})"] if item.get("attributes") else []
    return tuple(sorted(left))


def _list(thing: Row, name: str) -> list[Row]:
    value = thing.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _terms(thing: Row) -> list[tuple[str, str, str]]:
    """Return (taxonomy, code, value) of the attributes of our own taxonomies."""
    found = []
    for one in _list(thing, "attributes"):
        term = one.get("taxonomy_term")
        if isinstance(term, dict) and str(term.get("taxonomy", "")).startswith(_PREFIX):
            name = str(term["taxonomy"]).removeprefix(_PREFIX)
            found.append((name, str(term.get("code", "")).removeprefix(f"{name}:"), str(one.get("value") or "")))
    return found


def _said(thing: Row, taxonomy: str) -> dict[str, str]:
    """Return what terms like ``cost:free`` say of a thing."""
    pairs = (code.partition(":") for name, code, _ in _terms(thing) if name == taxonomy)
    return {name: value for name, _, value in pairs}


def _service(item: Row) -> dict[str, Any]:
    terms = _terms(item)
    record = _said(item, "record")
    organization = item.get("organization") if isinstance(item.get("organization"), dict) else {}
    summary, _, notes = str(item.get("description") or "").partition("\n\n")
    kinds = [code for name, code, _ in terms if name == "kinds"]
    return {
        "name": item.get("name"),
        "status": item.get("status"),
        "kind": kinds[0] if kinds else None,
        "operator": {
            "name": organization.get("name"),
            "type": record.get("operator-type"),
            "url": organization.get("website"),
        },
        "summary": summary,
        "for_whom": item.get("eligibility_description"),
        "notes": notes,
        **{group: [code for name, code, _ in terms if name == group] for group in ("needs", "violence", "audiences")},
        "ages": {"min": item.get("minimum_age"), "max": item.get("maximum_age")},
        "area": {"codes": [_area(one) for one in _list(item, "service_areas")]},
        "channels": _channels(item),
        "access": {name: record.get(name) for name in ("anonymous", "referral", "cost")},
        "place": record.get("place"),
        # Whether there is an address is all that is looked at: none is ever taken over.
        "address": {"street": "…"} if item.get("service_at_locations") or organization.get("locations") else None,
        "sources": _sources(_list(item, "metadata")),
        "url": item.get("url"),
    }


def _area(area: Row) -> str:
    return str(area.get("extent") or area.get("name") or "")


def _sources(metadata: list[Row]) -> list[dict[str, Any]]:
    """Return the sources; what else is known of one follows it (``source says``)."""
    found: list[dict[str, Any]] = []
    for one in metadata:
        name, _, detail = str(one.get("field_name") or "").partition(" ")
        value = one.get("replacement_value") or None
        if name == "source" and detail in ("published", "checked", "says") and found:
            found[-1][detail] = value
        elif name == "source" and not detail:
            title = one.get("previous_value") or None
            found.append(
                {"type": one.get("updated_by"), "url": value, "title": title, "read": one.get("last_action_date")}
            )
    return found


def _channels(item: Row) -> list[dict[str, Any]]:
    hours, loose = _hours(item)
    found: list[dict[str, Any]] = []
    for phone in _list(item, "phones"):
        kind = _TYPES.get(str(phone.get("type") or ""), "phone")
        said = _said(phone, "channel")
        found.append(
            {
                "kind": kind or f"{phone.get('type')} number",
                "value": phone.get("number"),
                "languages": [one.get("code") for one in _list(phone, "languages")],
                "hours": hours.get(str(phone.get("id"))),
                **said,
            }
        )
    for contact in _list(item, "contacts"):
        found += _contact(contact, hours)
    kinds = {one["kind"] for one in found}
    for kind, value in (("email", item.get("email")), ("website", item.get("url"))):
        if value and kind not in kinds:
            found.append({"kind": kind, "value": value})
    phones = [one for one in found if one["kind"] == "phone"]
    if loose and len(phones) == 1:
        phones[0]["hours"] = loose
    elif loose:
        found.append({"kind": "hours of no certain number", "value": ""})
    return found


def _contact(contact: Row, hours: dict[str, str]) -> list[dict[str, Any]]:
    own = [(code.removeprefix("kind:"), value) for name, code, value in _terms(contact) if code.startswith("kind:")]
    if not own:
        # A contact of HSDS is a person; a person's address is nobody's to spread.
        return [{"kind": "contact person", "value": ""}]
    kind, value = own[0]
    languages = [code.removeprefix("language:") for _, code, _ in _terms(contact) if code.startswith("language:")]
    said = {name: value for name, value in _said(contact, "channel").items() if name not in ("kind", "language")}
    return [{"kind": kind, "value": value, "languages": languages, "hours": hours.get(str(contact.get("id"))), **said}]


def _hours(item: Row) -> tuple[dict[str, str], str | None]:
    """Return hours by the id of their channel, and those that name none."""
    by_channel: dict[str, str] = {}
    loose: list[str] = []
    for one in _list(item, "schedules"):
        of = [value for _, code, value in _terms(one) if code.startswith("hours-of:")]
        if of:
            by_channel[of[0]] = str(one.get("notes") or "")
        elif rule := _rule(one):
            loose.append(rule)
        else:
            loose.append("?")
    return by_channel, "; ".join(dict.fromkeys(loose)) or None


def _rule(schedule: Row) -> str | None:
    """Return a weekly schedule as opening hours, or None when it is not one."""
    days = [_DAYS.get(day.strip().upper()) for day in str(schedule.get("byday") or "").split(",")]
    opens, closes = str(schedule.get("opens_at") or "")[:5], str(schedule.get("closes_at") or "")[:5]
    weekly = schedule.get("freq") in (None, "WEEKLY") and schedule.get("interval") in (None, 1)
    dated = any(schedule.get(name) for name in ("valid_from", "valid_to", "until", "count", "bymonthday", "byyearday"))
    if not weekly or dated or not all(days) or len(opens) != 5 or len(closes) != 5:
        return None
    return f"{','.join(day for day in days if day)} {opens}-{'24:00' if closes == '23:59' else closes}"


#: Tables of a data package that belong to a service, by the property that holds them in a nested one.
_OF_SERVICE = ("phones", "contacts", "schedules", "service_areas", "languages", "cost_options")


def unnested(folder: Path, rows: Callable[[Path], list[Row]]) -> Iterator[tuple[str, Row]]:
    """Yield the services of a data package as nested files have them.

    :param rows: reads a table.
    """

    def table(name: str) -> list[Row]:
        path = folder / f"{name}.csv"
        return [{key: value for key, value in row.items() if value} for row in rows(path)] if path.is_file() else []

    terms = {row.get("id"): row for row in table("taxonomy_terms")}
    attributes: dict[Any, list[Row]] = {}
    for row in table("attributes"):
        attributes.setdefault(row.get("link_id"), []).append(
            row | {"taxonomy_term": terms.get(row.get("taxonomy_term_id"))}
        )

    def with_attributes(row: Row) -> Row:
        return row | {"attributes": attributes.get(row.get("id"), [])}

    organizations = {row.get("id"): row for row in table("organizations")}
    parts: dict[str, dict[Any, list[Row]]] = {}
    spoken: dict[Any, list[Row]] = {}
    for name in _OF_SERVICE:
        for row in table(name):
            if name == "languages" and row.get("phone_id"):
                spoken.setdefault(row["phone_id"], []).append(row)
            else:
                parts.setdefault(name, {}).setdefault(row.get("service_id"), []).append(with_attributes(row))
    for row in table("service_at_location"):
        parts.setdefault("service_at_locations", {}).setdefault(row.get("service_id"), []).append({})
    for row in table("metadata"):
        parts.setdefault("metadata", {}).setdefault(row.get("resource_id"), []).append(row)
    for number, row in enumerate(table("services"), 2):
        service = with_attributes(row) | {"organization": organizations.get(row.get("organization_id"), {})}
        service |= {name: found.get(row.get("id"), []) for name, found in parts.items()}
        for phone in service.get("phones", []):
            phone["languages"] = spoken.get(phone.get("id"), [])
        yield f"services.csv line {number}", service
