"""The telephone numbers of a record: each can be dialled, and is one that the sources quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vart.check.dialling import example, faults
from vart.check.findings import Context, Finding
from vart.check.quotes import EVERYWHERE, is_quoted, numbers_in
from vart.check.show import shown
from vart.model import Service, channel_kind, channel_value
from vart.model.phone import is_short_number


def numbers_of(service: Service) -> Iterator[tuple[int, str, str]]:
    """Yield index, kind and value of each channel of ``service`` that is a telephone number."""
    for index, channel in enumerate(service.channels):
        kind = channel_kind(channel)
        if kind in ("phone", "sms", "text_relay"):
            value = channel_value(channel)
            if kind != "text_relay" or _looks_dialled(value):
                yield index, kind, value


def _looks_dialled(value: str) -> bool:
    return re.match(r"\+?[\d(]", value) is not None


def phone_numbers(service: Service, context: Context) -> Iterator[Finding]:
    """See that each number can be dialled, and is one that the sources quote if they quote any."""
    says = [source.says for source in service.sources if source.says]
    for index, kind, value in numbers_of(service):
        quoted = any(is_quoted(value, text) for text in says)
        params = {"value": shown(value, service)}
        wrong = False
        for fault in faults(value):
            if fault.unless_quoted and quoted:
                continue
            wrong = wrong or fault.severity == "error"
            filled = {**params, "example": example(value)} if "{example}" in fault.remedy else params
            yield Finding(fault.rule, ("channels", index, kind), fault.message, fault.remedy, fault.severity, filled)
        if not quoted and not wrong and _others_quoted(value, says):
            yield Finding(
                "phone-quoted", ("channels", index, kind), "{value} is not a number that the sources quote",
                "compare it digit by digit with `says`, or add the source where it was read", params=params,
            )  # fmt: skip


def _others_quoted(number: str, says: list[str]) -> bool:
    quoted = frozenset().union(*map(numbers_in, says))
    return bool(quoted if is_short_number(number) else quoted - EVERYWHERE)
