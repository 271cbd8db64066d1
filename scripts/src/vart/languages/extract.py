"""Interface strings out of templates and code, into the catalogues that translators edit."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from vart.model import Language

_KEYWORDS = {
    "_": None,
    "N": None,
    "plain": None,
    "text": None,
    "message": None,
    "on": None,
    "gettext": None,
    "ngettext": (1, 2),
    "several": (1, 2),
}
_JINJA = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}


def extract(overrides: Path, package: Path) -> PoCatalog:
    """Return every interface string, with where it is used.

    :param overrides: the folder of templates.
    :param package: the folder of the package's source; only the rooms that speak to readers are read.
    """
    catalog = PoCatalog(project="vart", charset="utf-8", fuzzy=False)
    sources = [
        (overrides, [("**.html", "jinja2.ext:babel_extract")], "overrides"),
        *((package / room, [("**.py", "python")], f"vart/{room}") for room in ("languages", "hours", "render", "site")),
    ]
    for folder, methods, shown in sources:
        found = extract_from_dir(
            folder, methods, options_map={"**.html": _JINJA}, keywords=_KEYWORDS, comment_tags=("Translators:",)
        )
        for file, line, message, comments, _context in found:
            first = message[0] if isinstance(message, tuple) else message
            if first and any(letter.isalpha() for letter in first):
                catalog.add(message, locations=[(f"{shown}/{Path(file).as_posix()}", line)], auto_comments=comments)
    return catalog


def synced(language: Language, path: Path, template: PoCatalog) -> bytes:
    """Return the catalogue file of a language with exactly the strings of ``template``; translations stay.

    A string that is used no longer goes; a changed one becomes a new one without a guess, for a guess in a safety
    sentence is worse than Swedish.
    """
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language.cldr)
    else:
        catalog = PoCatalog(locale=Locale.parse(language.cldr), project="vart", charset="utf-8", fuzzy=False)
        catalog.header_comment = f"# {language.swedish}. The msgid is the Swedish sentence itself. Write here who has reviewed the file, and when."
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    # No dates, no names, no line numbers: a catalogue changes only when a string does.
    buffer = BytesIO()
    write_po(buffer, catalog, width=110, sort_output=True, ignore_obsolete=True, include_lineno=False)
    lines = [line for line in buffer.getvalue().decode().split("\n") if not line.startswith(_VOLATILE)]
    return "\n".join(lines).encode()


_VOLATILE = (
    '"POT-Creation-Date', '"PO-Revision-Date', '"Last-Translator', '"Language-Team', '"Report-Msgid',
    '"Generated-By', '"Project-Id-Version', '"MIME-Version',
)  # fmt: skip


def untranslated(path: Path, language: Language, template: PoCatalog) -> list[str]:
    """Return the strings of ``template`` that a catalogue lacks."""
    if not path.exists():
        return [_first(message.id) for message in template if message.id]
    with path.open("rb") as file:
        catalog = read_po(file, locale=language.cldr)
    lacking = []
    for message in template:
        if message.id:
            found = catalog.get(_first(message.id))
            strings = found.string if found else ""
            if not (all(strings) if isinstance(strings, list | tuple) else strings):
                lacking.append(_first(message.id))
    return lacking


def _first(id: str | tuple[str, ...]) -> str:
    return id if isinstance(id, str) else id[0]
