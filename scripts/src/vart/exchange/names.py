"""File names and codes that are free."""

from __future__ import annotations

import re
import unicodedata

from vart.check.secrecy import traces
from vart.load import Paths
from vart.model import Directory, new_code
from vart.render.plan import ALL_AREAS, ALL_PAGES, ALL_SERVICES, FINDER, PRINT, SPREAD


def slug(name: str) -> str:
    """Return a file name for a service's name: ``Ärlighet & Mod`` → ``arlighet-mod``."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def fresh_code(taken: set[str]) -> str:
    """Return a code that nothing has, and that does not look like a floor (``63tr``) or a place code (``7w3w``).

    Where a text names it, the checks would take it for what it looks like.
    """
    while True:
        code = new_code(taken)
        if not traces(f"Kod {code}"):
            return code


def taken_codes(paths: Paths, directory: Directory) -> set[str]:
    """Return every code in use or retired."""
    taken = {ALL_AREAS, ALL_PAGES, ALL_SERVICES, FINDER, PRINT, SPREAD}
    taken |= {service.code for service in directory.services}
    taken |= {term.code for group in directory.vocabulary.groups.values() for term in group.values() if term.code}
    taken |= {area.code for area in directory.areas} | {retired.code for retired in directory.retired}
    # Read as text, not as records: a file that can not be read today holds its code all the same.
    for page in [*(paths.root / "docs").glob("*/*.md"), *(paths.directory / "services").glob("*.yml")]:
        found = re.search(r"^code:\s*[\"']?(\w{4})", page.read_text("utf-8-sig", "replace"), re.MULTILINE)
        if found:
            taken.add(found[1])
    return taken
