"""Nothing is dropped in silence: what does not fit is named, on the sheet and to the person who makes it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vart.find.sheet import UnknownNamesError, choose, on_paper
from vart.press.make import DoesNotFitError, press_sheet
from vart.render.sheets.order import KINDS, Order, OrderRefusedError

from .readers import READERS
from .world import LANGUAGES, build, cases, maker, order_of, press, pressed

CHOOSING = [case for case in cases() if KINDS[case[0]].choosing]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("kind", "language"), CHOOSING)
def test_who_was_left_out_stands_on_the_sheet_with_the_code_of_its_page(kind: str, language: str, reader: str) -> None:
    made = pressed(order_of(kind, language))
    text = "".join(READERS[reader](made.pdf).split())
    for service in made.sheet.left_out:
        assert service.code in text, service.id
    chosen = choose(build().core.directory, area="0180-farsta")
    assert [*made.sheet.shown, *made.sheet.left_out] == chosen


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_order_shows_or_names_every_chosen_service(data: st.DataObject) -> None:
    directory = build().core.directory
    services = [one.id for one in directory.services if on_paper(one) and one.kind != "emergency"]
    kind = data.draw(st.sampled_from(["list", "large", "fold", "two-languages"]))
    language = data.draw(st.sampled_from([one for one in LANGUAGES if one != "sv"]))
    named = tuple(data.draw(st.lists(st.sampled_from(services), unique=True, max_size=30)))
    size = data.draw(st.sampled_from([0, 12, 14, 16])) if KINDS[kind].size else 0
    languages = ("sv", language) if KINDS[kind].two else (language,)
    order = Order(kind, languages, "0180", services=named, size=size, qr=data.draw(st.booleans()))
    sheet = maker().make(order)
    wanted = choose(directory, services=named) if named else choose(directory, area="0180")
    assert [*sheet.shown, *sheet.left_out] == wanted
    for service in sheet.left_out:
        assert f">{service.code}<" in sheet.html
    for service in sheet.shown:
        assert service.name.split("&")[0] in sheet.html.replace("&amp;", "&")


def test_the_crisis_lines_come_first_whatever_is_named() -> None:
    directory = build().core.directory
    crisis = [line.service for line in directory.crisis]
    chosen = choose(directory, services=["mind-sjalvmordslinjen"])
    assert [one.id for one in chosen] == [*crisis, "mind-sjalvmordslinjen"]


def test_a_page_that_came_out_longer_is_made_again_with_fewer_and_names_them() -> None:
    order = Order("list", ("sv",), "0180-farsta", pages=1)
    full = maker().make(order)
    fewer = maker().make(order, at_most=len(full.shown) - 2)
    assert len(fewer.shown) == len(full.shown) - 2
    assert {*fewer.shown, *fewer.left_out} == {*full.shown, *full.left_out}
    assert all(f">{one.code}<" in fewer.html for one in fewer.left_out)


def test_what_can_not_fit_is_said() -> None:
    order = Order("list", ("ar",), "0180-farsta", size=24, contact="ک" * 159, pages=1)
    with pytest.raises(DoesNotFitError, match="smaller letters"):
        press_sheet(press(), maker(), order)


@pytest.mark.parametrize(("more", "word"), [
    ({"area": "Farsta"}, "did you mean 0180-farsta"), ({"audience": "kids"}, "no audience 'kids'"),
    ({"needs": ("sleep",)}, "no need 'sleep'"), ({"services": ("bri",)}, "did you mean bris"),
    ({"services": ("kruton",)}, "is paused"), ({"services": ("nkjt",)}, "neither number nor address"),
])  # fmt: skip
def test_unknown_names_are_told_with_what_to_do(more: dict, word: str) -> None:
    with pytest.raises(UnknownNamesError) as caught:
        maker().make(Order("list", ("sv",), **more))
    assert word in " ".join(caught.value.problems)


def test_all_that_is_wrong_with_an_order_is_told_at_once() -> None:
    with pytest.raises(OrderRefusedError) as caught:
        maker().make(Order("shoe", ("sv", "ar"), size=17, strips=3, paper="A3", contact="Sara", pages=4))
    told = " ".join(caught.value.problems)
    for word in ("one language", "A3", "17 points", "8 to 12", "1 or 2 pages", "no room for a contact"):
        assert word in told


def test_choosing_by_audience_and_need() -> None:
    directory = build().core.directory
    young = choose(directory, area="0180-farsta", audience="young-adults")
    crisis = {line.service for line in directory.crisis}
    for service in young:
        assert service.id in crisis or {"young-adults", "everyone"} & set(service.audiences)
    honour = choose(directory, area="0180-farsta", needs=["honour-support"])
    assert all(one.id in crisis or "honour-support" in one.needs for one in honour)
    assert len({one.id for one in honour}) == len(honour) > len(crisis)
