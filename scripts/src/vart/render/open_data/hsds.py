"""HSDS 3.0 (Open Referral's Human Services Data Specification) in one language.

https://docs.openreferral.org/en/v3.0/hsds/schema_reference.html. Only properties of the specification are used. What a
record knows beyond them are attributes: terms of taxonomies whose names begin with ``vart:``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from vart.languages import View
from vart.model import Directory, OpenAddress, OpenService, Operator, Service, Source
from vart.render.environment import Words
from vart.render.messages import COST, INTERPRETER, REFERRAL
from vart.render.open_data.hsds_channels import contact, first_value, phone, schedules
from vart.render.open_data.hsds_terms import Terms
from vart.render.open_data.ids import service_uuid, uid
from vart.render.open_data.meta import API, HSDS, encode, updated
from vart.render.open_data.shared import Shared

_FREE = COST["free"]
STATUS = {"active": "active", "paused": "temporarily closed", "closed": "defunct", "draft": "inactive"}
#: The four lists of the vocabulary, and how a record names their terms.
_GROUPS = ("needs", "violence", "audiences")
#: Properties of a service in a list: those of the official ``service_list`` schema.
_LIST = (
    "id", "organization_id", "name", "description", "url", "email", "status", "interpretation_services",
    "application_process", "fees_description", "eligibility_description", "minimum_age", "maximum_age", "assured_date",
    "last_modified", "organization",
)  # fmt: skip


def hsds_files(shared: Shared, view: View, services: Sequence[Service], words: Words) -> Iterator[tuple[str, bytes]]:
    """Yield (path, bytes) of each HSDS file of one language but the checksums.

    :param services: what is shown: listed services and closed ones.
    """
    from vart.render.open_data.hsds_tables import Package

    base = f"{HSDS}/{view.language.folder}"
    terms = Terms(view)
    package = Package(shared, view, terms)
    listed = {one.id for one in shared.listed}
    brief: list[bytes] = []
    for service in services:
        nested = hsds_service(service, view, terms, words, shared.directory)
        yield f"{base}/services/{nested['id']}.json", encode(nested)
        if service.id in listed:
            brief.append(encode({name: nested[name] for name in _LIST if name in nested}))
            package.add(nested)
    yield f"{base}/services.json", _page(brief)
    yield f"{base}/index.json", encode(_base(shared, view))
    for name, content in package.files():
        yield f"{base}/{name}", content


def _base(shared: Shared, view: View) -> dict[str, str]:
    site = shared.site
    page = f"{view.language.folder}/{shared.page}/" if shared.page else ""
    return {"version": "3.0", "profile": site.base_url + page, "openapi_url": f"{site.base_url}{API}/openapi.json"}


def _page(services: list[bytes]) -> bytes:
    """Return all services as the one page of HSDS' envelope: a file can not be asked for another page."""
    head = {
        "total_items": len(services),
        "total_pages": 1,
        "page_number": 1,
        "size": len(services),
        "first_page": True,
        "last_page": True,
        "empty": not services,
    }
    return b'%b,"contents":[%b]}\n' % (encode(head)[:-1], b",".join(services))


def hsds_service(service: Service, view: View, terms: Terms, words: Words, directory: Directory) -> dict[str, Any]:
    """Return a service with everything that belongs to it, as the schema ``service`` has it; unknown is left out."""
    id_ = service_uuid(service.code)
    texts = view.texts(service)
    organization = organization_of(service.operator)
    interpreters = {one.interpreter for one in service.channels} - {"unknown"}
    phones = [
        made for index, one in enumerate(service.channels) if (made := phone(id_, index, one, view, terms, words))
    ]
    contacts = [made for index, one in enumerate(service.channels) if (made := contact(id_, index, one, terms))]
    ages = service.ages
    found = {
        "id": id_,
        "organization_id": organization["id"],
        "name": service.name,
        # The notes follow after an empty line; `vart import` takes them apart there.
        "description": "\n\n".join(str(text) for text in (texts.summary, texts.notes) if text),
        "url": first_value(service, "website") or None,
        "email": first_value(service, "email") or None,
        "status": STATUS[service.status],
        "interpretation_services": " ".join(words.plain(INTERPRETER[one]) for one in sorted(interpreters)) or None,
        "application_process": words.plain(REFERRAL[service.access.referral])
        if service.access.referral != "unknown"
        else None,
        "fees_description": words.plain(COST[service.access.cost]) if service.access.cost in COST else None,
        "eligibility_description": str(texts.for_whom) or None,
        "minimum_age": ages.min if ages else None,
        "maximum_age": ages.max if ages else None,
        "assured_date": service.verified.date.isoformat() if service.verified else None,
        "last_modified": f"{updated(service).isoformat()}T00:00:00Z",
        "phones": phones,
        "schedules": [
            one for index, channel in enumerate(service.channels) for one in schedules(id_, index, channel, view, terms)
        ],
        "service_areas": _areas(id_, service, directory),
        "service_at_locations": _places(id_, service, directory),
        "languages": [
            {"id": uid(id_, "language", tag), "service_id": id_, "name": str(view.language_name(tag)), "code": tag}
            for tag in dict.fromkeys(tag for channel in service.channels for tag in channel.languages)
        ],
        "organization": organization,
        "cost_options": [
            {
                "id": uid(id_, "cost"),
                "service_id": id_,
                "option": words.plain(_FREE),
                "currency": "SEK",
                "amount": 0,
            }
        ]
        if service.access.cost == "free"
        else [],
        "contacts": contacts,
        "attributes": _attributes(id_, service, terms),
        "metadata": [one for index, source in enumerate(service.sources) for one in _provenance(id_, index, source)],
    }
    return {name: value for name, value in found.items() if value is not None and value != []}


