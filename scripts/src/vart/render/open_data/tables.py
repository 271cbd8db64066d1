"""CSV as spreadsheets open it: UTF-8 with a mark at its start, CRLF, commas; no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from vart.render.open_data.meta import LICENSE, VERSION
from vart.render.options import Site

BOM = "\ufeff"
#: What stands between several values of one cell.
BETWEEN = "; "
#: A cell that begins with one of these is worked out by a spreadsheet instead of shown (OWASP, "CSV Injection").
FORMULA = frozenset("=@\t\r")

SERVICE_COLUMNS = (
    "code", "id", "name", "kind", "status", "operator", "operator_type", "operator_url", "summary", "for_whom", "notes",
    "language", "translation", "needs", "violence", "audiences", "age_min", "age_max", "area_level", "area_codes",
    "phone", "sms", "text_relay", "chat", "form", "email", "website", "visit", "hours", "spoken", "anonymous", "referral",
    "cost", "place", "street", "postcode", "city", "confidence", "verified", "review_by", "instead",
    "shares_number_with", "sources", "url", "updated", "version", "license", "source",
)  # fmt: skip
CHANNEL_COLUMNS = (
    "code", "position", "kind", "value", "uri", "hours", "hours_text", "languages", "interpreter", "cost",
    "on_phone_bill", "use", "version", "license", "source",
)  # fmt: skip
SOURCE_COLUMNS = (
    "code", "position", "type", "url", "title", "read", "published", "checked", "says", "version", "license", "source",
)  # fmt: skip
KINDS = ("phone", "sms", "text_relay", "chat", "form", "email", "website", "visit")


def table(columns: Sequence[str], rows: Iterable[str]) -> bytes:
    """Return a whole file of a heading and of lines that are written already."""
    return (BOM + line(columns) + "".join(rows)).encode()


def line(values: Iterable[Any]) -> str:
    """Return one line of CSV; None is an empty cell."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([cell(value) for value in values])
    return out.getvalue()


def cell(value: Any) -> str:
    """Return a value as a spreadsheet shows it; an apostrophe keeps a text from being worked out as a formula."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else str(value)
    return f"'{text}" if text[:1] in FORMULA and text else text


def service_line(record: dict[str, Any]) -> str:
    """Return a service as one line. Details of its channels and sources have tables of their own."""
    channels = record["channels"]
    by_kind = {kind: BETWEEN.join(one["value"] for one in channels if one["kind"] == kind) for kind in KINDS}
    hours = [f"{one['value']}: {one['hours_text']}" for one in channels if one["hours_text"]]
    spoken = dict.fromkeys(tag for one in channels for tag in one["languages"])
    address = record["address"] or {}
    ages = record["ages"] or {}
    operator, access, area = record["operator"], record["access"], record["area"]
    values = {
        **{name: record[name] for name in SERVICE_COLUMNS if name in record},
        **by_kind,
        "operator": operator["name"], "operator_type": operator["type"], "operator_url": operator["url"],
        "needs": BETWEEN.join(record["needs"]), "violence": BETWEEN.join(record["violence"]),
        "audiences": BETWEEN.join(record["audiences"]),
        "age_min": ages.get("min"), "age_max": ages.get("max"),
        "area_level": area["level"], "area_codes": BETWEEN.join(area["codes"]),
        "hours": BETWEEN.join(hours), "spoken": BETWEEN.join(spoken),
        "anonymous": access["anonymous"], "referral": access["referral"], "cost": access["cost"],
        "street": address.get("street"), "postcode": address.get("postcode"), "city": address.get("city"),
        "verified": record["verified"]["date"] if record["verified"] else None,
        "shares_number_with": BETWEEN.join(record["shares_number_with"]),
        "sources": BETWEEN.join(source["url"] or source["title"] for source in record["sources"]),
    }  # fmt: skip
    return line(values[name] for name in SERVICE_COLUMNS)


def part_lines(record: dict[str, Any], part: str, columns: Sequence[str]) -> str:
    """Return the lines of a service's channels or sources; ``part`` is the name of the list."""
    common = {"code": record["code"], "version": record["version"], "license": record["license"]}
    lines = []
    for position, one in enumerate(record[part], 1):
        values = {**one, **common, "position": position, "source": record["source"]}
        if part == "channels":
            values["languages"] = BETWEEN.join(one["languages"])
        lines.append(line(values[name] for name in columns))
    return "".join(lines)


def plain_table(site: Site, columns: Sequence[str], rows: Iterable[dict[str, Any]], day: str) -> bytes:
    """Return a small table of plain rows, each with version, time, licence and source at its end."""
    end = {"updated": day, "version": VERSION, "license": LICENSE["url"], "source": site.base_url}
    wide = (*columns, *(name for name in end if name not in columns))
    return table(wide, (line({**end, **row}.get(name) for name in wide) for row in rows))
