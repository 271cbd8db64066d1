"""From data to types: pydantic's errors become sentences with a place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from vart.load.document import Document, Loc
from vart.model import CHANNEL_KINDS, Access, Consent, OpenAddress, Operator, Problem, Source, Verified
from vart.model.channel import PhoneChannel
from vart.model.service import Ages, ServiceArea

T = TypeVar("T")

#: Branches of unions that pydantic puts into an error's path, though they stand in no file.
_TAGS = {"open", "hidden", "place", "nowhere"}

_SENTENCES: dict[str, tuple[str, str]] = {
    "missing": ("'{field}' is missing", "add it"),
    "string_too_long": ("'{field}' is longer than {max_length} characters", "shorten it; move details elsewhere"),
    "string_too_short": ("'{field}' is empty", "write it, or remove the key"),
    "string_pattern_mismatch": ("'{field}' is not written as it should be", "compare with {pattern}"),
    "literal_error": ("{value} is not a known {field}", "use one of: {expected}"),
    "string_type": ("'{field}' should be a text", "write one line of text after the colon"),
    "list_type": ("'{field}' should be a list", "write [a, b] or one item a line that begins with a hyphen"),
    "tuple_type": ("'{field}' should be a list", "write [a, b] or one item a line that begins with a hyphen"),
    "dict_type": ("'{field}' should hold keys of its own", "write `key: value` lines under it, indented"),
    "model_type": ("'{field}' should hold keys of its own", "write `key: value` lines under it, indented"),
    "model_attributes_type": ("'{field}' should hold keys of its own", "write `key: value` lines under it, indented"),
    "too_short": ("'{field}' has too few items", "it needs at least {min_length}"),
    "too_long": ("'{field}' has too many items", "it takes at most {max_length}"),
    "greater_than_equal": ("'{field}' is too small", "the smallest is {ge}"),
    "less_than_equal": ("'{field}' is too large", "the largest is {le}"),
    "day": ("'{field}' is not a day", "write it as 2026-11-24"),
    "partial_day": ("'{field}' is not a day, month or year in the calendar", "write it as 2026, 2026-11 or 2026-11-24"),
    "date_from_datetime_parsing": ("'{field}' is not a day in the calendar", "write it as 2026-11-24"),
    "date_parsing": ("'{field}' is not a day in the calendar", "write it as 2026-11-24"),
    "date_type": ("'{field}' is not a day", "write it as 2026-11-24"),
    "digits": ("'{field}' is not a whole number", "write it in digits, as in 15"),
    "int_parsing": ("'{field}' is not a whole number", "write it in digits, as in 15"),
    "int_type": ("'{field}' is not a whole number", "write it in digits, as in 15"),
    "ages": ("The ages do not fit", "give min, max or both, the lower one as min"),
    "area_codes": ("The area and its codes do not fit", "national takes no codes; every other level needs them"),
    "source_nameless": ("The source has neither url nor title", "say where the fact was read"),
    "shelter_open": ("A shelter can not have an open address", "write `address: confidential` or `address: none`"),
    "channel_kind": ("A channel has exactly one way to reach it", "keep one of: {kinds}"),
}
#: What may stand under a key of a record, to be offered when a key there is misspelt.
_UNDER = {
    "access": Access, "address": OpenAddress, "ages": Ages, "area": ServiceArea, "channels": PhoneChannel,
    "consent": Consent, "operator": Operator, "sources": Source, "verified": Verified,
}  # fmt: skip
_HIDDEN_ADDRESS = (
    "A shelter or confidential service has no place for an address",
    "write `address: confidential` or `address: none` and remove every trace of the place",
)


def typed(document: Document, make: Callable[[Any], T], *, fields: type[BaseModel] | None = None) -> T | list[Problem]:
    """Return ``make(document.data)``, or the problems that kept it from being made.

    :param fields: the type whose field names are offered when a key is misspelt.
    """
    given = _given_id(document, fields)
    try:
        result = make(document.data)
    except ValidationError as error:
        hidden = _is_hidden(document.data)
        # A list is counted without its faulty items; whoever wrote enough of them need not be told to write more.
        errors = [one for one in error.errors(include_url=False) if not _only_counted(one)]
        return _unique(given + [_problem(document, details, fields, hidden) for details in errors])
    return given or result


def _only_counted(details: Any) -> bool:
    return details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"]


def _given_id(document: Document, fields: type[BaseModel] | None) -> list[Problem]:
    """Refuse an id in a record: the file's name gives it, and the type would take either."""
    if fields is None or "id" not in fields.model_fields or not isinstance(document.data, dict):
        return []
    if "id" not in document.data:
        return []
    message, remedy, params = _unknown_key("id", ("id",), None, hidden=False)
    return [Problem(document.where(("id",)), "shape-extra-forbidden", message, remedy, params=params)]


