"""What every file of the open data says of itself: version, time, licence, source."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import orjson

from vart.model import OpenAddress, Service
from vart.render.options import Site

#: The version of the shape of the data, not of its content. What may change in it: docs/handbook/open-data.md.
VERSION = "1.0"
LICENSE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
#: Where the data lies below the site's address.
API = "api/v1"
HSDS = "hsds/3.0"
SUMS = "SHA256SUMS.txt"


def updated(service: Service) -> date:
    """Return the newest day on which somebody read a source of a record, or asked the service, or saw its consent."""
    days = [source.read for source in service.sources]
    if service.verified:
        days.append(service.verified.date)
    if isinstance(service.address, OpenAddress):
        days.append(service.address.consent.seen)
    return max(days)


def meta(site: Site, path: str, day: date, *, language: str | None = None, **more: Any) -> dict[str, Any]:
    """Return the head of a JSON file.

    :param path: the file's address below the site's.
    :param day: the newest day of what the file shows.
    :param language: tag of the language that its texts are in; None when it holds facts alone.
    """
    head: dict[str, Any] = {
        "version": VERSION,
        "updated": day.isoformat(),
        "license": LICENSE,
        "source": {"name": site.name, "url": site.base_url},
        "self": site.base_url + path,
        "demonstration": not site.publication,
    }
    if language:
        head["language"] = language
    return head | more


def encode(value: Any) -> bytes:
    """Return JSON without white space, its keys in the order that they were written in."""
    return orjson.dumps(value)


def document(head: dict[str, Any], name: str, value: Any) -> bytes:
    """Return a whole JSON file: its head and what it is about."""
    return orjson.dumps({"meta": head, name: value}, option=orjson.OPT_APPEND_NEWLINE)


def listing(head: dict[str, Any], name: str, fragments: Iterable[bytes]) -> bytes:
    """Return a whole JSON file of a list whose elements are encoded already."""
    return b'{"meta":%b,"%b":[%b]}\n' % (encode(head), name.encode(), b",".join(fragments))
