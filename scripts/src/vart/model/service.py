"""One service: what it is, for whom, how to reach it, how well it is checked.

Names follow HSDS 3.0 and schema.org where they have a word for the thing. Unknown is written as unknown: a default
here never claims a fact.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

SLUG = r"^[a-z0-9][a-z0-9-]*$"

Slug = Annotated[str, Field(pattern=SLUG, max_length=60)]
Short = Annotated[str, Field(min_length=1, max_length=120)]
Summary = Annotated[str, Field(min_length=1, max_length=400)]
Paragraph = Annotated[str, Field(min_length=1, max_length=800)]
#: BCP 47, primary language and subtags, as in ``sv``, ``prs``, ``sv-simple``.
Tag47 = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Role = Slug


def _iso_day(value: Any) -> Any:
    # pydantic alone would read "1767225600" as a day in 2026, and int() reads Arabic digits: a record says what it says.
    if isinstance(value, str) and not (len(value) == 10 and value.isascii() and value[4] == value[7] == "-"):
        raise PydanticCustomError("day", "a day is written as 2026-11-24")
    return value


def _digits(value: Any) -> Any:
    if isinstance(value, str) and not (value.isascii() and value.isdigit()):
        raise PydanticCustomError("digits", "a whole number in digits")
    return value


def _partial_day(value: Any) -> Any:
    # No pattern knows the calendar, and \\d takes digits of every script.
    if isinstance(value, str):
        try:
            date.fromisoformat("-".join([*value.split("-"), "01", "01"][:3]))
        except ValueError:
            raise PydanticCustomError("partial_day", "a day, month or year is written as 2026-11-24") from None
    return value


Day = Annotated[date, BeforeValidator(_iso_day)]
#: A day, a month or a year: public pages often tell no more.
PartialDate = Annotated[str, BeforeValidator(_partial_day), Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
Years = Annotated[int, BeforeValidator(_digits), Field(ge=0, le=120)]

Cost = Literal["free", "local-rate", "fee", "unknown"]
OnPhoneBill = Literal["hidden", "visible", "unknown"]
Interpreter = Literal["yes", "on-request", "no", "unknown"]
Anonymous = Literal["possible", "no", "unknown"]
Referral = Literal["not-needed", "social-services", "health-care", "required", "unknown"]
OperatorType = Literal["state", "region", "municipality", "ngo", "faith", "company"]
Confidence = Literal["high", "medium", "low"]
Status = Literal["draft", "active", "paused", "closed"]
#: What a channel is for when a service has several of a kind; the labels are interface strings.
Use = Literal[
    "general", "from-abroad", "previous", "switchboard", "registered-only", "professionals", "relatives", "adults",
    "callback", "text-phone", "hearing-callers",
]  # fmt: skip

CHANNEL_KINDS = ("phone", "sms", "text_relay", "chat", "form", "email", "website", "visit")

#: Texts of a record that are translated; the fingerprint of a translation covers exactly these.
TRANSLATED_FIELDS = ("summary", "for_whom", "notes")


class Frozen(BaseModel):
    """Base of all record types: unknown keys are refused, nothing changes after it was read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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


class _Channel(Frozen):
    hours: str | None = None
    languages: tuple[Tag47, ...] = ()
    interpreter: Interpreter = "unknown"
    cost: Cost = "unknown"
    use: Use = "general"


class PhoneChannel(_Channel):
    """A telephone number in its published form."""

    phone: str
    on_phone_bill: OnPhoneBill = "unknown"


class SmsChannel(_Channel):
    """A number that takes text messages."""

    sms: str
    on_phone_bill: OnPhoneBill = "unknown"


class TextRelayChannel(_Channel):
    """A relay service's address or number for this service."""

    text_relay: str


class ChatChannel(_Channel):
    """An https address of a chat."""

    chat: str


class FormChannel(_Channel):
    """An https address of a contact form."""

    form: str


class EmailChannel(_Channel):
    """An e-mail address of the service, never a person's."""

    email: str


class WebsiteChannel(_Channel):
    """The https address of the service's own site."""

    website: str


class VisitChannel(_Channel):
    """One may come in person; where stands in ``address`` or nowhere."""

    visit: Literal["drop-in", "by-appointment", "unknown"]


_CHANNELS = {
    "phone": PhoneChannel, "sms": SmsChannel, "text_relay": TextRelayChannel, "chat": ChatChannel,
    "form": FormChannel, "email": EmailChannel, "website": WebsiteChannel, "visit": VisitChannel,
}  # fmt: skip


def channel_kind(channel: Channel) -> str:
    """Return which of :data:`CHANNEL_KINDS` a channel is."""
    return next(kind for kind, type_ in _CHANNELS.items() if type(channel) is type_)


def channel_value(channel: Channel) -> str:
    """Return the number, address or manner that the channel is reached by."""
    return getattr(channel, channel_kind(channel))


def _which_channel(value: Any) -> str | None:
    if isinstance(value, Mapping):
        kinds = [kind for kind in CHANNEL_KINDS if kind in value]
    else:
        kinds = [kind for kind in CHANNEL_KINDS if hasattr(value, kind)]
    return kinds[0] if len(kinds) == 1 else None


Channel = Annotated[
    Annotated[PhoneChannel, Tag("phone")]
    | Annotated[SmsChannel, Tag("sms")]
    | Annotated[TextRelayChannel, Tag("text_relay")]
    | Annotated[ChatChannel, Tag("chat")]
    | Annotated[FormChannel, Tag("form")]
    | Annotated[EmailChannel, Tag("email")]
    | Annotated[WebsiteChannel, Tag("website")]
    | Annotated[VisitChannel, Tag("visit")],
    Discriminator(
        _which_channel,
        custom_error_type="channel_kind",
        custom_error_message="a channel has exactly one of phone, sms, text_relay, chat, form, email, website, visit",
    ),
]


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
