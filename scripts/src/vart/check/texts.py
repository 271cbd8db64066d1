"""The texts of records, vocabulary, areas and languages: plain words, in the right script, filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vart.check.findings import Context, Finding
from vart.check.plain import JOINING, Fault, script_faults, text_faults
from vart.load import Loc
from vart.model import TERM_FIELDS, TRANSLATED_FIELDS, Directory, OpenAddress, Service

#: What the template, or someone in a hurry, leaves where words should stand.
_PLACEHOLDER = re.compile(r"\bTODO\b|\bFYLL I\b|\bXXX\b|[Ll]orem ipsum")

_SWEDISH = "Latn"


def texts_of(service: Service) -> Iterator[tuple[Loc, str]]:
    """Yield the place and value of every text in the record that a person wrote in Swedish."""
    yield ("name",), service.name
    yield ("operator", "name"), service.operator.name
    for field in TRANSLATED_FIELDS:
        value = getattr(service, field)
        if value is not None:
            yield (field,), value
    for index, question in enumerate(service.to_ask):
        yield ("to_ask", index), question
    for index, channel in enumerate(service.channels):
        relay = getattr(channel, "text_relay", None)
        if relay is not None:
            yield ("channels", index, "text_relay"), relay
    if isinstance(service.address, OpenAddress):
        for field in ("street", "city", "note"):
            value = getattr(service.address, field)
            if value is not None:
                yield ("address", field), value


def quotes_of(service: Service) -> Iterator[tuple[Loc, str]]:
    """Yield the place and value of what sources are called and say, in whatever language they say it."""
    for index, source in enumerate(service.sources):
        if source.title is not None:
            yield ("sources", index, "title"), source.title
        if source.says is not None:
            yield ("sources", index, "says"), source.says


def tell(loc: Loc, faults: tuple[Fault, ...]) -> Iterator[Finding]:
    """Turn faults of a text into findings at ``loc``."""
    for fault in faults:
        yield Finding(fault.rule, loc, fault.message, fault.remedy, fault.severity)


def record_texts(service: Service, context: Context) -> Iterator[Finding]:
    """See that texts are plain and filled in; names are one line."""
    for loc, text in texts_of(service):
        yield from tell(loc, text_faults(text) + script_faults(text, _SWEDISH))
        yield from _placeholder(service, loc, text)
        if loc[-1] in ("name", "street", "city"):
            yield from one_line(loc, text)
    for loc, text in quotes_of(service):
        yield from tell(loc, text_faults(text))
        yield from _placeholder(service, loc, text)


def _placeholder(service: Service, loc: Loc, text: str) -> Iterator[Finding]:
    if _PLACEHOLDER.search(text):
        yield Finding(
            "placeholder", loc, "This is still to be filled in",
            "write what is true, or remove the key if it is not known",
            "warning" if service.status == "draft" else "error",
        )  # fmt: skip


def one_line(loc: Loc, text: str) -> Iterator[Finding]:
    """See that a name is one line."""
    if "\n" in text.strip("\n"):
        yield Finding("text-lines", loc, "A name has more than one line", "write it on one line")


def vocabulary_texts(directory: Directory) -> Iterator[Finding]:
    """See that the words of the vocabulary are plain Swedish."""
    for group, terms in directory.vocabulary.groups.items():
        for name, term in terms.items():
            for field in TERM_FIELDS:
                text = getattr(term, field)
                if text is not None:
                    loc: Loc = (group, name, field)
                    yield from tell(loc, text_faults(text) + script_faults(text, _SWEDISH))
                    if _PLACEHOLDER.search(text):
                        yield Finding(
                            "placeholder", loc, "This is still to be filled in", "write the words that pages show"
                        )


def area_texts(directory: Directory) -> Iterator[Finding]:
    """See that names of areas are plain."""
    for index, area in enumerate(directory.areas):
        yield from tell((index, "name"), text_faults(area.name) + script_faults(area.name, _SWEDISH))


def language_texts(directory: Directory) -> Iterator[Finding]:
    """See that each language's name is plain, and written in that language's own script."""
    for index, language in enumerate(directory.languages):
        joiners = language.folder in JOINING
        autonym = text_faults(language.autonym, joiners) + script_faults(language.autonym, language.script)
        yield from tell((index, "autonym"), autonym)
        yield from tell((index, "swedish"), text_faults(language.swedish) + script_faults(language.swedish, _SWEDISH))
