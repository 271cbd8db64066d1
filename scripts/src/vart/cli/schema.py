"""``vart schema``: the JSON Schemas that editors complete records with."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from vart.cli.common import project, root_option


@click.command("schema")
@click.option("--check", "only_check", is_flag=True, help="Only say whether the files are up to date.")
@root_option
def command(only_check: bool, root: Path | None) -> None:
    """Write directory/schema/ anew from the types and the vocabulary.

    \b
    scripts/vart schema --check
    """
    from vart.load import load_directory
    from vart.load.schema import stale_schemas, write_schemas

    paths = project(root)
    directory = load_directory(paths).directory
    if only_check:
        stale = stale_schemas(directory, paths)
        for name in stale:
            click.echo(f"directory/schema/{name} is out of date — run: scripts/vart schema", err=True)
        sys.exit(1 if stale else 0)
    for name in write_schemas(directory, paths):
        click.echo(f"directory/schema/{name}")
