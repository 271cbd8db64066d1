"""Identifiers of HSDS: UUIDs made of what names a thing, so that every build gives the same ones."""

from __future__ import annotations

import hashlib
from functools import lru_cache

#: ``uuid.uuid5(uuid.NAMESPACE_URL, "urn:vart")``. It never changes: all identifiers follow from it.
_NAMESPACE = bytes.fromhex("5cc64c419d2552b6a4157809fa640448")


def uid(*names: str) -> str:
    """Return the UUID (version 5, RFC 9562) of a thing that ``names`` name together."""
    digest = bytearray(hashlib.sha1(_NAMESPACE + "\x1f".join(names).encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@lru_cache(maxsize=65536)
def service_uuid(code: str) -> str:
    """Return the UUID of the service whose page has the code."""
    return uid("service", code)
