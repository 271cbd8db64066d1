"""The lines of the home page: numbers that answer at any hour, of services that have been asked."""

from __future__ import annotations

from collections.abc import Iterator

from vart.check.dates import CRISIS_REVIEW_MONTHS
from vart.check.days import months_after
from vart.check.findings import Context, Finding
from vart.check.placing import Placed, service_file
from vart.check.show import shown
from vart.hours import is_round_the_clock
from vart.model import Service, channel_kind


def crisis_lines(context: Context) -> Iterator[Placed]:
    """See that each line is an active service with a telephone that is open round the clock."""
    directory = context.directory
    seen: set[str] = set()
    for index, line in enumerate(directory.crisis):
        touches = (service_file(line.service),)
        service = directory.by_id.get(line.service)
        if line.service in seen:
            yield Placed(
                "crisis.yml", Finding("repeated", (index, "service"), "The service stands twice", "keep one of them")
            )
        seen.add(line.service)
        if line.audience is not None and line.audience not in directory.vocabulary.audiences:
            yield Placed(
                "crisis.yml",
                Finding(
                    "vocabulary", (index, "audience"), "{value} is not a word of the list {list}",
                    "choose a word from {list} in vocabulary.yml",
                    params={"value": shown(line.audience), "list": "audiences"},
                ),
            )  # fmt: skip
        if service is None:
            yield Placed(
                "crisis.yml",
                Finding(
                    "reference", (index, "service"), "{value} is not the id of a service",
                    "write the name of its file without .yml", params={"value": shown(line.service)},
                ),
                touches,
            )  # fmt: skip
            continue
        for finding in _line(index, service, context):
            yield Placed("crisis.yml", finding, touches)


def _line(index: int, service: Service, context: Context) -> Iterator[Finding]:
    loc = (index, "service")
    params = {"value": shown(service.id, service)}
    if service.status != "active":
        yield Finding(
            "crisis-active", loc, "{value} is on the home page and not active",
            "remove the line, or name a service that is active",
            params=params,
        )  # fmt: skip
    phones = [channel for channel in service.channels if channel_kind(channel) == "phone"]
    if not phones:
        yield Finding(
            "crisis-phone", loc, "{value} is on the home page and has no telephone",
            "remove the line, or name a service that has one",
            params=params,
        )  # fmt: skip
    elif not any(channel.hours is not None and is_round_the_clock(channel.hours) for channel in phones):
        yield Finding(
            "crisis-hours",
            loc, "{value} is on the home page, and no telephone of it is known to be open round the clock",
            "remove the line, or write `hours: 24/7` in the record if a source says so", params=params,
        )  # fmt: skip
    if context.publication:
        yield from _publishable(loc, service, context)


def _publishable(loc: tuple[int, str], service: Service, context: Context) -> Iterator[Finding]:
    params = {"value": shown(service.id, service), "months": str(CRISIS_REVIEW_MONTHS)}
    oldest = months_after(context.today, -CRISIS_REVIEW_MONTHS)
    if service.verified is None:
        yield Finding(
            "publication",
            loc, "{value} is on the home page, and no one has asked the service whether its number is right",
            "call it and write `verified` in the record before the site is published", params=params,
        )  # fmt: skip
    elif service.verified.date < oldest:
        yield Finding(
            "publication", loc, "{value} is on the home page and was verified more than {months} months ago",
            "call it and write the new day in `verified` before the site is published", params=params,
        )  # fmt: skip
    if service.review_by < context.today:
        yield Finding(
            "publication", loc, "{value} is on the home page, and its review is overdue",
            "call it and write the next day in `review_by` before the site is published", params=params,
        )  # fmt: skip
