"""Sources: read on a day that has been, not too long ago, and strong enough for the confidence that is claimed."""

from __future__ import annotations

from collections.abc import Iterator

from vart.check.dates import future
from vart.check.days import months_after
from vart.check.findings import Context, Finding
from vart.model import Service

#: A source read longer ago than this shows on the page as old.
SOURCE_MONTHS = 24
_SPEAKS_FOR_ITSELF = ("operator", "authority", "municipality")


def source_dates(service: Service, context: Context) -> Iterator[Finding]:
    """See that sources were published, checked and read in that order, none of it in the future."""
    today = context.today
    oldest = months_after(today, -SOURCE_MONTHS)
    for index, source in enumerate(service.sources):
        loc = ("sources", index)
        if source.read > today:
            yield future((*loc, "read"))
        elif source.read < oldest and service.status != "closed":
            yield Finding(
                "source-old", (*loc, "read"), "The source was read more than {months} months ago",
                "read it again, or find a newer one and write the day in `read`", "warning",
                {"months": str(SOURCE_MONTHS)},
            )  # fmt: skip
        if source.published is not None:
            if source.published > today.isoformat()[: len(source.published)]:
                yield future((*loc, "published"))
            elif source.published > source.read.isoformat()[: len(source.published)]:
                yield Finding(
                    "source-order", (*loc, "published"), "The source was published after it was read",
                    "compare both days with the source",
                )  # fmt: skip
        if source.checked is not None:
            if source.checked > today:
                yield future((*loc, "checked"))
            elif source.checked > source.read:
                yield Finding(
                    "source-order", (*loc, "checked"), "The source was checked after it was read",
                    "compare both days with the source",
                )  # fmt: skip


def confidence(service: Service, context: Context) -> Iterator[Finding]:
    """See that high confidence rests on someone who runs the service, answers for it, or checked with its own page."""
    if service.confidence == "high" and not any(
        source.type in _SPEAKS_FOR_ITSELF or source.checked for source in service.sources
    ):
        yield Finding(
            "confidence", ("confidence",),
            "The confidence is high, but no source is an operator, authority or municipality",
            "write `confidence: medium`, or add the operator's own page as a source", "warning",
        )  # fmt: skip
