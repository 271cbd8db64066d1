"""The fonts of the sheets, and a private fontconfig that knows no others.

Fonts decide whether text can be read out of a PDF. Measured: those of Debian's ``fonts-noto-core`` (Noto Sans, Noto
Naskh Arabic 2.004, Noto Sans Ethiopic) extract whole; current builds from other places do not, and neither does Noto Sans
Arabic 2.005, whose lam-alef comes back the wrong way round.
A configuration with just these files halves the time a sheet takes, and the same text gets the same font everywhere.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from xml.sax.saxutils import escape

#: Family names, as a PDF tells them, and their files.
FAMILIES = {
    "NotoSans": ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    "NotoNaskhArabic": ("NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"),
    "NotoSansEthiopic": ("NotoSansEthiopic-Regular.ttf", "NotoSansEthiopic-Bold.ttf"),
}
#: Where Debian and others keep them.
_PLACES = ("/usr/share/fonts/truetype/noto", "/usr/share/fonts/noto", "/usr/share/fonts/google-noto")


def font_files() -> list[Path]:
    """Return the files of the fonts that are here."""
    wanted = [name for names in FAMILIES.values() for name in names]
    found = {}
    for place in _PLACES:
        for name in wanted:
            if name not in found and (Path(place) / name).is_file():
                found[name] = Path(place) / name
    return [found[name] for name in wanted if name in found]


def missing_fonts() -> list[str]:
    """Return the names of the fonts' files that are not here."""
    here = {path.name for path in font_files()}
    return [name for names in FAMILIES.values() for name in names if name not in here]


def stamp() -> str:
    """Return what changes when a font does: the sizes and names of the files."""
    return hashlib.blake2b(
        repr([(path.name, path.stat().st_size) for path in font_files()]).encode(), digest_size=8
    ).hexdigest()


def use_private_fonts(folder: Path) -> None:
    """Make fontconfig see only these fonts. Must come before WeasyPrint is imported.

    :param folder: where the configuration, links to the fonts and fontconfig's own cache are kept.
    """
    fonts = folder / f"fonts-{stamp()}"
    (fonts / "files").mkdir(parents=True, exist_ok=True)
    for path in font_files():
        link = fonts / "files" / path.name
        if not link.exists():
            fresh = link.with_name(f".{link.name}.{os.getpid()}")
            fresh.symlink_to(path)
            fresh.replace(link)
    config = fonts / "fonts.conf"
    text = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f"<dir>{escape(str(fonts / 'files'))}</dir>\n<cachedir>{escape(str(fonts / 'cache'))}</cachedir>\n"
        "</fontconfig>\n"
    )
    if not config.exists() or config.read_text("utf-8") != text:
        fresh = config.with_name(f".fonts.conf.{os.getpid()}")
        fresh.write_text(text, "utf-8")
        fresh.replace(config)
    os.environ["FONTCONFIG_FILE"] = str(config)
