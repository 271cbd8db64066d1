"""The pages of one language of the floor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lists import Lists
from markupsafe import Markup, escape
from view import Views
from words import Text, Words, dial, marked, number, tel

ALL_SERVICES, ALL_AREAS, ALL_PAGES = "ztg8", "2gbm", "v4t4"
_SLOTS = {"title": "\ue000", "description": "\ue001", "head": "\ue002", "path": "\ue003", "main": "\ue004"}
_MARKS = re.compile("[\ue000-\ue004]")
_NOTHING = Text("")


class Pages:
    """Renders one language.

    :param site: what all languages share (``build.Site``).
    :param terms: the vocabulary in this language, or None in Swedish.
    """

    def __init__(self, site, row: dict, words: Words, views: Views, terms: dict | None) -> None:
        self.site, self.words, self.views, self.terms = site, words, views, terms
        self.lists: Lists = site.lists
        self.folder = row["folder"]
        self.prose = site.prose[self.folder]
        self._cards: dict[str, Markup] = {}
        self._common = {"_": words, "plain": words.plain, "url": self.url, "site": site.site, "language": row}
        template = site.environment.get_template
        self._card, self._list, self._service = (
            template(f"{name}.html") for name in ("partials/card", "pages/list", "pages/service")
        )
        html = template("shell/shell.html").render(
            self._common | site.common | {name: Markup(mark) for name, mark in _SLOTS.items()},
            url=lambda path="", other=row: f"/{other['folder']}/{path}", languages=site.languages, menu=self._menu(),
        )  # fmt: skip
        self._pieces = _MARKS.split(html)
        names = {mark: name for name, mark in _SLOTS.items()}
        self._order = [names[mark] for mark in _MARKS.findall(html)]
        self.always = [self.card(service) for service in self.lists.crisis[:3]]
        self.talk = next(
            tel(channel["phone"]) for service in self.lists.crisis for channel in service["channels"]
            if channel.get("phone", "112") != "112"
        )  # fmt: skip
        self._relay = self.url(self.lists.vocabulary["kinds"]["relay-service"]["code"])
        self._nation = self.lists.area_by_id[self.lists.nation]["name"]

    def url(self, path: str = "", row: dict | None = None) -> str:
        folder = row["folder"] if row else self.folder
        return f"/{folder}/{path.rstrip('/')}/" if path else f"/{folder}/"

    def page(self, path: str, title: str, main: str, about: str = "", head: str = "") -> str:
        about = about or self.words.plain("Vart du kan vända dig, och vad du har rätt till.")
        values = {"title": escape(title), "description": escape(about), "path": path, "main": main, "head": head}
        parts = [self._pieces[0]]
        for name, piece in zip(self._order, self._pieces[1:], strict=True):
            parts += (values[name], piece)
        return "".join(parts)

    def _menu(self) -> list[dict]:
        text = self.words.text
        found = [(self.url(), text("Första sidan"))]
        found += [
            (self.url(page["code"]), Text(page["title"]))
            for page in sorted(self.prose, key=lambda page: int(page["menu"])) if page["menu"] != "0"
        ]  # fmt: skip
        found.append((self.url(ALL_PAGES), text("Rättigheter och guider")))
        found += [(self.url(ALL_SERVICES), text("Alla verksamheter")), (self.url(ALL_AREAS), text("Var bor du?"))]
        return [{"url": url, "title": title} for url, title in found]

    def term(self, group: str, name: str, field: str) -> Text:
        swedish = self.lists.vocabulary[group][name]
        if self.terms is None:
            return Text(swedish.get(field, ""))
        found = self.terms[group].get(name, {})
        return Text(found[field]) if field in found else Text(swedish.get(field, ""), self.words.swedish)

    def card(self, service: dict) -> Markup:
        found = self._cards.get(service["id"])
        if found is None:
            view = self.views.card(service, self.url(service["code"]))
            found = self._cards[service["id"]] = Markup(self._card.render(self._common, s=view))
        return found

    def render(self) -> Iterator[tuple[str, str]]:
        yield self.home()
        yield from self.indexes()
        for plan in self.lists.plans:
            yield from self.list_pages(*plan)
        for service in self.lists.services:
            if service["status"] != "draft":
                yield self.service(service)
        main = self.site.environment.get_template("pages/not-found.html").render(self._common, always=self.always)
        yield f"{self.folder}/404.html", self.page("", self._titled(self.words.plain("Sidan finns inte")), main)

    def _titled(self, title: str) -> str:
        return f"{title} – {self.site.site.name}"

    def _put(self, code: str, title: object, main: str, about: object = "", head: str = "") -> tuple[str, str]:
        return f"{self.folder}/{code}/index.html", self.page(
            f"{code}/", self._titled(str(title)), main, str(about), head
        )

    def home(self) -> tuple[str, str]:
        words, lines = self.words, []
        for service in self.lists.crisis:
            phone = next(channel for channel in service["channels"] if "phone" in channel)
            about = [words.text("dygnet runt"), *self.views.channel_signs(phone, "phone")]
            value = phone["phone"]
            lines.append(
                {
                    "name": service["name"],
                    "number": value,
                    "dial": dial(value).removeprefix("tel:"),
                    "signs": Markup(" · ").join(map(marked, about)),
                }
            )
        by_area = self.lists.by_area
        areas = [area for area in self.lists.areas if area["level"] == "municipality" and by_area[area["id"]]]
        areas.sort(key=lambda area: -len(by_area[area["id"]]))
        main = self.site.environment.get_template("pages/home.html").render(
            self._common,
            crisis=lines,
            needs=self._term_rows("needs"),
            audiences=self._term_rows("audiences"),
            areas=[self._area_row(area) for area in areas[:4]],
            guides=[
                *self._prose_rows("leaving"),
                {"url": self.url(ALL_PAGES), "title": words.text("Rättigheter och guider")},
            ],
            in_danger=next((page["code"] for page in self.prose if page["name"] == "in-danger"), ALL_SERVICES),
            codes={"areas": ALL_AREAS, "services": ALL_SERVICES},
            find={},
            number=number,
        )
        return f"{self.folder}/index.html", self.page("", self.site.site.name, main)

    def _term_rows(self, group: str) -> list[dict]:
        return [
            _row(self.url(term["code"]), self.term(group, name, "says" if "says" in term else "label"))
            for name, term in self.lists.vocabulary[group].items()
        ]  # fmt: skip

    def _prose_rows(self, group: str) -> list[dict]:
        return [
            _row(self.url(page["code"]), Text(page["title"]))
            for page in self.prose if page.get("group", "about") == group
        ]  # fmt: skip

    def _area_row(self, area: dict) -> dict:
        return _row(self.url(area["code"]), Text(area["name"]), swedish=True)

    def indexes(self) -> Iterator[tuple[str, str]]:
        words, lists = self.words, self.lists
        template = self.site.environment.get_template("pages/index.html")
        rows = [
            _row(self.url(term["code"]), self.term("kinds", name, "label"), count=len(lists.by_kind[name]))
            for name, term in lists.vocabulary["kinds"].items() if lists.by_kind[name]
        ]  # fmt: skip
        groups = [
            {"title": _NOTHING, "swedish": False, "rows": rows},
            {"title": words.text("Vad behöver du?"), "swedish": False, "rows": self._term_rows("needs")},
            {"title": words.text("Vem är du?"), "swedish": False, "rows": self._term_rows("audiences")},
        ]
        heading = words.text("Alla verksamheter")
        hint = words.text("Välj vilken sorts hjälp du vill se.")
        yield self._put(ALL_SERVICES, heading, template.render(self._common, heading=heading, hint=hint, groups=groups))
        inside: dict[str, list[dict]] = {}
        for area in lists.areas:
            inside.setdefault(area.get("parent", ""), []).append(area)
        groups = [
            {
                "title": Text(area["name"]),
                "swedish": True,
                "rows": [self._area_row(one) for one in [area, *inside[area["id"]]]],
            }
            for area in lists.areas if area["id"] in inside and area["level"] != "national"
        ]  # fmt: skip
        counties = [self._area_row(area) for area in lists.areas if area["level"] in ("national", "county")]
        groups.append({"title": words.text("Hela landet"), "swedish": False, "rows": counties})
        heading, hint = words.text("Var bor du?"), words.text("Du kan ringa de nationella linjerna var du än bor.")
        yield self._put(ALL_AREAS, heading, template.render(self._common, heading=heading, hint=hint, groups=groups))
        titles = {"leaving": "Lämna", "rights": "Dina rättigheter", "readers": "För dig som …", "about": "Om Vart"}
        groups = [
            {"title": words.text(title), "swedish": False, "rows": rows}
            for group, title in titles.items() if (rows := self._prose_rows(group))
        ]  # fmt: skip
        heading = words.text("Rättigheter och guider")
        hint = words.text("Här läser du vad du har rätt till och hur du kan göra.")
        yield self._put(ALL_PAGES, heading, template.render(self._common, heading=heading, hint=hint, groups=groups))

    def list_pages(self, code: str, group: str, name: str, pages: list) -> Iterator[tuple[str, str]]:
        words, areas = self.words, self.lists.area_by_id
        rows = [_row(self.url(page["code"]), Text(page["title"])) for page in self.prose if name in page["topics"]]
        if group == "areas":
            nation = areas[self.lists.nation]
            heading, hint = (
                words.text("Hjälp i hela landet"),
                words.text("De här kan du höra av dig till, var du än bor i landet."),
            )
            if name != nation["id"]:
                heading = Text(areas[name]["name"])
                hint = words.text("Här ser du vad som finns nära. Det mesta i Hela landet gäller också dig.")
                rows.append(_row(self.url(nation["code"]), words.text("Hela landet")))
            rows += [self._area_row(one) for one in self.lists.areas if one.get("parent") == name]
        else:
            says = group != "kinds" and "says" in self.lists.vocabulary[group][name]
            heading, hint = self.term(group, name, "says" if says else "label"), self.term(group, name, "hint")
            rows.append(_row(self.url(ALL_AREAS), words.text("Hjälp där du bor")))
        count = len(pages)
        for place, groups in enumerate(pages, 1):
            main = self._list.render(
                self._common,
                heading=heading,
                swedish=group == "areas" and "parent" in areas[name],
                hint=hint if place == 1 else _NOTHING,
                page=place,
                pages=count,
                groups=[
                    {
                        "title": words.text("Hela landet") if area == self.lists.nation else Text(areas[area]["name"]),
                        "swedish": area != self.lists.nation,
                        "cards": [self.card(service) for service in services],
                    }
                    for area, services in groups
                ],
                empty=not any(services for _, services in groups),
                always=self.always,
                links=rows if place == count else [],
                next=self.url(f"{code}/{place + 1}") if place < count else "",
                previous=self.url(code if place == 2 else f"{code}/{place - 1}") if place > 1 else "",
            )
            yield self._put(code if place == 1 else f"{code}/{place}", heading, main, hint)

    def service(self, service: dict) -> tuple[str, str]:
        kind = service["kind"]
        view = self.views.service(service, self.term("kinds", kind, "what_happens"))
        link = lambda other: {"url": self.url(other["code"]), "name": other["name"]}  # noqa: E731
        names = [self.lists.area_by_id[code]["name"] for code in service["area"].get("codes", ())]
        main = self._service.render(
            self._common,
            s=view
            | {
                "instead": link(self.lists.by_id[service["instead"]]) if "instead" in service else None,
                "relay_url": self._relay,
                "area": ", ".join(names) or self._nation,
                "alike": [link(other) for other in self.lists.alike[service["id"]]],
            },
            talk=self.talk,
            code_mark=Markup('<b translate="no">{}</b>').format(service["code"]),
        )
        address = f"{self.site.base_url}{self.folder}/{service['code']}/"
        label = self.term("kinds", kind, "label")
        head = self.views.json_ld(service, view["summary"], label, names or [self._nation], address)
        return self._put(service["code"], service["name"], main, view["summary"], head)

    def link_targets(self) -> dict[str, dict[str, str]]:
        lists, url = self.lists, self.url
        terms = {
            kind: {name: url(term["code"]) for name, term in lists.vocabulary[group].items()}
            for kind, group in (("need", "needs"), ("audience", "audiences"), ("kind", "kinds"))
        }
        pages = {page["name"]: url(page["code"]) for page in self.prose}
        return {
            **terms,
            "service": {service["id"]: url(service["code"]) for service in lists.services},
            "area": {area["id"]: url(area["code"]) for area in lists.areas},
            "page": pages
            | {
                "all-services": url(ALL_SERVICES),
                "all-areas": url(ALL_AREAS),
                "all-pages": url(ALL_PAGES),
                "home": url(),
            },
        }


def _row(url: str, title: Text, *, swedish: bool = False, count: int | None = None) -> dict:
    return {"url": url, "title": title, "swedish": swedish, "count": count, "plain": False}
