"""The site that is visited: the project's own, with canary words in five pages; and two ways of building it wrong."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import yaml

from vart.load import Paths, load_directory
from vart.model import is_code, new_code
from vart.site.run import build_site

from .canaries import BODIES, PAGES, TITLES, body_words
from .world import NEUTRAL, SITE

ROOT = Path(__file__).resolve().parents[2]
#: A day on which the records are true, also for a machine whose clock is behind.
DAY = max(date.today(), date(2026, 11, 24))

#: A stretch of colour behind every page, for screenshots that ask whether any of it is still to be seen.
PAINT = (255, 0, 220)


class Step(NamedTuple):
    """A page of the visit: what is clicked to get there, and the canary page that it is."""

    click: str
    page: str


class Site(NamedTuple):
    """A built site with canaries.

    :ivar headers: what its ``_headers`` says, by path prefix.
    :ivar landing: the path that the search page leads to.
    :ivar steps: the pages of the visit after the landing.
    :ivar paths: the paths of every page of the visit.
    """

    folder: Path
    headers: dict[str, dict[str, str]]
    landing: str
    steps: tuple[Step, ...]
    paths: tuple[str, ...]


def build(folder: Path, *, change: Callable[[Path], None] | None = None) -> Site:
    """Copy the project, plant the canaries, build.

    :param change: changes the copy before it is built.
    :raises AssertionError: it can not be built, with every reason.
    """
    root, out = folder / "project", folder / "site"
    for name in ("directory", "docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    for key, value in {"exit_url": f"https://{NEUTRAL}/", "site_url": f"https://{SITE}/"}.items():
        text, count = re.subn(rf"(?m)^(\s*{key}:).*$", rf"\g<1> {value}", text)
        assert count == 1, f"mkdocs.yml has {count} lines for {key}, not one"
    (root / "mkdocs.yml").write_text(text, "utf-8")
    service, need, prose = _plant(root)
    with (root / "overrides/assets/css/base.css").open("a", encoding="utf-8") as style:
        style.write(f"main{{background:rgb{PAINT};min-block-size:60vh}}")
    if change:
        change(root)
    built = build_site(root, out, today=DAY)
    reasons = [f"{one.where}: {one.sentence()}" for one in built.problems if one.severity == "error"]
    assert built.complete, "The site can not be built:\n" + "\n".join([*reasons, *built.messages])
    steps = (
        Step('header a[href="/sv/"]', "beta"),
        Step(f'main a[href="/sv/{need}/"]', "gamma"),
        Step(f'main a[href="/sv/{service}/"]', "delta"),
        Step(f'header a[href="/en/{service}/"]', "epsilon"),
    )
    paths = (f"/sv/{prose}/", "/sv/", f"/sv/{need}/", f"/sv/{service}/", f"/en/{service}/")
    site = Site(out, headers_of(out / "_headers"), paths[0], steps, paths)
    for path, page in zip(paths, PAGES, strict=True):
        html = (out / path.strip("/") / "index.html").read_text("utf-8")
        missing = [word for word in (*BODIES[page], *TITLES.get(page, ())) if word not in html]
        strayed = [word for word in body_words() if word in html and word not in BODIES[page]]
        assert not missing, f"{path} was to hold {missing}"
        assert not strayed, f"{path} was not to hold {strayed}"
    return site


def build_with_push_state(folder: Path) -> Site:
    """Build a site that moves in place but tells the browser's history of it, as most sites do."""

    def change(root: Path) -> None:
        script = root / "overrides/assets/js/visit.js"
        text = script.read_text("utf-8")
        assert text.count("    here = address;\n") == 1
        script.write_text(
            text.replace("    here = address;\n", "    here = address;\n    history.pushState(null, '', address);\n"),
            "utf-8",
        )

    return build(folder, change=change)


def with_plain_links(site: Site, folder: Path) -> Site:
    """Return a copy of a site without scripts, whose host lets browsers keep what they read, as most hosts do."""
    out = folder / "site"
    shutil.copytree(site.folder, out)
    for page in out.rglob("*.html"):
        page.write_text(re.sub(r"(?s)<script>.*?</script>", "", page.read_text("utf-8")), "utf-8")
    return site._replace(folder=out, headers={"/": {"Cache-Control": "max-age=600"}})


