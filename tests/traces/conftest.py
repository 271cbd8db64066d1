"""Fixtures: the stage, and visits that are made once and judged by many tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .browsers import Chromium
from .kept import kept
from .missing import MissingError
from .scenarios import Outcome, Stage, run
from .sites import PAINT
from .world import SEARCH, SITE, World


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker of visits that add time and little else."""
    config.addinivalue_line("markers", "slow: a visit that tests.traces.report makes; pytest runs it with -m slow")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow visits to the report, unless -m asks for them; pytest counts them as deselected."""
    if "slow" in (config.getoption("markexpr") or ""):
        return
    slow = [item for item in items if item.get_closest_marker("slow") and Path(__file__).parent in item.path.parents]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


@pytest.fixture(scope="session")
def shared(shared: Path) -> Path:
    """A folder that all processes of this run share."""
    return shared / "traces"


@pytest.fixture(scope="session")
def stage(shared: Path) -> Iterator[Stage]:
    """What all visits share."""
    made = Stage(shared)
    yield made
    made.close()


@pytest.fixture(scope="session")
def visit(stage: Stage, shared: Path) -> Callable[[str, str], Outcome]:
    """Makes a visit with a browser in a way, once a run, and returns what was found."""

    def visit(browser: str, scenario: str) -> Outcome:
        try:
            return kept(shared / "visits", f"{browser} {scenario}", lambda: run(stage, browser, scenario))
        except MissingError as missing:
            pytest.skip(str(missing))

    return visit


@pytest.fixture(scope="module")
def open_chromium(stage: Stage) -> Iterator[tuple[World, Chromium]]:
    """A Chromium that several tests use one after the other, and its world."""
    world = stage.world()
    try:
        browser = Chromium(world, stage.display)
    except MissingError as missing:
        world.stop()
        pytest.skip(str(missing))
    yield world, browser
    browser.discard()
    world.stop()


@pytest.fixture
def world(open_chromium: tuple[World, Chromium]) -> World:
    """The world around :func:`chromium`, with everything in order."""
    world = open_chromium[0]
    world.late, world.down = 0.0, set()
    world.gone.clear()
    world.host.broken.clear()
    world.host.gate.set()
    world.asked.clear()
    return world


@pytest.fixture
def chromium(open_chromium: tuple[World, Chromium], world: World) -> Chromium:
    """Chromium on the first page of a visit, in a tab of its own."""
    browser = open_chromium[1]
    browser.fresh_tab()
    browser.open(f"https://{SEARCH}/")
    browser.click("#hit")
    browser.wait_host(SITE)
    browser.wait("document.readyState === 'complete'")
    # Presses on a page that is not on the screen yet are lost.
    browser.display.wait_with(PAINT)
    return browser
