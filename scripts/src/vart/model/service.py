"""One service: what it is, for whom, how to reach it, how well it is checked.

Names follow HSDS 3.0 and schema.org where they have a word for the thing. Unknown is written as unknown: a default
here never claims a fact.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from vart.model.base import Confidence, Day, Frozen, Paragraph, PartialDate, Role, Short, Slug, Summary, Years
from vart.model.channel import Channel, Cost

Anonymous = Literal["possible", "no", "unknown"]
Referral = Literal["not-needed", "social-services", "health-care", "required", "unknown"]
OperatorType = Literal["state", "region", "municipality", "ngo", "faith", "company"]
Status = Literal["draft", "active", "paused", "closed"]
#: Texts of a record that are translated; the fingerprint of a translation covers exactly these.
TRANSLATED_FIELDS = ("summary", "for_whom", "notes")


class Operator(Frozen):
    """Who runs the service (HSDS ``organization``)."""

    name: Short
    type: OperatorType
    url: str | None = None


SourceType = Literal["operator", "authority", "municipality", "organisation", "directory", "news", "unattributed"]


class Source(Frozen):
    """Where a fact was read. ``url`` or ``title``; ``read`` is the day we read it, ``published`` the page's own date.

    ``type`` says who speaks: the operator itself, an authority, a municipality or region, another organisation, a
    directory kept by others, the press, or someone unnamed.
    """

    type: SourceType

    url: str | None = None
    title: Short | None = None
    read: Day
    published: PartialDate | None = None
    #: The day on which a secondary source says it checked the operator's own page.
    checked: Day | None = None
    says: Paragraph | None = None

    @model_validator(mode="after")
    def _named(self) -> Source:
        if not self.url and not self.title:
            raise PydanticCustomError("source_nameless", "a source needs a url or a title")
        return self


class Verified(Frozen):
    """Someone asked the service itself. ``by`` is a role, never a person."""

    date: Day
    by: Role
    how: Literal["phone", "email", "visit", "letter"]


class Access(Frozen):
    """What it takes to get help (HSDS ``cost_option``, ``required_document`` made plain)."""

    anonymous: Anonymous = "unknown"
    referral: Referral = "unknown"
    cost: Cost = "unknown"


class ServiceArea(Frozen):
    """Where the service may be used (schema.org ``areaServed``). ``codes`` are official codes as text."""

    level: Literal["national", "county", "municipality", "district"]
    codes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _codes_fit(self) -> ServiceArea:
        if self.level == "national" and self.codes:
            raise PydanticCustomError("area_codes", "a national area takes no codes")
        if self.level != "national" and not self.codes:
            raise PydanticCustomError("area_codes", "this area needs its codes")
        return self


class WideServiceArea(ServiceArea):
    """The area of a confidential service: a municipality or larger, for a district would help a search."""

    level: Literal["national", "county", "municipality"]


class Consent(Frozen):
    """The operator's own page that publishes the address, the day it was seen, and the two roles that reviewed it."""

    source: str
    seen: Day
    by: Annotated[tuple[Role, ...], Field(min_length=2, max_length=2)]


class OpenAddress(Frozen):
    """A place that the operator itself invites the public to (schema.org ``PostalAddress``)."""

    street: Short
    postcode: Short | None = None
    city: Short
    note: Paragraph | None = None
    consent: Consent


class Ages(Frozen):
    """Years of age, both ends included."""

    min: Years | None = None
    max: Years | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Ages:
        if self.min is None and self.max is None:
            raise PydanticCustomError("ages", "ages need min or max")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise PydanticCustomError("ages", "min is greater than max")
        return self


class _Service(Frozen):
    """What every service has. ``id`` is the file's name and comes from the loader, not from the file's text."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{2,60}$")]
    code: str
    name: Short
    kind: Slug
    operator: Operator
    summary: Summary
    for_whom: Paragraph | None = None
    notes: Paragraph | None = None
    needs: Annotated[tuple[Slug, ...], Field(min_length=1)]
    violence: tuple[Slug, ...] = ()
    audiences: Annotated[tuple[Slug, ...], Field(min_length=1)]
    ages: Ages | None = None
    channels: tuple[Channel, ...] = ()
    access: Access = Access()
    shares_number_with: tuple[Slug, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    #: Questions for whoever calls the service to verify the record. Kept for the committee, never on a page.
    to_ask: tuple[Paragraph, ...] = ()
    confidence: Confidence
    verified: Verified | None = None
    review_by: Day
    status: Status
    #: Where to go when this service is closed or paused: the id of another.
    instead: Slug | None = None


def _has_place(value: Any) -> str:
    return "place" if isinstance(value, Mapping | OpenAddress) else "nowhere"


class OpenService(_Service):
    """A service whose place, if it has one to visit, is public. Never a shelter."""

    area: ServiceArea
    address: Annotated[
        Annotated[Literal["none"], Tag("nowhere")] | Annotated[OpenAddress, Tag("place")], Discriminator(_has_place)
    ]

    @model_validator(mode="after")
    def _no_shelter(self) -> OpenService:
        # parse_service never builds a shelter as an open service; this holds for every other way in.
        if self.kind == "shelter":
            raise PydanticCustomError("shelter_open", "a shelter can not have an open address")
        return self


class HiddenService(_Service):
    """A shelter, or any service at a secret place. There is no field for where it is, on purpose."""

    area: WideServiceArea
    address: Literal["none", "confidential"]


Service = OpenService | HiddenService


def _is_hidden(value: Any) -> str:
    if isinstance(value, Mapping):
        hidden = value.get("kind") == "shelter" or value.get("address") == "confidential"
    else:
        hidden = isinstance(value, HiddenService)
    return "hidden" if hidden else "open"


_SERVICE: TypeAdapter[Service] = TypeAdapter(
    Annotated[
        Annotated[OpenService, Tag("open")] | Annotated[HiddenService, Tag("hidden")],
        Discriminator(_is_hidden),
    ]
)


def parse_service(id: str, data: Mapping[str, Any]) -> Service:
    """Return the service that ``data`` (nested dicts, lists and strings, as the loader gives them) describes.

    :raises pydantic.ValidationError: the data does not fit; every problem at once, each with its path in the data.
    """
    return _SERVICE.validate_python({**data, "id": id})


def service_json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a record as pydantic sees it (with ``id``, which the file's name gives)."""
    return _SERVICE.json_schema()


def fingerprint(texts: Mapping[str, str | None]) -> str:
    """Return 12 hexadecimal characters that stand for the source texts of a translation.

    ``texts`` maps names (for a record: :data:`TRANSLATED_FIELDS`) to Swedish text or None. Runs of white space
    count as one, so that rewrapping a paragraph does not make its translations stale.
    """
    plain = {name: words for name, text in sorted(texts.items()) if (words := " ".join((text or "").split()))}
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode()).hexdigest()[:12]


def service_fingerprint(service: Service) -> str:
    """Return the fingerprint of a record's translated texts."""
    return fingerprint({name: getattr(service, name) for name in TRANSLATED_FIELDS})
