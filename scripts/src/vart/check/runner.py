"""All rules over all files, or over what a build has loaded already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vart.check.findings import Context
from vart.check.gather import about_folders, about_language, about_services
from vart.check.phrases import about_phrases
from vart.check.placing import Told
from vart.check.prose import check_prose
from vart.languages import SOURCE
from vart.load import Loaded, Paths, load_directory, load_terms, load_translations
from vart.load.cache import Cache
from vart.load.prose import load_prose
from vart.model import Language, Problem, ServiceTranslation, VocabularyTranslation

#: vocabulary.yml, areas.yml, languages.yml, crisis.yml, retired.yml.
_LISTS = 5


@dataclass(frozen=True)
class Report:
    """What a check found: problems by file, line and column, and how much was looked at."""

    problems: tuple[Problem, ...]
    services: int
    files: int

    @property
    def errors(self) -> int:
        """How many problems must be mended."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems someone should look at."""
        return len(self.problems) - self.errors


def check(
    paths: Paths,
    today: date,
    *,
    cache: Path | None = None,
    only: Collection[Path] | None = None,
    publication: bool = False,
    languages: Collection[str] | None = None,
    left_out: Collection[str] = (),
) -> Report:
    """Read everything that committees keep and return what is wrong with it.

    :param paths: where to read.
    :param today: the day to check against.
    :param cache: the folder of parsed records and earlier findings by content; None looks at every file anew.
    :param only: tell only of these files, and of problems elsewhere that are about them.
    :param publication: check also what must hold before the site goes public.
    :param languages: folders of the translations to look at; None for all.
    :param left_out: as in :func:`vart.check.prose.check_prose`.
    """
    loaded = load_directory(paths, Cache(cache, "services") if cache else None)
    context = Context(loaded.directory, today, publication)
    told = _unread(loaded.problems) + about_services(loaded, context, cache) + about_folders(loaded)
    files = _LISTS + len(loaded.directory.services)
    table = loaded.directory.languages

    folders = [one.folder for one in table if one.state == "open" or one.folder == SOURCE]
    pages, unread = load_prose(paths, folders, cache=Cache(cache, "facts") if cache else None)
    said = check_prose(pages, loaded.directory, today, left_out=left_out, unread=loaded.unread)
    told += _unread([*unread, *said])
    files += len(pages)

    said, count = about_phrases(loaded)
    told += _unread(said)
    files += count

    for language in table:
        if language.folder != SOURCE and (languages is None or language.folder in languages):
            store = Cache(cache, f"texts-{language.folder}") if cache else None
            records, unread = load_translations(paths, language.folder, store)
            terms, also = load_terms(paths, language.folder)
            told += _unread([*unread, *also]) + about_language(loaded, language, records, terms, context, cache)
            files += len(records) + (terms is not None)
    if only is not None:
        wanted = {paths.relative(path if path.is_absolute() else paths.root / path) for path in only}
        told = [one for one in told if one.problem.where.path in wanted or one.touches & wanted]
    return Report(_sorted(told), len(loaded.directory.services), files)


def check_services(
    loaded: Loaded, today: date, *, publication: bool = False, cache: Path | None = None
) -> tuple[Problem, ...]:
    """Return what the rules say about everything but translations; what the loader said is in ``loaded.problems``.

    :param cache: the folder of parsed records and earlier findings by content; None looks at every file anew.
    """
    return _sorted(about_services(loaded, Context(loaded.directory, today, publication), cache))


def check_language(
    loaded: Loaded,
    language: Language,
    records: Mapping[str, ServiceTranslation],
    terms: VocabularyTranslation | None,
    today: date,
    *,
    publication: bool = False,
    cache: Path | None = None,
) -> tuple[Problem, ...]:
    """Return what the rules say about one language, as ``load_translations`` and ``load_terms`` read it.

    :param cache: as in :func:`check_services`.
    """
    context = Context(loaded.directory, today, publication)
    return _sorted(about_language(loaded, language, records, terms, context, cache))


def _unread(problems: Iterable[Problem]) -> list[Told]:
    return [Told(problem) for problem in problems]


def _sorted(told: Iterable[Told]) -> tuple[Problem, ...]:
    """Return each problem once, in the order of files, lines and columns."""
    unique = {}
    for problem, _ in told:
        unique[problem.where, problem.rule, problem.message, tuple(problem.params.items())] = problem
    return tuple(sorted(unique.values(), key=lambda one: (*one.where, one.severity, one.rule, one.message)))
