"""``vart build``: the whole site into a folder, swapped in only when it is complete."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from vart.cli.common import project, root_option, today_option


@click.command("build")
@click.option("--out", type=click.Path(path_type=Path), default=None, help="Where to put the site (default: site/).")
@root_option
@today_option
@click.option("--only", metavar="LANG,LANG", default="", help="Build only these languages.")
@click.option("--lang", type=click.Choice(["en", "sv"]), default="en", help="Language of the messages.")
@click.option("--compress", is_flag=True, help="Write .br and .gz beside every text file, for nginx and Caddy.")
@click.option("--no-sheets", is_flag=True, help="Leave the PDFs of the sheets out.")
@click.option("--no-cache", is_flag=True, help="Read every record anew.")
def command(
    out: Path | None,
    root: Path | None,
    today: date | None,
    only: str,
    lang: str,
    compress: bool,
    no_sheets: bool,
    no_cache: bool,
) -> None:
    """Build the site. The old one stays until the new one is whole.

    \b
    scripts/vart build --out /srv/vart
    """
    from vart.render.embeds.files import SCRIPT, integrity
    from vart.site.run import OutRefused, build_site

    paths = project(root)
    target = (out or paths.root / "site").resolve()
    try:
        built = build_site(
            paths.root,
            target,
            only=frozenset(filter(None, only.split(","))),
            today=today,
            use_cache=not no_cache,
            compress=compress,
            sheets=not no_sheets,
            say=click.echo,
        )
    except OutRefused as error:
        raise click.ClickException(str(error)) from None
    if built.problems:
        from vart.check import keepers_gettext
        from vart.check.report import line as problem_line

        for problem in built.problems:
            click.echo(problem_line(problem, keepers_gettext(lang)), err=True)
    if not built.complete:
        for line in built.messages:
            click.echo(line, err=True)
        click.echo(f"Nothing was changed in {target}.", err=True)
        sys.exit(1)
    if built.sheets:
        click.echo(built.sheets)
    click.echo(f"{built.pages} pages in {built.seconds:.1f} s → {target}")
    if (target / SCRIPT).is_file():
        # Whoever loads the script on a page of theirs writes this hash beside it (handbook, Embeds).
        click.echo(f"{SCRIPT} {integrity((target / SCRIPT).read_bytes())}")
