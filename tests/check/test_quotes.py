from __future__ import annotations

import pytest

from vart.check.quotes import dialled_in, is_quoted, numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nödnummer 112, dygnet runt", {"112"}),
        ("020–50 50 50 … gratis och syns inte på telefonräkningen", {"+4620505050"}),
        ("90390; 0202-90390; dygnet runt", {"90390", "+4620290390"}),
        ("114 14, och från utlandet +46 77 114 14 00", {"11414", "+46771141400"}),
        ("Tel +46 (0)8-405 50 05.", {"+4684055005"}),
        ("08/702 16 80 eller 077-150 50 50", {"+4687021680", "+46771505050"}),
        ("varje dag 7–21, 2023–2024, 2026-11-24, 09:00-12:00, 09-12 13-16, kl. 08.45–16.15", set()),
        ("pris 1 000 kr, 123 45 Orten, org.nr 802000-1234", set()),
        ("112 و020-50 50 50 و 116 016.", {"112", "+4620505050", "116016"}),
        ("soita 112:een", {"112"}),
        ("1177.se", set()),
    ],
)
def test_numbers_are_found_in_sentences(text: str, numbers: set[str]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("08-702 16 80", "ring 087021680 nu"),
        ("08-702 16 80", "+46 (0)8 702 16 80"),
        ("+46 8 702 16 80", "08/702 16 80"),
        ("116 016", "Kvinnofridslinjen (116016)"),
        ("020-50 50 50", "020–50 50 50"),
        ("0202-90390", "020-29 03 90"),
    ],
)
def test_a_number_is_quoted_however_it_is_spaced(number: str, text: str) -> None:
    assert is_quoted(number, text)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("90390", "0202-90390"),
        ("112", "ring 11200"),
        ("020-50 50 50", "0200-50 50 50"),
        ("116 016", "116 0166"),
        ("08-702 16 80", "08-702 16 81"),
    ],
)
def test_another_number_is_no_quotation(number: str, text: str) -> None:
    assert not is_quoted(number, text)


def test_damaged_numbers_show_in_translations() -> None:
    assert dialled_in("Call 116 01") == {"11601"}
    assert dialled_in("Call 020-50 50") == {"+46205050"}
    assert dialled_in("open 2023–2024, 07–21, 2026-11-24") == frozenset()
