"""Prose pages: what a page says of itself, and its Markdown."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from vart.model.directory import TranslationState
from vart.model.service import Day, Frozen, Role, Short, Slug, Summary, _digits


class FrontMatter(Frozen):
    """What stands between the dashes at the top of a prose page. One page has one code in all languages."""

    code: str
    title: Short
    description: Summary | None = None
    #: Which part of the site the page belongs to.
    group: Literal["rights", "leaving", "readers", "about"] = "about"
    #: Place in the menu; 0 for not in it.
    menu: Annotated[int, BeforeValidator(_digits), Field(ge=0, le=99)] = 0
    #: The needs that the page is about: their lists link to it.
    topics: tuple[Slug, ...] = ()
    #: The day on which the page's sources were read, and the day by which they must be read again.
    read: Day
    review_by: Day
    # Translations only:
    source: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")] | None = None
    state: TranslationState | None = None
    by: Role | None = None
    date: Day | None = None


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A prose page as one language has it.

    ``name`` is the file's name without ``.md``, the same in all languages; ``folder`` the language's; ``offset`` the
    number of lines above the text, for places in messages.
    """

    name: str
    path: str
    folder: str
    meta: FrontMatter
    markdown: str
    offset: int

    @property
    def fingerprint(self) -> str:
        """What a translation notes of the Swedish text that it was made from (white space counts once)."""
        return prose_fingerprint(self.markdown)


def prose_fingerprint(markdown: str) -> str:
    """Return 12 hexadecimal characters that stand for a Markdown text."""
    return hashlib.sha256(" ".join(markdown.split()).encode()).hexdigest()[:12]
