"""Interface strings: gettext catalogues whose msgids are the Swedish sentences themselves.

Swedish is the source text of everything on the site, so a string that is not translated yet shows in Swedish, and
:meth:`Catalog.has` tells the templates to mark it so.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from babel import Locale
from babel.messages.pofile import read_po

from vart.model import Language

SOURCE = "sv"


class Catalog:
    """The strings of one language.

    :param language: the language.
    :param folder: where ``<folder>.po`` lies; a language without a file shows Swedish.
    """

    def __init__(self, language: Language, folder: Path) -> None:
        self.language = language
        self._plural = lambda n: int(n != 1)
        self._messages: dict[str, str | tuple[str, ...]] = {}
        path = folder / f"{language.folder}.po"
        if path.exists():
            with path.open("rb") as file:
                catalog = read_po(file, locale=language.cldr)
            self._plural = (catalog.plural_expr and _plural_function(catalog.plural_expr)) or self._plural
            for message in catalog:
                if message.id and message.string:
                    key = message.id if isinstance(message.id, str) else message.id[0]
                    if isinstance(message.string, str) or all(message.string):
                        self._messages[key] = message.string

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale for names of days, plural rules and dates."""
        return Locale.parse(self.language.cldr)

    @property
    def is_source(self) -> bool:
        """Whether this is the language that everything is written in first."""
        return self.language.folder == SOURCE

    def has(self, message: str) -> bool:
        """Say whether ``message`` would be shown in this language."""
        return self.is_source or self.is_variety or message in self._messages

    @property
    def is_variety(self) -> bool:
        """Whether this is another form of the source language (``sv-simple``), whose readers read it as it is."""
        return not self.is_source and self.language.tag.partition("-")[0] == SOURCE

    def gettext(self, message: str) -> str:
        """Return the translation, or the Swedish itself."""
        found = self._messages.get(message, message)
        return found if isinstance(found, str) else found[0]

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return the form that ``number`` takes in this language."""
        found = self._messages.get(singular)
        if isinstance(found, tuple):
            return found[min(self._plural(number), len(found) - 1)]
        return singular if number == 1 else plural

    @property
    def messages(self) -> frozenset[str]:
        """The msgids that have a translation."""
        return frozenset(self._messages)


def _plural_function(expression: str):
    from gettext import c2py

    return c2py(expression)
