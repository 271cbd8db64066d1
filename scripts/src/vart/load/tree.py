"""The folder ``directory/`` as one value, and the translations of one language at a time."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from vart.load.cache import Cache, digest_of
from vart.load.document import Document, Loc
from vart.load.parallel import map_in_processes
from vart.load.strict_yaml import StrictYamlError, parse_yaml
from vart.load.typed import typed
from vart.model import (
    Area,
    CrisisLine,
    Directory,
    Language,
    OpenService,
    Problem,
    Retired,
    Service,
    ServiceTranslation,
    Vocabulary,
    VocabularyTranslation,
    Where,
    parse_service,
)

T = TypeVar("T")

_ID = re.compile(r"[a-z0-9-]{2,60}")
#: Below this many files a second process costs more than it saves.
_PARALLEL_FROM = 400


@dataclass(frozen=True)
class Paths:
    """Where things lie. ``root`` is the project's folder; messages name files relative to it."""

    root: Path

    @property
    def directory(self) -> Path:
        """What committees edit."""
        return self.root / "directory"

    def service(self, id: str) -> Path:
        """The file of a record."""
        return self.directory / "services" / f"{id}.yml"

    def translation(self, folder: str, id: str) -> Path:
        """The file of a record's translation."""
        return self.directory / "translations" / folder / "services" / f"{id}.yml"

    def relative(self, path: Path) -> str:
        """The path as messages show it."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


@dataclass
class Loaded:
    """A directory that was read: what could be typed, and what could not."""

    paths: Paths
    directory: Directory
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def digest(self) -> str:
        """A hash of the files that were read, worked out once for all who ask."""
        return digest_of(self.paths.directory, self.paths.directory / "services")

    @property
    def unread(self) -> frozenset[str]:
        """The ids of records that are there and could not be read: what misses them is no mistake of its own."""
        found = (self.paths.root / problem.where.path for problem in self.problems)
        return frozenset(
            path.stem for path in found if path.suffix == ".yml" and path.parent == self.paths.directory / "services"
        )

    def document(self, path: Path) -> Document:
        """Read a file again for the places of its values. Cheap enough for the few files that have problems."""
        return parse_yaml(path.read_bytes(), self.paths.relative(path))

    def where(self, path: Path, loc: Loc = ()) -> Where:
        """Return the place of a value in a file."""
        return self.document(path).where(loc)


def load_directory(paths: Paths, cache: Cache | None = None) -> Loaded:
    """Read everything but the translations.

    Files that can not be read or typed are left out of the directory and reported in ``problems``; without a usable
    vocabulary, area or language file the result holds an empty one, so that the rest can still be looked at.

    :param paths: where to read.
    :param cache: parsed records by content; None reads every file anew.
    """
    problems: list[Problem] = []
    read = lambda name, make, empty: _one(paths, name, make, empty, problems)  # noqa: E731
    vocabulary = read(
        "vocabulary.yml", Vocabulary.model_validate, Vocabulary(kinds={}, needs={}, violence={}, audiences={})
    )
    areas = read("areas.yml", TypeAdapter(tuple[Area, ...]).validate_python, ())
    languages = read("languages.yml", TypeAdapter(tuple[Language, ...]).validate_python, ())
    crisis = read("crisis.yml", TypeAdapter(tuple[CrisisLine, ...]).validate_python, ())
    retired = read("retired.yml", TypeAdapter(tuple[Retired, ...]).validate_python, ())
    files = _files(paths, paths.directory / "services", problems)
    services = _many(paths, files, _service, cache, problems)
    return Loaded(
        paths,
        Directory(
            services=tuple(services.values()),
            vocabulary=vocabulary,
            areas=areas,
            languages=languages,
            crisis=crisis,
            retired=retired,
        ),
        problems,
    )


def load_translations(
    paths: Paths, folder: str, cache: Cache | None = None
) -> tuple[dict[str, ServiceTranslation], list[Problem]]:
    """Return one language's record translations by id, and what was wrong with the files."""
    problems: list[Problem] = []
    files = _files(paths, paths.directory / "translations" / folder / "services", problems, optional=True)
    return _many(paths, files, _translation, cache, problems), problems


