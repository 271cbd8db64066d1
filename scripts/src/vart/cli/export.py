"""``vart export``: the directory as files."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from vart.cli.common import project, root_option, today_option


@click.command("export")
@click.option("--as", "form", type=click.Choice(["hsds", "csv", "json"]), required=True, help="What to write.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="A new or empty folder.")
@click.option("--language", default="sv", help="Folder of the language that texts are in (default: sv).")
@root_option
@today_option
def command(form: str, out: Path, language: str, root: Path | None, today: date | None) -> None:
    """Write the directory into a folder: the same files as the site's open data.

    \b
    scripts/vart export --as hsds --out my-hsds
    """
    from vart.check import keepers_gettext
    from vart.check.report import line as problem_line
    from vart.exchange.export import OutTakenError, export
    from vart.site.build import BuildFailed

    target = out.resolve()
    try:
        names = export(project(root).root, form, target, today, language)
    except OutTakenError as error:
        raise click.ClickException(str(error)) from None
    except BuildFailed as error:
        for problem in error.problems:
            click.echo(problem_line(problem, keepers_gettext("en")), err=True)
        click.echo(f"Nothing was written to {target}.", err=True)
        sys.exit(1)
    click.echo(f"{len(names)} files → {target}")
