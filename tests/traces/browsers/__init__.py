"""Three real browsers behind one face."""

from __future__ import annotations

from .browser import Browser, LateError, Row, View
from .chromium import Chromium
from .display import Display
from .firefox import Firefox
from .webkit import WebKit

BROWSERS: dict[str, type[Browser]] = {"chromium": Chromium, "firefox": Firefox, "webkit": WebKit}

__all__ = ["BROWSERS", "Browser", "Chromium", "Display", "Firefox", "LateError", "Row", "View", "WebKit"]
