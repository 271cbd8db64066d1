"""Which services a page shows, and in which order.

Best first: what the service does best, then what answers now, then how well it is checked. Nothing here depends on
a language, so the work is done once for all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from vart.hours import is_round_the_clock
from vart.model import Directory, Service, channel_kind

_CONFIDENCE = {"high": 0, "medium": 1, "low": 2}
#: An audience with fewer services of its own is shown those for everyone as well.
_FEW = 6
#: Audiences who are not themselves exposed; what is for everyone is not meant for them.
_NOT_EXPOSED = ("relatives", "professionals", "perpetrators")
#: The alphabet ends in å, ä, ö; in Unicode ä comes first.
_SWEDISH = str.maketrans("åäö", "{|}")
_DIRECT = {"phone", "sms", "chat", "text_relay"}


def listed(service: Service) -> bool:
    """Say whether lists show the service: drafts and closed ones they do not (a closed one keeps its page)."""
    return service.status in ("active", "paused")


def answers_always(service: Service) -> bool:
    """Say whether a telephone of the service is open round the clock."""
    return any(
        channel_kind(channel) == "phone" and channel.hours and is_round_the_clock(channel.hours)
        for channel in service.channels
    )


def answers(service: Service) -> bool:
    """Say whether one can get hold of a person there directly."""
    return any(channel_kind(channel) in _DIRECT for channel in service.channels)


def rank(service: Service, need: str | None = None) -> tuple:
    """Return a sort key, the best first; ``need`` is the need that the list is about."""
    place = service.needs.index(need) if need in service.needs else 0
    return (
        service.status != "active",
        not answers(service),
        min(place, 3),
        not answers_always(service),
        _CONFIDENCE[service.confidence],
        bool(service.verified is None),
        service.name.casefold().translate(_SWEDISH),
        service.id,
    )


def in_area(directory: Directory, area: str) -> list[str]:
    """Return ``area`` and the areas around it, nearest first, the nation last."""
    chain = []
    current: str | None = area
    while current is not None:
        chain.append(current)
        current = directory.area_by_id[current].parent
    return chain


class Selections:
    """Every list of the site, by what it is about."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.services = [service for service in directory.services if listed(service)]
        self._alike: dict[tuple[str, int], list[Service]] = {}  # the same in every language

    @cached_property
    def by_need(self) -> dict[str, list[Service]]:
        """Services by need, in the vocabulary's order."""
        return self._by(self.directory.vocabulary.needs, lambda service: service.needs, about_need=True)

    @cached_property
    def by_audience(self) -> dict[str, list[Service]]:
        """Services by audience; where few are for them in particular, those for everyone come after."""
        found = self._by(self.directory.vocabulary.audiences, lambda service: service.audiences)
        for name, services in found.items():
            if len(services) < _FEW and name not in ("everyone", *_NOT_EXPOSED):
                own = {service.id for service in services}
                services += [service for service in found.get("everyone", ()) if service.id not in own]
        return found

    @cached_property
    def by_kind(self) -> dict[str, list[Service]]:
        """Services by kind."""
        return self._by(self.directory.vocabulary.kinds, lambda service: (service.kind,))

    @cached_property
    def by_area(self) -> dict[str, list[Service]]:
        """Services by exactly the area that they name; the national ones under the nation's id."""
        nation = next((area.id for area in self.directory.areas if area.level == "national"), "")
        names = [area.id for area in self.directory.areas]
        return self._by(names, lambda service: service.area.codes or (nation,))

    def around(self, area: str) -> list[tuple[str, list[Service]]]:
        """Return (area, services) for the area, what lies in it, and what lies around it; never the nation.

        A reader in Farsta sees Farsta first, then the city, then the county; a reader who only knows her county
        sees what its municipalities have as well.
        """
        chain = [one for one in in_area(self.directory, area) if self.directory.area_by_id[one].level != "national"]
        inside = [one.id for one in self.directory.areas if one.id != area and area in in_area(self.directory, one.id)]
        if self.directory.area_by_id[area].level == "national":
            return [(area, self.by_area[area])]
        return [(one, self.by_area[one]) for one in [*chain[:1], *inside, *chain[1:]] if self.by_area[one]]

    @cached_property
    def crisis(self) -> list[Service]:
        """The services of the home page, in the committee's order."""
        return [
            self.directory.by_id[line.service] for line in self.directory.crisis if line.service in self.directory.by_id
        ]

    def alike(self, service: Service, count: int = 4) -> list[Service]:
        """Return other services that help with what this one does best, for the same readers."""
        found = self._alike.get((service.id, count))
        if found is None:
            found = self._alike[service.id, count] = self._find_alike(service, count)
        return found

    def _find_alike(self, service: Service, count: int) -> list[Service]:
        wanted = set(service.needs[:3])
        near = []
        for other in self.by_need.get(service.needs[0], ()):
            if other.id != service.id:
                shared = len(wanted & set(other.needs[:4])) + 2 * bool(set(service.audiences) & set(other.audiences))
                near.append((-shared, len(near), other))
            if len(near) == 40:
                break
        return [other for *_, other in sorted(near)[:count]]

    def _by(self, names: Iterable[str], keys, *, about_need: bool = False) -> dict[str, list[Service]]:
        found: dict[str, list[Service]] = defaultdict(list)
        for service in self.services:
            for key in keys(service):
                found[key].append(service)
        return {
            name: sorted(found[name], key=lambda service: rank(service, name if about_need else None)) for name in names
        }
