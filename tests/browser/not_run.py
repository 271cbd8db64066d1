"""What could not be tested is said: ``tests/conftest.py`` lists every skipped test, loudly and last."""

from __future__ import annotations

from typing import NoReturn

import pytest


def not_run(reason: str) -> NoReturn:
    """End the test because something that it needs is not here.

    :param reason: what is missing, and how to get it.
    """
    pytest.skip(reason)
