"""What the rules said before: files that have not changed since are not judged again.

What the rules say depends on the files they look at, on the day, on what is asked (publication or not), on the code,
and on some libraries. All of that is the key; one verdict is kept
for each name, the last one.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache as memo
from importlib.metadata import version
from pathlib import Path

from vart.check.placing import Told
from vart.load.cache import Cache

#: The rooms that have a say in a verdict, and the libraries that know alphabets, numbers, hours and names of languages.
_ROOMS = ("check", "hours", "languages", "load", "model")
_LIBRARIES = ("babel", "opening-hours-py", "phonenumbers", "pydantic", "pyyaml")


@memo
def _judges() -> bytes:
    """Return a hash of the code that judges and of the versions of what it asks."""
    asked = [sys.version, *(version(library) for library in _LIBRARIES)]
    digest = hashlib.blake2b("\0".join(asked).encode(), digest_size=16)
    package = Path(__file__).parents[1]
    for room in _ROOMS:
        for source in sorted((package / room).rglob("*")):
            if source.suffix in (".py", ".json"):
                digest.update(source.read_bytes())
    return digest.digest()


def yml_below(*folders: Path) -> Iterator[Path]:
    """Yield the YAML files right in each of ``folders``, in the order of their names; a folder may be missing."""
    for folder in folders:
        if folder.is_dir():
            with os.scandir(folder) as entries:
                yield from (folder / name for name in sorted(one.name for one in entries if one.name.endswith(".yml")))


def said_before(
    cache: Path | None, name: str, files: Callable[[], Iterable[Path]], about: str, judge: Callable[[], list[Told]]
) -> list[Told]:
    """Return what ``judge`` says, or said when everything was the same.

    :param cache: the folder where verdicts lie; None judges anew.
    :param name: the name of the verdict.
    :param files: gives the files that ``judge`` looks at.
    :param about: what else the verdict depends on.
    """
    if cache is None:
        return judge()
    digest = hashlib.blake2b(_judges() + about.encode(), digest_size=16)
    for file in files():
        raw = file.read_bytes()
        digest.update(f"\0{file}\0{len(raw)}\0".encode() + raw)
    key = digest.hexdigest()
    store = Cache(cache, name)
    told = store.known.get(key)
    if told is None:
        told = judge()
        store.known.clear()
        store.add({key: told})
    return told
