"""A whole project folder with as many made-up records and languages as one likes; the same call, the same bytes.

    python tests/bench/generate.py FOLDER --n 1000 --languages 12

Vocabulary, areas and Swedish prose are the project's own; records come from :mod:`records`, translations and interface
strings from :mod:`words`. ``vart check --today 2026-11-24`` finds no errors in the result.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.messages.pofile import write_po
from handed import write_handed
from records import FIRST_NUMBER, Maker, as_yaml, translation_yaml
from words import ORDER, translated

import vart
from vart.languages.extract import extract
from vart.model import TERM_FIELDS
from vart.model.phone import canonical
from vart.model.prose import CITATION, PLAN_MARK, prose_fingerprint
from vart.render.options import PARTS
from vart.render.plan import ALL_AREAS, ALL_PAGES, ALL_SERVICES, FINDER, PRINT, SPREAD

REPOSITORY = Path(__file__).resolve().parents[2]
#: The day that the made-up project is right on.
TODAY = "2026-11-24"

_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
#: A number that prose lets readers call; short ones belong to no one in particular and stay.
_CALL = re.compile(r"\[(?:[^\[\]]|<[^>]*>)*\]\((?:tel|sms):\+?\d{7,}\)")
_CODE = re.compile(r"^\s*(?:- )?code: \"?([0-9a-z]{4})\"?\s*$", re.MULTILINE)


def read(path: Path) -> Any:
    """Return a YAML file with every scalar as text, as the project's loader reads it."""
    return yaml.load(path.read_bytes(), yaml.CBaseLoader)


def generate(folder: Path, n: int, languages: int, seed: int = 1) -> None:
    """Write a project of ``n`` records in ``languages`` languages (at most 18, Swedish among them)."""
    if not 1 <= languages <= len(ORDER) or n < 8:
        raise ValueError(f"between 1 and {len(ORDER)} languages, and at least 8 records")
    shutil.rmtree(folder, ignore_errors=True)
    source = REPOSITORY / "directory"
    target = folder / "directory"
    (target / "services").mkdir(parents=True)
    for name in ("vocabulary.yml", "areas.yml"):
        shutil.copyfile(source / name, target / name)
    (target / "retired.yml").write_text("[]\n")
    rows = {row["folder"]: row for row in read(source / "languages.yml")}
    chosen = [rows[name] | {"state": "open"} for name in ORDER[:languages]]
    _dump(target / "languages.yml", chosen)
    _records(target, n, [row["folder"] for row in chosen[1:]], seed)
    vocabulary = read(source / "vocabulary.yml")
    (target / "phrases").mkdir()
    for file in sorted((source / "phrases").glob("*.yml")):
        if file.stem in {row["tag"] for row in chosen}:
            shutil.copyfile(file, target / "phrases" / file.name)
    for row in chosen[1:]:
        _vocabulary(target / "translations" / row["folder"] / "vocabulary.yml", vocabulary, row["folder"])
    _prose(folder / "docs", [row["folder"] for row in chosen])
    _overrides(folder / "overrides", chosen)
    _settings(folder / "mkdocs.yml")
    write_handed(folder)


def _settings(path: Path) -> None:
    """Write the project's settings without the parts that other builders do not make."""
    settings = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_bytes())
    for entry in settings["plugins"]:
        if "vart" in entry:
            entry["vart"] |= {"parts": [], "sheets": []}
    path.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")


