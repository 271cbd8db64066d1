"""Words folded: what people type in each language's habits, and the same in the browser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vart.languages.fold import folder_for, table_for

TAGS = ("sv", "en", "ar", "fa", "so", "ti", "ckb", "tr", "ru", "uk", "pl")


def stems(tag: str, text: str) -> list[str]:
    return [word.stem for word in folder_for(tag).words(text)]


def bares(tag: str, text: str) -> list[str]:
    return [word.bare for word in folder_for(tag).words(text)]


@pytest.mark.parametrize(
    ("tag", "one", "other"),
    [
        ("sv", "kollar min TELEFON", "kollade mina telefoner"),
        ("sv", "slår", "slagit"),
        ("sv", "barnen", "barn"),
        ("sv", "hotade", "hotar"),
        ("sv", "a\u030angest", "ångest"),  # the ring as a character of its own
        ("en", "he is HITTING me", "he hits me"),
        ("en", "don't", "don’t"),
        ("en", "families", "family"),
        ("ar", "يَضْرِبُني", "يضربني"),  # vowel signs
        ("ar", "أهلي", "اهلي"),  # hamza
        ("ar", "مستشفى", "مستشفي"),  # alef maqsura
        ("ar", "عائلة", "عائله"),  # ta marbuta
        ("ar", "هـــاتف", "هاتف"),  # tatweel
        ("ar", "رقم ١١٢", "رقم 112"),
        ("fa", "کمک", "كمك"),  # Persian letters on an Arabic keyboard
        ("fa", "می‌زند", "میزند"),  # with and without a joiner
        ("fa", "۱۱۲", "112"),
        ("ckb", "یارمەتی", "يارمهتي"),
        ("tr", "İSTANBUL", "istanbul"),
        ("tr", "şiddet", "siddet"),
        ("tr", "YARDIM", "yardım"),
        ("ru", "ребёнок", "ребенок"),
        ("uk", "поліція", "полиция"),
        ("uk", "б'є", "бʼє"),
        ("so", "caawimaad", "CAAWIMAAD"),
    ],
)
def test_what_is_the_same_to_a_reader(tag: str, one: str, other: str) -> None:
    assert bares(tag, one) == bares(tag, other)


def test_swedish_letters_count_but_may_be_missing() -> None:
    assert stems("sv", "får") != stems("sv", "far")
    assert bares("sv", "rädd") == bares("sv", "radd")
    assert stems("sv", "slar") == stems("sv", "slår")  # a strong verb without its ring is known all the same


def test_ethiopic_is_left_as_it_is() -> None:
    assert stems("ti", "ሓገዝ እደሊ") == ["ሓገዝ", "እደሊ"]


def test_words_that_tell_nothing_are_left_out() -> None:
    assert stems("sv", "och det är") == []
    assert "int" in stems("sv", "inte")  # but never "not"
    assert stems("en", "not") == ["not"]


def test_every_language_has_letters_for_its_script() -> None:
    assert "ی" in table_for("fa")["letters"]
    assert "ی" not in table_for("sv")["letters"]
    assert "ی" in table_for("xx")["letters"]  # of a language that nobody has described, everything


ALPHABETS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x24F),
        st.characters(min_codepoint=0x370, max_codepoint=0x52F),
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.characters(min_codepoint=0x1200, max_codepoint=0x137F),
        st.sampled_from(" .,'’-\u200c\u200dﷺﬁ①Ⅳİı"),
    ),
    max_size=30,
)


def test_the_browser_folds_the_same(in_node) -> None:
    asked = []

    @given(st.lists(st.tuples(st.sampled_from(TAGS), ALPHABETS), min_size=20, max_size=40))
    def gather(some: list[tuple[str, str]]) -> None:
        asked.extend(some)

    gather()
    tables = {tag: table_for(tag) for tag in TAGS}
    script = """import { folder } from "./js/finder/fold.js";
const folders = Object.fromEntries(Object.entries(input.tables).map(([tag, table]) => [tag, folder(table)]));
answer(input.asked.map(([tag, text]) => folders[tag].words(text)));"""
    answers = in_node(script, {"tables": tables, "asked": asked})
    assert len(answers) > 1000
    for (tag, text), answer in zip(asked, answers, strict=True):
        assert [list(word) for word in folder_for(tag).words(text)] == answer, (tag, text)
