"""What a rule yields: a place in the data, a sentence, a remedy. The runner turns findings into problems."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from vart.load import Loc
from vart.model import Directory, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's word about one value of one file.

    ``message`` and ``remedy``: English, no full stop, templates for ``str.format`` with ``params``; they are msgids of
    the keepers' catalogue. ``loc``: the path into the file's data. ``line`` and ``column`` (from 1) are set instead
    when the place is not a value, as in a comment.
    """

    rule: str
    loc: Loc
    message: str
    remedy: str
    severity: Severity = "error"
    params: dict[str, str] = field(default_factory=dict)
    line: int = 0
    column: int = 0


class Context(NamedTuple):
    """What rules may know besides the record in front of them."""

    directory: Directory
    today: date
    #: Whether the site is to be published without its demonstration notice; some warnings become errors then.
    publication: bool = False
