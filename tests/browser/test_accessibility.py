"""axe finds nothing, on every kind of page, in both directions, on a phone and a laptop, by day and by night."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .kinds import CASES, case_name
from .visits import Visits

pytestmark = pytest.mark.browser

_STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
#: By night only colours differ.
_COLOURS = ["color-contrast", "link-in-text-block"]
_RUN = """async (only) => (await axe.run(document, {runOnly: only, resultTypes: ["violations"]})).violations.map(
    (rule) => rule.id + ": " + rule.help + rule.nodes.map((node) => "\\n    " + node.html.slice(0, 200)).join(""))"""


@pytest.fixture(scope="session")
def axe(node_tools: Path) -> str:
    """The script."""
    return (node_tools / "axe-core/axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("path", CASES, ids=case_name, indirect=True)
def test_axe_finds_nothing(visits: Visits, path: str, axe: str) -> None:
    page = visits(path).page
    page.evaluate(axe)
    # All that folds is a part of the page too; of the menus one at a time, for an open one lies over what is below it.
    page.evaluate("document.querySelectorAll('details:not(.menu)').forEach((details) => { details.open = true; })")
    found = []
    for width, height in ((360, 740), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        for scheme, rules in (("light", _STANDARDS), ("dark", _COLOURS)):
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} px, {scheme}: {rule}" for rule in page.evaluate(_RUN, rules)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [("home", "sv"), ("home", "ar")], ids=case_name, indirect=True)
def test_axe_finds_nothing_in_the_menu(visits: Visits, path: str, axe: str, scheme: str) -> None:
    page = visits(path, scheme=scheme).page
    page.evaluate(axe)
    page.locator(".menu summary").click()
    found = page.evaluate(_RUN, _STANDARDS)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_axe_finds_nothing_after_moving_in_place(
    visits: Visits, addresses: dict[tuple[str, str], str], axe: str, language: str
) -> None:
    """The page that was put in place, its way back, and the notice of a page that could not be had."""
    visit = visits(addresses["home", language])
    page = visit.page
    page.locator("main ul.rows a").first.click()
    expect(page.locator("[data-back]")).to_be_visible()
    visit.context.set_offline(True)
    page.locator('main a[href^="/"]').first.click()
    expect(page.locator("[data-failed]")).to_be_visible()
    page.evaluate(axe)
    found = page.evaluate(_RUN, _STANDARDS)
    assert not found, "\n".join(found)
