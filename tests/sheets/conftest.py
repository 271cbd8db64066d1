"""Sheets are pressed once a process; the tests that look at the same ones stay in one."""

from __future__ import annotations

from pathlib import Path

import pytest

_ALONE = ("test_sheets_cli.py", "test_sheets_browser.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep them together when the tests run in several processes."""
    for item in items:
        if item.path.parent == Path(__file__).parent and item.path.name not in _ALONE:
            item.add_marker(pytest.mark.xdist_group("sheets"))
