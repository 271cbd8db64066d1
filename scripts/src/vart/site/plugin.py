"""The MkDocs plugin: hands the prose over to MkDocs and starts the writers of everything else."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from vart.check.glossary import explained
from vart.languages import SOURCE
from vart.languages.view import Text
from vart.model import Language
from vart.model.prose import PLAN_MARK, ProsePage
from vart.press.press import lacking
from vart.render import LanguagePages, furnish
from vart.render.environment import keep_numbers
from vart.render.citations import entries, late_notice, law_list, mark_citations, source_list
from vart.render.messages import EASY_STATE, STATE
from vart.render.plan_page import plan_html
from vart.render.word_list import word_list
from vart.site.converted import HOLE, Converted
from vart.site.build import Build, BuildFailed, build_day
from vart.site.options import VartConfig, site_of
from vart.site.prose import number_links, resolve_links

log = logging.getLogger("mkdocs.plugins.vart")

#: Parts of the theme that the handbook does not use and no reader should have to wonder about.
_UNWANTED = ("sheets/", "assets/css/", "assets/js/", "assets/javascripts/lunr/", "assets/javascripts/workers/", "locales/")


class VartPlugin(BasePlugin[VartConfig]):
    """One build of Vart inside one build of MkDocs."""

    #: Set by the command line before the build; plain `mkdocs build` has neither.
    only: frozenset[str] = frozenset()
    today: date | None = None
    previous: Path | None = None
    use_cache: bool = True
    pdfs: bool = False

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check the records while MkDocs has not begun yet."""
        root = Path(config.config_file_path).parent
        # Material's 404 and MkDocs' sitemap know nothing of our languages; ours are written by the writers.
        config.theme.static_templates.clear()
        site = site_of(self.config, config.site_name, config.site_url or "/", build_day(self.today))._replace(pdfs=self.pdfs and bool(self.config.sheets) and not lacking())
        overrides = Path(config.theme.custom_dir) if config.theme.custom_dir else root / "overrides"
        self.build = Build(root, site, self.only, Path(config.docs_dir), overrides, self.use_cache)
        try:
            self.build.load()
        except BuildFailed as error:
            self._fail(error)
        self._folders = {language.folder: language for language in self.build.loaded.directory.languages}
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the public prose out of MkDocs' own scheme, put fallbacks in, and start the writers."""
        out = Path(config.site_dir)
        self._shown: dict[str, tuple[ProsePage, Language]] = {}
        self._pages: dict[str, LanguagePages] = {}
        self._keys: dict[str, str] = {}
        self._originals = {page.name: page for page in self.build.prose if page.folder == SOURCE}
        self._explained: dict[str, list[str]] = {}
        self._converted = Converted(self.build.store("prose"), (config.markdown_extensions, config.mdx_configs))
        for file in list(files):
            folder = file.src_uri.partition("/")[0]
            if file.src_uri.startswith(_UNWANTED) or file.src_uri.endswith(".map") or folder in self._folders:
                files.remove(file)
        for language in self.build.languages:
            for page in self.build.prose_for(language):
                uri = f"{language.folder}/{page.name}.md"
                file = File.generated(config, uri, content=page.markdown)
                file.dest_uri = f"{language.folder}/{page.meta.code}/index.html"
                file.url = f"{language.folder}/{page.meta.code}/"
                file.inclusion = InclusionLevel.NOT_IN_NAV
                files.append(file)
                self._shown[uri] = (page, language)
        self.build.start(out, self.previous)
        return files

    def on_env(self, env: Any, **_: Any) -> Any:
        """Give MkDocs' environment what our templates use, and let it keep what it compiles."""
        furnish(env)
        env.bytecode_cache = self.build.core.environment.bytecode_cache
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Put addresses in place of ids. A text whose HTML is known needs no converting."""
        shown = self._shown.get(page.file.src_uri)
        if shown is None:
            return markdown
        source, language = shown
        page.meta["template"] = "pages/prose.html"
        page.title = source.meta.title
        words = self._language_pages(language).words
        spoken = words.plain("källa") if source.folder == language.folder else "källa"
        numbers = entries(self._numbered(source), self.build.prose.facts)[1]
        text = mark_citations(resolve_links(markdown, self.build.link_targets(HOLE)), numbers, spoken)
        key = self._keys[page.file.src_uri] = self._converted.key(source.name, text)
        return text if self._converted.get(key) is None else ""

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Keep numbers that can be called whole and in their order, as everywhere else; let links lead on."""
        key = self._keys.get(page.file.src_uri)
        if key is None:
            return html
        known = self._converted.get(key)
        if known is None:
            # Ranges and years turn round in a right-to-left line just as phone numbers do.
            known = keep_numbers(number_links(html))
            self._converted.put(key, known)
        _, language = self._shown[page.file.src_uri]
        return known.replace(f'href="{self.build.site.base}/{HOLE}/', f'href="{self.build.site.base}/{language.folder}/')

    def on_page_context(self, context: Any, *, page: Page, **_: Any) -> Any:
        """Give the prose template its content and its notice."""
        shown = self._shown.get(page.file.src_uri)
        if shown is None:
            return context
        source, language = shown
        pages = self._language_pages(language)
        view, words = pages.view, pages.words
        foreign = self.build.source_language if source.folder != language.folder else None
        late = late_notice(source.meta.review_by, self.build.site.today, view, words, foreign)
        html, plan, facts = page.content or "", self.build.prose.plan, self.build.prose.facts
        lines, numbers = entries(self._numbered(source), facts)
        sources = source_list(lines, view, words, foreign)
        if plan and PLAN_MARK in html:
            translation = self.build.prose.plans.get(language.folder)
            html = html.replace(PLAN_MARK, plan_html(plan, translation, pages, numbers, foreign))
            others = [name for name in (*source.cited, *plan.cited) if name not in numbers]
            sources = law_list(lines, entries(others, facts)[0], view, words, foreign)
        context.update(
            content=late + Markup(html) + self._words(source, language, pages, foreign) + sources,
            notice=self._notice(source, language),
            source_language=foreign,
            _=words,
        )
        return context

    def _words(
        self, source: ProsePage, language: Language, pages: LanguagePages, foreign: Language | None
    ) -> Markup:
        """Return the words that a page explains at its end; a translation explains those of the Swedish page."""
        prose = self.build.prose
        own = source.folder == SOURCE or language.is_kind_of(self.build.source_language)
        original = source if own else self._originals[source.name]
        translation = prose.glossaries.get(language.folder)
        names = self._explained.get(original.path)
        if names is None:
            names = self._explained[original.path] = explained(original, prose.glossary)
        return word_list(names, prose.glossary, translation, pages.view, pages.words, foreign)

    def _numbered(self, source: ProsePage) -> tuple[str, ...]:
        """Return the facts that have numbers on a page; with the plan, only those with a law."""
        plan, facts = self.build.prose.plan, self.build.prose.facts.facts
        if plan is None or PLAN_MARK not in source.markdown:
            return source.cited
        return tuple(name for name in (*source.cited, *plan.cited) if name in facts and facts[name].law)

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Put the shell around the prose."""
        shown = self._shown.get(page.file.src_uri)
        if shown is None:
            return output
        source, language = shown
        html = self._language_pages(language).shell.page(
            title=f"{source.meta.title} – {self.build.site.name}",
            description=source.meta.description or source.meta.title,
            path=f"{source.meta.code}/",
            main=output,
        )
        return html.decode()

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Wait for the writers."""
        self._converted.keep()
        try:
            count = self.build.finish(Path(config.site_dir), self.previous)
        except BuildFailed as error:
            self._fail(error)
        log.info("%d pages written besides the prose", count)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave no writer behind."""
        if hasattr(self, "build"):
            self.build.stop()

    def _fail(self, error: BuildFailed) -> None:
        # The command line shows the problems itself; plain `mkdocs build` gets them as its message.
        self.failed = error
        lines = [f"{p.where.path}:{p.where.line}:{p.where.column}  {p.sentence()}" for p in error.problems]
        raise PluginError("\n".join(["The records have problems:", *lines])) from error

    def _language_pages(self, language: Language) -> LanguagePages:
        found = self._pages.get(language.folder)
        if found is None:
            from vart.languages import View
            from vart.load import load_terms

            catalog = self.build.catalog(language)
            # What is wrong with the words is told by the writers, who read them too.
            terms, _ = load_terms(self.build.paths, language.folder)
            view = View(self.build.core.directory, catalog, {}, terms)
            found = LanguagePages(self.build.core, view, self.build.prose_summaries(language))
            self._pages[language.folder] = found
        return found

    def _notice(self, source: ProsePage, language: Language) -> Text:
        pages = self._language_pages(language)
        if source.folder != language.folder:
            sentence = STATE["ordinary" if pages.view.catalog.is_variety else "missing"]
            return pages.words.text(sentence)
        meta = source.meta
        if language.folder == SOURCE or meta.state is None or meta.date is None:
            return Text("")
        state = meta.state if meta.source == self._originals[source.name].fingerprint else "stale"
        # Easy Swedish is no translation; it is a text of its own that somebody should read before it is relied on.
        told = EASY_STATE.get(state, STATE[state]) if pages.view.catalog.is_variety else STATE[state]
        return pages.words.on(told, meta.date)
