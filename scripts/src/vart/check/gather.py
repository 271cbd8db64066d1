"""Which rules look at what: the records, the lists beside them, one language's translations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path

from vart.check import across, crisis, dates, links, numbers, reach, references, sources, texts, translations
from vart.check.documents import LazyDocument
from vart.check.findings import Context, Finding
from vart.check.memo import Memo
from vart.check.placing import Placed, Told, document_of, located, service_file
from vart.check.privacy import privacy_of_record
from vart.check.secrecy import secrecy_across, secrecy_of_record, secrecy_of_translation
from vart.check.verdicts import said_before
from vart.languages import SOURCE
from vart.load import Loaded
from vart.load.cache import digest_of
from vart.load.parallel import map_in_processes, processors
from vart.model import Language, OpenAddress, Problem, Service, ServiceTranslation, VocabularyTranslation, Where

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
#: Below this many records a second process costs more than it saves.
_PARALLEL_FROM = 200
_DIRECTORY_RULES = (
    across.codes,
    across.term_codes,
    across.retired_codes,
    across.area_table,
    across.language_table,
    across.twice,
    across.shared_in_vain,
    numbers.numbers_in_texts,
)


def about_services(loaded: Loaded, context: Context, cache: Path | None = None) -> list[Told]:
    """Return what the rules say about everything but translations.

    :param cache: where findings of earlier runs lie.
    """
    return said_before(
        cache, "said", partial(_asked, loaded, context), partial(_about_services, loaded, context, cache)
    )


def _asked(loaded: Loaded, context: Context) -> str:
    return f"{context.today} {context.publication} {loaded.digest}"


def _about_services(loaded: Loaded, context: Context, cache: Path | None) -> list[Told]:
    memo = Memo(cache, "secrets", context.directory)
    directory = loaded.directory
    broken = {Path(problem.where.path).name for problem in loaded.problems}
    rules = [rule for rule in RECORD_RULES if _NEEDS.get(rule) not in broken]
    documents = {service_file(one.id): document_of(loaded, service_file(one.id)) for one in directory.services}
    placed: list[Placed] = []

    def look(service: Service) -> tuple[list[Placed], tuple[Finding, ...]]:
        file = service_file(service.id)
        found = [Placed(file, one, _touched(service, one)) for rule in rules for one in rule(service, context)]
        return found, memo.findings(documents[file], "record", partial(_secrets, service, documents[file], context))

    # What two processes found, one remembers.
    processes = processors() if len(directory.services) >= _PARALLEL_FROM else 1
    for service, (found, secrets) in zip(
        directory.services, map_in_processes(look, directory.services, min(processes, 2)), strict=True
    ):
        file = service_file(service.id)
        placed += found + [Placed(file, finding) for finding in secrets]
        if processes > 1:
            memo.remember(documents[file], "record", secrets)
    memo.keep()
    placed += secrecy_across(directory, documents)
    # A record that has no type yet must keep its secret, too.
    for file in map(service_file, sorted(loaded.unread)):
        document = documents[file] = document_of(loaded, file)
        placed += [Placed(file, finding) for finding in secrecy_of_record(None, document, context)]
    for find in _DIRECTORY_RULES:
        placed += find(directory)
    placed += crisis.crisis_lines(context)
    placed += [Placed("vocabulary.yml", finding) for finding in texts.vocabulary_texts(directory)]
    placed += [Placed("areas.yml", finding) for finding in texts.area_texts(directory)]
    placed += [Placed("languages.yml", finding) for finding in texts.language_texts(directory)]
    placed += [Placed("retired.yml", finding) for finding in dates.retired_dates(directory, context)]
    unread = loaded.unread
    return located(loaded, (one for one in placed if not _about_unread(one, unread)), documents)


def _secrets(service: Service, document: LazyDocument, context: Context) -> Iterator[Finding]:
    yield from secrecy_of_record(service, document, context)
    yield from privacy_of_record(service, document, context)


def _touched(service: Service, finding: Finding) -> tuple[str, ...]:
    """Return the files of the records that a finding about a reference is about."""
    if finding.rule not in ("instead", "reference", "shares-number"):
        return ()
    _, *index = finding.loc
    named = service.shares_number_with[int(index[0])] if index else service.instead
    return (service_file(named),) if named else ()


def _about_unread(placed: Placed, unread: Collection[str]) -> bool:
    """Say whether a finding only says that a record is missing which is there, but could not be read."""
    if placed.finding.rule not in ("reference", "shares-number"):
        return False
    return any(Path(file).stem in unread for file in placed.touches)


def about_language(
    loaded: Loaded,
    language: Language,
    records: Mapping[str, ServiceTranslation],
    terms: VocabularyTranslation | None,
    context: Context,
    cache: Path | None = None,
) -> list[Told]:
    """Return what the rules say about one language's translations.

    :param cache: where findings of earlier runs lie.
    """
    here = loaded.paths.directory / "translations" / language.folder
    return said_before(
        cache,
        f"said-{language.folder}",
        lambda: f"{_asked(loaded, context)} {digest_of(here, here / 'services')}",
        lambda: _about_language(loaded, language, records, terms, context, cache),
    )


def _about_language(
    loaded: Loaded,
    language: Language,
    records: Mapping[str, ServiceTranslation],
    terms: VocabularyTranslation | None,
    context: Context,
    cache: Path | None,
) -> list[Told]:
    memo = Memo(cache, f"secrets-{language.folder}", context.directory)
    folder = f"translations/{language.folder}"
    documents: dict[str, LazyDocument] = {}
    placed: list[Placed] = []
    for id, translation in records.items():
        file = f"{folder}/services/{id}.yml"
        service = context.directory.by_id.get(id)
        if service is None:
            if id not in loaded.unread:
                placed.append(Placed(file, translations.orphan()))
            continue
        document = documents[file] = document_of(loaded, file, lambda one=translation: _data(one))
        touches = (service_file(id),)
        for finding in translations.service_translation(service, translation, language, context):
            placed.append(Placed(file, finding, touches))
        search = partial(secrecy_of_translation, service, document, context)
        for finding in memo.findings(document, _secret_of(service), search):
            placed.append(Placed(file, finding, touches))
    memo.keep()
    if terms is not None:
        for finding in translations.vocabulary_translation(terms, language, context):
            placed.append(Placed(f"{folder}/vocabulary.yml", finding, ("vocabulary.yml",)))
    elif (
        translations.needs_every_word(language, context)
        and not (loaded.paths.directory / folder / "vocabulary.yml").exists()
    ):
        index = context.directory.languages.index(language)
        placed.append(Placed("languages.yml", translations.missing_vocabulary(index)))
    return located(loaded, placed, documents)


def _secret_of(service: Service) -> str:
    """Return what else the secrecy of a translation depends on: whether there is a place, and the numbers."""
    place = "place" if isinstance(service.address, OpenAddress) else "none"
    numbers_ = sorted(value for _, _, value in numbers.numbers_of(service))
    return " ".join([type(service).__name__, place, *numbers_])


def _data(translation: ServiceTranslation) -> dict[str, str]:
    return translation.model_dump(mode="json", exclude_none=True)


def about_folders(loaded: Loaded) -> list[Told]:
    """Tell of folders of translations into languages that languages.yml does not have."""
    root = loaded.paths.directory / "translations"
    if not root.is_dir() or not loaded.directory.languages:
        return []
    known = {language.folder for language in loaded.directory.languages if language.folder != SOURCE}
    finding = translations.undeclared()
    return [
        Told(Problem(Where(loaded.paths.relative(entry)), finding.rule, finding.message, finding.remedy))
        for entry in sorted(root.iterdir())
        if not entry.name.startswith(".") and entry.name not in known
    ]
