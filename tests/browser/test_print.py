"""A printed page holds the numbers and the sources, and nothing that one can only click."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from .visits import Visits

pytestmark = pytest.mark.browser

Addresses = dict[tuple[str, str], str]

#: Words of the exit and of the menu, by language.
_CLICKED = {"sv": ("Lämna sidan", "Meny", "Hoppa till innehållet"), "ar": ("مغادرة الصفحة",)}


@pytest.fixture(scope="session")
def pdftotext() -> str:
    """The program that reads text out of a PDF."""
    return shutil.which("pdftotext") or pytest.skip("pdftotext is not installed (Debian: poppler-utils)")


def printed(visits: Visits, path: str, pdftotext: str, folder: Path) -> str:
    """Print a page and return the text on paper, each space and line break as one space."""
    sheet = folder / "sheet.pdf"
    visits(path).page.pdf(path=sheet, format="A4")
    read = subprocess.run([pdftotext, "-enc", "UTF-8", str(sheet), "-"], capture_output=True, text=True, check=True)
    return " ".join(read.stdout.split())


@pytest.mark.parametrize("language", ["sv", "ar"])
@pytest.mark.parametrize("kind", ["open", "need", "prose"])
def test_paper(visits: Visits, addresses: Addresses, kind: str, language: str, pdftotext: str, tmp_path: Path) -> None:
    path = addresses[kind, language]
    page = visits(path).page
    numbers = set(page.locator("main a[href^='tel:'] bdi[dir=ltr].nr").all_text_contents())
    text = printed(visits, path, pdftotext, tmp_path)
    assert numbers or kind == "prose"
    assert [number for number in numbers if number not in text] == []
    # One page of its site has the exit's words in its text: what counts is that nothing is added to the main part.
    inside = " ".join(page.locator("main").inner_text().split())
    for words in _CLICKED[language]:
        assert text.count(words) <= inside.count(words), words
    assert "112" in text


def test_paper_shows_what_is_folded_on_screen(
    visits: Visits, addresses: Addresses, pdftotext: str, tmp_path: Path
) -> None:
    path = addresses["open", "sv"]
    page = visits(path).page
    sources = page.locator(".sources bdi").all_text_contents()
    text = printed(visits, path, pdftotext, tmp_path)
    assert sources
    assert [source for source in sources if source not in text] == []
