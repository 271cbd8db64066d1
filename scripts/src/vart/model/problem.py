"""A problem found in a file: where it is, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Where(NamedTuple):
    """A place in a file: path relative to the project, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place.

    ``message`` and ``remedy`` are English sentences without a full stop, templates for :meth:`str.format` with the
    values in ``params``; they are also the msgids of the keepers' catalogue, which holds them in Swedish.
    Nothing secret may stand in ``params``: what is found in a confidential record is masked before it gets here,
    because the logs of public projects are public.
    """

    where: Where
    rule: str
    message: str
    remedy: str
    severity: Severity = "error"
    params: dict[str, str] = field(default_factory=dict)

    def sentence(self, gettext: Callable[[str], str] = str) -> str:
        """Return ``what is wrong — what to do`` in the language of ``gettext``."""
        message, remedy = gettext(self.message), gettext(self.remedy)
        return f"{message.format(**self.params)} — {remedy.format(**self.params)}"
