"""A parsed file: its data, and where in the file each value stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from vart.model import Where

#: A path into the data: keys and list indexes, as in ``("channels", 0, "phone")``.
Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file as nested dicts, lists and strings (never numbers, booleans or None)."""

    path: str
    data: Any
    text: str
    places: dict[Loc, tuple[int, int]] = field(repr=False)

    def where(self, loc: Loc = ()) -> Where:
        """Return the place of the value at ``loc``, or of the nearest thing around it that exists."""
        while loc and loc not in self.places:
            loc = loc[:-1]
        line, column = self.places.get(loc, (1, 1))
        return Where(self.path, line, column)
