"""``vart import``: services of another directory as drafts."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from vart.cli.common import project, root_option, today_option


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--from", "form", type=click.Choice(["hsds", "csv", "json"]), required=True, help="What the file is.")
@click.option("--title", default="", help="What the drafts' sources call it (default: the file's name).")
@click.option("--url", default=None, help="Where it is published, for the drafts' sources.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@root_option
@today_option
def command(
    file: Path, form: str, title: str, url: str | None, dry_run: bool, root: Path | None, today: date | None
) -> None:
    """Turn the services of FILE into drafts in directory/services/.

    Nothing is believed: drafts are not verified, their confidence is low, and no address is ever taken over. What could
    not be understood is told, line by line. The command ends with 1 when a service was refused.

    \b
    scripts/vart import services.json --from json --title "Another city's directory"
    """
    from vart.exchange.notes import NotReadableError
    from vart.exchange.take_in import take_in

    if url is not None and not url.startswith("https://"):
        raise click.ClickException("--url begins with https:// — leave it out if there is none")
    try:
        result = take_in(project(root), file, form, today or date.today(), title=title, url=url, write=not dry_run)
    except NotReadableError as error:
        raise click.ClickException(str(error)) from None
    for note in result.notes:
        click.echo(note.line(), err=True)
    for name in result.written:
        click.echo(name)
    count, verb = len(result.written), "would be written" if dry_run else "written"
    click.echo(
        f"{count} draft{'' if count == 1 else 's'} {verb}, {result.refused} refused. Then: scripts/vart check", err=True
    )
    sys.exit(1 if result.refused else 0)
