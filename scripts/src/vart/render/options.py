"""What the person who runs the site decides, in ``mkdocs.yml``."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit

#: The parts that a site may leave out, each with the name of the page that readers get with it. Sheets are chosen by
#: area (:attr:`Site.sheets`).
PARTS = MappingProxyType({"finder": "find", "embeds": "spread", "open-data": "open-data"})


class Site(NamedTuple):
    """The settings that every page may show.

    ``base_url``: the address of the site with a slash at its end, for the sitemap and structured data; its path is
    put before every link. ``today``: the day that the pages are true for.
    """

    name: str
    neutral_title: str
    exit_url: str
    base_url: str
    report_to: str
    publication: bool
    today: date
    #: Whether the written host configurations open the discreet door (handbook, Hosting).
    door: bool = False
    #: Who publishes the site and its data, for data catalogues; empty for the site itself.
    publisher: str = ""
    #: What kind of organisation that is, as ``adms:publishertype`` names it (``LocalAuthority``).
    publisher_type: str = ""
    #: The areas whose sheets stand ready to print; none, and the site has no pages to print from.
    sheets: tuple[str, ...] = ()
    #: Whether this build makes the PDFs as well.
    pdfs: bool = False
    #: The parts that the site has, of :data:`PARTS`. Whoever makes anything of a part asks here first.
    parts: frozenset[str] = frozenset(PARTS)

    @property
    def left_out(self) -> frozenset[str]:
        """Names of the pages that the site does not have, for it leaves their part out."""
        return frozenset(page for part, page in PARTS.items() if part not in self.parts)

    @property
    def base(self) -> str:
        """The path that links begin with, without a slash at its end."""
        return urlsplit(self.base_url).path.rstrip("/")
