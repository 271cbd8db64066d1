"""Numbers that prose lets readers call: each must belong to a record or be a known short number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vart.model import Directory, Problem, Where, channel_kind, channel_value
from vart.model.phone import SHORT_NUMBERS, canonical
from vart.model.prose import ProsePage

#: ``[116 016](tel:116016)``; the text may hold a ``<bdi>``.
_CALL = re.compile(r"\[((?:[^\[\]]|<[^>]*>)*)\]\((?:tel|sms):([^)\s]*)\)")
_TAG = re.compile(r"<[^>]*>")
_NUMBERS = ("phone", "sms", "text_relay")


def known_targets(directory: Directory) -> frozenset[str]:
    """Return the directory's numbers and the short ones, each in the one form that all spellings of it share."""
    numbers = [
        channel_value(channel)
        for service in directory.services
        if service.status != "draft"
        for channel in service.channels
        if channel_kind(channel) in _NUMBERS and not channel_value(channel).startswith("https:")
    ]
    return frozenset(canonical(number) for number in [*numbers, *SHORT_NUMBERS])


def prose_numbers(page: ProsePage, targets: frozenset[str]) -> Iterator[Problem]:
    """Yield what is wrong with the numbers of a page.

    :param targets: see :func:`known_targets`.
    """
    for match in _CALL.finditer(page.markdown):
        text, target = _TAG.sub("", match[1]), match[2]
        line = page.markdown.count("\n", 0, match.start()) + 1 + page.offset
        where = Where(page.path, line, match.start() - page.markdown.rfind("\n", 0, match.start()))
        if canonical(target) not in targets:
            yield Problem(
                where, "prose-number", "The number '{number}' belongs to no record",
                "correct it, or add the record first", params={"number": target},
            )  # fmt: skip
        elif any(letter.isdigit() for letter in text) and canonical(text) != canonical(target):
            yield Problem(
                where, "prose-number", "The page shows '{shown}' and calls '{number}'",
                "make them the same number", params={"shown": text, "number": target},
            )  # fmt: skip
