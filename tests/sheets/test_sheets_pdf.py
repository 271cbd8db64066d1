"""The files themselves: fonts, tags, languages, titles, links, PDF/UA-1, and the same bytes every time."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pytest

from vart.press.fonts import FAMILIES

from .world import ROOT, cases, maker, order_of, pressed

#: Script → the fonts that its sheets may hold.
_FONTS = {"Arab": {"Noto-Sans", "Noto-Naskh-Arabic"}, "Ethi": {"Noto-Sans", "Noto-Sans-Ethiopic"}}


def opened(kind: str, language: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pressed(order_of(kind, language)).pdf))


def fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in pdf.pages:
        yield from page.Resources.get("/Font", {}).values()


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield every element of the tree of tags."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += list(one)
        elif isinstance(one, pikepdf.Dictionary):
            if "/S" in one:
                yield one
            if "/K" in one:
                waiting.append(one.K)


@pytest.mark.parametrize(("kind", "language"), cases())
def test_only_the_expected_fonts_and_all_of_them_inside(kind: str, language: str) -> None:
    pdf = opened(kind, language)
    script = maker().frames[language].view.language.script
    names = set()
    for font in fonts(pdf):
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert any(key in descriptor for key in ("/FontFile2", "/FontFile3")), font.BaseFont
        assert "/ToUnicode" in font
        names.add(re.sub(r"^/[A-Z]{6}\+|-Bold$|-Italic$", "", str(font.BaseFont)))
    assert names <= _FONTS.get(script, {"Noto-Sans"}), names
    assert {name.replace("-", "") for name in names} <= set(FAMILIES)


@pytest.mark.parametrize(("kind", "language"), cases())
def test_pdf_ua(kind: str, language: str, tmp_path: Path) -> None:
    """Clean with pdfua, which checks what of PDF/UA-1 a program can decide. veraPDF is not to be had as a package."""
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pressed(order_of(kind, language)).pdf)
    report = pdfua.validate(str(file))
    found = [f"{one.rule_id}: {one.message}" for one in report.findings if one.severity >= pdfua.Severity.ERROR]
    assert found == []


@pytest.mark.parametrize(("kind", "language"), cases())
def test_declared_tagged_titled_and_in_its_language(kind: str, language: str) -> None:
    pdf = opened(kind, language)
    made = pressed(order_of(kind, language)).sheet
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == made.title
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.Root.Lang) == maker().frames[made.order.languages[0]].view.language.tag
    assert re.fullmatch(r"Vart [2-9b-z]{6}", made.title)


@pytest.mark.parametrize("language", ["en", "ar", "ti"])
@pytest.mark.parametrize("kind", ["list", "two-languages", "poster", "fold", "plan"])
def test_swedish_parts_say_that_they_are_swedish(kind: str, language: str) -> None:
    pdf = opened(kind, language)
    tongues = {str(one.Lang) for one in elements(pdf) if "/Lang" in one}
    assert "sv" in tongues
    if kind == "two-languages":
        assert maker().frames[language].view.language.tag in tongues


@pytest.mark.parametrize(("kind", "language"), cases())
def test_links_are_described_and_lead_where_they_say(kind: str, language: str) -> None:
    pdf = opened(kind, language)
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            assert note.Subtype == "/Link"
            said = str(note.get("/Contents", "")).strip()
            assert said
            assert not said.startswith(("tel:", "https:")), "the address in place of words"
            target = str(note.A.URI)
            assert target.startswith(("tel:", "sms:", "https://", "mailto:")), target
            assert "?" not in target, f"a mark to follow: {target}"
            assert "#" not in target, f"a mark to follow: {target}"


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_signs_are_decoration_and_the_code_is_the_only_picture(language: str) -> None:
    made = pressed(order_of("list", language))
    assert made.sheet.html.count('class="sign"') > 20
    figures = [one for one in elements(opened("list", language)) if one.S == "/Figure"]
    assert len(figures) == 1


@pytest.mark.parametrize(("kind", "language"), cases())
def test_pictures_are_described(kind: str, language: str) -> None:
    pdf = opened(kind, language)
    figures = [one for one in elements(pdf) if one.S == "/Figure"]
    assert [one for one in figures if not str(one.get("/Alt", "")).strip()] == []


def test_the_same_bytes_from_two_runs(tmp_path: Path) -> None:
    made = []
    for name in ("one.pdf", "two.pdf"):
        out = tmp_path / name
        subprocess.run(
            [sys.executable, "-m", "vart", "sheet", "list", "--lang", "ar", "--area", "0180-farsta", "--today", "2026-11-24",
             "--root", str(ROOT), "--out", str(out)],
            check=True, capture_output=True,
        )  # fmt: skip
        made.append(out.read_bytes())
    assert made[0] == made[1]
    assert made[0] == pressed(order_of("list", "ar")).pdf
