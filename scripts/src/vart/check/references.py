"""What a record refers to: words of the vocabulary, areas, languages, other records."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence

from vart.check.findings import Context, Finding
from vart.check.show import shown
from vart.load import Loc
from vart.model import Service

#: Stands in the template's lists until someone has chosen words.
UNFILLED = "fyll-i"

_LISTS = {"kind": "kinds", "needs": "needs", "violence": "violence", "audiences": "audiences"}

#: Codes of countries that are taken for codes of languages, with the language that is meant.
_COUNTRY_CODES = {
    "cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "iq": "ar", "ir": "fa", "jp": "ja", "ua": "uk",
}  # fmt: skip


def vocabulary(service: Service, context: Context) -> Iterator[Finding]:
    """See that kind, needs, violence and audiences are words of the vocabulary."""
    for field, group in _LISTS.items():
        known = getattr(context.directory.vocabulary, group)
        value = getattr(service, field)
        words = [((field,), value)] if isinstance(value, str) else [((field, i), word) for i, word in enumerate(value)]
        for loc, word in words:
            if word not in known:
                yield _unknown_word(service, loc, word, group, known)


def _unknown_word(service: Service, loc: Loc, word: str, group: str, known: Collection[str]) -> Finding:
    if word == UNFILLED:
        return Finding(
            "placeholder", loc, "This is still to be filled in", "choose a word from {list} in vocabulary.yml",
            "warning" if service.status == "draft" else "error", {"list": group},
        )  # fmt: skip
    params = {"value": shown(word, service), "list": group}
    close = difflib.get_close_matches(word, known, n=1)
    if close:
        return Finding(
            "vocabulary", loc, "{value} is not a word of the list {list}", "did you mean '{close}'?",
            params={**params, "close": close[0]},
        )  # fmt: skip
    return Finding(
        "vocabulary", loc, "{value} is not a word of the list {list}", "choose a word from {list} in vocabulary.yml",
        params=params,
    )  # fmt: skip


def repeated(service: Service, context: Context) -> Iterator[Finding]:
    """See that nothing stands twice in a list."""
    lists: list[tuple[Loc, Sequence[str]]] = [
        (("needs",), service.needs),
        (("violence",), service.violence),
        (("audiences",), service.audiences),
        (("area", "codes"), service.area.codes),
        (("shares_number_with",), service.shares_number_with),
    ]
    lists += [(("channels", i, "languages"), channel.languages) for i, channel in enumerate(service.channels)]
    for loc, values in lists:
        if len(set(values)) == len(values):
            continue
        for index, value in enumerate(values):
            if value in values[:index]:
                yield Finding(
                    "repeated", (*loc, index), "{value} stands twice", "keep one of them",
                    params={"value": shown(value, service)},
                )  # fmt: skip


def areas(service: Service, context: Context) -> Iterator[Finding]:
    """See that the area's codes are known, and of the level that the record says."""
    known = context.directory.area_by_id
    for index, code in enumerate(service.area.codes):
        area = known.get(code)
        params = {"value": shown(code, service), "level": service.area.level}
        if area is None:
            yield Finding(
                "area", ("area", "codes", index), "{value} is not an area of areas.yml",
                "look the code up there; a municipality's has four digits, a county's two", params=params,
            )  # fmt: skip
        elif area.level != service.area.level:
            yield Finding(
                "area", ("area", "codes", index), "{value} is a {actual}, but the record's level is {level}",
                "change the level or the code", params={**params, "actual": area.level},
            )  # fmt: skip


def languages(service: Service, context: Context) -> Iterator[Finding]:
    """See that the languages of a channel are languages, not countries."""
    for index, channel in enumerate(service.channels):
        for position, tag in enumerate(channel.languages):
            if tag == "se":
                yield Finding(
                    "language", ("channels", index, "languages", position), "'se' is Northern Sami",
                    "write 'sv' if Swedish is meant",
                    "warning",
                )  # fmt: skip
            meant = _COUNTRY_CODES.get(tag.lower())
            if meant:
                yield Finding(
                    "language", ("channels", index, "languages", position), "{value} is the code of a country",
                    "write the language, '{close}'", params={"value": shown(tag, service), "close": meant},
                )  # fmt: skip


def instead(service: Service, context: Context) -> Iterator[Finding]:
    """See that a closed or paused service says where to go instead, and that one is open."""
    target = service.instead
    if service.status in ("active", "draft"):
        if target is not None:
            yield Finding(
                "instead", ("instead",), "`instead` stands in a record that is {status}",
                "remove it, or write `status: closed` or `status: paused`", params={"status": service.status},
            )  # fmt: skip
        return
    if target is None:
        yield Finding(
            "instead", ("status",), "The record is {status} and does not say where to go instead",
            "add `instead` with the id of an active service", params={"status": service.status},
        )  # fmt: skip
        return
    other = context.directory.by_id.get(target)
    params = {"value": shown(target, service)}
    if target == service.id or other is None:
        yield _no_such_service(service, ("instead",), target, context)
    elif _leads_round(service, context):
        yield Finding(
            "instead", ("instead",), "{value} leads back here", "name a service that is active", params=params
        )
    elif other.status != "active":
        yield Finding(
            "instead", ("instead",), "{value} is not active itself", "name a service that is active", params=params
        )


def _leads_round(service: Service, context: Context) -> bool:
    seen = {service.id}
    current = service.instead
    while current is not None:
        if current in seen:
            return True
        seen.add(current)
        other = context.directory.by_id.get(current)
        current = other.instead if other else None
    return False


def _no_such_service(service: Service, loc: Loc, id: str, context: Context) -> Finding:
    params = {"value": shown(id, service)}
    if id == service.id:
        return Finding("reference", loc, "{value} is the record itself", "name another service", params=params)
    close = difflib.get_close_matches(id, context.directory.by_id, n=1)
    if close:
        return Finding(
            "reference", loc, "{value} is not the id of a service", "did you mean '{close}'?",
            params={**params, "close": close[0]},
        )  # fmt: skip
    return Finding(
        "reference", loc, "{value} is not the id of a service", "write the name of its file without .yml", params=params
    )


def shared_numbers(service: Service, context: Context) -> Iterator[Finding]:
    """See that `shares_number_with` names other records, which name this one."""
    for index, id in enumerate(service.shares_number_with):
        other = context.directory.by_id.get(id)
        loc: Loc = ("shares_number_with", index)
        if other is None or id == service.id:
            yield _no_such_service(service, loc, id, context)
        elif service.id not in other.shares_number_with:
            yield Finding(
                "shares-number", loc, "{value} does not name this record in its `shares_number_with`",
                "add it there too, or remove it here", "warning", {"value": shown(id, service)},
            )  # fmt: skip
