"""From words to needs: what do the words that somebody writes speak for?

Everything is whole numbers, so that the browser's twin (``overrides/assets/js/finder/match.js``) comes to the same
result to the last digit. Each word of the index speaks for some kinds of need, more or less strongly (how that is
learnt: :mod:`vart.find.learn`). What all words of a text say is added up. A word that the index does not have is taken for
those that it may be: the same without marks, a slip in spelling, a part of a compound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from vart.languages.fold import Folder

#: The letters that stand for places in a list, in the index.
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#: What an urgency is called in the index.
URGENCIES = {"-": "none", "!": "life", "+": "suicide", "s": "soon"}
#: No word of the index is longer; longer ones are cut.
LONGEST = 6

#: How well a word of the reader fits one of the index, in eighths.
SAME, BARE, TYPO, PART = 8, 7, 6, 5
#: So many unknown words are counted.
UNKNOWNS = 3
#: A phrase that is known as a whole is so far ahead of everything else.
WHOLE = 80
#: What the first, second … need of a kind gets less than the kind itself.
LATER = (0, 32, 48, 56)
#: A need is worth so much less than the best one (in thousandths) for each point that it has less.
FALL = 8
#: An urgent kind is heard when it is ahead of everyday words by more than the first, and of every other kind by more than
#: the second. Sixteen points are one unit of the logarithm of odds. Against everyday words each word counts besides: for the
#: urgent kind if it speaks for it, against it if it is an everyday word or unknown.
#: With the first pair words are an alarm: "it sounds dangerous". With the second they may be, and the reader is asked: for
#: danger a step wider than the development set needs, for words that nobody thought of.
ALARM, PERHAPS, EACH = (52, -40), {"life": (-60, -100), "suicide": (0, -40)}, 20


class Match(NamedTuple):
    """What the reader's words say.

    ``needs``: (likeness of 1000, place of the need), best first. ``violence``: places that go with the best kind.
    ``audiences``: places that words tell. ``urgency``: ``life``, ``suicide``, ``both``; ``perhaps-life`` or
    ``perhaps-suicide`` where words may mean it; ``soon`` or ``none``.
    """

    needs: tuple[tuple[int, int], ...]
    violence: tuple[int, ...]
    audiences: tuple[int, ...]
    urgency: str


class Kind(NamedTuple):
    """A kind of need: where it leads, how urgent it is. Everyday words lead nowhere."""

    needs: tuple[int, ...]
    violence: tuple[int, ...]
    urgency: str


class Matcher:
    """Knows the words of one index.

    :param index: as :func:`vart.find.index.index_for` returns it.
    """

    def __init__(self, index: Mapping[str, Any]) -> None:
        self._folder = Folder(index["fold"])
        said = index["said"]
        self.kinds: list[Kind] = []
        for row in said["kinds"].split("\n"):
            needs, violence, urgency = row.split("|")
            self.kinds.append(Kind(_spelt(needs), _spelt(violence), URGENCIES[urgency]))
        self._bias = said["bias"]
        self._unknown = _tells(said["unknown"])
        #: What people write about most; it is shown, low, whenever anything is heard.
        self._likely = max((kind for kind, one in enumerate(self.kinds) if one.needs), key=self._bias.__getitem__)
        self.stems: list[str] = []
        for same, rest in re.findall("([A-Z])([^A-Z]*)", said["stems"]):
            before = self.stems[-1] if self.stems else ""
            self.stems.append(before[: ord(same) - 65] + rest)
        self.tells = [_tells(row) for row in said["tells"].split("\n")]
        self._ids = {stem: id for id, stem in enumerate(self.stems)}
        self._bare = [self._folder.bare(stem) for stem in self.stems]
        self._bares: dict[str, list[int]] = {}
        for id, bare in enumerate(self._bare):
            self._bares.setdefault(bare, []).append(id)
        self._whole: dict[int, int] = {}
        for row in filter(None, said["whole"].split("\n")):
            for start in range(1, len(row), 4):
                self._whole[_number(row[start : start + 4])] = ord(row[0]) - 65
        self.candidates = lru_cache(4096)(self._candidates)

    def _candidates(self, stem: str, bare: str, begun: bool) -> tuple[int, tuple[int, ...]]:
        """Return how well it fits, and the words of the index that a word may be; ``begun``: more may come."""
        cut, short = stem[:LONGEST], bare[:LONGEST]
        if cut in self._ids:
            return SAME, (self._ids[cut],)
        if short in self._bares:
            return BARE, tuple(self._bares[short])
        return taken_for(bare, begun, self._bare)

    def words(self, text: str) -> list[tuple[str, int, tuple[int, ...]]]:
        """Return each word of a text once, how well it fits, and the words of the index that it may be.

        A last word without a space after it may still be being written.
        """
        words = self._folder.words(text)
        begun = bool(text) and not text[-1].isspace()
        last = len(words) - 1
        found = {}
        for place, (stem, bare) in enumerate(words):
            found.setdefault(stem, (stem, *self.candidates(stem, bare, begun and place == last)))
        return list(found.values())

    def match(self, text: str) -> Match:
        """Return what a text says."""
        kinds = len(self.kinds)
        gained, words = [0] * kinds, [0] * kinds
        audiences, unknown = set(), 0
        said: list[int] = []
        for _, fit, ids in self.words(text):
            unknown += not ids
            said.append(ids[0] if fit >= BARE and len(ids) == 1 else -1)
            told: dict[int, int] = {}
            for id in ids:
                for kind, steps in self.tells[id]:
                    told[kind] = told.get(kind, 0) + steps
            for kind, steps in told.items():
                if kind < kinds:
                    gained[kind] += fit * steps // len(ids)
                    words[kind] += 1
                elif fit > PART:
                    audiences.add(kind - kinds)
        unknown = min(UNKNOWNS, unknown)
        score = [bias + gain for bias, gain in zip(self._bias, gained, strict=True)]
        for kind, steps in self._unknown:
            score[kind] += unknown * SAME * steps
        whole = self._whole.get(sum_of(said))
        if whole is not None:
            score[whole] = max(score) + WHOLE
            gained[whole] = gained[whole] or 1
            words[whole] = len(said)
        heard = [kind for kind in range(kinds) if gained[kind] and self.kinds[kind].needs]
        if heard and self._likely not in heard:
            heard.append(self._likely)
        best: dict[int, int] = {}
        for kind in heard:
            for less, need in zip(LATER, self.kinds[kind].needs, strict=False):
                best[need] = max(best.get(need, score[kind] - less), score[kind] - less)
        top = max(best.values(), default=0)
        needs = sorted(
            (FALL * (top - points) - 1000, need) for need, points in best.items() if FALL * (top - points) < 1000
        )
        first = min(heard, key=lambda kind: (-score[kind], kind), default=None)
        return Match(
            tuple((-like, need) for like, need in needs),
            self.kinds[first].violence if first is not None else (),
            tuple(sorted(audiences)),
            self._urgency(score, words, unknown, heard, first),
        )

    def _urgency(self, score: list[int], words: list[int], unknown: int, heard: list[int], first: int | None) -> str:
        """Return how urgent it is; ``both`` when danger and thoughts of suicide are heard."""
        best = {}
        for urgency in ("life", "suicide"):
            urgent = [kind for kind in heard if self.kinds[kind].urgency == urgency]
            if urgent:
                best[urgency] = min(urgent, key=lambda kind: (-score[kind], kind))

        def ahead(urgent: int, everyday: int, other: int) -> bool:
            return all(
                score[urgent] - score[kind] > other
                if one.needs
                else score[urgent] - score[kind] + EACH * (words[urgent] - words[kind] - unknown) > everyday
                for kind, one in enumerate(self.kinds)
                if one.urgency in ("none", "soon")
            )

        alarms = [urgency for urgency, kind in best.items() if ahead(kind, *ALARM)]
        perhaps = [(-score[kind], urgency) for urgency, kind in best.items() if ahead(kind, *PERHAPS[urgency])]
        if alarms:
            # Whoever is in danger and may think of suicide gets both numbers.
            despair = any(urgency == "suicide" for _, urgency in perhaps)
            return "both" if "life" in alarms and despair else alarms[0]
        if perhaps:
            return f"perhaps-{min(perhaps)[1]}"
        return "soon" if first is not None and self.kinds[first].urgency == "soon" else "none"


#: The digits of sums of phrases.
DIGITS = LETTERS + "0123456789-_"


def sum_of(ids: Iterable[int]) -> int:
    """Return a check sum of some words of the index, each once, in any order: 24 bits, so that others seldom have it."""
    result = 0
    for id in sorted(set(ids)):
        result = (result * 4099 + id + 1) % 16_777_213
    return result


def digits_of(number: int) -> str:
    """Return a check sum in four digits."""
    return "".join(DIGITS[number // 64**place % 64] for place in (3, 2, 1, 0))


def _number(digits: str) -> int:
    result = 0
    for digit in digits:
        result = result * 64 + DIGITS.index(digit)
    return result


def letter(place: int) -> str:
    """Return the sign of a place in a list that may have more than :data:`LETTERS`; never a digit."""
    return chr(65 + place)


def _spelt(signs: str) -> tuple[int, ...]:
    return tuple(ord(sign) - 65 for sign in signs)


def _tells(row: str) -> list[tuple[int, int]]:
    return [(ord(sign) - 65, int(steps or 1)) for sign, steps in re.findall(r"(\D)(\d?)", row)]


def taken_for(bare: str, begun: bool, known: Sequence[str]) -> tuple[int, tuple[int, ...]]:
    """Return how well it fits, and the places of the known words that an unknown one is a slip of or has as a part."""
    length = len(bare)
    slips, parts = [], []
    for place, other in enumerate(known):
        if other.startswith(bare) and (length >= 4 or (begun and length >= 3)):
            parts.append(place)
        elif length < 4 or len(other) < 4:
            continue
        elif bare.startswith(other) or bare.endswith(other) or (len(other) > 4 and other in bare):
            parts.append(place)
        elif (bare[0] == other[0] or bare[1] == other[1]) and slip(bare, other):
            slips.append(place)
    return (TYPO, tuple(slips)) if slips else (PART, tuple(parts))


def slip(word: str, known: str) -> bool:
    """Say whether a word is one of the index but for a slip; that one may have been cut."""
    if len(known) < LONGEST:
        return alike(word, known)
    return any(alike(word[:length], known) for length in (LONGEST - 1, LONGEST, LONGEST + 1))


def alike(one: str, other: str) -> bool:
    """Say whether two words differ by a slip: a letter more, less or changed, or two beside each other swapped.

    A slip in the first letter is only forgiven in words of six letters or more.
    """
    shorter, more = min(len(one), len(other)), abs(len(one) - len(other))
    if more > 1 or (one[0] != other[0] and shorter < 6):
        return False
    start = end = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left = shorter - start - end
    if more or left < 2:
        return left < 2 - more
    return left == 2 and one[start] == other[start + 1] and one[start + 1] == other[start]
