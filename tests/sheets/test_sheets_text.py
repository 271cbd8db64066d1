"""What is on paper can be read out of the file, by more than one program."""

from __future__ import annotations

import pypdfium2
import pytest

from vart.model import channel_kind, channel_value
from vart.render.sheets.order import KINDS

from .readers import READERS, by_pdfium, plain, recall, words_in, words_of
from .world import LANGUAGES, PAGES, RTL, build, cases, maker, order_of, pressed

#: What the plan takes in each language.
PLAN_PAGES = {"sv": 4, "en": 4, "ar": 4, "fa": 4, "ti": 5, "ckb": 5, "pl": 4, "uk": 5}


@pytest.mark.parametrize(("kind", "language"), cases())
def test_pages(kind: str, language: str) -> None:
    made = pressed(order_of(kind, language))
    pages = len(pypdfium2.PdfDocument(made.pdf))
    assert pages == (PLAN_PAGES[language] if kind == "plan" else PAGES[kind])


def numbers_wanted(kind: str, language: str) -> set[str]:
    """Return every number that the sheet must hold: of the services that it says it shows, and the crisis lines."""
    made = pressed(order_of(kind, language))
    frame = maker().frames[language]
    rows = [maker().row(frame, service) for service in made.sheet.shown]
    found = {row.reach for row in rows if row.is_number}
    directory = build().core.directory
    crisis = [] if kind == "staff" else directory.crisis
    for line in crisis:
        channels = directory.by_id[line.service].channels
        found.add(next(channel_value(one) for one in channels if channel_kind(one) == "phone"))
    return found | {"112"}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("kind", "language"), cases())
def test_every_number_is_whole(kind: str, language: str, reader: str) -> None:
    text = READERS[reader](pressed(order_of(kind, language)).pdf)
    assert [number for number in numbers_wanted(kind, language) if number not in text] == []


@pytest.mark.parametrize(
    ("kind", "language"), [case for case in cases() if case[0] in ("list", "large", "two-languages")]
)
def test_what_is_typed_in_is_whole(kind: str, language: str) -> None:
    # An address may break over lines, so that white space is not looked at.
    made = pressed(order_of(kind, language))
    frame = maker().frames[language]
    wanted = {row.reach for one in made.sheet.shown if not (row := maker().row(frame, one)).is_number}
    for read in READERS.values():
        text = "".join(read(made.pdf).split())
        assert [reach for reach in wanted if reach.replace("-", "") not in text.replace("-", "")] == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("kind", "language"), cases())
def test_words_come_back(kind: str, language: str, reader: str) -> None:
    made = pressed(order_of(kind, language))
    assert recall(words_of(made.sheet.html), words_in(READERS[reader](made.pdf))) >= 0.94


@pytest.mark.parametrize("language", RTL)
def test_digits_run_from_left_to_right_in_every_script(language: str) -> None:
    made = pressed(order_of("list", language))
    page = pypdfium2.PdfDocument(made.pdf)[0].get_textpage()
    text = page.get_text_range().replace("\u00a0", " ")
    for number in numbers_wanted("list", language):
        start = text.find(number)
        assert start >= 0, number
        lefts = [page.get_charbox(start + place)[0] for place, digit in enumerate(number) if digit.isdigit()]
        assert lefts == sorted(lefts), number


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", ["sv", "ar"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if KINDS[kind].contact and kind != "easy"])
def test_an_own_contact_is_whole(kind: str, language: str, reader: str) -> None:
    if KINDS[kind].two and language == "sv":
        language = "en"
    made = pressed(order_of(kind, language, contact="Sara Ek, rum 12, 08-465 004 12"))
    text = READERS[reader](made.pdf)
    assert text.count("08-465 004 12") == (10 if kind == "pocket" else 1)
    assert "Sara Ek" in text


@pytest.mark.parametrize(("language", "least"), [("sv", 10), ("en", 10), ("ar", 9)])
def test_the_list_has_room_for_most(language: str, least: int) -> None:
    assert len(pressed(order_of("list", language)).sheet.shown) >= least


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "sv"])
def test_one_side_of_two_languages_holds_the_crisis_lines(language: str) -> None:
    made = pressed(order_of("two-languages", language, pages=1))
    assert len(pypdfium2.PdfDocument(made.pdf)) == 1
    assert {line.service for line in build().core.directory.crisis} <= {one.id for one in made.sheet.shown}


@pytest.mark.parametrize("language", ["sv", "ar"])
@pytest.mark.parametrize("strips", [8, 10, 12])
def test_each_strip_has_the_number(language: str, strips: int) -> None:
    made = pressed(order_of("poster", language, strips=strips))
    first = build().core.directory.by_id[build().core.directory.crisis[0].service]
    number = channel_value(first.channels[0])
    assert by_pdfium(made.pdf).count(number) >= strips + 1


@pytest.mark.parametrize(("kind", "count"), [("pocket", 10), ("shoe", 20)])
def test_cards_on_a_page(kind: str, count: int) -> None:
    made = pressed(order_of(kind, "sv"))
    assert by_pdfium(made.pdf).count("116 016") == count


@pytest.mark.parametrize("kind", ["pocket", "shoe", "fold"])
def test_discreet_ones_say_nothing_outside(kind: str) -> None:
    made = pressed(order_of(kind, "sv"))
    document = pypdfium2.PdfDocument(made.pdf)
    names = [document.get_metadata_value(key) for key in ("Title", "Subject", "Keywords", "Author")]
    telling = ("våld", "kvinnofrid", "hjälp", "stöd", "rädd", "skydd")
    assert [word for word in telling for name in names if word in name.casefold()] == []
    if kind != "fold":
        assert [word for word in telling if word in by_pdfium(made.pdf).casefold()] == []


@pytest.mark.parametrize(("kind", "language"), [case for case in cases() if case[1] in ("sv", "en", "ar")])
def test_each_says_to_delete_the_call(kind: str, language: str) -> None:
    say = maker().frames[language].words.plain
    wanted = "Ta bort samtalet efteråt." if kind == "shoe" else "Ta bort samtalet ur telefonens samtalslista efteråt."
    text = words_in(by_pdfium(pressed(order_of(kind, language)).pdf))
    assert recall(words_in(plain(say(wanted))), text) == 1
