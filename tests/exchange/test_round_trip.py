"""Out, in and out again: the same facts. What a form can not carry is listed in docs/handbook/open-data.md."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

TODAY = ("--today", "2026-11-24")
#: What no import takes over, whatever the file says: a draft is never verified, and no address comes in.
NEVER = {
    "verified",
    "confidence",
    "review_by",
    "status",
    "address",
    "updated",
    "url",
    "instead",
    "language",
    "translation",
}


def facts(path: Path, form: str) -> dict[str, dict]:
    """Return the services of an exported JSON file by name, without what does not come through."""
    found = {}
    for service in json.loads(path.read_bytes())["services"]:
        fact = {name: value for name, value in service.items() if name not in NEVER}
        if fact["place"] == "open":
            fact["place"] = "none"
        # The file itself becomes one more source.
        fact["sources"] = [one for one in fact["sources"] if one["title"] != "Rundtur"]
        fact["shares_number_with"] = sorted(fact["shares_number_with"])
        if form == "hsds":
            del fact["code"], fact["id"], fact["shares_number_with"]
            fact["channels"] = sorted(fact["channels"], key=lambda one: (one["kind"], one["value"], one["use"]))
        found[fact["name"]] = fact
    return found


def read_like_a_committee(root: Path) -> None:
    """Make drafts active, as somebody would who has read them."""
    for path in (root / "directory/services").glob("*.yml"):
        path.write_text(path.read_text("utf-8").replace("status: draft", "status: active"), "utf-8")


@pytest.fixture(scope="session")
def exported(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real directory in every form."""
    from click.testing import CliRunner

    from vart.cli import main

    folder = tmp_path_factory.mktemp("exported")
    for form in ("json", "csv", "hsds"):
        run = CliRunner().invoke(
            main, ["export", "--as", form, "--out", str(folder / form), "--root", str(project_root), *TODAY]
        )
        assert run.exit_code == 0, run.output
    return folder


@pytest.mark.parametrize(
    ("form", "file"),
    [
        ("json", "json/services.json"),
        ("json", "json/services.ndjson"),
        ("csv", "csv/services.csv"),
        ("hsds", "hsds"),
        ("hsds", "hsds/services.json"),
        ("hsds", "hsds/datapackage.json"),
    ],
)
def test_the_same_facts_come_back(empty, vart, exported, tmp_path, form, file):
    run = vart("import", exported / file, "--from", form, "--title", "Rundtur", "--root", empty.root, *TODAY)
    assert run.exit_code == 0, run.output
    read_like_a_committee(empty.root)
    again = vart("export", "--as", "json", "--out", tmp_path / "again", "--root", empty.root, *TODAY)
    assert again.exit_code == 0, again.output
    before = facts(exported / "json/services.json", form)
    after = facts(tmp_path / "again/services.json", form)
    assert set(after) == set(before)
    for name, fact in before.items():
        assert after[name] == fact, name


@pytest.mark.parametrize("form", ["csv", "hsds"])
def test_the_same_form_comes_out_again(empty, vart, exported, tmp_path, form):
    """Export, import, export in one form: compared as that form has it."""
    file = exported / form / ("services.csv" if form == "csv" else "")
    assert vart("import", file, "--from", form, "--root", empty.root, *TODAY).exit_code == 0
    read_like_a_committee(empty.root)
    assert vart("export", "--as", form, "--out", tmp_path / "again", "--root", empty.root, *TODAY).exit_code == 0

    def phones(folder: Path) -> list[list[str]]:
        name = "phones.csv" if form == "hsds" else "channels.csv"
        with (folder / name).open(encoding="utf-8-sig", newline="") as table:
            column = "number" if form == "hsds" else "value"
            return sorted([row[column], row.get("type") or row.get("kind") or ""] for row in csv.DictReader(table))

    assert phones(tmp_path / "again") == phones(exported / form)


def test_the_handbook_lists_what_is_lost(project_root):
    page = (project_root / "docs/handbook/open-data.md").read_text("utf-8")
    for words in (
        "`verified`",
        "`confidence`",
        "`status`",
        "`review_by`",
        "`address`",
        "`code`",
        "`shares_number_with`",
    ):
        assert words in page, words


def test_drafts_are_drafts(empty, vart, exported):
    vart("import", exported / "json/services.json", "--from", "json", "--root", empty.root, *TODAY)
    loaded = empty.load()
    assert loaded.problems == []
    assert len(loaded.directory.services) > 70
    for service in loaded.directory.services:
        assert (service.status, service.confidence, service.verified) == ("draft", "low", None)
        assert service.address in ("none", "confidential")
        assert str(service.review_by) == "2027-02-24"
        assert any(source.type == "directory" and source.title == "services.json" for source in service.sources)


def test_codes_that_are_free_are_kept_for_they_may_be_printed(empty, vart, exported):
    vart("import", exported / "json/services.json", "--from", "json", "--root", empty.root, *TODAY)
    codes = {one["id"]: one["code"] for one in json.loads((exported / "json/services.json").read_bytes())["services"]}
    assert {service.id: service.code for service in empty.load().directory.services} == codes


def test_a_second_import_of_the_same_file_writes_nothing(empty, vart, exported):
    file = exported / "json/services.json"
    vart("import", file, "--from", "json", "--root", empty.root, *TODAY)
    before = {path: path.read_bytes() for path in (empty.paths.directory / "services").iterdir()}
    run = vart("import", file, "--from", "json", "--root", empty.root, *TODAY)
    assert run.exit_code == 1
    assert "0 drafts written" in run.output
    assert {path: path.read_bytes() for path in (empty.paths.directory / "services").iterdir()} == before


def test_exports_are_the_files_of_a_build(real_site, real_day, project_root, vart, tmp_path):
    for form, folder in (("json", "api/v1/sv"), ("csv", "api/v1/sv"), ("hsds", "hsds/3.0/sv")):
        out = tmp_path / form
        run = vart("export", "--as", form, "--out", out, "--root", project_root, "--today", real_day)
        assert run.exit_code == 0, run.output
        for path in out.rglob("*"):
            if path.is_file():
                assert path.read_bytes() == (real_site / folder / path.relative_to(out)).read_bytes(), path


def test_a_folder_with_something_in_it_is_left_alone(vart, project_root, tmp_path):
    (tmp_path / "keep").write_text("mine")
    run = vart("export", "--as", "json", "--out", tmp_path, "--root", project_root)
    assert run.exit_code != 0
    assert "not empty" in run.output
    assert [path.name for path in tmp_path.iterdir()] == ["keep"]


def test_an_unknown_language_writes_nothing(vart, project_root, tmp_path):
    run = vart("export", "--as", "json", "--out", tmp_path / "new", "--language", "xx", "--root", project_root)
    assert run.exit_code == 1
    assert "no open language" in run.output
    assert not (tmp_path / "new").exists()
