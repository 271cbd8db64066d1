"""Do builders make the same pages? What a reader sees of sampled pages is compared, white space apart."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

#: Tags inside a line; around all others a reader sees a break.
_INLINE = {"a", "abbr", "b", "bdi", "em", "i", "q", "span", "strong", "path", "svg"}
_HIDDEN = {"script", "style"}


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        if tag not in _INLINE:
            self.parts.append(" ")
        # Where links lead and which language a part is in is seen as well, in a way.
        self.parts += [
            f"⟨{value}⟩" for name, value in attrs if name in ("href", "lang", "dir", "content") and tag != "meta"
        ]

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN
        if tag not in _INLINE:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def visible(html: str) -> str:
    """Return the visible text of a page with link targets, languages and directions in it, white space as one space."""
    parser = _Visible()
    parser.feed(html)
    return re.sub(r"\s*(⟨[^⟩]*⟩)\s*", r"\1", re.sub(r"\s+", " ", "".join(parser.parts))).strip()


def sample(site: Path, prose: Sequence[str], count: int, seed: int = 1) -> list[str]:
    """Return paths of pages to compare: of each language home, 404 and indexes, and ``count`` others, no prose.

    :param prose: codes of prose pages, which each builder's own Markdown makes.
    """
    pages = []
    for folder in sorted(path.parent for path in site.glob("*/404.html")):
        every = sorted(path.relative_to(site).as_posix() for path in folder.rglob("index.html"))
        every = [path for path in every if path.split("/")[1] not in prose]
        always = [
            f"{folder.name}/{path}"
            for path in ("index.html", "404.html", "ztg8/index.html", "2gbm/index.html", "v4t4/index.html")
        ]
        others = sorted(set(every) - set(always))
        pages += always + random.Random(f"{seed}{folder.name}").sample(others, min(count, len(others)))
    return pages


def differences(one: Path, other: Path, pages: Sequence[str]) -> list[str]:
    """Return a line for each page that is missing or reads differently."""
    found = []
    for page in pages:
        if not (other / page).exists():
            found.append(f"{page}: not in {other.name}")
            continue
        a, b = visible((one / page).read_text("utf-8")), visible((other / page).read_text("utf-8"))
        if a != b:
            place = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
            start = max(0, place - 40)
            found.append(f"{page}: …{a[start : place + 60]}… in {one.name}, …{b[start : place + 60]}… in {other.name}")
    return found


def same_set(one: Path, other: Path) -> list[str]:
    """Return the public pages that only one of two sites has."""
    sets = [
        {path.relative_to(site).as_posix() for path in site.rglob("*.html") if "handbook" not in path.parts}
        for site in (one, other)
    ]
    return sorted(sets[0] ^ sets[1])
