"""What the open data of all languages shares: which records it shows, and in which lists."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from vart.find import Selections
from vart.model import Directory, Service
from vart.render.open_data.guard import tells_a_place
from vart.render.open_data.meta import updated
from vart.render.options import Site


class Group(NamedTuple):
    """A list of services: its folder (``needs``), its name in it (``talk``), and the services, best first."""

    folder: str
    name: str
    services: tuple[Service, ...]


class Shared(NamedTuple):
    """What is worked out once for all languages.

    ``listed`` are the services that lists show, ``pages`` these and the closed ones, which keep a file of their own
    as they keep a page. Drafts are in neither, and neither is a confidential record that tells a place.
    """

    directory: Directory
    site: Site
    listed: tuple[Service, ...]
    pages: tuple[Service, ...]
    groups: tuple[Group, ...]
    #: The day of each service's last change, by its id, and the newest of them.
    days: Mapping[str, date]
    day: date
    #: Code of the public page about the data, or "".
    page: str
    #: Confidential records that tell a place; keepers are told, readers of the data are not.
    withheld: tuple[Service, ...] = ()

    @classmethod
    def of(cls, directory: Directory, selections: Selections, site: Site, page: str = "") -> Shared:
        """Work it out.

        :param page: code of the public page about the data.
        """
        told = {one.id for one in directory.services if one.status != "draft" and tells_a_place(one)}
        pages = tuple(one for one in directory.services if one.status != "draft" and one.id not in told)
        withheld = tuple(one for one in directory.services if one.id in told)
        known = {one.id for one in pages}
        listed = tuple(one for one in selections.services if one.id in known)
        groups = tuple(
            Group(folder, name, tuple(one for one in services if one.id in known))
            for folder, name, services in _groups(directory, selections)
        )
        days = {one.id: updated(one) for one in pages}
        day = max((days[one.id] for one in listed), default=site.today)
        return cls(directory, site, listed, pages, groups, days, day, page, withheld)

    def newest(self, services: Iterable[Service]) -> date:
        """Return the newest day of any of the services, of all when there are none.

        The time of a file is that of what it shows and not of the build: a file whose records stay the same stays the
        same, byte for byte.
        """
        return max((self.days[one.id] for one in services), default=self.day)


#: What the folders of lists are called, and what they are lists by.
FOLDERS = {
    "needs": "need",
    "violence": "kind of violence",
    "audiences": "audience",
    "kinds": "kind of service",
    "areas": "area, with the areas inside it and around it, the nation apart",
    "spoken": "language that somebody answers in",
}


def _groups(directory: Directory, selections: Selections) -> Iterable[tuple[str, str, Sequence[Service]]]:
    vocabulary = directory.vocabulary
    for name, services in selections.by_need.items():
        yield "needs", name, services
    for name in vocabulary.violence:
        yield "violence", name, [one for one in selections.services if name in one.violence]
    for name, services in selections.by_audience.items():
        # Pages fill short lists up with services for everyone; data says what records say.
        yield "audiences", name, [one for one in services if name in one.audiences]
    for name, services in selections.by_kind.items():
        yield "kinds", name, services
    for area in directory.areas:
        around = [one for _, services in selections.around(area.id) for one in services]
        yield "areas", area.id, list(dict.fromkeys(around))
    by_tag: dict[str, list[Service]] = {}
    for one in selections.services:
        for tag in spoken(one):
            by_tag.setdefault(tag, []).append(one)
    for tag in sorted(by_tag):
        yield "spoken", tag, by_tag[tag]


def spoken(service: Service) -> set[str]:
    """Return the languages that somebody answers in."""
    return {tag for channel in service.channels for tag in channel.languages}


def spoken_tags(services: Iterable[Service]) -> list[str]:
    """Return the tags of every language that a service answers in, in alphabetical order."""
    return sorted({tag for service in services for tag in spoken(service)})


def fingerprint(service: Service) -> str:
    """Return 16 hexadecimal characters that change when anything public in a record does, in any field.

    Texts count in Swedish. What committees keep for themselves does not count.
    """
    return hashlib.sha256(service.model_dump_json(exclude={"to_ask"}).encode()).hexdigest()[:16]
