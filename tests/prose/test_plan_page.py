"""The plan as a browser shows it: with scripts and without, after moving in place, on paper."""

from __future__ import annotations

import re
from pathlib import Path

import brotli
import pytest

from vart.load import Paths
from vart.load.plan import load_plan, load_plan_translation
from vart.model.plan import Plan
from vart.render.plan_page import ticks

from .situations import NOTHING, SITUATIONS

pytestmark = pytest.mark.browser

CODE = "ptg3"
#: What a first page may weigh on the way, as the tests of every page ask.
BUDGET = 14_000
LANGUAGES = ("sv", "sv-simple", "en", "ar")

_STEPS = """() => [...document.querySelectorAll('.phases li')].filter((li) => li.checkVisibility()).map((li) => {
    const p = li.querySelector('p').cloneNode(true);
    p.querySelectorAll('.cite, .if').forEach((part) => part.remove());
    return p.textContent.replace(/\\s+/g, ' ').trim();
})"""
#: Only what stands in the page itself: the shell around every page has tests of its own.
_AXE = """async () => (await axe.run(document.querySelector('main'), {resultTypes: ['violations']})).violations.map(
    (rule) => rule.id + ': ' + rule.help + rule.nodes.map((node) => '\\n    ' + node.html.slice(0, 200)).join(''))"""


@pytest.fixture(scope="module")
def plan(project_root: Path) -> Plan:
    return load_plan(Paths(project_root))[0]


@pytest.fixture
def page(chromium, request: pytest.FixtureRequest):
    context = chromium.new_context(
        java_script_enabled=getattr(request, "param", True), viewport={"width": 360, "height": 740}
    )
    yield context.new_page()
    context.close()


def texts(plan: Plan, project_root: Path, folder: str, steps: list[str]) -> list[str]:
    own = plan if folder == "sv" else load_plan_translation(Paths(project_root), folder)[0]
    return [" ".join(own.texts[f"steps.{name}.text"].split()) for name in steps]


def tick(page, plan: Plan, names: tuple[str, ...]) -> None:
    for name in names:
        page.check(f"#{ticks(plan)[name]}")


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_right_steps_for_everyone(page, address: str, plan: Plan, project_root: Path, folder: str) -> None:
    page.goto(f"{address}/{folder}/{CODE}/")
    for situation in SITUATIONS:
        tick(page, plan, situation.ticks)
        assert page.evaluate(_STEPS) == texts(plan, project_root, folder, situation.steps), situation.who
        page.click("button[type=reset]")
    whole = page.evaluate(_STEPS)
    assert whole == texts(plan, project_root, folder, plan_order(plan))
    page.check(".tick:last-of-type input")
    assert page.evaluate(_STEPS) == texts(plan, project_root, folder, NOTHING.steps)


def plan_order(plan: Plan) -> list[str]:
    return [name for phase in plan.phases for name, step in plan.steps.items() if step.phase == phase]


@pytest.mark.parametrize("page", [False], indirect=True)
def test_without_scripts_the_whole_plan_stands_there_and_ticks_work(page, address: str, plan: Plan) -> None:
    page.goto(f"{address}/sv/{CODE}/")
    items = page.locator(".phases li")
    assert items.count() == len(plan.steps)
    assert all(items.nth(index).is_visible() for index in range(items.count()))
    # Each step that not everyone needs says in words when it applies.
    conditional = sum(bool(step.when.named) for step in plan.steps.values())
    assert page.locator(".phases .if").count() == conditional
    tick(page, plan, SITUATIONS[0].ticks)
    assert sum(items.nth(index).is_visible() for index in range(items.count())) == len(SITUATIONS[0].steps)


def test_it_works_after_moving_in_place(page, address: str, plan: Plan, project_root: Path) -> None:
    wrong = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(f"{address}/sv/6qcs/")
    link = page.locator(f'main a[href="/sv/{CODE}/"]')
    if not link.count():
        page.evaluate(f"document.querySelector('main').innerHTML += '<a href=\"/sv/{CODE}/\">Min plan</a>'")
    link.first.click()
    page.wait_for_selector(".plan")
    assert page.url.endswith("/sv/6qcs/"), "the address must not change"
    tick(page, plan, SITUATIONS[3].ticks)
    assert page.evaluate(_STEPS) == texts(plan, project_root, "sv", SITUATIONS[3].steps)
    assert not wrong


def test_nothing_is_stored_or_sent(page, address: str, plan: Plan) -> None:
    page.goto(f"{address}/sv/{CODE}/")
    page.focus("#t0")  # the first touch fetches the code, whatever will be ticked
    page.wait_for_selector(".now", state="attached")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    before = page.evaluate("history.length")
    tick(page, plan, SITUATIONS[1].ticks)
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert not asked
    assert page.evaluate("history.length") == before
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    assert page.url == f"{address}/sv/{CODE}/"
    # No name, so that no browser can put a tick into an address; no ticks after a reload.
    assert page.locator(".plan input[name]").count() == 0
    page.reload()
    assert page.locator(".plan input:checked").count() == 0


