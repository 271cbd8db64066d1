"""Chromium's session files: a list of commands, of which those that tell of a page are read.

The format is that of components/sessions in Chromium: "SNSS", a version, then commands of a two-byte size, a one-byte
kind and a body. Kind 6 in ``Session_*`` and kind 1 in ``Tabs_*`` hold tab, index and address.
"""

from __future__ import annotations

import struct
from pathlib import Path

_KINDS = {"Session": 6, "Tabs": 1}


def addresses(file: Path) -> list[str]:
    """Return the addresses of all pages that a session file tells of, in order, also those that were replaced."""
    data = file.read_bytes()
    if not data.startswith(b"SNSS"):
        return []
    kind_of_page = _KINDS.get(file.name.partition("_")[0])
    found = []
    at = 8
    while at + 3 <= len(data):
        size, kind = struct.unpack_from("<HB", data, at)
        body = data[at + 3 : at + 2 + size]
        at += 2 + size
        if kind != kind_of_page or len(body) < 16:
            continue
        # A pickle: its own size, the tab, the index, then the address as a counted string.
        (length,) = struct.unpack_from("<i", body, 12)
        if 0 < length <= len(body) - 16:
            found.append(body[16 : 16 + length].decode("utf-8", "replace"))
    return found
