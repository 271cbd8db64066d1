"""Parsed records by content: a file that has not changed is not parsed again.

The key is the hash of a file's bytes and path; the whole cache is thrown away when the code that made it changes.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from collections.abc import Callable
from functools import cache as memo
from pathlib import Path
from typing import Any


@memo
def code_stamp() -> str:
    """Return a hash of the source of this room and the model: other code may read a file differently."""
    digest = hashlib.blake2b(digest_size=8)
    here = Path(__file__).parent
    for folder in (here, here.parent / "model"):
        for source in sorted(folder.glob("*.py")):
            digest.update(source.read_bytes())
    return digest.hexdigest()


def digest_of(*folders: Path) -> str:
    """Return a hash of the names and contents of the YAML files right in each of ``folders``; one may be missing."""
    digest = hashlib.blake2b(digest_size=16)
    for folder in folders:
        for file in sorted(folder.glob("*.yml")):
            raw = file.read_bytes()
            digest.update(f"\0{file}\0{len(raw)}\0".encode() + raw)
    return digest.hexdigest()


#: Bytes of the digest in front of the pickle.
_DIGEST = 16


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


class Cache:
    """A pickle of ``{key: value}`` in a folder of our own; unreadable or foreign ones count as empty."""

    def __init__(self, folder: Path, name: str) -> None:
        self._path = folder / f"{name}-{code_stamp()}.pickle"
        self._prefix = f"{name}-"
        self._known: dict[str, Any] | None = None

    @property
    def known(self) -> dict[str, Any]:
        """What is known, by key."""
        if self._known is None:
            self._known = self._read()
        return self._known

    def _read(self) -> dict[str, Any]:
        # A damaged pickle can still be one, with another digit in a telephone number: only a whole file counts.
        try:
            raw = self._path.read_bytes()
            if _digest(raw[_DIGEST:]) != raw[:_DIGEST]:
                return {}
            return pickle.loads(raw[_DIGEST:])
        except (OSError, pickle.PickleError, EOFError, AttributeError, ImportError, IndexError, ValueError, TypeError):
            return {}

    def only(self, key: str, make: Callable[[], Any]) -> Any:
        """Return what is known under a key, or make it and keep nothing else: what came before it will not come back."""
        found = self.known.get(key)
        if found is None:
            found = make()
            self.known.clear()
            self.add({key: found})
        return found

    def add(self, fresh: dict[str, Any]) -> None:
        """Remember new values and write the file, whole or not at all; where nothing can be written, only remember."""
        if not fresh:
            return
        self.known.update(fresh)
        try:
            self._write()
        except OSError:  # a read-only project can be checked and built all the same
            return

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        for old in self._path.parent.glob(f"{self._prefix}*.pickle"):
            if old != self._path and len(old.stem) == len(self._path.stem):
                old.unlink(missing_ok=True)
        pickled = pickle.dumps(self.known, pickle.HIGHEST_PROTOCOL)
        with tempfile.NamedTemporaryFile(dir=self._path.parent, delete=False) as file:
            file.write(_digest(pickled) + pickled)
        os.replace(file.name, self._path)
