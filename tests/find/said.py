"""What an index knows of a few phrases, without a project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vart.find.learn import Names, said_for
from vart.languages.fold import folder_for, table_for
from vart.model.phrases import PhraseGroup


def index_of_words(
    groups: Sequence[dict[str, Any]], needs: Sequence[tuple[str, ...]], tag: str = "sv"
) -> dict[str, Any]:
    """Return the part of an index that a matcher reads.

    :param groups: ``say`` and what else is to be told of it; needs, violence and audiences are called a, b, c …
    :param needs: for each need its own texts.
    """
    known = list("abcdefghijklmnopqrstuvwxyz")
    plain = {"needs": [], "urgency": "none"}
    made = [PhraseGroup.model_validate({"id": f"group-{place}"} | plain | group) for place, group in enumerate(groups)]
    names = Names(known[: len(needs)], known, known)
    return {"fold": table_for(tag), "said": said_for(made, needs, names, folder_for(tag))}
