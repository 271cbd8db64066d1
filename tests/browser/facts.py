"""What stands in a page of HTML, read without a browser: enough to judge every page of a site in a few seconds."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from .serving import compressed

#: Elements without an end tag. Others whose end tag may be left out are closed by Markdown and our templates.
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
#: Attributes that make a browser ask for something, or send something away.
_LOADING = {
    "src", "srcset", "data", "poster", "background", "formaction", "action", "manifest", "ping", "imagesrcset", "cite",
}  # fmt: skip


class Run(NamedTuple):
    """A piece of text of the body and what stands around it."""

    text: str
    #: The nearest ``lang`` and ``dir`` outwards.
    lang: str
    dir: str
    #: Whether a ``<bdi dir="ltr">`` is around it.
    isolated: bool
    #: Names of the elements around it, the outermost first, with their first class as ``a.call``.
    around: tuple[str, ...]


class Link(NamedTuple):
    """An ``<a href>``."""

    href: str
    attributes: dict[str, str | None]
    around: tuple[str, ...]


class Facts(NamedTuple):
    """What a page holds."""

    #: Below the site's folder, as ``sv/k7m2/index.html``.
    path: str
    weight: int
    html: dict[str, str | None]
    title: str
    metas: list[dict[str, str | None]]
    headings: list[str]
    scripts: list[tuple[dict[str, str | None], str]]
    styles: list[str]
    #: ``style`` and ``on…`` attributes, as (element, attribute).
    inline: list[tuple[str, str]]
    #: What a browser would fetch for the page, as (element, attribute, address).
    loads: list[tuple[str, str, str]]
    links: list[Link]
    runs: list[Run]
    ids: list[str]

    def meta(self, name: str) -> str | None:
        """Return the content of a ``<meta>`` by its ``name`` or ``http-equiv``."""
        for meta in self.metas:
            if name in (meta.get("name"), meta.get("http-equiv")):
                return meta.get("content")
        return None

    def text(self, *, inside: str = "body") -> str:
        """Return the text within an element, in one line."""
        return " ".join(" ".join(run.text for run in self.runs if inside in run.around).split())


class _Frame(NamedTuple):
    name: str
    label: str
    lang: str
    dir: str
    isolated: bool


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[_Frame] = [_Frame("", "", "", "", False)]
        self.html: dict[str, str | None] = {}
        self.title = ""
        self.metas: list[dict[str, str | None]] = []
        self.headings: list[str] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.styles: list[str] = []
        self.inline: list[tuple[str, str]] = []
        self.loads: list[tuple[str, str, str]] = []
        self.links: list[Link] = []
        self.runs: list[Run] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.inline.append((tag, name))
            if name in _LOADING or (name == "href" and tag in ("link", "use", "image", "base")):
                self.loads.append((tag, name, value or ""))
            if name == "id":
                self.ids.append(value or "")
        match tag:
            case "html":
                self.html = attributes
            case "meta":
                self.metas.append(attributes)
            case "h1":
                self.headings.append("")
            case "script":
                self.scripts.append((attributes, ""))
            case "style":
                self.styles.append("")
        label = ".".join([tag, *(attributes.get("class") or "").split()[:1]])
        if tag in ("a", "area") and "href" in attributes:
            around = tuple(frame.label for frame in self.stack[1:])
            self.links.append(Link(attributes["href"] or "", attributes, around))
        if tag in _VOID:
            return
        outer = self.stack[-1]
        lang, dir = attributes.get("lang") or outer.lang, attributes.get("dir") or outer.dir
        isolated = outer.isolated or (tag == "bdi" and attributes.get("dir") == "ltr")
        self.stack.append(_Frame(tag, label, lang, dir, isolated))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        # In HTML a slash closes nothing, but for the children of <svg>.
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].name == tag:
                del self.stack[depth:]
                return

    def handle_data(self, data: str) -> None:
        frame = self.stack[-1]
        if frame.name == "title":
            self.title += data
        elif frame.name == "script":
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + data)
        elif frame.name == "style":
            self.styles[-1] += data
        elif data.strip():
            around = tuple(frame.label for frame in self.stack[1:])
            if "h1" in (label.partition(".")[0] for label in around):
                self.headings[-1] += data
            self.runs.append(Run(data, frame.lang, frame.dir, frame.isolated, around))


def read(file: Path, site: Path) -> Facts:
    """Return the facts of one page of the site in the folder ``site``."""
    body = file.read_bytes()
    reader = _Reader()
    reader.feed(body.decode())
    reader.close()
    return Facts(
        path=file.relative_to(site).as_posix(),
        weight=len(compressed(body)),
        html=reader.html,
        title=reader.title,
        metas=reader.metas,
        headings=[" ".join(heading.split()) for heading in reader.headings],
        scripts=reader.scripts,
        styles=reader.styles,
        inline=reader.inline,
        loads=reader.loads,
        links=reader.links,
        runs=reader.runs,
        ids=reader.ids,
    )


def public_pages(site: Path) -> list[Path]:
    """Return every page for readers: all but the maintainers' handbook, which is Material's.

    Framed pages are not among them; tests/embed has their rules.
    """
    return sorted(file for file in site.rglob("*.html") if file.relative_to(site).parts[0] not in ("handbook", "embed"))


def read_all(site: Path) -> list[Facts]:
    """Return the facts of every public page."""
    return [read(file, site) for file in public_pages(site)]
