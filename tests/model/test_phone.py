from __future__ import annotations

import pytest

from vart.model.phone import SHORT_NUMBERS, canonical, dial, digits, is_short_number


@pytest.mark.parametrize(
    ("published", "target"),
    [
        ("112", "tel:112"),
        ("114 14", "tel:11414"),
        ("1177", "tel:1177"),
        ("116 016", "tel:116016"),
        ("90101", "tel:90101"),
        ("020-50 50 50", "tel:+4620505050"),
        ("0771-235 235", "tel:+46771235235"),
        ("077-150 50 50", "tel:+46771505050"),
        ("0202-90390", "tel:+4620290390"),
        ("08-702 16 80", "tel:+4687021680"),
        ("+46 (0)8-405 50 05", "tel:+4684055005"),
        ("+46 771 11 77 00", "tel:+46771117700"),
        ("+45 70 20 30 82", "tel:+4570203082"),
    ],
)
def test_a_telephone_dials_what_was_published(published: str, target: str) -> None:
    assert dial(published) == target


def test_text_messages_have_an_address_of_their_own() -> None:
    assert dial("116 111", "sms") == "sms:116111"
    assert dial("070-174 06 05", "sms") == "sms:+46701740605"


def test_short_numbers_are_known_in_any_spacing_but_not_abroad() -> None:
    assert is_short_number("116 016")
    assert is_short_number("116016")
    assert not is_short_number("+46 116 016")
    assert not is_short_number("116 01")
    assert all(number.isascii() and number.isdigit() for number in SHORT_NUMBERS)


def test_spellings_of_one_number_are_equal() -> None:
    spellings = ["08-702 16 80", "087021680", "+46 8 702 16 80", "+46(0)8-702 16 80", "0046 8 702 16 80"]
    assert {canonical(number) for number in spellings} == {"+4687021680"}


def test_only_european_digits_count() -> None:
    assert digits("٠٢٠-50 50 50") == "505050"
