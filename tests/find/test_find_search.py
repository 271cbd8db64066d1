"""From needs to services: what fits, in which order, always an answer, and the same answer in the browser."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from vart.find import Choices, Finder, Selections, index_for
from vart.languages import Catalog, View
from vart.load import load_terms
from vart.model.phrases import PhraseGroup

from .conftest import LANGUAGES, own_words
from .test_find_match import flat

DAY, NOON, NIGHT = date(2025, 1, 15), 12 * 60, 3 * 60  # a Wednesday
SAID = (
    PhraseGroup(id="talk", say=("jag vill prata",), needs=("talk",), urgency="none"),
    PhraseGroup(id="knife", say=("han hotar mig med kniv", "kniven mot halsen"), needs=("talk",), urgency="life"),
)


@pytest.fixture
def make_finder(shared_small, make_service, project_root):
    """Makes a finder over the small project's vocabulary and areas, with the given services."""
    directory = shared_small.load().directory

    def make(*services) -> Finder:
        mine = directory.model_copy(update={"services": services, "crisis": directory.crisis})
        for name in ("by_id", "area_by_id"):
            mine.__dict__.pop(name, None)
        sv = next(one for one in mine.languages if one.folder == "sv")
        view = View(
            mine, Catalog(sv, shared_small.root / "overrides/locales"), {}, load_terms(shared_small.paths, "sv")[0]
        )
        made = index_for(view, SAID, Selections(mine), DAY)
        return Finder(made.base, [part for _, part in made.parts])

    return make


def names(finder: Finder, found) -> list[str]:
    return [finder.services[place].name for _, places, _ in found.groups for place in places]


def phone(number: str, hours: str = "24/7", **more) -> dict:
    return {"phone": number, "hours": hours, **more}


def test_open_comes_before_closed_and_closed_never_disappears(make_finder, make_service) -> None:
    finder = make_finder(
        make_service("dag", code="2bcd", name="A Dagen", channels=[phone("08-465 004 01", "Mo-Fr 09:00-16:00")]),
        make_service("dygn", code="3bcd", name="B Dygnet", channels=[phone("08-465 004 02")]),
    )
    assert names(finder, finder.find("jag vill prata", Choices(), DAY, NOON)) == ["A Dagen", "B Dygnet"]
    assert names(finder, finder.find("jag vill prata", Choices(), DAY, NIGHT)) == ["B Dygnet", "A Dagen"]
    assert names(finder, finder.find("jag vill prata", Choices(open_now=True), DAY, NIGHT)) == ["B Dygnet"]


def test_what_is_not_known_to_be_open_is_not_called_open(make_finder, make_service) -> None:
    finder = make_finder(make_service("tyst", code="2bcd", channels=[{"phone": "08-465 004 01"}]))
    assert finder.find("jag vill prata", Choices(open_now=True), DAY, NOON).nothing
    assert finder.change(finder.services[0].open, DAY, NOON) is None


def test_what_is_paused_comes_last(make_finder, make_service) -> None:
    finder = make_finder(
        make_service(
            "vila", code="2bcd", name="A Vilar", status="paused", instead="dygn", channels=[phone("08-465 004 01")]
        ),
        make_service("dygn", code="3bcd", name="B Svarar", channels=[phone("08-465 004 02", "Mo 09:00-10:00")]),
    )
    assert names(finder, finder.find("jag vill prata", Choices(), DAY, NOON)) == ["B Svarar", "A Vilar"]


def test_choices_leave_out_what_does_not_fit(make_finder, make_service) -> None:
    finder = make_finder(
        make_service("anonym", code="2bcd", name="Anonym", access={"anonymous": "possible"}, channels=[phone("08-465 004 01", on_phone_bill="hidden", languages=["so"])]),
        make_service("chatt", code="3bcd", name="Chatt", channels=[{"chat": "https://chatt.example/"}]),
    )  # fmt: skip
    ask = lambda **chosen: names(finder, finder.find("jag vill prata", Choices(**chosen), DAY, NOON))  # noqa: E731
    assert sorted(ask()) == ["Anonym", "Chatt"]
    assert ask(anonymous=True) == ask(unbilled=True) == ask(how=frozenset({"call"})) == ["Anonym"]
    assert ask(how=frozenset({"chat"})) == ["Chatt"]
    assert ask(tongue=finder.index["tags"].index("so")) == ["Anonym"]


def test_without_words_choices_alone_find(make_finder, make_service) -> None:
    finder = make_finder(make_service("dygn", code="3bcd", channels=[phone("08-465 004 02")]))
    found = finder.find("", Choices(open_now=True), DAY, NOON)
    assert [group[0] for group in found.groups] == [-1]
    assert not found.nothing


