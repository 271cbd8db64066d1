"""The telephone numbers of records: each can be dialled, and is one that the sources quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vart.check.dialling import example, faults
from vart.check.findings import Context, Finding
from vart.check.placing import Placed, service_file
from vart.check.quotes import EVERYWHERE, dialled_in, is_quoted, numbers_in
from vart.check.show import shown
from vart.load import Loc
from vart.model import TERM_FIELDS, TRANSLATED_FIELDS, Directory, Service, channel_kind, channel_value
from vart.model.phone import SHORT_NUMBERS, canonical, is_short_number


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


def known_numbers(directory: Directory) -> frozenset[str]:
    """Return every number that a record of the directory has, and the short ones, in canonical form."""
    own = (canonical(value) for service in directory.services for _, _, value in numbers_of(service))
    return SHORT_NUMBERS.union(own)


def numbers_in_texts(directory: Directory) -> Iterator[Placed]:
    """See that the numbers in running text are numbers of a record, or at least ones that the record's sources quote.

    Whoever reads "or call …" in a text calls it; it must be as right as the number on the button.
    """
    known = known_numbers(directory)
    for service in directory.services:
        for field in TRANSLATED_FIELDS:
            text = getattr(service, field)
            if text:
                says = [source.says for source in service.sources if source.says]
                for finding in _in_text((field,), text, known, says):
                    yield Placed(service_file(service.id), finding)
    for group, terms in directory.vocabulary.groups.items():
        for name, term in terms.items():
            for field in TERM_FIELDS:
                for finding in _in_text((group, name, field), getattr(term, field) or "", known, []):
                    yield Placed("vocabulary.yml", finding)


def _in_text(loc: Loc, text: str, known: frozenset[str], says: list[str]) -> Iterator[Finding]:
    if not any(letter in text for letter in "0123456789"):
        return
    strange = [number for number in dialled_in(text) - known if not any(is_quoted(number, one) for one in says)]
    if strange:
        yield Finding(
            "phone-text", loc, "There is a telephone number in the text that no record has",
            "compare it digit by digit with the source; make it a channel if it belongs to this service",
        )  # fmt: skip
