"""What the open data of all languages shares: which records it shows, and in which lists."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from vart.find import Selections
from vart.model import Directory, Service
from vart.render.open_data.guard import tells_a_place
from vart.render.open_data.meta import newest
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
    day: date
    #: Code of the public page about the data, or "".
    page: str

    @classmethod
    def of(cls, directory: Directory, selections: Selections, site: Site, page: str = "") -> Shared:
        """Work it out.

        :param page: code of the public page about the data.
        """
        pages = tuple(one for one in directory.services if one.status != "draft" and not tells_a_place(one))
        known = {one.id for one in pages}
        listed = tuple(one for one in selections.services if one.id in known)
        groups = tuple(
            Group(folder, name, tuple(one for one in services if one.id in known))
            for folder, name, services in _groups(directory, selections)
        )
        return cls(directory, site, listed, pages, groups, newest(listed, site.today), page)


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
    for tag in spoken_tags(selections.services):
        yield "spoken", tag, [one for one in selections.services if tag in spoken(one)]


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
