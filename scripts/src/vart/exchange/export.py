"""The directory as files in a folder: the same bytes as the open data of a build, without building the pages."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

from vart.languages import SOURCE
from vart.render import Words, open_data, write_pages
from vart.site.build import Build
from vart.site.settings import project_build

#: What belongs to each form: where its files lie in a site, and which of them (all, when none are named).
_FORMS = {
    "json": (open_data.API, ("services.json", "services.ndjson", "vocabulary.json")),
    "csv": (open_data.API, ("services.csv", "channels.csv", "sources.csv", "vocabulary.csv")),
    "hsds": (open_data.HSDS, ()),
}


class OutTakenError(Exception):
    """The folder has something in it."""


def export(root: Path, form: str, out: Path, today: date | None = None, language: str = SOURCE) -> list[str]:
    """Write the directory into a new or empty folder and return the names of the files.

    :param form: hsds, csv or json.
    :param language: folder of the language that texts are in.
    :raises OutTakenError: the folder is not empty.
    :raises vart.site.build.BuildFailed: the records have errors, or there is no such language.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise OutTakenError(f"{out} is not empty — name a new folder")
    build = project_build(root, frozenset({language}), today)
    build.load()
    fresh = out.with_name(f".{out.name}.new-{os.getpid()}")
    try:
        base = f"{_FORMS[form][0]}/{language}/"
        files = [(path.removeprefix(base), content) for path, content in _files(build, form, language)]
        build.stop_on_errors()
        write_pages(files, fresh)
        if out.exists():
            out.rmdir()
        fresh.rename(out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return [name for name, _ in files]


def _files(build: Build, form: str, language: str) -> list[tuple[str, bytes]]:
    folder, wanted = _FORMS[form]
    base = f"{folder}/{language}/"
    chosen = next(one for one in build.languages if one.folder == language)
    view, problems = build.view(chosen)
    build.problems += problems
    files = open_data.LanguageData(build.data, view, Words(view)).files()
    inside = ((path, content) for path, content in files if path.startswith(base))
    return [(path, content) for path, content in inside if not wanted or path.removeprefix(base) in wanted]