def whole_project(project: Path, folder: Path) -> None:
    """Make a project beside a generated one that has every part, of the same files."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("directory", "docs", "overrides"):
        (folder / name).symlink_to(project.resolve() / name)
    shutil.copyfile(REPOSITORY / "mkdocs.yml", folder / "mkdocs.yml")


def _records(target: Path, n: int, languages: list[str], seed: int) -> None:
    areas: dict[str, list[str]] = {}
    for area in read(target / "areas.yml"):
        areas.setdefault(area["level"], []).append(area["id"])
    shapes = [read(path) for path in sorted((REPOSITORY / "directory/services").glob("*.yml"))]
    used = [target / "vocabulary.yml", target / "areas.yml", *(REPOSITORY / "docs").rglob("*.md")]
    taken = {ALL_AREAS, ALL_PAGES, ALL_SERVICES, FINDER, PRINT, SPREAD}.union(
        *(_CODE.findall(path.read_text("utf-8")) for path in used)
    )
    maker = Maker(shapes, areas, taken, seed)
    folders = {language: target / "translations" / language / "services" for language in languages}
    for path in folders.values():
        path.mkdir(parents=True)
    for number in range(n):
        id, record = maker.record()
        (target / f"services/{id}.yml").write_text(as_yaml(record), "utf-8")
        for language, path in folders.items():
            rng = random.Random(f"{seed}:{number}:{language}")
            (path / f"{id}.yml").write_text(translation_yaml(record, language, rng), "utf-8")
    audiences = ("", ", audience: children", ", audience: men", ", audience: trans-people")
    lines = [f"- {{service: {id}{audience}}}" for id, audience in zip(maker.crisis, audiences, strict=True)]
    (target / "crisis.yml").write_text("\n".join(lines) + "\n")


def _vocabulary(path: Path, vocabulary: dict[str, dict[str, dict[str, str]]], language: str) -> None:
    made: dict[str, Any] = {"state": "draft", "by": "redaktionen", "date": TODAY}
    for group, terms in vocabulary.items():
        made[group] = {
            name: {field: translated(term[field], language) for field in TERM_FIELDS if field in term}
            for name, term in terms.items()
        }
    _dump(path, made)


def _dump(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=116)
    path.write_text(text.replace(f"'{TODAY}'", TODAY), "utf-8")


def _prose(docs: Path, languages: list[str]) -> None:
    shutil.copytree(REPOSITORY / "docs/handbook", docs / "handbook")
    for language in languages:
        (docs / language).mkdir()
        for page in sorted((REPOSITORY / "docs/sv").glob("*.md")):
            if page.stem in PARTS.values():
                continue
            front, body = _parts(page)
            if language != "sv":
                front = _translated_front(front, language) + _made_from(body)
                body = translated(body, language)
            (docs / language / page.name).write_text(f"---\n{front}---\n{body}", "utf-8")


def _translated_front(front: str, language: str) -> str:
    return re.sub(
        r"(?m)^(title|description): (.*)$", lambda match: f"{match[1]}: {translated(match[2], language)}", front
    )


def _made_from(body: str) -> str:
    return f"source: {prose_fingerprint(body)}\nstate: draft\nby: redaktionen\ndate: {TODAY}\n"


def _parts(page: Path) -> tuple[str, str]:
    """Return front matter and body. Of real records nothing is there: links to them lead to the list of all, their
    numbers are that of the first made-up one; links to parts of the site lead to the list of pages. Citations and the plan, whose data is not copied, are left out."""
    text = page.read_text("utf-8")
    fence = _FRONT.match(text)
    assert fence, page
    body = CITATION.sub("", text[fence.end() :]).replace(PLAN_MARK, "")
    body = re.sub(r"\]\(service:[^)]*\)", "](page:all-services)", body)
    body = re.sub(rf"\]\(page:({'|'.join(PARTS.values())}|print)\)", "](page:all-pages)", body)
    return fence[1], _CALL.sub(f"[{FIRST_NUMBER}](tel:{canonical(FIRST_NUMBER)})", body)


def _overrides(overrides: Path, languages: list[dict[str, str]]) -> None:
    """Link the project's templates and write catalogues in which every interface string has a translation."""
    overrides.mkdir()
    for entry in sorted((REPOSITORY / "overrides").iterdir()):
        if entry.name != "locales":
            (overrides / entry.name).symlink_to(entry)
    (overrides / "locales").mkdir()
    template = extract(REPOSITORY / "overrides", Path(vart.__file__).parent)
    for row in languages[1:]:
        template.locale = Locale.parse(row["cldr"])
        for message in template:
            if message.id:
                one, *many = [message.id] if isinstance(message.id, str) else message.id
                forms = [translated(one, row["folder"])]
                if many:
                    forms += [translated(many[0], row["folder"])] * (template.num_plurals - 1)
                message.string = tuple(forms) if many else forms[0]
        with (overrides / f"locales/{row['folder']}.po").open("wb") as file:
            write_po(file, template, width=0, sort_output=True, omit_header=False, include_lineno=False)
        text = (overrides / f"locales/{row['folder']}.po").read_text("utf-8")
        # The day of writing is the only thing in the file that differs from one call to the next.
        (overrides / f"locales/{row['folder']}.po").write_text(
            re.sub(r'^"(?:POT-Creation|PO-Revision)-Date.*\n', "", text, flags=re.MULTILINE), "utf-8"
        )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--languages", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    generate(given.folder, given.n, given.languages, given.seed)


if __name__ == "__main__":
    main()
