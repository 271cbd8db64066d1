"""A build, as MkDocs' plugin and the command line both run it: load, check, start the writers, gather.

The writers are processes of their own that run while MkDocs makes the prose. Each takes languages one at a time, so
that memory holds one language's translations however many there are.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from vart import __version__
from vart.check import check_language, check_services
from vart.check.phrases import about_phrases
from vart.check.prose import check_prose
from vart.languages import SOURCE, Catalog, View
from vart.load import Loaded, Paths, load_directory, load_terms, load_translations
from vart.load.cache import Cache
from vart.load.phrases import load_phrases
from vart.load.parallel import Task, can_fork, processors
from vart.load.prose import load_prose
from vart.model import Language, Problem, Service, Where
from vart.model.prose import ProsePage
from vart.render import Core, LanguagePages, Words, Prose, Site, load_assets, make_environment, write_pages
from vart.render.crawl import build_note, robots, sitemaps
from vart.render import open_data
from vart.render.frame import Frame
from vart.render.embeds.files import CHOOSER, SCRIPT, load_embeds
from vart.render.embeds.pages import embed_pages, lost_embed
from vart.render.embeds.spread import spread_page, spread_policy, voice
from vart.render.embeds.words import ready_texts
from vart.render.hosting import Rule, caddyfile, headers_file, nginx, rules
from vart.render.plan import ALL_PAGES, SPREAD, fixed_pages
from vart.render.plan_page import plan_rules
from vart.site.prose import summary

#: Below this many pages a second process costs more than it saves.
_PARALLEL_FROM = 600


class BuildFailed(Exception):
    """The records or pages have errors; nothing was put in place of the old site."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass
