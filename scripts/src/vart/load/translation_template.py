"""A translation file to fill in, with the Swedish as comments beside each text."""

from __future__ import annotations

import re
from datetime import date

from vart.model import TRANSLATED_FIELDS, Service, service_fingerprint


def translation_template(service: Service, by: str, day: date) -> str:
    """Return the file; its texts are empty, and `vart check` says so until they are written."""
    lines = [
        "# yaml-language-server: $schema=../../../schema/translation.json",
        f"# {service.name}. Numbers, hours and addresses are not translated: they live in the record.",
        "# state: machine, draft, reviewed or approved.",
        f"source: {service_fingerprint(service)}",
        "state: draft",
        f"by: {by}",
        f"date: {day}",
    ]
    for name in TRANSLATED_FIELDS:
        swedish = getattr(service, name)
        if swedish:
            lines += [f"# {part}" for part in _wrapped(swedish)]
            lines.append(f"{name}:")
    return "\n".join(lines) + "\n"


def refreshed(text: str, service: Service, day: date) -> str:
    """Return a translation's text with the fingerprint of today's Swedish, everything else untouched."""
    source = service_fingerprint(service)
    if re.search(rf"(?m)^source: {source}\s*$", text):
        return text
    text = re.sub(r"(?m)^source:.*$", f"source: {source}", text, count=1)
    return re.sub(r"(?m)^date:.*$", f"date: {day}", text, count=1)


def _wrapped(text: str, width: int = 110) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width)
