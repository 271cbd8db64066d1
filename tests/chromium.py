"""Chromium as tests start it: the engine alone for what a page is and does, the whole browser for what a browser does with it.

Debian builds both from the same source (``chromium``, ``chromium-headless-shell``). The engine without its windows takes a quarter of
the processor's time for a visit. Where leaving, going back, printing or what stays on the disk is tested, the whole browser is started.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

#: It reaches this machine and nothing else.
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def whole() -> str:
    """Return the path of the whole browser; a machine without it skips the test, with the reason."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return found or pytest.skip("Chromium is not installed (Debian: chromium)")


def engine() -> str:
    """Return the path of the engine alone, or of the whole browser where there is no such thing."""
    return shutil.which("chromium-headless-shell") or whole()


@contextmanager
def started(playwright: Any, path: str) -> Iterator[Any]:
    """Start one and end it again."""
    browser = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
    yield browser
    browser.close()
