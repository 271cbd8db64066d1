"""Prose pages: what a page says of itself, and its Markdown."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field

from vart.model.base import Day, Frozen, Role, Short, Slug, Summary, digits
from vart.model.directory import TranslationState
from vart.model.facts import Truth

#: Which part of the site a page belongs to: rights, the way out, a kind of reader, the site itself.
Group = Literal["rights", "leaving", "readers", "about"]

#: Where a page of prose holds the personal plan.
PLAN_MARK = "<!-- plan -->"

#: ``[@2.9]`` or ``[@2.9 @2.10]``, and whatever else looks like one.
CITATION = re.compile(r"[ \t]*\[(@[^\]\n]*)\]")
_NAME = re.compile(r"@([0-9]{1,2}\.[0-9]{1,3})(?:\s*[,;]?\s+|$)")


class Citation(NamedTuple):
    """A place where a page cites facts; ``start`` counts characters of the page's Markdown.

    ``facts`` is empty when what stands between the brackets can not be read.
    """

    start: int
    end: int
    facts: tuple[str, ...]


def citations(markdown: str) -> Iterator[Citation]:
    """Yield the citations of a text in their order."""
    for match in CITATION.finditer(markdown):
        inner, names, place = match[1].strip(), [], 0
        while one := _NAME.match(inner, place):
            names.append(one[1])
            place = one.end()
        yield Citation(match.start(), match.end(), tuple(names) if place == len(inner) else ())


@lru_cache(maxsize=1024)
def _cited(markdown: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in citations(markdown) for name in one.facts))


class FrontMatter(Frozen):
    """What stands between the dashes at the top of a prose page. One page has one code in all languages."""

    code: str
    title: Short
    description: Summary | None = None
    #: Which part of the site the page belongs to.
    group: Group = "about"
    #: Place in the menu; 0 for not in it.
    menu: Annotated[int, BeforeValidator(digits), Field(ge=0, le=99)] = 0
    #: The needs that the page is about: their lists link to it.
    topics: tuple[Slug, ...] = ()
    #: The day on which the page's sources were read, and the day by which they must be read again.
    read: Day
    review_by: Day
    #: Keepers' mark: the page rests on facts or sources that no one has confirmed. The page says so, too.
    unchecked: Truth = False
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

    @property
    def cited(self) -> tuple[str, ...]:
        """The facts that the page cites, each once, in the order in which they first stand."""
        return _cited(self.markdown)

    def place(self, position: int) -> tuple[int, int]:
        """Return line and column in the file of a character of the Markdown."""
        line = self.markdown.count("\n", 0, position) + 1
        return line + self.offset, position - self.markdown.rfind("\n", 0, position)


def prose_fingerprint(markdown: str) -> str:
    """Return 12 hexadecimal characters that stand for a Markdown text."""
    return hashlib.sha256(" ".join(markdown.split()).encode()).hexdigest()[:12]
