"""``vart sheets``: the ready sheets of a built site, made by themselves."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from vart.cli.common import project, root_option, today_option


@click.command("sheets")
@click.option(
    "--site", type=click.Path(path_type=Path, exists=True, file_okay=False), help="The built site (default: site/)."
)
@click.option("--only", metavar="LANG,LANG", default="", help="Only these languages.")
@root_option
@today_option
def command(site: Path | None, only: str, root: Path | None, today: date | None) -> None:
    """Put the PDFs of the ready sheets into a site that was built without them. Makes only what changed.

    \b
    scripts/vart sheets --site /srv/vart
    """
    from vart.site.build import BuildFailed
    from vart.site.run import load_build
    from vart.site.sheets import press_sheets

    paths = project(root)
    try:
        build = load_build(paths.root, today=today, only=frozenset(filter(None, only.split(","))))
    except BuildFailed:
        raise click.ClickException("The records have errors — see scripts/vart check") from None
    out = site or paths.root / "site"
    if not build.site.sheets:
        return
    if not out.is_dir():
        raise click.ClickException(f"There is no site in {out} — build one first with scripts/vart build")
    made = press_sheets(build, out, say=click.echo)
    for problem in made.problems:
        click.echo(problem, err=True)
    click.echo(made.sentence())
    sys.exit(1 if made.lacking or made.problems else 0)
