"""``vart new``: a commented record with a fresh code."""

from __future__ import annotations

import re
import sys
import unicodedata
from datetime import date
from pathlib import Path

import click

from vart.cli.common import project, root_option, today_option


@click.command("new")
@click.option("--name", help="The service's name.")
@click.option("--kind", help="What kind it is, as in vocabulary.yml.")
@click.option("--id", "id_", help="The file's name; made from the name when left out.")
@click.option("--code", "only_code", is_flag=True, help="Print a fresh code for a page of prose, and nothing else.")
@root_option
@today_option
def command(
    name: str | None, kind: str | None, id_: str | None, only_code: bool, root: Path | None, today: date | None
) -> None:
    """Write a new record, with comments that say what belongs where. Asks for what is not given.

    \b
    scripts/vart new --name "Kvinnojouren Exempel" --kind helpline
    """
    from vart.load import load_directory
    from vart.load.template import record_template
    from vart.model import new_code

    paths = project(root)
    directory = load_directory(paths).directory
    code = new_code(_taken(paths, directory))
    if only_code:
        click.echo(code)
        return
    kinds = list(directory.vocabulary.kinds)
    name = name or click.prompt("Name / Namn")
    kind = kind or click.prompt("Kind / Sort", type=click.Choice(kinds))
    if kind not in kinds:
        raise click.ClickException(f"'{kind}' is not a kind — use one of: {', '.join(kinds)}")
    id_ = id_ or slug(name)
    if not re.fullmatch(r"[a-z0-9-]{2,60}", id_):
        raise click.ClickException(f"'{id_}' can not be a file name — give one with --id, letters a-z, digits, hyphens")
    target = paths.service(id_)
    if target.exists():
        raise click.ClickException(f"{paths.relative(target)} exists — choose another name with --id")
    target.write_text(record_template(id_, code, name, kind, today or date.today()), "utf-8")
    click.echo(f"{paths.relative(target)} — fill it in, then run: scripts/vart check {paths.relative(target)}")
    sys.exit(0)


def slug(name: str) -> str:
    """Return a file name for a service's name: ``Ärlighet & Mod`` → ``arlighet-mod``."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]


def _taken(paths, directory) -> set[str]:
    """Return every code in use or retired."""
    from vart.render.plan import ALL_AREAS, ALL_PAGES, ALL_SERVICES, PRINT

    taken = {ALL_AREAS, ALL_PAGES, ALL_SERVICES, PRINT}
    taken |= {service.code for service in directory.services}
    taken |= {term.code for group in directory.vocabulary.groups.values() for term in group.values() if term.code}
    taken |= {area.code for area in directory.areas} | {retired.code for retired in directory.retired}
    # Read as text, not as records: a file that can not be read today holds its code all the same.
    for page in [*(paths.root / "docs").glob("*/*.md"), *(paths.directory / "services").glob("*.yml")]:
        found = re.search(r"^code:\s*[\"']?(\w{4})", page.read_text("utf-8-sig", "replace"), re.MULTILINE)
        if found:
            taken.add(found[1])
    return taken
