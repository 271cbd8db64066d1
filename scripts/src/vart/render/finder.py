"""The finder: its index as files, its own page, and the same choices as plain lists for readers without scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from babel.dates import get_day_names

from vart.find import Narrow, index_for
from vart.languages import SOURCE, Text
from vart.render.assets import neutral_name
from vart.render.frame import Frame, Row
from vart.render.lists import area_heading, term_rows
from vart.render.messages import N
from vart.render.plan import ALL_AREAS, ALL_SERVICES, FINDER, by_area, split

#: What the finder says, by the name that its script knows it by.
WORDS = {
    "more": N("Välj mer"),
    "what": N("Vad händer?"),
    "who": N("Vem gäller det?"),
    "where": N("Var?"),
    "tongue": N("Vilket språk?"),
    "how": N("Hur?"),
    "any": N("Vad som helst"),
    "call": N("Ringa"),
    "chat": N("Chatta"),
    "text": N("Skriva"),
    "visit": N("Besöka"),
    "open": N("Öppet nu"),
    "anonymous": N("Jag vill vara anonym"),
    "unbilled": N("Ska inte synas på räkningen"),
    "count": N("Antal svar: {count}"),
    "rest": N("Visa alla ({count} till)"),
    "nothing": N("Vi hittade inget som passar helt. De här svarar dygnet runt:"),
    "try": N("Prova andra ord, eller ta bort ett val."),
    "ring": N("Ring"),
    "life": N("Det låter farligt. Ring 112 nu."),
    "suicide": N("Du behöver inte vara ensam med det. Någon svarar nu. Ring 112 om du är på väg att skada dig."),
    "perhaps-life": N("Är det farligt just nu? Ring 112."),
    "perhaps-suicide": N("Tänker du att du inte vill leva? Någon svarar nu."),
    "always": N("dygnet runt"),
    "now": N("öppet nu"),
    "until": N("öppet nu till {time}"),
    "untilDay": N("öppet nu till {day} {time}"),
    "shut": N("stängt nu"),
    "opens": N("öppnar {time}"),
    "tomorrow": N("öppnar i morgon {time}"),
    "opensDay": N("öppnar {day} {time}"),
    "later": N("stängt nu, öppnar om {days} dagar"),
    "unknown": N("Vi vet inte när det är öppet."),
    "free": N("gratis"),
    "anonym": N("du kan vara anonym"),
    "hidden": N("syns inte på räkningen"),
    "unchecked": N("inte kontrollerad"),
    "paused": N("Vi vet inte om den är öppen."),
    "sms": N("Sms"),
    "all": N("Alla verksamheter"),
}
#: Those that say what is open at a moment (assets/js/finder/moment.js).
MOMENT = ("always", "now", "until", "untilDay", "shut", "opens", "tomorrow", "opensDay", "later")
WAYS = {"call": N("Ringa"), "chat": N("Chatta"), "text": N("Skriva"), "visit": N("Besöka")}


def finder_files(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """The index and its parts. Their names change with what they hold, so an old page never reads a new index."""
    core = frame.core
    phrases = core.phrases.get(frame.folder, ())
    made = index_for(frame.view, phrases, core.selections, core.site.today, core.memory)
    at = {area.id: place for place, area in enumerate(core.directory.areas)}
    parts = []
    for area, services in made.parts:
        name, content = _file(services)
        parts.append([at[area] if area else -1, frame.url() + name])
        yield f"{frame.folder}/{name}", content
    words = {name: frame.words.plain(text) for name, text in WORDS.items()} | moment_words(frame)
    pages = {"at": frame.url(), "all": frame.url(ALL_SERVICES), "words": words, "parts": parts}
    name, content = _file(made.base | pages)
    frame.finder = {"index": frame.url() + name, "code": frame.core.finder_code}
    yield f"{frame.folder}/{name}", content


def moment_words(frame: Frame) -> dict[str, Any]:
    """Return what is said of hours at a moment, and the days of the week, Monday first."""
    days = get_day_names("wide", locale=frame.view.hours_catalog.locale)
    return {name: frame.words.plain(WORDS[name]) for name in MOMENT} | {"days": [days[day] for day in range(7)]}


def _file(value: Any) -> tuple[str, bytes]:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{neutral_name(text)}.json", text.encode()


def finder_page(frame: Frame) -> tuple[str, bytes]:
    """The finder's own page."""
    vocabulary = frame.core.directory.vocabulary
    narrow = {need for need, *_ in frame.core.narrow}
    needs = []
    for (name, term), row in zip(
        ((name, term) for name, term in vocabulary.needs.items() if term.code),
        term_rows(frame, "needs", vocabulary.needs),
        strict=True,
    ):
        needs.append(Row(frame.url(f"{term.code}/{FINDER}"), row.title) if name in narrow else row)
    every = [one for one in frame.core.narrow if not one.need]
    heading = frame.words.text("Sök med egna ord")
    main = frame.fill(
        "pages/find.html",
        find=frame.finder,
        eager=True,
        needs=needs,
        audiences=term_rows(frame, "audiences", vocabulary.audiences),
        ways=[_row(frame, one) for one in every if one.kind == "way"],
        tongues=[_row(frame, one) for one in every if one.kind == "tongue"],
        areas=frame.url(ALL_AREAS),
    )
    return frame.page(FINDER, str(heading), main)


