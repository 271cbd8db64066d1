"""Facts and sources from ``directory/facts/*.yml`` and ``directory/sources.yml``."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from vart.load.cache import Cache
from vart.load.document import Document
from vart.load.strict_yaml import StrictYamlError, parse_yaml
from vart.load.tree import Paths
from vart.load.typed import typed
from vart.model import Problem
from vart.model.base import Slug
from vart.model.facts import Fact, FactId, Facts, PublicSource

SOURCES_FILE = "sources.yml"
FACTS_FOLDER = "facts"

_SOURCES = TypeAdapter(dict[Slug, PublicSource])
_FACTS = TypeAdapter(dict[FactId, Fact])


def load_facts(paths: Paths, cache: Cache | None = None) -> tuple[Facts, list[Problem]]:
    """Return the facts and sources, and what was wrong with their files.

    A file that can not be read is left out and reported; a project without any of them has no facts.

    :param cache: parsed files by content; None reads every file anew.
    """
    problems: list[Problem] = []
    sources: dict[str, PublicSource] = {}
    facts: dict[str, Fact] = {}
    files: dict[str, str] = {}
    for file in _files(paths):
        name = paths.relative(file)
        found = _read(name, file.read_bytes(), _adapter(file), cache)
        if isinstance(found, list):
            problems += found
        elif file.name == SOURCES_FILE:
            sources = found
        else:
            for id in found:
                if id in facts:
                    problems.append(_twice(file, name, id, files[id]))
                else:
                    facts[id], files[id] = found[id], name
    return Facts(facts, sources, files), problems


def fact_documents(paths: Paths) -> dict[str, Document]:
    """Read the files again for the places of their values; those that can not be read are left out.

    :returns: documents by the name that messages show.
    """
    found = {}
    for file in _files(paths):
        name = paths.relative(file)
        try:
            found[name] = parse_yaml(file.read_bytes(), name)
        except StrictYamlError:
            continue
    return found


def _files(paths: Paths) -> list[Path]:
    sources = paths.directory / SOURCES_FILE
    return ([sources] if sources.exists() else []) + sorted((paths.directory / FACTS_FOLDER).glob("*.yml"))


def _adapter(file: Path) -> TypeAdapter[Any]:
    return _SOURCES if file.name == SOURCES_FILE else _FACTS


def _read(name: str, raw: bytes, adapter: TypeAdapter[Any], cache: Cache | None) -> dict[str, Any] | list[Problem]:
    key = hashlib.blake2b(raw + b"\0" + name.encode(), digest_size=16).hexdigest()
    if cache and key in cache.known:
        return cache.known[key]
    try:
        result = typed(parse_yaml(raw, name), adapter.validate_python)
    except StrictYamlError as error:
        result = error.problems
    if cache:
        cache.add({key: result})
    return result


def _twice(file: Path, name: str, id: str, other: str) -> Problem:
    return Problem(
        parse_yaml(file.read_bytes(), name).where((id,)), "fact-twice", "The fact '{name}' stands in {other}, too",
        "give one of them a number of its own", params={"name": id, "other": other},
    )  # fmt: skip
