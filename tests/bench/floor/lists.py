"""Which services stand in which list of the floor, worked out once for all languages."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

CARDS = 24
DIRECT = {"phone", "sms", "chat", "text_relay"}
CHANNELS = ("phone", "sms", "text_relay", "chat", "form", "email", "website", "visit")
_SWEDISH = str.maketrans("åäö", "{|}")
_CONFIDENCE = {"high": 0, "medium": 1, "low": 2}


def kind_of(channel: dict) -> str:
    return next(kind for kind in CHANNELS if kind in channel)


class Lists:
    """Selections as the site shows them.

    ``plans`` holds (code, group, name, pages), a page being a list of (area id, services).
    """

    def __init__(self, services: list[dict], vocabulary: dict, areas: list[dict], crisis: list[dict]) -> None:
        self.services, self.vocabulary, self.areas = services, vocabulary, areas
        self.by_id = {service["id"]: service for service in services}
        self.area_by_id = {area["id"]: area for area in areas}
        self.nation = next(area["id"] for area in areas if area["level"] == "national")
        self.crisis = [self.by_id[line["service"]] for line in crisis]
        listed = [service for service in services if service["status"] in ("active", "paused")]
        for service in services:
            service["answers"] = any(kind_of(channel) in DIRECT for channel in service["channels"])
            service["rank"] = (
                not any("phone" in one and one.get("hours") == "24/7" for one in service["channels"]),
                _CONFIDENCE[service["confidence"]],
                "verified" not in service,
                service["name"].casefold().translate(_SWEDISH),
                service["id"],
            )
        self.by_need = self._by(listed, vocabulary["needs"], lambda one: one["needs"], need=True)
        self.by_kind = self._by(listed, vocabulary["kinds"], lambda one: (one["kind"],))
        self.by_area = self._by(listed, self.area_by_id, lambda one: one["area"].get("codes") or (self.nation,))
        self.by_audience = self._by(listed, vocabulary["audiences"], lambda one: one["audiences"])
        for name, found in self.by_audience.items():
            if len(found) < 6 and name not in ("everyone", "relatives", "professionals", "perpetrators"):
                own = {service["id"] for service in found}
                found += [service for service in self.by_audience["everyone"] if service["id"] not in own]
        self.alike = {service["id"]: self._alike(service) for service in services}
        self.plans = []
        for group, found in (("needs", self.by_need), ("audiences", self.by_audience), ("kinds", self.by_kind)):
            for name, chosen in found.items():
                if "code" in vocabulary[group][name]:
                    self.plans.append((vocabulary[group][name]["code"], group, name, _split(self._grouped(chosen))))
        for area in areas:
            self.plans.append((area["code"], "areas", area["id"], _split(self._around(area))))

    @staticmethod
    def _by(services: list[dict], names: Any, keys: Any, need: bool = False) -> dict[str, list[dict]]:
        found = defaultdict(list)
        for service in services:
            for key in keys(service):
                found[key].append(service)

        def order(service: dict, name: str) -> tuple:
            place = min(service["needs"].index(name), 3) if need else 0
            return (service["status"] != "active", not service["answers"], place, *service["rank"])

        return {name: sorted(found[name], key=lambda service: order(service, name)) for name in names}

    def _grouped(self, services: list[dict]) -> list[tuple[str, list[dict]]]:
        order = {area["id"]: place for place, area in enumerate(self.areas)}
        found = defaultdict(list)
        for service in services:
            codes = service["area"].get("codes")
            home = (
                self.nation
                if not codes
                else codes[0]
                if len(codes) == 1
                else self.area_by_id[codes[0]].get("parent", codes[0])
            )
            found[home].append(service)
        return sorted(found.items(), key=lambda item: order[item[0]])

    def _chain(self, area: str | None) -> list[str]:
        chain = []
        while area:
            chain.append(area)
            area = self.area_by_id[area].get("parent")
        return chain

    def _around(self, area: dict) -> list[tuple[str, list[dict]]]:
        if area["level"] == "national":
            return [(area["id"], self.by_area[area["id"]])]
        chain = self._chain(area["id"])[:-1]
        inside = [one["id"] for one in self.areas if one is not area and area["id"] in self._chain(one["id"])]
        return [(one, self.by_area[one]) for one in [*chain[:1], *inside, *chain[1:]] if self.by_area[one]]

    def _alike(self, service: dict, count: int = 4) -> list[dict]:
        wanted, audiences, near = set(service["needs"][:3]), set(service["audiences"]), []
        for other in self.by_need[service["needs"][0]]:
            if other is not service:
                shared = len(wanted.intersection(other["needs"][:4])) + 2 * (
                    not audiences.isdisjoint(other["audiences"])
                )
                near.append((-shared, len(near), other))
                if len(near) == 40:
                    break
        return [other for *_, other in sorted(near, key=lambda one: one[:2])[:count]]


def _split(groups: list[tuple[str, list[dict]]]) -> list[list[tuple[str, list[dict]]]]:
    pages: list[list] = [[]]
    room = CARDS
    for area, services in groups:
        start = 0
        while start < len(services):
            if room == 0:
                pages.append([])
                room = CARDS
            part = services[start : start + room]
            pages[-1].append((area, part))
            start += len(part)
            room -= len(part)
    return pages
