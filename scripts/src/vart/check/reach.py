"""Can someone reach the service, and does the record agree with itself about where and for whom it is?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vart.check.dates import future
from vart.check.days import months_after
from vart.check.findings import Context, Finding
from vart.check.secrecy.hosts import is_own_site, is_shared
from vart.check.show import MASKED, shown
from vart.hours import problems
from vart.model import HiddenService, OpenAddress, Service, channel_kind, channel_value
from vart.model.phone import canonical

_DIRECT = ("phone", "sms", "text_relay", "chat", "form", "email", "visit")
#: A number to call instead, in running text; whether it is right is for the rules of numbers.
_A_NUMBER = re.compile(r"\d{3}")
_THROUGH_OTHERS = ("social-services", "health-care", "required")
#: Audiences that ages can contradict: the highest that `min` may be, the lowest that `max` may be.
_HIGHEST_MIN = {"children": 17, "girls": 24, "boys": 24, "young-adults": 29}
_LOWEST_MAX = {"young-adults": 18, "older": 60}
_CONSENT_MONTHS = 24


def reachable(service: Service, context: Context) -> Iterator[Finding]:
    """See that an active service has a way in, or says in ``notes`` how one gets there or whom to call instead."""
    if service.status != "active" or service.access.referral in _THROUGH_OTHERS:
        return
    kinds = {channel_kind(channel) for channel in service.channels}
    notes = service.notes or ""
    if kinds.intersection(_DIRECT) or (notes and "website" in kinds) or _A_NUMBER.search(notes):
        return
    yield Finding(
        "reach", ("channels",), "There is no number, chat, form or e-mail address to reach the service by",
        "add one, or add its website and say in `notes` how one gets in touch", "warning",
    )  # fmt: skip


def same_channel_twice(service: Service, context: Context) -> Iterator[Finding]:
    """See that no way in stands twice."""
    seen: set[tuple[str, str]] = set()
    for index, channel in enumerate(service.channels):
        kind, value = channel_kind(channel), channel_value(channel)
        if kind == "visit":
            continue
        key = (kind, canonical(value) if kind in ("phone", "sms") else value.lower())
        if key in seen:
            yield Finding(
                "repeated", ("channels", index, kind), "{value} stands twice",
                "keep one of them; put the hours of both into one line", params={"value": shown(value, service)},
            )  # fmt: skip
        seen.add(key)


def ages(service: Service, context: Context) -> Iterator[Finding]:
    """See that ages do not shut out the people that the service is for."""
    if service.ages is None:
        return
    low, high = service.ages.min, service.ages.max
    for index, audience in enumerate(service.audiences):
        too_old = low is not None and low > _HIGHEST_MIN.get(audience, low)
        too_young = high is not None and high < _LOWEST_MAX.get(audience, high)
        if too_old or too_young:
            yield Finding(
                "ages", ("audiences", index), "The ages shut out {value}", "correct the ages or the audiences",
                params={"value": shown(audience, service)},
            )  # fmt: skip


def open_address(service: Service, context: Context) -> Iterator[Finding]:
    """See that the operator itself publishes an open address, two people have looked at it, and no one hides there."""
    address = service.address
    if not isinstance(address, OpenAddress):
        return
    consent = address.consent
    if "shelter" in service.needs:
        yield Finding(
            "address-shelter", ("address",), "The service gives shelter and has an open address",
            "make sure that no one hides there; else write `address: confidential` and remove every trace of it",
            "warning",
        )  # fmt: skip
    own = [service.operator.url or ""]
    own += [channel_value(channel) for channel in service.channels if channel_kind(channel) == "website"]
    if not is_own_site(consent.source, own) and not is_shared(consent.source):
        yield Finding(
            "address-consent", ("address", "consent", "source"),
            "The address is not cited from the operator's own site",
            "cite the operator's page that invites people there, and give its site as the operator's `url`",
        )  # fmt: skip
    if len(set(consent.by)) < 2:
        yield Finding(
            "address-consent", ("address", "consent", "by"), "One role alone has looked at the address",
            "let a second one look at the operator's page, and name both",
        )  # fmt: skip
    if consent.seen < months_after(context.today, -_CONSENT_MONTHS):
        yield Finding(
            "address-consent", ("address", "consent", "seen"),
            "The operator's page was seen more than {months} months ago",
            "look at it again, and write the day in `seen`", "warning", {"months": str(_CONSENT_MONTHS)},
        )  # fmt: skip
    if consent.seen > context.today:
        yield future(("address", "consent", "seen"))
    if address.postcode is not None and not re.fullmatch(r"[1-9]\d\d \d\d", address.postcode, re.ASCII):
        yield Finding(
            "address-form", ("address", "postcode"), "The postcode is not written as a Swedish one",
            "write it as in 123 45",
        )  # fmt: skip


def opening_hours(service: Service, context: Context) -> Iterator[Finding]:
    """See that the hours of each channel can be understood and mean what they seem to."""
    for index, channel in enumerate(service.channels):
        if channel.hours is not None:
            for problem in problems(channel.hours, context.today):
                yield Finding(
                    "hours", ("channels", index, "hours"), problem.message, problem.remedy, problem.severity,
                    dict.fromkeys(problem.params, MASKED) if isinstance(service, HiddenService) else problem.params,
                )  # fmt: skip