class Build:
    """One build of the site.

    :param root: the project's folder.
    :param site: the settings.
    :param only: build just these language folders; empty for all open ones.
    """

    root: Path
    site: Site
    only: frozenset[str] = frozenset()
    docs: Path | None = None
    overrides: Path | None = None
    use_cache: bool = True
    problems: list[Problem] = field(default_factory=list)
    _tasks: list[Task] = field(default_factory=list)
    _catalogs: dict[str, Catalog] = field(default_factory=dict)
    _targets: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)

    def load(self) -> None:
        """Read and check the records and the prose's front matter.

        :raises BuildFailed: there are errors.
        """
        self.paths = Paths(self.root)
        self.docs = self.docs or self.root / "docs"
        self.overrides = self.overrides or self.root / "overrides"
        cache_folder = self.root / ".cache" / "vart"
        self._cache_folder = cache_folder if self.use_cache else None
        self.loaded: Loaded = load_directory(self.paths, self.store("services"))
        directory = self.loaded.directory
        self._refuse_unknown_languages()
        if self.only:
            languages = tuple(
                language if language.folder in self.only else language.model_copy(update={"state": "prepared"})
                for language in directory.languages
            )
            directory = directory.model_copy(update={"languages": languages})
        folders = [one.folder for one in self._prose_languages()]
        self.prose, unread = load_prose(self.paths, folders, self.docs, self.store("facts"))
        self.problems = [
            *self.loaded.problems,
            *unread,
            *check_prose(
                self.prose, directory, self.site.today, finished=self.site.publication, left_out=self.site.left_out,
                unread=self.loaded.unread,
            ),
            *check_services(
                self.loaded, self.site.today, publication=self.site.publication, cache=self._cache_folder
            ),
        ]
        phrases = {}
        finder, embeds = "finder" in self.site.parts, "embeds" in self.site.parts
        if finder:
            phrases = {language.folder: load_phrases(self.paths, language)[0] for language in directory.open_languages}
            self.problems += about_phrases(self.loaded)[0]
        self.stop_on_errors()
        self.prose[:] = [page for page in self.prose if page.name not in self.site.left_out]
        title, styles = self.site.neutral_title, plan_rules(self.prose.plan)
        assets = load_assets(self.overrides, title, styles, finder=finder)
        self.core = Core.of(
            directory,
            self.site,
            assets,
            make_environment(self.overrides, cache_folder / "templates" if self.use_cache else None),
            load_embeds(self.overrides, title, styles, assets.finder) if embeds else None,
            phrases,
            self._cache_folder,
        )
        self.problems += [
            Problem(
                Where(self.paths.relative(self.paths.service(service.id))), "secrecy-data",
                "The open data leaves this record out: read together, its texts may tell where it is",
                "write them so that no word can be part of an address", "warning",
            )
            for service in (self.data.withheld if "open-data" in self.site.parts else ())
        ]  # fmt: skip

    @cached_property
    def data(self) -> open_data.Shared:
        """What the open data of all languages shares."""
        about = next((page.meta.code for page in self.prose if page.name == "open-data"), "")
        return open_data.Shared.of(self.core.directory, self.core.selections, self.site, about)

    def _refuse_unknown_languages(self) -> None:
        known = [language.folder for language in self.loaded.directory.open_languages]
        unknown = sorted(self.only.difference(known))
        if unknown and known:
            raise BuildFailed(
                [
                    Problem(
                        Where("directory/languages.yml"), "language-unknown", "There is no open language {name}",
                        "build one of: {known}", params={"name": name, "known": ", ".join(known)},
                    )
                    for name in unknown
                ]
            )  # fmt: skip

    def _prose_languages(self) -> list[Language]:
        return [one for one in self.loaded.directory.languages if one.state == "open" or one.folder == SOURCE]

    def store(self, name: str) -> Cache | None:
        """Return what earlier builds left under a name; None when nothing is to be remembered."""
        return Cache(self._cache_folder, name) if self._cache_folder else None

    def stop_on_errors(self) -> None:
        """Raise :class:`BuildFailed` if anything found so far is an error."""
        if any(problem.severity == "error" for problem in self.problems):
            raise BuildFailed(self.problems)

    @property
    def source_language(self) -> Language:
        """Swedish."""
        return next(one for one in self.loaded.directory.languages if one.folder == SOURCE)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of this build."""
        return self.core.directory.open_languages

    def prose_for(self, language: Language) -> list[ProsePage]:
        """Return every prose page for readers of a language: theirs, or else the Swedish one."""
        own = {page.name: page for page in self.prose if page.folder == language.folder}
        return [own.get(page.name, page) for page in self.prose if page.folder == SOURCE]

    def prose_summaries(self, language: Language) -> list[Prose]:
        """Return what menus and links need to know of the prose."""
        source = self.source_language
        return [
            summary(page, None if page.folder == language.folder else source) for page in self.prose_for(language)
        ]

    def view(self, language: Language) -> tuple[View, list[Problem]]:
        """Return the directory in one language, and what was wrong with its translation files."""
        catalog = self.catalog(language)
        if language.folder == SOURCE:
            return View(self.core.directory, catalog, {}, None), []
        faulty = [
            Problem(
                Where(self.paths.relative(catalog.path), line), "catalogue-placeholder",
                "The translation of '{message}' fills in other things than the Swedish",
                "write the same words in braces", params={"message": message},
            )
            for message, line in catalog.faulty
        ]  # fmt: skip
        translations, problems = load_translations(self.paths, language.folder, self.store(f"texts-{language.folder}"))
        terms, term_problems = load_terms(self.paths, language.folder)
        problems = faulty + problems + term_problems
        problems += check_language(
            self.loaded, language, translations, terms, self.site.today, cache=self._cache_folder
        )
        return View(self.core.directory, catalog, translations, terms), problems

    def start(self, out: Path, previous: Path | None = None) -> None:
        """Start to write every page but prose below ``out``."""
        languages = list(self.languages)
        pages = len(languages) * (len(self.core.directory.services) + len(self.core.lists))
        workers = min(processors(), 2, len(languages)) if can_fork() and pages >= _PARALLEL_FROM else 1
        # Children share the parent's memory only as long as nobody writes to it, and the collector writes everywhere.
        gc.collect()
        gc.freeze()
        self._tasks = [
            Task(lambda share=languages[start::workers]: self.write_languages(share, out, previous))
            for start in range(workers)
        ]

    def write_languages(
        self, languages: Sequence[Language], out: Path, previous: Path | None
    ) -> tuple[list[Problem], int]:
        """Write the pages of some languages; return what was wrong with their translations, and how many pages."""
        problems: list[Problem] = []
        count = 0
        voices = [voice(self.words(language), language) for language in self.languages]
        beside = Frame(self.core, self.view(self.source_language)[0], []) if self.site.sheets else None
        for language in languages:
            view, found = self.view(language)
            problems += found
            pages = LanguagePages(self.core, view, self.prose_summaries(language))
            pages.beside = beside
            count += write_pages(pages.render(), out, previous)
            if "open-data" in self.site.parts:
                write_pages(open_data.LanguageData(self.data, view, pages.words).files(), out, previous)
            if "embeds" in self.site.parts:
                spread = spread_page(pages, ready_texts(self.prose_for(language)), voices)
                count += write_pages([*embed_pages(pages), spread], out, previous)
        return problems, count

    def finish(self, out: Path, previous: Path | None = None) -> int:
        """Wait for the writers, write what belongs to no language, and return the number of pages.

        :raises BuildFailed: a translation has errors.
        """
        count = 0
        for task in self._tasks:
            problems, written = task.result()
            self.problems += problems
            count += written
        self._tasks = []
        self.stop_on_errors()
        return count + write_pages(self.common_pages(), out, previous)

    def stop(self) -> None:
        """End writers that still run, after a failure elsewhere."""
        for task in self._tasks:
            task.stop()
        self._tasks = []

    def common_pages(self):  # noqa: ANN201 - an iterator of (path, bytes)
        """Yield the files outside the language folders."""
        yield from door_pages(self)
        yield from sitemaps(self.site, *self._addresses())
        yield "robots.txt", robots(self.site)
        if self.core.assets.finder:
            yield self.core.assets.finder_file, self.core.assets.finder.encode()
        yield from self._common_embeds()
        if self.site.sheets:
            yield "assets/sheet.css", (self.overrides / "sheets" / "sheet.css").read_bytes()
        table = self._rules()
        yield "_headers", headers_file(table)
        yield ".hosting/nginx.conf", nginx(self.site, table, self.languages, door=self.site.door)
        yield ".hosting/Caddyfile", caddyfile(self.site, table, self.languages, door=self.site.door)
        if "open-data" in self.site.parts:
            yield from open_data.common_files(self.data, [(one, self.catalog(one)) for one in self.languages])
        yield "build.json", build_note(__version__, self.languages, len(self.core.directory.services))

    def _common_embeds(self) -> Iterator[tuple[str, bytes]]:
        if self.core.embeds:
            yield lost_embed(self.core, [(language, self.words(language)) for language in self.languages])
            yield SCRIPT, self.core.embeds.script
            yield CHOOSER, self.core.embeds.chooser

    def _rules(self) -> list[Rule]:
        data = "open-data" in self.site.parts
        if not self.core.embeds:
            return rules(self.core.assets, data=data)
        spread = [f"/{language.folder}/{SPREAD}/" for language in self.languages]
        return rules(self.core.assets, self.core.embeds.page, spread_policy(self.core), spread, data=data)

    def _addresses(self) -> tuple[list[str], Sequence[Language], dict[str, set[str]]]:
        """Return what the sitemap lists, and which of it each language really has in its own words."""
        lists = [plan.code for plan in self.core.lists]
        services = [service for service in self.core.directory.services if service.status in ("active", "paused")]
        prose = {page.name: page.meta.code for page in self.prose if page.folder == SOURCE}
        fixed = [page.code for page in fixed_pages(self.site)]
        codes = [*fixed, *prose.values(), *lists, *(service.code for service in services)]
        own = {language.folder: self._in_own_words(language, services) for language in self.languages}
        return codes, self.languages, own

    def _in_own_words(self, language: Language, services: Sequence[Service]) -> set[str]:
        """Return the paths whose pages are in this language and not the Swedish shown in its place."""
        mine = {page.meta.code for page in self.prose if page.folder == language.folder}
        if language.folder == SOURCE:
            every = {page.code for page in fixed_pages(self.site)} | {plan.code for plan in self.core.lists}
            return mine | every | {service.code for service in services}
        texts = self.paths.directory / "translations" / language.folder / "services"
        mine |= {service.code for service in services if (texts / f"{service.id}.yml").exists()}
        catalog = self.catalog(language)
        if catalog.is_variety:
            return mine
        view = View(self.core.directory, catalog, {}, load_terms(self.paths, language.folder)[0])
        mine |= {page.code for page in fixed_pages(self.site) if catalog.has(page.heading)}
        areas = catalog.has("Här ser du vad som finns nära. Det mesta i Hela landet gäller också dig.")
        for plan in self.core.lists:
            if areas if plan.group == "areas" else view.terms[plan.group][plan.name].label.language is None:
                mine.add(plan.code)
        return mine

    def words(self, language: Language) -> Words:
        """Return the interface strings of a language."""
        return Words(View(self.core.directory, self.catalog(language), {}, None))

    def catalog(self, language: Language) -> Catalog:
        """Return the catalogue of a language, read once."""
        found = self._catalogs.get(language.folder)
        if found is None:
            found = self._catalogs[language.folder] = Catalog(language, self.overrides / "locales")
        return found

    def link_targets(self, folder: str) -> dict[str, dict[str, str]]:
        """Return the addresses that prose may name by id, as ``service:bris`` or ``need:talk``.

        :param folder: the language's, or what stands for it.
        """
        found = self._targets.get(folder)
        if found is None:
            found = self._targets[folder] = self._link_targets(f"{self.site.base}/{folder}")
        return found

    def _link_targets(self, base: str) -> dict[str, dict[str, str]]:
        directory = self.core.directory

        def terms(group: str) -> dict[str, str]:
            return {name: f"{base}/{term.code}/" for name, term in directory.vocabulary.groups[group].items() if term.code}

        return {
            "service": {one.id: f"{base}/{one.code}/" for one in directory.services if one.status != "draft"},
            "need": terms("needs"),
            "audience": terms("audiences"),
            "kind": terms("kinds"),
            "area": {area.id: f"{base}/{area.code}/" for area in directory.areas},
            "page": {page.name: f"{base}/{page.meta.code}/" for page in self.prose if page.folder == SOURCE}
            | {"print": f"{base}/{ALL_PAGES}/"}  # where there are no sheets
            | {page.name: f"{base}/{page.code}/" if page.code else f"{base}/" for page in fixed_pages(self.site)},
        }


def door_pages(build: Build):  # noqa: ANN201 - an iterator of (path, bytes)
    """Yield the language chooser at ``/`` and the 404 page of hosts that know only one."""
    core = build.core
    words = {language.folder: build.catalog(language) for language in build.languages}

    def url(path: str = "", language: Language | None = None) -> str:
        folder = f"{language.folder}/" if language else ""
        return f"{core.site.base}/{folder}{path}"

    common = {
        "site": core.site,
        "policy": core.assets.policy,
        "scripts": _raw(core.assets.scripts),
        "styles": _raw(core.assets.styles),
        "languages": build.languages,
        "url": url,
        "head": "",
        "description": core.site.name,
    }
    leave = " · ".join(dict.fromkeys(catalog.gettext("Lämna sidan") for catalog in words.values()))
    chooser = core.environment.get_template("pages/chooser.html")
    yield "index.html", chooser.render(common, title=core.site.name, leave=leave).encode()
    doors = [
        {
            "language": language,
            "title": build.words(language).text("Sidan finns inte"),
            "home": build.words(language).text("Till första sidan"),
        }
        for language in build.languages
    ]
    lost = core.environment.get_template("pages/not-found-all.html")
    yield "404.html", lost.render(common, title="404", leave=leave, doors=doors).encode()


def _raw(text: str):  # noqa: ANN202
    from markupsafe import Markup

    return Markup(text)


def build_day(today: date | None) -> date:
    """Return the day that pages are true for: the given one, or today."""
    return today or date.today()