#: A Wednesday morning, the night before, and a Sunday night, in Stockholm; whether it is open, and what is said.
MOMENTS = {
    "sv": [
        ("2026-11-25T10:00:00+01:00", True, "öppet nu till 16"),
        ("2026-11-25T03:00:00+01:00", False, "öppnar 9"),
        ("2026-11-29T23:00:00+01:00", False, "öppnar i morgon 9"),
        ("2026-11-27T18:00:00+01:00", False, "öppnar måndag 9"),
    ],
    "ar": [
        ("2026-11-25T10:00:00+01:00", True, "مفتوح الآن حتى 16"),
        ("2026-11-29T23:00:00+01:00", False, "يفتح غدًا 9"),
    ],
}


@pytest.mark.parametrize("folder", MOMENTS)
def test_it_says_what_is_open_now(chromium, address: str, folder: str) -> None:
    # The reader's own clock is elsewhere; the hours are Stockholm's.
    context = chromium.new_context(viewport={"width": 360, "height": 740}, timezone_id="Asia/Tokyo")
    page = context.new_page()
    for moment, open_, said in MOMENTS[folder]:
        page.clock.set_fixed_time(moment)
        page.goto(f"{address}/{folder}/{CODE}/")
        page.focus("#t0")
        shown = page.locator('.help span:has(> a[href^="tel:"]):has-text("Somaya") .now').first
        shown.wait_for(state="attached")
        assert " ".join(shown.inner_text().split()).removeprefix("· ") == said, moment
        assert (shown.evaluate("one => one.tagName") == "B") is open_
        always = page.locator('.help span:has(> a[href="tel:112"]) .now').first.inner_text()
        assert always.strip(" ·") == {"sv": "öppet nu", "ar": "مفتوح الآن"}[folder]
    # Time goes on while the reader ticks.
    page.clock.set_fixed_time("2026-11-25T16:30:00+01:00")
    page.check("#t0")
    assert page.locator(".phases b.now", has_text={"sv": "till 16", "ar": "حتى 16"}[folder]).count() == 0
    page.emulate_media(media="print")
    assert not any(one.is_visible() for one in page.locator(".now").all()), "paper outlives the moment"
    context.close()


def test_what_is_open_now_is_told_after_moving_in_place_too(page, address: str) -> None:
    page.goto(f"{address}/sv/6qcs/")
    page.evaluate(f"document.querySelector('main').innerHTML += '<a href=\"/sv/{CODE}/\">Min plan</a>'")
    page.locator(f'main a[href="/sv/{CODE}/"]').last.click()
    page.wait_for_selector(".plan")
    page.check("#t0")
    page.wait_for_selector(".phases .now", state="attached")


@pytest.mark.parametrize("folder", LANGUAGES)
def test_one_sheet_of_paper(page, address: str, plan: Plan, folder: str) -> None:
    page.goto(f"{address}/{folder}/{CODE}/")
    for situation in SITUATIONS:
        tick(page, plan, situation.ticks)
        pdf = page.pdf(format="A4", margin={"top": "1cm", "bottom": "1cm", "left": "1cm", "right": "1cm"})
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, situation.who
        page.click("button[type=reset]")


def test_the_paper_is_discreet(page, address: str, plan: Plan) -> None:
    page.goto(f"{address}/sv/{CODE}/")
    tick(page, plan, SITUATIONS[0].ticks)
    page.emulate_media(media="print")
    for part in ("form", ".danger", ".lines", "header", "footer", "#leave", ".fold", ".notice"):
        found = page.locator(part)
        assert not any(found.nth(index).is_visible() for index in range(found.count())), part
    assert page.locator(".phases").is_visible()


@pytest.mark.parametrize("folder", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page, address: str, project_root: Path, plan: Plan, folder: str, scheme: str) -> None:
    script = project_root / "tests/browser/node_modules/axe-core/axe.min.js"
    if not script.exists():
        pytest.skip("the Node tools are not installed (cd tests/browser && npm ci)")
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/{folder}/{CODE}/")
    page.evaluate(script.read_text("utf-8"))
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert page.evaluate(_AXE) == []
    tick(page, plan, SITUATIONS[0].ticks)
    assert page.evaluate(_AXE) == []


@pytest.mark.parametrize("folder", LANGUAGES)
def test_it_is_light(real_site: Path, folder: str) -> None:
    body = (real_site / folder / CODE / "index.html").read_bytes()
    assert len(brotli.compress(body, quality=5)) <= BUDGET


@pytest.mark.parametrize("folder", LANGUAGES)
def test_it_begins_with_the_danger_and_with_who_can_help(real_site: Path, folder: str) -> None:
    page = (real_site / folder / CODE / "index.html").read_text("utf-8")
    main = page[page.index("<main") : page.index('<div class="phases">')]
    first = {
        "sv": "Att lämna kan öka faran",
        "sv-simple": "Det kan bli farligare när du lämnar någon",
        "en": "Leaving can make the danger greater",
        "ar": "المغادرة قد تزيد الخطر",
    }
    assert main.index(first[folder]) < main.index("tel:112") < main.index('class="lines"') < main.index("<form")


def test_needs_and_pages_are_named_in_the_readers_language(real_site: Path) -> None:
    english = (real_site / "en" / CODE / "index.html").read_text("utf-8")
    plan = english[english.index('<div class="phases">') :]
    assert ">I want to leave</a>" in plan
    assert ">Jag vill lämna</a>" not in plan
