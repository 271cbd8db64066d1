from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vart.check.dialling import example, faults
from vart.model.phone import SHORT_NUMBERS


def rules(number: str) -> list[str]:
    return [fault.rule for fault in faults(number)]


@pytest.mark.parametrize(
    "number",
    [
        "112", "114 14", "11414", "1177", "113 13", "116 000", "116 006", "116 016", "116016", "116 111", "116 117",
        "116 123", "90101", "901 01", "90390", "020-50 50 50", "020-555 666", "020-390 000", "010-223 57 60",
        "0771-235 235", "077-150 50 50", "0770-55 00 10", "070-174 06 05", "08-702 16 80", "08-523 038 70",
        "08-508 00 000", "090-70 82 00", "031-390 06 00", "0980-319 200", "0150-570 00", "+46 771 11 77 00",
        "+46 77 114 14 00", "+46 8 564 851 60", "+46 8-405 50 05", "+45 70 20 30 82", "+49 30 901820",
    ],
)  # fmt: skip
def test_published_numbers_pass(number: str) -> None:
    assert faults(number) == ()


def test_all_short_numbers_pass() -> None:
    assert all(faults(number) == () for number in SHORT_NUMBERS)


@pytest.mark.parametrize(
    ("number", "rule"),
    [
        ("020-5O 50 50", "phone-letter"),
        ("O20-50 50 50", "phone-letter"),
        ("020-50 50 5l", "phone-letter"),
        ("٠٢٠-50 50 50", "phone-digits"),
        ("020-５0 50 50", "phone-digits"),
        ("020–50 50 50", "phone-character"),
        ("020-50\u00a050 50", "phone-character"),
        ("08/702 16 80", "phone-character"),
        ("", "phone-character"),
        ("ring", "phone-character"),
        ("08-702 16 80 ankn 12", "phone-extension"),
        ("08-702 16 80 x12", "phone-extension"),
        ("08-702 16 80, tryck 2", "phone-extension"),
        ("020-50 50 50#", "phone-character"),
        ("020-50  50 50", "phone-form"),
        ("-", "phone-form"),
        ("020-50 50 50-", "phone-form"),
        ("(08) 702 16 80", "phone-form"),
        ("0046 8 702 16 80", "phone-form"),
        ("+47(0)22 33 44 55", "phone-form"),
        ("702 16 80", "phone-number"),
        ("+46 08 702 16 80", "phone-number"),
        ("+46 8 702", "phone-number"),
        ("+47 12", "phone-number"),
        ("+999 12345678", "phone-number"),
        ("0123-45 67 89 01", "phone-number"),
        ("070-174 06 0", "phone-number"),
        ("0771-235 23", "phone-number"),
        ("010-223 57 6", "phone-number"),
        ("0900-123 45", "phone-premium"),
        ("0939-123 45 67", "phone-premium"),
        ("0944-123 45 67", "phone-premium"),
        ("+46 900 123 45", "phone-premium"),
        ("099-123 45", "phone-premium"),
        ("118 118", "phone-premium"),
        ("118800", "phone-premium"),
        ("72123", "phone-premium"),
        ("116 01", "phone-short"),
        ("116 0166", "phone-number"),
        ("116 015", "phone-short"),
        ("020-50 50 5", "phone-length"),
        ("020-5 50 50 50", "phone-length"),
        ("0200-12 34 5", "phone-length"),
        ("08-702 16 8", "phone-length"),
        ("08-7002 16 80", "phone-length"),
        ("08-36 12 34", "phone-length"),
        ("0200-12 34 56", "phone-length"),
        ("0220-50 50 50", "phone-length"),
        ("02-66 77 88", "phone-area"),
        ("0202-90390", "phone-area"),
        ("087021680", "phone-area"),
        ("08-7021680", "phone-groups"),
        ("010-255 9191", "phone-groups"),
        ("+46 (0)8-405 50 05", "phone-zero"),
    ],
)
def test_damaged_numbers_are_caught(number: str, rule: str) -> None:
    assert rules(number) == [rule]


def test_what_is_odd_but_real_passes_when_a_source_quotes_it() -> None:
    odd = ["0202-90390", "010-255 9191", "08-36 12 34", "0200-12 34 56", "08-465 004 00", "116 015"]
    assert all(fault.unless_quoted for number in odd for fault in faults(number))
    never = ["0900-123 45", "118 118", "020-5O 50 50", "08-702 16 80 ankn 1", "070-174 06 0", "702 16 80"]
    assert not any(fault.unless_quoted for number in never for fault in faults(number))


def test_an_example_shows_groups_without_the_number() -> None:
    assert example("0202-90390") == "020-00 00 00"
    assert example("+46 8 7021680") == "08-000 00 00"
    assert example("0150-57000") == "0150-000 00"


def numbers(pattern: str) -> st.SearchStrategy[str]:
    """Draw numbers whose ``\\d`` are European digits: drawing any script's and throwing those away takes most of the time."""
    return st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True)


FREEPHONE = numbers(r"020-[1-9]\d \d\d \d\d")
STOCKHOLM = st.one_of(
    numbers(r"08-[2389]\d \d\d \d\d"),
    numbers(r"08-[467]\d\d \d\d \d\d"),
    numbers(r"08-[15]\d\d \d\d\d \d\d"),
)


@given(FREEPHONE)
def test_every_freephone_number_passes(number: str) -> None:
    assert faults(number) == ()


@given(STOCKHOLM)
def test_every_stockholm_number_passes_or_is_one_of_the_old_short_ones(number: str) -> None:
    assert [fault.severity for fault in faults(number)] == (["warning"] if len(number) == 11 else [])


def places(number: str) -> list[int]:
    return [index for index, letter in enumerate(number) if letter.isdigit()]


@given(st.one_of(FREEPHONE, STOCKHOLM), st.data())
def test_a_lost_digit_is_caught(number: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places(number)))
    assert faults(number[:place] + number[place + 1 :])


@given(st.one_of(FREEPHONE, STOCKHOLM), st.data())
def test_a_doubled_digit_is_caught(number: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places(number)))
    assert faults(number[: place + 1] + number[place:])


@given(st.one_of(FREEPHONE, STOCKHOLM), st.data())
def test_the_letter_for_zero_is_caught(number: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places(number)))
    letter = data.draw(st.sampled_from("OoОοOl"))
    assert any(fault.severity == "error" for fault in faults(number[:place] + letter + number[place + 1 :]))


@given(st.one_of(FREEPHONE, STOCKHOLM), st.data())
def test_a_digit_of_another_script_is_caught(number: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places(number)))
    zero = data.draw(st.sampled_from("٠۰０०"))
    foreign = chr(ord(zero) + int(number[place]))
    assert rules(number[:place] + foreign + number[place + 1 :]) == ["phone-digits"]


@given(st.one_of(FREEPHONE, STOCKHOLM))
def test_a_lost_end_is_caught(number: str) -> None:
    assert faults(number.rpartition(" ")[0])


@given(st.text(max_size=30))
def test_nothing_that_is_not_a_number_passes(text: str) -> None:
    assume(not re.fullmatch(r"[0-9+(][0-9 ()+-]*", text))
    assert faults(text)


@given(st.text(alphabet="0123456789 -+()", max_size=20))
def test_no_row_of_signs_breaks_the_rules(text: str) -> None:
    for fault in faults(text):
        assert fault.message
