"""What messages may repeat of a record."""

from __future__ import annotations

from vart.model import HiddenService, Service

#: Stands in messages for a value that is not repeated; the catalogue has it in the keepers' language.
MASKED = "this value"


def shown(value: str, service: Service | None = None) -> str:
    """Return ``value`` in quotes for a message, or :data:`MASKED`.

    The logs of checks are public, so a message about a record at a secret place repeats nothing of it. Long values
    are not repeated either: the place says which one is meant.
    """
    if isinstance(service, HiddenService) or len(value) > 80 or not value.isprintable():
        return MASKED
    return f"'{value}'"
