"""Hours that mean what they say: everything that is wrong with a text, in plain sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from opening_hours import ParserError

from vart.hours import traps
from vart.hours.parse import DAYS, MONTHS, HoursError, Rule, parse
from vart.hours.problem import HoursProblem
from vart.hours.refused import refused
from vart.hours.spelling import EXAMPLE, slips
from vart.hours.week import library

_NAME = "|".join((*DAYS, *MONTHS, "PH"))
_SELECTOR = rf"(?:{_NAME})(?:[-, ]+(?:{_NAME}|\d{{1,2}}(?!:)))*"


def problems(text: str, today: date | None = None) -> list[HoursProblem]:
    """Return what is wrong with ``text`` as the hours of a channel; an empty list when it means what it says.

    Nothing of the text is repeated in ``params`` unless it is made of days, months and times, so that a street which
    strayed into the hours of a hidden place does not travel into a public log.

    :param today: when given, rules whose dates have all passed are problems, too.
    """
    found = list(_problems(text))
    if today and all(problem.severity == "warning" for problem in found):
        found += traps.past(parse(text), today)
    return found


@lru_cache(maxsize=4096)
def _problems(text: str) -> tuple[HoursProblem, ...]:
    if not text.strip():
        return (
            HoursProblem("the hours are empty", "leave hours out when they are not known; round the clock is 24/7"),
        )
    unwanted = list(refused(text))
    if unwanted:
        return tuple(unwanted)
    spelling, corrected = slips(text)
    if spelling:
        return (*spelling, *refused(corrected))
    try:
        rules = parse(text)
    except HoursError as error:
        return (_unreadable(text, error.rule),)
    return tuple(_meaning(text, rules))


def _meaning(text: str, rules: tuple[Rule, ...]) -> Iterator[HoursProblem]:
    broken = [*traps.times(rules), *traps.dates(rules)]
    yield from broken
    yield from traps.overlaps(rules)
    if any(problem.severity == "error" for problem in broken):
        return  # what such hours mean, and how they meet the others, can not be told
    try:
        library(text)
    except ParserError:
        yield _unreadable(text, text)
        return
    disorder = [*traps.replaced(rules), *traps.exceptions_first(rules), *traps.additions(rules)]
    yield from disorder
    if not disorder:
        yield from traps.idle(rules)
    yield from traps.long(rules)
    yield from traps.nights(text)


#: What is left out most often. None of the sentences repeats the text, which may hold anything.
_INCOMPLETE = (
    (rf"{_SELECTOR}", "days without times would be open from midnight to midnight", "write the times after the days"),
    (r"(?:.*[ ,])?\d{1,2}:\d\d", "a time has no end", "write from and to, as 09:00-12:00"),
    (r"20\d\d( .*)?", "a year needs a month or a date after it", "write it as 2027 Dec 24"),
    (r"[A-Z][a-z]{2} \d{1,2}-[A-Z][a-z]{2}\b(?! \d).*", "a period begins with a date and ends with a month",
     "write both as dates, as Jun 15-Aug 31"),
)  # fmt: skip


def _unreadable(text: str, rule: str) -> HoursProblem:
    for pattern, message, remedy in _INCOMPLETE:
        if re.fullmatch(pattern, rule):
            return HoursProblem(message, remedy)
    return HoursProblem(
        "the part from character {column} on can not be read as opening hours",
        "write days and times as {example}",
        params={"column": str(text.find(rule) + 1), "example": EXAMPLE},
    )
