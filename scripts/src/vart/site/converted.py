"""Markdown that became HTML before: a text that is the same in two languages, or in two builds, is converted once.

Converting is most of what prose costs. The texts are converted with :data:`HOLE` where an address names the language,
so that a Swedish page that stands in for a missing translation is the same text in every language.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import markdown
import mkdocs

from vart.load.cache import Cache
from vart.render import environment
from vart.site import prose

#: Stands in links where the folder of the reader's language will: no folder is called so.
HOLE = "-language-"


class Converted:
    """HTML by Markdown, for one configuration.

    :param store: where earlier builds left theirs; None remembers within this build alone.
    :param settings: whatever else decides what comes out: extensions and their settings.
    """

    def __init__(self, store: Cache | None, settings: Any) -> None:
        self._store = store
        self._known = dict(store.known) if store else {}
        self._used: dict[str, str] = {}
        self._seed = hashlib.blake2b(
            repr((markdown.__version__, mkdocs.__version__, settings)).encode(), digest_size=16
        )
        # What is done to the HTML before it is remembered.
        for module in (prose, environment):
            self._seed.update(Path(module.__file__).read_bytes())

    def key(self, name: str, text: str) -> str:
        """Return what a text is known by. ``name`` is the page's, as links may be relative to it."""
        digest = self._seed.copy()
        digest.update(f"{name}\0{text}".encode())
        return digest.hexdigest()

    def get(self, key: str) -> str | None:
        """Return the HTML, if it is known."""
        found = self._known.get(key)
        if found is not None:
            self._used[key] = found
        return found

    def put(self, key: str, html: str) -> None:
        """Remember the HTML."""
        self._known[key] = self._used[key] = html

    def keep(self) -> None:
        """Write down what this build used, if that is not what is there already."""
        if self._store is not None and self._used.keys() != self._store.known.keys():
            self._store.known.clear()
            self._store.add(self._used)
