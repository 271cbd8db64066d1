"""Prose on its way to MkDocs: what the rest of the site needs to know of it, and its links made whole."""

from __future__ import annotations

import re

from vart.check.prose import LINK
from vart.languages import Text
from vart.model import Language
from vart.model.phone import dial
from vart.model.prose import ProsePage
from vart.render import Prose

_TARGET = re.compile(r'<a href="(tel|sms):([^"]*)">')
_CALL = re.compile(r'(<a href="(?:tel|sms):[^"]*">)([^<]+)(</a>)')


def summary(page: ProsePage, foreign: Language | None) -> Prose:
    """Return what menus and lists need to know of a page.

    :param foreign: the page's language, when the reader's is another.
    """
    return Prose(page.meta.code, Text(page.meta.title, foreign), page.meta.menu, page.meta.topics, page.name, page.meta.group)


def resolve_links(markdown: str, targets: dict[str, dict[str, str]]) -> str:
    """Put addresses in place of ``service:bris``, ``need:talk``, ``page:in-danger`` and their like.

    :param targets: kind → id → address; :func:`vart.check.prose.check_prose` has seen that all are there.
    """
    return LINK.sub(lambda match: f"]({targets[match[1]][match[2]]})", markdown)


def number_links(html: str) -> str:
    """Make every link that calls work from abroad too, and put a ``bdi`` around its number unless there is one."""
    html = _TARGET.sub(lambda match: f'<a href="{dial(match[2], match[1])}">', html)
    return _CALL.sub(r'\1<bdi class="nr" dir="ltr">\2</bdi>\3', html)
