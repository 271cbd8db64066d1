"""The finder in real browsers: answers while one types, and nothing that is typed leaves the page or stays behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect
from tests.traces.browsers import BROWSERS, Browser
from tests.traces.missing import MissingError
from tests.traces.scenarios import Stage
from tests.traces.world import NEUTRAL, SITE

from vart.find.project import project_finder
from vart.load import Paths
from vart.render.plan import FINDER

from .sites import Site
from .test_accessibility import _RUN, _STANDARDS, axe  # noqa: F401 - a fixture
from .test_keyboard import hard_to_see, walk
from .visits import Visit, Visits

pytestmark = pytest.mark.browser

PHONE = {"sv": "han kollar min telefon", "en": "he checks my phone", "ar": "زوجي يراقب هاتفي"}
DANGER = {"sv": "han håller en kniv mot min hals", "ar": "يهددني بالسكين"}
HERE = f"/sv/{FINDER}/"

languages = pytest.mark.parametrize("language", ["sv", "ar"])


def touch(page: Page) -> None:
    """Put the cursor into the box and wait until the finder is there."""
    page.locator("#q").click()
    expect(page.locator(".find details")).to_be_attached()


def asked(visit: Visit, text: str) -> None:
    """Type, as fast as a person does not."""
    touch(visit.page)
    visit.page.keyboard.type(text)


def settled(page: Page) -> None:
    """Wait for the frames that the answers come in: the first has what the window shows, a later one the rest."""
    page.evaluate(
        "new Promise((done) => { let left = 4; (function next() { if (left--) requestAnimationFrame(next); else done(); })(); })"
    )


def cards(page: Page) -> list[str]:
    settled(page)
    return page.locator(".find .card h3").all_text_contents()


# Answers


@pytest.mark.parametrize("language", ["sv", "en", "ar"])
@pytest.mark.parametrize("place", ["", FINDER])
def test_answers_stand_there_while_one_types_and_no_request_is_made(visits: Visits, language: str, place: str) -> None:
    visit = visits(f"/{language}/{place}/".replace("//", "/"))
    page = visit.page
    touch(page)
    page.wait_for_load_state("networkidle")
    before, requests, title = page.url, len(visits.host.asked), page.title()
    page.keyboard.type(PHONE[language])
    assert len(cards(page)) >= 3
    page.keyboard.press("Enter")
    page.locator(".find summary").click()
    page.locator(".find .tick input").nth(1).check()
    page.locator(".find select").nth(2).select_option(index=3)
    page.wait_for_timeout(300)
    assert len(visits.host.asked) == requests
    assert (page.url, page.title()) == (before, title)
    assert page.evaluate("[history.length, localStorage.length, sessionStorage.length, document.cookie]")[1:] == [
        0,
        0,
        "",
    ]
    assert page.locator("form, [name]:not(meta)").count() == 0
    assert visit.messages == []


def test_the_page_answers_as_the_terminal_does(visits: Visits, copied: Site) -> None:
    now = datetime(2026, 12, 24, 21, 30, tzinfo=ZoneInfo("Europe/Stockholm"))
    # The phone is on the other side of the world, and it is tomorrow there.
    visit = visits(None, timezone_id="Pacific/Auckland")
    visit.page.clock.set_fixed_time(now)
    visit.page.goto(visits.host.address + HERE)
    known = project_finder(Paths(copied.root), "sv", date.today())
    for text in (PHONE["sv"], "jag behöver sova någonstans i natt", "jag vill prata"):
        visit.page.locator("#q").fill("")
        asked(visit, f"{text} ")
        found = known.finder.find(f"{text} ", known_choices(), now.date(), 21 * 60 + 30)
        places = [place for _, some, _ in found.groups for place in some]
        assert cards(visit.page) == [known.finder.services[place].name for place in places]
        for place, card in zip(places, visit.page.locator(".find .card").all(), strict=True):
            row = known.finder.services[place]
            change = known.finder.change(row.open, now.date(), 21 * 60 + 30) if row.phone else None
            told = card.locator(".when").first.text_content() if row.phone and "p" not in row.marks else ""
            if change is None and row.phone:
                assert "öppet nu" not in told
            elif row.phone:
                assert ("öppet nu" in told or "dygnet runt" in told) == change.open, row.name


def known_choices():
    from vart.find import Choices

    return Choices()


#: Keeps, for each letter, what the window showed of the answers in the first frame after it: their whole text down to its edge.
_SHOWN = """() => {
    const shown = () => [...document.querySelectorAll(".answers h2, .answers p, .answers .danger, .answers .line, .answers h3")]
        .filter((it) => it.getBoundingClientRect().top < innerHeight).map((it) => it.textContent);
    window.frames_ = [];
    let letters = 0;
    document.querySelector("#q").addEventListener("input", () => {
        const mine = ++letters;
        requestAnimationFrame(() => {
            const first = shown();
            // On a busy machine the next letter may come before this one's frames are over.
            setTimeout(() => { if (mine === letters) frames_.push([first, shown()]); }, 100);
        });
    });
}"""


@pytest.mark.parametrize("size", [(360, 740), (1280, 900)])
def test_all_that_the_window_shows_stands_there_in_the_first_frame(visits: Visits, size: tuple[int, int]) -> None:
    visit = visits(HERE, width=size[0])
    page = visit.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    touch(page)
    page.evaluate(_SHOWN)
    for text in (PHONE["sv"], DANGER["sv"], "qwxz"):
        page.locator("#q").fill("")
        page.keyboard.type(text, delay=250)
        page.wait_for_timeout(300)
    pairs = page.evaluate("frames_")
    assert sum(bool(last) for _, last in pairs) > 20
    assert [(first, last) for first, last in pairs if first != last] == []


@languages
def test_danger_puts_112_first_and_large(visits: Visits, language: str) -> None:
    visit = visits(f"/{language}/{FINDER}/", width=360)
    asked(visit, DANGER[language])
    first = visit.page.locator(".find a[href^='tel:']").first
    assert first.get_attribute("href") == "tel:112"
    assert first.evaluate("(it) => parseFloat(getComputedStyle(it.querySelector('.tel')).fontSize)") >= 40
    assert first.bounding_box()["height"] >= 48
    # Above the fold of a phone, with the keyboard still up.
    assert first.bounding_box()["y"] < 740


def test_thoughts_of_suicide_put_90101_and_112_first(visits: Visits) -> None:
    visit = visits(HERE)
    asked(visit, "jag vill inte leva längre")
    links = visit.page.locator(".find a[href^='tel:']").all()[:2]
    assert [link.get_attribute("href") for link in links] == ["tel:90101", "tel:112"]


def test_danger_and_suicide_at_once_put_112_first_and_90101_after_it(visits: Visits) -> None:
    visit = visits(HERE)
    asked(visit, "han hotar att döda mig och jag vill dö ")
    links = visit.page.locator(".find a[href^='tel:']").all()[:2]
    assert [link.get_attribute("href") for link in links] == ["tel:112", "tel:90101"]
    assert visit.messages == []


@languages
def test_there_is_always_an_answer_that_can_be_called(visits: Visits, language: str) -> None:
    visit = visits(f"/{language}/{FINDER}/")
    asked(visit, "qwxz")
    settled(visit.page)
    assert visit.page.locator(".find .card a[href^='tel:']").count() >= 2


def test_choices_alone_find_and_go_away_again(visits: Visits) -> None:
    visit = visits(HERE)
    page = visit.page
    touch(page)
    tongue = page.locator(".find select").nth(3)
    tongue.select_option(label="somaliska")
    some = cards(page)
    assert some
    for signs in page.locator(".find .card .signs").all_text_contents():
        assert "somaliska" in signs
    tongue.select_option(index=0)
    assert cards(page) == []


# When it is fetched


def test_the_home_page_fetches_nothing_until_the_box_is_touched(visits: Visits) -> None:
    visit = visits("/sv/")
    visit.page.wait_for_timeout(600)
    assert visits.host.asked == ["/sv/"]
    touch(visit.page)
    kinds = [path.rpartition(".")[2] for path in visits.host.asked[1:]]
    assert kinds[:2] == ["js", "json"]
    assert all(re.fullmatch(r"/(sv/)?[0-9a-f]{10}\.json|/[0-9a-f]{10}\.js", path) for path in visits.host.asked[1:])


@pytest.mark.parametrize("saves", [False, True])
def test_its_own_page_fetches_it_when_idle_but_not_for_who_saves_data(visits: Visits, saves: bool) -> None:
    visit = visits(None)
    visit.page.add_init_script(
        f"Object.defineProperty(navigator, 'connection', {{value: {{saveData: {str(saves).lower()}}}}})"
    )
    visit.page.goto(visits.host.address + HERE)
    visit.page.wait_for_timeout(800)
    assert (len(visits.host.asked) > 1) != saves
    asked(visit, PHONE["sv"])
    assert cards(visit.page)


def test_a_lost_connection_is_told_and_the_next_touch_tries_again(visits: Visits) -> None:
    visit = visits("/sv/")
    visit.context.set_offline(True)
    visit.page.locator("#q").click()
    expect(visit.page.locator("[data-lost]")).to_be_visible()
    visit.context.set_offline(False)
    visit.page.locator("h1").click()
    asked(visit, PHONE["sv"])
    assert cards(visit.page)
    expect(visit.page.locator("[data-lost]")).to_be_hidden()


# In place, and out


def test_back_brings_the_answers_again_and_another_way_does_not(visits: Visits) -> None:
    visit = visits("/sv/")
    page = visit.page
    asked(visit, PHONE["sv"])
    before = cards(page)
    page.locator(".find .card h3 a").nth(2).click()
    expect(page.locator("h1")).to_have_text(before[2])
    page.locator("[data-back]").click()
    expect(page.locator("#q")).to_have_value(PHONE["sv"])
    expect(page.locator(".find .card h3")).to_have_text(before)
    assert page.evaluate("scrollY") > 100
    assert page.url == visits.host.address + "/sv/"
    page.locator(".brand").click()
    expect(page.locator("#q")).to_have_value("")
    assert cards(page) == []
    assert visit.messages == []


def test_it_works_on_a_page_that_was_put_in_place_and_in_another_language(visits: Visits) -> None:
    visit = visits("/sv/nj7g/")
    page = visit.page
    page.locator(".brand").click()
    expect(page.locator("#q")).to_be_visible()
    asked(visit, PHONE["sv"])
    assert cards(page)
    page.locator("header .drop").first.locator("summary").click()
    page.locator("header a[hreflang=ar]").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    touch(page)
    page.keyboard.type(PHONE["ar"])
    assert cards(page)
    assert visit.messages == []


def test_the_way_out_works_from_the_answers(visits: Visits, neutral) -> None:
    visit = visits(HERE)
    asked(visit, PHONE["sv"])
    visit.page.locator("#leave").click()
    visit.page.wait_for_url(f"{neutral.address}/")
    visit.page.go_back()
    visit.page.wait_for_timeout(300)
    assert PHONE["sv"] not in visit.page.content()


def test_shift_three_times_leaves_from_within_the_box(visits: Visits, neutral) -> None:
    visit = visits(HERE)
    asked(visit, PHONE["sv"])
    for _ in range(3):
        visit.page.keyboard.press("Shift")
    visit.page.wait_for_url(f"{neutral.address}/")


# For everyone


@languages
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(visits: Visits, language: str, width: int, axe: str) -> None:  # noqa: F811
    visit = visits(f"/{language}/{FINDER}/", width=width)
    page = visit.page
    page.evaluate(axe)
    found = page.evaluate(_RUN, _STANDARDS)
    for text in (PHONE[language], DANGER[language], "qwxz"):
        page.locator("#q").fill("")
        asked(visit, text)
        page.wait_for_timeout(1200)
        page.evaluate("document.querySelector('.find details').open = true")
        found += page.evaluate(_RUN, _STANDARDS)
    assert not found, "\n".join(found)


def test_the_count_is_spoken_once_after_a_pause(visits: Visits) -> None:
    visit = visits(HERE)
    page = visit.page
    touch(page)
    page.evaluate("""() => {
        window.spoken = [];
        new MutationObserver(() => spoken.push(document.querySelector(".told").textContent))
            .observe(document.querySelector(".told"), {childList: true, characterData: true, subtree: true});
    }""")
    page.keyboard.type(PHONE["sv"], delay=40)
    assert page.evaluate("spoken") == []
    page.wait_for_timeout(1400)
    spoken = page.evaluate("spoken")
    assert len(spoken) == 1
    assert spoken[0].endswith(str(len(cards(page)) + page.locator(".find :is(a.line, a.danger)").count()))
    assert page.locator(".told").get_attribute("role") == "status"


@languages
def test_everything_can_be_done_with_the_keyboard(visits: Visits, language: str) -> None:
    page = visits(f"/{language}/{FINDER}/").page
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "q":
            break
    expect(page.locator(".find details")).to_be_attached()
    page.keyboard.type(PHONE[language])
    seen = walk(page, 12)
    assert hard_to_see(seen) == []
    # The choices come right after the box, then the answers in their order.
    assert seen[0]["what"].startswith("summary")
    assert any(one["what"].startswith("a ") for one in seen)
    page.locator(".find .card h3 a").first.focus()
    heading = page.locator(".find .card h3").first.text_content()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(heading)


_SMALL = """() => [...document.querySelectorAll(".find input, .find select, .find summary, .find .tick, .find .call, .find .next")]
    .filter((it) => it.checkVisibility() && it.type !== "checkbox" && it.getBoundingClientRect().height < 47.5)
    .map((it) => it.outerHTML.slice(0, 80))"""


@languages
def test_text_twice_as_large_fits_and_targets_are_large(visits: Visits, language: str) -> None:
    visit = visits(f"/{language}/{FINDER}/", width=360)
    page = visit.page
    asked(visit, PHONE[language])
    page.evaluate("document.querySelector('.find details').open = true")
    assert page.evaluate(_SMALL) == []
    for text in (PHONE[language], DANGER[language]):
        page.locator("#q").fill(text)
        page.evaluate("document.documentElement.style.fontSize = '225%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


@languages
def test_without_scripts_the_same_choices_are_plain_pages(visits: Visits, language: str) -> None:
    visit = visits(f"/{language}/", scripts=False)
    page = visit.page
    expect(page.locator("#q")).to_be_hidden()
    page.locator(f"main a[href='/{language}/{FINDER}/']").click()
    assert page.locator("form").count() == 0
    page.locator(f"main a[href$='/{FINDER}/']").first.click()
    choices = page.locator("main .rows a").all()
    assert len(choices) > 5
    page.locator("main .rows").nth(1).locator("a").first.click()
    assert page.locator("main .card").count() >= 1
    assert page.locator("main .lead").count() == 1
    assert "?" not in page.url


# Three browsers


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A screen, certificates and the site behind HTTPS with the headers of its own table."""
    made = Stage(tmp_path_factory.mktemp("stage"))
    yield made
    made.close()


