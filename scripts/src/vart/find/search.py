"""From needs to services: what fits, best first, grouped by what it helps with. Always an answer.

The twin of ``overrides/assets/js/finder/search.js``: the same index, the same words and choices and the same moment
give the same result, place for place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from vart.find.match import LETTERS, Match, Matcher
from vart.hours import Change, next_change

#: How many needs are answered, how near the second and later ones must be to the first, in hundredths, and how many
#: services each shows.
NEEDS, NEAR_ENOUGH, SHOWN = 3, 45, 5
#: Whose numbers come before all else: those of the index's ``life`` and ``suicide``.
FIRST = {
    "life": ("life",),
    "suicide": ("suicide", "life"),
    "both": ("life", "suicide"),
    "perhaps-life": ("life",),
    "perhaps-suicide": ("life", "suicide"),
}


@dataclass(frozen=True)
class Choices:
    """What the reader chose besides words; places in the index's lists, None for no choice."""

    need: int | None = None
    who: int | None = None
    area: int | None = None
    tongue: int | None = None
    #: Of ``call``, ``chat``, ``text``, ``visit``: any of them will do.
    how: frozenset[str] = frozenset()
    open_now: bool = False
    anonymous: bool = False
    unbilled: bool = False


class Found(NamedTuple):
    """An answer. ``groups``: (place of the need, places of services, how many more); the need is -1 where none is known.

    ``first``: places of services that come before all else. ``nothing``: nothing fits, ``groups`` are the lines that
    always answer.
    """

    urgency: str
    first: tuple[int, ...]
    groups: tuple[tuple[int, tuple[int, ...], int], ...]
    nothing: bool
    match: Match


@dataclass
class Row:
    """A service as the index has it."""

    code: str
    name: str
    kind: int
    needs: tuple[int, ...]
    violence: tuple[int, ...]
    audiences: tuple[int, ...]
    areas: tuple[int, ...]
    phone: str
    open: int | None
    sms: str
    chat: str
    marks: str
    tongues: tuple[int, ...]

    @property
    def ways(self) -> set[str]:
        """How one may get in touch."""
        ways = {"call"} if self.phone else set()
        if self.chat:
            ways.add("chat")
        if "w" in self.marks:
            ways.add("text")
        if "t" in self.marks:
            ways.add("visit")
        return ways


def rows_of(columns: Mapping[str, str]) -> list[Row]:
    """Return the services of an index or a part."""
    if not columns["code"]:
        return []
    codes = [columns["code"][start : start + 4] for start in range(0, len(columns["code"]), 4)]
    split = {name: text.split("\n") for name, text in columns.items() if name not in ("code", "kind")}
    rows = []
    for place, code in enumerate(codes):
        cell = {name: column[place] for name, column in split.items()}
        rows.append(
            Row(
                code=code,
                name=cell["name"],
                kind=LETTERS.index(columns["kind"][place]),
                needs=_places(cell["needs"]),
                violence=_places(cell["violence"]),
                audiences=_places(cell["audiences"]),
                areas=_numbers(cell["areas"]),
                phone=cell["phone"],
                open=int(cell["open"]) if cell["open"] else None,
                sms=cell["sms"],
                chat=cell["chat"],
                marks=cell["marks"],
                tongues=_numbers(cell["tongues"]),
            )
        )
    return rows


def _places(text: str) -> tuple[int, ...]:
    return tuple(LETTERS.index(letter) for letter in text)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in text.split(",")) if text else ()


