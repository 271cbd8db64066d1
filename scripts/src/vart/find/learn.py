"""What each word tells, learnt from the phrases when the index is made.

The phrases themselves are too many to send. What is sent is what they teach: for each word a few small whole numbers
that say which kinds of need it speaks for. They are found by logistic regression with one class a kind (first need and
urgency), kept at zero or above so that most are zero and can be left out. The examples are visited in the same order
every time, so the same phrases give the same index.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from vart.find import match
from vart.find.match import LONGEST, URGENCIES, letter, taken_for
from vart.languages import fold
from vart.languages.fold import Folder
from vart.load.cache import Cache
from vart.model.phrases import PhraseGroup

#: How often every phrase is looked at, how fast is learnt, how dear it is to let a word tell something.
ROUNDS, RATE, START, PRICE = 10, 0.5, 1.0, 0.025
#: What is kept is the mean of the last rounds: what one example happens to do at the end weighs less.
LAST = 5
#: A kind is only told that it is wrong when it was taken for this likely.
SURE_ENOUGH = 0.01
#: One step of what a word tells, in the unit of the logarithm of odds; and how many steps there can be: where a word
#: tells much, one step more or less changes little, and fewer numbers make a smaller file.
STEP, STEPS = 0.5, (1, 2, 3, 5, 7, 9)
#: A word that stands in one phrase only is, in a copy of it that counts half, a word that nobody knows; at most three.
COPY, UNKNOWNS = 0.5, 3
#: An everyday word that tells no more than this is not sent: an unknown word tells as much.
LIKE_UNKNOWN = 2
#: What a group's first, second … need weighs in the list of needs of its kind; and how much of the first one's weight
#: a need must have to be in it.
SHARES, WORTH = (8, 5, 3, 2, 1, 1), 0.15
#: A phrase of up to so many words is known as a whole, if its need is not among the first few that its words tell.
SHORT, NEAR = 4, 3
#: Who is hurt must not be told first of all how to stop: this need must be so much surer than any other.
SURER = {"stop-using-violence": 16}


class Kind(NamedTuple):
    """What is learnt apart: a first need (-1 for everyday words) with an urgency (``none`` also for ``soon``)."""

    need: int
    urgency: str


class Learnt(NamedTuple):
    """``tells``: for each word (place of the kind, steps); ``unknown``: the same for a word that nobody knows."""

    tells: dict[str, list[tuple[int, int]]]
    unknown: list[tuple[int, int]]
    bias: list[int]


def said_for(
    groups: Iterable[PhraseGroup], own: Sequence[Sequence[str]], names: Names, folder: Folder
) -> dict[str, Any]:
    """Return what an index knows of words, ready for JSON.

    ``kinds``: "needs|violence|urgency" a line. ``bias``: one number a kind. ``stems``: all words in order, each as a
    letter for how many letters it shares with the one before, and the rest. ``tells``: a line a word, each kind's letter
    and its steps (none for 1); letters after the kinds are audiences. ``unknown``: the same for a word that nobody knows.
    ``whole``: a line a kind, its letter and the sums (four digits each) of short phrases that it knows as a whole.

    :param own: for each need, in order, the texts of the need itself.
    """
    groups = tuple(groups)
    rows = [(_stems(folder, text), group) for group in groups for text in group.say]
    kinds = list(
        dict.fromkeys([*(_kind(group, names) for group in groups), *(Kind(need, "none") for need in range(len(own)))])
    )
    examples = [(stems, kinds.index(_kind(group, names))) for stems, group in rows if stems]
    for need, texts in enumerate(own):
        found = (_stems(folder, text) for text in texts)
        examples += [(stems, kinds.index(Kind(need, "none"))) for stems in found if stems]
    learnt = learn(tuple(examples), len(kinds))
    audiences = _audiences(rows, names)
    words, before = [], ""
    known = _worth_sending(
        learnt.tells, audiences, kinds.index(Kind(-1, "none")) if Kind(-1, "none") in kinds else -1, folder
    )
    tells = []
    for stem in known:
        same = next(
            (place for place, pair in enumerate(zip(before, stem, strict=False)) if pair[0] != pair[1]),
            min(len(before), len(stem)),
        )
        words.append(letter(same) + stem[same:])
        before = stem
        tells.append(_told([*learnt.tells[stem], *((len(kinds) + who, 1) for who in audiences.get(stem, ()))]))
    said = {
        "kinds": "\n".join(_row(kind, groups, names) for kind in kinds),
        "bias": [
            bias - (SURER.get(names.needs[kind.need], 0) if kind.need >= 0 else 0)
            for bias, kind in zip(learnt.bias, kinds, strict=True)
        ],
        "stems": "".join(words),
        "tells": "\n".join(tells),
        "unknown": _told(learnt.unknown),
        "whole": "",
    }
    said["whole"] = _whole(said, groups, kinds, names, folder)
    return said


def _whole(
    said: dict[str, Any], groups: Sequence[PhraseGroup], kinds: Sequence[Kind], names: Names, folder: Folder
) -> str:
    """Return the sums of the short phrases that what was learnt does not lead where their group says."""
    matcher = match.Matcher({"fold": folder.table, "said": said})
    id_of = {stem: id for id, stem in enumerate(matcher.stems)}
    surer = {names.needs.index(name) for name in SURER if name in names.needs}
    found: dict[int, Kind] = {}
    for group in groups:
        kind = _kind(group, names)
        for text in group.say:
            stems = _stems(folder, text)
            if not 1 < len(stems) <= SHORT or not id_of.keys() >= set(stems):
                continue
            told = matcher.match(f"{text} ")
            # A need of which much must be told before it is heard stands first when that is all that is said.
            near = [need for _, need in told.needs[: 1 if kind.need in surer else NEAR]]
            if kind.need not in near if group.needs else told.urgency not in ("none", "soon"):
                found.setdefault(match.sum_of(id_of[stem] for stem in stems), kind)
    lines = []
    for place, kind in enumerate(kinds):
        sums = sorted(one for one, of in found.items() if of == kind)
        if sums:
            lines.append(letter(place) + "".join(match.digits_of(one) for one in sums))
    return "\n".join(lines)


def _worth_sending(
    tells: dict[str, list[tuple[int, int]]], audiences: dict[str, list[int]], plain: int, folder: Folder
) -> list[str]:
    """Return, in order, the words that tell something, or that would be taken for one that does.

    :param plain: the place of the kind of everyday words.
    """
    sure = {
        stem
        for stem, told in tells.items()
        if stem in audiences or any(kind != plain or steps > LIKE_UNKNOWN for kind, steps in told)
    }
    bare = sorted({folder.bare(stem) for stem in sure})
    meant = {stem for stem, told in tells.items() if told and stem not in sure}
    return sorted(
        sure | {stem for stem in meant if folder.bare(stem) in bare or taken_for(folder.bare(stem), False, bare)[1]}
    )


def remembered(store: Cache | None, learnt_from: Any, learn_: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what was learnt from the same before, or learn it; a store remembers what was learnt last.

    :param learnt_from: all that decides what is learnt besides the code, as values whose ``repr`` tells them apart.
    """
    if store is None:
        return learn_()
    code = b"".join(Path(module).read_bytes() for module in (__file__, fold.__file__, match.__file__))
    key = hashlib.blake2b(repr(learnt_from).encode() + code, digest_size=16).hexdigest()
    return store.only(key, learn_)


