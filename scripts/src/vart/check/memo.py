"""Findings by content: a file that has not changed is not searched for secrets again.

The search for whatever tells a place reads every word in many spellings, which takes longer than all other rules
together. What it finds depends on the file, on a few facts about the record, and on the names of districts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from vart.check.documents import LazyDocument
from vart.check.findings import Finding
from vart.load.cache import Cache
from vart.model import Directory


@cache
def _stamp() -> bytes:
    """Return a hash of the code that searches: other code may find something else."""
    digest = hashlib.blake2b(digest_size=16)
    here = Path(__file__).parent
    for source in [*sorted((here / "secrecy").glob("*.py")), here / "privacy.py", here / "findings.py"]:
        digest.update(source.read_bytes())
    return digest.digest()


class Memo:
    """Remembers findings, in a folder if there is one.

    :param folder: where the findings of earlier runs lie; None remembers nothing.
    :param name: the part of the directory that is looked at, as each process writes a file of its own.
    :param directory: gives the names of the districts.
    """

    def __init__(self, folder: Path | None, name: str, directory: Directory) -> None:
        self._cache = Cache(folder, name) if folder else None
        districts = sorted(area.name for area in directory.areas if area.level == "district")
        self._seed = _stamp() + "\0".join(districts).encode() if folder else b""
        self._fresh: dict[str, tuple[Finding, ...]] = {}

    def findings(
        self, document: LazyDocument, about: str, find: Callable[[], Iterable[Finding]]
    ) -> tuple[Finding, ...]:
        """Return what ``find`` finds in ``document``, or found when the file was the same.

        :param about: what else the findings depend on.
        """
        if self._cache is None:
            return tuple(find())
        key = self._key(document, about)
        found = self._fresh.get(key, self._cache.known.get(key))
        if found is None:
            found = self._fresh[key] = tuple(find())
        return found

    def remember(self, document: LazyDocument, about: str, found: tuple[Finding, ...]) -> None:
        """Take what another process found, as :meth:`findings` would have returned it."""
        if self._cache is not None and (key := self._key(document, about)) not in self._cache.known:
            self._fresh[key] = found

    def _key(self, document: LazyDocument, about: str) -> str:
        text = f"{document.path}\0{about}\0{document.text}".encode(errors="replace")
        return hashlib.blake2b(self._seed + text, digest_size=16).hexdigest()

    def keep(self) -> None:
        """Write what is new."""
        if self._cache is not None:
            self._cache.add(self._fresh)
