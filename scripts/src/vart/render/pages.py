"""The public pages of one language: home, lists, services, indexes, 404."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from vart.find import Selections, listed
from vart.find.select import answers
from vart.languages import Text, View
from vart.model import Area, Directory, Service, channel_kind, channel_value
from vart.model.phone import dial
from vart.render import service_view as sv
from vart.render.assets import Assets
from vart.render.environment import Words, number, tel
from vart.render.options import Site
from vart.render.plan import ALL_AREAS, ALL_SERVICES, ListPlan, plan_lists
from vart.render.shell import MenuEntry, Shell
from vart.render.structured import json_ld


class Prose(NamedTuple):
    """What the rest of the site needs to know of a prose page in one language."""

    code: str
    title: Text
    #: Place in the menu; 0 for not in it.
    menu: int
    #: The needs that it is about: their pages link to it.
    topics: tuple[str, ...]
    #: A short name for templates that point at one certain page, as ``in-danger``.
    name: str


class Row(NamedTuple):
    """A line that leads somewhere."""

    url: str
    title: Text
    count: int | None = None
    swedish: bool = False


class Core(NamedTuple):
    """What all languages share."""

    directory: Directory
    selections: Selections
    lists: list[ListPlan]
    site: Site
    assets: Assets
    environment: Environment

    @classmethod
    def of(cls, directory: Directory, site: Site, assets: Assets, environment: Environment) -> Core:
        """Work out the selections and lists."""
        selections = Selections(directory)
        return cls(directory, selections, plan_lists(directory, selections), site, assets, environment)


class LanguagePages:
    """Renders the pages of one language.

    :param core: what all languages share.
    :param view: the directory in this language.
    :param prose: the prose pages in this language, for the menu and for links.
    """

    def __init__(self, core: Core, view: View, prose: Sequence[Prose]) -> None:
        self.core = core
        self.view = view
        self.prose = prose
        self.words = Words(view)
        self.folder = view.language.folder
        self._templates: dict[str, Any] = {}
        self._cards: dict[str, Markup] = {}
        self._common = {
            "_": self.words,
            "plain": self.words.plain,
            "url": self.url,
            "site": core.site,
            "language": view.language,
        }

    def url(self, path: str = "", language: Any = None) -> str:
        """Return the address of a page: ``path`` is ``""`` for home, else a code, with or without a page after it."""
        folder = (language or self.view.language).folder
        return f"{self.core.site.base}/{folder}/{path.rstrip('/')}/" if path else f"{self.core.site.base}/{folder}/"

    @cached_property
    def shell(self) -> Shell:
        """The shell of this language."""
        core = self.core
        return Shell(
            core.environment, core.site, core.assets, self.words, self.view.language,
            core.directory.open_languages, self.menu,
        )  # fmt: skip

    @cached_property
    def menu(self) -> list[MenuEntry]:
        """The menu: home, prose in its order, all services, areas."""
        entries = [MenuEntry(self.url(), self.words.text("Första sidan"))]
        in_menu = sorted((page for page in self.prose if page.menu), key=lambda page: page.menu)
        entries += [MenuEntry(self.url(page.code), page.title) for page in in_menu]
        entries.append(MenuEntry(self.url(ALL_SERVICES), self.words.text("Alla verksamheter")))
        entries.append(MenuEntry(self.url(ALL_AREAS), self.words.text("Var bor du?")))
        return entries

    def render(self) -> Iterator[tuple[str, bytes]]:
        """Yield (path, bytes) of every page of this language but prose."""
        yield self.home()
        yield self.all_services()
        yield self.all_areas()
        for plan in self.core.lists:
            yield from self.list_pages(plan)
        for service in self.core.directory.services:
            if service.status != "draft":
                yield self.service(service)
        yield self.not_found()

    def fill(self, template: str, **context: Any) -> str:
        """Render one of our templates with what every page knows."""
        found = self._templates.get(template)
        if found is None:
            found = self._templates[template] = self.core.environment.get_template(template)
        return found.render(context | self._common)

    def _page(self, path: str, title: str, main: str, description: str = "", head: str = "") -> tuple[str, bytes]:
        address = f"{path}/" if path else ""
        html = self.shell.page(
            title=f"{title} – {self.core.site.name}" if title else self.core.site.name,
            description=description or self.words.plain("Vart du kan vända dig, och vad du har rätt till."),
            path=address,
            main=main,
            head=head,
        )
        return f"{self.folder}/{address}index.html", html

    def card(self, service: Service) -> Markup:
        """Return a service's card, rendered once."""
        found = self._cards.get(service.id)
        if found is None:
            view = sv.card(service, self.url(service.code), self.view, self.words, self.core.site.today)
            found = self._cards[service.id] = Markup(self.fill("partials/card.html", s=view))
        return found

    @cached_property
    def always(self) -> list[Markup]:
        """Cards of the round-the-clock lines: what every empty page ends with."""
        return [self.card(service) for service in self.core.selections.crisis[:3]]

    @cached_property
    def talk(self) -> Markup:
        """The number to talk to someone now: the first crisis line that is not the emergency number."""
        for service in self.core.selections.crisis:
            for channel in service.channels:
                if channel_kind(channel) == "phone" and channel_value(channel) != "112":
                    return tel(channel_value(channel))
        return tel("112")

    def home(self) -> tuple[str, bytes]:
        """The home page: numbers first, then needs."""
        lines = []
        for line in self.core.directory.crisis:
            service = self.core.directory.by_id.get(line.service)
            phones = [one for one in service.channels if channel_kind(one) == "phone"] if service else []
            if phones:
                value = channel_value(phones[0])
                about = [self.words.text("dygnet runt"), *sv.channel_signs(phones[0], self.words)]
                lines.append(
                    {
                        "name": service.name,
                        "number": value,
                        "dial": dial(value).removeprefix("tel:"),
                        "signs": Markup(" · ").join(_marked_all(about)),
                    }
                )
        vocabulary = self.core.directory.vocabulary
        main = self.fill(
            "pages/home.html",
            crisis=lines,
            needs=self._term_rows("needs", vocabulary.needs),
            audiences=self._term_rows("audiences", vocabulary.audiences),
            areas=self._home_areas(),
            in_danger=next((page.code for page in self.prose if page.name == "in-danger"), ALL_SERVICES),
            codes={"areas": ALL_AREAS, "services": ALL_SERVICES},
            number=number,
        )
        return self._page("", "", main)

    def _term_rows(self, group: str, terms: dict[str, Any]) -> list[Row]:
        view = self.view.terms[group]
        return [Row(self.url(term.code), view[name].says) for name, term in terms.items() if term.code]

    def _home_areas(self) -> list[Row]:
        """The municipalities that have services of their own, most services first."""
        by_area = self.core.selections.by_area
        areas = [area for area in self.core.directory.areas if area.level == "municipality" and by_area[area.id]]
        areas.sort(key=lambda area: -len(by_area[area.id]))
        return [Row(self.url(area.code), Text(area.name), swedish=True) for area in areas[:4]]

    def list_pages(self, plan: ListPlan) -> Iterator[tuple[str, bytes]]:
        """The pages of one list."""
        heading, hint = self._about(plan)
        count = len(plan.pages)
        for place, groups in enumerate(plan.pages, 1):
            path = plan.code if place == 1 else f"{plan.code}/{place}"
            main = self.fill(
                "pages/list.html",
                heading=heading,
                swedish=plan.group == "areas" and heading.language is None and bool(self.core.directory.area_by_id[plan.name].parent),
                hint=hint if place == 1 else Text(""),
                page=place,
                pages=count,
                groups=[
                    {**self._area_heading(area), "cards": [self.card(service) for service in services]}
                    for area, services in groups
                ],
                empty=not any(group.services for group in groups),
                always=self.always,
                links=self._links(plan) if place == count else [],
                next=self.url(f"{plan.code}/{place + 1}") if place < count else "",
                previous=self.url(plan.code if place == 2 else f"{plan.code}/{place - 1}") if place > 1 else "",
            )
            yield self._page(path, str(heading), main, description=str(hint))

    def _area_heading(self, id: str) -> dict[str, Any]:
        area = self.core.directory.area_by_id.get(id)
        if area is None or area.level == "national":
            return {"title": self.words.text("Hela landet"), "swedish": False}
        return {"title": Text(area.name), "swedish": True}

    def _about(self, plan: ListPlan) -> tuple[Text, Text]:
        if plan.group == "areas":
            area = self.core.directory.area_by_id[plan.name]
            if area.level == "national":
                return self.words.text("Hjälp i hela landet"), self.words.text("De här kan du höra av dig till, var du än bor i landet.")
            return Text(area.name), self.words.text("Här ser du vad som finns nära. Det mesta i Hela landet gäller också dig.")
        term = self.view.terms[plan.group][plan.name]
        return (term.says if plan.group != "kinds" else term.label), term.hint

    def _links(self, plan: ListPlan) -> list[Row]:
        rows = [Row(self.url(page.code), page.title) for page in self.prose if plan.name in page.topics]
        if plan.group == "areas":
            area = self.core.directory.area_by_id[plan.name]
            nation = next(one for one in self.core.directory.areas if one.level == "national")
            if area.id != nation.id:
                rows.append(Row(self.url(nation.code), self.words.text("Hela landet")))
            rows += [self._area_row(one) for one in self.core.directory.areas if one.parent == area.id]
        else:
            rows.append(Row(self.url(ALL_AREAS), self.words.text("Hjälp där du bor")))
        return rows

    def _area_row(self, area: Area) -> Row:
        return Row(self.url(area.code), Text(area.name), swedish=True)

    def all_services(self) -> tuple[str, bytes]:
        """The index of every list by kind, with counts."""
        found = self.core.selections.by_kind
        vocabulary = self.core.directory.vocabulary
        rows = [
            Row(self.url(term.code), self.view.terms["kinds"][name].label, len(found[name]))
            for name, term in vocabulary.kinds.items()
            if term.code and found[name]
        ]
        heading = self.words.text("Alla verksamheter")
        main = self.fill(
            "pages/index.html",
            heading=heading,
            hint=self.words.text("Välj vilken sorts hjälp du vill se."),
            groups=[
                {"title": Text(""), "swedish": False, "rows": rows},
                {
                    "title": self.words.text("Vad behöver du?"),
                    "swedish": False,
                    "rows": self._term_rows("needs", vocabulary.needs),
                },
                {
                    "title": self.words.text("Vem är du?"),
                    "swedish": False,
                    "rows": self._term_rows("audiences", vocabulary.audiences),
                },
            ],
        )
        return self._page(ALL_SERVICES, str(heading), main)

    def all_areas(self) -> tuple[str, bytes]:
        """The index of areas: the nation and its counties, then what lies in each."""
        areas = self.core.directory.areas
        inside: dict[str, list[Area]] = {}
        for area in areas:
            inside.setdefault(area.parent or "", []).append(area)
        groups = []
        for parent in [area for area in areas if area.id in inside and area.level != "national"]:
            groups.append(
                {
                    "title": Text(parent.name),
                    "swedish": True,
                    "rows": [self._area_row(one) for one in [parent, *inside[parent.id]]],
                }
            )
        counties = [self._area_row(area) for area in areas if area.level in ("national", "county")]
        groups.append({"title": self.words.text("Hela landet"), "swedish": False, "rows": counties})
        heading = self.words.text("Var bor du?")
        main = self.fill(
            "pages/index.html",
            heading=heading,
            hint=self.words.text("Du kan ringa de nationella linjerna var du än bor."),
            groups=groups,
        )
        return self._page(ALL_AREAS, str(heading), main)

    def service(self, service: Service) -> tuple[str, bytes]:
        """The page of one service."""
        view, words, site = self.view, self.words, self.core.site
        texts = view.texts(service)
        checked = sv.checked(service, view, words, site.today)
        age = sv.age_of_sources(service, words, site.today)
        instead = self.core.directory.by_id.get(service.instead) if service.instead else None
        what_happens = view.terms["kinds"][service.kind].what_happens if service.kind in view.terms["kinds"] else Text("")
        context = {
            "name": service.name,
            "state_notice": sv.state_notice(texts, view, words),
            "emergency": service.kind == "emergency",
            "closed": service.status == "closed",
            "paused": service.status == "paused",
            "instead": sv.Link(self.url(instead.code), instead.name) if instead else None,
            "summary": texts.summary,
            "for_whom": texts.for_whom,
            "notes": texts.notes,
            "ways": sv.ways(service, view, words),
            "visit": sv.visit_lines(service, words),
            "direct": answers(service),
            "ages": sv.ages_line(service, words),
            "what_happens": what_happens,
            "languages": sv.languages_line(service, view, words),
            "interpreter": sv.interpreter_line(service, words),
            "quiet_ways": sv.quiet_ways(service, words),
            "relay_url": self._relay_url,
            "traces": sv.trace_lines(service, words),
            "checked": checked,
            "age": age,
            "confidence": words.text(sv.CONFIDENCE[service.confidence]),
            "sources": sv.source_lines(service, view, words),
            "operator": service.operator.name,
            "area": sv.area_names(service.area.codes, self.core.directory) or self._nation_name,
            "alike": [
                sv.Link(self.url(other.code), other.name)
                for other in self.core.selections.alike(service)
                if listed(other)
            ],
        }
        main = self.fill(
            "pages/service.html",
            s=context,
            talk=self.talk,
            code_mark=Markup('<b translate="no">{}</b>').format(service.code),
        )
        path = f"{self.folder}/{service.code}/"
        return self._page(
            service.code, service.name, main, description=str(texts.summary), head=json_ld(service, view, site, path)
        )

    @cached_property
    def _relay_url(self) -> str:
        term = self.core.directory.vocabulary.kinds.get("relay-service")
        return self.url(term.code if term and term.code else ALL_SERVICES)

    @cached_property
    def _nation_name(self) -> str:
        return next((area.name for area in self.core.directory.areas if area.level == "national"), "")

    def not_found(self) -> tuple[str, bytes]:
        """The 404 page of this language, for hosts that can have one a language."""
        main = self.fill("pages/not-found.html", always=self.always)
        _, html = self._page("", self.words.plain("Sidan finns inte"), main)
        return f"{self.folder}/404.html", html


def _marked_all(texts: Sequence[Text]) -> list[Markup]:
    from vart.render.environment import marked

    return [marked(text) for text in texts]
