"""``vart check``: every problem at once."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import click

from vart.cli.common import project, root_option, today_option


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@root_option
@today_option
@click.option("--since", metavar="REF", help="Look only at files changed since this commit.")
@click.option("--lang", type=click.Choice(["en", "sv"]), default="en", help="Language of the messages.")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--publication", is_flag=True, help="Ask whether the demonstration notice may go.")
def command(
    files: tuple[Path, ...],
    root: Path | None,
    today: date | None,
    since: str | None,
    lang: str,
    form: str,
    strict: bool,
    publication: bool,
) -> None:
    """Check records, translations and pages; say where, what is wrong and what to do.

    \b
    scripts/vart check
    scripts/vart check directory/services/bris.yml --lang sv
    scripts/vart check --since main --format github
    """
    from vart.check import as_annotations, as_json, as_text, check, keepers_gettext

    paths = project(root)
    only = named(files, paths.root) if files else None
    if since:
        only = (only or set()) | changed_since(paths.root, since)
    cache = paths.root / ".cache" / "vart"
    report = check(
        paths, today or date.today(), cache=cache, only=only, publication=publication, left_out=left_out(paths.root)
    )
    show = {"text": as_text, "json": as_json, "github": as_annotations}[form]
    click.echo(show(report, keepers_gettext(lang)), nl=False)
    errors = [problem for problem in report.problems if strict or problem.severity == "error"]
    sys.exit(1 if errors else 0)


def left_out(root: Path) -> frozenset[str]:
    """Return the names of the pages whose part of the site the project leaves out.

    MkDocs takes its time to start. It is only asked where the settings name parts.

    :raises click.ClickException: the settings can not be used.
    """
    settings = root / "mkdocs.yml"
    if not settings.is_file() or "parts:" not in settings.read_text("utf-8"):
        return frozenset()
    from vart.site.settings import BuildFailed, project_build

    try:
        return project_build(root).site.left_out
    except BuildFailed as error:
        raise click.ClickException("\n".join(one.sentence() for one in error.problems)) from None


def named(files: tuple[Path, ...], root: Path) -> set[Path]:
    """Return the files that are meant, those in a named folder one by one.

    :raises click.ClickException: one does not exist, or is nothing that is checked.
    """
    found: set[Path] = set()
    for file in files:
        if not file.exists():
            raise click.ClickException(f"{file} does not exist — check its spelling")
        path = file.resolve()
        if not any(path.is_relative_to(root / folder) for folder in ("directory", "docs")) and path != root:
            raise click.ClickException(f"{file} is no record, translation or page — name one in directory/ or docs/")
        found |= {one for one in path.rglob("*") if one.is_file()} if path.is_dir() else {path}
    return found


def changed_since(root: Path, ref: str) -> set[Path]:
    """Return the files that differ from a commit, those git does not know yet included.

    :raises click.ClickException: git does not know the commit.
    """
    found: set[Path] = set()
    for arguments in (
        ["diff", "--name-only", "-z", "--end-of-options", ref, "--"],
        ["ls-files", "--others", "--exclude-standard", "-z"],
    ):
        run = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
        if run.returncode:
            raise click.ClickException(f"git does not know '{ref}' — name a branch, tag or commit")
        top = subprocess.run(
            ["git", "-C", str(root), "rev-parse", "--show-toplevel"], capture_output=True, text=True, check=True
        ).stdout.strip()
        base = Path(top) if arguments[0] == "diff" else root
        found |= {(base / name).resolve() for name in run.stdout.decode().split("\0") if name}
    return found
