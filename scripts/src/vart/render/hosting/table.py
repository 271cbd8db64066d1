"""Which headers go with which path. The one place where this is decided.

Measured (Chromium, Firefox ESR, WebKitGTK): with ``no-store`` no browser keeps a page's text on disk; a meta tag can
not say so. ``frame-ancestors`` and the cross-origin headers have no meta tag either: a host without headers loses them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from vart.render.assets import Assets

#: A phone's abilities that no page of ours uses, switched off so that nothing slipped in could.
PERMISSIONS = (
    "accelerometer=(), ambient-light-sensor=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), "
    "clipboard-read=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), "
    "local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), screen-wake-lock=(), serial=(), usb=()"
)

_EVERYWHERE = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": PERMISSIONS,
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Rule(NamedTuple):
    """The headers of the paths that begin with ``prefix``. The longest prefix wins.

    ``types``: media types by extension, for what servers do not know by themselves; with them, an address without its
    extension finds its file, and a folder its ``index.json``.
    """

    prefix: str
    headers: dict[str, str]
    types: Mapping[str, str] = MappingProxyType({})
    #: The page for lost addresses below the prefix; "" for the one that would be shown anyway.
    lost: str = ""


PAGES = "/"
HANDBOOK = "/handbook/"
ASSETS = "/assets/"
#: Where the open data lies: the only paths that pages of others may read.
DATA = ("/api/", "/hsds/", "/dcat.rdf")
#: Media types of the data; the pages' own headers say ``nosniff``, so a wrong one would be believed.
DATA_TYPES = MappingProxyType(
    {
        "json": "application/json",
        "ndjson": "application/x-ndjson",
        "csv": "text/csv",
        "atom": "application/atom+xml",
        "rdf": "application/rdf+xml",
        "txt": "text/plain",
    }
)
EMBEDS = "/embed/"


def rules(
    assets: Assets,
    embed: Assets | None = None,
    spread: str = "",
    spread_paths: Sequence[str] = (),
    *,
    data: bool = True,
) -> list[Rule]:
    """Return the table, the general rule first.

    :param embed: what framed pages hold inside; None for a site without.
    :param spread: the policy of the page "Spread this", which shows frames itself.
    :param spread_paths: where that page is, in each language.
    :param data: whether the site has open data.
    """
    page = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": f"{assets.policy}; frame-ancestors 'none'",
        "X-Frame-Options": "DENY",
        **_EVERYWHERE,
    }
    # Material's pages style and script themselves inline; they are for maintainers and hold nothing of a reader.
    handbook = page | {
        "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'self'"
    }
    # Data is for programs of others. It is kept on no disk all the same: a page of somebody else's that shows it has
    # readers, too. Whoever reads it often asks for the checksums first.
    open_data = {
        **page,
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    # The one part that others may frame and load: no X-Frame-Options, and the leave of a page that isolates itself
    # (COEP asks frames for the same header). A frame in a sandbox has no origin and needs CORS to move in place.
    # No frame-ancestors at all: even "*" keeps out pages that have no origin, such as a publishing tool's preview.
    framed = {name: value for name, value in page.items() if name != "X-Frame-Options"} | {
        "Content-Security-Policy": embed.policy if embed else "",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Access-Control-Allow-Origin": "*",
    }
    chooser = page | {"Content-Security-Policy": f"{spread}; frame-ancestors 'none'"}
    return [
        Rule(PAGES, page),
        Rule(HANDBOOK, handbook),
        Rule(ASSETS, handbook),
        *(Rule(prefix, open_data, DATA_TYPES) for prefix in DATA if data),
        *([Rule(EMBEDS, framed, lost=f"{EMBEDS}404.html")] if embed else []),
        *(Rule(path, chooser) for path in spread_paths),
    ]
