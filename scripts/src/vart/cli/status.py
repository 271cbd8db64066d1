"""``vart status``: what is due."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import click

from vart.cli.common import project, root_option, today_option


@click.command("status")
@root_option
@today_option
@click.option("--days", type=click.IntRange(min=0), default=60, show_default=True, help="How far ahead to look.")
def command(root: Path | None, today: date | None, days: int) -> None:
    """List what is due for checking: records by review date, and what each language still lacks.

    \b
    scripts/vart status --days 30
    """
    from vart.load import load_directory, load_translations
    from vart.model import service_fingerprint

    paths = project(root)
    day = today or date.today()
    loaded = load_directory(paths)
    directory = loaded.directory
    horizon = day + timedelta(days=days)
    due = sorted((one for one in directory.services if one.review_by <= horizon), key=lambda one: one.review_by)
    crisis = {line.service for line in directory.crisis}
    verified = sum(1 for one in directory.services if one.verified)
    click.echo(f"{len(directory.services)} services, {verified} verified with the service itself.")
    click.echo(f"\nDue by {horizon}: {len(due)}")
    for service in due:
        late = "LATE " if service.review_by < day else ""
        first = " (on the home page: first)" if service.id in crisis else ""
        click.echo(f"  {late}{service.review_by}  {paths.relative(paths.service(service.id))}{first}")
    click.echo("\nTranslations of records:")
    for language in directory.open_languages:
        if language.folder == "sv":
            continue
        texts, problems = load_translations(paths, language.folder)
        stale = [one.id for one in directory.services if one.id in texts and texts[one.id].source != service_fingerprint(one)]
        missing = [one.id for one in directory.services if one.id not in texts]
        states = {state: sum(1 for text in texts.values() if text.state == state) for state in
                  ("machine", "draft", "reviewed", "approved")}  # fmt: skip
        words = ", ".join(f"{count} {state}" for state, count in states.items() if count)
        click.echo(f"  {language.folder}: {words or 'none'}; {len(stale)} older than the Swedish, {len(missing)} missing")
        for id_ in [*stale[:10], *missing[:10]]:
            click.echo(f"    {id_}")
        for problem in problems:
            click.echo(f"    {problem.where.path}:{problem.where.line}  {problem.sentence()}")
