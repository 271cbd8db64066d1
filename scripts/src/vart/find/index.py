"""The finder's index of one language: what people say, where it leads, and the services, as small as can be.

The form, ready for JSON. Places in a list stand as letters (:data:`vart.find.match.LETTERS`); columns are joined by line
breaks, one line a service::

    {"fold": …, the language's part of fold.json
     "said": what each word tells, see learn.py
     "needs": {"code": "fwpn847t…", "label": […], "says": […]}, "audiences": [says, …], "kinds": [label, …],
     "everyone": …, "special": […], "speaker": [[need, audience], …], "own": …   places; see search.py
     "tags": ["sv", …], "tongues": ["svenska", …]   the languages that are spoken somewhere
     "areas": {"name": […], "up": […]}   up: the place of the area around it, -1 for none
     "hours": [browser_hours, …]
     "services": {"code": …, "name": …, …}          see COLUMNS
     "crisis": […], "life": […], "suicide": […]     places of services
     "parts": [["", "/sv/…"]]}                      where the other services are: "" all of them, else an area's place

Services of the whole nation come with the index; those of counties and municipalities come in parts. While they are
few there is one part for all, fetched at once, so that no request tells where a reader is. Above :data:`ONE_PART` there
is one for each area that has enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from vart.find.learn import Names, remembered, said_for
from vart.find.match import LETTERS
from vart.find.select import Selections
from vart.hours import HoursError, browser_hours
from vart.languages import View
from vart.languages.fold import folder_for, table_for
from vart.load.cache import Cache
from vart.model import Service, channel_kind, channel_value
from vart.model.phrases import PhraseGroup

#: Up to so many services outside the index they are one part; above, each area has its own.
ONE_PART = 2000
#: An area with fewer services than this lies in the part of the area around it.
OWN_PART = 40
#: How many days ahead the index knows of holidays. A site that is older says nothing of whether a place is open.
DAYS = 120

#: What is known of each service, a line each: code (4 letters), name, kind, needs, violence, audiences, areas (places,
#: comma between), phone, place of its hours, sms, place of the chat's hours ("-" for a chat without hours), marks, tongues.
COLUMNS = (
    "code", "name", "kind", "needs", "violence", "audiences", "areas", "phone", "open", "sms", "chat", "marks", "tongues",
)  # fmt: skip
#: What ``marks`` says, a letter each. ``1``–``3``: how sure we are; ``v``: someone asked the service itself.
MARKS = {
    "f": "free", "a": "anonymous", "b": "not on the bill", "p": "paused", "w": "may be written to", "t": "may be visited",
}  # fmt: skip
#: Services that are only for these are shown late to a reader who has not said to be one of them.
SPECIAL = ("relatives", "professionals", "perpetrators")
#: Needs that tell who is asking.
SPEAKER = {"stop-using-violence": "perpetrators", "professional-advice": "professionals"}
_SURE = {"high": "1", "medium": "2", "low": "3"}


class Index(NamedTuple):
    """An index and its parts: (the area's id or "", services)."""

    base: dict[str, Any]
    parts: list[tuple[str, dict[str, str]]]


def index_for(
    view: View, phrases: Iterable[PhraseGroup], selections: Selections, today: date, memory: Path | None = None
) -> Index:
    """Return the index of one language.

    :param view: the directory in that language.
    :param phrases: what people say in it.
    :param today: the first day that hours are known for.
    :param memory: the folder where lies what was learnt from the same phrases before; None learns anew.
    """
    return _Maker(view, selections, today, memory).make(phrases)


class _Maker:
    def __init__(self, view: View, selections: Selections, today: date, memory: Path | None) -> None:
        self.view, self.selections, self.today, self.memory = view, selections, today, memory
        vocabulary = view.directory.vocabulary
        self.needs, self.violence = list(vocabulary.needs), list(vocabulary.violence)
        self.audiences, self.kinds = list(vocabulary.audiences), list(vocabulary.kinds)
        self.areas = list(view.directory.areas)
        self.place_of = {area.id: place for place, area in enumerate(self.areas)}
        services = sorted(selections.services, key=lambda one: one.name.casefold())
        self.tags = sorted({tag for one in services for channel in one.channels for tag in channel.languages})
        self.hours: dict[str, int] = {}
        national = [one for one in services if not one.area.codes]
        local = [one for one in services if one.area.codes]
        crisis = {line.service for line in view.directory.crisis}
        self.first = national + [one for one in local if one.id in crisis]
        self.rest = [one for one in local if one.id not in crisis]

    def make(self, phrases: Iterable[PhraseGroup]) -> Index:
        words = self.view.terms
        base: dict[str, Any] = {"fold": table_for(self.view.language.tag), "said": self._said(phrases)}
        terms = self.view.directory.vocabulary.needs
        base["needs"] = {
            "code": "".join(terms[name].code or "----" for name in self.needs),
            "label": [str(words["needs"][name].label) for name in self.needs],
            "says": [str(words["needs"][name].says) for name in self.needs],
        }
        base["audiences"] = [str(words["audiences"][name].says) for name in self.audiences]
        who = {name: place for place, name in enumerate(self.audiences)}
        base["everyone"] = who.get("everyone", -1)
        base["special"] = [who[name] for name in SPECIAL if name in who]
        base["speaker"] = [
            [self.needs.index(need), who[name]] for need, name in SPEAKER.items() if need in self.needs and name in who
        ]
        own = self.view.language.tag.partition("-")[0]
        base["own"] = self.tags.index(own) if own in self.tags else -1
        base["kinds"] = [str(words["kinds"][name].label) for name in self.kinds]
        base["tags"] = self.tags
        base["tongues"] = [str(self.view.language_name(tag)) for tag in self.tags]
        base["areas"] = {
            "name": [area.name for area in self.areas],
            "up": [self.place_of[area.parent] if area.parent else -1 for area in self.areas],
        }
        base["services"] = self._columns(self.first)
        place = {one.id: number for number, one in enumerate(self.first)}
        base["crisis"] = [place[one.id] for one in self.selections.crisis if one.id in place]
        base["life"] = [place[one.id] for one in self.first if one.kind == "emergency"][:1]
        base["suicide"] = [
            place[one.id]
            for one in self.selections.by_need.get("suicidal-thoughts", ())
            if one.needs[0] == "suicidal-thoughts" and one.id in place and _phone(one)
        ][:1]
        parts = [(area, self._columns(services)) for area, services in self._parts()]
        base["hours"] = [browser_hours(text, self.today, DAYS) for text in self.hours]
        return Index(base, parts)

    def _parts(self) -> list[tuple[str, list[Service]]]:
        if len(self.rest) <= ONE_PART:
            return [("", self.rest)] if self.rest else []
        at: dict[str, list[Service]] = {}
        for service in self.rest:
            for code in service.area.codes:
                at.setdefault(code, []).append(service)
        # From the smallest areas upwards: one that has few services joins the area around it.
        for area in sorted(self.areas, key=self._depth, reverse=True):
            if area.parent and 0 < len(at.get(area.id, ())) < OWN_PART and self._depth(area) > 1:
                known = at.setdefault(area.parent, [])
                known += [one for one in at.pop(area.id) if one not in known]
        return [(area.id, at[area.id]) for area in self.areas if at.get(area.id)]

    def _depth(self, area: Any) -> int:
        depth = 0
        while area.parent:
            area, depth = self.view.directory.area_by_id[area.parent], depth + 1
        return depth

    def _said(self, phrases: Iterable[PhraseGroup]) -> dict[str, Any]:
        words = self.view.terms["needs"]
        own = [(str(words[name].label), str(words[name].says)) for name in self.needs]
        names = Names(self.needs, self.violence, self.audiences)
        tag = self.view.language.tag
        phrases = tuple(phrases)
        learnt_from = (phrases, own, names, table_for(tag))
        store = Cache(self.memory, f"learnt-{tag}") if self.memory else None
        return remembered(store, learnt_from, lambda: said_for(phrases, own, names, folder_for(tag)))

    def _columns(self, services: Sequence[Service]) -> dict[str, str]:
        rows = [self._row(service) for service in services]
        columns = {name: "\n".join(row[place] for row in rows) for place, name in enumerate(COLUMNS)}
        return columns | {"code": columns["code"].replace("\n", ""), "kind": columns["kind"].replace("\n", "")}

    def _row(self, service: Service) -> tuple[str, ...]:
        phone, chat = _phone(service), _channel(service, "chat")
        spoken = dict.fromkeys(tag for channel in service.channels for tag in channel.languages)
        return (
            service.code,
            " ".join(service.name.split()),
            LETTERS[self.kinds.index(service.kind)],
            letters(service.needs, self.needs),
            letters(service.violence, self.violence),
            letters(service.audiences, self.audiences),
            ",".join(str(self.place_of[code]) for code in service.area.codes),
            " ".join(channel_value(phone).split()) if phone else "",
            self._hours(phone),
            " ".join(channel_value(sms).split()) if (sms := _channel(service, "sms")) else "",
            (self._hours(chat) or "-") if chat else "",
            _marks(service),
            ",".join(str(self.tags.index(tag)) for tag in spoken),
        )

    def _hours(self, channel: Any) -> str:
        if channel is None or not channel.hours:
            return ""
        try:
            browser_hours(channel.hours, self.today, 1)
        except HoursError:  # the checks have told
            return ""
        return str(self.hours.setdefault(channel.hours, len(self.hours)))


def letters(names: Iterable[str], known: list[str]) -> str:
    """Return the places of names in a list, a letter each."""
    return "".join(LETTERS[known.index(name)] for name in names)


def _channel(service: Service, kind: str) -> Any:
    """Return the channel of a kind to use: one for everyone before one for some."""
    found = [one for one in service.channels if channel_kind(one) == kind]
    return next((one for one in found if one.use == "general"), None)


def _phone(service: Service) -> Any:
    return _channel(service, "phone")


def _marks(service: Service) -> str:
    kinds = {channel_kind(channel) for channel in service.channels}
    called = [one for one in service.channels if channel_kind(one) in ("phone", "sms") and one.use == "general"]
    marks = "v" if service.verified else _SURE[service.confidence]
    if service.access.cost == "free" or any(channel.cost == "free" for channel in service.channels):
        marks += "f"
    if service.access.anonymous == "possible":
        marks += "a"
    if called and {one.on_phone_bill for one in called} == {"hidden"}:
        marks += "b"
    if service.status == "paused":
        marks += "p"
    if kinds & {"sms", "form", "email", "text_relay"}:
        marks += "w"
    if "visit" in kinds:
        marks += "t"
    return marks
