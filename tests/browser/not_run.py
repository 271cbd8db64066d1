"""What could not be tested is said, loudly and last.

A test that lacks a tool calls :func:`not_run`. With ``VART_TESTS_COMPLETE=1`` (as on CI) that is a failure; otherwise
the test is skipped and listed at the end of the run. ``tests/conftest.py`` must have :func:`pytest_terminal_summary`
too: a process that hands the tests out to workers never loads this folder's own conftest. A warning says the same where
even that is missing, for warnings always reach the end of a run.
"""

from __future__ import annotations

import os
import warnings
from collections import defaultdict
from typing import Any, NoReturn

import pytest

_MARK = "NOT RUN: "


def not_run(reason: str) -> NoReturn:
    """End the test because something that it needs is not here.

    :param reason: what is missing, and how to get it.
    """
    if os.environ.get("VART_TESTS_COMPLETE") == "1":
        pytest.fail(_MARK + reason, pytrace=False)
    # Of a plain class: the process that shows warnings must be able to import it.
    warnings.warn(_MARK + reason, UserWarning, stacklevel=2)
    pytest.skip(_MARK + reason)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """List what did not run, by reason."""
    config = terminalreporter.config
    if getattr(config, "_vart_told_not_run", False):
        return
    config._vart_told_not_run = True
    found: dict[str, list[str]] = defaultdict(list)
    for report in terminalreporter.stats.get("skipped", []):
        words = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if _MARK in words:
            found[words.partition(_MARK)[2].strip()].append(report.nodeid)
    if not found:
        return
    terminalreporter.section("NOT RUN", sep="!", red=True, bold=True)
    for reason, tests in found.items():
        terminalreporter.write_line(f"{len(tests)} tests: {reason}", red=True, bold=True)
        for test in tests:
            terminalreporter.write_line(f"  {test}")
