"""How people say things, from ``directory/phrases/<language tag>.yml``."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter

from vart.load.document import Document
from vart.load.strict_yaml import StrictYamlError, parse_yaml
from vart.load.tree import Paths
from vart.load.typed import typed
from vart.model import Language, Problem
from vart.model.phrases import PhraseGroup

#: What people say in one language is more than one record: this many bytes.
MAX_BYTES = 512 * 1024
_GROUPS = TypeAdapter(tuple[PhraseGroup, ...])


def phrase_files(paths: Paths) -> list[Path]:
    """Return the files of phrases, by name."""
    return sorted((paths.directory / "phrases").glob("*.yml"))


def load_phrases(paths: Paths, language: Language) -> tuple[tuple[PhraseGroup, ...], list[Problem]]:
    """Return the phrases of a language, and what was wrong with the file.

    A variety without a file of its own (``sv-simple``) has those of its language. A file that is missing or can not
    be read gives none.
    """
    for tag in (language.tag, language.tag.partition("-")[0]):
        file = paths.directory / "phrases" / f"{tag}.yml"
        if file.exists():
            _, groups, problems = read_phrases(paths, file)
            return groups, problems
    return (), []


def read_phrases(paths: Paths, file: Path) -> tuple[Document | None, tuple[PhraseGroup, ...], list[Problem]]:
    """Return a file of phrases as it stands, its groups, and what was wrong with it."""
    try:
        document = parse_yaml(file.read_bytes(), paths.relative(file), MAX_BYTES)
    except StrictYamlError as error:
        return None, (), error.problems
    result = typed(document, _GROUPS.validate_python)
    return (document, (), result) if isinstance(result, list) else (document, result, [])
