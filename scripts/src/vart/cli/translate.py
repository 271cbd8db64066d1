"""``vart translate``: files for translators, with the fingerprint of what they translate."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from vart.cli.common import project, root_option, today_option


@click.command("translate")
@click.argument("folder", metavar="LANG")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--refresh", is_flag=True, help="Note that the translation fits the Swedish of today. Read it first.")
@click.option("--interface", is_flag=True, help="Bring the catalogue of interface strings up to date instead.")
@click.option("--by", default="translator", show_default=True, help="The role that translates.")
@root_option
@today_option
def command(
    folder: str, ids: tuple[str, ...], refresh: bool, interface: bool, by: str, root: Path | None, today: date | None
) -> None:
    """Write files for the records that a language lacks, with the Swedish as comments; or refresh fingerprints.

    With --interface: put the strings of templates and code into overrides/locales/LANG.po; translations stay.

    \b
    scripts/vart translate so
    scripts/vart translate ar bris --refresh
    scripts/vart translate so --interface
    """
    from vart.load import load_directory
    from vart.load.translation_template import refreshed, translation_template

    paths = project(root)
    directory = load_directory(paths).directory
    if folder not in {language.folder for language in directory.languages} - {"sv"}:
        known = ", ".join(language.folder for language in directory.languages if language.folder != "sv")
        raise click.ClickException(f"'{folder}' is not a language to translate into — use one of: {known}")
    if interface:
        lacking = _interface(paths.root, next(one for one in directory.languages if one.folder == folder))
        click.echo(f"overrides/locales/{folder}.po: {len(lacking)} strings to translate")
        return
    unknown = [id_ for id_ in ids if id_ not in directory.by_id]
    if unknown:
        raise click.ClickException(f"There is no record {', '.join(unknown)} — the id is the file's name without .yml")
    day, count = today or date.today(), 0
    for service in directory.services:
        if ids and service.id not in ids:
            continue
        target = paths.translation(folder, service.id)
        if refresh and target.exists():
            text = target.read_text("utf-8")
            fresh = refreshed(text, service, day)
            if fresh != text:
                target.write_text(fresh, "utf-8")
                count += 1
        elif not refresh and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(translation_template(service, by, day), "utf-8")
            count += 1
    click.echo(f"{count} files {'refreshed' if refresh else 'written'} in directory/translations/{folder}/services/")
    if refresh and not ids:
        click.echo("Were they all read against the Swedish? A fingerprint is a promise.", err=True)
    sys.exit(0)


def _interface(root: Path, language) -> list[str]:
    from vart.languages.extract import extract, synced, untranslated

    template = extract(root / "overrides", Path(__file__).parent.parent)
    path = root / "overrides" / "locales" / f"{language.folder}.po"
    fresh = synced(language, path, template)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(fresh)
    return untranslated(path, language, template)
