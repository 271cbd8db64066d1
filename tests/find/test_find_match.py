"""From words to needs: slips, compounds, words begun, and the same answer in the browser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vart.find.match import Matcher, alike

from .conftest import LANGUAGES, own_words
from .said import index_of_words

NEEDS = [("Mobilen", "Någon ser min mobil"), ("Pengar", "Pengar"), ("Akut fara", "Det är farligt nu")]


def matcher(*groups: dict, tag: str = "sv") -> Matcher:
    return Matcher(index_of_words(groups, NEEDS, tag))


PHONE = matcher(
    {"say": ["kollar min mobil", "läser mina sms"], "needs": ["a"]},
    {"say": ["han tar mitt kort"], "needs": ["b"]},
    {"say": ["hotar mig med kniv", "kniv mot halsen", "han hotar döda mig"], "needs": ["c"], "urgency": "life"},
    {"say": ["kniv och gaffel", "kniv till brödet", "brödkniv och gaffel"], "needs": []},
)


def first(text: str) -> int | None:
    needs = PHONE.match(text).needs
    return needs[0][1] if needs else None


@pytest.mark.parametrize(
    "text",
    [
        "kollar min mobil", "KOLLAR MIN MOBIL", "han kollade mobilen", "kolar min mobill", "mobilkontroll", "min mobil kollas",
        "läsr mina sms", "nån läser mina sms hela tiden",
    ],
)  # fmt: skip
def test_a_need_is_found_however_it_is_written(text: str) -> None:
    assert first(text) == 0


def test_a_word_may_be_begun_but_only_the_last_one() -> None:
    assert first("mob") == 0
    assert first("mob ") is None
    assert first("mo") is None  # too little to tell


def test_words_of_the_need_itself_find_it() -> None:
    assert first("pengar") == 1


def test_words_that_nobody_knows_find_nothing() -> None:
    assert PHONE.match("xyzzy plugh").needs == ()
    assert PHONE.match("").needs == ()


def test_danger_is_heard_and_a_fork_is_not() -> None:
    assert PHONE.match("han hotar mig med kniv").urgency == "life"
    assert PHONE.match("kniv och gaffel").urgency == "none"


def test_a_word_in_the_text_twice_counts_once() -> None:
    assert PHONE.match("mobil mobil mobil kniv ") == PHONE.match("mobil kniv ")


def test_what_is_said_of_violence_comes_from_the_nearest_kind() -> None:
    match = matcher(
        {"say": ["kollar min mobil", "spårar min mobil"], "needs": ["a"], "violence": ["b"]},
        {"say": ["tar mitt kort"], "needs": ["b"], "violence": ["d"]},
    ).match("han kollar min mobil")
    assert match.violence == (1,)


def test_words_that_only_one_group_of_people_says_tell_who_is_asking() -> None:
    match = matcher(
        {"say": ["döv och blir hotad", "jag är döv", "döv kvinna"], "needs": ["a"], "audiences": ["c"]},
        {"say": ["blir hotad", "han hotar mig", "hotad kvinna", "en kvinna"], "needs": ["c"]},
    ).match
    assert match("är döv").audiences == (2,)
    assert match("kvinna som blir hotad").audiences == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mishandel ", True),
        ("misshanddel ", True),
        ("mishandl ", True),
        ("kvinnomisshandel ", True),
        ("handel ", False),
    ],
)
def test_a_word_that_was_cut_is_found_with_a_slip_and_in_a_compound(text: str, found: bool) -> None:
    match = matcher({"say": ["misshandel", "grov misshandel"], "needs": ["b"]}).match
    assert bool(match(text).needs) is found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("telefon", "telefonn", True), ("telefon", "telfon", True), ("telefon", "teelfon", True),
        ("misshandel", "mishandl", False), ("telefon", "felefon", True), ("hund", "kund", False),
        ("kniv", "kniven", False), ("hotar", "hoatr", True), ("mobil", "pappa", False),
    ],
)  # fmt: skip
def test_slips_are_forgiven_within_reason(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same


WORD = st.text("abcdeå", min_size=4, max_size=10)


@given(WORD, WORD)
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)


@given(WORD.filter(lambda word: len(word) > 4), st.data())
def test_one_letter_less_is_a_slip(word: str, data) -> None:
    place = data.draw(st.integers(1, len(word) - 1))
    assert alike(word, word[:place] + word[place + 1 :])


def flat(match) -> dict:
    return {name: [list(one) if isinstance(one, tuple) else one for one in value] if isinstance(value, tuple) else value
            for name, value in match._asdict().items()}  # fmt: skip


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_browser_matches_the_same(folder, index_of, phrases_of, finder_of, in_node) -> None:
    """Every phrase, every sentence of the test set, and each of them as it is being typed."""
    texts = [text for group in phrases_of(folder) for text in group.say]
    texts += [one["say"] for name in (folder, "harmless") for one in own_words(name)]
    texts += [text[: 1 + place % len(text)] for place, text in enumerate(texts)]
    assert len(texts) > 1500
    script = """import { matcher } from "./js/finder/match.js";
answer(input.texts.map(matcher(input.index)));"""
    answers = in_node(script, {"index": index_of(folder).base, "texts": texts})
    match = finder_of(folder).matcher.match
    for text, answer in zip(texts, answers, strict=True):
        assert flat(match(text)) == answer, text


def test_slips_are_the_same_in_the_browser(in_node) -> None:
    pairs: list[tuple[str, str]] = []
    given(st.lists(st.tuples(WORD, WORD), min_size=10))(lambda some: pairs.extend(some))()
    script = 'import { alike } from "./js/finder/match.js";\nanswer(input.map(([a, b]) => alike(a, b)));'
    assert in_node(script, pairs) == [alike(one, other) for one, other in pairs]
