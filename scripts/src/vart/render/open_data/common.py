"""The files of the open data that belong to no language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import orjson

from vart.languages import Catalog
from vart.model import Language
from vart.render.open_data.changes import CHANGE_COLUMNS, DUE_COLUMNS, REMOVED_COLUMNS, changes, due, removed
from vart.render.open_data.dcat import dcat
from vart.render.open_data.languages import with_sums
from vart.render.open_data.meta import API, HSDS, document, meta
from vart.render.open_data.openapi import openapi
from vart.render.open_data.schema import files as shapes
from vart.render.open_data.schema import schema
from vart.render.open_data.shared import Shared
from vart.render.open_data.tables import plain_table

File = tuple[str, bytes]
AREA_COLUMNS = ("id", "code", "name", "level", "parent")
LANGUAGE_COLUMNS = ("folder", "tag", "autonym", "swedish", "dir")


def common_files(shared: Shared, catalogs: Sequence[tuple[Language, Catalog]]) -> Iterator[File]:
    """Yield (path, bytes) of each file.

    :param catalogs: the languages of this build with their interface strings.
    """
    yield from with_sums(_api(shared), API)
    yield "dcat.rdf", dcat(shared, catalogs)


def _api(shared: Shared) -> Iterator[File]:
    site, directory = shared.site, shared.directory
    indented = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    yield f"{API}/index.json", orjson.dumps(_index(shared), option=indented)
    yield f"{API}/openapi.json", orjson.dumps(openapi(shared), option=indented)
    for name in shapes():
        yield f"{API}/schema/{name}.schema.json", orjson.dumps(schema(name, directory, site), option=indented)
    day = shared.day.isoformat()
    tables = {
        "languages": (
            "languages",
            LANGUAGE_COLUMNS,
            [_pick(one, LANGUAGE_COLUMNS) for one in directory.open_languages],
        ),
        "areas": ("areas", AREA_COLUMNS, [_pick(one, AREA_COLUMNS) for one in directory.areas]),
        "changes": ("changes", CHANGE_COLUMNS, changes(shared)),
        "removed": ("removed", REMOVED_COLUMNS, removed(shared)),
        "due-for-review": ("due", DUE_COLUMNS, due(shared)),
    }
    for name, (key, columns, rows) in tables.items():
        path = f"{API}/{name}"
        # The one file that the day of the build decides: what is late today was not yesterday.
        more = {"as_of": site.today.isoformat()} if name == "due-for-review" else {}
        yield f"{path}.json", document(meta(site, f"{path}.json", shared.day, count=len(rows), **more), key, rows)
        yield f"{path}.csv", plain_table(site, columns, rows, day)


def _pick(one: object, names: Sequence[str]) -> dict[str, object]:
    return {name: getattr(one, name) for name in names}


def _index(shared: Shared) -> dict[str, object]:
    site = shared.site
    lists: dict[str, list[str]] = {}
    for group in shared.groups:
        lists.setdefault(group.folder, []).append(group.name)
    path = f"{API}/index.json"
    root = site.base_url + API
    return {
        "meta": meta(site, path, shared.day, count=len(shared.listed)),
        "index": {
            "languages": [language.folder for language in shared.directory.open_languages],
            "lists": lists,
            "files": {
                "openapi": f"{root}/openapi.json",
                "languages": f"{root}/languages.json",
                "areas": f"{root}/areas.json",
                "changes": f"{root}/changes.json",
                "removed": f"{root}/removed.json",
                "due_for_review": f"{root}/due-for-review.json",
                "services": f"{root}/{{lang}}/services.json",
                "service": f"{root}/{{lang}}/services/{{code}}.json",
                "list": f"{root}/{{lang}}/{{list}}/{{id}}.json",
                "vocabulary": f"{root}/{{lang}}/vocabulary.json",
                "feed": f"{root}/{{lang}}/changes.atom",
                "hsds": f"{site.base_url}{HSDS}/{{lang}}/index.json",
                "data_package": f"{site.base_url}{HSDS}/{{lang}}/datapackage.json",
                "dcat": f"{site.base_url}dcat.rdf",
            },
        },
    }
