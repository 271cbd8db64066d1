"""The secrecy of one record and of one translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from vart.check.findings import Context, Finding
from vart.check.secrecy.hosts import is_shared
from vart.check.secrecy.joints import joints
from vart.check.secrecy.messages import KINDS_OF, Mode, about
from vart.check.secrecy.places import Places, comments, strings
from vart.check.secrecy.search import Trace, merged, traces
from vart.load import Document, Loc
from vart.model import Directory, HiddenService, OpenAddress, Service, channel_kind, channel_value

#: Values that are written as sentences or names, and so may hold half of an address.
_PROSE = frozenset(
    {"name", "summary", "for_whom", "notes", "to_ask", "says", "title", "visit", "note", "street", "city", "was"}
)
_NUMBERS = ("phone", "sms", "text_relay")


_GOES_ON = re.compile(r"\n(?= +(?![#?-])(?![\w.\"'-]+ ?:(?:[ \n]|$))\S)")


#: The line that tells editors of the schema; it is the first of every file, and no half of anything.
_MODELINE = re.compile(r"yaml-language-server: \$schema=(?:\.\./)*schema/[a-z]+\.json")


class _Spot(NamedTuple):
    """A trace in the document's own text; ``other`` is where its second half begins, if it is in two."""

    kind: str
    start: int
    end: int
    other: int = -1


def secrecy_of_record(service: Service | None, document: Document, context: Context) -> Iterator[Finding]:
    """Yield what in a record tells where a place is that the record does not, or may not, open to the public.

    A secret place (a shelter, or ``address: confidential``) may be told nowhere; with ``address: none`` there is
    nothing to visit; an open address stands in its own field only. Values are looked at as they are meant (folded
    lines joined, escapes read), and the file as it is written, with its comments and keys.

    :param service: the record; None when it could not be typed: then its data decide what it is.
    :param document: the record's file. Its data and places are asked for only when something was found, or when
        ``service`` is None.
    """
    data = service.model_dump(exclude_unset=True, exclude={"id"}) if service is not None else document.data
    mode = _mode(service, data)
    phones = known_phones(service, data)
    places = Places(document)
    spots = _spots(document, data, mode, phones, places)
    if mode == "place" and spots:
        spots = [spot for spot in spots if not _in_address(document, places, spot.start)]
    yield from _told(spots, mode, places)
    if service is not None and mode != "place" and traces(service.id.replace("-", " ")):
        yield Finding(
            "secrecy-file-name", (), "The name of the file tells a place",
            "give it a name that says nothing of where the service is",
        )  # fmt: skip
    if mode == "hidden":
        yield from _districts(document, context.directory, places, [(spot.start, spot.end) for spot in spots])
    if service is not None and isinstance(service.address, OpenAddress) and is_shared(service.address.consent.source):
        yield Finding(
            "secrecy-consent", ("address", "consent", "source"),
            "The operator's consent is cited from a site on which anyone may publish",
            "cite a page of the operator's own site",
        )  # fmt: skip


def secrecy_of_translation(service: Service, document: Document, context: Context) -> Iterator[Finding]:
    """Yield the same for a translation of a record. A translation has no field for an address at all."""
    mode = _mode(service, None)
    places = Places(document)
    spots = _spots(document, document.data, mode, known_phones(service, None), places)
    yield from _told(spots, mode, places)
    if mode == "hidden":
        yield from _districts(document, context.directory, places, [(spot.start, spot.end) for spot in spots])


def _mode(service: Service | None, data: Any) -> Mode:
    if service is not None:
        if isinstance(service, HiddenService):
            return "hidden"
        return "place" if isinstance(service.address, OpenAddress) else "nowhere"
    if not isinstance(data, Mapping) or data.get("kind") == "shelter":
        return "hidden"
    address = data.get("address")
    if isinstance(address, Mapping):
        return "place"
    return "nowhere" if address == "none" else "hidden"


def known_phones(service: Service | None, data: Any) -> frozenset[str]:
    """Return the digits of a record's telephone numbers."""
    if service is not None:
        values = [channel_value(channel) for channel in service.channels if channel_kind(channel) in _NUMBERS]
    else:
        values = [value for loc, value in strings(data) if loc and loc[-1] in _NUMBERS]
    return frozenset(re.sub(r"\D", "", value) for value in values)


