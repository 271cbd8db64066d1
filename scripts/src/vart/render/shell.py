"""The shell of a page, made once a language and filled in for every page.

Rendering the same header a thousand times costs more than everything else on a page. So the shell template is
rendered once with marks where a page differs, split there, and a page is the join of its parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup, escape

from vart.languages import Text
from vart.model import Language
from vart.render.assets import Assets
from vart.render.environment import Words
from vart.render.options import Site

# U+E000 and its neighbours are private characters: no template, name or translation holds them (records may not).
_SLOTS = {"title": "\ue000", "description": "\ue001", "head": "\ue002", "path": "\ue003", "main": "\ue004"}
_SPLIT = re.compile("[\ue000-\ue004]")
_NAMES = {mark: name for name, mark in _SLOTS.items()}


class MenuEntry(NamedTuple):
    """A line of the menu."""

    url: str
    title: Text


class Shell:
    """The shell in one language.

    :param languages: the open languages, for the language menu.
    :param menu: the menu's lines.
    :param template: the shell's own.
    """

    def __init__(
        self,
        environment: Environment,
        site: Site,
        assets: Assets,
        words: Words,
        language: Language,
        languages: Sequence[Language],
        menu: Sequence[MenuEntry],
        template: str = "shell/shell.html",
    ) -> None:
        def url(path: str = "", other: Language = language) -> str:
            return f"{site.base}/{other.folder}/{path}"

        html = environment.get_template(template).render(
            site=site,
            language=language,
            languages=languages,
            menu=menu,
            url=url,
            _=words,
            plain=words.plain,
            policy=assets.policy,
            scripts=Markup(assets.scripts),
            styles=Markup(assets.styles),
            **{name: Markup(mark) for name, mark in _SLOTS.items()},
        )
        pieces = _SPLIT.split(html)
        self._names = [_NAMES[mark] for mark in _SPLIT.findall(html)]
        self._first, *self._rest = pieces
        self._site_name = site.name

    def page(self, *, title: str, description: str, path: str, main: str, head: str = "") -> bytes:
        """Return a whole page.

        :param title: the page's own title, plain text; readers with scripts never see it (js/leave.js).
        :param description: plain text for search engines.
        :param path: the page's address below its language, ``""`` for the home page, else with a slash at its end.
        :param main: HTML.
        :param head: HTML at the end of ``<head>``.
        """
        values = {
            "title": str(escape(title)),
            "description": str(escape(description)),
            "path": path,
            "main": main,
            "head": head,
        }
        parts = [self._first]
        for name, piece in zip(self._names, self._rest, strict=True):
            parts.append(values[name])
            parts.append(piece)
        return "".join(parts).encode()
