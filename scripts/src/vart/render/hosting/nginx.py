"""A server block for nginx (1.22 or newer)."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from vart.model import Language
from vart.render.hosting.table import Rule
from vart.render.options import Site


def nginx(site: Site, table: Sequence[Rule], languages: Sequence[Language], *, door: bool) -> bytes:
    """Return the configuration.

    :param door: also answer ``/x/…`` with status 404 and the page: the discreet door (handbook, Hosting).
    """
    host = urlsplit(site.base_url).hostname or "_"
    general, *special = table
    lines = [
        "# Written by the build. Change the folder and the certificate, then include it from http { }.",
        "# Needs gzip_static (in Debian's nginx) and, for brotli, libnginx-mod-http-brotli-static.",
        "server {",
        "    listen 443 ssl;",
        "    listen [::]:443 ssl;",
        "    # ssl_certificate     /etc/letsencrypt/live/…/fullchain.pem;",
        "    # ssl_certificate_key /etc/letsencrypt/live/…/privkey.pem;",
        f"    server_name {host};",
        "    root /srv/vart;",
        "",
        "    # Nobody writes down who reads what.",
        "    access_log off;",
        "    error_log /dev/null crit;",
        "    server_tokens off;",
        "    etag off;",
        "    if_modified_since off;",
        "",
        "    # A site that was put in place is seen within five seconds.",
        "    open_file_cache max=10000 inactive=60s;",
        "    open_file_cache_valid 5s;",
        "    open_file_cache_errors on;",
        "",
        "    charset utf-8;",
        "    gzip_static on;",
        "    # brotli_static on;",
        "    index index.html;",
        "    absolute_redirect off;",
        "",
        *_headers(general, 4),
        "    error_page 404 /404.html;",
        "    location ~ /\\. { return 404; }",
    ]
    for rule in special:
        lines += [f"    location ^~ {rule.prefix} {{", *_headers(rule, 8), *_types(rule)]
        lines += [f"        error_page 404 {rule.lost};"] if rule.lost else []
        lines.append("    }")
    for language in languages:
        lines += [
            f"    location ^~ /{language.folder}/ {{",
            f"        error_page 404 /{language.folder}/404.html;",
            "    }",
        ]
    if door:
        lines += [
            "    # The discreet door: the page itself, said to be missing, so that Chromium keeps no row of it.",
            "    location ~ ^/x(?<inner>/.*)$ {",
            "        error_page 404 $inner;",
            "        return 404;",
            "    }",
        ]
    lines.append("}\n")
    return "\n".join(lines).encode()


def _headers(rule: Rule, indent: int) -> list[str]:
    space = " " * indent
    # An empty value takes nginx's own Last-Modified away; a block with headers of its own inherits none.
    lines = [f'{space}add_header Last-Modified "" always;']
    return lines + [f'{space}add_header {name} "{value}" always;' for name, value in rule.headers.items()]


def _types(rule: Rule) -> list[str]:
    """Return what makes data of the files: their media types, and addresses without an extension."""
    if not rule.types:
        return []
    names = [f"            {media} {extension};" for extension, media in rule.types.items()]
    lines = ["        types {", *names, "        }", "        charset_types text/csv text/plain;"]
    if rule.prefix.endswith("/"):
        lines += ["        index index.json;", "        try_files $uri $uri.json $uri/index.json =404;"]
    return lines
