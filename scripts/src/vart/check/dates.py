"""Days: nothing has happened in the future, no review is put off for longer than a year."""

from __future__ import annotations

from collections.abc import Iterator

from vart.check.days import months_after
from vart.check.findings import Context, Finding
from vart.model import Directory, Service

#: How many months ahead a review may lie; the numbers on crisis pages are looked at twice as often.
REVIEW_MONTHS = 12
CRISIS_REVIEW_MONTHS = 6


def _in_crisis(service: Service, context: Context) -> bool:
    return any(line.service == service.id for line in context.directory.crisis)


def review(service: Service, context: Context) -> Iterator[Finding]:
    """See that reviews lie at most a year ahead, half a year for a service on the home page, and are not missed."""
    months = CRISIS_REVIEW_MONTHS if _in_crisis(service, context) else REVIEW_MONTHS
    latest = months_after(context.today, months)
    if service.review_by > latest:
        yield Finding(
            "review-far", ("review_by",), "The review lies more than {months} months ahead",
            "write {latest} or an earlier day", params={"months": str(months), "latest": latest.isoformat()},
        )  # fmt: skip
    if service.review_by < context.today and service.status not in ("draft", "closed"):
        yield Finding(
            "review-due", ("review_by",), "The review was due on {day}",
            "ask the service, then write the new day in `verified` and the next one in `review_by`", "warning",
            {"day": service.review_by.isoformat()},
        )  # fmt: skip


def no_future(service: Service, context: Context) -> Iterator[Finding]:
    """See that no one was asked on a day that has not come."""
    if service.verified is not None and service.verified.date > context.today:
        yield future(("verified", "date"))


def future(loc: tuple[str | int, ...]) -> Finding:
    """Return the finding for a day that has not come yet."""
    return Finding("date-future", loc, "This day has not come yet", "write the day on which it happened")


def retired_dates(directory: Directory, context: Context) -> Iterator[Finding]:
    """See that no code was retired on a day that has not come."""
    for index, retired in enumerate(directory.retired):
        if retired.since > context.today:
            yield future((index, "since"))
