"""Every file of the open data of one language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from vart.languages import View
from vart.model import Service
from vart.render.environment import Words
from vart.render.open_data.changes import atom
from vart.render.open_data.guard import tells_a_place
from vart.render.open_data.hsds import hsds_files
from vart.render.open_data.meta import API, HSDS, SUMS, document, encode, listing, meta
from vart.render.open_data.record import public_record
from vart.render.open_data.shared import Shared
from vart.render.open_data.tables import (
    CHANNEL_COLUMNS,
    SERVICE_COLUMNS,
    SOURCE_COLUMNS,
    part_lines,
    plain_table,
    service_line,
    table,
)

File = tuple[str, bytes]
VOCABULARY_COLUMNS = ("group", "id", "code", "label", "says", "hint", "what_happens", "language")


class Encoded(NamedTuple):
    """A service as the files of lists are put together from it: once made, then only copied."""

    record: dict[str, Any]
    json: bytes
    line: str


class LanguageData:
    """The open data in one language.

    :param shared: what all languages share.
    :param view: the directory in this language.
    :param words: its interface strings.
    """

    def __init__(self, shared: Shared, view: View, words: Words) -> None:
        self.shared, self.view, self.words = shared, view, words
        self.site, self.folder, self.tag = shared.site, view.language.folder, view.language.tag
        self.base = f"{API}/{self.folder}"

    def files(self) -> Iterator[File]:
        """Yield (path, bytes) of each file, the checksums of the others last."""
        yield from with_sums(self._api(), self.base)
        yield from with_sums(hsds_files(self.shared, self.view, self._shown, self.words), f"{HSDS}/{self.folder}")

    def _api(self) -> Iterator[File]:
        shared = self.shared
        encoded: dict[str, Encoded] = {}
        # A translation that tells a place takes the record out of this language, as the record itself out of all.
        self._shown = [one for one in shared.pages if not tells_a_place(one, self.view)]
        for service in self._shown:
            record = public_record(service, self.view, self.site)
            json = encode(record)
            encoded[service.id] = Encoded(record, json, service_line(record))
            path = f"{self.base}/services/{service.code}.json"
            yield path, b'{"meta":%b,"service":%b}\n' % (encode(self._head(path, (service,))), json)
        yield from self._list("services", shared.listed, encoded, {})
        for group in shared.groups:
            about = {"list": group.folder, "id": group.name}
            yield from self._list(f"{group.folder}/{group.name}", group.services, encoded, about)
        listed = [encoded[one.id].record for one in shared.listed if one.id in encoded]
        for name, columns in (("channels", CHANNEL_COLUMNS), ("sources", SOURCE_COLUMNS)):
            yield f"{self.base}/{name}.csv", table(columns, (part_lines(one, name, columns) for one in listed))
        yield from self._vocabulary()
        yield f"{self.base}/changes.atom", atom(shared._replace(listed=self._only_shown()), self.view, self.words)

    def _only_shown(self) -> tuple[Service, ...]:
        shown = {one.id for one in self._shown}
        return tuple(one for one in self.shared.listed if one.id in shown)

    def _head(self, path: str, services: tuple[Service, ...], **more: Any) -> dict[str, Any]:
        return meta(self.site, path, self.shared.newest(services), language=self.tag, **more)

    def _list(
        self, name: str, services: tuple[Service, ...], encoded: dict[str, Encoded], about: dict[str, str]
    ) -> Iterator[File]:
        path = f"{self.base}/{name}"
        shown = [encoded[one.id] for one in services if one.id in encoded]
        head = self._head(f"{path}.json", services, count=len(shown), **about)
        yield f"{path}.json", listing(head, "services", [one.json for one in shown])
        if not about:
            # Lines are for programs that read everything; lists by something are short enough to be read whole.
            yield f"{path}.ndjson", b"".join(one.json + b"\n" for one in shown)
        yield f"{path}.csv", table(SERVICE_COLUMNS, (one.line for one in shown))

    def _vocabulary(self) -> Iterator[File]:
        groups: dict[str, list[dict[str, Any]]] = {}
        for group, terms in self.shared.directory.vocabulary.groups.items():
            groups[group] = []
            for name, term in terms.items():
                said = self.view.terms[group][name]
                groups[group].append(
                    {
                        "id": name,
                        "code": term.code,
                        "label": said.label.value,
                        "says": said.says.value,
                        "hint": said.hint.value or None,
                        "what_happens": said.what_happens.value or None,
                        "language": (said.label.language or self.view.language).tag,
                    }
                )
        path, day = f"{self.base}/vocabulary", self.shared.day
        yield f"{path}.json", document(meta(self.site, f"{path}.json", day, language=self.tag), "vocabulary", groups)
        rows = [{"group": group, **row} for group, terms in groups.items() for row in terms]
        yield f"{path}.csv", plain_table(self.site, VOCABULARY_COLUMNS, rows, day.isoformat())


def with_sums(files: Iterator[File], folder: str) -> Iterator[File]:
    """Yield the files and after them the list of their SHA-256, as ``sha256sum -c`` reads it inside the folder."""
    lines = []
    for path, content in files:
        lines.append(f"{hashlib.sha256(content).hexdigest()}  {path.removeprefix(folder + '/')}\n")
        yield path, content
    yield f"{folder}/{SUMS}", "".join(lines).encode()
