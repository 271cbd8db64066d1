"""What the person who runs the site decides, in ``mkdocs.yml``."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit


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

    @property
    def base(self) -> str:
        """The path that links begin with, without a slash at its end."""
        return urlsplit(self.base_url).path.rstrip("/")
