"""What commands share: where the project is, which day it is, how problems are shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from vart.load import Paths


def find_root(start: Path | None = None) -> Path:
    """Return the nearest folder, from here upwards, that holds ``mkdocs.yml`` and ``directory/``.

    :raises click.ClickException: there is none.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "directory").is_dir():
            return folder
    raise click.ClickException(
        "There is no mkdocs.yml with a directory/ beside it here or above — run this inside the project, or use --root"
    )


class Day(click.ParamType):
    """A day written as 2026-11-24."""

    name = "day"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a day; write it as 2026-11-24", param, ctx)


root_option = click.option(
    "--root", type=click.Path(path_type=Path, exists=True, file_okay=False), help="The project's folder."
)
today_option = click.option("--today", type=Day(), help="Judge dates as if it were this day (2026-11-24).")


def project(root: Path | None) -> Paths:
    """Return the paths of the project."""
    return Paths(root.resolve() if root else find_root())
