"""How many rows a page holds, told from the texts alone.

The browser prints the same sheet as the PDF, and a site can be built where no PDF can: so the number of rows may not
depend on a layout. Widths of letters are those of the Noto fonts, a little too wide on purpose; the press measures
every real PDF and refuses one that came out longer than this said.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

#: Widths in parts of the size, by the first character that is beyond (start, width). Noto Sans, measured and rounded up.
_WIDTHS = ((0x1200, 0.7), (0x0900, 0.65), (0x0590, 0.46), (0x0370, 0.6), (0x0, 0.55))
_NARROW = frozenset(" .,:;·ijl|'!()-–*،اأإل")


def width(text: str) -> float:
    """Return the width of a text in parts of its size."""
    total = 0.0
    for letter in text:
        if letter in _NARROW:
            total += 0.3
        else:
            code = ord(letter)
            total += next(wide for start, wide in _WIDTHS if code >= start)
    return total


def lines(text: str, room: float) -> int:
    """Return how many lines a text takes in ``room`` (parts of its size).

    Lines break between words, so that a line loses a part of a long word.
    """
    wide = width(text)
    if wide <= room:
        return 1 if text else 0
    return max(math.ceil(wide / room), math.ceil(wide / max(room - 1.7, room * 0.8)))


def fitting(heights: Sequence[float], room: float, note: Iterable[float]) -> int:
    """Return how many of the rows fit into ``room``.

    :param heights: of the rows, in their order, in points.
    :param note: what naming each row that is left out costs, in points.
    """
    names = list(note)
    for count in range(len(heights), 0, -1):
        left = sum(names[count:])
        if sum(heights[:count]) + left <= room:
            return count
    return 0
