"""The floor: the same pages from the same YAML and the same Jinja templates by a bare writer.

    python tests/bench/floor/build.py PROJECT OUT --today 2026-11-24

What an honest, competent person would write who needs this one site fast and nothing else. It imports nothing of the
package.

Shared with it: the project's files, the templates of ``overrides``, Jinja, PyYAML's C parser, Babel, Python-Markdown;
two modules that import nothing of the package, read as files: ``render/messages.py`` (the table of Swedish words) and
``render/assets.py`` (styles and scripts, shrunk); two processes with a shared environment; the shell filled in once a
language; cards rendered once a language. Handed to it ready made, as to Hugo: the wording of hours (``handed/``).

Left out: every check, line numbers, types, the reading of ambiguous YAML with care, caches, MkDocs and the handbook,
stale translations, open addresses, verified records, configurations for hosts, keeping unchanged files, replacing the
old site only when the new one is whole.
"""

from __future__ import annotations

import argparse
import os
import re
import runpy
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from types import SimpleNamespace

import markdown
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lists import Lists
from markupsafe import Markup
from pages import Pages
from view import SAY, Views
from words import Text, Words, icon, marked, number, tel, with_numbers

ASSETS = runpy.run_path(str(Path(__file__).resolve().parents[3] / "scripts/src/vart/render/assets.py"))
_LINK = re.compile(r"\]\((service|need|audience|kind|area|page):([^)\s]*)\)")
_CALL = re.compile(r'(<a href="(?:tel|sms):[^"]*">)([^<]+)(</a>)')


def load(path: Path) -> object:
    """Read YAML with every scalar as text: C's safe loader would turn an interpreter's ``no`` into False."""
    return yaml.load(path.read_bytes(), yaml.CBaseLoader)


