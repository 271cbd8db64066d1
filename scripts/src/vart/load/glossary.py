"""The glossary from ``directory/glossary.yml``, and its translations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from vart.load.strict_yaml import StrictYamlError, parse_yaml
from vart.load.tree import Paths
from vart.load.typed import typed
from vart.model import Problem
from vart.model.glossary import GlossaryTerm, GlossaryTranslation
from vart.model.service import Slug

T = TypeVar("T")

GLOSSARY_FILE = "glossary.yml"

_TERMS = TypeAdapter(dict[Slug, GlossaryTerm])


def load_glossary(paths: Paths) -> tuple[dict[str, GlossaryTerm], list[Problem]]:
    """Return the glossary, empty where there is none or it can not be read, and what was wrong with it."""
    found, problems = _read(paths, paths.directory / GLOSSARY_FILE, _TERMS.validate_python)
    return found or {}, problems


def load_glossary_translation(paths: Paths, folder: str) -> tuple[GlossaryTranslation | None, list[Problem]]:
    """Return the glossary in one language, or None."""
    return _read(paths, paths.directory / "translations" / folder / GLOSSARY_FILE, GlossaryTranslation.model_validate)


def _read(paths: Paths, file: Path, make: Callable[[Any], T]) -> tuple[T | None, list[Problem]]:
    if not file.exists():
        return None, []
    try:
        result = typed(parse_yaml(file.read_bytes(), paths.relative(file)), make)
    except StrictYamlError as error:
        return None, error.problems
    return (None, result) if isinstance(result, list) else (result, [])
