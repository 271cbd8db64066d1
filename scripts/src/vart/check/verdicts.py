"""What the rules said before: files that have not changed since are not judged again.

What the rules say depends on the files they look at, on the day, on what is asked (publication or not), on the code,
and on some libraries. All of that is the key; one verdict is kept for each name, the last one.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
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


def said_before(cache: Path | None, name: str, about: Callable[[], str], judge: Callable[[], list[Told]]) -> list[Told]:
    """Return what ``judge`` says, or said when everything was the same.

    :param cache: the folder where verdicts lie; None judges anew.
    :param name: the name of the verdict.
    :param about: gives what the verdict depends on besides the code, the contents of files as their digest.
    """
    if cache is None:
        return judge()
    key = hashlib.blake2b(_judges() + about().encode(), digest_size=16).hexdigest()
    return Cache(cache, name).only(key, judge)
