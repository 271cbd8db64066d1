"""The plugin's settings in ``mkdocs.yml``."""

from __future__ import annotations

from datetime import date

from mkdocs.config import base
from mkdocs.config import config_options as c

from vart.render import Site
from vart.render.options import PARTS


class Parts(base.BaseConfigOption[list[str]]):
    """A list of parts of the site; every part when there is no list."""

    def run_validation(self, value: object) -> list[str]:
        """Return the names.

        :raises base.ValidationError: one is not known, or there is no list.
        """
        if value is None:
            return list(PARTS)
        names = value if isinstance(value, list) else [value]
        unknown = [name for name in names if name not in list(PARTS)]
        if unknown or names is not value:
            told = ", ".join(f"'{name}'" for name in unknown or names)
            raise base.ValidationError(f"{told} is no list of parts of the site – write any of [{', '.join(PARTS)}], or []")
        return names

#: http://purl.org/adms/publishertype/, and nothing while it is not known.
PUBLISHER_TYPES = (
    "", "Academia-ScientificOrganisation", "Company", "IndustryConsortium", "LocalAuthority", "NationalAuthority",
    "NonGovernmentalOrganisation", "NonProfitOrganisation", "PrivateIndividual(s)", "RegionalAuthority",
    "StandardisationBody", "SupraNationalAuthority",
)  # fmt: skip


class VartConfig(base.Config):
    """What ``plugins: - vart:`` takes."""

    #: The title that every public page shows in tabs and history. It should say nothing.
    neutral_title = c.Type(str, default="Vart")
    #: Where the way out leads: a page that anyone might have open, not one about the reader.
    exit_url = c.URL()
    #: Where mistakes are reported, an https: or mailto: address. Empty while there is none.
    report_to = c.Type(str, default="")
    #: Who publishes the site and its data, as data catalogues name it. Empty for the site's own name.
    publisher = c.Type(str, default="")
    #: What kind of organisation that is. Catalogues in Sweden ask for it (DCAT-AP-SE).
    publisher_type = c.Choice(PUBLISHER_TYPES, default="")
    #: False shows the demonstration notice; `vart check --publication` says when it may be true.
    publication = c.Type(bool, default=False)
    #: Experimental: hosts answer /x/… with status 404 and the page itself (handbook, Hosting).
    discreet_door = c.Type(bool, default=False)
    #: The areas (ids of areas.yml) whose sheets stand ready to print. Empty: no pages to print from.
    sheets = c.ListOfItems(c.Type(str), default=[])
    #: The parts that the site has beside its pages (handbook, Another city). Without this line: all of them.
    parts = Parts()


def site_of(options: VartConfig, name: str, base_url: str, today: date) -> Site:
    """Return the settings as the renderer wants them."""
    return Site(
        name=name,
        neutral_title=options.neutral_title,
        exit_url=options.exit_url,
        base_url=base_url if base_url.endswith("/") else base_url + "/",
        report_to=options.report_to,
        publication=options.publication,
        today=today,
        door=options.discreet_door,
        publisher=options.publisher,
        sheets=tuple(options.sheets),
        parts=frozenset(options.parts),
        publisher_type=options.publisher_type,
    )
