"""``vart status``: what is due."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import click

from vart.cli.common import project, root_option, today_option
from vart.load import Paths
from vart.model import Directory


@click.command("status")
@root_option
@today_option
@click.option("--plain", is_flag=True, help="Tell instead how hard each page of prose is to read.")
@click.option("--days", type=click.IntRange(min=0), default=60, show_default=True, help="How far ahead to look.")
def command(root: Path | None, today: date | None, days: int, plain: bool) -> None:
    """List what is due for checking: records and pages by review date, and what each language still lacks.

    \b
    scripts/vart status --days 30
    scripts/vart status --plain
    """
    from vart.load import load_directory, load_translations
    from vart.model import service_fingerprint

    paths = project(root)
    if plain:
        click.echo(plainness(paths))
        return
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
    for problem in loaded.problems:
        click.echo(f"  can not be read: {problem.where.path}:{problem.where.line}  {problem.sentence()}")
    click.echo("\nTranslations of records:")
    for language in directory.open_languages:
        if language.folder == "sv":
            continue
        texts, problems = load_translations(paths, language.folder)
        stale = [
            one.id for one in directory.services if one.id in texts and texts[one.id].source != service_fingerprint(one)
        ]
        missing = [one.id for one in directory.services if one.id not in texts]
        states = {state: sum(1 for text in texts.values() if text.state == state) for state in
                  ("machine", "draft", "reviewed", "approved")}  # fmt: skip
        words = ", ".join(f"{count} {state}" for state, count in states.items() if count)
        click.echo(
            f"  {language.folder}: {words or 'none'}; {len(stale)} older than the Swedish, {len(missing)} missing"
        )
        for id_ in [*stale[:10], *missing[:10]]:
            click.echo(f"    {id_}")
        for problem in problems:
            click.echo(f"    {problem.where.path}:{problem.where.line}  {problem.sentence()}")
    click.echo(prose_due(paths, loaded.directory, day, horizon))


def prose_due(paths: Paths, directory: Directory, day: date, horizon: date) -> str:
    """Return what is due in the prose: reviews, doubts, exceptions, words that translations lack."""
    from vart.check.citations import NO_LAW
    from vart.check.glossary import lacking
    from vart.load.prose import load_prose

    pages, _ = load_prose(paths, [one.folder for one in directory.languages])
    swedish = {page.name: page for page in pages if page.folder == "sv"}
    lines = ["", "Prose:"]
    late = [page for page in pages if page.meta.review_by <= horizon]
    lines.append(f"  {len(late)} pages to review by {horizon}")
    lines += [
        f"    {'LATE ' if page.meta.review_by < day else ''}{page.meta.review_by}  {page.path}"
        for page in sorted(late, key=lambda one: one.meta.review_by)
    ]
    doubtful = [page for page in swedish.values() if page.meta.unchecked]
    lines.append(f"  {len(doubtful)} pages rest on something that no one has confirmed")
    for page in doubtful:
        facts = pages.facts.unconfirmed(page.cited)
        lines.append(f"    {page.path}: {', '.join(facts) or 'the plan'}")
    known = {fact for page in doubtful for fact in pages.facts.unconfirmed(page.cited)}
    for name in sorted(known, key=lambda one: [int(part) for part in one.split(".")]):
        fact = pages.facts.facts[name]
        reasons = [fact.check, *(pages.facts.sources[one].check for one in fact.sources if one in pages.facts.sources)]
        lines.append(f"      {name}: {' '.join(dict.fromkeys(reason for reason in reasons if reason))}")
    marked = {page.path: page.markdown.count(NO_LAW) for page in pages if NO_LAW in page.markdown}
    lines.append(f"  {sum(marked.values())} blocks are marked as no law")
    lines += [f"    {path}: {count}" for path, count in marked.items()]
    lines.append("Words of the glossary that a translated page does without:")
    for folder, words in pages.glossaries.items():
        found = {
            page.path: lacking(page, swedish[page.name], pages.glossary, words)
            for page in pages
            if page.folder == folder and page.name in swedish
        }
        lines.append(f"  {folder}: {sum(map(len, found.values()))}")
        for path, names in found.items():
            if names:
                lines.append(f"    {path}: {', '.join(words.terms[name].term for name in names)}")
    return "\n".join(lines)


def plainness(paths: Paths) -> str:
    """Return how hard each page is to read, with the sentences that take it over its target and those that are long."""
    from vart.check.glossary import names_of
    from vart.check.readability import SCALES, measure, names_pattern
    from vart.load import load_directory
    from vart.load.prose import load_prose
    from vart.model.prose import PLAN_MARK

    directory = load_directory(paths).directory
    pages, _ = load_prose(paths, [one.folder for one in directory.languages])
    names = {service.name for service in directory.services}
    names |= {service.operator.name for service in directory.services} | names_of(pages.glossary)
    pattern = names_pattern(names)
    lines, over = [], 0
    for folder, scale in SCALES.items():
        lines.append(f"{folder}: {scale.name}, at most {scale.target:g}; sentences of at most {scale.words} words")
        for page in pages:
            if page.folder != folder:
                continue
            plan = pages.plan if folder == "sv" else pages.plans.get(folder)
            more = list(plan.texts.values()) if plan and PLAN_MARK in page.markdown else []
            found = measure(page, pattern, more)
            if found.value is None:
                continue
            over += found.value > scale.target
            sign = "OVER" if found.value > scale.target else "    "
            lines.append(f"  {sign} {found.value:5.1f}  {page.path}")
            lines += [f"         breaks it, line {one.line}: {one.text}" for one in found.breaking]
            lines += [f"         long, line {one.line}: {one.text}" for one in found.long if one not in found.breaking]
    lines.append(f"{over} pages over their target. No formula is known to be good for Arabic: ask a reader.")
    return "\n".join(lines)