def organization_of(operator: Operator) -> dict[str, Any]:
    """Return the organisation that runs a service; the same operator is the same organisation in every record."""
    found = {
        "id": uid("organization", operator.name, operator.type, operator.url or ""),
        "name": operator.name,
        "description": operator.name,
    }
    if operator.url:
        found["website"] = operator.url
    return found


def _attributes(id_: str, service: Service, terms: Terms) -> list[dict[str, Any]]:
    found = [terms.attribute(id_, "service", "vart:kinds", service.kind)]
    for group in _GROUPS:
        found += [terms.attribute(id_, "service", f"vart:{group}", name) for name in getattr(service, group)]
    access = service.access
    known = {
        "operator-type": service.operator.type,
        "anonymous": access.anonymous,
        "referral": access.referral,
        "cost": access.cost,
        "confidence": service.confidence,
        "place": service.address if isinstance(service.address, str) else "open",
    }
    found += [
        terms.attribute(id_, "service", "vart:record", f"{name}:{value}")
        for name, value in known.items()
        if value not in ("unknown", "none")
    ]
    return found


def _areas(id_: str, service: Service, directory: Directory) -> list[dict[str, Any]]:
    codes = service.area.codes or tuple(area.id for area in directory.areas if area.level == "national")
    return [
        {
            "id": uid(id_, "area", code),
            "service_id": id_,
            "name": directory.area_by_id[code].name,
            "description": directory.area_by_id[code].level,
            "extent": code,
            "extent_type": "text",
        }
        for code in codes
        if code in directory.area_by_id
    ]


def _places(id_: str, service: Service, directory: Directory) -> list[dict[str, Any]]:
    """Return where a service is: only of an open service, and only an address that it opened with consent."""
    if not isinstance(service, OpenService) or service.kind == "shelter":
        return []
    if not isinstance(service.address, OpenAddress):
        return []
    return [_at_location(id_, service, service.address, directory)]


def _at_location(id_: str, service: OpenService, place: OpenAddress, directory: Directory) -> dict[str, Any]:
    location = uid(id_, "location")
    return {
        "id": uid(id_, "at-location"),
        "service_id": id_,
        "location_id": location,
        "location": {
            "id": location,
            "location_type": "physical",
            "name": service.name,
            "addresses": [
                {
                    "id": uid(id_, "address"),
                    "location_id": location,
                    "address_1": place.street,
                    "city": place.city,
                    # The specification asks for a region; Sweden's addresses have none: it is the county.
                    "state_province": _county(service, directory),
                    "postal_code": place.postcode or "",
                    "country": "SE",
                    "address_type": "physical",
                }
            ],
        },
    }


def _county(service: OpenService, directory: Directory) -> str:
    code: str | None = service.area.codes[0] if service.area.codes else None
    while code is not None and code in directory.area_by_id:
        area = directory.area_by_id[code]
        if area.level == "county":
            return area.name
        code = area.parent
    return ""


def _provenance(id_: str, index: int, source: Source) -> Iterator[dict[str, str]]:
    """Yield a source as provenance: what was read, when, and who says it; then what else is known of it, one by one."""
    common = {
        "resource_id": id_,
        "resource_type": "service",
        "last_action_date": source.read.isoformat(),
        "last_action_type": "read",
        "updated_by": source.type,
    }
    yield common | {
        "id": uid(id_, "source", str(index)),
        "field_name": "source",
        "previous_value": source.title or "",
        "replacement_value": source.url or "",
    }
    known = {"published": source.published, "checked": source.checked, "says": source.says}
    for name, value in known.items():
        if value:
            yield common | {
                "id": uid(id_, "source", str(index), name),
                "field_name": f"source {name}",
                "previous_value": "",
                "replacement_value": str(value),
            }
