"""The made-up project as a Hugo site: the same YAML mounted as data, the layouts of ``hugo/``, and a few ready things.

    python tests/bench/hugo_site.py PROJECT FOLDER

Hugo reads ``directory/`` itself: records, translations, vocabulary and areas. Ready made, to its advantage, are what
its templates have no words for: which services stand on which list and page, in which order (``data/plan.json``), the
wording of hours, dates and names of languages (``handed/``), shrunk styles and scripts with their policy
(``data/fixed.json``), prose with its links resolved, and the language chooser.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Mapping
from datetime import date, timedelta
from importlib.metadata import distribution
from pathlib import Path
from runpy import run_path
from typing import Any

from generate import TODAY

from vart.check.prose import LINK
from vart.languages import SOURCE, Catalog, View
from vart.model import Directory, channel_kind, channel_value
from vart.model.phone import SHORT_NUMBERS
from vart.render import messages
from vart.render.environment import icon, tel
from vart.render.plan import ALL_AREAS, ALL_PAGES, ALL_SERVICES
from vart.site.build import Build, door_pages

LAYOUTS = Path(__file__).parent / "hugo"
TABLES = run_path(str(Path(__file__).parent / "floor/tables.py"))
#: Icons that the shell uses itself.
_SHELL_ICONS = ("translate", "menu", "phone", "arrow-left", "eye-off-outline", "close")


def write_hugo_site(project: Path, folder: Path) -> None:
    """Write a Hugo site into ``folder``; run Hugo there with ``--config hugo.json``."""
    shutil.rmtree(folder, ignore_errors=True)
    build = _loaded(project)
    _json(folder / "hugo.json", _config(project.resolve(), build.core.directory, build.site.base_url, folder))
    _json(folder / "data/plan.json", _plan(build))
    _json(folder / "data/fixed.json", _fixed(build))
    catalogs = {one.folder: Catalog(one, project / "overrides/locales") for one in build.languages}
    own = catalogs[SOURCE]
    every = sorted(set().union(*(catalog.messages for catalog in catalogs.values())))
    for name, catalog in catalogs.items():
        _json(
            folder / f"i18n/{name}.json",
            {message: (catalog if name != SOURCE else own).gettext(message) for message in every},
        )
    for language in build.languages:
        _prose(build, language.folder, catalogs[language.folder], folder / "prose" / language.folder)
    for path, page in door_pages(build):
        target = folder / "static" / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(page)


def _loaded(project: Path) -> Build:
    from mkdocs.config import load_config

    from vart.site.options import site_of

    config = load_config(str(project / "mkdocs.yml"))
    site = site_of(config.plugins["vart"].config, config.site_name, config.site_url or "/", date.fromisoformat(TODAY))
    build = Build(project, site, use_cache=False)
    build.load()
    return build


def _json(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")


def _config(project: Path, directory: Directory, base_url: str, folder: Path) -> dict[str, Any]:
    languages = directory.open_languages
    mounts = [
        {"source": str(LAYOUTS / "layouts"), "target": "layouts"},
        {"source": str(LAYOUTS / "content"), "target": "content"},
        {"source": str(project / "directory/services"), "target": "data/services"},
        {"source": str(project / "directory/translations"), "target": "data/translations"},
        {"source": str(project / "directory/vocabulary.yml"), "target": "data/vocabulary.yml"},
        {"source": str(project / "directory/areas.yml"), "target": "data/areas.yml"},
        {"source": str(project / "handed"), "target": "data/handed"},
        *({"source": name, "target": name} for name in ("data", "i18n", "static")),
        *(
            {"source": f"prose/{one.folder}", "target": "content", "sites": {"matrix": {"languages": [one.folder]}}}
            for one in languages
        ),
    ]
    return {
        "baseURL": base_url,
        "title": "Vart",
        "disableKinds": ["taxonomy", "term", "section", "RSS"],
        "defaultContentLanguage": SOURCE,
        "defaultContentLanguageInSubdir": True,
        "disableDefaultLanguageRedirect": True,
        "enableRobotsTXT": True,
        "disableHugoGeneratorInject": True,
        "markup": {"goldmark": {"renderer": {"unsafe": True}}},
        "module": {"mounts": mounts},
        "languages": {
            one.folder: {
                "label": one.autonym,
                "locale": one.tag,
                "direction": one.dir,
                "weight": place,
            }
            for place, one in enumerate(languages, 1)
        },
    }


def _plan(build: Build) -> dict[str, Any]:
    """Return what is decided once for all languages."""
    directory, selections = build.core.directory, build.core.selections
    shown = [service for service in directory.services if service.status != "draft"]
    talk = next(
        channel_value(channel)
        for service in selections.crisis
        for channel in service.channels
        if channel_kind(channel) == "phone" and channel_value(channel) != "112"
    )
    counted = [area for area in directory.areas if area.level == "municipality" and selections.by_area[area.id]]
    counted.sort(key=lambda area: -len(selections.by_area[area.id]))
    kinds = directory.vocabulary.kinds
    return {
        "services": [service.id for service in shown],
        "alike": {service.id: [other.id for other in selections.alike(service)] for service in shown},
        "lists": [
            {
                "code": plan.code,
                "group": plan.group,
                "name": plan.name,
                "pages": [
                    [
                        {"area": area or _nation(directory), "services": [one.id for one in services]}
                        for area, services in page
                    ]
                    for page in plan.pages
                ],
            }
            for plan in build.core.lists
        ],
        "crisis": [service.id for service in selections.crisis],
        "talk": str(tel(talk)),
        "emergency": str(tel("112")),
        "nation": _nation(directory),
        "areas": {area.id: {"code": area.code, "name": area.name} for area in directory.areas},
        "home_areas": [area.id for area in counted[:4]],
        "order": {group: list(terms) for group, terms in directory.vocabulary.groups.items()},
        "counts": {
            name: {"name": name, "code": term.code, "count": len(selections.by_kind[name])}
            for name, term in kinds.items()
            if selections.by_kind[name]
        },
        "relay": kinds["relay-service"].code,
        "in_danger": next(page.meta.code for page in build.prose if page.name == "in-danger"),
        "all_services": ALL_SERVICES,
        "all_areas": ALL_AREAS,
        "all_pages": ALL_PAGES,
        "short": sorted(SHORT_NUMBERS),
        "old": (date.fromisoformat(TODAY) - timedelta(days=731)).isoformat(),
        "say": {name: value for name, value in vars(messages).items() if isinstance(value, Mapping) and name.isupper()},
        "labels": {**TABLES["LABELS"], "visit": ""},
        "icons": TABLES["ICONS"],
        "cost": TABLES["COST"],
        "bill": TABLES["BILL"],
    }


def _nation(directory: Directory) -> str:
    return next(area.id for area in directory.areas if area.level == "national")


def _fixed(build: Build) -> dict[str, Any]:
    assets, site = build.core.assets, build.site
    icons = {*_SHELL_ICONS, *TABLES["ICONS"].values()}
    return {
        "styles": assets.styles,
        "scripts": assets.scripts,
        "policy": assets.policy,
        "icons": {name: str(icon(name)) for name in sorted(icons)},
        "languages": [one.model_dump(include={"folder", "tag", "autonym", "dir"}) for one in build.languages],
        "exit_url": site.exit_url,
        "report_to": site.report_to,
        "publication": site.publication,
    }


def _prose(build: Build, folder: str, catalog: Catalog, out: Path) -> None:
    language = next(one for one in build.languages if one.folder == folder)
    view = View(build.core.directory, catalog, {}, None)
    targets = build.link_targets(language)
    out.mkdir(parents=True)
    for place, page in enumerate(build.prose_for(language)):
        meta = page.meta
        front: dict[str, Any] = {
            "title": meta.title,
            "type": "prose",
            "params": {"menu": meta.menu, "group": meta.group, "topics": list(meta.topics), "place": place},
        }
        if meta.description:
            front["description"] = meta.description
        if folder != SOURCE and meta.state and meta.date:
            front["params"]["notice"] = catalog.gettext(messages.STATE[meta.state]).format(day=view.day(meta.date))
        body = LINK.sub(lambda match: f"]({targets[match[1]][match[2]]})", page.markdown)
        (out / f"{meta.code}.md").write_text(f"{json.dumps(front, ensure_ascii=False)}\n\n{body}", "utf-8")


def hugo_binary() -> Path:
    """Return Hugo's own program, without the Python starter around it."""
    folder = Path(str(distribution("hugo").locate_file("hugo/binaries")))
    return sorted(path for path in folder.iterdir() if path.name.startswith("hugo"))[0]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    write_hugo_site(given.project, given.folder)
    print(f"cd {given.folder} && {hugo_binary()} --config hugo.json --destination OUT")


if __name__ == "__main__":
    main()