@pytest.fixture(params=BROWSERS)
def browser(request: pytest.FixtureRequest, stage: Stage) -> Iterator[Browser]:
    """Each of the browsers, with a profile on disk."""
    world = stage.world()
    try:
        made = BROWSERS[request.param](world, stage.display)
    except MissingError as missing:
        world.stop()
        pytest.skip(str(missing))
    yield made
    made.discard()
    world.stop()


#: No dictionary, page or browser has this word.
CANARY = "snyggelunk"


def test_three_browsers_answer_and_keep_no_word(browser: Browser) -> None:
    browser.open(f"https://{SITE}{HERE}")
    browser.click("#q")
    browser.wait("!!document.querySelector('.find details')")
    browser.wait("performance.getEntriesByType('resource').length >= 3")
    before = len(browser.world.paths(SITE))
    browser.type(*f"{CANARY} telefon kollar")
    browser.wait("document.querySelectorAll('.find .card').length >= 3")
    browser.wait("/[0-9]/.test(document.querySelector('.told').textContent)")
    assert len(browser.world.paths(SITE)) == before
    assert browser.evaluate("location.href") == f"https://{SITE}{HERE}"
    browser.click("#leave")
    browser.wait_host(NEUTRAL)
    browser.quit()
    assert not any(browser.stored().values())
    kept = [file for file in Path(browser.root).rglob("*") if file.is_file() and holds(file, CANARY)]
    assert kept == []


def holds(file: Path, word: str) -> bool:
    """Say whether a file holds a word, in either of the encodings that browsers write."""
    try:
        content = file.read_bytes().lower()
    except OSError:
        return False
    return word.encode() in content or word.encode("utf-16-le") in content
