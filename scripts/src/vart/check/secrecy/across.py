"""An open record may not tell where another, hidden one is.

The rule: a text of an open record that names a hidden service (or a non-public operator of one that does not run the
open record, too), and in the same text tells a place, or says that it is in the same house, or stands in the open
record's own address, gives the hidden place away. Where the same operator runs both, its name is natural; there the
words for shelter ("boendet", "skyddat boende", "the shelter") take its part.

A text is one value or one comment. What is told over two texts of two records is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from vart.check.across import Placed, service_file
from vart.check.findings import Finding
from vart.check.secrecy.places import Places, comments, strings
from vart.check.secrecy.search import traces
from vart.load import Document, Loc
from vart.model import Directory, HiddenService, OpenAddress, OpenService, Service, channel_kind, channel_value

_SAME_HOUSE = re.compile(
    r"samma (?:hus|byggnad|lokal|adress|plats|trapp|våning|kvarter|gata|dörr|gård)|vägg i vägg|grann(?:e|hus)"
    r"|huset (?:bredvid|intill|mitt ?emot)|våningen (?:ovanför|under)|en trappa (?:upp|ned)|ovanpå|på vinden|i källaren"
    r"|runt hörnet|tvärs över|same (?:building|house|address|place|premises|floor|street|block)|next door|upstairs"
    r"|downstairs|one floor (?:up|down)|around the corner|across the (?:street|road|yard)"
    r"|نفس (?:المبنى|المكان|العنوان)|همان (?:ساختمان|آدرس)",
    re.IGNORECASE,
)
_SHELTER = re.compile(
    r"\b(?:skydda(?:t|de|d) (?:boende[nt]?|lägenhet\w*)|boende[nt]\b|jourboende\w*|jourlägenhet\w*|skyddslägenhet\w*"
    r"|the shelter|our shelter|refuge\b|safe house|sheltered housing)",
    re.IGNORECASE,
)
#: What only makes a public institution a neighbour of itself: a city is everywhere.
_PUBLIC = ("state", "region", "municipality")
#: Traces that tell no place by themselves.
_NO_PLACE = frozenset({"po-box", "organisation-number", "identity-number", "photo"})


def secrecy_across(directory: Directory, documents: Mapping[str, Document] | None = None) -> Iterator[Placed]:
    """Yield where open records tell the place of hidden ones.

    :param directory: all records.
    :param documents: files by their names relative to ``directory/``; with them, comments are looked at, too.
    """
    hidden = [service for service in directory.services if isinstance(service, HiddenService)]
    if not hidden:
        return
    runs_hidden = {service.operator.name for service in hidden}
    private = {service.operator.name for service in hidden if service.operator.type not in _PUBLIC}
    names = _Names({service.name for service in hidden} | private)
    for service in directory.services:
        if not isinstance(service, OpenService):
            continue
        file = service_file(service.id)
        own = service.operator.name in runs_hidden
        for loc, text in _texts(service):
            if len(text) > 5 and _gives_away(text, loc, service, names, own):
                yield Placed(file, _finding(loc))
        document = documents.get(file) if documents else None
        if document is not None:
            for offset, text in comments(document.text):
                if _gives_away(text, ("comment",), service, names, own):
                    line, column = Places(document).line_and_column(offset)
                    yield Placed(file, _finding((), line, column))


class _Names:
    """Names, found by their first word: a pattern of a thousand alternatives would be tried at every letter."""

    def __init__(self, names: Iterable[str]) -> None:
        self._first: set[str] = set()
        # Many names begin alike ("Kvinnojouren …"), so two words are the key; a genitive may hide in the second.
        self._names: dict[tuple[str, str], list[tuple[str, ...]]] = {}
        for name in names:
            words = _words(name)
            if words:
                self._first.add(words[0])
                self._names.setdefault((words[0], words[1] if len(words) > 1 else ""), []).append(tuple(words))

    def within(self, text: str) -> Iterator[str]:
        """Yield each name that stands in ``text``, also in the genitive."""
        words = _words(text)
        for start, word in enumerate(words):
            if word in self._first:
                second = words[start + 1] if start + 1 < len(words) else ""
                for key in {(word, ""), (word, second)}:
                    for name in self._names.get(key, ()):
                        if tuple(words[start : start + len(name)]) == name:
                            yield " ".join(name)


def _words(text: str) -> list[str]:
    """Return the words in small letters, without the s of a genitive: "Hemmets" is read as "Hemmet", and so are names."""
    return [word.removesuffix("s") for word in _WORD.findall(text.lower())]


_WORD = re.compile(r"\w+")


def _texts(service: OpenService) -> Iterator[tuple[Loc, str]]:
    """Yield the texts of a record that a committee writes freely, with their paths."""
    for field in ("name", "summary", "for_whom", "notes"):
        text = getattr(service, field)
        if text:
            yield (field,), text
    yield ("operator", "name"), service.operator.name
    for index, question in enumerate(service.to_ask):
        yield ("to_ask", index), question
    for index, source in enumerate(service.sources):
        for field in ("title", "url", "says"):
            text = getattr(source, field)
            if text:
                yield ("sources", index, field), text
    for index, channel in enumerate(service.channels):
        yield ("channels", index, channel_kind(channel)), channel_value(channel)
    if isinstance(service.address, OpenAddress):
        yield from strings(service.address.model_dump(exclude_none=True, mode="json"), ("address",))


def _gives_away(text: str, loc: Loc, service: Service, names: _Names, own: bool) -> bool:
    itself = " ".join(_words(f"{service.name}\n{service.operator.name}"))
    named = any(name not in itself for name in names.within(text))
    if not named and not (own and _SHELTER.search(text)):
        return False
    if loc[:1] == ("address",) and loc[-1] in ("street", "city", "note"):
        return True
    if isinstance(service.address, OpenAddress) and _SAME_HOUSE.search(text):
        return True
    return any(trace.kind not in _NO_PLACE for trace in traces(text.replace("\n", " ")))


def _finding(loc: Loc, line: int = 0, column: int = 0) -> Finding:
    return Finding(
        "secrecy-other", loc, "This open record tells where a hidden service is",
        "name the hidden service without a place, or the place without the hidden service",
        line=line, column=column,
    )  # fmt: skip
