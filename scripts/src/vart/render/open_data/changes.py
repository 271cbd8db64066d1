"""What changed, what is gone, what is due: from the records' own dates.

A site may be built from an archive without any history, so history is not the source. A record says when its sources
were read, when somebody asked the service, and when the consent to its address was seen; ``retired.yml`` says what is
gone. What has no day of its own (a typing error put right) shows in a record's ``fingerprint`` alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from vart.languages import View
from vart.model import Service
from vart.render.environment import Words
from vart.render.open_data.ids import service_uuid
from vart.render.open_data.meta import API, LICENSE, updated
from vart.render.open_data.shared import Shared, fingerprint
from vart.render.service_lines import checked

#: Entries of a feed. Whoever was away for longer reads changes.json, which has all.
ENTRIES = 100
#: How far ahead of its day a record counts as due.
AHEAD = timedelta(days=30)

CHANGE_COLUMNS = ("code", "id", "name", "status", "updated", "what", "fingerprint")
REMOVED_COLUMNS = ("code", "name", "what", "since", "instead")
DUE_COLUMNS = ("code", "id", "name", "review_by", "late", "confidence", "verified")


def changes(shared: Shared) -> list[dict[str, Any]]:
    """Return every service with the day of its last change, the newest first."""
    rows = [
        {
            "code": one.code,
            "id": one.id,
            "name": one.name,
            "status": one.status,
            "updated": shared.days[one.id].isoformat(),
            "what": _what(one),
            "fingerprint": fingerprint(one),
        }
        for one in shared.pages
    ]
    return sorted(rows, key=_newest_first)


def _what(service: Service) -> str:
    """Say what happened on the day of the last change."""
    return "verified" if service.verified and service.verified.date == updated(service) else "read"


def _newest_first(row: dict[str, Any]) -> tuple[int, str]:
    return -int(row["updated"].replace("-", "")), row["code"]


def removed(shared: Shared) -> list[dict[str, Any]]:
    """Return closed services (their pages stay) and retired codes (nothing is there any more)."""
    by_id = shared.directory.by_id
    closed = [
        {
            "code": one.code,
            "name": one.name,
            "what": "closed",
            "since": None,
            "instead": by_id[one.instead].code if one.instead in by_id else None,
        }
        for one in shared.pages
        if one.status == "closed"
    ]
    retired = [
        {"code": one.code, "name": one.was, "what": "retired", "since": one.since.isoformat(), "instead": None}
        for one in shared.directory.retired
    ]
    return closed + retired


def due(shared: Shared) -> list[dict[str, Any]]:
    """Return the records whose review is late or comes within a month of the build's day, the most urgent first."""
    today = shared.site.today
    rows = [
        {
            "code": one.code,
            "id": one.id,
            "name": one.name,
            "review_by": one.review_by.isoformat(),
            "late": one.review_by < today,
            "confidence": one.confidence,
            "verified": one.verified.date.isoformat() if one.verified else None,
        }
        for one in shared.listed
        if one.review_by <= today + AHEAD
    ]
    return sorted(rows, key=lambda row: (row["review_by"], row["code"]))


def atom(shared: Shared, view: View, words: Words) -> bytes:
    """Return the feed of the newest changes in one language (RFC 4287); retired codes as tombstones (RFC 6721)."""
    site, folder, tag = shared.site, view.language.folder, view.language.tag
    path = f"{site.base_url}{API}/{folder}"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" '
        f"xml:lang={quoteattr(tag)}>",
        f"<title>{escape(site.name)}</title>",
        f"<id>{escape(path)}/changes.atom</id>",
        f"<updated>{shared.day.isoformat()}T00:00:00Z</updated>",
        f"<author><name>{escape(site.name)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(f"{path}/changes.atom")}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(f"{site.base_url}{folder}/")}/>',
        f'<link rel="license" href={quoteattr(LICENSE["url"])}/>',
        f"<rights>{LICENSE['name']}</rights>",
    ]
    newest = sorted(shared.listed, key=lambda one: (-shared.days[one.id].toordinal(), one.code))
    for service in newest[:ENTRIES]:
        lines += _entry(service, shared, view, words)
    lines += [
        f"<at:deleted-entry ref={quoteattr(f'urn:uuid:{service_uuid(one.code)}')} "
        f'when="{one.since.isoformat()}T00:00:00Z"/>'
        for one in shared.directory.retired
    ]
    return "\n".join([*lines, "</feed>\n"]).encode()


def _entry(service: Service, shared: Shared, view: View, words: Words) -> Iterator[str]:
    site, folder = shared.site, view.language.folder
    said = checked(service, view, words, site.today)[0]
    lang = f" xml:lang={quoteattr(said.language.tag)}" if said.language else ""
    yield "<entry>"
    yield f'<title xml:lang="sv">{escape(service.name)}</title>'
    yield f"<id>urn:uuid:{service_uuid(service.code)}</id>"
    yield f"<updated>{updated(service).isoformat()}T00:00:00Z</updated>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(f"{site.base_url}{folder}/{service.code}/")}/>'
    yield (
        '<link rel="related" type="application/json" '
        f"href={quoteattr(f'{site.base_url}{API}/{folder}/services/{service.code}.json')}/>"
    )
    yield f"<summary{lang}>{escape(said.value)}</summary>"
    yield "</entry>"
