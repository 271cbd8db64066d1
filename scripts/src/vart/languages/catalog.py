"""Interface strings: gettext catalogues whose msgids are the Swedish sentences themselves.

Swedish is the source text of everything on the site, so a string that is not translated yet shows in Swedish, and
:meth:`Catalog.has` tells the templates to mark it so.
"""

from __future__ import annotations

import re
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
        #: Strings, with their lines, whose translation fills in other things than the Swedish does.
        self.faulty: list[tuple[str, int]] = []
        self.path = path = folder / f"{language.folder}.po"
        if path.exists():
            with path.open("rb") as file:
                catalog = read_po(file, locale=language.cldr)
            self._plural = (catalog.plural_expr and _plural_function(catalog.plural_expr)) or self._plural
            for message in catalog:
                if message.id and message.string and not message.fuzzy:
                    key = message.id if isinstance(message.id, str) else message.id[0]
                    whole = isinstance(message.string, str) or all(message.string)
                    if whole and not _same_placeholders(message.id, message.string):
                        self.faulty.append((key, message.lineno or 1))
                    elif whole:
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


def _same_placeholders(id: str | tuple[str, ...], string: str | tuple[str, ...]) -> bool:
    """Say whether a translation fills in what the Swedish does; one that does not would break a page."""
    wanted, found = ([text] if isinstance(text, str) else text for text in (id, string))
    in_swedish = {name for text in wanted for name in _PLACEHOLDER.findall(text)}
    here = {name for text in found for name in _PLACEHOLDER.findall(text)}
    # A plural form may do without its number ("one service").
    return here == in_swedish if isinstance(id, str) else here <= in_swedish


_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def _plural_function(expression: str):
    from gettext import c2py

    return c2py(expression)
