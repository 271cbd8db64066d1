"""Test translations: real words of a language in place of the Swedish ones.

No one has translated the sheets into these languages yet, and a sheet must hold for them before anyone does. The words
are CLDR's names of countries and languages: the real letters, joined and shaped as they are, in about the length of
the Swedish. They mean nothing.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from babel import Locale

from vart.languages import Catalog
from vart.model import Directory, Language, TermTranslation, VocabularyTranslation

_PIECES = re.compile(r"(\{\w*\}|[^\w{]+)")
_LETTERS = {
    "Arab": "[\u0600-\u06ff\u200c]+",
    "Ethi": "[\u1200-\u137f]+",
    "Cyrl": "[\u0400-\u04ff]+",
    "Latn": "[^\\W\\d_]+",
}


class Words:
    """Words of a language, chosen by what they stand for."""

    def __init__(self, language: Language) -> None:
        locale = Locale.parse(language.cldr)
        letters = re.compile(_LETTERS[language.script])
        names = [*locale.territories.values(), *locale.languages.values()]
        self._words = sorted({word for name in names for word in letters.findall(name) if 1 < len(word) < 14})
        assert len(self._words) > 60, language.tag

    def text(self, swedish: str) -> str:
        """Return a text of the same shape; what stands in braces stays."""
        pieces = _PIECES.split(swedish)
        return "".join(self._word(piece) if piece and not _PIECES.fullmatch(piece) else piece for piece in pieces)

    def _word(self, swedish: str) -> str:
        if swedish.isdigit():
            return swedish
        near = [word for word in self._words if abs(len(word) - len(swedish)) <= 1] or self._words
        return near[int.from_bytes(hashlib.blake2b(swedish.encode(), digest_size=4).digest()) % len(near)]


class PseudoCatalog(Catalog):
    """A catalogue that has everything."""

    def __init__(self, language: Language) -> None:
        super().__init__(language, Path(os.devnull))
        self.words = Words(language)

    def has(self, message: str) -> bool:
        return True

    def gettext(self, message: str) -> str:
        return self.words.text(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.words.text(singular if number == 1 else plural)


def pseudo_terms(directory: Directory, words: Words) -> VocabularyTranslation:
    """Return the vocabulary in a test translation."""
    groups = {
        group: {
            name: TermTranslation(label=words.text(term.label), says=words.text(term.says or term.label))
            for name, term in terms.items()
        }
        for group, terms in directory.vocabulary.groups.items()
    }
    from datetime import date

    return VocabularyTranslation(state="machine", by="test", date=date(2026, 11, 24), **groups)
