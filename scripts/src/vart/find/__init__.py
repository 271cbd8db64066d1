"""Selections of services by need, audience, area and kind, best first; and the finder, which starts from words."""

from vart.find.index import Index, index_for
from vart.find.narrow import Narrow, narrow_lists
from vart.find.search import Choices, Finder, Found
from vart.find.select import Selections, in_area, listed

__all__ = [
    "Choices",
    "Finder",
    "Found",
    "Index",
    "Narrow",
    "Selections",
    "in_area",
    "index_for",
    "listed",
    "narrow_lists",
]
