"""What the prose stands on: facts with their law, and the sources in which someone read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from vart.model.base import Confidence, Day, Frozen, Paragraph, PartialDate, Slug, Summary

#: ``2.9``: the topic, then a number that is never used for another fact.
FactId = Annotated[str, Field(pattern=r"^[0-9]{1,2}\.[0-9]{1,3}$")]

# A law as readers see it: its name, its number in brackets unless it is a code of law (balk), chapter and section.
_SECTION = r"[0-9]+(?: [a-z])?(?:–[0-9]+(?: [a-z])?)?"
_SECTIONS = rf"{_SECTION}(?:, {_SECTION})*(?: och {_SECTION})? §§?"
_PART = rf"(?:[0-9]+ kap\.(?: {_SECTIONS})?|{_SECTIONS})"
LAW = (
    rf"^(?:[A-ZÅÄÖ][a-zåäö]*balken|[A-ZÅÄÖ][^()]*\([0-9]{{4}}:[0-9]+(?: s\. [0-9]+)?\)[^()0-9]*?)"
    rf"(?: {_PART}(?:(?:,| och) {_PART})*)?$"
    r"|^(?:Proposition|Betänkande|Riksdagsskrivelse) [0-9]{4}/[0-9]{2}:[A-Za-z]*[0-9]+$"
    r"|^Socialstyrelsens (?:föreskrifter|allmänna råd) HSLF-FS [0-9]{4}:[0-9]+(?: [0-9]+ kap\.)?$"
    r"|^(?:JO [0-9]+-[0-9]{4}|(?:RÅ|HFD|NJA) [0-9]{4} (?:ref\.|s\.) [0-9]+)$"
)
LawReference = Annotated[str, Field(pattern=LAW, max_length=200)]


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def truth(value: Any) -> Any:
    """Read ``true`` and ``false``, which the loader hands over as text.

    :raises PydanticCustomError: it is another word.
    """
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise PydanticCustomError("truth", "it is written as true or false")
        return value == "true"
    return value


Truth = Annotated[bool, BeforeValidator(truth)]


class PublicSource(Frozen):
    """Where facts were read: a law, an authority's page, an article.

    ``how`` is ``copy`` when a stored copy was read and not the page itself. ``check`` says, for keepers, what must be
    looked at again. ``confirmed`` names the only sections of a law that may be referred to, when its whole text has
    not been read.
    """

    title: Annotated[str, Field(min_length=1, max_length=160)]
    url: str | None = None
    read: Day
    published: PartialDate | None = None
    how: Literal["copy"] | None = None
    confirmed: tuple[str, ...] = ()
    check: Summary | None = None


class Fact(Frozen):
    """A statement that pages may make, in plain Swedish, with its law and its sources.

    ``check`` says what is not confirmed: a page may then not state it as certain. ``note`` is advice to writers.
    ``hold`` keeps the fact from being published at all.
    """

    says: Paragraph
    law: Annotated[tuple[LawReference, ...], BeforeValidator(_one_or_more)] = ()
    sources: tuple[Slug, ...]
    confidence: Confidence
    check: Summary | None = None
    note: Summary | None = None
    hold: Truth = False


@dataclass(frozen=True)
class Facts:
    """All facts and sources, by their names; ``files`` says in which file a fact stands."""

    facts: Mapping[str, Fact]
    sources: Mapping[str, PublicSource]
    files: Mapping[str, str]

    def unconfirmed(self, cited: Iterable[str]) -> list[str]:
        """Return those of the facts that are not confirmed, or that stand on a source that must be read again."""
        found = []
        for name in cited:
            fact = self.facts.get(name)
            if fact and (fact.check or any(self.sources[one].check for one in fact.sources if one in self.sources)):
                found.append(name)
        return found


NO_FACTS = Facts({}, {}, {})
