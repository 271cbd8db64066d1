"""``vart sheet``: one sheet to print, as a PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from vart.cli.common import Day, project, root_option, today_option


class Month(click.ParamType):
    """A month written as 2026-12."""

    name = "month"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the month's first day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(f"{value}-01")
        except ValueError:
            self.fail(f"'{value}' is not a month; write it as 2026-12", param, ctx)


def _names(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return names given several times, with commas, or both."""
    return tuple(name for value in values for name in value.replace(" ", "").split(",") if name)


@click.command("sheet")
@click.argument("kind")
@click.option("--lang", default="", help="The language's folder; two for two languages, as sv,ar (default: sv).")
@click.option("--area", help="An area's id, as 0180-farsta.")
@click.option("--audience", help="An audience's name in the vocabulary, as young-adults.")
@click.option("--need", "needs", multiple=True, help="What it is about; several times or with commas.")
@click.option("--service", "services", multiple=True, help="Exactly these services; several times or with commas.")
@click.option("--contact", default="", help="Your own contact: name, room, telephone.")
@click.option("--text-size", type=int, default=0, help="Letters in points: 12, 13, 14, 16, 18, 20 or 24.")
@click.option("--strips", type=int, default=10, show_default=True, help="Strips on a poster, 8 to 12.")
@click.option("--no-qr", is_flag=True, help="Leave out the QR code.")
@click.option("--paper", default="A4", show_default=True, help="A4 or Letter.")
@click.option("--month", type=Month(), help="The month on the sheet (default: this one).")
@click.option(
    "--pages",
    type=int,
    default=0,
    help="How many pages a list may take, 1 or 2 (default: 1; 2 for large and two-languages).",
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="The PDF (default: a name that says nothing)."
)
@root_option
@today_option
def command(
    kind: str,
    lang: str,
    area: str | None,
    audience: str | None,
    needs: tuple[str, ...],
    services: tuple[str, ...],
    contact: str,
    text_size: int,
    strips: int,
    no_qr: bool,
    paper: str,
    month: date | None,
    pages: int,
    out: Path | None,
    root: Path | None,
    today: Day | None,
) -> None:
    """Make one sheet: list, two-languages, large, easy, poster, door, fold, pocket, shoe, staff or plan.

    Tells which services the sheet shows and which had no room on it.

    \b
    scripts/vart sheet list --lang sv,ar --area 0180-farsta --audience young-adults --out farsta.pdf
    scripts/vart sheet poster --lang ar --area 0180 --contact "Sara, rum 12" --strips 12
    """
    from vart.find.sheet import UnknownNamesError
    from vart.press.make import DoesNotFitError, press_sheet
    from vart.press.press import lacking
    from vart.render.sheets.order import KINDS, Order, OrderRefusedError, refuse_impossible

    paths = project(root)
    languages = _names((lang,)) or ("sv-simple" if kind == "easy" else "sv",)
    if kind == "list" and len(languages) == 2:
        kind = "two-languages"
    order = Order(
        kind, languages, area, audience, _names(needs), _names(services), " ".join(contact.split()), text_size, strips,
        not no_qr, paper, month, pages,
    )  # fmt: skip
    if missing := lacking():
        raise click.ClickException(missing)
    try:
        refuse_impossible(order)
        maker, press = _tools(paths.root, languages, today)
        made = press_sheet(press, maker, order)
    except (OrderRefusedError, UnknownNamesError) as error:
        raise click.ClickException("\n       ".join(error.problems)) from None
    except DoesNotFitError as error:
        raise click.ClickException(str(error)) from None
    target = out or Path(f"{made.sheet.code}.pdf")
    try:
        fresh = target.with_name(f".{target.name}.new")
        fresh.write_bytes(made.pdf)
        fresh.replace(target)
    except OSError as error:
        raise click.ClickException(f"{target} can not be written: {error.strerror} — choose another place") from None
    sheet = made.sheet
    click.echo(f"{target}: {sheet.pages} {'page' if sheet.pages == 1 else 'pages'}, {order.paper}")
    if KINDS[order.kind].choosing:
        click.echo(f"  shows {len(sheet.shown)}: {', '.join(one.id for one in sheet.shown)}")
    if sheet.left_out:
        click.echo(f"  no room for {len(sheet.left_out)}: {', '.join(one.id for one in sheet.left_out)}")
        click.echo(
            "  The sheet names them and says where they are. For more room: --pages 2, a smaller --text-size, --need."
        )


def _tools(root: Path, languages: tuple[str, ...], today: date | None):
    from vart.site.build import BuildFailed
    from vart.site.run import load_build
    from vart.site.sheets import maker_of, press_of

    try:
        build = load_build(root, today=today)
    except BuildFailed as error:
        from vart.check import keepers_gettext
        from vart.check.report import line as problem_line

        for problem in error.problems:
            click.echo(problem_line(problem, keepers_gettext("en")), err=True)
        raise click.ClickException(
            "The records have errors; no sheet is made of them — mend what stands above"
        ) from None
    known = [language.folder for language in build.languages]
    unknown = [folder for folder in languages if folder not in known]
    if unknown:
        raise click.ClickException(f"There is no open language {', '.join(unknown)} — use {', '.join(known)}")
    return maker_of(build, frozenset(languages)), press_of(build)
