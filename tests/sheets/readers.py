"""Two programs that read text out of a PDF, and what they should find."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from functools import cache
from html.parser import HTMLParser

import pypdfium2
import pytest

_CONTROLS = re.compile("[\u200c\u200d\u064b-\u0655\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufeff\ufffe\x02]")


def plain(text: str) -> str:
    """Return a text without marks of direction, in composed letters, with one space where there is white space."""
    return " ".join(_CONTROLS.sub("", unicodedata.normalize("NFKC", text)).split())


@cache
def by_poppler(pdf: bytes) -> str:
    """Read with pdftotext."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.fail("pdftotext is not installed (Debian: poppler-utils)")
    read = subprocess.run([program, "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True)
    return plain(read.stdout.decode())


@cache
def by_pdfium(pdf: bytes) -> str:
    """Read with pdfium, which Chromium's viewer is made of."""
    document = pypdfium2.PdfDocument(pdf)
    return plain("\n".join(page.get_textpage().get_text_range() for page in document))


READERS = {"poppler": by_poppler, "pdfium": by_pdfium}


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag, attrs):
        self._silent += tag == "title"
        if tag in ("p", "li", "td", "th", "h1", "h2", "div", "br", "section"):
            self.parts.append(" ")

    def handle_endtag(self, tag):
        self._silent -= tag == "title"

    def handle_data(self, data):
        if not self._silent:
            self.parts.append(data)


def words_of(html: str) -> Counter[str]:
    """Return the words that a sheet's HTML holds."""
    reader = _Text()
    reader.feed(html)
    return words_in(plain("".join(reader.parts)))


def words_in(text: str) -> Counter[str]:
    """Return the words of a text, without their punctuation."""
    return Counter(re.findall(r"[^\W_]+", text))


def recall(wanted: Counter[str], found: Counter[str]) -> float:
    """Return which part of the wanted words was found, each as often as it is wanted."""
    return sum(min(count, found[word]) for word, count in wanted.items()) / max(sum(wanted.values()), 1)
