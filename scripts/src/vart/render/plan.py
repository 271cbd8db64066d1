"""Which pages there are, worked out once for all languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vart.find import Selections
from vart.model import Directory, Service
from vart.render.options import Site

#: Codes of the pages that are neither a record, a term, an area nor prose.
ALL_SERVICES = "ztg8"
ALL_AREAS = "2gbm"
ALL_PAGES = "v4t4"
FINDER = "x5fh"
SPREAD = "xjfc"
PRINT = "p8wn"


class Fixed(NamedTuple):
    """A page that no file of the project is written for.

    ``name``: what prose links to it by; ``heading``: what says whether it is translated.
    """

    name: str
    code: str
    heading: str


def fixed_pages(site: Site) -> list[Fixed]:
    """Return the pages that the site has beside records, lists and prose, the home page first."""
    every = [
        Fixed("home", "", "Prata med någon nu"),
        Fixed("find", FINDER, "Sök med egna ord"),
        *([Fixed("print", PRINT, "Skriv ut")] if site.sheets else []),
        Fixed("all-pages", ALL_PAGES, "Rättigheter och guider"),
        Fixed("all-services", ALL_SERVICES, "Alla verksamheter"),
        Fixed("all-areas", ALL_AREAS, "Var bor du?"),
        Fixed("spread", SPREAD, "Sprid det här på er webbplats"),
    ]
    return [page for page in every if page.name not in site.left_out]


#: Cards on one page. With more the page outgrows 14 kB compressed (measured; tests/browser holds the budget).
CARDS = 24


class Group(NamedTuple):
    """A heading and its services; the area's id as heading, or "" for none."""

    area: str
    services: tuple[Service, ...]


class ListPlan(NamedTuple):
    """A list: what it is about, and what each of its pages shows."""

    code: str
    group: str  # of the vocabulary, or "areas"
    name: str  # the term, or the area's id
    pages: tuple[tuple[Group, ...], ...]


def plan_lists(directory: Directory, selections: Selections) -> list[ListPlan]:
    """Return every list of services with its pages."""
    plans = []
    for group, found in (
        ("needs", selections.by_need),
        ("audiences", selections.by_audience),
        ("kinds", selections.by_kind),
    ):
        for name, services in found.items():
            code = directory.vocabulary.groups[group][name].code
            if code:
                plans.append(ListPlan(code, group, name, split(by_area(directory, services))))
    for area in directory.areas:
        groups = [Group(one, tuple(services)) for one, services in selections.around(area.id) if services]
        plans.append(ListPlan(area.code, "areas", area.id, split(groups)))
    return plans


def by_area(directory: Directory, services: Sequence[Service]) -> list[Group]:
    """Group services by where they are: the whole nation first, then as the area file has them."""
    order = {area.id: place for place, area in enumerate(directory.areas)}
    found: dict[str, list[Service]] = {}
    for service in services:
        found.setdefault(_home(directory, service), []).append(service)
    return [Group(area, tuple(found[area])) for area in sorted(found, key=lambda area: order.get(area, -1))]


def _home(directory: Directory, service: Service) -> str:
    """Return the one area to file a service under: its own, or what its several areas have in common."""
    codes = service.area.codes
    if not codes:
        return next((area.id for area in directory.areas if area.level == "national"), "")
    if len(codes) == 1:
        return codes[0]
    return directory.area_by_id[codes[0]].parent or codes[0]


def split(groups: Sequence[Group]) -> tuple[tuple[Group, ...], ...]:
    """Spread groups over pages of at most :data:`CARDS` services; always at least one page."""
    pages: list[list[Group]] = [[]]
    room = CARDS
    for area, services in groups:
        start = 0
        while start < len(services):
            if room == 0:
                pages.append([])
                room = CARDS
            part = services[start : start + room]
            pages[-1].append(Group(area, part))
            start += len(part)
            room -= len(part)
    return tuple(tuple(page) for page in pages)
