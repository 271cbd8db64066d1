"""Lists of services, and the indexes that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vart.languages import Text
from vart.model import Area
from vart.render.frame import Frame, Row
from vart.render.plan import ALL_AREAS, ALL_PAGES, ALL_SERVICES, FINDER, PRINT, SPREAD, ListPlan


def list_pages(frame: Frame, plan: ListPlan) -> Iterator[tuple[str, bytes]]:
    """The pages of one list."""
    heading, hint = about(frame, plan)
    count = len(plan.pages)
    for place, groups in enumerate(plan.pages, 1):
        path = plan.code if place == 1 else f"{plan.code}/{place}"
        main = frame.fill(
            "pages/list.html",
            heading=heading,
            swedish=plan.group == "areas"
            and heading.language is None
            and bool(frame.core.directory.area_by_id[plan.name].parent),
            hint=hint if place == 1 else Text(""),
            page=place,
            pages=count,
            groups=[
                {**area_heading(frame, area), "cards": [frame.card(service) for service in services]}
                for area, services in groups
            ],
            empty=not any(group.services for group in groups),
            always=frame.always,
            links=_links(frame, plan) if place == count else [],
            next=frame.url(f"{plan.code}/{place + 1}") if place < count else "",
            previous=frame.url(plan.code if place == 2 else f"{plan.code}/{place - 1}") if place > 1 else "",
        )
        yield frame.page(path, str(heading), main, description=str(hint))


def area_heading(frame: Frame, id: str) -> dict[str, Any]:
    """Return the heading of the services of an area: its title, and whether that is Swedish."""
    area = frame.core.directory.area_by_id.get(id)
    if area is None or area.level == "national":
        return {"title": frame.words.text("Hela landet"), "swedish": False}
    return {"title": Text(area.name), "swedish": True}


def about(frame: Frame, plan: ListPlan) -> tuple[Text, Text]:
    """Return the heading of a list and what it says below."""
    if plan.group == "areas":
        area = frame.core.directory.area_by_id[plan.name]
        if area.level == "national":
            return frame.words.text("Hjälp i hela landet"), frame.words.text(
                "De här kan du höra av dig till, var du än bor i landet."
            )
        return Text(area.name), frame.words.text(
            "Här ser du vad som finns nära. Det mesta i Hela landet gäller också dig."
        )
    term = frame.view.terms[plan.group][plan.name]
    return (term.says if plan.group != "kinds" else term.label), term.hint


def _links(frame: Frame, plan: ListPlan) -> list[Row]:
    rows = [Row(frame.url(page.code), page.title) for page in frame.prose if plan.name in page.topics]
    if plan.group == "areas":
        area = frame.core.directory.area_by_id[plan.name]
        nation = next(one for one in frame.core.directory.areas if one.level == "national")
        if area.id != nation.id:
            rows.append(Row(frame.url(nation.code), frame.words.text("Hela landet")))
        if area.id in frame.core.site.sheets:
            rows.insert(0, Row(frame.url(f"{PRINT}/{area.code}"), frame.words.text("Skriv ut")))
        rows += [_area_row(frame, one) for one in frame.core.directory.areas if one.parent == area.id]
    else:
        if plan.group == "needs" and any(one.need == plan.name for one in frame.core.narrow):
            rows.append(Row(frame.url(f"{plan.code}/{FINDER}"), frame.words.text("Välj språk, plats eller sätt")))
        rows.append(Row(frame.url(ALL_AREAS), frame.words.text("Hjälp där du bor")))
    return rows


def _area_row(frame: Frame, area: Area) -> Row:
    return Row(frame.url(area.code), Text(area.name), swedish=True)


def term_rows(frame: Frame, group: str, terms: dict[str, Any]) -> list[Row]:
    """Return a row for each term that has a list."""
    view = frame.view.terms[group]
    return [Row(frame.url(term.code), view[name].says) for name, term in terms.items() if term.code]


def all_services(frame: Frame) -> tuple[str, bytes]:
    """The index of every list by kind, with counts."""
    found = frame.core.selections.by_kind
    vocabulary = frame.core.directory.vocabulary
    rows = [
        Row(frame.url(term.code), frame.view.terms["kinds"][name].label, len(found[name]))
        for name, term in vocabulary.kinds.items()
        if term.code and found[name]
    ]
    heading = frame.words.text("Alla verksamheter")
    main = frame.fill(
        "pages/index.html",
        heading=heading,
        hint=frame.words.text("Välj vilken sorts hjälp du vill se."),
        groups=[
            {"title": Text(""), "swedish": False, "rows": rows},
            {
                "title": frame.words.text("Vad behöver du?"),
                "swedish": False,
                "rows": term_rows(frame, "needs", vocabulary.needs),
            },
            {
                "title": frame.words.text("Vem är du?"),
                "swedish": False,
                "rows": term_rows(frame, "audiences", vocabulary.audiences),
            },
        ],
    )
    return frame.page(ALL_SERVICES, str(heading), main)


def all_areas(frame: Frame) -> tuple[str, bytes]:
    """The index of areas: the nation and its counties, then what lies in each."""
    areas = frame.core.directory.areas
    inside: dict[str, list[Area]] = {}
    for area in areas:
        inside.setdefault(area.parent or "", []).append(area)
    groups = []
    for parent in [area for area in areas if area.id in inside and area.level != "national"]:
        groups.append(
            {
                "title": Text(parent.name),
                "swedish": True,
                "rows": [_area_row(frame, one) for one in [parent, *inside[parent.id]]],
            }
        )
    counties = [_area_row(frame, area) for area in areas if area.level in ("national", "county")]
    groups.append({"title": frame.words.text("Hela landet"), "swedish": False, "rows": counties})
    heading = frame.words.text("Var bor du?")
    main = frame.fill(
        "pages/index.html",
        heading=heading,
        hint=frame.words.text("Du kan ringa de nationella linjerna var du än bor."),
        groups=groups,
    )
    return frame.page(ALL_AREAS, str(heading), main)


def all_pages(frame: Frame) -> tuple[str, bytes]:
    """The index of the prose pages, by the part of the site that they belong to."""
    titles = {
        "leaving": frame.words.text("Lämna"),
        "rights": frame.words.text("Dina rättigheter"),
        "readers": frame.words.text("För dig som …"),
        "about": frame.words.text("Om Vart"),
    }
    groups = []
    for group, title in titles.items():
        rows = [Row(frame.url(page.code), page.title) for page in frame.prose if page.group == group]
        if group == "about" and "embeds" in frame.core.site.parts:
            rows.append(Row(frame.url(SPREAD), frame.words.text("Sprid det här på er webbplats"), plain=True))
        if rows:
            groups.append({"title": title, "swedish": False, "rows": rows})
    if frame.core.site.sheets:
        row = Row(frame.url(PRINT), frame.words.text("Skriv ut"))
        groups.append({"title": frame.words.text("Skriv ut"), "swedish": False, "rows": [row]})
    heading = frame.words.text("Rättigheter och guider")
    hint = frame.words.text("Här läser du vad du har rätt till och hur du kan göra.")
    main = frame.fill("pages/index.html", heading=heading, hint=hint, groups=groups)
    return frame.page(ALL_PAGES, str(heading), main)
