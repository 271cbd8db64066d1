"""Files of others as plain services: dicts with the names of our own open data, whatever they came as.

Nothing is judged here but what can not be read at all. A property that has no place in a record is named in ``unknown``.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from vart.exchange.hsds import hsds_services, unnested
from vart.exchange.notes import NotReadableError
from vart.render.open_data.tables import BETWEEN, CHANNEL_COLUMNS, KINDS, SERVICE_COLUMNS, SOURCE_COLUMNS

#: A larger file is no directory of services.
LARGEST = 512 * 1024 * 1024
#: Properties of a service of ours that an import reads or knowingly passes over.
KNOWN = {
    "code", "id", "url", "name", "kind", "status", "instead", "operator", "summary", "for_whom", "notes", "language",
    "translation", "other_language", "needs", "violence", "audiences", "ages", "area", "channels", "access", "place",
    "address", "shares_number_with", "sources", "confidence", "verified", "review_by", "updated", "version", "license",
    "source",
}  # fmt: skip


class Raw(NamedTuple):
    """A service as a file has it: its place in the file, its data, and the names of what has no place in a record."""

    place: str
    data: dict[str, Any]
    unknown: tuple[str, ...] = ()


def read(path: Path, form: str) -> list[Raw]:
    """Return the services of a file.

    :param form: hsds, csv or json.
    :raises NotReadableError: it is not such a file.
    """
    if form == "hsds" and path.is_dir():
        return [Raw(place, *hsds) for place, hsds in hsds_services(_nested(path))]
    if not path.is_file():
        raise NotReadableError(f"{path} is not a file — name the file to read")
    if path.stat().st_size > LARGEST:
        raise NotReadableError(f"{path} is larger than {LARGEST // 1024**2} MB — divide it")
    if form == "csv":
        return list(_from_csv(path))
    if form == "hsds":
        if path.name == "datapackage.json":
            return [Raw(place, *hsds) for place, hsds in hsds_services(unnested(path.parent, _rows))]
        return [Raw(place, *hsds) for place, hsds in hsds_services(_hsds_items(path))]
    return list(_from_json(path))


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise NotReadableError(f"{path} is not JSON in UTF-8 — choose what it is with --from") from None


def _items(value: Any, *names: str) -> list[Any] | None:
    """Return the list that a file holds: the file itself, or what stands under one of the names."""
    if isinstance(value, dict):
        value = next((value[name] for name in names if isinstance(value.get(name), list)), None)
    return value if isinstance(value, list) else None


def _from_json(path: Path) -> Iterator[Raw]:
    text = _text(path)
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):
        try:
            value = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            raise NotReadableError(
                f"{path} is neither JSON nor JSON lines in UTF-8 — choose what it is with --from"
            ) from None
    if isinstance(value, dict) and isinstance(value.get("service"), dict):
        value = [value["service"]]
    items = _items(value, "services") if not (isinstance(value, dict) and "name" in value) else [value]
    if items is None:
        raise NotReadableError(f"{path} holds no list of services — it should have them under `services`")
    for index, item in enumerate(items):
        data = item if isinstance(item, dict) else {}
        yield Raw(f"services[{index}]", data, tuple(sorted(name for name in data if name not in KNOWN)))


def _hsds_items(path: Path) -> Iterator[tuple[str, Any]]:
    value = _json(path)
    folder = path.parent / path.stem
    items = _items(value, "contents", "services")
    if items is None:
        if not (isinstance(value, dict) and "name" in value):
            raise NotReadableError(
                f"{path} holds no HSDS services — it should be a page with `contents`, a list or a service"
            )
        items = [value]
    for index, item in enumerate(items):
        # A page of the list says little of each service; the whole ones lie beside it.
        name = item.get("id") if isinstance(item, dict) else None
        whole = folder / f"{name}.json" if isinstance(name, str) and name.replace("-", "").isalnum() else None
        yield f"contents[{index}]", _json(whole) if whole and whole.is_file() else item


def _nested(folder: Path) -> Iterator[tuple[str, Any]]:
    files = sorted((folder / "services").glob("*.json")) or sorted(folder.glob("*.json"))
    if not files:
        raise NotReadableError(f"{folder} holds no HSDS services — it should have services/*.json")
    for file in files:
        yield file.name, _json(file)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotReadableError(f"{path} is not in UTF-8 — save it as UTF-8 first") from None


def _rows(path: Path) -> list[dict[str, str]]:
    """Return the lines of a table; commas or, as Swedish spreadsheets have it, semicolons."""
    text = _text(path)
    heading = text.partition("\n")[0]
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return [
            {str(name): _plain(value) for name, value in row.items() if name is not None and isinstance(value, str)}
            for row in reader
        ]
    except csv.Error as error:
        raise NotReadableError(f"{path} is no table that can be read ({error}) — save it as CSV anew") from None


def _plain(value: str) -> str:
    value = value.strip()
    return value[1:] if value[:2] in ("'=", "'@") else value


def _split(value: str) -> list[str]:
    return [part.strip() for part in value.split(BETWEEN.strip()) if part.strip()]


def _from_csv(path: Path) -> Iterator[Raw]:
    rows = _rows(path)
    if not rows or "name" not in rows[0]:
        raise NotReadableError(f"{path} has no column `name` — the handbook's page Open data lists the columns")
    channels = _parts(path.with_name("channels.csv"), CHANNEL_COLUMNS)
    sources = _parts(path.with_name("sources.csv"), SOURCE_COLUMNS)
    for number, row in enumerate(rows, 2):
        code = row.get("code", "")
        data = _from_row(row)
        if code in channels:
            data["channels"] = [{**one, "languages": _split(one.get("languages", ""))} for one in channels[code]]
        if code in sources:
            data["sources"] = sources[code]
        filled = [name for name in row if name not in SERVICE_COLUMNS and row[name]]
        yield Raw(f"line {number}", data, tuple(sorted(filled)))


def _parts(path: Path, columns: tuple[str, ...]) -> dict[str, list[dict[str, Any]]]:
    """Return a table that belongs to the services, by their codes; nothing when it does not lie beside them."""
    found: dict[str, list[dict[str, Any]]] = {}
    if path.is_file():
        for row in _rows(path):
            own = {name: value or None for name, value in row.items() if name in columns}
            found.setdefault(row.get("code", ""), []).append(own | {"languages": row.get("languages", "")})
    return found


def _from_row(row: dict[str, str]) -> dict[str, Any]:
    def get(name: str) -> str | None:
        return row.get(name) or None

    ages = {"min": get("age_min"), "max": get("age_max")}
    data: dict[str, Any] = {name: get(name) for name in ("code", "id", "name", "kind", "status", "summary", "for_whom",
                                                        "notes", "language", "place", "url")}  # fmt: skip
    data |= {name: _split(row.get(name, "")) for name in ("needs", "violence", "audiences", "shares_number_with")}
    data["operator"] = {"name": get("operator"), "type": get("operator_type"), "url": get("operator_url")}
    data["ages"] = ages if any(ages.values()) else None
    data["area"] = {"level": get("area_level"), "codes": _split(row.get("area_codes", ""))}
    data["access"] = {name: get(name) for name in ("anonymous", "referral", "cost")}
    data["address"] = {"street": "…"} if get("street") or get("postcode") or row.get("address") else None
    spoken = _split(row.get("spoken", ""))
    data["channels"] = [
        {"kind": kind, "value": value, "languages": spoken if kind == "phone" else []}
        for kind in KINDS
        for value in _split(row.get(kind, ""))
    ]
    data["sources"] = []
    return data
