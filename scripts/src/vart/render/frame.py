"""What the pages of one language share: words, addresses, the shell, cards that are rendered once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from vart.find import Narrow, Selections, narrow_lists
from vart.languages import Text, View
from vart.model import Area, Directory, Service, channel_kind, channel_value
from vart.model.phrases import PhraseGroup
from vart.render import service_view
from vart.render.assets import Assets
from vart.render.embeds.files import EmbedFiles
from vart.render.environment import Words, tel
from vart.render.options import Site
from vart.render.plan import ALL_AREAS, ALL_PAGES, ALL_SERVICES, ListPlan, plan_lists
from vart.render.shell import MenuEntry, Shell


class Prose(NamedTuple):
    """What the rest of the site needs to know of a prose page in one language."""

    code: str
    title: Text
    #: Place in the menu; 0 for not in it.
    menu: int
    #: The needs, audiences and kinds that it is about: their lists link to it.
    topics: tuple[str, ...]
    #: A short name for templates that point at one certain page, as ``in-danger``.
    name: str
    #: Which part of the site it belongs to: rights, leaving, readers or about.
    group: str = "about"


class Row(NamedTuple):
    """A line that leads somewhere."""

    url: str
    title: Text
    count: int | None = None
    swedish: bool = False
    #: Whether it must be opened, not put in place: the page lives by a script of its own.
    plain: bool = False


class Core(NamedTuple):
    """What all languages share."""

    directory: Directory
    selections: Selections
    lists: list[ListPlan]
    site: Site
    assets: Assets
    environment: Environment
    #: None for a site without embeds.
    embeds: EmbedFiles | None
    #: What people say, by language folder.
    phrases: Mapping[str, tuple[PhraseGroup, ...]] = {}
    #: The narrower lists for readers without scripts.
    narrow: Sequence[Narrow] = ()
    #: The folder of what earlier builds worked out; None remembers nothing.
    memory: Path | None = None

    @classmethod
    def of(
        cls,
        directory: Directory,
        site: Site,
        assets: Assets,
        environment: Environment,
        embeds: EmbedFiles | None,
        phrases: Mapping[str, tuple[PhraseGroup, ...]] | None = None,
        memory: Path | None = None,
    ) -> Core:
        """Work out the selections and lists."""
        selections = Selections(directory)
        return cls(
            directory, selections, plan_lists(directory, selections), site, assets, environment, embeds, phrases or {},
            narrow_lists(selections) if "finder" in site.parts else (), memory,
        )  # fmt: skip

    @property
    def finder_code(self) -> str:
        """The address of the finder's code; empty for a site without."""
        return f"{self.site.base}/{self.assets.finder_file}" if self.assets.finder_file else ""


class Frame:
    """What every page of one language needs: words, addresses, the shell, cards.

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
        #: Addresses of the finder's index and code, once the index is made; empty for a site without.
        self.finder: dict[str, str] = {}
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
        entries.append(MenuEntry(self.url(ALL_PAGES), self.words.text("Rättigheter och guider")))
        entries.append(MenuEntry(self.url(ALL_SERVICES), self.words.text("Alla verksamheter")))
        entries.append(MenuEntry(self.url(ALL_AREAS), self.words.text("Var bor du?")))
        return entries

    def fill(self, template: str, **context: Any) -> str:
        """Render one of our templates with what every page knows."""
        found = self._templates.get(template)
        if found is None:
            found = self._templates[template] = self.core.environment.get_template(template)
        return found.render(context | self._common)

    def page(self, path: str, title: str, main: str, description: str = "", head: str = "") -> tuple[str, bytes]:
        """Return (path, bytes) of a whole page; ``path`` is its code, with or without a number, ``""`` for home."""
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
            view = service_view.card(service, self.url(service.code), self.view, self.words, self.core.site.today)
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

    @cached_property
    def relay_url(self) -> str:
        """The list of relay services, for those who can not speak."""
        term = self.core.directory.vocabulary.kinds.get("relay-service")
        return self.url(term.code if term and term.code else ALL_SERVICES)

    @cached_property
    def nation(self) -> Area:
        """The area that is the whole nation."""
        return next(area for area in self.core.directory.areas if area.level == "national")
