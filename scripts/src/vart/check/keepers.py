"""Messages in the keepers' own language: a gettext catalogue whose msgids are the English sentences of the rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

LOCALES = Path(__file__).parent / "locales"


@lru_cache
def keepers_gettext(lang: str) -> Callable[[str], str]:
    """Return the function that says a message in ``lang`` (``sv``, ``en``); what has no translation stays English."""
    path = LOCALES / f"{lang}.po"
    if not lang.isalpha() or not path.exists():
        return str
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        known = {message.id: message.string for message in read_po(file, locale=lang) if message.id and message.string}
    return lambda text: known.get(text, text)
