"""Files for crawlers and hosts: sitemap, robots, and a note of what was built."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from vart.model import Language
from vart.render.options import Site

#: sitemaps.org allows 50,000 addresses and 50 MB a file. Each address stands there with itself in every language, so that
#: a fifth of the addresses is a third of the megabytes in eighteen languages.
MOST = 10_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(
    site: Site, codes: Sequence[str], languages: Sequence[Language], own: dict[str, set[str]], most: int = MOST
) -> Iterator[tuple[str, bytes]]:
    """Yield ``sitemap.xml``; where it would have more than ``most`` addresses, its parts and a list of them by that name.

    One part is in memory at a time.

    :param codes: paths below a language, ``""`` for home.
    :param own: language folder → the paths that are really in that language; a fallback in Swedish is not
        advertised as a translation.
    """
    root = site.base_url.rstrip("/")
    parts: list[str] = []
    urls: list[str] = []
    for code in codes:
        fresh = list(_urls(root, code, [language for language in languages if code in own[language.folder]]))
        if urls and len(urls) + len(fresh) > most:
            parts.append(f"sitemap-{len(parts) + 1}.xml")
            yield parts[-1], _urlset(urls)
            urls = []
        urls += fresh
    if not parts:
        yield "sitemap.xml", _urlset(urls)
        return
    parts.append(f"sitemap-{len(parts) + 1}.xml")
    yield parts[-1], _urlset(urls)
    listed = "".join(f"<sitemap><loc>{escape(f'{root}/{part}')}</loc></sitemap>\n" for part in parts)
    index = f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="{_NAMESPACE}">\n{listed}</sitemapindex>\n'
    yield "sitemap.xml", index.encode()


def _urls(root: str, code: str, languages: Sequence[Language]) -> Iterator[str]:
    """Yield the entry of one path in each language that has it, with all of them beside it."""
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language.tag}" href="{escape(_address(root, language, code))}"/>'
        for language in languages
    )
    for language in languages:
        yield f"<url><loc>{escape(_address(root, language, code))}</loc>{alternates}</url>"


def _urlset(urls: Sequence[str]) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<urlset xmlns="{_NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
        *urls,
        "</urlset>\n",
    ]
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