def load_terms(paths: Paths, folder: str) -> tuple[VocabularyTranslation | None, list[Problem]]:
    """Return one language's translation of the vocabulary, or None where there is none."""
    problems: list[Problem] = []
    name = f"translations/{folder}/vocabulary.yml"
    if not (paths.directory / name).exists():
        return None, problems
    return _one(paths, name, VocabularyTranslation.model_validate, None, problems), problems


def _service(path: str, id: str, raw: bytes) -> Service | list[Problem]:
    return _parsed(path, raw, lambda data: parse_service(id, data if isinstance(data, dict) else {}))


def _translation(path: str, id: str, raw: bytes) -> ServiceTranslation | list[Problem]:
    return _parsed(path, raw, ServiceTranslation.model_validate)


def _parsed(path: str, raw: bytes, make: Callable[[Any], T]) -> T | list[Problem]:
    try:
        document = parse_yaml(raw, path)
    except StrictYamlError as error:
        return error.problems
    fields = OpenService if "/services/" in path and "/translations/" not in path else ServiceTranslation
    return typed(document, make, fields=fields)


def _one(paths: Paths, name: str, make: Callable[[Any], T], empty: T, problems: list[Problem]) -> T:
    path = paths.directory / name
    relative = paths.relative(path)
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        problems.append(Problem(Where(relative), "file-missing", "The file is missing", "add it; an empty list is []"))
        return empty
    try:
        result = typed(parse_yaml(raw, relative), make)
    except StrictYamlError as error:
        problems.extend(error.problems)
        return empty
    if isinstance(result, list):
        problems.extend(result)
        return empty
    return result


def _files(paths: Paths, folder: Path, problems: list[Problem], *, optional: bool = False) -> list[tuple[str, str]]:
    """Return (path, id) of each record file, in the order of their names."""
    if not folder.is_dir():
        if not optional:
            problems.append(Problem(Where(paths.relative(folder)), "file-missing", "The folder is missing", "add it"))
        return []
    found = []
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.suffix != ".yml" or not _ID.fullmatch(entry.stem) or not entry.is_file():
            problems.append(
                Problem(
                    Where(paths.relative(entry)),
                    "file-name",
                    "This is not the name of a record",
                    "name it with small letters a-z, digits and hyphens, and .yml at the end",
                )
            )
            continue
        found.append((entry.as_posix(), entry.stem))
    return found


def _many(
    paths: Paths,
    files: list[tuple[str, str]],
    read: Callable[[str, str, bytes], T | list[Problem]],
    cache: Cache | None,
    problems: list[Problem],
) -> dict[str, T]:
    known = cache.known if cache else {}
    wanted: list[tuple[str, str, str]] = []  # path, id, key
    missing: list[tuple[str, str, str]] = []
    for path, id in files:
        raw = Path(path).read_bytes()
        key = hashlib.blake2b(raw + b"\0" + path.encode(), digest_size=16).hexdigest()
        wanted.append((path, id, key))
        if key not in known:
            missing.append((path, id, key))

    def parse(item: tuple[str, str, str]) -> T | list[Problem]:
        path, id, _ = item
        return read(paths.relative(Path(path)), id, Path(path).read_bytes())

    processes = 2 if len(missing) >= _PARALLEL_FROM else 1
    fresh = dict(zip((key for _, _, key in missing), map_in_processes(parse, missing, processes), strict=True))
    if cache is not None:
        cache.add(fresh)
    result: dict[str, T] = {}
    for _, id, key in wanted:
        value = fresh[key] if key in fresh else known[key]
        if isinstance(value, list):
            problems.extend(value)
        else:
            result[id] = value
    return result