class Names(NamedTuple):
    """The ids of needs, violence and audiences, in order."""

    needs: list[str]
    violence: list[str]
    audiences: list[str]


def _stems(folder: Folder, text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.stem[:LONGEST] for word in folder.words(text)))


def _kind(group: PhraseGroup, names: Names) -> Kind:
    need = names.needs.index(group.needs[0]) if group.needs else -1
    return Kind(need, group.urgency if group.urgency in ("life", "suicide") else "none")


def _told(tells: Iterable[tuple[int, int]]) -> str:
    return "".join(
        letter(place) + (str(steps) if steps > 1 else "")
        for place, steps in sorted(tells, key=lambda one: (-one[1], one[0]))
    )


def _row(kind: Kind, groups: Sequence[PhraseGroup], names: Names) -> str:
    """Return "needs|violence|urgency" of a kind: what most of its phrases lead to."""
    needs, violence, soon, every = Counter({kind.need: 0.0}), Counter(), 0, 0
    for group in groups:
        if _kind(group, names) != kind:
            continue
        count = len(group.say)
        every += count
        soon += count * (group.urgency == "soon")
        for share, need in zip(SHARES, group.needs, strict=False):
            needs[names.needs.index(need)] += share * count
        for name in group.violence:
            violence[names.violence.index(name)] += count
    first = needs.pop(kind.need)
    later = [
        need for need, weight in sorted(needs.items(), key=lambda one: (-one[1], one[0])) if weight >= WORTH * first
    ]
    urgency = kind.urgency if kind.urgency != "none" or 2 * soon <= every else "soon"
    sign = {name: sign for sign, name in URGENCIES.items()}[urgency]
    led = [kind.need, *later][:4] if kind.need >= 0 else []
    common = sorted(place for place, count in violence.items() if 2 * count > every)
    return f"{''.join(map(letter, led))}|{''.join(map(letter, common))}|{sign}"


