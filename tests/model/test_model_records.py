"""Records: codes, fingerprints, and values that stay as they were read."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from vart.model import (
    ALPHABET,
    CHANNEL_KINDS,
    TRANSLATED_FIELDS,
    Problem,
    Where,
    channel_kind,
    channel_value,
    codes,
    fingerprint,
    is_code,
    new_code,
    service_fingerprint,
)
from vart.model.phone import SHORT_NUMBERS, canonical, dial, is_short_number

# Codes


def test_the_alphabet_has_no_vowels_and_no_look_alikes():
    assert ALPHABET == "23456789bcdfghjkmnpqrstvwxz"
    assert not set(ALPHABET) & set("aeiouyåäö01l")


@given(st.text(alphabet=ALPHABET, min_size=4, max_size=4))
def test_four_letters_of_the_alphabet_are_a_code(text):
    assert is_code(text)


@given(st.text(max_size=6))
def test_nothing_else_is_a_code(text):
    assert is_code(text) == (len(text) == 4 and set(text) <= set(ALPHABET))


@pytest.mark.parametrize("text", ["K7M2", "k7m", "k7m22", "k7m1", "k7mo", "k7m\n", "", "k7m²", "k7m٢", "../x"])
def test_what_could_be_misread_is_no_code(text):
    assert not is_code(text)


@given(st.sets(st.text(alphabet="23", min_size=4, max_size=4), max_size=16))
def test_a_new_code_is_one_that_no_one_has(taken):
    code = new_code(taken)
    assert is_code(code)
    assert code not in taken


def test_a_new_code_is_drawn_until_one_is_free(monkeypatch):
    drawn = iter("222222232224")
    monkeypatch.setattr(codes.secrets, "choice", lambda _: next(drawn))
    assert new_code({"2222", "2223"}) == "2224"


def test_new_codes_come_from_chance_alone():
    assert len({new_code(()) for _ in range(200)}) > 190


# Fingerprints

_TEXTS = st.fixed_dictionaries(
    {
        name: st.none() | st.text(alphabet=string.ascii_letters + "åäö 0123456789.\n", max_size=60)
        for name in TRANSLATED_FIELDS
    }
)


def rewrapped(text: str | None, draw: st.DataObject) -> str | None:
    """Break the lines of a text elsewhere."""
    if text is None:
        return None
    space = st.sampled_from([" ", "\n", "  ", " \n "])
    return "".join(word + draw.draw(space) for word in text.split())


@given(_TEXTS, st.data())
def test_rewrapping_does_not_make_translations_stale(texts, draw):
    assert fingerprint({name: rewrapped(text, draw) for name, text in texts.items()}) == fingerprint(texts)


@given(_TEXTS, _TEXTS)
def test_other_words_make_them_stale(one, other):
    plain = [{name: text.split() for name, text in texts.items() if (text or "").split()} for texts in (one, other)]
    assert (fingerprint(one) == fingerprint(other)) == (plain[0] == plain[1])


@given(_TEXTS, st.sampled_from(TRANSLATED_FIELDS), st.sampled_from(TRANSLATED_FIELDS))
def test_it_matters_in_which_field_a_text_stands(texts, one, other):
    moved = {**texts, one: texts[other], other: texts[one]}
    if one != other and (texts[one] or "").split() != (texts[other] or "").split():
        assert fingerprint(moved) != fingerprint(texts)


@given(_TEXTS)
def test_a_fingerprint_is_twelve_hexadecimal_characters(texts):
    found = fingerprint(texts)
    assert len(found) == 12
    assert set(found) <= set("0123456789abcdef")


def test_a_text_that_is_empty_is_a_text_that_is_not_there():
    assert fingerprint({"summary": "a", "notes": ""}) == fingerprint({"summary": "a", "notes": None})
    assert fingerprint({"summary": "a", "notes": ""}) == fingerprint({"summary": "a"})


@pytest.mark.parametrize("changes", [{"summary": "Annat."}, {"for_whom": "Alla."}, {"notes": "Obs."}])
def test_the_fingerprint_of_a_record_sees_its_translated_texts(make_service, changes):
    assert service_fingerprint(make_service(**changes)) != service_fingerprint(make_service())


@pytest.mark.parametrize(
    "changes",
    [{"name": "Annan"}, {"status": "paused"}, {"channels": [{"phone": "112"}]}, {"review_by": "2025-06-01"},
     {"needs": ["rights"]}, {"to_ask": ["Stämmer det?"]}, {"code": "3bcd"}, {"id": "annan"}],
)  # fmt: skip
def test_no_other_value_makes_translations_stale(make_service, changes):
    assert service_fingerprint(make_service(**changes)) == service_fingerprint(make_service())


def test_fingerprints_stay_the_same_for_ever():
    """Every translation file holds one: another way to count would make all of them stale."""
    assert fingerprint({"summary": "Du kan ringa.", "for_whom": "Alla.", "notes": None}) == "de5186c5b3dc"


# Values


def test_a_record_never_changes_after_it_was_read(make_service):
    service = make_service(channels=[{"phone": "112"}])
    for thing, name in (
        (service, "name"),
        (service.operator, "name"),
        (service.channels[0], "phone"),
        (service.area, "level"),
    ):
        with pytest.raises(ValidationError):
            setattr(thing, name, "x")
        with pytest.raises((ValidationError, AttributeError, TypeError)):
            thing.other = "x"
        with pytest.raises((ValidationError, AttributeError, TypeError)):
            delattr(thing, name)
    for field in ("needs", "channels", "sources"):
        assert isinstance(getattr(service, field), tuple)
    assert isinstance(hash(service.operator), int)


def test_what_a_record_does_not_say_is_unknown(make_service):
    service = make_service(channels=[{"phone": "112"}])
    assert set(service.access.model_dump().values()) == {"unknown"}
    channel = service.channels[0]
    assert (channel.cost, channel.interpreter, channel.on_phone_bill) == ("unknown", "unknown", "unknown")
    assert (channel.hours, channel.languages, service.verified, service.ages) == (None, (), None, None)


VALUES = {
    "phone": "020-50 50 50", "sms": "112", "text_relay": "020-600 600", "chat": "https://a.example",
    "form": "https://a.example", "email": "a@a.example", "website": "https://a.example", "visit": "drop-in",
}  # fmt: skip


@pytest.mark.parametrize("kind", CHANNEL_KINDS)
def test_each_way_in_knows_its_kind_and_keeps_its_value(make_service, kind):
    (channel,) = make_service(channels=[{kind: VALUES[kind]}]).channels
    assert channel_kind(channel) == kind
    assert channel_value(channel) == VALUES[kind]


@pytest.mark.parametrize("kind", sorted(set(CHANNEL_KINDS) - {"phone", "sms"}))
def test_only_telephones_show_on_a_bill(make_service, kind):
    with pytest.raises(ValidationError):
        make_service(channels=[{kind: VALUES[kind], "on_phone_bill": "hidden"}])


def test_a_problem_is_one_sentence_and_what_to_do():
    problem = Problem(
        Where("a.yml", 3, 4), "rule", "'{name}' is wrong", "write {other}", params={"name": "x", "other": "y"}
    )
    assert problem.sentence() == "'x' is wrong — write y"
    assert problem.sentence({"'{name}' is wrong": "{name} är fel", "write {other}": "skriv {other}"}.get) == (
        "x är fel — skriv y"
    )


# Numbers


@pytest.mark.parametrize(
    ("number", "address"),
    [("112", "tel:112"), ("116 016", "tel:116016"), ("116016", "tel:116016"), ("114 14", "tel:11414"),
     ("1177", "tel:1177"), ("90101", "tel:90101"), ("020-50 50 50", "tel:+4620505050"),
     ("08-123 456 00", "tel:+46812345600"), ("+46 (0)8-405 50 05", "tel:+4684055005"),
     ("+46 8 405 50 05", "tel:+4684055005"), ("0046 8 405 50 05", "tel:+4684055005"),
     ("0771-21 00 10", "tel:+46771210010"), ("070–174 06 05", "tel:+46701740605")],
)  # fmt: skip
def test_a_link_dials_what_the_published_number_means(number, address):
    assert dial(number) == address


def test_a_text_message_goes_to_the_same_number():
    assert dial("070-174 06 05", "sms") == "sms:+46701740605"


@pytest.mark.parametrize("number", sorted(SHORT_NUMBERS))
def test_a_short_number_never_gets_a_country_code(number):
    assert dial(number) == f"tel:{number}"
    assert dial(" ".join(number)) == f"tel:{number}"
    assert is_short_number(number)
    assert not is_short_number(f"+46{number}")


@given(st.integers(10**6, 10**9 - 1), st.data())
def test_two_spellings_of_a_number_are_one_number(digits, draw):
    text = str(digits)
    cut = draw.draw(st.integers(1, len(text) - 1))
    national = f"0{text[:cut]}-{text[cut:]}"
    assert (
        canonical(national) == canonical(f"+46 {text[:cut]} {text[cut:]}") == canonical(f"0046{text}") == f"+46{text}"
    )
    assert canonical(f"+46 (0){text}") == f"+46{text}"


@given(st.text(max_size=20))
def test_what_a_link_dials_is_digits_and_nothing_else(number):
    dialled = dial(number).removeprefix("tel:").removeprefix("+")
    assert set(dialled) <= set(string.digits)
