"""Which tests go together to one process when several run them, and which begin: fewer things are made twice, and no
process has a long one left when the others are done.

Nothing here says what is tested or when a test passes; without ``-n`` it has no effect at all.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

#: Units by what they take on a free machine, the longest first. What is not named comes after them, as it was found.
#: A wrong place costs seconds, never a result.
_LONG = (
    "tests/sheets",
    "tests/browser/test_lighthouse.py",
    "tests/browser/test_layout.py",
    "tests/traces",
    "tests/prose/test_plan_page.py",
    "tests/embed",
    "tests/sheets/test_sheets_browser.py",
    "tests/hosting",
    "tests/sheets/test_sheets_cli.py",
    "tests/audit/test_audit_rules.py",
    "tests/site/test_site_build.py",
    "tests/cli/test_cli_site.py",
    "tests/find/test_find_match.py",
    "tests/site/test_site_hard_languages.py",
    "tests/open_data",
    "tests/exchange/test_round_trip.py",
    "tests/check/test_dialling.py",
    "tests/browser/test_finder.py",
    "tests/browser/test_markup.py",
)
#: Folders whose tests share something that takes long to make (a site, pressed sheets, a browser): one unit a folder.
_FOLDERS = ("tests/embed", "tests/hosting", "tests/open_data", "tests/sheets")
#: Files of those folders that do not need it.
_APART = ("tests/sheets/test_sheets_cli.py", "tests/sheets/test_sheets_browser.py")
#: Folders and files whose tests go one by one to whoever is free.
_SINGLE = ("tests/browser/", "tests/sheets/test_sheets_cli.py")
#: Files of :data:`_SINGLE` that must not disturb each other, or share a browser.
_TOGETHER = (
    "tests/browser/test_lighthouse.py",
    "tests/browser/test_layout.py",
    "tests/browser/test_markup.py",
    "tests/browser/test_every_page.py",
)
#: Tests of one visit (a browser and a way of visiting), which whoever comes first makes and others would wait for.
_VISITS = ("tests/traces/test_promises.py", "tests/traces/test_controls.py", "tests/traces/test_framed.py")


def unit_of(nodeid: str) -> str:
    """Return the unit of a test.

    :param nodeid: as pytest writes it: ``tests/room/test_x.py::test_y[z]``.
    """
    file, _, name = nodeid.partition("::")
    if file in _VISITS:
        return f"{file}[{name.partition('[')[2]}"
    if file.startswith(_SINGLE) and file not in _TOGETHER:
        return nodeid
    folder = file.rpartition("/")[0]
    return folder if folder in _FOLDERS and file not in _APART else file


def longest_first(items: list[pytest.Item]) -> None:
    """Bring tests into the order in which their units are handed out; within a unit it stays as it was."""
    places = {name: place for place, name in enumerate(_LONG)}

    def place(item: pytest.Item) -> int:
        unit = unit_of(item.nodeid)
        return min(
            (places[one] for one in (unit, *_around(unit)) if one in places),
            default=len(places),
        )

    items.sort(key=place)


def _around(unit: str) -> Iterable[str]:
    file = unit.partition("::")[0].partition("[")[0]
    yield file
    yield file.rpartition("/")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object | None:
    """Hand out units in the order of :func:`longest_first`, unless ``--dist`` asks for something else."""
    from xdist.scheduler import LoadScopeScheduling

    class Units(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return unit_of(nodeid)

    if config.option.dist != "load":
        return None
    config.option.loadscopereorder = False
    return Units(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put long units first in every process of several."""
    import os

    if os.environ.get("PYTEST_XDIST_WORKER"):
        longest_first(items)