def headers_of(file: Path) -> dict[str, dict[str, str]]:
    """Read a ``_headers`` file: headers by path prefix, the general ones taken over unless taken away."""
    found: dict[str, dict[str, str]] = {}
    prefix = ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("/"):
            prefix = line.removesuffix("*")
            found[prefix] = dict(found.get("/", {}))
        elif line.strip().startswith("! "):
            found[prefix].pop(line.strip().removeprefix("! "), None)
        elif ":" in line:
            name, _, value = line.strip().partition(": ")
            found[prefix][name] = value
    assert "Cache-Control" in found["/"], f"{file} has no headers for pages"
    return found


def _plant(root: Path) -> tuple[str, str, str]:
    """Put the words into a page of prose, a need, a service and its translation; return their codes."""
    directory = load_directory(Paths(root)).directory
    service = next(one for one in directory.services if one.id == directory.crisis[0].service)
    # The first page shows the first needs without unfolding anything.
    needs = directory.vocabulary.needs
    need = next(term for name, term in list(needs.items())[:12] if name in service.needs)
    mine = [needs[name].code for name in service.needs]

    # for_whom stands on the service's own page and on no list.
    with _Record(Paths(root).service(service.id)) as record:
        record["name"] = f"{record['name']} {_words(TITLES['delta'])}"
        record["for_whom"] = f"{record.get('for_whom', '')} {_words(BODIES['delta'])}."
    translation = root / f"directory/translations/en/services/{service.id}.yml"
    with _Record(translation) as record:
        record["for_whom"] = f"{record.get('for_whom', '')} {_words(BODIES['epsilon'])}."
    with _Record(root / "directory/vocabulary.yml") as record:
        term = next(one for one in record["needs"].values() if one["code"] == need.code)
        # The reader's own words for a need are a row of the first page and the title of the list.
        term["says"] = f"{term['says']} {_words(TITLES['gamma'])}"
        term["hint"] = f"{term.get('hint', '')} {_words(BODIES['gamma'])}."
        row = next(one for one in record["needs"].values() if one["code"] not in (need.code, *mine))
        row["says"] = f"{row['says']} {_words(BODIES['beta'])}"

    taken = {code for code in re.findall(r"\b\w{4}\b", _everything(root)) if is_code(code)}
    example = next(iter(sorted((root / "docs/sv").glob("*.md"))))
    code = new_code(taken)
    dashes, head, _ = example.read_text("utf-8").split("---\n", 2)
    head = re.sub(r"(?m)^(?:menu|topics|description):.*\n", "", head)
    head = re.sub(r"(?m)^code:.*$", f'code: "{code}"', head)
    head = re.sub(r"(?m)^title:.*$", f"title: Prov {_words(TITLES['alfa'])}", head)
    # Firefox keeps what a page says about itself for search engines.
    head += f"description: Om {_words(BODIES['alfa'])}\n"
    text = f"# Prov {_words(TITLES['alfa'])}\n\nEtt stycke {_words(BODIES['alfa'])}.\n"
    (root / "docs/sv/spar-prov.md").write_text(f"{dashes}---\n{head}---\n\n{text}", "utf-8")
    return service.code, need.code, code


class _Record(dict):
    """A YAML file as texts, written back at the end of the block."""

    def __init__(self, file: Path) -> None:
        self.file = file
        super().__init__(yaml.load(file.read_text("utf-8"), yaml.BaseLoader))

    def __enter__(self) -> _Record:
        return self

    def __exit__(self, *_: object) -> None:
        text = yaml.safe_dump(dict(self), allow_unicode=True, sort_keys=False, width=1_000_000)
        self.file.write_text(text, "utf-8")


def _words(pair: tuple[str, str]) -> str:
    return " ".join(pair)


def _everything(root: Path) -> str:
    files = [*(root / "directory").rglob("*.yml"), *(root / "docs").rglob("*.md"), *ROOT.rglob("render/plan.py")]
    return "\n".join(file.read_text("utf-8") for file in files)
