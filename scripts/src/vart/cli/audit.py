"""``vart audit``: look at a built site from outside."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("audit")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--base", default="", help="The path that the site lives under, as /vart.")
@click.option("--canary", "canaries", multiple=True, help="A text that may stand in no file. May be given often.")
def command(folder: Path, base: str, canaries: tuple[str, ...]) -> None:
    """Fail on any page that could leave traces, ask a foreign host, run what its policy does not name, or say too much.

    \b
    scripts/vart audit site
    """
    from vart.audit import audit_site

    try:
        findings = list(audit_site(folder, base=base.rstrip("/"), canaries=canaries))
    except FileNotFoundError:
        raise click.ClickException(f"{folder} holds no built site — run: scripts/vart build --out {folder}") from None
    for finding in findings:
        click.echo(f"{finding.path}  {finding.message} [{finding.rule}]")
    pages = sum(1 for path in folder.rglob("*.html"))
    click.echo(f"{len(findings)} findings in {pages} pages")
    sys.exit(1 if findings else 0)
