"""What pages claim, and what it stands on: every statement of law cites a fact, every fact a law or a source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from vart.languages import SOURCE
from vart.languages.law_words import SAYS_LAW
from vart.load import Document
from vart.model import Problem, Where
from vart.model.facts import Facts
from vart.model.prose import ProsePage, citations

#: Stands at the end of a block that only sounds like law. ``vart status`` counts them.
NO_LAW = "<!-- no-law -->"
#: A text of its own, which may tell less than the Swedish page.
_EASY = "sv-simple"

_OLD_LAW = re.compile(r"\b2001\s*:\s*453\b")
_OLD_NUMBERS = re.compile(
    r"(?:SoL|[Ss]ocialtjänstlag\w*|Social Services Act)\W{0,3}(?:\(2001[^)]*\) ?)?(?:2:1|4:1|5:11|11:1 ?a|14:1)\b"
    r"|[Cc]hapter (?:5,? [Ss]ection 11|4,? [Ss]ection 1|14,? [Ss]ection 1)\b"
)
_SOCIAL_LAW = re.compile(r"SoL\b|[Ss]ocialtjänstlag\w*|Social Services Act|قانون الخدمات الاجتماعية")
_SECTION = re.compile(r"([0-9]+) kap\. ((?:[0-9]+(?: [a-z])?(?:, | och |–)?)+) ?§")
_LAW_NAMED = re.compile(r"\([0-9]{4}:[0-9]+\)|balken|lagen\b|förordningen\b|\bLag ")


class Block(NamedTuple):
    """A paragraph, list item or table row of a page; ``start`` counts characters of its Markdown."""

    start: int
    text: str
    #: A row of a table of sentences to say or show.
    words: bool


_BEGINS = re.compile(r"\s*(?:[-*+]|[0-9]+[.)])\s")
_NO_BLOCK = re.compile(r"\s*(?:#|</?(?:details|summary|div|table|thead|tbody)\b|<!--(?! no-law)|$|\|?[\s|:-]+\|?\s*$)")
_WORDS_TABLE = re.compile(r"\b(?:[Ss]äg|[Ss]ay|[Ss]how|[Vv]isa)\b|قول|قُل|قل|العبارة|الجملة")


def blocks(markdown: str) -> Iterator[Block]:
    """Yield the blocks of a page that state something: no headings, no fences of HTML."""
    start, lines, position = 0, [], 0
    words, in_table = False, False
    for line in [*markdown.split("\n"), ""]:
        row = line.lstrip().startswith("|")
        if row and not in_table:
            words = bool(_WORDS_TABLE.search(line))
        in_table = row
        closes = bool(_NO_BLOCK.match(line)) or row or bool(_BEGINS.match(line))
        if lines and closes:
            yield Block(start, "\n".join(lines), words and lines[0].lstrip().startswith("|"))
            lines = []
        if not _NO_BLOCK.match(line):
            if not lines:
                start = position
            lines.append(line)
        position += len(line) + 1


_QUOTED = re.compile(r"”[^”]*”|“[^”]*”|„[^“]*“|«[^»]*»|\"[^\"]*\"")
_NAMES = re.compile(r"\[[^\]]*\]\((?:service|need|audience|kind|area|page):[^)]*\)")
_SENTENCE = re.compile(r"[^.!?؟\n]*[.!?؟]?")


def says_law(text: str, folder: str) -> str:
    """Return the words of a block that say what the law says, or nothing.

    What someone shall say aloud, questions and the names of services and pages are no statements.
    """
    pattern = SAYS_LAW.get(folder)
    if pattern is None:
        return ""
    plain = _QUOTED.sub(" ", _NAMES.sub(" ", text))
    for sentence in _SENTENCE.findall(plain):
        if sentence.rstrip().endswith(("?", "؟")):
            continue
        found = pattern.search(sentence)
        if found:
            return found[0].strip()
    return ""


def check_broken(pages: Sequence[ProsePage], facts: Facts) -> Iterator[Problem]:
    """Tell what can not be built: citations of nothing, or of what may not be published yet; a law that is gone."""
    for page in pages:
        for citation in citations(page.markdown):
            where = Where(page.path, *page.place(citation.start))
            if not citation.facts:
                yield Problem(
                    where, "citation", "The citation can not be read", "write it as [@2.9] or [@2.9 @2.10]"
                )  # fmt: skip
            for name in citation.facts:
                fact = facts.facts.get(name)
                if fact is None:
                    yield Problem(
                        where, "citation", "There is no fact '{name}'", "name one of directory/facts/",
                        params={"name": name},
                    )  # fmt: skip
                elif fact.hold:
                    yield Problem(
                        where, "citation-hold", "The fact '{name}' may not be published yet",
                        "take the statement out, or confirm the fact and remove `hold`", params={"name": name},
                    )  # fmt: skip
        yield from old_law(page.markdown, page.path, page.place, _confirmed(facts))


def check_citations(
    pages: Sequence[ProsePage], facts: Facts, more: Mapping[str, Sequence[str]] | None = None
) -> Iterator[Problem]:
    """Tell what readers must not meet: law without its source, doubt untold, translations that cite something else.

    :param more: facts that pages cite besides those in their text, by the page's name.
    """
    swedish = {page.name: page for page in pages if page.folder == SOURCE}
    for page in pages:
        if page.meta.group != "about":
            yield from _uncited(page)
        yield from _doubt(page, facts, (more or {}).get(page.name, ()))
        original = swedish.get(page.name)
        if original is not None and page.folder != SOURCE:
            yield from _same_facts(page, original)


def _uncited(page: ProsePage) -> Iterator[Problem]:
    found = list(blocks(page.markdown))
    for place, block in enumerate(found):
        if block.words or NO_LAW in block.text or any(citations(block.text)):
            continue
        after = found[place + 1].text if place + 1 < len(found) else ""
        if block.text.rstrip().endswith(":") and any(citations(after)):
            continue  # the list that follows says it, point by point
        said = says_law(block.text, page.folder)
        if said:
            line, column = page.place(block.start + block.text.find(said.split()[0]))
            yield Problem(
                Where(page.path, line, column), "law-uncited", "'{said}' says what the law says, and cites nothing",
                "add its fact, as [@2.9], at the end of the paragraph; if it is no law, end it with {mark}",
                params={"said": said, "mark": NO_LAW},
            )  # fmt: skip


def _doubt(page: ProsePage, facts: Facts, more: Sequence[str]) -> Iterator[Problem]:
    doubtful = facts.unconfirmed([*page.cited, *more])
    if doubtful and not page.meta.unchecked:
        yield Problem(
            Where(page.path, 2), "unchecked", "The page cites what no one has confirmed: {names}",
            "say no more than is known, then write `unchecked: true` in the front matter",
            params={"names": ", ".join(doubtful)},
        )  # fmt: skip
    elif page.meta.unchecked and not doubtful:
        yield Problem(
            Where(page.path, 2), "unchecked", "Everything that the page cites is confirmed",
            "remove `unchecked: true`", "warning",
        )  # fmt: skip


def _same_facts(page: ProsePage, original: ProsePage) -> Iterator[Problem]:
    ours, theirs = list(original.cited), list(page.cited)
    if page.folder == _EASY:
        ours = [name for name in ours if name in theirs]
    more, fewer = [one for one in theirs if one not in ours], [one for one in ours if one not in theirs]
    if more or fewer:
        yield Problem(
            Where(page.path), "citation-translation", "The Swedish page cites other facts: {names}",
            "cite the same facts as the Swedish page, and say the same",
            params={"names": ", ".join([f"+{one}" for one in fewer] + [f"−{one}" for one in more])},
        )  # fmt: skip


def check_facts(facts: Facts, documents: Mapping[str, Document], today: date) -> Iterator[Problem]:
    """Tell what is wrong with the facts and sources themselves.

    :param documents: their files, for places.
    """
    confirmed = _confirmed(facts)
    for name, fact in facts.facts.items():
        document = documents[facts.files[name]]
        for index, source in enumerate(fact.sources):
            if source not in facts.sources:
                yield Problem(
                    document.where((name, "sources", index)), "fact-source", "There is no source '{name}'",
                    "add it to directory/sources.yml, or correct its spelling", params={"name": source},
                )  # fmt: skip
        for index, law in enumerate(fact.law):
            where = document.where((name, "law", index) if len(fact.law) > 1 else (name, "law"))
            yield from old_law(law, where.path, lambda _, at=where: (at.line, at.column), confirmed)
        where = document.where((name, "says"))
        yield from old_law(fact.says, where.path, lambda _, at=where: (at.line, at.column), confirmed)
    for key, source in facts.sources.items():
        document = next(one for path, one in documents.items() if path.endswith("/sources.yml"))
        if source.read > today:
            yield Problem(
                document.where((key, "read")), "date-future", "'read' is in the future",
                "write the day the source was read",
            )  # fmt: skip
        if source.url and not re.match(r"https?://[^\s\"<>]+$", source.url):
            yield Problem(
                document.where((key, "url")), "address", "'url' is not the address of a page", "write it with https://"
            )


def _confirmed(facts: Facts) -> frozenset[tuple[str, str]]:
    """Return chapter and section of what is confirmed of the Social Services Act."""
    found = set()
    for source in facts.sources.values():
        for text in source.confirmed:
            found |= set(_sections(text))
    return frozenset(found)


def _sections(text: str) -> Iterator[tuple[str, str]]:
    for match in _SECTION.finditer(text):
        for section in re.split(r", | och |–", match[2].strip()):
            yield match[1], section.strip()


def old_law(
    text: str, path: str, place: Callable[[int], tuple[int, int]], confirmed: frozenset[tuple[str, str]]
) -> Iterator[Problem]:
    """Tell of the Social Services Act of 2001, by its number or by section numbers that are not the new act's.

    :param place: gives line and column of a character of ``text``.
    :param confirmed: chapters and sections of the new act that were read; empty for not asking.
    """
    for match in [*_OLD_LAW.finditer(text), *_OLD_NUMBERS.finditer(text)]:
        yield Problem(
            Where(path, *place(match.start())), "old-law", "The Social Services Act of 2001 is gone since 1 July 2025",
            "cite the act of 2025 (2025:400), or take it out",
        )  # fmt: skip
    for match in _SOCIAL_LAW.finditer(text):
        rest = re.sub(r"^ \(2025:400\)", "", text[match.end() : match.end() + 90])
        another = _LAW_NAMED.search(rest)
        for section in _sections(rest[: another.start()] if another else rest):
            if confirmed and section not in confirmed:
                yield Problem(
                    Where(path, *place(match.start())), "old-law",
                    "No one has confirmed {chapter} kap. {section} § of the Social Services Act",
                    "the old act's numbers are gone; read the section, then add it to `confirmed` in sources.yml",
                    params={"chapter": section[0], "section": section[1]},
                )  # fmt: skip
