"""How many rows a page holds, told from the texts alone.

The browser prints the same sheet as the PDF, and a site can be built where no PDF can: so the number of rows may not
depend on a layout. Widths of letters are those of the Noto fonts, a little too wide on purpose; the press measures
every real PDF and refuses one that came out longer than this said.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

#: Widths in hundredths of the size: Noto Sans, rounded up to the next even one.
_EXACT = {
    letter: wide / 100
    for wide, letters in {
        18: "’",
        24: "'",
        26: " ijlłıії",
        28: "!,.:;J·",
        30: "()`",
        34: "-I[]",
        36: "f”“",
        38: "/\\t{}",
        42: '"r„',
        44: "?гґ",
        46: "_",
        48: "cszçśżźćşст",
        50: "–єз",
        52: "Fvy§у",
        54: "Lkxкх",
        56: "*EST|я",
        58: "$+0123456789<=>YZ^ae~åäéąęавел",
        60: "VXбдь",
        62: "KPbdghnopquöüńóğорч",
        64: "ACRÅÄнпц",
        66: "#Bий",
        74: "&DGUф",
        76: "HNжм",
        80: "OQwÖ",
        84: "%ю",
        90: "@ш",
        92: "Mщ",
        94: "Wm",
        100: "—",
    }.items()
    for letter in letters
}
#: Narrow letters of Noto Naskh Arabic.
_EXACT |= dict.fromkeys("،اأإل", 0.3)
#: The other letters, by the first character of a script that is beyond (start, width).
_WIDTHS = ((0x1200, 0.7), (0x0900, 0.65), (0x0590, 0.45), (0x0370, 0.64), (0x0, 0.62))


def width(text: str) -> float:
    """Return the width of a text in parts of its size."""
    total = 0.0
    for letter in text:
        known = _EXACT.get(letter)
        total += known if known is not None else next(wide for start, wide in _WIDTHS if ord(letter) >= start)
    return total


def lines(text: str, room: float) -> int:
    """Return how many lines a text takes in ``room`` (parts of its size), broken between words."""
    return _broken(text, room)[0]


def flowing(parts: Sequence[str], room: float, before: float, after: float) -> int:
    """Return how many lines parts take: the first may break over lines, the others each stay together.

    :param before: what stands before each, and ``after``: what stays empty after it, in parts of the size.
    """
    if not parts:
        return 0
    count, used = _broken(parts[0], room, before)
    for part in parts[1:]:
        wide = before + width(part)
        if used + after + wide <= room:
            used += after + wide
        else:
            more, used = _broken(part, room - before) if wide > room else (1, wide)
            count += more
    return count


def _broken(text: str, room: float, used: float = 0.0) -> tuple[int, float]:
    """Return the lines of a text, and how much of the last one is full; ``used`` of the first is taken already."""
    count, space = min(len(text), 1), 0.0
    for word in text.split():
        wide = width(word)
        if used + space + wide <= room:
            used += space + wide
        elif wide > room:
            # A word that is wider than the room is broken.
            count += math.ceil(wide / room) - (used == 0)
            used = wide % room
        else:
            count, used = count + 1, wide
        space = 0.26
    return count, used


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
