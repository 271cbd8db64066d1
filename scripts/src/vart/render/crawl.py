"""Files for crawlers and hosts: sitemap, robots, and a note of what was built."""

from __future__ import annotations

import json
from collections.abc import Sequence
from xml.sax.saxutils import escape

from vart.model import Language
from vart.render.options import Site


def sitemap(site: Site, codes: Sequence[str], languages: Sequence[Language], own: dict[str, set[str]]) -> bytes:
    """Return ``sitemap.xml``.

    :param codes: paths below a language, ``""`` for home.
    :param own: language folder → the paths that are really in that language; a fallback in Swedish is not
        advertised as a translation.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    root = site.base_url.rstrip("/")
    for code in codes:
        there = [language for language in languages if code in own[language.folder]]
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language.tag}" href="{escape(_address(root, language, code))}"/>'
            for language in there
        )
        for language in there:
            lines.append(f"<url><loc>{escape(_address(root, language, code))}</loc>{alternates}</url>")
    lines.append("</urlset>\n")
    return "\n".join(lines).encode()


def _address(root: str, language: Language, code: str) -> str:
    return f"{root}/{language.folder}/{code}/" if code else f"{root}/{language.folder}/"


def robots(site: Site) -> bytes:
    """Return ``robots.txt``. A demonstration stays out of search engines: its numbers are not verified."""
    if not site.publication:
        return b"User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\nSitemap: {site.base_url.rstrip('/')}/sitemap.xml\n".encode()


def build_note(version: str, languages: Sequence[Language], services: int) -> bytes:
    """Return ``build.json``: what made the site. No time and no machine, so that two builds are the same bytes."""
    note = {
        "generator": f"vart {version}",
        "languages": [language.tag for language in languages],
        "services": services,
        "license": "CC-BY-4.0",
    }
    return (json.dumps(note, indent=1) + "\n").encode()
