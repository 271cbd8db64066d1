"""What version 1 promised: nothing that was ever in it goes away or means something else.

``v1.json`` beside this file holds what is promised. It may grow; ``pytest --update-golden`` adds what is new and keeps
what is there. Whoever takes a line away breaks the promise of docs/handbook/open-data.md.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from vart.render.open_data import tables
from vart.render.open_data.hsds_tables import TABLES
from vart.render.open_data.ids import service_uuid, uid

PROMISED = Path(__file__).parent / "v1.json"


def shape(schema: dict[str, Any]) -> dict[str, Any]:
    """Return what users lean on: properties, their types, whether they are always there. Values of lists may grow."""
    found: dict[str, Any] = {}
    for name, value in schema.get("properties", {}).items():
        own = value.get("type") or ("list of words" if "enum" in value else value.get("$ref", ""))
        found[name] = {"type": own, "always": name in schema.get("required", ())}
        if inner := shape(value.get("items", value)):
            found[name]["holds"] = inner
    return found


def offered(site: Path) -> dict[str, Any]:
    document = json.loads((site / "api/v1/openapi.json").read_bytes())
    return {
        "paths": {path: sorted(item["get"]["responses"]["200"]["content"]) for path, item in document["paths"].items()},
        "schemas": {name: shape(schema) for name, schema in document["components"]["schemas"].items()},
        "columns": {
            "services": list(tables.SERVICE_COLUMNS),
            "channels": list(tables.CHANNEL_COLUMNS),
            "sources": list(tables.SOURCE_COLUMNS),
            **{f"hsds {table.path}": list(table.columns) for table in TABLES.values()},
        },
    }


def kept(promised: Any, offers: Any, where: str = "") -> list[str]:
    """Return what was promised and is not offered; columns must stand where they stood."""
    if isinstance(promised, dict):
        if not isinstance(offers, dict):
            return [where]
        return [lost for name, value in promised.items() for lost in kept(value, offers.get(name), f"{where}/{name}")]
    if isinstance(promised, list):
        return [] if isinstance(offers, list) and offers[: len(promised)] == promised else [where]
    return [] if promised == offers else [where]


def test_version_1_keeps_what_it_promised(small_site, request):
    offers = offered(small_site)
    promised = json.loads(PROMISED.read_text("utf-8")) if PROMISED.exists() else {}
    assert kept(promised, offers) == []
    if request.config.getoption("--update-golden"):
        PROMISED.write_text(json.dumps(offers, indent=1, sort_keys=False) + "\n", "utf-8")
    assert promised, "write v1.json with --update-golden"


def test_what_is_taken_away_is_noticed(small_site):
    offers = offered(small_site)
    promised = json.loads(PROMISED.read_text("utf-8"))
    del offers["schemas"]["Service"]["verified"]
    offers["columns"]["services"].remove("phone")
    del offers["paths"]["/dcat.rdf"]
    assert set(kept(promised, offers)) == {"/paths//dcat.rdf", "/schemas/Service/verified", "/columns/services"}


def test_identifiers_are_those_of_the_first_day():
    """A changed namespace would make every copy of the data lose track."""
    import uuid

    namespace = uuid.uuid5(uuid.NAMESPACE_URL, "urn:vart")
    assert service_uuid("k2k2") == str(uuid.uuid5(namespace, "service\x1fk2k2"))
    assert uid("term", "vart:needs", "talk") == str(uuid.uuid5(namespace, "term\x1fvart:needs\x1ftalk"))
