"""Rules over prose pages: codes, translations, and links that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from vart.check.citations import check_broken, check_citations, check_facts
from vart.check.findings import Finding
from vart.check.glossary import check_glossary, check_glossary_translation
from vart.check.plan import check_plan, check_plan_translation
from vart.check.prose_numbers import known_targets, prose_numbers
from vart.languages import SOURCE
from vart.load.facts import fact_documents
from vart.load.glossary import GLOSSARY_FILE
from vart.load.plan import PLAN_FILE
from vart.load.prose import Prose
from vart.model import Directory, Problem, Where, is_code
from vart.model.facts import NO_FACTS
from vart.model.prose import PLAN_MARK, ProsePage

#: ``[words](service:bris)`` and the like.
LINK = re.compile(r"\]\((service|need|audience|kind|area|page):([^)\s]*)\)")
#: Pages that no file is written for; prose may link to them all the same.
BUILT_IN = frozenset({"home", "find", "all-pages", "all-services", "all-areas", "spread", "print"})


def check_prose(
    pages: Sequence[ProsePage],
    directory: Directory,
    today: date,
    *,
    finished: bool = True,
    left_out: Collection[str] = (),
    unread: Collection[str] = (),
) -> list[Problem]:
    """Return what is wrong with the prose pages of all languages together, and with the facts that they cite.

    :param finished: ask also what drafts may lack: a citation for every statement of law, and doubt that is told.
    :param left_out: names of pages that the site does without, with the part that they belong to.
    :param unread: ids of records that are there and could not be read; who names them is not wrong.
    """
    swedish = {page.name: page for page in pages if page.folder == SOURCE}
    taken = _codes(directory)
    targets = known_targets(directory)
    known = _known(directory, swedish, unread)
    problems: list[Problem] = []
    for page in pages:
        problems += _own(page, taken, today)
        problems += _against_source(page, swedish.get(page.name))
        problems += _links(page, known, left_out) if page.name not in left_out else []
        problems += prose_numbers(page, targets)
        if page.folder == SOURCE:
            taken[page.meta.code] = page.path
    facts = pages.facts if isinstance(pages, Prose) else NO_FACTS
    problems += check_broken(pages, facts)
    if finished:
        problems += check_citations(pages, facts, _planned(pages))
    if isinstance(pages, Prose) and pages.paths:
        problems += check_facts(facts, fact_documents(pages.paths), today)
        problems += _shared(pages, directory, today, left_out, unread)
    return problems


def _planned(pages: Sequence[ProsePage]) -> dict[str, tuple[str, ...]]:
    """Return the facts that the plan cites, by the name of the page that holds it."""
    plan = pages.plan if isinstance(pages, Prose) else None
    return {page.name: plan.cited for page in pages if PLAN_MARK in page.markdown} if plan else {}


def _shared(
    pages: Prose, directory: Directory, today: date, left_out: Collection[str], unread: Collection[str]
) -> Iterator[Problem]:
    """Tell what is wrong with the plan and the glossary, and with their translations."""
    glossary, plan = pages.glossary, pages.plan
    names = {page.name for page in pages if page.folder == SOURCE}.difference(left_out)
    yield from _at(pages, GLOSSARY_FILE, "", check_glossary(glossary, pages.facts))
    if plan:
        yield from _at(pages, PLAN_FILE, "", check_plan(plan, directory, names, pages.facts, unread))
    for language in directory.languages:
        folder = language.folder
        if folder in pages.glossaries:
            found = check_glossary_translation(glossary, pages.glossaries[folder], language, today)
            yield from _at(pages, GLOSSARY_FILE, folder, found)
        if plan and folder in pages.plans:
            found = check_plan_translation(plan, pages.plans[folder], language, today)
            yield from _at(pages, PLAN_FILE, folder, found)


def _at(pages: Prose, name: str, folder: str, findings: Iterable[Finding]) -> Iterator[Problem]:
    """Give findings their places; the file is only read again when there are any."""
    found = list(findings)
    if found:
        places = pages.document(name, folder)
        for one in found:
            yield Problem(places.where(one.loc), one.rule, one.message, one.remedy, one.severity, one.params)


def _codes(directory: Directory) -> dict[str, str]:
    taken = {service.code: service.id for service in directory.services}
    taken |= {area.code: area.name for area in directory.areas}
    taken |= {
        term.code: term.label for group in directory.vocabulary.groups.values() for term in group.values() if term.code
    }
    return taken | {retired.code: retired.was for retired in directory.retired}


def _own(page: ProsePage, taken: dict[str, str], today: date) -> Iterator[Problem]:
    code = page.meta.code
    if not is_code(code):
        yield Problem(
            Where(page.path, 2), "code-shape", "'{code}' is not a code", "take a new one: scripts/vart new --code",
            params={"code": code},
        )  # fmt: skip
    elif page.folder == SOURCE and code in taken:
        yield Problem(
            Where(page.path, 2), "code-taken", "The code '{code}' belongs to {other}",
            "take a new one: scripts/vart new --code", params={"code": code, "other": taken[code]},
        )  # fmt: skip
    if page.meta.read > today:
        yield Problem(
            Where(page.path, 2), "date-future", "'read' is in the future", "write the day the sources were read"
        )
    if page.meta.review_by < today:
        yield Problem(
            Where(page.path, 2), "review-late", "The page was to be reviewed by {day}",
            "read its sources again, then set read and review_by", "warning", {"day": page.meta.review_by.isoformat()},
        )  # fmt: skip


def _against_source(page: ProsePage, original: ProsePage | None) -> Iterator[Problem]:
    if page.folder == SOURCE:
        return
    if original is None:
        yield Problem(Where(page.path), "prose-source", "There is no Swedish page of this name", "write it first")
        return
    meta = page.meta
    if meta.code != original.meta.code:
        yield Problem(
            Where(page.path, 2), "prose-code", "The code differs from the Swedish page's",
            "write {code}: a page has one code in all languages", params={"code": original.meta.code},
        )  # fmt: skip
    if not (meta.state and meta.source and meta.by and meta.date):
        yield Problem(
            Where(page.path), "prose-state", "The translation does not say how it was made",
            "add source, state, by and date to its front matter",
        )  # fmt: skip
    elif meta.source != original.fingerprint:
        yield Problem(
            Where(page.path), "translation-stale", "The Swedish page has changed since this translation was made",
            "read it against the Swedish, then write source: {source}", "warning", {"source": original.fingerprint},
        )  # fmt: skip


def _known(directory: Directory, swedish: Collection[str], unread: Collection[str]) -> dict[str, Collection[str]]:
    """Return what links may name, by the kind of link."""
    return {
        "service": {service.id for service in directory.services if service.status != "draft"}.union(unread),
        "need": directory.vocabulary.needs,
        "audience": directory.vocabulary.audiences,
        "kind": directory.vocabulary.kinds,
        "area": directory.area_by_id,
        "page": BUILT_IN.union(swedish),
    }


def _links(page: ProsePage, known: Mapping[str, Collection[str]], left_out: Collection[str]) -> Iterator[Problem]:
    for match in LINK.finditer(page.markdown):
        kind, name = match.groups()
        if name in known[kind] and (kind != "page" or name not in left_out):
            continue
        line = page.markdown.count("\n", 0, match.start()) + 1
        where = Where(page.path, line + page.offset, match.start() - page.markdown.rfind("\n", 0, match.start()))
        if name in known[kind]:
            yield Problem(
                where, "prose-part", "'{link}' belongs to a part of the site that mkdocs.yml leaves out",
                "write the sentence without it, or name the part under `parts`", params={"link": f"{kind}:{name}"},
            )  # fmt: skip
        else:
            yield Problem(
                where, "prose-link", "'{link}' leads nowhere",
                "name a record, need, audience, kind, area or page that exists", params={"link": f"{kind}:{name}"},
            )  # fmt: skip
