"""PDFs by content: a sheet that has not changed is not pressed again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path


class Store:
    """A folder of PDFs, each under the hash of what it was made from.

    :param folder: it may vanish at any time; then everything is pressed anew.
    :param stamp: changes when the same HTML may give another PDF.
    """

    def __init__(self, folder: Path, stamp: str) -> None:
        self._folder = folder
        self._stamp = stamp

    def place(self, html: str, paper: str) -> Path:
        """Return where the PDF of a document is or will be."""
        digest = hashlib.blake2b(f"{self._stamp}\n{paper}\n{html}".encode(), digest_size=16).hexdigest()
        return self._folder / digest[:2] / f"{digest}.pdf"

    def put(self, place: Path, pdf: bytes) -> None:
        """Keep a PDF, whole or not at all."""
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_name(f".{place.name}.{os.getpid()}")
        fresh.write_bytes(pdf)
        fresh.replace(place)

    def keep_only(self, places: Iterable[Path]) -> None:
        """Throw away what no sheet needs any more."""
        wanted = {place.name for place in places}
        for path in self._folder.glob("??/*.pdf"):
            if path.name not in wanted:
                path.unlink(missing_ok=True)