class Site:
    """What all languages share."""

    def __init__(self, project: Path, out: Path, today: date) -> None:
        self.project, self.out, self.today = project, out, today
        directory = project / "directory"
        services = []
        for path in sorted((directory / "services").glob("*.yml")):
            service = load(path)
            service["id"] = path.stem
            service.setdefault("channels", [])
            service.setdefault("access", {})
            services.append(service)
        vocabulary, areas = load(directory / "vocabulary.yml"), load(directory / "areas.yml")
        self.languages = [row for row in load(directory / "languages.yml") if row["state"] == "open"]
        self.lists = Lists(services, vocabulary, areas, load(directory / "crisis.yml"))
        settings = load(project / "mkdocs.yml")
        plugin = next(entry["vart"] for entry in settings["plugins"] if "vart" in entry)
        self.markdown = [one if isinstance(one, str) else next(iter(one)) for one in settings["markdown_extensions"]]
        self.base_url = settings["site_url"]
        self.site = SimpleNamespace(
            name=settings["site_name"], exit_url=plugin["exit_url"], publication=plugin["publication"] == "true",
            report_to=plugin["report_to"], base="",
        )  # fmt: skip
        self.prose = {row["folder"]: self._prose(row["folder"]) for row in self.languages}
        overrides = project / "overrides"
        assets = ASSETS["load_assets"](overrides, plugin["neutral_title"], finder=False)
        self.common = {
            "site": self.site,
            "scripts": Markup(assets.scripts),
            "styles": Markup(assets.styles),
            "policy": assets.policy,
        }
        self.environment = Environment(
            loader=FileSystemLoader(overrides), autoescape=True, trim_blocks=True, lstrip_blocks=True,
            undefined=StrictUndefined, auto_reload=False, cache_size=-1,
        )  # fmt: skip
        self.environment.filters.update(t=marked, numbers=with_numbers)
        self.environment.globals.update(icon=icon, number=number, tel=tel)

    def _prose(self, folder: str) -> list[dict]:
        pages = []
        for path in sorted((self.project / f"docs/{folder}").glob("*.md")):
            _, front, body = path.read_text("utf-8").split("---\n", 2)
            pages.append(
                {"name": path.stem, "menu": "0", "topics": [], **yaml.load(front, yaml.CBaseLoader), "body": body}
            )
        return pages

    def write(self, path: str, html: str) -> None:
        target = f"{self.out}/{path}"
        os.makedirs(target.rpartition("/")[0], exist_ok=True)  # noqa: PTH103 - pathlib is slower
        with open(target, "wb", buffering=0) as file:
            file.write(html.encode())

    def language(self, row: dict) -> None:
        """Write every page of one language."""
        words = Words(self.project, row, self.languages[0])
        translations, terms = {}, None
        if not words.source:
            folder = self.project / f"directory/translations/{row['folder']}"
            translations = {path.stem: load(path) for path in (folder / "services").glob("*.yml")}
            terms = load(folder / "vocabulary.yml")
        views = Views(words, {row["tag"]: row for row in self.languages}, translations, self.today)
        pages = Pages(self, row, words, views, terms)
        for path, html in pages.render():
            self.write(path, html)
        template = self.environment.get_template("pages/prose.html")
        targets = pages.link_targets()
        for page in self.prose[row["folder"]]:
            html = markdown.markdown(
                _LINK.sub(lambda match: f"]({targets[match[1]][match[2]]})", page["body"]),
                extensions=["toc", "tables", "fenced_code", *self.markdown],
            )
            notice = Text("") if words.source else words.text(SAY["STATE"][page["state"]], day=words.day(page["date"]))
            content = Markup(_CALL.sub(r'\1<bdi class="nr" dir="ltr">\2</bdi>\3', html))
            main = template.render(content=content, notice=notice, source_language=None, _=words)
            title, about = f"{page['title']} – {self.site.name}", page.get("description", page["title"])
            self.write(f"{row['folder']}/{page['code']}/index.html", pages.page(f"{page['code']}/", title, main, about))

    def rest(self) -> None:
        """Write the door, the 404 page of all languages, sitemap and robots."""
        words = [Words(self.project, row, self.languages[0]) for row in self.languages]
        leave = " · ".join(dict.fromkeys(one.plain("Lämna sidan") for one in words))
        url = lambda path="", row=None: f"/{row['folder']}/{path}" if row else f"/{path}"  # noqa: E731
        common = self.common | {
            "languages": self.languages,
            "url": url,
            "head": "",
            "description": self.site.name,
            "leave": leave,
        }
        self.write(
            "index.html", self.environment.get_template("pages/chooser.html").render(common, title=self.site.name)
        )
        doors = [
            {"language": one.language, "title": one.plain("Sidan finns inte"), "home": one.plain("Till första sidan")}
            for one in words
        ]
        self.write(
            "404.html",
            self.environment.get_template("pages/not-found-all.html").render(common, title="404", doors=doors),
        )
        codes = [
            "",
            "v4t4",
            "ztg8",
            "2gbm",
            *(page["code"] for page in self.prose["sv"]),
            *(plan[0] for plan in self.lists.plans),
        ]
        codes += [one["code"] for one in self.lists.services if one["status"] in ("active", "paused")]
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
        ]
        root = self.base_url.rstrip("/")
        for code in codes:
            tail = f"{code}/" if code else ""
            there = [(row["tag"], f"{root}/{row['folder']}/{tail}") for row in self.languages]
            links = "".join(f'<xhtml:link rel="alternate" hreflang="{tag}" href="{href}"/>' for tag, href in there)
            lines += [f"<url><loc>{href}</loc>{links}</url>" for _, href in there]
        self.write("sitemap.xml", "\n".join([*lines, "</urlset>\n"]))
        self.write("robots.txt", "User-agent: *\nDisallow: /\n")


def _some(site: Site, start: int) -> None:
    for row in site.languages[start::2]:
        site.language(row)


def main() -> None:
    """Build in two processes, the way two cores are used best: each takes every other language."""
    parser = argparse.ArgumentParser()
    parser.add_argument("project", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--today", type=date.fromisoformat, required=True)
    given = parser.parse_args()
    site = Site(given.project, given.out, given.today)
    second = get_context("fork").Process(target=_some, args=(site, 1))
    second.start()
    _some(site, 0)
    site.rest()
    second.join()
    raise SystemExit(second.exitcode)


if __name__ == "__main__":
    main()
