"""From a piece of a value back to the line and column where it is written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from vart.load import Document, Loc

#: Letters behind a backslash in a double-quoted scalar, and how many hexadecimal digits follow them (YAML 1.1, 5.7).
_ESCAPES = {"x": 2, "u": 4, "U": 8}


def strings(data: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield every text in nested dicts, lists and strings with its path, in their order."""
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from strings(value, (*loc, key))
    elif isinstance(data, list | tuple):
        for index, value in enumerate(data):
            yield from strings(value, (*loc, index))


def comments(text: str) -> Iterator[tuple[int, str]]:
    """Yield what may be a comment on each line, with its offset: the text after the first ``#`` that a blank precedes.

    A text that only looks like a comment is yielded too; that does no harm here.
    """
    offset = 0
    for line in text.split("\n"):
        mark = line.find("#")
        while mark > 0 and line[mark - 1] != " ":
            mark = line.find("#", mark + 1)
        if mark >= 0:
            body = line[mark:].lstrip("# ")
            if body:
                yield offset + len(line) - len(body), body
        offset += len(line) + 1


class Places:
    """Offsets in a document's text as lines, columns and paths. Reads the document's places only when asked."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = [0]
        for line in document.text.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return line and column, counted from 1."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def offset(self, loc: Loc) -> int:
        """Return where the value at ``loc`` begins."""
        _, line, column = self._document.where(loc)
        return self._lines[line - 1] + column - 1

    def loc(self, offset: int) -> Loc:
        """Return the path of the last value that begins at or before ``offset`` on the same line or above it."""
        line, column = self.line_and_column(offset)
        best: Loc = ()
        at = (0, 0)
        for loc, place in self._document.places.items():
            if at <= place <= (line, column):
                best, at = loc, place
        return best

    def spelt(self, loc: Loc, value: str) -> list[int]:
        """Return for each character of the value at ``loc`` where it is written in the text.

        Folded lines, quotes and escapes are followed; should that fail, the rest is put where it failed.
        """
        return _spelt(self._document.text, self.offset(loc), value)


def _spelt(text: str, position: int, value: str) -> list[int]:
    style = text[position : position + 1]
    if style in "|>":
        position = text.find("\n", position) + 1
    elif style in "\"'" and style:
        position += 1
    else:
        style = ""
    result: list[int] = []
    last = len(text) - 1
    for character in value:
        while position <= last:
            written = text[position]
            if style == '"' and written == "\\":
                following = text[position + 1 : position + 2]
                if following == "\n":  # the line goes on
                    position += 2
                    while text[position : position + 1] == " ":
                        position += 1
                    continue
                result.append(position)
                position += 2 + _ESCAPES.get(following, 0)
                break
            if written == character or (written == "\n" and character in " \n"):
                result.append(position)
                position += 1
                break
            if written in " \n" or (style == "'" and written == "'"):
                position += 1
                continue
            result.append(position)  # not what we expected: stay near
            break
        else:
            result.append(last)
    return result
