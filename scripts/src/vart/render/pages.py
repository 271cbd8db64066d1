"""The public pages of one language, in the order in which they are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from vart.languages import Text
from vart.model import channel_kind, channel_value
from vart.model.phone import dial
from vart.render import service_view as sv
from vart.render.environment import marked, number
from vart.render.finder import finder_files, finder_page, narrow_pages
from vart.render.frame import Core, Frame, Prose, Row
from vart.render.lists import all_areas, all_pages, all_services, list_pages, term_rows
from vart.render.plan import ALL_AREAS, ALL_PAGES, ALL_SERVICES, FINDER, PRINT
from vart.render.print_pages import print_pages
from vart.render.service_page import service_page

__all__ = ["Core", "LanguagePages", "Prose"]


class LanguagePages(Frame):
    """Renders every page of one language but prose."""

    #: What the language stands beside on a sheet of two languages.
    beside: Frame | None = None

    def render(self) -> Iterator[tuple[str, bytes]]:
        """Yield (path, bytes) of each page."""
        finder = "finder" in self.core.site.parts
        if finder:
            yield from finder_files(self)
        yield home(self)
        if finder:
            yield finder_page(self)
        yield all_pages(self)
        yield all_services(self)
        yield all_areas(self)
        for plan in self.core.lists:
            yield from list_pages(self, plan)
        yield from narrow_pages(self)
        for service in self.core.directory.services:
            if service.status != "draft":
                yield service_page(self, service)
        yield from print_pages(self, self.beside)
        yield not_found(self)


def crisis_lines(frame: Frame) -> list[dict[str, Any]]:
    """The round-the-clock lines, in the committee's order."""
    lines = []
    for line in frame.core.directory.crisis:
        service = frame.core.directory.by_id.get(line.service)
        phones = [one for one in service.channels if channel_kind(one) == "phone"] if service else []
        if phones:
            value = channel_value(phones[0])
            about = [frame.words.text("dygnet runt"), *sv.channel_signs(phones[0], frame.words)]
            lines.append(
                {
                    "name": service.name,
                    "number": value,
                    "dial": dial(value).removeprefix("tel:"),
                    "signs": Markup(" · ").join(marked(text) for text in about),
                }
            )
    return lines


def home(frame: Frame) -> tuple[str, bytes]:
    """The home page: numbers first, then needs."""
    vocabulary = frame.core.directory.vocabulary
    main = frame.fill(
        "pages/home.html",
        crisis=crisis_lines(frame),
        needs=term_rows(frame, "needs", vocabulary.needs),
        audiences=term_rows(frame, "audiences", vocabulary.audiences),
        areas=_home_areas(frame),
        guides=_guides(frame),
        in_danger=next((page.code for page in frame.prose if page.name == "in-danger"), ALL_SERVICES),
        codes={"areas": ALL_AREAS, "services": ALL_SERVICES, "find": FINDER},
        find=frame.finder,
        eager=False,
        number=number,
    )
    return frame.page("", "", main)


def _guides(frame: Frame) -> list[Row]:
    """The leaving pages, then the index of everything that there is to read."""
    rows = [Row(frame.url(page.code), page.title) for page in frame.prose if page.group == "leaving"]
    rows.append(Row(frame.url(ALL_PAGES), frame.words.text("Rättigheter och guider")))
    return [*rows, Row(frame.url(PRINT), frame.words.text("Skriv ut"))] if frame.core.site.sheets else rows


def _home_areas(frame: Frame) -> list[Row]:
    """The municipalities that have services of their own, most services first."""
    by_area = frame.core.selections.by_area
    areas = [area for area in frame.core.directory.areas if area.level == "municipality" and by_area[area.id]]
    areas.sort(key=lambda area: -len(by_area[area.id]))
    return [Row(frame.url(area.code), Text(area.name), swedish=True) for area in areas[:4]]


def not_found(frame: Frame) -> tuple[str, bytes]:
    """The 404 page of this language, for hosts that can have one a language."""
    main = frame.fill("pages/not-found.html", always=frame.always)
    _, html = frame.page("", frame.words.plain("Sidan finns inte"), main)
    return f"{frame.folder}/404.html", html
