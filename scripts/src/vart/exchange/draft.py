"""A plain service made a draft: what fits is taken over, what does not is told of, what is unknown stays unknown.

A draft is never verified, its confidence is low, and somebody has to read it before it is shown. No address is taken
over at all: a record's address needs the operator's consent, seen by two, and a file can give neither.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, get_args

from pydantic import TypeAdapter, ValidationError

from vart.check.references import UNFILLED
from vart.exchange.notes import Notes
from vart.hours.parse import HoursError, parse
from vart.model import CHANNEL_KINDS, Channel, Directory, Source
from vart.model.channel import Cost, Interpreter, OnPhoneBill, Use
from vart.model.service import Anonymous, OperatorType, Referral

_CHANNEL: TypeAdapter[Channel] = TypeAdapter(Channel)
_SUMMARY, _TEXT, _SHORT = 400, 800, 120
_TAG = re.compile(r"<[^<>]{0,200}>")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
#: Words of places where someone hides. A service that uses one and does not say what it is counts as confidential.
_SHELTER = re.compile(
    r"skydda(?:t|de|d) boende|skyddsboende|jourboende|jourlägenhet|kvinno-? ?(?:och tjej)?jour|tjejjour|women'?s (?:shelter|refuge)"
    r"|\bshelter\b|\brefuge\b|safe ?house|\bhemlig adress|\bsecret address",
    re.IGNORECASE,
)
_ENUMS = {"interpreter": Interpreter, "cost": Cost, "on_phone_bill": OnPhoneBill, "use": Use}
_ACCESS = {"anonymous": Anonymous, "referral": Referral, "cost": Cost}
_NOTHING_THERE = "FYLL I vad du får hjälp med och vad som händer när du hör av dig."


class Origin(NamedTuple):
    """Where a file came from: a title or an address, and the day that it was read."""

    title: str
    url: str | None
    read: date


def make_draft(
    raw: Mapping[str, Any], directory: Directory, origin: Origin, review_by: date, notes: Notes
) -> dict[str, Any]:
    """Return the data of a record without ``code``; what is wrong or missing goes into ``notes``.

    :param raw: a service with the names of our open data; anything may be missing or be of the wrong kind.
    """
    name = _text(raw.get("name"))[:_SHORT]
    if not name:
        notes.refused("it has no name", "give it one")
        return {}
    if raw.get("status") in ("closed", "defunct", "inactive"):
        notes.skip("it is closed", "nothing")
        return {}
    kind = _word(raw.get("kind"), directory.vocabulary.kinds, "kind", notes)
    place = _place(raw, kind, notes)
    hidden = kind == "shelter" or place == "confidential"
    data: dict[str, Any] = {"name": name, "kind": kind, "operator": _operator(raw.get("operator"), name, notes)}
    data |= _texts(raw, notes)
    for group, needed in (("needs", True), ("audiences", True), ("violence", False)):
        data[group] = _words(raw.get(group), getattr(directory.vocabulary, group), group, needed, notes)
    ages = _ages(raw.get("ages"), notes)
    if ages:
        data["ages"] = ages
    data["area"] = _area(raw.get("area"), directory, hidden, notes)
    data["channels"] = _channels(raw.get("channels"), directory, notes)
    data["access"] = _access(raw.get("access"))
    data["address"] = place
    data["sources"] = _sources(raw.get("sources"), origin, notes)
    data["confidence"] = "low"
    data["review_by"] = review_by.isoformat()
    data["status"] = "draft"
    return data


def _text(value: Any) -> str:
    """Return a text on one line without markup."""
    if not isinstance(value, str | int | float):
        return ""
    return " ".join(html.unescape(_TAG.sub(" ", str(value))).split())


def _place(raw: Mapping[str, Any], kind: str, notes: Notes) -> str:
    place = raw.get("place")
    says = " ".join(_text(raw.get(name)) for name in ("name", "summary", "for_whom", "notes"))
    hidden = kind == "shelter" or place == "confidential" or (kind == UNFILLED and bool(_SHELTER.search(says)))
    if raw.get("address"):
        if hidden:
            notes.left_out(
                "an address of what may be a shelter was refused", "delete the file if the address is not public"
            )
        else:
            notes.left_out(
                "an address is never taken over from a file",
                "write it by hand, with the operator's own page as consent and two who have seen it",
            )
    if hidden and place != "none" and place != "confidential" and kind != "shelter":
        notes.to_decide(
            "its words are those of a shelter, so it counts as confidential", "change `address` if it is none"
        )
    return "confidential" if hidden and place != "none" else "none"


def _word(value: Any, known: Mapping[str, Any], name: str, notes: Notes) -> str:
    if isinstance(value, str) and value in known:
        return value
    notes.to_decide(f"the {name} is missing or no word of ours", f"choose one in the record instead of {UNFILLED}")
    return UNFILLED


def _words(value: Any, known: Mapping[str, Any], name: str, needed: bool, notes: Notes) -> list[str]:
    given = [one for one in value if isinstance(one, str)] if isinstance(value, list | tuple) else []
    found = list(dict.fromkeys(one for one in given if one in known))
    unknown = len(set(given)) - len(found)
    if unknown:
        notes.left_out(f"{unknown} of its {name} are no words of ours", "choose the nearest words of vocabulary.yml")
    if needed and not found:
        notes.to_decide(f"its {name} are not known", f"choose them in the record instead of {UNFILLED}")
        return [UNFILLED]
    return found


def _operator(value: Any, name: str, notes: Notes) -> dict[str, str]:
    given = value if isinstance(value, Mapping) else {}
    operator = _text(given.get("name"))[:_SHORT]
    if not operator:
        notes.to_decide("who runs it is not known", "write the operator's name")
    found = {"name": operator or f"FYLL I vem som driver {name}"[:_SHORT]}
    if given.get("type") in get_args(OperatorType):
        found["type"] = given["type"]
    else:
        notes.to_decide("what kind of operator runs it is not known; the draft says ngo", "correct `operator.type`")
        found["type"] = "ngo"
    url = given.get("url")
    if isinstance(url, str) and url.startswith("https://"):
        found["url"] = url
    elif url:
        notes.left_out("the operator's web address is not https", "write it if it has one")
    return found


def _texts(raw: Mapping[str, Any], notes: Notes) -> dict[str, str]:
    if any(_TAG.search(str(raw.get(name) or "")) for name in ("summary", "for_whom", "notes")):
        notes.to_decide("markup was taken out of its texts", "read them")
    language = raw.get("language")
    if isinstance(language, str) and language.partition("-")[0] != "sv":
        notes.to_decide(f"its texts are in another language ({language[:12]})", "write them in Swedish")
    summary, rest = _cut(_text(raw.get("summary")), _SUMMARY)
    found = {"summary": summary or _NOTHING_THERE}
    if not summary:
        notes.to_decide("what it does is not told in a sentence", "fill in the summary")
    parts = {"for_whom": _text(raw.get("for_whom")), "notes": " ".join(filter(None, (rest, _text(raw.get("notes")))))}
    for name, text in parts.items():
        kept, lost = _cut(text, _TEXT)
        if kept:
            found[name] = kept
        if lost:
            notes.left_out(
                f"`{name}` is longer than {_TEXT} characters; its end was left out", "shorten it from the file"
            )
    return found


def _cut(text: str, longest: int) -> tuple[str, str]:
    """Return as many whole sentences as fit, and the rest."""
    if len(text) <= longest:
        return text, ""
    kept = ""
    sentences = _SENTENCE.split(text)
    for index, sentence in enumerate(sentences):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > longest:
            return kept, " ".join(sentences[index:])
        kept = longer
    return kept, ""


def _ages(value: Any, notes: Notes) -> dict[str, int]:
    given = value if isinstance(value, Mapping) else {}
    found = {}
    for name in ("min", "max"):
        one = given.get(name)
        if one in (None, ""):
            continue
        try:
            found[name] = int(float(one))
        except (TypeError, ValueError, OverflowError):
            notes.left_out(f"the age `{name}` is no number", "write it by hand")
    if not all(0 <= age <= 120 for age in found.values()) or found.get("min", 0) > found.get("max", 120):
        notes.left_out("its ages make no sense", "write them by hand")
        return {}
    return found


def _area(value: Any, directory: Directory, hidden: bool, notes: Notes) -> dict[str, Any]:
    given = value if isinstance(value, Mapping) else {}
    codes = given.get("codes")
    wanted = [str(one).strip() for one in codes] if isinstance(codes, list | tuple) else []
    by_name = {area.name.casefold(): area.id for area in directory.areas}
    found = []
    for one in wanted:
        code = one if one in directory.area_by_id else by_name.get(one.casefold())
        if code is None:
            notes.left_out("one of its areas is none of ours", "choose one of areas.yml")
            continue
        area = directory.area_by_id[code]
        if hidden and area.level == "district" and area.parent:
            # A district would help a search.
            notes.to_decide("its area is a district; the draft names the municipality", "leave it so")
            code = area.parent
        found.append(code)
    levels = {directory.area_by_id[code].level for code in found}
    if levels == {"national"} or (given.get("level") == "national" and not found):
        return {"level": "national"}
    if len(levels) == 1:
        return {"level": levels.pop(), "codes": list(dict.fromkeys(found))}
    notes.to_decide("where it may be used is not known; the draft says the whole country", "correct `area`")
    return {"level": "national"}


def _channels(value: Any, directory: Directory, notes: Notes) -> list[dict[str, Any]]:
    given = [one for one in value if isinstance(one, Mapping)] if isinstance(value, list | tuple) else []
    found: list[dict[str, Any]] = []
    for one in given:
        kind, text = str(one.get("kind") or ""), _text(one.get("value"))
        if kind not in CHANNEL_KINDS:
            notes.left_out(
                f"a {_tame(kind)} is no way of ours to reach a service", "write it by hand if it should stand there"
            )
            continue
        channel: dict[str, Any] = {kind: text, **_details(kind, one, notes)}
        try:
            _CHANNEL.validate_python(channel)
        except ValidationError:
            notes.left_out(f"a {kind} can not be read", "write it by hand")
            continue
        if any(other.get(kind) == text and other.get("use") == channel.get("use") for other in found):
            continue
        found.append(channel)
    return found


def _tame(text: str) -> str:
    plain = "".join(letter for letter in text if letter.isalpha() or letter in " -_")
    return plain[:40] or "channel without a kind"


def _details(kind: str, one: Mapping[str, Any], notes: Notes) -> dict[str, Any]:
    found: dict[str, Any] = {}
    hours = one.get("hours")
    if hours:
        try:
            parse(str(hours))
            found["hours"] = str(hours)
        except HoursError:
            notes.left_out(f"the hours of a {kind} can not be read as opening_hours", "write them by hand")
    languages = one.get("languages")
    if isinstance(languages, list | tuple):
        tags = [str(tag) for tag in languages if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", str(tag))]
        if tags:
            found["languages"] = list(dict.fromkeys(tags))
        if len(tags) < len(languages):
            notes.left_out(f"a language of a {kind} is no BCP 47 tag", "write it by hand")
    for name, type_ in _ENUMS.items():
        value = one.get(name)
        if name == "on_phone_bill" and kind not in ("phone", "sms"):
            continue
        if value in get_args(type_) and value not in ("unknown", "general"):
            found[name] = value
    return found


def _access(value: Any) -> dict[str, str]:
    given = value if isinstance(value, Mapping) else {}
    return {name: given[name] if given.get(name) in get_args(type_) else "unknown" for name, type_ in _ACCESS.items()}


def _sources(value: Any, origin: Origin, notes: Notes) -> list[dict[str, str]]:
    given = [one for one in value if isinstance(one, Mapping)] if isinstance(value, list | tuple) else []
    found: list[dict[str, str]] = []
    for one in given:
        names = ("type", "url", "title", "read", "published", "checked", "says")
        source = {name: _text(one[name]) for name in names if _text(one.get(name))}
        try:
            Source.model_validate(source)
        except ValidationError:
            notes.left_out("one of its sources lacks a type, a day, or an address or title", "write it by hand")
            continue
        found.append(source)
    own = {"type": "directory", "title": origin.title[:_SHORT], "read": origin.read.isoformat()}
    if origin.url:
        own["url"] = origin.url
    if not any(one.get("type") == "directory" and one.get("title") == own["title"] for one in found):
        found.append(own)
    return found
