"""All rules over all files: findings become problems with a line and a column, sorted as an editor shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vart.check import across, crisis, dates, links, numbers, reach, references, sources, texts, translations
from vart.check.across import Placed, service_file
from vart.check.documents import LazyDocument
from vart.check.findings import Context, Finding
from vart.check.prose import check_prose
from vart.languages import SOURCE
from vart.load import Loaded, Paths, load_directory, load_terms, load_translations
from vart.load.cache import Cache
from vart.load.prose import load_prose
from vart.model import Language, Problem, Service, ServiceTranslation, VocabularyTranslation, Where

#: Rules that look at one record.
RECORD_RULES: tuple[Callable[[Service, Context], Iterator[Finding]], ...] = (
    references.vocabulary,
    references.repeated,
    references.areas,
    references.languages,
    references.instead,
    references.shared_numbers,
    numbers.phone_numbers,
    links.addresses,
    reach.reachable,
    reach.same_channel_twice,
    reach.ages,
    reach.open_address,
    reach.opening_hours,
    dates.review,
    dates.no_future,
    sources.source_dates,
    sources.confidence,
    texts.record_texts,
)
#: What makes no sense to ask while the file with the answers can not be read.
_NEEDS = {references.vocabulary: "vocabulary.yml", references.areas: "areas.yml"}


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
) -> Report:
    """Read everything that committees keep and return what is wrong with it.

    :param paths: where to read.
    :param today: the day to check against.
    :param cache: the folder of parsed records by content; None reads every file anew.
    :param only: tell only of these files, and of problems elsewhere that are about them.
    :param publication: check also what must hold before the site goes public.
    :param languages: folders of the translations to look at; None for all.
    """
    loaded = load_directory(paths, Cache(cache, "services") if cache else None)
    told = [(problem, frozenset[str]()) for problem in loaded.problems]
    told += _services(loaded, Context(loaded.directory, today, publication))
    folders = [one.folder for one in loaded.directory.languages if one.state == "open" or one.folder == SOURCE]
    pages, unread = load_prose(paths, folders)
    told += [(problem, frozenset[str]()) for problem in (*unread, *check_prose(pages, loaded.directory, today))]
    files = len(pages) + len({problem.where.path for problem in unread}) + len(loaded.directory.services) + len({problem.where.path for problem in loaded.problems}) + 5
    told += _undeclared(loaded)
    for language in loaded.directory.languages:
        if language.folder == SOURCE or (languages is not None and language.folder not in languages):
            continue
        store = Cache(cache, f"texts-{language.folder}") if cache else None
        records, unread = load_translations(paths, language.folder, store)
        terms, wrong = load_terms(paths, language.folder)
        told += [(problem, frozenset[str]()) for problem in (*unread, *wrong)]
        told += _language(loaded, language, records, terms, Context(loaded.directory, today, publication))
        files += len(records) + len({problem.where.path for problem in unread}) + (terms is not None)
    if only is not None:
        wanted = {paths.relative(path if path.is_absolute() else paths.root / path) for path in only}
        told = [(problem, touches) for problem, touches in told if problem.where.path in wanted or touches & wanted]
    return Report(_sorted(problem for problem, _ in told), len(loaded.directory.services), files)


def check_services(loaded: Loaded, today: date, *, publication: bool = False) -> tuple[Problem, ...]:
    """Return what the rules say about everything but translations; what the loader said is in ``loaded.problems``."""
    return _sorted(problem for problem, _ in _services(loaded, Context(loaded.directory, today, publication)))


def check_language(
    loaded: Loaded,
    language: Language,
    records: Mapping[str, ServiceTranslation],
    terms: VocabularyTranslation | None,
    today: date,
    *,
    publication: bool = False,
) -> tuple[Problem, ...]:
    """Return what the rules say about one language, as ``load_translations`` and ``load_terms`` read it."""
    found = _language(loaded, language, records, terms, Context(loaded.directory, today, publication))
    return _sorted(problem for problem, _ in found)


Told = list[tuple[Problem, frozenset[str]]]


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    unique = {
        (problem.where, problem.rule, problem.message, tuple(problem.params.items())): problem for problem in problems
    }
    return tuple(
        sorted(unique.values(), key=lambda problem: (*problem.where, problem.severity, problem.rule, problem.message))
    )


def _services(loaded: Loaded, context: Context) -> Told:
    try:
        from vart.check.privacy import privacy_of_record
    except ImportError:
        privacy_of_record = lambda *a: ()
    try:
        from vart.check.secrecy import secrecy_across, secrecy_of_record
    except ImportError:
        secrecy_across, secrecy_of_record = lambda *a: (), lambda *a: ()

    directory = loaded.directory
    broken = {Path(problem.where.path).name for problem in loaded.problems}
    rules = [rule for rule in RECORD_RULES if _NEEDS.get(rule) not in broken]
    documents: dict[str, LazyDocument] = {}
    placed: list[Placed] = []
    for service in directory.services:
        file = service_file(service.id)
        document = documents[file] = _document(loaded, file)
        for rule in rules:
            for finding in rule(service, context):
                placed.append(Placed(file, finding, _touched(service, finding)))
        for finding in secrecy_of_record(service, document, context):
            placed.append(Placed(file, finding))
        for finding in privacy_of_record(service, document, context):
            placed.append(Placed(file, finding))
    placed += secrecy_across(directory)
    for find in (
        across.codes,
        across.term_codes,
        across.retired_codes,
        across.area_table,
        across.language_table,
        across.twice,
    ):
        placed += find(directory)
    placed += crisis.crisis_lines(context)
    placed += [Placed("vocabulary.yml", finding) for finding in texts.vocabulary_texts(directory)]
    placed += [Placed("areas.yml", finding) for finding in texts.area_texts(directory)]
    placed += [Placed("languages.yml", finding) for finding in texts.language_texts(directory)]
    placed += [Placed("retired.yml", finding) for finding in dates.retired_dates(directory, context)]
    unread = {f"{name.removesuffix('.yml')}" for name in broken}
    return _resolved(loaded, (one for one in placed if not _about_unread(one, context, unread)), documents)


def _touched(service: Service, finding: Finding) -> tuple[str, ...]:
    if finding.rule in ("instead", "reference", "shares-number"):
        field, *index = finding.loc
        named = service.shares_number_with[index[0]] if index else service.instead
        return (service_file(named),) if named else ()
    return ()


def _about_unread(placed: Placed, context: Context, unread: Collection[str]) -> bool:
    """Say whether a finding only says that a record is missing which is there, but could not be read."""
    if placed.finding.rule not in ("reference", "shares-number"):
        return False
    return any(Path(file).stem in unread for file in placed.touches)


def _language(
    loaded: Loaded,
    language: Language,
    records: Mapping[str, ServiceTranslation],
    terms: VocabularyTranslation | None,
    context: Context,
) -> Told:
    try:
        from vart.check.secrecy import secrecy_of_translation
    except ImportError:
        secrecy_of_translation = lambda *a: ()

    folder = f"translations/{language.folder}"
    unread = {Path(problem.where.path).stem for problem in loaded.problems}
    documents: dict[str, LazyDocument] = {}
    placed: list[Placed] = []
    for id, translation in records.items():
        file = f"{folder}/services/{id}.yml"
        service = context.directory.by_id.get(id)
        if service is None:
            if id not in unread:
                placed.append(Placed(file, translations.orphan()))
            continue
        document = documents[file] = _document(
            loaded, file, lambda t=translation: t.model_dump(mode="json", exclude_none=True)
        )
        touches = (service_file(id),)
        for finding in translations.service_translation(service, translation, language, context):
            placed.append(Placed(file, finding, touches))
        for finding in secrecy_of_translation(service, document, context):
            placed.append(Placed(file, finding, touches))
    if terms is not None:
        for finding in translations.vocabulary_translation(terms, language, context):
            placed.append(Placed(f"{folder}/vocabulary.yml", finding, ("vocabulary.yml",)))
    elif language.state == "open" and not (loaded.paths.directory / folder / "vocabulary.yml").exists():
        index = context.directory.languages.index(language)
        placed.append(Placed("languages.yml", translations.missing_vocabulary(index)))
    return _resolved(loaded, placed, documents)


def _undeclared(loaded: Loaded) -> Told:
    """Tell of folders of translations into languages that languages.yml does not have."""
    root = loaded.paths.directory / "translations"
    if not root.is_dir() or not loaded.directory.languages:
        return []
    known = {language.folder for language in loaded.directory.languages if language.folder != SOURCE}
    strange = [entry for entry in sorted(root.iterdir()) if not entry.name.startswith(".") and entry.name not in known]
    finding = translations.undeclared()
    return [
        (Problem(Where(loaded.paths.relative(entry)), finding.rule, finding.message, finding.remedy), frozenset())
        for entry in strange
    ]


def _document(loaded: Loaded, file: str, data: Callable[[], object] | None = None) -> LazyDocument:
    path = loaded.paths.directory / file
    return LazyDocument(path, loaded.paths.relative(path), data)


def _resolved(loaded: Loaded, placed: Iterable[Placed], documents: Mapping[str, LazyDocument]) -> Told:
    by_file: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        by_file[one.file].append(one)
    told: Told = []
    for file, found in by_file.items():
        document = documents.get(file) or _document(loaded, file)
        for _, finding, touches in found:
            where = (
                Where(document.path, finding.line, finding.column or 1) if finding.line else document.where(finding.loc)
            )
            problem = Problem(where, finding.rule, finding.message, finding.remedy, finding.severity, finding.params)
            told.append((problem, frozenset(loaded.paths.relative(loaded.paths.directory / name) for name in touches)))
    return told
