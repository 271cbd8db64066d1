"""The command line in this process, on a copy of the small project."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from click.testing import CliRunner, Result

from vart.cli import main


@pytest.fixture(scope="session")
def run() -> Callable[..., Result]:
    """Runs a command as a terminal would; whatever goes wrong must be told in words, never by a traceback."""

    def command(*arguments: object, input: str | None = None) -> Result:
        result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=input)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise AssertionError(f"a traceback instead of a sentence: {result.exception!r}") from result.exception
        return result

    return command


@pytest.fixture
def on(run, small, small_day) -> Callable[..., Result]:
    """Runs a command on the small project, on the day that its records are true."""

    def command(name: str, *arguments: object, today: date | None = small_day, input: str | None = None) -> Result:
        day = ("--today", today.isoformat()) if today and name not in ("schema", "serve") else ()
        return run(name, *arguments, "--root", small.root, *day, input=input)

    return command
