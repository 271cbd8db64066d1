"""What an import has to say: what was refused, what was left out, what somebody has to decide."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Note(NamedTuple):
    """One thing about one service of the file.

    ``item`` is its place in the file and its name. Neither ``what`` nor ``do`` ever repeats an address: reports are
    mailed around and kept in logs.
    """

    item: str
    kind: Literal["refused", "left out", "to decide"]
    what: str
    do: str

    def line(self) -> str:
        """Return the note as a line."""
        return f"{self.item}  {self.kind}: {self.what} — {self.do}"


class NotReadableError(Exception):
    """The file is not what it was said to be; the message says why and what to do."""


class Notes:
    """Collects the notes about one service."""

    def __init__(self, item: str) -> None:
        self.item = item
        self.found: list[Note] = []
        #: Whether the service is passed over although nothing is wrong with it.
        self.skipped = False

    def left_out(self, what: str, do: str) -> None:
        """Something was not taken over."""
        self.found.append(Note(self.item, "left out", what, do))

    def to_decide(self, what: str, do: str) -> None:
        """Something was taken over with a stand-in."""
        self.found.append(Note(self.item, "to decide", what, do))

    def refused(self, what: str, do: str) -> None:
        """The whole service was not taken over."""
        self.found.append(Note(self.item, "refused", what, do))

    def skip(self, what: str, do: str) -> None:
        """The whole service is passed over, and rightly so."""
        self.skipped = True
        self.left_out(what, do)

    @property
    def is_refused(self) -> bool:
        """Whether the service is not to be written."""
        return self.skipped or any(note.kind == "refused" for note in self.found)