@dataclass
class Finder:
    """Answers from one index.

    :param index: as :func:`vart.find.index.index_for` returns it.
    :param parts: the services that the reader has besides, as far as they are there.
    """

    index: Mapping[str, Any]
    parts: Sequence[Mapping[str, str]] = ()
    services: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.services = rows_of(self.index["services"])
        for part in self.parts:
            self.services += rows_of(part)
        self._special = set(self.index["special"])

    @cached_property
    def matcher(self) -> Matcher:
        """Knows the phrases."""
        return Matcher(self.index)

    def find(self, text: str, choices: Choices, day: date, minute: int) -> Found:
        """Return the answer.

        :param day: today in Stockholm.
        :param minute: the wall clock's minute of that day, 0..1439.
        """
        match = self.matcher.match(text)
        needs = [need for like, need in match.needs[:NEEDS] if 100 * like >= NEAR_ENOUGH * match.needs[0][0]]
        if choices.need is not None:
            needs = [choices.need, *(need for need in needs if need != choices.need)][:NEEDS]
        lists = FIRST.get(match.urgency, ())
        ahead = tuple(place for name in lists for place in self.index[name])
        told = set(match.audiences) | ({choices.who} if choices.who is not None else set())
        told |= {who for need, who in self.index["speaker"] if need in needs[:1]}
        states = [self._state(row, day, minute) for row in self.services]
        fitting = [
            place
            for place, row in enumerate(self.services)
            if place not in ahead and self._fits(row, choices, states[place])
        ]
        groups, shown = [], set(ahead)
        for need in needs or ([-1] if self._chosen(choices) else []):
            inside = [
                place for place in fitting if place not in shown and (need == -1 or need in self.services[place].needs)
            ]
            inside.sort(key=lambda place: self._key(place, need, match, told, choices, states[place]))
            if inside:
                groups.append((need, tuple(inside[:SHOWN]), len(inside) - len(inside[:SHOWN])))
                shown.update(inside[:SHOWN])
        nothing = not groups
        if nothing:
            groups = [(-1, tuple(place for place in self.index["crisis"] if place not in ahead), 0)]
        return Found(match.urgency, ahead, tuple(groups), nothing, match)

    def _chosen(self, choices: Choices) -> bool:
        return choices != Choices()

    def change(self, place: int | None, day: date, minute: int) -> Change | None:
        """Return whether the hours at a place of the index's list say open, and until when; None for unknown."""
        return None if place is None else next_change(self.index["hours"][place], day, minute)

    def _state(self, row: Row, day: date, minute: int) -> int:
        """Return 0 for open, 1 for unknown, 2 for closed: the best of the telephone and the chat."""
        if "p" in row.marks:
            return 1
        states = []
        if row.phone:
            states.append(_state_of(self.change(row.open, day, minute)))
        if row.chat:
            states.append(_state_of(self.change(int(row.chat) if row.chat != "-" else None, day, minute)))
        return min(states, default=1)

    def _fits(self, row: Row, choices: Choices, state: int) -> bool:
        everyone = self.index["everyone"]
        return (
            (choices.who is None or choices.who in row.audiences or (everyone in row.audiences and choices.who not in self._special))
            and (choices.area is None or not row.areas or any(self.near(area, choices.area) is not None for area in row.areas))
            and (choices.tongue is None or choices.tongue in row.tongues)
            and (not choices.how or bool(choices.how & row.ways))
            and (not choices.open_now or state == 0)
            and (not choices.anonymous or "a" in row.marks)
            and (not choices.unbilled or "b" in row.marks)
        )  # fmt: skip

    def near(self, area: int, wanted: int) -> int | None:
        """Return how far a service's area is from the reader's: 0 the same or within it, 1, 2 … around it; None elsewhere."""
        up = self.index["areas"]["up"]
        at = area
        while at != -1:
            if at == wanted:
                return 0
            at = up[at]
        distance, at = 0, wanted
        while at != -1:
            if at == area:
                return distance
            at, distance = up[at], distance + 1
        return None

    def _key(
        self, place: int, need: int, match: Match, told: set[int], choices: Choices, state: int
    ) -> tuple[int, ...]:
        """Return what services are sorted by: fit, open now, checked, near, own language."""
        row = self.services[place]
        fit = 2 * min(row.needs.index(need), 3) if need in row.needs else 0
        fit -= any(one in match.violence for one in row.violence)
        fit -= any(one in told for one in row.audiences)
        if row.audiences and not told.intersection(row.audiences) and self._special.issuperset(row.audiences):
            fit += 6
        if not (row.phone or row.chat or row.sms):
            fit += 3
        if choices.area is None:
            near = 1 if row.areas else 0
        else:
            distances = [self.near(area, choices.area) for area in row.areas]
            near = min((one for one in distances if one is not None), default=9)
        own = choices.tongue if choices.tongue is not None else self.index["own"]
        return (
            int("p" in row.marks), fit, state, "v123".index(row.marks[0]), near, int(own not in row.tongues), place,
        )  # fmt: skip


def _state_of(change: Change | None) -> int:
    return 1 if change is None else 0 if change.open else 2
