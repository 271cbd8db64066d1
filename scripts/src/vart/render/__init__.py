"""Model and language in, (path, bytes) out. Reads templates, never the directory."""

from vart.render.assets import Assets, load_assets
from vart.render.environment import Words, furnish, make_environment, marked
from vart.render.options import Site
from vart.render.pages import Core, LanguagePages, Prose
from vart.render.writer import DuplicatePageError, write_pages

__all__ = [
    "Assets",
    "Core",
    "DuplicatePageError",
    "LanguagePages",
    "Prose",
    "Site",
    "Words",
    "furnish",
    "load_assets",
    "make_environment",
    "marked",
    "write_pages",
]
