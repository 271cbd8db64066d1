"""Selections of services: by need, audience, area and kind, best first."""

from vart.find.select import Selections, in_area, listed

__all__ = ["Selections", "in_area", "listed"]
