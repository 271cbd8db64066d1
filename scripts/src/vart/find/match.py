"""From words to needs: which of the ways that people say things is this like?

Everything is whole numbers, so that the browser's twin (``overrides/assets/js/finder/match.js``) comes to the same
result to the last digit. A phrase of the index is like the reader's words as far as they share words: rare words
count more than common ones, and neighbours more than words far apart. A need is as near as the nearest group of
phrases that leads to it, and a little nearer for each other group that does.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from vart.languages.fold import Folder

#: The letters that stand for places in a list, in the index.
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#: What an urgency is called in the index.
URGENCIES = {"-": "none", "!": "life", "+": "suicide", "s": "soon"}

#: How well a word of the reader fits one of the index, in eighths.
SAME, BARE, TYPO, PART, KIN = 8, 7, 6, 5, 4
#: How much a word weighs: it falls with the number of groups that have it.
HEAVIEST, SOFTENING = 1000, 10
#: The weight of a word that no phrase has.
UNKNOWN = 30
#: What the first, second … need of a group gets of the group's likeness, in eighths.
SHARES = (8, 5, 3, 2, 1, 1)
#: What a group's second, third and fourth phrase add to the nearest one, in hundredths.
MORE = (15, 10, 7)
#: Likeness is of 1000. Below this a need is not shown.
FAINT = 150
#: Words are urgent when two things together pass this mark: 1000 times how near the nearest phrase of that urgency is
#: to the nearest of any other kind, and 200 for each bit of evidence in the words. And everyday words that only sound
#: like danger (groups without needs) must not be nearer by more than a tenth.
HEARD, EVERYDAY = 1250, 90


class Match(NamedTuple):
    """What the reader's words say.

    ``needs``: (likeness, place of the need), best first. ``violence``, ``audiences``: places that the best group
    names. ``urgency``: ``life``, ``suicide``, ``both``, ``soon`` or ``none``. ``groups``: (likeness, place of the group, place
    of its phrase), best first, for whoever asks why.
    """

    needs: tuple[tuple[int, int], ...]
    violence: tuple[int, ...]
    audiences: tuple[int, ...]
    urgency: str
    groups: tuple[tuple[int, int, int], ...]


class Group(NamedTuple):
    """A group of phrases: where it leads, how urgent it is."""

    needs: tuple[int, ...]
    violence: tuple[int, ...]
    audiences: tuple[int, ...]
    urgency: str


class Matcher:
    """Knows the phrases of one index.

    :param index: as :func:`vart.find.index.index_for` returns it.
    """

    def __init__(self, index: Mapping[str, Any]) -> None:
        self._folder = Folder(index["fold"])
        self._least = index["fold"]["compound"]
        self.stems: list[str] = []
        self._bare: list[str] = []
        self._ids: dict[str, int] = {}
        self._bares: dict[str, list[int]] = {}
        self.groups: list[Group] = []
        self.phrases: list[tuple[int, tuple[int, ...]]] = []
        for row in filter(None, index["said"].split("\n")):
            needs, violence, audiences, urgency, *said = row.split("|")
            self.groups.append(Group(_places(needs), _places(violence), _places(audiences), URGENCIES[urgency]))
            for phrase in said:
                self._add([(stem, self._folder.bare(stem)) for stem in phrase.split(" ")])
        for place, texts in enumerate(zip(index["needs"]["label"], index["needs"]["says"], strict=True)):
            self.groups.append(Group((place,), (), (), "none"))
            for text in texts:
                self._add(self._folder.words(text))
        self._weigh()
        self._kin: dict[str, set[int]] = {}
        for row in index["fold"]["alike"]:
            stems = [word.stem for word in self._folder.words(row)]
            known = {self._ids[stem] for stem in stems if stem in self._ids}
            for stem in stems:
                self._kin.setdefault(stem, set()).update(known)
        self.candidates = lru_cache(4096)(self._candidates)

    def _add(self, words: list[tuple[str, str]]) -> None:
        ids = tuple(dict.fromkeys(self._learn(*word) for word in words))
        if ids:
            self.phrases.append((len(self.groups) - 1, ids))

    def _learn(self, stem: str, bare: str) -> int:
        id = self._ids.get(stem)
        if id is None:
            id = self._ids[stem] = len(self.stems)
            self.stems.append(stem)
            self._bare.append(bare)
            self._bares.setdefault(bare, []).append(id)
        return id

    def _weigh(self) -> None:
        self._in: list[list[int]] = [[] for _ in self.stems]
        spread: list[set[int]] = [set() for _ in self.stems]
        for place, (group, ids) in enumerate(self.phrases):
            for id in ids:
                self._in[id].append(place)
                spread[id].add(group)
        self.weights = [HEAVIEST // (SOFTENING + len(groups)) for groups in spread]
        self._count()
        #: What a phrase weighs when every word of it is said, in its order.
        self._whole = []
        for _, ids in self.phrases:
            whole = SAME * sum(self.weights[id] for id in ids)
            whole += sum(2 * (self.weights[a] + self.weights[b]) for a, b in pairwise(ids))
            self._whole.append(whole)

    def _count(self) -> None:
        """Count in how many phrases of each urgency a word, or two words one after the other, stand."""
        self._total = dict.fromkeys(URGENCIES.values(), 0)
        self._seen: dict[Any, dict[str, int]] = {}
        for group, ids in self.phrases:
            urgency = self.groups[group].urgency
            self._total[urgency] += 1
            for feature in (*ids, *pairwise(ids)):
                seen = self._seen.setdefault(feature, {})
                seen[urgency] = seen.get(urgency, 0) + 1

    def evidence(self, feature: Any, urgency: str) -> int:
        """Return how much a word or a pair speaks for an urgency, in sixteenths of a bit (naive Bayes)."""
        seen = self._seen.get(feature, {})
        inside, outside = seen.get(urgency, 0), sum(seen.values()) - seen.get(urgency, 0)
        urgent = self._total[urgency]
        others = len(self.phrases) - urgent
        return _log(10 * inside + 3) - _log(10 * urgent + 6) - _log(10 * outside + 3) + _log(10 * others + 6)

    def _weighed(self, every: list, urgency: str) -> int:
        """Return the evidence of all words for an urgency; of what a word may be, the most telling counts."""
        urgent = self._total[urgency]
        total = _log(max(1, urgent)) - _log(max(1, len(self.phrases) - urgent))
        for candidates in every:
            best = max((fit for _, fit in candidates), default=0)
            if best:
                total += max(self.evidence(id, urgency) * fit // SAME for id, fit in candidates if fit == best)
        for left, right in pairwise(every):
            pairs = [(a, b) for a, _ in left for b, _ in right if (a, b) in self._seen]
            if pairs:
                total += max(self.evidence(pair, urgency) for pair in pairs) // 2
        return total

    def _candidates(self, stem: str, bare: str, begun: bool) -> tuple[tuple[int, int], ...]:
        """Return (id, how well it fits) of the words of the index that a word may be; ``begun``: more may come."""
        kin = [(id, KIN) for id in sorted(self._kin.get(stem, ())) if id != self._ids.get(stem)]
        if stem in self._ids:
            return ((self._ids[stem], SAME), *kin)
        if bare in self._bares:
            return tuple((id, BARE) for id in self._bares[bare])
        if kin:
            return tuple(kin)
        found = []
        length = len(bare)
        for id, other in enumerate(self._bare):
            if other.startswith(bare) and (length >= 4 or (begun and length >= 3)):
                found.append((id, PART))
            elif length < 4:
                continue
            elif len(other) >= self._least and (bare.startswith(other) or bare.endswith(other)):
                found.append((id, PART))
            elif length >= 4 and len(other) >= 4 and alike(bare, other):
                found.append((id, TYPO))
        return tuple(found)

    def match(self, text: str) -> Match:
        """Return what a text says. A last word without a space after it may still be being written."""
        words = self._folder.words(text)
        begun = bool(text) and not text[-1].isspace()
        every = [
            self.candidates(stem, bare, begun and place == len(words) - 1) for place, (stem, bare) in enumerate(words)
        ]
        best: dict[int, int] = {}
        asked = 0
        for candidates in every:
            asked += SAME * max((self.weights[id] for id, _ in candidates), default=UNKNOWN)
            for id, fit in candidates:
                best[id] = max(best.get(id, 0), fit)
        beside = {(one, other) for left, right in pairwise(every) for one, _ in left for other, _ in right}
        touched = sorted({phrase for id in best for phrase in self._in[id]})
        likeness: dict[int, list[tuple[int, int]]] = {}
        nearest, everyday = dict.fromkeys(URGENCIES.values(), 0), 0
        for phrase in touched:
            group, ids = self.phrases[phrase]
            said = sum(best.get(id, 0) * self.weights[id] for id in ids)
            for a, b in pairwise(ids):
                if (a, b) in beside:
                    said += 2 * (self.weights[a] + self.weights[b])
            whole = self._whole[phrase]
            like = min(1000, 2000 * said // (whole + asked))
            likeness.setdefault(group, []).append((-like, phrase))
            kind = self.groups[group].urgency
            nearest[kind] = max(nearest[kind], like)
            if not self.groups[group].needs:
                everyday = max(everyday, like)
        ranked = []
        for group, likes in likeness.items():
            (first, phrase), *more = sorted(likes)[:4]
            extra = sum(-like * part for part, (like, _) in zip(MORE, more, strict=False)) // 100
            ranked.append((first - extra, group, phrase))
        ranked.sort()
        return self._sum_up(
            [(-like, group, phrase) for like, group, phrase in ranked], self._urgency(every, nearest, everyday)
        )

    def _urgency(self, every: list, nearest: dict[str, int], everyday: int) -> str:
        """Return how urgent it is; ``both`` when danger and thoughts of suicide are heard."""
        heard = []
        for kind in ("life", "suicide", "soon"):
            if not nearest[kind] or 100 * nearest[kind] < EVERYDAY * everyday:
                continue
            other = max(like for name, like in nearest.items() if name != kind)
            if 25 * self._weighed(every, kind) // 2 + 1000 * nearest[kind] // max(1, other) > HEARD:
                heard.append(kind)
        if "life" in heard and "suicide" in heard:
            return "both"
        return heard[0] if heard else "none"

    def _sum_up(self, ranked: list[tuple[int, int, int]], urgency: str) -> Match:
        near: dict[int, list[int]] = {}
        for like, group, _ in ranked:
            for share, need in zip(SHARES, self.groups[group].needs, strict=False):
                near.setdefault(need, []).append(like * share // 8)
        total = {}
        for need, likes in near.items():
            first, *more = [*sorted(likes, reverse=True)[:3]]
            total[need] = first + sum(like // (2 * place) for place, like in enumerate(more, 1))
        needs = sorted(((-like, need) for need, like in total.items() if like >= FAINT))
        top = self.groups[ranked[0][1]] if ranked and ranked[0][0] >= FAINT else Group((), (), (), "none")
        return Match(
            tuple((-like, need) for like, need in needs), top.violence, top.audiences, urgency, tuple(ranked[:5])
        )


def _log(number: int) -> int:
    """Return the logarithm in sixteenths of a bit, rounded as JavaScript rounds."""
    return math.floor(16 * math.log2(number) + 0.5)


def _places(letters: str) -> tuple[int, ...]:
    return tuple(LETTERS.index(letter) for letter in letters)


def alike(one: str, other: str) -> bool:
    """Say whether two words differ by a slip: a letter more, less, changed or swapped; two in words of eight or more.

    A slip in the first letter is only forgiven in words of six letters or more.
    """
    shorter = min(len(one), len(other))
    most = 2 if shorter >= 8 else 1
    if abs(len(one) - len(other)) > most or (one[0] != other[0] and shorter < 6):
        return False
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, right in enumerate(other, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != right))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == right:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return False
        before, last = last, now
    return last[-1] <= most
