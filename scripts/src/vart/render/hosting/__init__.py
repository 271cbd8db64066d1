"""Ready configurations for hosts, all from one table of headers."""

from vart.render.hosting.caddy import caddyfile
from vart.render.hosting.headers_file import headers_file
from vart.render.hosting.nginx import nginx
from vart.render.hosting.table import DATA, DATA_TYPES, EMBEDS, HANDBOOK, PAGES, Rule, rules

__all__ = ["DATA", "DATA_TYPES", "EMBEDS", "HANDBOOK", "PAGES", "Rule", "caddyfile", "headers_file", "nginx", "rules"]
