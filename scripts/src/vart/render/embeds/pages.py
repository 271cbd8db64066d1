"""Compact pages made for a frame on somebody else's site: the general one, and one for each list.

Each is where a visit in the frame begins. From there the reader moves on in place through the ordinary pages, which
the frame's script fetches and puts where the old one was; so there are no framed twins of services and prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from vart.find.select import in_area
from vart.model import Directory, Language, Service
from vart.render.embeds.files import EMBED
from vart.render.environment import Words
from vart.render.frame import Core, Frame
from vart.render.lists import about, area_heading, term_rows
from vart.render.pages import crisis_lines
from vart.render.plan import ALL_AREAS, ALL_SERVICES, ListPlan
from vart.render.shell import Shell

#: Services that a framed list shows for the whole nation, for any other area, and in all. The rest is one step away.
NATION, LOCAL, ALL = 10, 6, 24

#: Links out of the frame. The frame's script takes the mark off where it can follow a link in place.
_OUT = re.compile(r'(<a\b[^>]*\shref="(?:/|https?:)[^"]*")')


class Part(NamedTuple):
    """Services of one area, and the areas whose readers are to see them first."""

    area: str
    near: tuple[str, ...]
    services: tuple[Service, ...]


def embed_pages(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """Yield (path, bytes) of every framed page of a language."""
    shell = _shell(frame)
    yield _page(frame, shell, "", "", _home(frame))
    near = _near(frame.core.directory)
    for plan in frame.core.lists:
        heading, _ = about(frame, plan)
        yield _page(frame, shell, plan.code, str(heading), _list(frame, plan, near))


def lost_embed(core: Core, doors: Sequence[tuple[Language, Words]]) -> tuple[str, bytes]:
    """Return the page for a framed address that is not there (any more): the emergency number, and every language.

    :param doors: the languages with their words.
    """
    leave = " · ".join(dict.fromkeys(words.plain("Lämna sidan") for _, words in doors))
    html = core.environment.get_template("embed/lost.html").render(
        site=core.site,
        policy=core.embeds.page.policy,
        scripts=Markup(core.embeds.page.scripts),
        styles=Markup(core.embeds.page.styles),
        title=core.site.name,
        description=core.site.name,
        head=Markup(_NO_INDEX),
        leave=leave,
        doors=[(language, words.text("Prata med någon nu")) for language, words in doors],
        embed=f"{core.site.base}/{EMBED}",
    )
    return f"{EMBED}/404.html", html.encode()


def parts_of(plan: ListPlan, near: dict[str, tuple[str, ...]]) -> tuple[list[Part], bool]:
    """Return the services that a framed list shows, by area, and whether there are more."""
    found: dict[str, list[Service]] = {}
    for page in plan.pages:
        for area, services in page:
            found.setdefault(area, []).extend(services)
    parts, room, more = [], ALL, False
    for area, services in found.items():
        shown = services[: min(room, LOCAL if area in near else NATION)]
        more = more or len(shown) < len(services)
        room -= len(shown)
        if shown:
            parts.append(Part(area, near.get(area, ()), tuple(shown)))
    return parts, more


def _near(directory: Directory) -> dict[str, tuple[str, ...]]:
    """Return for each area but the nation the codes of itself, what lies in it and what lies around it."""
    nation = {area.id for area in directory.areas if area.level == "national"}
    found: dict[str, tuple[str, ...]] = {}
    for area in directory.areas:
        if area.id not in nation:
            around = in_area(directory, area.id)
            inside = [one.id for one in directory.areas if area.id in in_area(directory, one.id)]
            names = dict.fromkeys([*around, *inside])
            found[area.id] = tuple(directory.area_by_id[name].code for name in names if name not in nation)
    return found


def _home(frame: Frame) -> str:
    vocabulary = frame.core.directory.vocabulary
    return frame.fill(
        "embed/home.html",
        crisis=crisis_lines(frame),
        needs=term_rows(frame, "needs", vocabulary.needs),
        audiences=term_rows(frame, "audiences", vocabulary.audiences),
        areas=frame.url(ALL_AREAS),
        services=frame.url(ALL_SERVICES),
    )


def _list(frame: Frame, plan: ListPlan, near: dict[str, tuple[str, ...]]) -> str:
    parts, more = parts_of(plan, near)
    heading, hint = about(frame, plan)
    return frame.fill(
        "embed/list.html",
        heading=heading,
        swedish=plan.group == "areas"
        and heading.language is None
        and bool(frame.core.directory.area_by_id[plan.name].parent),
        hint=hint,
        groups=[_group(frame, part) for part in parts],
        always=frame.always,
        more=frame.url(plan.code) if more else "",
        home=frame.url(),
    )


def _group(frame: Frame, part: Part) -> dict[str, Any]:
    return {
        **area_heading(frame, part.area),
        "near": " ".join(part.near),
        "cards": [frame.card(service) for service in part.services],
    }


_NO_INDEX = '<meta name="robots" content="noindex">\n'


def _page(frame: Frame, shell: Shell, code: str, title: str, main: str) -> tuple[str, bytes]:
    address = f"{code}/" if code else ""
    name = frame.core.site.name
    html = shell.page(
        title=f"{title} – {name}" if title else name,
        description=frame.words.plain("Vart du kan vända dig, och vad du har rätt till."),
        path=address,
        main=_OUT.sub(r'\1 target="_blank"', main),
        head=_NO_INDEX,
    )
    return f"{EMBED}/{frame.folder}/{address}index.html", html


def _shell(frame: Frame) -> Shell:
    core = frame.core
    return Shell(
        core.environment, core.site, core.embeds.page, frame.words, frame.view.language,
        core.directory.open_languages, (), template="embed/shell.html",
    )  # fmt: skip
