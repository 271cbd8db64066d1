"""Nothing overlaps and nothing leaves its box or the paper, measured in the layout itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from weasyprint import HTML

from vart.press.look import boxes, dropped, spills, text_of
from vart.render.sheets.cards import panel_order
from vart.render.sheets.order import KINDS, PAPERS, Order

from .world import LANGUAGES, cases, layout, order_of, press, pressed

#: CSS pixels in a millimetre, and what two texts may share: a rounding.
_MM, _TOUCH = 96 / 25.4, 0.6
CASES = [(kind, language, paper) for kind, language in cases() for paper in PAPERS]
#: The wide scope makes pytest run all tests of a sheet one after the other, so that it is laid out once.
sheet_by_sheet = pytest.mark.parametrize("case", CASES, ids="-".join, scope="module")


class Line(NamedTuple):
    """Where a line of text lies; across it is as wide as its ink, down as high as its line."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def lines(box: Any) -> Iterator[Line]:
    """Yield every line of text in a box, before anything is turned."""
    for one in boxes(box):
        if type(one).__name__ == "LineBox":
            inner = list(own_text(one))
            if inner:
                left = min(part.position_x for part in inner)
                right = max(part.position_x + part.width for part in inner)
                text = "".join(part.text for part in inner).strip()
                yield Line(left, one.position_y, right, one.position_y + one.height, text)


def own_text(box: Any) -> Iterator[Any]:
    """Yield the texts of a line, without those of lines inside it."""
    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)
        if getattr(child, "text", "").strip():
            yield child
        elif type(child).__name__ != "LineBox":
            yield from own_text(child)


def overlapping(found: list[Line]) -> list[tuple[str, str]]:
    """Return the pairs of lines that share ground."""
    pairs = []
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            across = min(one.right, other.right) - max(one.left, other.left)
            down = min(one.bottom, other.bottom) - max(one.top, other.top)
            if across > _TOUCH and down > _TOUCH:
                pairs.append((one.text, other.text))
    return pairs


@sheet_by_sheet
def test_no_text_lies_on_another(case: tuple[str, str, str]) -> None:
    kind, language, paper = case
    for page in layout(order_of(kind, language, paper=paper)).pages:
        # Strips are turned after they are laid out; each is looked at by itself, and they lie side by side.
        turned = [box for box in boxes(page._page_box) if "turn" in classes(box)]
        inside = {line for box in turned for line in lines(box)}
        assert overlapping([line for line in lines(page._page_box) if line not in inside]) == []
        for box in turned:
            assert overlapping(list(lines(box))) == []
        strips = [
            box
            for box in boxes(page._page_box)
            if box.element is not None and box.element.tag == "li" and turned_in(box)
        ]
        assert all(one.position_x + one.width <= other.position_x + _TOUCH for one, other in pairwise(strips))


def classes(box: Any) -> list[str]:
    return (box.element.get("class") or "").split() if box.element is not None else []


def turned_in(box: Any) -> bool:
    return any("turn" in classes(one) for one in boxes(box))


@sheet_by_sheet
def test_nothing_leaves_the_paper_or_its_box(case: tuple[str, str, str]) -> None:
    kind, language, paper = case
    order = order_of(kind, language, paper=paper)
    document = layout(order)
    assert spills(document) == ()
    assert dropped(document, HTML(string=pressed(order).sheet.html).etree_element) == ""
    for page in document.pages:
        frame = page._page_box
        turned = {line for box in boxes(frame) if "turn" in classes(box) for line in lines(box)}
        for line in set(lines(frame)) - turned:
            assert line.left >= 3 * _MM - _TOUCH, line
            assert line.right <= frame.margin_width() - 3 * _MM + _TOUCH, line
            assert line.bottom <= frame.margin_height() - 3 * _MM + _TOUCH, line


@pytest.mark.parametrize(("kind", "paper", "wide", "high", "count"), [
    ("pocket", "A4", 85, 55, 10), ("pocket", "Letter", 85, 55, 8),
    ("shoe", "A4", 90, 25, 20), ("shoe", "Letter", 90, 25, 20),
])  # fmt: skip
def test_cards_have_their_measure(kind: str, paper: str, wide: float, high: float, count: int) -> None:
    (page,) = layout(order_of(kind, "sv", paper=paper)).pages
    cards = [box for box in boxes(page._page_box) if "slip" in classes(box)]
    assert len(cards) == count
    for card in cards:
        assert card.border_width() == pytest.approx(wide * _MM, abs=0.2)
        assert card.border_height() == pytest.approx(high * _MM, abs=0.2)
        # No printer reaches the outermost 4 mm.
        assert card.position_x >= 4 * _MM
        assert card.position_y >= 4 * _MM
        assert card.position_x + card.border_width() <= page.width - 4 * _MM
        assert card.position_y + card.border_height() <= page.height - 4 * _MM


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "contact"), [("pocket", ""), ("pocket", "Sara Ek, 08-465 004 12"), ("shoe", "")])
def test_a_crooked_cut_goes_through_no_text(kind: str, contact: str, language: str) -> None:
    (page,) = layout(order_of(kind, language, contact=contact)).pages
    for card in (box for box in boxes(page._page_box) if "slip" in classes(box)):
        for line in lines(card):
            assert line.top >= card.border_box_y() + 1.5 * _MM
            assert line.bottom <= card.border_box_y() + card.border_height() - 1.5 * _MM


