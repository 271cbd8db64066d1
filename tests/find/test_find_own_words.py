"""What real people might write, against what the finder makes of it.

The sentences in ``own_words/`` were written by someone who had not seen the phrases. They have been looked at since, when
the finder was improved, so they no longer tell how it does with words that nobody has seen; they notice a change for the
worse. ``GOAL`` is what the finder should reach; ``FLOOR`` is what it reaches today. ``pytest -s`` shows the rates.
"""

from __future__ import annotations

import pytest

from .conftest import LANGUAGES, own_words

GOAL = {"needs": 0.90, "life": 1.0, "harmless": 0.0}
FLOOR = {
    "sv": {"needs": 0.93, "life": 1.0, "harmless": 0.05},
    "en": {"needs": 0.93, "life": 0.91, "harmless": 0.03},
    "ar": {"needs": 0.92, "life": 1.0, "harmless": 0.0},
}


@pytest.fixture(params=LANGUAGES)
def folder(request) -> str:
    return request.param


def answer(finder_of, folder: str, text: str):
    return finder_of(folder).matcher.match(f"{text} ")


def show(folder: str, what: str, rate: float) -> None:
    print(f"\n{folder} {what}: {rate:.1%} (goal {GOAL[what]:.0%}, floor {FLOOR[folder][what]:.0%})")


def test_the_right_need_is_among_the_first_three(folder, finder_of, real) -> None:
    names = list(real.directory.vocabulary.needs)
    asked = [one for one in own_words(folder) if one["needs"]]
    hits = sum(
        any(names[need] in one["needs"] for _, need in answer(finder_of, folder, one["say"]).needs[:3]) for one in asked
    )
    show(folder, "needs", hits / len(asked))
    assert hits / len(asked) >= FLOOR[folder]["needs"]


def test_danger_to_life_puts_112_first(folder, finder_of) -> None:
    asked = [one for one in own_words(folder) if one["urgency"] == "life"]
    heard = sum(answer(finder_of, folder, one["say"]).urgency in ("life", "both") for one in asked)
    show(folder, "life", heard / len(asked))
    assert heard / len(asked) >= FLOOR[folder]["life"]


def test_harmless_words_give_no_alarm(folder, finder_of) -> None:
    asked = [one for one in own_words("harmless") if one["lang"] == folder]
    alarms = sum(answer(finder_of, folder, one["say"]).urgency in ("life", "suicide", "both") for one in asked)
    show(folder, "harmless", alarms / len(asked))
    assert alarms / len(asked) <= FLOOR[folder]["harmless"]
