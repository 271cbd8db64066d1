"""What people type, made comparable: letters, accents, endings, one table for all.

The table is ``fold.json`` beside this file. The build puts a language's part of it into the finder's index, and
``overrides/assets/js/finder/fold.js`` is the twin of this file; a test compares the two on every phrase.

What a language's part says:

- ``script``: its letters; only what is said of them and of signs goes into its index. Empty for all.
- ``keep``: letters with a mark that are letters of their own (å, ä, ö). Words are compared with and without the mark.
- ``drop``: words that tell nothing.
- ``same``: a form → the form to treat it as (strong verbs, slang), before endings are taken off.
- ``heads``, ``steps``: beginnings and endings; of each list the longest that leaves ``least`` letters is taken off.
- ``double``: 1 if a doubled last letter is made single afterwards.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_TABLE: dict[str, Any] = json.loads(Path(__file__).with_name("fold.json").read_text("utf-8"))
#: Of a language that the table does not have: no endings are known, the rest holds for every script.
_PLAIN: dict[str, Any] = {
    "script": "",
    "keep": "",
    "drop": "",
    "same": {},
    "steps": [],
    "least": 3,
    "double": 0,
}


class Word(NamedTuple):
    """A word that tells something: its ``stem``, and the stem without any marks."""

    stem: str
    bare: str


def table_for(tag: str) -> dict[str, Any]:
    """Return what a browser needs to fold words of a language, ready for JSON; varieties fold as their language."""
    languages = _TABLE["languages"]
    own = languages.get(tag) or languages.get(_ALIKE.get(tag, tag.partition("-")[0])) or _PLAIN
    letters = _TABLE["letters"]
    wanted = letters[""] | letters.get(own["script"], {})
    if not own["script"]:
        wanted = {letter: to for group in letters.values() for letter, to in group.items()}
    found = {"letters": wanted, "marks": _TABLE["marks"], "zeros": _TABLE["zeros"]} | _PLAIN | own
    del found["script"]
    return found


#: Languages that share another one's endings.
_ALIKE = {"prs": "fa"}


class Folder:
    """Folds the words of one language.

    :param table: as :func:`table_for` returns it.
    """

    def __init__(self, table: dict[str, Any]) -> None:
        self.table = table
        self._letters = table["letters"]
        self._drop = {self.fold(word) for word in table["drop"].split()}
        self._same = {self.fold(form): self.fold(to) for form, to in table["same"].items()}
        self._bare_same = {self.bare(form): to for form, to in self._same.items()}

    def fold(self, text: str, keep: str | None = None) -> str:
        """Return the text in one case and one spelling of each letter; ``keep`` are letters that keep their mark."""
        kept = self.table["keep"] if keep is None else keep
        result = []
        for letter in unicodedata.normalize("NFKC", text).lower():
            if letter in kept:
                result.append(letter)
                continue
            for part in unicodedata.normalize("NFD", letter):
                code = ord(part)
                if any(first <= code <= last for first, last in self.table["marks"]):
                    continue
                zero = next((zero for zero in self.table["zeros"] if zero <= code < zero + 10), None)
                result.append(str(code - zero) if zero else self._letters.get(part, part))
        return "".join(result)

    def bare(self, word: str) -> str:
        """Return a folded word without the marks that its language keeps."""
        return self.fold(word, "") if self.table["keep"] else word

    def words(self, text: str) -> list[Word]:
        """Return the words of a text that tell something, in order."""
        found = []
        for token in _tokens(self.fold(text)):
            if token not in self._drop:
                stem = self.stem(token)
                found.append(Word(stem, self.bare(stem)))
        return found

    def stem(self, token: str) -> str:
        """Return a folded word without what its language puts before and after it."""
        known = self._same.get(token) or self._bare_same.get(token)
        if known:
            return known
        least = self.table["least"]
        for endings in self.table["steps"]:
            for ending in endings:
                if token.endswith(ending) and len(token) - len(ending) >= least:
                    token = token[: -len(ending)]
                    break
        for heads in self.table.get("heads", ()):
            for head in heads:
                if token.startswith(head) and len(token) - len(head) >= least:
                    token = token[len(head) :]
                    break
        if self.table["double"] and len(token) > least and token[-1] == token[-2]:
            token = token[:-1]
        return token


def _tokens(text: str) -> list[str]:
    """Split at everything that is no letter, mark or number."""
    spaced = "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in text)
    return spaced.split()


@cache
def folder_for(tag: str) -> Folder:
    """Return the folder of a language."""
    return Folder(table_for(tag))
