"""What a layout tells: texts that leave their box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

#: The class of boxes that have a fixed size: what does not fit into one is cut or runs into the next.
FIXED = "fixed"
#: What may be over, in CSS pixels: a letter's rounding.
_TOLERANCE = 1.0


def boxes(box: Any) -> Iterator[Any]:
    """Yield a box of WeasyPrint's tree and everything in it."""
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child)


def text_of(box: Any) -> str:
    """Return the text in a box."""
    return "".join(getattr(one, "text", "") for one in boxes(box))


def spills(document: Any) -> tuple[str, ...]:
    """Return the texts that lie outside the fixed box, or the page, that they belong to."""
    found: list[str] = []
    for page in document.pages:
        _look(page._page_box, None, None, found)
    return tuple(found)


def dropped(document: Any, root: Any) -> str:
    """Return the letters of a document that no page holds; a box of fixed size loses what does not fit in silence.

    :param root: the HTML's tree.
    """
    wanted: Counter[str] = Counter()
    for element in root.iter():
        if element.tag in ("head", "title", "style") or not isinstance(element.tag, str):
            continue
        if not element.tag.endswith("}title"):
            wanted.update(element.text or "")
        wanted.update(element.tail or "")
    found: Counter[str] = Counter()
    for page in document.pages:
        for box in boxes(page._page_box):
            found.update(getattr(box, "text", ""))
    return "".join(sorted(letter for letter in wanted - found if letter.isalnum()))


def _look(box: Any, line: Any, frame: tuple[float, float, float, float] | None, found: list[str]) -> None:
    box = getattr(box, "_box", box)
    if box.element is not None and FIXED in (box.element.get("class") or "").split():
        x, y = box.border_box_x(), box.border_box_y()
        frame = (x, y, x + box.border_width(), y + box.border_height())
    text = getattr(box, "text", "")
    if text.strip() and frame is not None and line is not None:
        # Across, the text itself; down, its line: letters of some scripts have a tall box and little ink in it.
        x, y, height = box.position_x, line.position_y, line.height
        left, top, right, bottom = frame
        outside = (
            x < left - _TOLERANCE
            or y < top - _TOLERANCE
            or x + box.width > right + _TOLERANCE
            or y + height > bottom + _TOLERANCE
        )
        if outside:
            found.append(text)
    if hasattr(box, "replacement") and frame is not None:
        x, y = box.position_x, box.position_y
        if y + box.margin_height() > frame[3] + _TOLERANCE or x + box.margin_width() > frame[2] + _TOLERANCE:
            found.append("a picture")
    for child in getattr(box, "children", ()):
        _look(child, box if type(box).__name__ == "LineBox" else line, frame, found)