def _audiences(rows: Sequence[tuple[tuple[str, ...], PhraseGroup]], names: Names) -> dict[str, list[int]]:
    """Return the words that tell who is asking: nearly all phrases with the word say so."""
    every: Counter[str] = Counter()
    with_one: Counter[tuple[str, int]] = Counter()
    for stems, group in rows:
        for stem in stems:
            every[stem] += 1
            with_one.update((stem, names.audiences.index(name)) for name in group.audiences)
    found: dict[str, list[int]] = {}
    for (stem, who), count in sorted(with_one.items()):
        if count >= 3 and 5 * count >= 4 * every[stem]:
            found.setdefault(stem, []).append(who)
    return found


@lru_cache(16)
def learn(examples: tuple[tuple[tuple[str, ...], int], ...], kinds: int) -> Learnt:
    """Return what words tell of kinds.

    :param examples: the words of a phrase, each once, and the place of its kind.
    """
    place_of: dict[str, int] = {}
    for stems, _ in examples:
        for stem in stems:
            place_of.setdefault(stem, len(place_of))
    unknown = len(place_of)
    count = Counter(stem for stems, _ in examples for stem in stems)
    rows = [(tuple(place_of[stem] for stem in stems), kind, 1.0) for stems, kind in examples]
    for stems, kind in examples:
        rare = sum(count[stem] == 1 for stem in stems)
        if rare:
            ids = (*(place_of[stem] for stem in stems if count[stem] > 1), *[unknown] * min(rare, UNKNOWNS))
            rows.append((ids, kind, COPY))
    weights, bias = _regress(rows, unknown + 1, kinds)

    def steps(row: list[float]) -> list[tuple[int, int]]:
        return [(kind, step) for kind, weight in enumerate(row) if (step := _step(weight / STEP))]

    return Learnt(
        {stem: steps(weights[place]) for stem, place in place_of.items()},
        steps(weights[unknown]),
        [math.floor(8 * one / STEP + 0.5) for one in bias],
    )


def _step(weight: float) -> int:
    """Return the number of steps next to a weight, the smaller of two; 0 for hardly anything."""
    whole = int(weight + 0.5)
    return min(STEPS, key=lambda step: (abs(step - whole), step)) if whole else 0


def _regress(
    rows: list[tuple[tuple[int, ...], int, float]], words: int, kinds: int
) -> tuple[list[list[float]], list[float]]:
    """Return the weights of words and the bias of kinds (AdaGrad; a kind with few phrases counts more for each)."""
    weights = [[0.0] * kinds for _ in range(words)]
    slopes = [[START] * kinds for _ in range(words)]
    bias, bias_slopes = [0.0] * kinds, [1.0] * kinds
    size = [0.0] * kinds
    for _, kind, part in rows:
        size[kind] += part
    scale = [math.sqrt(1 / one) if one else 0.0 for one in size]
    mean = sum(scale[kind] for _, kind, _ in rows) / len(rows)
    order, exp, sqrt = list(range(len(rows))), math.exp, math.sqrt
    kept, kept_bias = [[0.0] * kinds for _ in range(words)], [0.0] * kinds
    for round_ in _shuffles(order):
        for number in order:
            ids, right, part = rows[number]
            score = bias
            for id in ids:
                score = [one + more for one, more in zip(score, weights[id], strict=True)]
            top = max(score)
            likely = [exp(one - top) for one in score]
            part *= scale[right] / mean
            every = sum(likely)
            for kind, one in enumerate(likely):
                slope = one / every * part
                if kind == right:
                    slope -= part
                elif slope < SURE_ENOUGH:
                    continue
                bias_slopes[kind] += slope * slope
                bias[kind] -= RATE * slope / sqrt(bias_slopes[kind])
                for id in ids:
                    row = weights[id]
                    if kind != right and row[kind] <= 0:
                        continue
                    slopes[id][kind] += slope * slope
                    row[kind] = max(0.0, row[kind] - RATE * (slope + PRICE) / sqrt(slopes[id][kind]))
        if round_ >= ROUNDS - LAST:
            for means, row in zip([*kept, kept_bias], [*weights, bias], strict=True):
                for kind, weight in enumerate(row):
                    means[kind] += weight / LAST
    return kept, kept_bias


def _shuffles(order: list[int]) -> Iterator[int]:
    """Shuffle a list in place, the same way every time, once a round; yield the number of the round."""
    state = 1
    for round_ in range(ROUNDS):
        for place in range(len(order) - 1, 0, -1):
            state = (state * 1103515245 + 12345) & 0x7FFFFFFF
            other = state % (place + 1)
            order[place], order[other] = order[other], order[place]
        yield round_
