"""The files described as an API: OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1.html)."""

from __future__ import annotations

from typing import Any

from vart.model import ALPHABET, Directory
from vart.render.open_data.meta import API, HSDS, LICENSE, SUMS, VERSION
from vart.render.open_data.schema import DIALECT, definitions, files
from vart.render.open_data.shared import FOLDERS, Shared, spoken_tags

MEDIA = {
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "csv": "text/csv",
    "atom": "application/atom+xml",
    "rdf": "application/rdf+xml",
    "txt": "text/plain",
}
_UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"


def openapi(shared: Shared) -> dict[str, Any]:
    """Return the description of every file of the data."""
    site, directory = shared.site, shared.directory
    return _resolved(
        {
            "openapi": "3.1.0",
            "jsonSchemaDialect": DIALECT,
            "info": {
                "title": f"{site.name} – open data",
                "version": VERSION,
                "summary": "Where people exposed to violence can turn, in every open language.",
                "description": "Files, not a program: every address is a file, asked for with GET and answered the same to everyone. Nothing about whoever asks is kept.",
                "license": {"name": LICENSE["name"], "url": LICENSE["url"]},
            },
            "servers": [{"url": site.base_url.rstrip("/") or "/"}],
            "paths": dict(_paths()),
            "components": {
                "parameters": _parameters(shared),
                "schemas": {
                    **definitions(directory),
                    **{f"{_camel(name)}File": shape for name, shape in files().items()},
                },
            },
        }
    )


def _paths():
    api, by_language, hsds = f"/{API}", f"/{API}/{{lang}}", f"/{HSDS}/{{lang}}"
    yield f"{api}/index.json", _get("What there is", "Index")
    yield f"{api}/openapi.json", _get("This description")
    yield f"{api}/schema/{{schema}}.schema.json", _get("JSON Schema of a kind of file", parameters=("schema",))
    for name, words in (
        ("languages", "Languages of the site"),
        ("areas", "Areas that services are in"),
        ("changes", "Every service with the day and the fingerprint of its last change"),
        ("removed", "Closed services and retired codes"),
        ("due-for-review", "Records whose review is late or comes within 30 days"),
    ):
        yield f"{api}/{name}.json", _get(words, _camel(name))
        yield f"{api}/{name}.csv", _get(f"{words}, as a table")
    yield f"{api}/{SUMS}", _get("SHA-256 of the files that belong to no language")
    yield f"{by_language}/services.json", _get("All services", "Services", ("lang",))
    yield f"{by_language}/services.ndjson", _get("All services, one a line", "Service", ("lang",))
    yield f"{by_language}/services.csv", _get("All services as a table", parameters=("lang",))
    yield f"{by_language}/channels.csv", _get("All ways to reach services as a table", parameters=("lang",))
    yield f"{by_language}/sources.csv", _get("All sources as a table", parameters=("lang",))
    yield f"{by_language}/services/{{code}}.json", _get("One service", "ServiceFile", ("lang", "code"))
    for folder, words in FOLDERS.items():
        for extension, shape in (("json", "Services"), ("csv", None)):
            path = f"{by_language}/{folder}/{{{folder}}}.{extension}"
            yield path, _get(f"Services by {words}", shape, ("lang", folder))
    yield f"{by_language}/vocabulary.json", _get("The words that records use", "Vocabulary", ("lang",))
    yield f"{by_language}/vocabulary.csv", _get("The words that records use, as a table", parameters=("lang",))
    yield f"{by_language}/changes.atom", _get("Feed of the newest changes", parameters=("lang",))
    yield f"{by_language}/{SUMS}", _get("SHA-256 of the files of a language", parameters=("lang",))
    yield f"{hsds}/index.json", _get("HSDS 3.0: about this API", parameters=("lang",))
    yield f"{hsds}/services.json", _get("HSDS 3.0: all services in one page", parameters=("lang",))
    yield f"{hsds}/services/{{uuid}}.json", _get("HSDS 3.0: one service", parameters=("lang", "uuid"))
    yield f"{hsds}/datapackage.json", _get("HSDS 3.0: the data package", parameters=("lang",))
    yield f"{hsds}/{{table}}.csv", _get("HSDS 3.0: a table of the data package", parameters=("lang", "table"))
    yield f"{hsds}/{SUMS}", _get("SHA-256 of the HSDS files of a language", parameters=("lang",))
    yield "/dcat.rdf", _get("The data described for catalogues (DCAT-AP-SE)")


def _get(words: str, shape: str | None = None, parameters: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"words": words, "shape": shape, "parameters": parameters}


def _resolved(document: dict[str, Any]) -> dict[str, Any]:
    """Make operations of the short notes of :func:`_paths`, and references of the schemas' own."""
    for path, note in document["paths"].items():
        extension = path.rpartition(".")[2]
        content: dict[str, Any] = {}
        if note["shape"]:
            name = note["shape"] if note["shape"] in ("Service", "ServiceFile") else f"{note['shape']}File"
            content["schema"] = {"$ref": f"#/components/schemas/{name}"}
        if extension == "ndjson" and note["shape"]:
            content["schema"] = {"type": "string", "description": "Each line is a Service."}
        elif not note["shape"]:
            content["schema"] = {"type": "object"} if extension == "json" else {"type": "string"}
        item: dict[str, Any] = {
            "get": {
                "summary": note["words"],
                "operationId": _operation(path),
                "tags": ["HSDS 3.0" if path.startswith(f"/{HSDS}") else "Data"],
                "responses": {
                    "200": {"description": note["words"], "content": {MEDIA[extension]: content}},
                    "404": {"description": "There is no such file: no such code, word or language."},
                },
            }
        }
        if note["parameters"]:
            item["parameters"] = [{"$ref": f"#/components/parameters/{name}"} for name in note["parameters"]]
        document["paths"][path] = item
    return _moved(document)


def _moved(value: Any) -> Any:
    """Let references of JSON Schema files point into the document."""
    if isinstance(value, dict):
        return {
            name: one.replace("#/$defs/", "#/components/schemas/") if name == "$ref" else _moved(one)
            for name, one in value.items()
        }
    return [_moved(one) for one in value] if isinstance(value, list) else value


def _operation(path: str) -> str:
    words = [
        part for part in path.replace("{", " ").replace("}", " ").replace("/", " ").replace(".", " ").split() if part
    ]
    return "get" + "".join(_camel(word) for word in words)


def _camel(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.split("-"))


def _parameters(shared: Shared) -> dict[str, Any]:
    from vart.render.open_data.hsds_tables import TABLES

    directory: Directory = shared.directory
    groups = directory.vocabulary.groups
    values = {
        "lang": [language.folder for language in directory.open_languages],
        "schema": list(files()),
        "table": [table.path.removesuffix(".csv") for table in TABLES.values()],
        **{name: list(groups[name]) for name in ("needs", "violence", "audiences", "kinds")},
        "areas": [area.id for area in directory.areas],
        "spoken": spoken_tags(shared.listed),
    }
    made = {name: _parameter(name, {"type": "string", "enum": found}) for name, found in values.items() if found}
    made |= {name: _parameter(name, {"type": "string"}) for name, found in values.items() if not found}
    made["code"] = _parameter("code", {"type": "string", "pattern": f"^[{ALPHABET}]{{4}}$"})
    made["uuid"] = _parameter("uuid", {"type": "string", "pattern": _UUID})
    return made


def _parameter(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema}
