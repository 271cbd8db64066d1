"""A site block for Caddy (2.6 or newer)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from vart.model import Language
from vart.render.hosting.table import Rule
from vart.render.options import Site


def caddyfile(site: Site, table: Sequence[Rule], languages: Sequence[Language], *, door: bool) -> bytes:
    """Return the configuration. Caddy writes no access log unless it is asked to, and it is not."""
    host = urlsplit(site.base_url).hostname or ":443"
    general, *special = table
    elsewhere = " ".join(f"{rule.prefix}*" for rule in special)
    lines = [
        "# Written by the build. Change the folder, then run: caddy run --config Caddyfile",
        # A snippet, for errors are answered in a block of their own that inherits nothing. Caddy runs the header
        # blocks with the longest path first, so a general one must leave the special paths alone.
        "(quiet) {",
        *_headers("@pages", general),
    ]
    for rule in special:
        lines += _headers(f"{rule.prefix}*", rule)
    lines += ["\theader {", "\t\t-Server", "\t\t-Etag", "\t\t-Last-Modified", "\t}", "}"]
    lines += [f"{host} {{", "\troot * /srv/vart", f"\t@pages not path {elsewhere}", "\timport quiet"]
    # Not in the snippet: a lost address below them is answered with a page.
    lines += _types(special)
    lines += ["\t@hidden path_regexp /\\.", "\thandle @hidden {", "\t\terror 404", "\t}"]
    if door:
        lines += [
            "\t# The discreet door: the page itself, said to be missing, so that Chromium keeps no row of it.",
            "\thandle_path /x/* {",
            "\t\tfile_server {",
            "\t\t\tstatus 404",
            "\t\t\tprecompressed br gzip",
            "\t\t}",
            "\t}",
        ]
    for rule in special:
        if rule.types and rule.prefix.endswith("/"):
            lines += [
                f"\thandle {rule.prefix}* {{",
                "\t\ttry_files {path} {path}.json {path}/index.json",
                "\t\tfile_server {",
                "\t\t\tindex index.json",
                "\t\t\tprecompressed br gzip",
                "\t\t}",
                "\t}",
            ]
    lines += [
        "\thandle {",
        "\t\tfile_server {",
        "\t\t\tprecompressed br gzip",
        "\t\t}",
        "\t}",
        "\thandle_errors {",
        "\t\timport quiet",
    ]
    for prefix, page in [
        *((f"/{language.folder}/", f"/{language.folder}/404.html") for language in languages),
        *((rule.prefix, rule.lost) for rule in special if rule.lost),
    ]:
        name = prefix.strip("/").replace("-", "_").replace("/", "_")
        lines += [
            f"\t\t@{name} path {prefix}*",
            f"\t\thandle @{name} {{",
            f"\t\t\trewrite * {page}",
            "\t\t\tfile_server",
            "\t\t}",
        ]
    lines += ["\t\thandle {", "\t\t\trewrite * /404.html", "\t\t\tfile_server", "\t\t}", "\t}", "}\n"]
    return "\n".join(lines).encode()


def _headers(matcher: str, rule: Rule) -> list[str]:
    return [f"\theader {matcher} {{", *(f'\t\t{name} "{value}"' for name, value in rule.headers.items()), "\t}"]


def _types(special: Sequence[Rule]) -> list[str]:
    """Return the media types of the rules that have some, one line each."""
    lines = []
    typed = [rule for rule in special if rule.types]
    folders = "|".join(rule.prefix.strip("/") for rule in typed if rule.prefix.endswith("/"))
    for extension, media in typed[0].types.items() if typed else ():
        # A star in the middle of Caddy's paths stops at a slash.
        patterns = [rf"(?:{folders})/.*\.{extension}"]
        patterns += [re.escape(rule.prefix[1:]) for rule in typed if rule.prefix.endswith(f".{extension}")]
        charset = "; charset=utf-8" if media.startswith("text/") else ""
        # Deferred: Caddy takes the type of a file that it does not know away again.
        lines += [f"\t@{extension} path_regexp ^/(?:{'|'.join(patterns)})$", f"\theader @{extension} {{"]
        lines += [f'\t\tContent-Type "{media}{charset}"', "\t\tdefer", "\t}"]
    return lines
