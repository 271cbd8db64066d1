"""How hard a page is to read: LIX for Swedish, a school grade for English, and the sentences that make it hard."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from vart.languages.plain_text import Sentence, sentences, without_names
from vart.model.prose import ProsePage


class Scale(NamedTuple):
    """A formula and what a page should be at most; a sentence should have at most ``words`` words."""

    name: str
    target: float
    words: int


#: By the folder of the language. No formula is known to be good for Arabic.
SCALES: Mapping[str, Scale] = {
    "sv": Scale("LIX", 35, 15),
    "sv-simple": Scale("LIX", 25, 12),
    "en": Scale("grade", 7, 20),
}
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


class Measured(NamedTuple):
    """A page with its value, the sentences that take it over the target, and those that are long.

    ``value`` is None where there is no formula or nothing to measure.
    """

    page: ProsePage
    scale: Scale | None
    value: float | None
    breaking: list[Sentence]
    long: list[Sentence]


def names_pattern(names: Collection[str]) -> re.Pattern[str] | None:
    """Return what finds names that are left out of the count, the longest first, with a genitive s."""
    if not names:
        return None
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})s?(?!\w)", re.IGNORECASE)


def measure(page: ProsePage, names: re.Pattern[str] | None, more: Sequence[str] = ()) -> Measured:
    """Measure one page.

    :param names: finds the names of laws and services, which are left out.
    :param more: texts that the page shows besides its own, as the plan's steps.
    """
    scale = SCALES.get(page.folder)
    found = sentences(without_names(page.markdown))
    found = [one._replace(line=one.line + page.offset) for one in found]
    for text in more:
        found += [one._replace(line=0) for one in sentences(text)]
    told = [(one, words_of(one.text, names)) for one in found]
    told = [(one, words) for one, words in told if words]
    if scale is None or not told:
        return Measured(page, scale, None, [], [])
    value = _value(page.folder, [words for _, words in told])
    long = [one for one, words in told if len(words) > scale.words]
    breaking = _breaking(page.folder, told, scale.target) if value > scale.target else []
    return Measured(page, scale, value, breaking, long)


def words_of(text: str, names: re.Pattern[str] | None) -> list[str]:
    """Return the words of a sentence that count."""
    return _WORD.findall(names.sub(" ", text) if names else text)


def _value(folder: str, told: Sequence[Sequence[str]]) -> float:
    # The library takes one sentence a line, words between spaces, so what is a sentence and a word is ours to say.
    from readability import getmeasures

    grades = getmeasures([" ".join(words) for words in told], lang="en")["readability grades"]
    return grades["Kincaid" if SCALES[folder].name == "grade" else "LIX"]


def _breaking(folder: str, told: Sequence[tuple[Sentence, list[str]]], target: float) -> list[Sentence]:
    """Return the sentences without which the page would be within its target, the hardest first."""
    left = sorted(told, key=lambda one: _value(folder, [one[1]]), reverse=True)
    hard: list[Sentence] = []
    while left and _value(folder, [words for _, words in left]) > target:
        hard.append(left.pop(0)[0])
    return hard
