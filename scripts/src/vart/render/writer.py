"""Bytes to files. What has not changed keeps its old file, so that a host uploads only what did."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


class DuplicatePageError(Exception):
    """Two pages want the same address."""


def write_pages(pages: Iterable[tuple[str, bytes]], out: Path, previous: Path | None = None) -> int:
    """Write (path, bytes) pairs below ``out`` and return how many there were.

    :param previous: the site of the last build; a file with the same bytes is linked from there and keeps its time.
    :raises DuplicatePageError: a path comes twice (two records with one code).
    """
    folders: set[str] = set()
    written: set[str] = set()
    base = os.fspath(out)
    before = os.fspath(previous) if previous else None
    for path, content in pages:
        if path in written:
            raise DuplicatePageError(path)
        written.add(path)
        target = f"{base}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in folders:
            _make(folder)
            folders.add(folder)
        if before is None or not link_if_same(f"{before}/{path}", target, content):
            write(target, content)
    return len(written)


def _make(folder: str) -> None:
    # Nearly every page has a folder of its own, right below one that is there.
    try:
        os.mkdir(folder)
    except OSError:
        os.makedirs(folder, exist_ok=True)


def write(target: str, content: bytes) -> None:
    """Write one file, replacing what was there."""
    with open(target, "wb", buffering=0) as file:
        file.write(content)


def link_if_same(old: str, target: str, content: bytes) -> bool:
    """Link ``old`` to ``target`` if it holds exactly ``content``; return whether it did."""
    try:
        if os.stat(old).st_size != len(content):
            return False
        with open(old, "rb", buffering=0) as file:
            if file.read() != content:
                return False
        try:
            os.link(old, target)
        except FileExistsError:
            os.unlink(target)
            os.link(old, target)
    except OSError:
        return False
    return True
