"""Sites to look at: the project's own, once a run, and a copy with an exit on this machine, once a worker."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any, NamedTuple

from vart.load import Paths, load_directory
from vart.model import is_code, new_code
from vart.site.run import build_site

#: The project's folder.
ROOT = Path(__file__).resolve().parents[2]

#: Where readers of the copy report mistakes; the project's own setting may still be empty.
REPORT_TO = "mailto:fel@vart.example"

#: A page of prose that :func:`add_samples` writes, in Swedish alone: other languages show it as a fallback.
SAMPLE_PAGE = "provsida"


class Site(NamedTuple):
    """A built site and the project that it was built from."""

    root: Path
    folder: Path


def build(root: Path, out: Path, **options: Any) -> Site:
    """Build a site.

    :raises AssertionError: it can not be built, with every reason.
    """
    built = build_site(root, out, **options)
    reasons = [f"{one.where}: {one.sentence()}" for one in built.problems if one.severity == "error"]
    assert built.complete, "The site can not be built:\n" + "\n".join([*reasons, *built.messages])
    return Site(root, out)


def copy_project(to: Path, **settings: str) -> Path:
    """Copy what a site is built from, with other settings in ``mkdocs.yml``.

    :param settings: keys of ``mkdocs.yml``, wherever they stand, and their new values.
    """
    for name in ("directory", "docs", "overrides"):
        shutil.copytree(ROOT / name, to / name)
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    for key, value in settings.items():
        text, count = re.subn(rf"(?m)^(\s*{key}:).*$", rf"\g<1> {value}", text)
        assert count == 1, f"mkdocs.yml has {count} lines for {key}, not one"
    (to / "mkdocs.yml").write_text(text, "utf-8")
    return to


def add_samples(root: Path) -> None:
    """Add what the committees' records may lack one day: a closed and a paused service, and a page of prose."""
    directory = load_directory(Paths(root)).directory
    taken = {code for code in re.findall(r"\b\w{4}\b", _everything(root)) if is_code(code)}
    pointed_at = {line.service for line in directory.crisis} | {one.instead for one in directory.services}
    spare = [
        one.id for one in directory.services if one.status == "active" and one.id not in pointed_at and one.channels
    ]
    crisis = directory.crisis[0].service
    for status in ("closed", "paused"):
        if not any(one.status == status for one in directory.services):
            file = Paths(root).service(spare.pop())
            text = re.sub(r"(?m)^status: .*$", f"status: {status}\ninstead: {crisis}", file.read_text("utf-8"))
            file.write_text(text, "utf-8")
    sample = root / f"docs/sv/{SAMPLE_PAGE}.md"
    example = next(file for file in sorted((root / "docs/sv").glob("*.md")) if file != sample)
    dashes, head, _ = example.read_text("utf-8").split("---\n", 2)
    # The dates and whatever else a page must say stand as the committees write them.
    head = re.sub(r"(?m)^(?:menu|topics|description):.*\n", "", head)
    head = re.sub(r"(?m)^code:.*$", f'code: "{new_code(taken)}"', head)
    head = re.sub(r"(?m)^title:.*$", "title: En sida på prov", head)
    sample.write_text(f"{dashes}---\n{head}---\n{_PROSE.format(service=crisis)}", "utf-8")


def code_of(page: Path) -> str:
    """Return the code of a page of prose."""
    return re.search(r'(?m)^code: *"?(\w{4})"? *$', page.read_text("utf-8"))[1]


def _everything(root: Path) -> str:
    files = [*(root / "directory").rglob("*.yml"), *(root / "docs").rglob("*.md"), *ROOT.rglob("render/plan.py")]
    return "\n".join(file.read_text("utf-8") for file in files)


_PROSE = """
# En sida på prov

Ett stycke med en länk till [en verksamhet](service:{service}) och en till [första sidan](page:home).

## Gör så här

1. Ring [112](tel:112) om det är fara.
2. Skriv ner vad som har hänt.

- En sak.
- En annan sak.

### Ord

Ett ord
:   Vad det betyder.

| När | Vad |
| --- | --- |
| Nu  | Ett |
| Sen | Två |
"""
