"""A draft as a file of ``directory/services``."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping
from typing import Any

#: Words that mean themselves without quotes; all else is quoted as JSON, whose strings are YAML's.
_BARE = re.compile(r"[a-z][a-z-]*")
_LONG = ("summary", "for_whom", "notes")


def compose(code: str, data: Mapping[str, Any], title: str) -> str:
    """Return the text of a draft.

    :param title: what it was imported from, for the comment at its head.
    """
    lines = [
        "# yaml-language-server: $schema=../schema/service.json",
        f"# Importerad från {' '.join(title.split())}. Ett utkast: ingen har frågat verksamheten. Läs allt innan status ändras.",
        f"code: {json.dumps(code)}",
    ]
    for name, value in data.items():
        if name in ("channels", "sources"):
            lines += [f"{name}:", *(f"  - {_flow(one)}" for one in value)] if value else [f"{name}: []"]
        elif name in _LONG:
            lines += _folded(name, value)
        else:
            lines.append(f"{name}: {_flow(value)}")
    return "\n".join(lines) + "\n"


def _folded(name: str, text: str) -> list[str]:
    """Return a long text over several lines where that keeps it as it is, else in quotes."""
    words = textwrap.wrap(text, 112, break_long_words=False, break_on_hyphens=False)
    if len(words) == 1 or " ".join(words) != text or text[0] in " #&*!|>%@`":
        return [f"{name}: {json.dumps(text, ensure_ascii=False)}"]
    return [f"{name}: >-", *(f"  {line}" for line in words)]


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_flow(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, int) or _BARE.fullmatch(value) or re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return str(value)
    return json.dumps(value, ensure_ascii=False)