def narrow_pages(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """The page of choices of every need, and the narrower lists themselves."""
    needs: dict[str, list[Narrow]] = {}
    for one in frame.core.narrow:
        if one.need:
            needs.setdefault(one.need, []).append(one)
        yield from _list(frame, one)
    for need, found in needs.items():
        yield _choices(frame, need, found)


def _choices(frame: Frame, need: str, found: Sequence[Narrow]) -> tuple[str, bytes]:
    term = frame.view.terms["needs"][need]
    titles = {
        "way": frame.words.text("Hur vill du ha kontakt?"),
        "tongue": frame.words.text("Vilket språk talar du?"),
        "anonymous": frame.words.text("Vill du vara anonym?"),
        "area": frame.words.text("Var bor du?"),
        "who": frame.words.text("Vem är du?"),
    }
    code = frame.core.directory.vocabulary.needs[need].code
    groups: list[dict[str, Any]] = [
        {
            "title": Text(""),
            "swedish": False,
            "rows": [Row(frame.url(code), term.label, len(frame.core.selections.by_need[need]))],
        }
    ]
    for kind, title in titles.items():
        rows = [_row(frame, one) for one in found if one.kind == kind]
        if rows:
            groups.append({"title": title, "swedish": False, "rows": rows})
    main = frame.fill(
        "pages/index.html",
        heading=term.says,
        hint=frame.words.text("Välj en sak, så blir listan kortare."),
        groups=groups,
    )
    return frame.page(f"{code}/{FINDER}", str(term.says), main)


def _row(frame: Frame, one: Narrow) -> Row:
    return Row(frame.url(_path(frame, one)), _title(frame, one), len(one.services), swedish=one.kind == "area")


def _path(frame: Frame, one: Narrow) -> str:
    code = frame.core.directory.vocabulary.needs[one.need].code if one.need else FINDER
    return f"{code}/{one.code}"


def _title(frame: Frame, one: Narrow) -> Text:
    match one.kind:
        case "way":
            return frame.words.text(WAYS[one.value])
        case "tongue":
            return frame.view.language_name(one.value)
        case "anonymous":
            return frame.words.text("Du kan vara anonym")
        case "area":
            # Names of places are Swedish, also among Latin letters of another language.
            own = frame.view.catalog.is_source or frame.view.catalog.is_variety
            swedish = next(language for language in frame.core.directory.languages if language.folder == SOURCE)
            return Text(frame.core.directory.area_by_id[one.value].name, None if own else swedish)
    return frame.view.terms["audiences"][one.value].says


def _list(frame: Frame, one: Narrow) -> Iterator[tuple[str, bytes]]:
    heading = frame.view.terms["needs"][one.need].says if one.need else _title(frame, one)
    path = _path(frame, one)
    pages = split(by_area(frame.core.directory, one.services))
    for place, groups in enumerate(pages, 1):
        last = place == len(pages)
        back = f"{path.partition('/')[0]}/{FINDER}" if one.need else FINDER
        main = frame.fill(
            "pages/list.html",
            heading=heading,
            swedish=False,
            hint=_title(frame, one) if one.need and place == 1 else Text(""),
            page=place,
            pages=len(pages),
            groups=[
                {**area_heading(frame, area), "cards": [frame.card(service) for service in services]}
                for area, services in groups
            ],
            empty=False,
            always=frame.always,
            links=[Row(frame.url(back), frame.words.text("Välj något annat"))] if last else [],
            next=frame.url(f"{path}/{place + 1}") if not last else "",
            previous=frame.url(path if place == 2 else f"{path}/{place - 1}") if place > 1 else "",
        )
        about = f"{heading} – {_title(frame, one)}" if one.need else str(heading)
        yield frame.page(path if place == 1 else f"{path}/{place}", about, main)
