"""``vart serve``: build, serve on this machine alone, build again when something changes."""

from __future__ import annotations

from pathlib import Path

import click

from vart.cli.common import project, root_option


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--only", metavar="LANG,LANG", default="", help="Build only these languages.")
@click.option("--no-watch", is_flag=True, help="Do not build again when files change.")
@root_option
def command(port: int, only: str, no_watch: bool, root: Path | None) -> None:
    """Build the site and serve it on http://127.0.0.1. Opens nothing by itself; Ctrl-C ends it.

    \b
    scripts/serve --port 8080 --only sv
    """
    from vart.site.serve import PortTaken, serve

    paths = project(root)
    try:
        serve(paths.root, port, frozenset(filter(None, only.split(","))), watch=not no_watch, say=click.echo)
    except PortTaken as error:
        raise click.ClickException(str(error)) from None
