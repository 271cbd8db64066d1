"""Compressed twins (``.br``, ``.gz``) of text files, for hosts that send them as they are."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli

from vart.load.parallel import map_in_processes, processors

_TEXT = {".html", ".xml", ".json", ".txt", ".css", ".js", ".svg", ".csv", ".ndjson", ".atom", ".rdf"}
#: A smaller file travels in one packet anyway.
_WORTH_IT = 512


def compress_site(folder: Path, previous: Path | None = None) -> int:
    """Write the twins of every text file below ``folder`` and return how many files have them.

    :param previous: the last site; where a file is the same one (a hard link), so are its twins.
    """
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in _TEXT and path.is_file() and path.stat().st_size >= _WORTH_IT
    )

    def one(path: Path) -> None:
        old = previous / path.relative_to(folder) if previous else None
        if old is not None and old.is_file() and os.path.samefile(old, path) and _link_twins(old, path):
            return
        content = path.read_bytes()
        _twin(path, ".br").write_bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=11 if path.suffix == ".json" else 9, lgwin=16))
        # No name and no time inside: the same bytes from the same content.
        _twin(path, ".gz").write_bytes(gzip.compress(content, 9, mtime=0))

    map_in_processes(one, files, min(2, processors()))
    return len(files)


def _twin(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _link_twins(old: Path, path: Path) -> bool:
    try:
        for suffix in (".br", ".gz"):
            os.link(_twin(old, suffix), _twin(path, suffix))
    except OSError:
        for suffix in (".br", ".gz"):
            _twin(path, suffix).unlink(missing_ok=True)
        return False
    return True
