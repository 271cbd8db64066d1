"""The made-up project as one would do it with MkDocs, Material and mkdocs-static-i18n alone: a Markdown file a page.

The Markdown is made of the pages that Vart built, so that all builders show the same text. Search is on, as it is when
nobody says otherwise. To its favour: a navigation of three pages instead of all (which would put every page into every
page), and no checks of links.
"""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from pathlib import Path

import material
import yaml
from generate import read

_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### "}
_BLOCKS = {"p", "ul", "li", "details", "summary", "div", "main", *_HEADINGS}


def write_stock_site(project: Path, built: Path, folder: Path) -> None:
    """Write ``mkdocs.yml`` and Markdown for every page of ``built``, the site of ``project``, into ``folder``.

    :raises ValueError: a language is one that mkdocs-static-i18n refuses (its codes have two letters).
    """
    shutil.rmtree(folder, ignore_errors=True)
    languages = [row for row in read(project / "directory/languages.yml") if row["state"] == "open"]
    if any(len(row["folder"]) > 2 for row in languages):
        raise ValueError("mkdocs-static-i18n takes two-letter languages only: at most 14 of them here")
    for row in languages:
        for page in sorted((built / row["folder"]).rglob("index.html")):
            target = folder / "docs" / page.relative_to(built).with_suffix(".md")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(as_markdown(page.read_text("utf-8")), "utf-8")
    theirs = Path(material.__file__).parent / "templates/partials/languages"
    own = folder / "overrides/partials/languages"
    own.mkdir(parents=True)
    for row in languages:
        if not (theirs / f"{row['folder']}.html").exists():  # Material fails without one
            shutil.copyfile(theirs / "en.html", own / f"{row['folder']}.html")
    settings = {
        "site_name": "Vart",
        "site_url": "https://vart.example/",
        "theme": {"name": "material", "custom_dir": "overrides", "font": False},
        "nav": ["index.md", "ztg8/index.md", "2gbm/index.md"],
        "not_in_nav": "*",
        "validation": {"absolute_links": "ignore"},
        "plugins": [
            "search",
            {
                "i18n": {
                    "docs_structure": "folder",
                    "languages": [
                        {
                            "locale": row["folder"],
                            "name": row["autonym"],
                            "build": True,
                            "default": row["folder"] == "sv",
                        }
                        for row in languages
                    ],
                }
            },
        ],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


def as_markdown(html: str) -> str:
    """Return what stands in a page's ``<main>`` as Markdown."""
    writer = _Writer()
    writer.feed(html[html.index("<main") : html.index("</main>")])
    return writer.text()


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []
        self._line = ""
        self._start = ""
        self._depth = 0
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._end_line()
        if tag in _HEADINGS:
            self._start = _HEADINGS[tag]
        elif tag == "ul":
            self._depth += 1
        elif tag == "li":
            self._start = "- "
        elif tag == "summary":
            self._start = "**"
        elif tag == "a":
            self._links.append(dict(attrs).get("href") or "")
            self._line += "["
        elif tag == "br":
            self._line += "  \n    "

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._line += f"]({self._links.pop()})"
        if tag == "summary":
            self._line += "**"
        if tag in _BLOCKS:
            self._end_line()
        if tag == "ul":
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        self._line += data.replace("\n", " ")

    def _end_line(self) -> None:
        line = " ".join(self._line.split(" ")).strip()
        if line:
            indent = "" if self._start == "- " or not self._depth else "    "
            self._lines.append(f"{indent}{self._start}{line}")
            self._start = ""
        self._line = ""

    def text(self) -> str:
        """Return all of it, a blank line between blocks."""
        self._end_line()
        return "\n\n".join(self._lines) + "\n"
