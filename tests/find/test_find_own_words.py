"""What real people might write, against what the finder shows for it.

The sentences in ``held_out/`` were written by someone who had not seen the phrases. Nobody tunes anything to them: what is
looked at are rates. Those in ``own_words/`` came about the same way and were looked at later, so they do better. ``GOAL``
is what the finder should reach; ``FLOOR`` is what it reaches today, so that a change for the worse is noticed.
``pytest -s`` shows the rates.
"""

from __future__ import annotations

from datetime import date

import pytest

from vart.find.search import Choices

from .conftest import LANGUAGES, own_words

#: need: a right one among the needs that are shown (at most three). life: 112 stands first. suicide: the helpline stands
#: among the first. alarm: harmless sentences that are taken for danger.
GOAL = {"need": 0.90, "life": 1.0, "suicide": 1.0, "alarm": 0.0}
FLOOR = {
    ("held_out", "sv"): {"need": 0.92, "life": 1.0, "suicide": 0.88, "alarm": 0.0},
    ("held_out", "en"): {"need": 0.92, "life": 1.0, "suicide": 0.80, "alarm": 0.0},
    ("held_out", "ar"): {"need": 0.93, "life": 1.0, "suicide": 1.0, "alarm": 0.0},
    ("own_words", "sv"): {"need": 0.92, "life": 1.0, "suicide": 0.93, "alarm": 0.025},
    ("own_words", "en"): {"need": 0.92, "life": 1.0, "suicide": 1.0, "alarm": 0.0},
    ("own_words", "ar"): {"need": 0.92, "life": 1.0, "suicide": 1.0, "alarm": 0.0},
}
ALARMS = ("life", "suicide", "both")


@pytest.fixture(params=FLOOR, ids="-".join)
def asked(request) -> tuple[str, str]:
    """A set of sentences, and their language."""
    return request.param


@pytest.fixture
def answer(asked, finder_of):
    """Return what the finder shows for a text."""
    finder = finder_of(asked[1])
    return lambda one: finder.find(f"{one['say']} ", Choices(), date(2026, 11, 24), 600)


def rate(asked: tuple[str, str], what: str, good: list[bool]) -> float:
    found = sum(good) / len(good)
    floor = FLOOR[asked][what]
    print(
        f"\n{'/'.join(asked)} {what}: {sum(good)}/{len(good)} = {found:.1%} (goal {GOAL[what]:.0%}, floor {floor:.0%})"
    )
    return found


def test_a_right_need_is_shown(asked, answer, real) -> None:
    names = list(real.directory.vocabulary.needs)
    good = []
    for one in own_words(asked[1], asked[0]):
        found = answer(one)
        shown = {names[need] for need, *_ in found.groups if need >= 0}
        # Their numbers stand above the groups.
        shown |= {"immediate-danger"} if found.first else set()
        shown |= {"suicidal-thoughts"} if "suicide" in found.urgency or found.urgency == "both" else set()
        good += [bool(shown & set(one["needs"]))] if one["needs"] else []
    assert rate(asked, "need", good) >= FLOOR[asked]["need"]


def test_danger_to_life_puts_112_first(asked, answer, finder_of) -> None:
    emergency = tuple(finder_of(asked[1]).index["life"])
    good = [answer(one).first[:1] == emergency for one in own_words(asked[1], asked[0]) if one["urgency"] == "life"]
    assert rate(asked, "life", good) >= FLOOR[asked]["life"]


def test_thoughts_of_suicide_put_the_helpline_and_112_first(asked, answer, finder_of) -> None:
    index = finder_of(asked[1]).index
    wanted = {*index["suicide"], *index["life"]}
    good = [set(answer(one).first) == wanted for one in own_words(asked[1], asked[0]) if one["urgency"] == "suicide"]
    assert rate(asked, "suicide", good) >= FLOOR[asked]["suicide"]


def test_harmless_words_give_no_alarm(asked, answer) -> None:
    sentences = [one for one in own_words("harmless", asked[0]) if one["lang"] == asked[1]]
    alarms = rate(asked, "alarm", [answer(one).urgency in ALARMS for one in sentences])
    assert alarms <= FLOOR[asked]["alarm"]


def test_every_language_has_sentences_that_were_held_out() -> None:
    assert {language for folder, language in FLOOR if folder == "held_out"} == set(LANGUAGES)
