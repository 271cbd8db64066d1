"""What only the whole directory can show: codes given twice, numbers on two records, lists that do not agree."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from vart.check.findings import Finding
from vart.check.links import same_page
from vart.check.numbers import numbers_of
from vart.check.placing import Placed, service_file
from vart.check.show import shown
from vart.load import Loc
from vart.model import Directory, Service, channel_kind, channel_value, is_code
from vart.model.phone import canonical


class _Holder(NamedTuple):
    """Something that has a code."""

    file: str
    loc: Loc
    code: str


def _holders(directory: Directory) -> Iterator[_Holder]:
    for service in directory.services:
        yield _Holder(service_file(service.id), ("code",), service.code)
    for group, terms in directory.vocabulary.groups.items():
        for name, term in terms.items():
            if term.code is not None:
                yield _Holder("vocabulary.yml", (group, name, "code"), term.code)
    for index, area in enumerate(directory.areas):
        yield _Holder("areas.yml", (index, "code"), area.code)


def codes(directory: Directory) -> Iterator[Placed]:
    """See that every code is four letters of the alphabet, given once and never again."""
    retired = {entry.code for entry in directory.retired}
    by_code: dict[str, list[_Holder]] = defaultdict(list)
    for holder in _holders(directory):
        by_code[holder.code].append(holder)
        if not is_code(holder.code):
            yield Placed(
                holder.file,
                Finding(
                    "code", holder.loc, "'{code}' is not a code",
                    "take a new one: scripts/vart new --code",
                    params={"code": holder.code if len(holder.code) < 20 and holder.code.isprintable() else "…"},
                ),
            )  # fmt: skip
        if holder.code in retired:
            yield Placed(
                holder.file,
                Finding(
                    "code-retired", holder.loc, "The code '{code}' was printed for something else and is retired",
                    "take a new one: scripts/vart new --code", params={"code": holder.code},
                ),
                ("retired.yml",),
            )  # fmt: skip
    for code, holders in by_code.items():
        for holder in holders if len(holders) > 1 else ():
            others = sorted({other.file for other in holders if other is not holder})
            yield Placed(
                holder.file,
                Finding(
                    "code-twice", holder.loc, "The code '{code}' is given twice, also in {other}",
                    "keep it where it was printed first; for the other take a new one: scripts/vart new --code",
                    params={"code": code, "other": ", ".join(others)},
                ),
                tuple(others),
            )  # fmt: skip


def term_codes(directory: Directory) -> Iterator[Placed]:
    """See that the words with a page of their own have a code."""
    for group in ("kinds", "needs", "audiences"):
        for name, term in directory.vocabulary.groups[group].items():
            if term.code is None:
                yield Placed(
                    "vocabulary.yml",
                    Finding("code", (group, name), "The word has no code", "take a new one: scripts/vart new --code"),
                )


def retired_codes(directory: Directory) -> Iterator[Placed]:
    """See that retired codes are codes, each once."""
    seen: set[str] = set()
    for index, entry in enumerate(directory.retired):
        if not is_code(entry.code):
            yield Placed(
                "retired.yml",
                Finding("code", (index, "code"), "This is not a code", "write the four letters that were printed"),
            )
        if entry.code in seen:
            yield Placed(
                "retired.yml", Finding("repeated", (index, "code"), "The code stands twice", "keep one of them")
            )
        seen.add(entry.code)


def area_table(directory: Directory) -> Iterator[Placed]:
    """See that areas stand once each, inside areas that exist and are larger."""
    order = ("national", "county", "municipality", "district")
    known = directory.area_by_id
    seen: set[str] = set()
    for index, area in enumerate(directory.areas):
        if area.id in seen:
            yield Placed("areas.yml", Finding("repeated", (index, "id"), "The area stands twice", "keep one of them"))
        seen.add(area.id)
        parent = known.get(area.parent) if area.parent is not None else None
        if area.parent is not None and parent is None:
            yield Placed(
                "areas.yml",
                Finding(
                    "area",
                    (index, "parent"),
                    "The area around this one is not in the list",
                    "add it, or correct `parent`",
                ),
            )
        elif parent is not None and order.index(parent.level) >= order.index(area.level):
            yield Placed(
                "areas.yml",
                Finding(
                    "area", (index, "parent"), "The area around this one is not larger", "correct `parent` or `level`"
                ),
            )


def language_table(directory: Directory) -> Iterator[Placed]:
    """See that languages stand once each; the direction goes with the script; Swedish is there."""
    for field in ("folder", "tag"):
        seen: set[str] = set()
        for index, language in enumerate(directory.languages):
            value = getattr(language, field)
            if value in seen:
                yield Placed(
                    "languages.yml",
                    Finding("repeated", (index, field), "The language stands twice", "keep one of them"),
                )
            seen.add(value)
    for index, language in enumerate(directory.languages):
        if language.dir != ("rtl" if language.script in ("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm") else "ltr"):
            yield Placed(
                "languages.yml",
                Finding(
                    "language",
                    (index, "dir"),
                    "The direction does not go with the script",
                    "write rtl for Arab and Hebr, ltr for the others",
                ),
            )
        if not _is_locale(language.cldr):
            yield Placed(
                "languages.yml",
                Finding(
                    "language", (index, "cldr"), "CLDR does not have this locale",
                    "write the nearest one that it has, in the same script",
                ),
            )  # fmt: skip
        if language.cldr.startswith("ku_Arab"):
            yield Placed(
                "languages.yml",
                Finding(
                    "language",
                    (index, "cldr"),
                    "Babel turns ku_Arab into Latin letters without a word",
                    "write ckb_IQ for Central Kurdish, ku_TR for Kurmanji",
                ),
            )
    if directory.languages and not any(one.folder == "sv" and one.state == "open" for one in directory.languages):
        yield Placed(
            "languages.yml",
            Finding("language", (), "Swedish is not an open language", "add it: all texts are written in it first"),
        )


def _is_locale(name: str) -> bool:
    try:
        Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return False
    return True


# The same on two records


def _groups(
    services: Iterable[Service], keys: Callable[[Service], Iterable[tuple[str, Loc]]]
) -> Iterator[list[tuple[Service, Loc]]]:
    by_key: dict[str, dict[str, tuple[Service, Loc]]] = defaultdict(dict)
    for service in services:
        for key, loc in keys(service):
            by_key[key].setdefault(service.id, (service, loc))
    for found in by_key.values():
        if len(found) > 1:
            yield list(found.values())


def _both_know(one: Service, other: Service) -> bool:
    return other.id in one.shares_number_with and one.id in other.shares_number_with


def _numbers(service: Service) -> Iterator[tuple[str, Loc]]:
    for index, kind, value in numbers_of(service):
        yield canonical(value), ("channels", index, kind)


def _pages(service: Service) -> Iterator[tuple[str, Loc]]:
    for index, channel in enumerate(service.channels):
        kind = channel_kind(channel)
        if kind in ("chat", "form", "website"):
            yield same_page(channel_value(channel)), ("channels", index, kind)


def _emails(service: Service) -> Iterator[tuple[str, Loc]]:
    for index, channel in enumerate(service.channels):
        if channel_kind(channel) == "email":
            yield channel_value(channel).lower(), ("channels", index, "email")


def _names(service: Service) -> Iterator[tuple[str, Loc]]:
    yield " ".join(service.name.lower().split()), ("name",)


def twice(directory: Directory) -> Iterator[Placed]:
    """See that two records do not have the same number, address or name without knowing of each other."""
    services = [service for service in directory.services if service.status != "closed"]
    yield from _pairs(
        _groups(services, _numbers), _both_know, "twice-number", "This number is also on {other}",
        "correct the one that is wrong; if both are right, name each record in the other's `shares_number_with`",
    )  # fmt: skip
    yield from _pairs(
        _groups(services, _pages), _same_house, "twice-address",
        "This address is also on {other}, which another operator runs",
        "correct the one that is wrong, or write the page of this service alone",
    )  # fmt: skip
    yield from _pairs(
        _groups(services, _emails), _same_house, "twice-address",
        "This address is also on {other}, which another operator runs",
        "correct the one that is wrong, or write the page of this service alone",
    )  # fmt: skip
    yield from _pairs(
        _groups(services, _names), lambda one, other: False, "twice-name", "{other} has the same name",
        "make one record of them, or add to the names what tells them apart",
    )  # fmt: skip


def shared_in_vain(directory: Directory) -> Iterator[Placed]:
    """See that records which name each other in `shares_number_with` do share something."""
    for service in directory.services:
        for index, id in enumerate(service.shares_number_with):
            other = directory.by_id.get(id)
            if other is None or other is service or _reached_by(service) & _reached_by(other):
                continue
            finding = Finding(
                "shares-number", ("shares_number_with", index), "{value} has no number of this record",
                "remove it, or correct the number", "warning", {"value": shown(id, service)},
            )  # fmt: skip
            yield Placed(service_file(service.id), finding, (service_file(id),))


def _reached_by(service: Service) -> set[str]:
    return {key for keys in (_numbers, _pages, _emails) for key, _ in keys(service)}


def _same_house(one: Service, other: Service) -> bool:
    return _both_know(one, other) or one.operator.name.lower() == other.operator.name.lower()


def _pairs(
    groups: Iterable[list[tuple[Service, Loc]]],
    fine: Callable[[Service, Service], bool],
    rule: str,
    message: str,
    remedy: str,
) -> Iterator[Placed]:
    for group in groups:
        clashes: Mapping[str, list[Service]] = defaultdict(list)
        for (one, _), (other, _) in itertools.permutations(group, 2):
            if not fine(one, other):
                clashes[one.id].append(other)
        for service, loc in group:
            others = clashes.get(service.id)
            if others:
                names = ", ".join(f"'{other.id}'" for other in others[:5])
                yield Placed(
                    service_file(service.id), Finding(rule, loc, message, remedy, "warning", {"other": names}),
                    tuple(service_file(other.id) for other in others),
                )  # fmt: skip
