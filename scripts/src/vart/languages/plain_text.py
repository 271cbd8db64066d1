"""What a page says, without its marks: sentences as a reader hears them."""

from __future__ import annotations

import re
from typing import NamedTuple

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CITED = re.compile(r"\s*\[@[^\]\n]*\]")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_FOREIGN = re.compile(r"<(span|bdi|q) [^>]*lang=\"[^\"]*\"[^>]*>.*?</\1>", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_NOT_SAID = re.compile(r"\s*(?:#|<summary|</?details|\|?[\s|:-]+\|?\s*$)")
_ITEM = re.compile(r"\s*(?:[-*+]|[0-9]+[.)])\s+")
_MARKS = re.compile(r"[*_`\\]+|^\s*>\s?", re.MULTILINE)
# A colon ends a sentence when what follows begins like one (as LIX has it since Björnsson, 1968).
_END = re.compile(r"(?<=[.!?؟…۔])[”“\")»]*\s+|:\s+(?=[”“\"A-ZÅÄÖ])")


class Sentence(NamedTuple):
    """A sentence and the line of the Markdown on which its block begins, from 1."""

    text: str
    line: int


def sentences(markdown: str, *, foreign: bool = False) -> list[Sentence]:
    """Return the sentences of a page's running text, lists and tables; no headings.

    :param foreign: keep what is marked as being in another language.
    """
    found: list[Sentence] = []
    block: list[str] = []
    begins = 1
    rows = 0

    def close() -> None:
        text = plain("\n".join(block), foreign=foreign)
        found.extend(Sentence(one.strip(), begins) for one in _END.split(text) if any(map(str.isalpha, one)))
        block.clear()

    for number, line in enumerate([*markdown.split("\n"), ""], 1):
        row = line.lstrip().startswith("|")
        rows = rows + 1 if row else 0
        if not line.strip() or _NOT_SAID.match(line) or _ITEM.match(line) or row:
            close()
            begins = number
        if row and rows > 1 and not _NOT_SAID.match(line):
            for cell in line.strip().strip("|").split("|"):
                block.append(cell)
                close()
        elif line.strip() and not row and not _NOT_SAID.match(line):
            if not block:
                begins = number
            item = _ITEM.match(line)
            block.append(line[item.end() :] if item else line)
            if line.endswith(("  ", "\\")):  # a hard line break: a thought of its own, as in easy Swedish
                close()
    return found


def plain(markdown: str, *, foreign: bool = True) -> str:
    """Return a piece of Markdown as words; what a link leads to is gone, what it says stays."""
    text = _CITED.sub("", _COMMENT.sub("", markdown))
    if not foreign:
        text = _FOREIGN.sub("", text)
    text = _LINK.sub(r"\1", text)
    return " ".join(_MARKS.sub("", _TAG.sub("", text)).split())


def without_names(markdown: str) -> str:
    """Take out what links to services say: names are no measure of a text."""
    return _LINK.sub(lambda match: "" if match[2].startswith("service:") else match[0], markdown)
