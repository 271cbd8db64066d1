"""From findings to problems: every finding gets the file, line and column that an editor opens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from vart.check.documents import LazyDocument
from vart.check.findings import Finding
from vart.load import Loaded
from vart.model import Problem, Where


class Placed(NamedTuple):
    """A finding in a file (named relative to ``directory/``), and other files that it is about."""

    file: str
    finding: Finding
    touches: tuple[str, ...] = ()


class Told(NamedTuple):
    """A problem, and the other files that it is about, named as messages name them."""

    problem: Problem
    touches: frozenset[str] = frozenset()


def service_file(id: str) -> str:
    """Return the file of a record, relative to ``directory/``."""
    return f"services/{id}.yml"


def document_of(loaded: Loaded, file: str, data: Callable[[], object] | None = None) -> LazyDocument:
    """Return a file below ``directory/``, not read yet."""
    return LazyDocument(loaded.paths, file, data)


def located(loaded: Loaded, placed: Iterable[Placed], documents: Mapping[str, LazyDocument]) -> list[Told]:
    """Return the findings as problems. Only files in which something was found are parsed again.

    :param documents: files that were opened already, by their names below ``directory/``.
    """
    by_file: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        by_file[one.file].append(one)
    told = []
    for file, found in by_file.items():
        document = documents.get(file) or document_of(loaded, file)
        for _, finding, touches in found:
            where = document.where(finding.loc)
            if finding.line:
                where = Where(document.path, finding.line, finding.column or 1)
            problem = Problem(where, finding.rule, finding.message, finding.remedy, finding.severity, finding.params)
            touched = (loaded.paths.relative(loaded.paths.directory / name) for name in touches)
            told.append(Told(problem, frozenset(touched)))
    return told
