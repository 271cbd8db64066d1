"""``vart verify``: note that somebody asked the service."""

from __future__ import annotations

import re
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import NoReturn

import click

from vart.cli.common import Day, project, root_option, today_option
from vart.model import Problem


@click.command("verify")
@click.argument("id_", metavar="ID")
@click.option("--by", required=True, help="The role that asked, as committee-stockholm. Never a person's name.")
@click.option("--how", type=click.Choice(["phone", "email", "visit", "letter"]), required=True)
@click.option("--review-by", type=Day(), help="When to ask again (default: six months from today).")
@root_option
@today_option
def command(id_: str, by: str, how: str, review_by: date | None, root: Path | None, today: date | None) -> None:
    """Write into a record that the service itself confirmed it today. Shows the questions to ask first.

    \b
    scripts/vart verify bris --by committee-stockholm --how phone
    """
    from vart.load import StrictYamlError, load_directory, parse_yaml
    from vart.load.typed import typed
    from vart.model import OpenService, parse_service

    paths = project(root)
    target = paths.service(id_)
    if not re.fullmatch(r"[a-z0-9-]{2,60}", id_) or not target.is_file():
        names = [service.id for service in load_directory(paths).directory.services if id_[:4] in service.id]
        hint = f"did you mean {', '.join(names[:3])}?" if names else "the id is the file's name without .yml"
        raise click.ClickException(f"There is no record '{id_}' — {hint}")
    day = today or date.today()
    raw = target.read_bytes()
    try:
        parse_yaml(raw, paths.relative(target))
        fresh = with_verification(raw.decode("utf-8"), day, by, how, review_by or day + timedelta(days=181))
        document = parse_yaml(fresh.encode(), paths.relative(target))
    except StrictYamlError as error:
        _give_up(error.problems)
    if not isinstance(document.data, dict):
        raise click.ClickException(f"{paths.relative(target)}:1:1  This is no record — compare it with another one")
    result = typed(document, lambda data: parse_service(id_, data), fields=OpenService)
    if isinstance(result, list):
        _give_up(result)
    for question in result.to_ask:
        click.echo(f"  ask: {question}")
    target.write_bytes(fresh.encode())
    click.echo(f"{paths.relative(target)}: verified {day} by {by} ({how}), again by {result.review_by}")


def _give_up(problems: list[Problem]) -> NoReturn:
    for problem in problems:
        path, line, column = problem.where
        click.echo(f"{path}:{line}:{column}  {problem.sentence()}", err=True)
    click.echo("Nothing was written.", err=True)
    sys.exit(1)


def with_verification(text: str, day: date, by: str, how: str, review_by: date) -> str:
    """Return a record's text with its ``verified`` and ``review_by`` lines replaced, everything else untouched."""
    line = f"verified: {{date: {day}, by: {by}, how: {how}}}"
    end = "\r\n" if "\r\n" in text else "\n"
    if not text.endswith("\n"):
        text += end
    text = re.sub(r"(?m)^verified:.*\r?\n(?:[ \t]+.*\r?\n)*", "", text)
    # What stands behind the day, a comment perhaps, stays.
    return re.sub(r"(?m)^review_by:[ ]*[^\s#]*", lambda _: f"{line}{end}review_by: {review_by}", text, count=1)
