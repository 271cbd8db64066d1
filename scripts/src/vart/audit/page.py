"""What one HTML file asks of a browser: its scripts, styles, links and policy."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Page:
    """The parts of a page that rules look at. ``path`` is relative to the site, with slashes."""

    path: str
    raw: bytes
    lang: str = ""
    dir: str = ""
    titles: int = 0
    headings: int = 0
    mains: int = 0
    policy: str = ""
    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    #: (href, inside a list of sources)
    links: list[tuple[str, bool]] = field(default_factory=list)
    #: What the page fetches by itself: (element, address).
    fetched: list[tuple[str, str]] = field(default_factory=list)
    #: Scripts that it fetches, each with the hash that it must have: (address, integrity).
    checked: list[tuple[str, str]] = field(default_factory=list)
    #: Attributes that run or style without the policy's leave: (element, attribute).
    inline: list[tuple[str, str]] = field(default_factory=list)
    refreshes: bool = False
    forms: list[str] = field(default_factory=list)
    #: Controls with a name: what a form would send.
    named: int = 0
    leaves: int = 0
    calls_112: bool = False


#: Attributes whose address a browser fetches without being asked.
_FETCHED = {
    "script": "src", "img": "src", "iframe": "src", "source": "src", "audio": "src", "video": "src", "embed": "src",
    "object": "data", "input": "src", "track": "src", "use": "href", "image": "href",
}  # fmt: skip
#: Attributes of any element that make a browser ask for something.
_ASKS = ("srcset", "poster", "ping", "background", "formaction")
#: Kinds of <script> that are data; all others run, or make the browser fetch.
_DATA = {"application/ld+json", "application/json"}
#: Kinds of <link> that fetch or connect.
_FETCHING_LINKS = {
    "stylesheet", "icon", "shortcut", "apple-touch-icon", "preload", "prefetch", "preconnect", "dns-prefetch",
    "modulepreload", "manifest", "prerender",
}  # fmt: skip


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self._text: list[str] | None = None
        self._sources = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        page, values = self.page, {name: value or "" for name, value in attrs}
        page.inline += [(tag, name) for name in values if name == "style" or name.startswith("on")]
        if tag == "html":
            page.lang, page.dir = values.get("lang", ""), values.get("dir", "")
        elif tag == "title":
            page.titles += 1
        elif tag == "h1":
            page.headings += 1
        elif tag == "main":
            page.mains += 1
        elif tag == "meta":
            self._meta(values)
        elif tag in ("input", "select", "textarea", "button") and values.get("name"):
            page.named += 1
        elif tag == "form":
            page.forms.append(values.get("action", ""))
        elif tag in ("ul", "ol") and (self._sources or "sources" in values.get("class", "").split()):
            self._sources += 1
        elif tag == "a" and "href" in values:
            page.links.append((values["href"], bool(self._sources)))
            page.leaves += "data-leave" in values
            page.calls_112 |= values["href"] == "tel:112"
        elif tag == "link" and _FETCHING_LINKS & set(values.get("rel", "").lower().split()):
            page.fetched.append((f"link {values.get('rel')}", values.get("href", "")))
        address = values.get(_FETCHED.get(tag, ""), "")
        if address and tag == "script" and values.get("integrity"):
            page.checked.append((address, values["integrity"]))
        elif address:
            page.fetched.append((tag, address))
        page.fetched += [(tag, values[name]) for name in _ASKS if name in values]
        runs = tag == "script" and not address and values.get("type", "").strip().lower() not in _DATA
        if runs or tag == "style":
            self._text = []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def _meta(self, values: dict[str, str]) -> None:
        kind = values.get("http-equiv", "").lower()
        if kind == "content-security-policy":
            self.page.policy = values.get("content", "")
        elif kind == "refresh":
            self.page.refreshes = True

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol") and self._sources:
            self._sources -= 1
        if self._text is not None and tag in ("script", "style"):
            (self.page.scripts if tag == "script" else self.page.styles).append("".join(self._text))
            self._text = None


def read_page(path: str, raw: bytes) -> Page:
    """Return what a page asks of a browser."""
    page = Page(path, raw)
    reader = _Reader(page)
    reader.feed(raw.decode("utf-8", "replace"))
    reader.close()
    return page