@pytest.mark.parametrize(("language", "above", "below"), [
    ("sv", (7, 6, 5, 4), (8, 1, 2, 3)), ("ar", (4, 5, 6, 7), (3, 2, 1, 8)),
])  # fmt: skip
def test_panels_lie_so_that_the_folded_card_reads_on(language: str, above: tuple, below: tuple) -> None:
    (page,) = layout(order_of("fold", language)).pages
    panels = [box for box in boxes(page._page_box) if "panel" in classes(box)]
    assert len(panels) == 8
    places = {number: (round(box.position_x / box.border_width()), round(box.position_y / box.border_height()))
              for number, box in enumerate(panels, 1)}  # fmt: skip
    rows = [
        tuple(sorted((n for n, (_, y) in places.items() if y == row), key=lambda n: places[n][0])) for row in (0, 1)
    ]
    assert rows == [above, below]
    assert panel_order("rtl" if language == "ar" else "ltr") == (above, below)
    turned = {number for number, box in enumerate(panels, 1) if "at-above" in classes(box)}
    assert turned == set(above)


def test_a_folded_card_s_cover_and_back_say_nothing() -> None:
    (page,) = layout(order_of("fold", "sv")).pages
    panels = [box for box in boxes(page._page_box) if "panel" in classes(box)]
    assert text_of(panels[0]).strip() == "Bra att ha"
    assert text_of(panels[7]).strip() == ""


@pytest.mark.parametrize(
    ("kind", "language"),
    [case for case in cases() if case[0] in ("list", "two-languages", "large", "staff", "easy", "door")],
)
def test_nothing_to_read_is_smaller_than_12_points(kind: str, language: str) -> None:
    sizes = [box.style["font_size"] * 0.75 for page in layout(order_of(kind, language)).pages
             for box in boxes(page._page_box) if getattr(box, "text", "").strip()]  # fmt: skip
    assert min(sizes) >= (18 if kind == "large" else 12) - 0.01


@pytest.mark.parametrize(("kind", "language"), [case for case in cases() if case[0] in ("list", "poster", "large")])
def test_a_sign_stands_on_the_line_of_its_words(kind: str, language: str) -> None:
    for page in layout(order_of(kind, language)).pages:
        facts = [
            box
            for box in boxes(page._page_box)
            if "fact" in classes(box) and type(box).__name__ in ("InlineBlockBox", "InlineBox")
        ]
        signs = [one for fact in facts for one in boxes(fact) if "sign" in classes(one)]
        if facts:
            assert signs
        for fact in facts:
            (sign, *more) = [one for one in boxes(fact) if "sign" in classes(one)] or [None]
            words = [one for one in boxes(fact) if getattr(one, "text", "").strip()]
            # Long hours go on in a second line, which has no sign of its own.
            if sign is None:
                assert "when" in classes(fact)
                continue
            assert more == []
            first = words[0]
            across = (sign.position_x + sign.width, first.position_x)
            if language in ("ar", "fa", "ckb"):
                across = (max(one.position_x + one.width for one in words), sign.position_x + sign.width)
            assert across[0] <= across[1] + _TOUCH
            assert sign.position_y < first.position_y + first.height
            assert first.position_y < sign.position_y + sign.height


@pytest.mark.parametrize(("kind", "language"), cases())
def test_no_line_begins_with_a_mark(kind: str, language: str) -> None:
    for page in layout(order_of(kind, language)).pages:
        assert [line.text for line in lines(page._page_box) if line.text.startswith("·")] == []


@pytest.mark.parametrize("size", [12, 14, 16, 18, 20, 24])
@pytest.mark.parametrize("language", ["sv", "ar"])
def test_every_size_of_letters_keeps_the_promise(language: str, size: int) -> None:
    order = Order("list", (language,), "0180-farsta", size=size, pages=2)
    made = pressed(order)
    assert spills(layout(order)) == ()
    assert len({*made.sheet.shown, *made.sheet.left_out}) == len(made.sheet.shown) + len(made.sheet.left_out)


def test_kinds_are_all_looked_at() -> None:
    assert {kind for kind, *_ in CASES} == set(KINDS)
    assert press().stamp
