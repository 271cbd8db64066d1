"""Prose pages from ``docs/<language>/*.md``: strict YAML between two lines of dashes, then Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from vart.load.cache import Cache
from vart.load.document import Document
from vart.load.facts import load_facts
from vart.load.glossary import load_glossary, load_glossary_translation
from vart.load.plan import load_plan, load_plan_translation
from vart.load.strict_yaml import StrictYamlError, parse_yaml
from vart.load.tree import Paths
from vart.load.typed import typed
from vart.model import Problem, Where
from vart.model.facts import NO_FACTS, Facts
from vart.model.glossary import GlossaryTerm, GlossaryTranslation
from vart.model.plan import Plan, PlanTranslation
from vart.model.prose import FrontMatter, ProsePage

_FENCE = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


class Prose(list[ProsePage]):
    """Prose pages, with the facts that they cite, the words that they explain and the plan that one of them holds.

    ``glossaries`` and ``plans`` are translations by folder; ``paths`` is where everything stands, for places in
    messages.
    """

    def __init__(self, paths: Paths | None = None) -> None:
        super().__init__()
        self.paths = paths
        self.facts: Facts = NO_FACTS
        self.glossary: dict[str, GlossaryTerm] = {}
        self.glossaries: dict[str, GlossaryTranslation] = {}
        self.plan: Plan | None = None
        self.plans: dict[str, PlanTranslation] = {}

    def document(self, name: str, folder: str = "") -> Document:
        """Read plan.yml or glossary.yml again, or its translation, for the places of its values."""
        root = self.paths.directory if self.paths else Path()
        file = root / "translations" / folder / name if folder else root / name
        return parse_yaml(file.read_bytes(), self.paths.relative(file) if self.paths else name)


def load_prose(
    paths: Paths, folders: Iterable[str], docs: Path | None = None, cache: Cache | None = None
) -> tuple[Prose, list[Problem]]:
    """Return the prose pages of some languages, and what was wrong with them, with the facts or with the plan.

    :param folders: language folders.
    :param docs: the folder with one folder a language; ``docs/`` of the project by default.
    :param cache: parsed facts by content; None reads every file anew.
    """
    pages = Prose(paths)
    pages.facts, problems = load_facts(paths, cache)
    pages.plan, unread = load_plan(paths)
    pages.glossary, unread_words = load_glossary(paths)
    problems += [*unread, *unread_words]
    for folder in folders:
        plan, unread = load_plan_translation(paths, folder)
        words, unread_words = load_glossary_translation(paths, folder)
        problems += [*unread, *unread_words]
        if plan:
            pages.plans[folder] = plan
        if words:
            pages.glossaries[folder] = words
        for file in sorted(((docs or paths.root / "docs") / folder).glob("*.md")):
            result = _page(paths.relative(file), folder, file)
            if isinstance(result, list):
                problems += result
            else:
                pages.append(result)
    return pages, problems


def _page(path: str, folder: str, file: Path) -> ProsePage | list[Problem]:
    try:
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return [Problem(Where(path), "yaml-encoding", "The file is not UTF-8", "save it as UTF-8")]
    fence = _FENCE.match(text)
    if fence is None:
        return [
            Problem(
                Where(path),
                "prose-front-matter",
                "The page does not begin with front matter",
                "begin with a line of three dashes, then code, title and dates, then three dashes",
            )
        ]
    try:
        inner = parse_yaml(fence[1].encode(), path)
    except StrictYamlError as error:
        return [_down(problem) for problem in error.problems]
    places = {loc: (line + 1, column) for loc, (line, column) in inner.places.items()}
    meta = typed(Document(path, inner.data, text, places), FrontMatter.model_validate, fields=FrontMatter)
    if isinstance(meta, list):
        return meta
    return ProsePage(file.stem, path, folder, meta, text[fence.end() :], text.count("\n", 0, fence.end()))


def _down(problem: Problem) -> Problem:
    """Move a place found in the front matter down by the line of dashes above it."""
    path, line, column = problem.where
    return Problem(
        Where(path, line + 1, column), problem.rule, problem.message, problem.remedy, problem.severity, problem.params
    )