@pytest.mark.parametrize("folder", LANGUAGES)
@pytest.mark.parametrize("text", ["", " ", "qwxyz", "112", "!?", "a" * 5000, "ሓገዝ"])
def test_there_is_always_an_answer_that_can_be_called(finder_of, folder: str, text: str, real_day) -> None:
    finder = finder_of(folder)
    found = finder.find(text, Choices(), real_day, NIGHT)
    called = [finder.services[place].phone for _, places, _ in found.groups for place in places]
    assert any(called)


def test_danger_puts_112_before_all_else(finder_of, real_day) -> None:
    finder = finder_of("sv")
    found = finder.find("han håller en kniv mot min hals", Choices(), real_day, NOON)
    assert [finder.services[place].phone for place in found.first][:1] == ["112"]


def test_thoughts_of_suicide_put_90101_and_112_before_all_else(finder_of, real_day) -> None:
    for folder, text in (("sv", "jag vill inte leva längre"), ("en", "i want to kill myself"), ("ar", "أريد أن أموت")):
        finder = finder_of(folder)
        found = finder.find(text, Choices(), real_day, NOON)
        assert sorted(finder.services[place].phone for place in found.first) == ["112", "90101"], text


def test_whoever_hurts_others_finds_help_to_stop(finder_of, real, real_day) -> None:
    stop = list(real.directory.vocabulary.needs).index("stop-using-violence")
    for folder, text in (("sv", "jag slår min fru"), ("en", "i hit my wife"), ("ar", "أضرب زوجتي")):
        finder = finder_of(folder)
        found = finder.find(text, Choices(), real_day, NOON)
        assert found.groups[0][0] == stop, text
        by_code = {one.code: one for one in real.directory.services}
        best = by_code[finder.services[found.groups[0][1][0]].code]
        assert "perpetrators" in best.audiences


def test_no_service_is_shown_twice(finder_of, real_day) -> None:
    finder = finder_of("sv")
    for one in own_words("sv"):
        found = finder.find(one["say"], Choices(), real_day, NOON)
        shown = [*found.first, *(place for _, places, _ in found.groups for place in places)]
        assert len(shown) == len(set(shown)), one["say"]


def test_near_comes_before_far(finder_of, real, real_day) -> None:
    finder = finder_of("sv")
    areas = [area.id for area in real.directory.areas]
    by_name = {area.name: area.id for area in real.directory.areas}
    wanted = areas.index(by_name["Farsta"])
    found = finder.find("socialtjänsten", Choices(area=wanted), real_day, NOON)
    for _, places, _ in found.groups:
        for place in places:
            row = finder.services[place]
            assert not row.areas or any(finder.near(area, wanted) is not None for area in row.areas), row.name


_SEARCH = """import { finder } from "./js/finder/search.js";
const mine = finder(input.index);
input.parts.forEach(mine.add);
answer(input.asked.map(([text, chosen, at]) => mine.find(text, chosen, at)));"""


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_browser_answers_the_same(folder, index_of, phrases_of, finder_of, in_node, real, real_day) -> None:
    """Words, choices and moments at random, over the project's own records."""
    index, finder = index_of(folder), finder_of(folder)
    rng = random.Random(folder)
    texts = [text for group in phrases_of(folder) for text in group.say] + [one["say"] for one in own_words(folder)]
    start = datetime(real_day.year, real_day.month, real_day.day, tzinfo=ZoneInfo("Europe/Stockholm"))
    asked, expected = [], []
    for _ in range(500):
        text = rng.choice([*texts, ""])
        pick = lambda count: rng.randrange(count) if rng.random() < 0.3 else None  # noqa: E731
        chosen = Choices(
            need=pick(len(index.base["needs"]["says"])), who=pick(len(index.base["audiences"])),
            area=pick(len(index.base["areas"]["up"])), tongue=pick(len(index.base["tags"])),
            how=frozenset(way for way in ("call", "chat", "text", "visit") if rng.random() < 0.15),
            open_now=rng.random() < 0.3, anonymous=rng.random() < 0.2, unbilled=rng.random() < 0.2,
        )  # fmt: skip
        at = start + timedelta(minutes=rng.randrange(110 * 1440))
        local = at.astimezone(ZoneInfo("Europe/Stockholm"))
        found = finder.find(text, chosen, local.date(), local.hour * 60 + local.minute)
        expected.append({
            "urgency": found.urgency, "first": list(found.first), "nothing": found.nothing,
            "groups": [[need, list(places), more] for need, places, more in found.groups], "match": flat(found.match),
        })  # fmt: skip
        browser = {
            "need": chosen.need, "who": chosen.who, "area": chosen.area, "tongue": chosen.tongue, "how": sorted(chosen.how),
            "open": chosen.open_now, "anonymous": chosen.anonymous, "unbilled": chosen.unbilled,
        }  # fmt: skip
        asked.append([text, browser, int(at.timestamp() * 1000)])
    answers = in_node(_SEARCH, {"index": index.base, "parts": [part for _, part in index.parts], "asked": asked})
    for question, mine, theirs in zip(asked, expected, answers, strict=True):
        assert mine == theirs, question
    assert sum(not one["nothing"] for one in expected) > 250
