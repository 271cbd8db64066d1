"""``vart find``: what the finder answers, and why."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from vart.cli.common import project, root_option

_STOCKHOLM = ZoneInfo("Europe/Stockholm")


class Moment(click.ParamType):
    """A minute in Stockholm, written as 2026-11-24T21:30."""

    name = "moment"

    def convert(self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the moment."""
        if isinstance(value, datetime):
            return value
        try:
            found = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a moment; write it as 2026-11-24T21:30", param, ctx)
        return found if found.tzinfo else found.replace(tzinfo=_STOCKHOLM)


@click.command("find")
@click.argument("words", nargs=-1, required=True)
@root_option
@click.option("--lang", default="sv", show_default=True, help="Language of the words: a folder of languages.yml.")
@click.option("--why", is_flag=True, help="Tell what each word speaks for, and what each need got.")
@click.option("--need", metavar="ID", help="Choose a need besides the words.")
@click.option("--who", metavar="ID", help="Choose an audience.")
@click.option("--area", metavar="CODE", help="Where the reader is: an official code as in areas.yml, or its name.")
@click.option("--speaks", metavar="TAG", help="Only services that speak this language.")
@click.option("--how", type=click.Choice(["call", "chat", "text", "visit"]), multiple=True)
@click.option("--open", "open_now", is_flag=True, help="Only what is open now.")
@click.option("--anonymous", is_flag=True, help="Only where one can be anonymous.")
@click.option("--unbilled", is_flag=True, help="Only numbers that do not show on the bill.")
@click.option("--now", type=Moment(), help="As if it were this minute in Stockholm (2026-11-24T21:30).")
def command(
    words: tuple[str, ...], root: Path | None, lang: str, why: bool, need: str | None, who: str | None,
    area: str | None, speaks: str | None, how: tuple[str, ...], open_now: bool, anonymous: bool, unbilled: bool,
    now: datetime | None,
) -> None:  # fmt: skip
    """Answer as the finder on the pages does, with the same code and the same index.

    \b
    scripts/vart find "han kollar min telefon" --why
    scripts/vart find "زوجي يضربني" --lang ar --area Farsta --now 2026-12-24T21:30
    """
    from vart.find import Choices
    from vart.find.project import project_finder

    moment = (now or datetime.now(_STOCKHOLM)).astimezone(_STOCKHOLM)
    paths = project(root)
    try:
        known = project_finder(paths, lang, moment.date())
        choices = Choices(
            need=known.place("need", need), who=known.place("who", who), area=known.place("area", area),
            tongue=known.place("tongue", speaks), how=frozenset(how), open_now=open_now, anonymous=anonymous,
            unbilled=unbilled,
        )  # fmt: skip
    except LookupError as error:
        raise click.ClickException(str(error.args[0])) from None
    text = " ".join(words)
    # Nobody writes on: the last word is whole.
    found = known.finder.find(f"{text} ", choices, moment.date(), moment.hour * 60 + moment.minute)
    for line in known.tell(text, found, moment.date(), moment.hour * 60 + moment.minute, why=why):
        click.echo(line)
