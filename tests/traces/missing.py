"""A tool that is not on this machine."""

from __future__ import annotations

import shutil


class MissingError(Exception):
    """Something that a test needs is not installed. The text says what, and what Debian calls it."""


def find_tool(*names: str, package: str) -> str:
    """Return the path of the first of these programs that is here.

    :param package: what Debian calls the package that brings it.
    :raises MissingError: none of them is here.
    """
    for name in names:
        if found := shutil.which(name):
            return found
    raise MissingError(f"{names[0]} is not installed (Debian: {package})")