def _is_hidden(data: Any) -> bool:
    return isinstance(data, dict) and (data.get("kind") == "shelter" or data.get("address") != "none")


def _unique(problems: list[Problem]) -> list[Problem]:
    seen: dict[Any, Problem] = {}
    for problem in problems:
        seen.setdefault((problem.where, problem.rule, problem.sentence()), problem)
    return list(seen.values())


def _locate(data: Any, loc: tuple[str | int, ...]) -> Loc:
    """Drop the union tags from pydantic's path."""
    result: list[str | int] = []
    current = data
    for index, step in enumerate(loc):
        before = loc[index - 1] if index else None
        if isinstance(before, int) and len(result) == 2 and result[0] == "channels" and step in CHANNEL_KINDS:
            continue  # the tag of the channel's type, not its key
        if step in _TAGS and not (isinstance(current, dict) and step in current):
            continue
        result.append(step)
        if isinstance(step, int) and isinstance(current, list) and step < len(current):
            current = current[step]
        elif isinstance(current, dict):
            current = current.get(step)
        else:
            current = None
    return tuple(result)


def _problem(document: Document, details: Any, fields: type[BaseModel] | None, hidden: bool) -> Problem:
    loc = _locate(document.data, details["loc"])
    kind = details["type"]
    field = next((step for step in reversed(loc) if isinstance(step, str)), "record")
    context = {name: str(value) for name, value in details.get("ctx", {}).items()}
    params = {"field": str(field), "kinds": ", ".join(CHANNEL_KINDS), **context}
    value = details["input"]
    # A message of a record at a secret place never repeats what stands in the file: logs of checks are public.
    params["value"] = f"'{value}'" if isinstance(value, str) and not hidden and len(value) < 60 else "this value"
    if kind == "extra_forbidden":
        message, remedy, params = _unknown_key(str(loc[-1]), loc, fields, hidden)
    elif kind == "literal_error" and loc and loc[-1] == "address":
        message, remedy = _HIDDEN_ADDRESS
    elif kind == "string_pattern_mismatch":
        message, remedy = _SENTENCES[kind]
        params["pattern"] = _example(context.get("pattern", ""))
    else:
        message, remedy = _SENTENCES.get(kind, ("'{field}' does not fit", "compare it with the template: {why}"))
        params["why"] = "" if hidden else str(details["msg"])
    return Problem(document.where(loc), f"shape-{kind.replace('_', '-')}", message, remedy, params=params)


def _unknown_key(name: str, loc: Loc, fields: type[BaseModel] | None, hidden: bool) -> tuple[str, str, dict[str, str]]:
    shown = name if re.fullmatch(r"[a-z_]{1,30}", name) and not hidden else "this key"
    around = next((step for step in reversed(loc[:-1]) if isinstance(step, str)), "")
    under = fields if len(loc) == 1 else _UNDER.get(around)
    known = [*(under.model_fields if under else ()), *(CHANNEL_KINDS if around == "channels" else ())]
    close = difflib.get_close_matches(name, known, n=1)
    if close:
        return "'{name}' is not a known key", "did you mean '{close}'?", {"name": shown, "close": close[0]}
    return "'{name}' is not a known key", "remove it or check its spelling against the template", {"name": shown}


def _example(pattern: str) -> str:
    """Return an example for a pattern of the model; committees read examples, not expressions."""
    if pattern.startswith("^[0-9]{4}"):
        return "2026, 2026-11 or 2026-11-24"
    if "{2,3}" in pattern:
        return "sv, ar or sv-simple"
    if "a-z0-9" in pattern:
        return "lower-case-words-with-hyphens"
    return pattern
