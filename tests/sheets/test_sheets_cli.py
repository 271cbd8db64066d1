"""``vart sheet`` and ``vart sheets``: what a person sees who makes one, and what a build does."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner, Result

from vart.cli import main
from vart.press import press as press_module
from vart.press.store import Store
from vart.render.sheets.ready import every_order, ready_path
from vart.site import sheets as sheets_module
from vart.site.run import build_site

from .readers import by_pdfium
from .world import DAY, ROOT, build, order_of


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def sheet(out: Path, *arguments: object) -> Result:
    return run("sheet", *arguments, "--root", ROOT, "--today", DAY.isoformat(), "--out", out)


def test_two_languages_for_an_area_and_an_audience(tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    result = sheet(out, "list", "--lang", "sv,ar", "--area", "0180-farsta", "--audience", "young-adults",
                   "--contact", "Sara Ek, rum 12, 08-465 004 12")  # fmt: skip
    assert result.exit_code == 0
    assert "2 pages, A4" in result.output
    text = by_pdfium(out.read_bytes())
    assert "08-465 004 12" in text
    assert "Sara Ek" in text
    shown = result.output.partition("shows ")[2].partition("\n")[0]
    assert "origo" not in shown, "a web address in place of a person was not asked for"
    assert "tris" in shown


def test_what_had_no_room_is_told(tmp_path: Path) -> None:
    result = sheet(tmp_path / "x.pdf", "list", "--area", "0180-farsta")
    assert "no room for" in result.output
    assert "--pages 2" in result.output
    result = sheet(tmp_path / "y.pdf", "list", "--area", "0180-farsta", "--pages", "2")
    assert "no room for" not in result.output


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
@pytest.mark.parametrize("kind", ["list", "fold"])
def test_paper(kind: str, paper: str, size: tuple[int, int], tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    assert sheet(out, kind, "--paper", paper).exit_code == 0
    page = pypdfium2.PdfDocument(out.read_bytes())[0]
    assert tuple(round(one) for one in page.get_size()) == (size if kind == "list" else size[::-1])


def test_options_show_on_the_sheet(tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    named = ("bris", "terrafem")
    result = sheet(out, "list", "--service", ",".join(named), "--text-size", "16", "--no-qr", "--month", "2027-03")
    assert result.exit_code == 0, result.output
    assert "mars 2027" in by_pdfium(out.read_bytes())
    assert "terrafem" in result.output


@pytest.mark.parametrize(("arguments", "words"), [
    (["lista"], "There is no sheet 'lista'"), (["list", "--lang", "xx"], "There is no open language xx"),
    (["list", "--lang", "fa"], "There is no open language fa"), (["list", "--month", "mars"], "write it as 2026-12"),
    (["list", "--text-size", "7"], "Letters of 7 points"), (["poster", "--strips", "40"], "8 to 12 strips"),
    (["list", "--area", "farsta"], "did you mean 0180-farsta"), (["two-languages", "--lang", "sv"], "takes two languages"),
    (["list", "--contact", "x" * 200], "room for 160"), (["shoe", "--contact", "Sara"], "no room for a contact"),
])  # fmt: skip
def test_what_is_wrong_is_said_in_a_sentence_and_nothing_is_written(
    arguments: list[str], words: str, tmp_path: Path
) -> None:
    out = tmp_path / "x.pdf"
    result = sheet(out, *arguments)
    assert result.exit_code != 0
    assert words in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    result = sheet(tmp_path / "no" / "x.pdf", "list")
    assert result.exit_code == 1
    assert "choose another place" in result.output


def test_without_the_libraries_one_sentence_and_a_whole_site(real_copy, monkeypatch: pytest.MonkeyPatch) -> None:
    real = press_module._there
    monkeypatch.setattr(press_module, "_there", lambda library: "pango" not in library and real(library))
    result = run("sheet", "list", "--root", real_copy.root)
    assert result.exit_code == 1
    assert "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0" in result.output
    built = build_site(real_copy.root, real_copy.out, only=frozenset({"sv"}), today=DAY, sheets=True)
    assert built.complete
    assert "without PDFs" in built.sheets
    pages = [path.read_text("utf-8") for path in (real_copy.out / "sv/p8wn").rglob("index.html")]
    assert any("data-print" in page for page in pages)
    assert not any(".pdf" in page for page in pages)


def test_a_build_has_every_pdf_that_its_pages_link_to_and_makes_each_once(
    real_copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets_module, "_EVERY", 0)
    config = real_copy.root / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace('        - "0180"\n', "").replace("        - 0180-bromma\n", ""), "utf-8")
    kept = [
        line
        for line in config.read_text("utf-8").splitlines()
        if not line.startswith("        - 0180-") or "farsta" in line
    ]
    config.write_text("\n".join(kept) + "\n", "utf-8")
    said: list[str] = []
    built = build_site(
        real_copy.root, real_copy.out, only=frozenset({"sv", "ar"}), today=DAY, sheets=True, say=said.append
    )
    assert built.complete, built.messages
    assert [one for one in said if one.startswith("Sheets: ")], "no progress was shown"
    assert not [one for one in built.messages if ".pdf" in one]
    import re

    links = {
        link
        for path in real_copy.out.rglob("p8wn/*/index.html")
        for link in re.findall(r'href="/(sheets/[^"]+)"', path.read_text("utf-8"))
    }
    there = {str(path.relative_to(real_copy.out)) for path in real_copy.out.rglob("*.pdf")}
    assert links == there != set()
    assert all(re.fullmatch(r"sheets/(sv|ar)/[2-9b-z]{6}\.pdf", one) for one in there)
    before = {path: path.stat().st_ino for path in real_copy.out.rglob("*.pdf")}
    again = build_site(real_copy.root, real_copy.out, only=frozenset({"sv", "ar"}), today=DAY, sheets=True)
    assert " 0 of them new" in again.sheets
    assert {path: path.stat().st_ino for path in real_copy.out.rglob("*.pdf")} == before
    # One name changes: the sheets that show it change, in every language, and only those.
    real_copy.change("somaya", ("name: Somaya\n", "name: Somaya syd\n"))
    changed = build_site(real_copy.root, real_copy.out, only=frozenset({"sv", "ar"}), today=DAY, sheets=True)
    assert changed.complete, [one.sentence() for one in changed.problems if one.severity == "error"]
    new = int(re.search(r"(\d+) of them new", changed.sheets)[1])
    assert 0 < new < len(there)


def test_sheets_by_themselves(real_copy, tmp_path: Path) -> None:
    result = run("sheets", "--root", real_copy.root, "--site", tmp_path / "nothing")
    assert result.exit_code == 2
    result = run("sheets", "--root", real_copy.root)
    assert result.exit_code == 1
    assert "build one first" in result.output


def test_codes_of_ready_sheets_are_all_different() -> None:
    made = build()
    areas = [area.id for area in made.core.directory.areas]
    every = every_order(made.core.directory.languages, areas)
    assert len({ready_path(order).rpartition("/")[2] for _, order in every}) == len(every) > 5000


def test_the_same_order_has_the_same_name_next_month() -> None:
    order = order_of("list", "sv")
    assert ready_path(order) == ready_path(order._replace(month=date(2027, 1, 1)))


def test_a_store_that_was_emptied_is_filled_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "stamp")
    place = store.place("<p>", "A4")
    store.put(place, b"%PDF")
    assert place.read_bytes() == b"%PDF"
    assert Store(tmp_path / "store", "other").place("<p>", "A4") != place
    store.keep_only([])
    assert not place.exists()
    shutil.rmtree(tmp_path / "store")
    store.put(place, b"%PDF")
    assert place.exists()