def _spots(document: Document, data: Any, mode: Mode, phones: frozenset[str], places: Places) -> list[_Spot]:
    text = document.text
    kinds = KINDS_OF[mode]
    # Lines that go on a sentence are read with the line before; comments and keys begin anew.
    read = _GOES_ON.sub(" ", text)
    found = traces(read, phones)
    plain = " ".join(read.split())
    prose: list[tuple[Loc, str]] = []
    for loc, value in strings(data):
        if not loc or not isinstance(value, str) or len(value) < 2:
            continue
        if any(step in _PROSE for step in loc if isinstance(step, str)) and mode != "place":
            prose.append((loc, value))
        # What stands in the file as it is meant has been looked at above.
        if len(value) < 4 or " ".join(value.split()) in plain:
            continue
        hits = traces(value.replace("\n", " "), phones - {re.sub(r"\D", "", value)} if loc[-1] in _NUMBERS else phones)
        if hits:
            spelt = places.spelt(loc, value)
            found += [Trace(kind, spelt[start], spelt[end - 1] + 1) for kind, start, end in hits]
    spots = [_Spot(*trace) for trace in _overlapping(found) if trace.kind in kinds]
    if mode != "place":
        for half in _halves(text, prose, phones, places):
            # A second half may tell something alone ("gatan 3"); then the whole is told of, once.
            spots = [spot for spot in spots if not half.other <= spot.start <= half.end]
            if not any(spot.start <= half.start < spot.end for spot in spots):
                spots.append(half)
    return sorted(spots, key=lambda spot: spot.start)


def _overlapping(found: list[Trace]) -> list[Trace]:
    """Join traces that overlap: the same place seen in the file and in a value."""
    result: list[Trace] = []
    for trace in sorted(found, key=lambda trace: (trace.start, -trace.end)):
        if result and trace.start < result[-1].end:
            result[-1] = merged("", [result[-1], trace])[0]
        else:
            result.append(trace)
    return result


def _halves(text: str, prose: list[tuple[Loc, str]], phones: frozenset[str], places: Places) -> Iterator[_Spot]:
    """Yield places told in two halves: ``start`` in the first, ``other`` to ``end`` in the second."""
    loose = [(offset, body) for offset, body in comments(text) if not _MODELINE.fullmatch(body.strip())]
    for joint in joints([value for _, value in prose] + [body for _, body in loose], phones):

        def offset(index: int, at: int) -> int:
            if index < len(prose):
                return places.spelt(*prose[index])[at]
            return loose[index - len(prose)][0] + at

        second = joint.second
        yield _Spot(joint.kind, offset(joint.first, joint.start), offset(second, joint.end - 1), offset(second, 0))


def _told(spots: list[_Spot], mode: Mode, places: Places) -> Iterator[Finding]:
    for kind, start, _, other in spots:
        line, column = places.line_and_column(start)
        line_of_other = places.line_and_column(other)[0] if other >= 0 else 0
        yield about(kind, mode, places.loc(start), line, column, line_of_other)


def _in_address(document: Document, places: Places, offset: int) -> bool:
    """Say whether a value of the field ``address`` is written at ``offset``; a comment beside it is not one."""
    if places.loc(offset)[:1] != ("address",):
        return False
    line = document.text[document.text.rfind("\n", 0, offset) + 1 : offset]
    return not (line.lstrip().startswith("#") or " #" in line)


@lru_cache(maxsize=4)
def _district_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:i|på|vid|till|från|nära|in|at|near|from|to) ({'|'.join(map(re.escape, names))})(?!\w)")


def _districts(
    document: Document, directory: Directory, places: Places, told: list[tuple[int, int]]
) -> Iterator[Finding]:
    """Tell of districts: a secret place is described by its municipality or something larger."""
    names = {
        part
        for area in directory.areas
        if area.level == "district"
        for part in (area.name, *re.split(r"-| och ", area.name))
        if len(part) > 3
    }
    if not names:
        return
    for match in _district_pattern(tuple(sorted(names, key=lambda name: (-len(name), name)))).finditer(document.text):
        if any(start <= match.start(1) < end for start, end in told):
            continue
        line, column = places.line_and_column(match.start(1))
        yield Finding(
            "secrecy-district", places.loc(match.start(1)), "A part of a municipality is named here",
            "name the municipality, or something larger: a district helps whoever searches", "warning",
            line=line, column=column,
        )  # fmt: skip
