"""HTML to PDF: tagged PDF/UA-1, the same bytes from the same input."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import logging
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from vart.press import fonts
from vart.press.look import dropped, spills

#: The libraries that WeasyPrint opens, by what Debian calls their packages.
_LIBRARIES = {
    "gobject-2.0-0": "libglib2.0-0", "pango-1.0-0": "libpango-1.0-0", "pangoft2-1.0-0": "libpangoft2-1.0-0",
    "harfbuzz-0": "libharfbuzz0b", "harfbuzz-subset-0": "libharfbuzz-subset0", "fontconfig-1": "libfontconfig1",
}  # fmt: skip


#: WeasyPrint puts letters of a second font on the line by that font's own height, which makes a line of Arabic 0.17 of its
#: size higher than its line-height says; browsers do not.
_LINES = "body{margin:0}.sheet.arab,.sheet .arab{line-height:1.26}"


class Pressed(NamedTuple):
    """A PDF and what the layout told.

    ``spills``: the texts that leave a box of fixed size, and letters that are on no page; the number of pages does not
    tell of them.
    """

    pdf: bytes
    pages: int
    spills: tuple[str, ...]


def lacking() -> str:
    """Return one sentence about what is missing for making PDFs, or nothing."""
    if importlib.util.find_spec("weasyprint") is None:
        return "PDFs need WeasyPrint, which is not installed here — scripts/setup installs it"
    packages = [package for library, package in _LIBRARIES.items() if not _there(library)]
    if fonts.missing_fonts():
        packages.append("fonts-noto-core")
    if packages:
        return f"PDFs need packages that are not here — run: sudo apt-get install {' '.join(dict.fromkeys(packages))}"
    return ""


def _there(library: str) -> bool:
    import ctypes

    name, _, version = library.rpartition("-")
    try:
        ctypes.CDLL(f"lib{name}.so.{version}")
    except OSError:
        return False
    return True


class Press:
    """Presses sheets.

    :param css: the sheets' styles.
    :param folder: where the private font configuration is kept.
    """

    def __init__(self, css: str, folder: Path) -> None:
        self._css = css
        self._folder = folder
        self._sheets: dict[str, Any] = {}
        self._fonts: Any = None

    @property
    def stamp(self) -> str:
        """What changes when the same HTML may give another PDF."""
        digest = hashlib.blake2b(digest_size=8)
        for part in (self._css, fonts.stamp(), importlib.metadata.version("weasyprint"), code_stamp()):
            digest.update(part.encode())
        return digest.hexdigest()

    def lay_out(self, html: str, paper: tuple[float, float]) -> Any:
        """Return WeasyPrint's document: pages laid out, nothing drawn yet."""
        from weasyprint import HTML

        self._prepare()
        return self._lay_out(HTML(string=html, url_fetcher=_fetch_nothing), paper)

    def _lay_out(self, source: Any, paper: tuple[float, float]) -> Any:
        return source.render(font_config=self._fonts, stylesheets=[self._styles(paper)], pdf_variant="pdf/ua-1")

    def press(self, html: str, paper: tuple[float, float]) -> Pressed:
        """Return the PDF of a whole document.

        :param paper: width and height in millimetres.
        """
        self._prepare()
        from weasyprint import HTML

        source = HTML(string=html, url_fetcher=_fetch_nothing)
        document = self._lay_out(source, paper)
        # The identifier is of the content: a clock or a chance in it would change the bytes of what did not change.
        identifier = hashlib.blake2b(html.encode(), digest_size=16).digest()
        pdf = document.write_pdf(pdf_identifier=identifier, pdf_variant="pdf/ua-1")
        return Pressed(pdf, len(document.pages), (*spills(document), *dropped(document, source.etree_element)))

    def warm(self) -> None:
        """Open the libraries and read the styles, before processes are forked that would each do it again."""
        self.press('<html lang="sv"><title>Vart</title><p>Vart</p>', (210.0, 297.0))

    def _prepare(self) -> None:
        if self._fonts is None:
            fonts.use_private_fonts(self._folder)
            from weasyprint.text.fonts import FontConfiguration

            from vart.press.tags import keep_languages

            # Its warnings are about properties for browsers; what matters is tested on the PDFs themselves.
            logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
            logging.getLogger("fontTools").setLevel(logging.ERROR)
            keep_languages()
            self._fonts = FontConfiguration()

    def _styles(self, paper: tuple[float, float]) -> Any:
        from weasyprint import CSS

        key = f"{paper[0]}mm {paper[1]}mm"
        if key not in self._sheets:
            # Cards are cut and folded to measure, so that their pages have no margin of their own.
            page = (
                f"{_LINES}@page{{size:{key};margin:12mm}}@page cut{{size:{key};margin:0}}"
                f"@page wide{{size:{paper[1]}mm {paper[0]}mm;margin:0}}"
            )
            self._sheets[key] = CSS(string=self._css + page, font_config=self._fonts, url_fetcher=_fetch_nothing)
        return self._sheets[key]


def _fetch_nothing(url: str, *_: Any, **__: Any) -> Any:
    raise ValueError(f"a sheet asks for {url.partition(':')[0]}:, and everything must be in it")


@cache
def code_stamp() -> str:
    """Return a hash of this room's source."""
    digest = hashlib.blake2b(digest_size=8)
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()
