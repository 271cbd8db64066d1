"""What people say when they need help: groups of phrases, and where they lead."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from vart.model.base import Frozen, Short, Slug

#: ``life``: danger to life now. ``suicide``: thoughts of it. ``soon``: something is about to happen. Else ``none``.
Urgency = Literal["life", "suicide", "soon", "none"]


class PhraseGroup(Frozen):
    """Ways to say one thing.

    ``needs``: where it leads, best first; empty only for everyday words that would otherwise sound like danger
    ("jag dör av skratt"). ``audiences``: only where the words themselves tell.
    """

    id: Slug
    say: Annotated[tuple[Short, ...], Field(min_length=1)]
    needs: tuple[Slug, ...]
    violence: tuple[Slug, ...] = ()
    audiences: tuple[Slug, ...] = ()
    urgency: Urgency
