"""The ways to reach a service: exactly one kind each, so that a number can not be mistaken for an address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Tag

from vart.model.base import Frozen, Tag47

Cost = Literal["free", "local-rate", "fee", "unknown"]
OnPhoneBill = Literal["hidden", "visible", "unknown"]
Interpreter = Literal["yes", "on-request", "no", "unknown"]
#: What a channel is for when a service has several of a kind; the labels are interface strings.
Use = Literal[
    "general", "from-abroad", "previous", "switchboard", "registered-only", "professionals", "relatives", "adults",
    "callback", "text-phone", "hearing-callers",
]  # fmt: skip

CHANNEL_KINDS = ("phone", "sms", "text_relay", "chat", "form", "email", "website", "visit")


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


_KINDS = {type_: kind for kind, type_ in _CHANNELS.items()}


def channel_kind(channel: Channel) -> str:
    """Return which of :data:`CHANNEL_KINDS` a channel is."""
    return _KINDS[type(channel)]


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
