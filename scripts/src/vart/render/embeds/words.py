"""Ready texts for others to copy, taken from the page for boards and companies, where committees write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from vart.model.prose import ProsePage

#: The page that holds the texts: its quotes, in this order.
PAGE = "boards"
KINDS = ("notice", "letter", "post")

_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_TAG = re.compile(r"<[^>\n]*>")
_CITED = re.compile(r"[ \t]*\[@[^\]\n]*\]")


class ReadyText(NamedTuple):
    """A text to copy: what it is, its paragraphs, and the folder of its language."""

    kind: str
    paragraphs: tuple[str, ...]
    folder: str


def ready_texts(pages: Sequence[ProsePage]) -> list[ReadyText]:
    """Return the texts that a language's prose holds; none where its page does not quote exactly three."""
    page = next((page for page in pages if page.name == PAGE), None)
    quotes = _quotes(page.markdown) if page else []
    if page is None or len(quotes) != len(KINDS):
        return []
    return [ReadyText(kind, quote, page.folder) for kind, quote in zip(KINDS, quotes, strict=True)]


def placeholder(text: str, name: str) -> tuple[str, str, str]:
    """Split a paragraph at ``[name]``, where the address goes; the last two are empty if it is not there.

    :param name: the word between the brackets, in the text's language.
    """
    return text.partition(f"[{name}]")


def _quotes(markdown: str) -> list[tuple[str, ...]]:
    found: list[list[str]] = []
    inside = False
    for line in markdown.splitlines():
        if line.startswith(">"):
            if not inside:
                found.append([])
            found[-1].append(line[1:].removeprefix(" "))
        inside = line.startswith(">")
    return [_paragraphs(lines) for lines in found]


def _paragraphs(lines: Sequence[str]) -> tuple[str, ...]:
    parts: list[str] = [""]
    for line in lines:
        if not line.strip():
            parts.append("")
        else:
            # Two spaces at the end are Markdown's way to break a line.
            parts[-1] += _plain(line.strip()) + ("\n" if line.endswith("  ") else " ")
    return tuple(part.strip() for part in parts if part.strip())


def _plain(line: str) -> str:
    return _TAG.sub("", _LINK.sub(r"\1", _CITED.sub("", line))).replace("**", "")
