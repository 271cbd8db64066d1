"""HSDS as a data package: the same as the nested files, in tables (https://datapackage.org, profile of HSDS 3.0)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson

from vart.languages import View
from vart.render.open_data.hsds_terms import TAXONOMIES, Terms, taxonomy_id
from vart.render.open_data.meta import API, HSDS, VERSION
from vart.render.open_data.shared import Shared


class Table(NamedTuple):
    """A table of HSDS: its file, the columns that we fill, those that always have a value, and what they point at."""

    path: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    points_at: dict[str, str]


_SERVICE = {"service_id": "services"}
#: Names of resources as the official schema ``tabular`` has their files.
TABLES = {
    "organizations": Table(
        "organizations.csv", ("id", "name", "description", "website"), ("id", "name", "description"), {}
    ),
    "services": Table(
        "services.csv",
        (
            "id", "organization_id", "name", "description", "url", "email", "status", "interpretation_services",
            "application_process", "fees_description", "eligibility_description", "minimum_age", "maximum_age",
            "assured_date", "last_modified",
        ),
        ("id", "organization_id", "name", "status"),
        {"organization_id": "organizations"},
    ),
    "phones": Table(
        "phones.csv", ("id", "service_id", "number", "type", "description"), ("id", "service_id", "number"), _SERVICE
    ),
    "contacts": Table("contacts.csv", ("id", "service_id", "title", "email"), ("id", "service_id"), _SERVICE),
    "schedules": Table(
        "schedules.csv",
        ("id", "service_id", "freq", "byday", "description", "opens_at", "closes_at", "notes"),
        ("id", "service_id"),
        _SERVICE,
    ),
    "service_areas": Table(
        "service_areas.csv",
        ("id", "service_id", "name", "description", "extent", "extent_type"),
        ("id", "service_id"),
        _SERVICE,
    ),
    "languages": Table("languages.csv", ("id", "service_id", "phone_id", "name", "code"), ("id",), {
        **_SERVICE, "phone_id": "phones",
    }),
    "locations": Table("locations.csv", ("id", "location_type", "name"), ("id", "location_type"), {}),
    "service_at_location": Table(
        "service_at_location.csv",
        ("id", "service_id", "location_id"),
        ("id", "service_id", "location_id"),
        {**_SERVICE, "location_id": "locations"},
    ),
    "addresses": Table(
        "addresses.csv",
        ("id", "location_id", "address_1", "city", "state_province", "postal_code", "country", "address_type"),
        ("id", "address_1", "city", "country", "address_type"),
        {"location_id": "locations"},
    ),
    "cost_options": Table(
        "cost_options.csv", ("id", "service_id", "option", "currency", "amount"), ("id", "service_id"), _SERVICE
    ),
    "taxonomies": Table("taxonomies.csv", ("id", "name", "description"), ("id", "name", "description"), {}),
    "taxonomy_terms": Table(
        "taxonomy_terms.csv",
        ("id", "code", "name", "description", "taxonomy", "language", "taxonomy_id"),
        ("id", "name", "description"),
        {"taxonomy_id": "taxonomies"},
    ),
    "attributes": Table(
        "attributes.csv",
        ("id", "link_id", "taxonomy_term_id", "link_entity", "value"),
        ("id", "link_id", "taxonomy_term_id", "link_entity"),
        {"taxonomy_term_id": "taxonomy_terms"},
    ),
    "metadata": Table(
        "metadata.csv",
        (
            "id", "resource_id", "resource_type", "last_action_date", "last_action_type", "field_name",
            "previous_value", "replacement_value", "updated_by",
        ),
        ("id", "resource_id", "resource_type", "last_action_date", "last_action_type", "field_name", "updated_by"),
        {},
    ),
}  # fmt: skip
#: Numbers; every other column is text, dates included where HSDS has no type for them.
_NUMBERS = {"minimum_age", "maximum_age", "amount"}
#: Lists of a nested service, and the tables that they fill.
_LISTS = {
    "phones": "phones", "contacts": "contacts", "schedules": "schedules", "service_areas": "service_areas",
    "languages": "languages", "cost_options": "cost_options", "attributes": "attributes", "metadata": "metadata",
    "service_at_locations": "service_at_location", "addresses": "addresses",
}  # fmt: skip
#: Things that a nested service holds one of.
_ONE = {"organization": "organizations", "location": "locations"}
#: Tables whose rows several services share.
_SHARED = {"organizations", "locations"}


class Package:
    """Collects services and gives the files of the data package of one language."""

    def __init__(self, shared: Shared, view: View, terms: Terms) -> None:
        self._shared, self._view, self._terms = shared, view, terms
        self._out = {name: io.StringIO() for name in TABLES}
        self._writers = {name: csv.writer(out, lineterminator="\r\n") for name, out in self._out.items()}
        self._seen: set[str] = set()
        self._columns = {name: table.columns for name, table in TABLES.items()}
        for name, table in TABLES.items():
            self._writers[name].writerow(table.columns)

    def add(self, service: dict[str, Any]) -> None:
        """Add a nested service, as the JSON of one service has it."""
        self._row("services", service)
        self._parts(service)

    def _parts(self, thing: dict[str, Any]) -> None:
        for name, table in _LISTS.items():
            for one in thing.get(name, ()):
                self._row(table, one)
                self._parts(one)
        for name, table in _ONE.items():
            if name in thing:
                self._row(table, thing[name])
                self._parts(thing[name])

    def _row(self, table: str, thing: dict[str, Any]) -> None:
        if table in _SHARED:
            if thing["id"] in self._seen:
                return
            self._seen.add(thing["id"])
        self._writers[table].writerow([thing.get(column) for column in self._columns[table]])

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield (name, bytes) of each table and of the description."""
        for name, text in TAXONOMIES.items():
            self._row("taxonomies", {"id": taxonomy_id(name), "name": name, "description": text})
        for term in self._terms.used.values():
            self._row("taxonomy_terms", term)
        for name, table in TABLES.items():
            yield table.path, self._out[name].getvalue().encode()
        yield "datapackage.json", orjson.dumps(self._description(), option=orjson.OPT_INDENT_2)

    def _description(self) -> dict[str, Any]:
        site, folder = self._shared.site, self._view.language.folder
        return {
            "profile": "tabular-data-package",
            "name": f"vart-hsds-{folder}",
            "id": f"{site.base_url}{HSDS}/{folder}/datapackage.json",
            "title": site.name,
            "homepage": site.base_url,
            "version": VERSION,
            "created": f"{self._shared.day.isoformat()}T00:00:00Z",
            "licenses": [
                {
                    "name": "CC-BY-4.0",
                    "path": "https://creativecommons.org/licenses/by/4.0/",
                    "title": "Creative Commons Attribution 4.0",
                }
            ],
            "sources": [{"title": site.name, "path": f"{site.base_url}{API}/index.json"}],
            "resources": [_resource(name, table) for name, table in TABLES.items()],
        }


def _resource(name: str, table: Table) -> dict[str, Any]:
    fields = []
    for column in table.columns:
        field: dict[str, Any] = {"name": column, "type": "number" if column in _NUMBERS else "string"}
        constraints: dict[str, bool] = {}
        if column in table.required:
            constraints["required"] = True
        if column == "id":
            constraints["unique"] = True
        fields.append(field | ({"constraints": constraints} if constraints else {}))
    schema: dict[str, Any] = {"fields": fields, "primaryKey": "id"}
    if table.points_at:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": resource, "fields": "id"}}
            for column, resource in table.points_at.items()
        ]
    return {
        "name": name,
        "path": table.path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }
