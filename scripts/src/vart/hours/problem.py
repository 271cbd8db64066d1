"""What is wrong with a text of opening hours, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass, field

from vart.model import Severity


@dataclass(frozen=True, slots=True)
class HoursProblem:
    """One thing wrong with a text of hours.

    ``message`` and ``remedy``: English, no full stop, templates for :meth:`str.format` with ``params``.
    """

    message: str
    remedy: str
    severity: Severity = "error"
    params: dict[str, str] = field(default_factory=dict)
