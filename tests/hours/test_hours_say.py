"""Hours in words: Swedish, English and Arabic as a reader meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from vart.hours import HoursError, Line, say, say_plain
from vart.languages import Catalog
from vart.model import Language

GOOD = (Path(__file__).parent / "good.txt").read_text("utf-8").splitlines()

LANGUAGES = {
    "sv": ("sv", "ltr", "Latn"), "en": ("en_GB", "ltr", "Latn"), "ar": ("ar", "rtl", "Arab"),
    "fa": ("fa", "rtl", "Arab"), "prs": ("fa_AF", "rtl", "Arab"), "so": ("so", "ltr", "Latn"),
    "ti": ("ti", "ltr", "Ethi"), "ckb": ("ckb", "rtl", "Arab"), "kmr": ("ku_TR", "ltr", "Latn"),
    "tr": ("tr", "ltr", "Latn"), "uk": ("uk", "ltr", "Cyrl"), "fi": ("fi", "ltr", "Latn"),
}  # fmt: skip

WORDS = {
    "en": {
        "dygnet runt": "round the clock",
        "alla dagar": "every day",
        "helgdagar": "public holidays",
        "stängt": "closed",
        "{days} stängt": "{days} closed",
        "stängt på helgdagar": "closed on public holidays",
        "{first}–{last}": "{first} to {last}",
        "{period}: {hours}": "{period}: {hours}",
    },
    "ar": {
        "dygnet runt": "على مدار الساعة",
        "alla dagar": "كل الأيام",
        "helgdagar": "العطل الرسمية",
        "stängt": "مغلق",
        "{days} stängt": "مغلق {days}",
        "stängt på helgdagar": "مغلق في العطل الرسمية",
        "{first}–{last}": "من {first} إلى {last}",
        "{period}: {hours}": "{period}: {hours}",
    },
}


@pytest.fixture(scope="module")
def catalogs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("locales")
    for name, words in WORDS.items():
        entries = "".join(f'\nmsgid "{source}"\nmsgstr "{target}"\n' for source, target in words.items())
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
        (folder / f"{name}.po").write_text(header + entries, "utf-8")
    return {
        name: Catalog(
            Language(
                folder=name, tag=name, autonym=name, swedish=name, dir=dir_, cldr=cldr, script=script, state="open"
            ),
            folder,
        )
        for name, (cldr, dir_, script) in LANGUAGES.items()
    }


SUMMER = (
    "Mo,Tu 09:00-19:00; We-Fr 09:00-17:00; Sa,Su 09:00-12:00,13:00-16:00; Jun-Jul Mo-Fr 09:00-19:00; Jun-Jul Sa,Su off"
)

SWEDISH = [
    ("24/7", "dygnet runt"),
    ("24/7; PH off", "dygnet runt; stängt på helgdagar"),
    ("Mo-Fr 12:00-15:00; PH off", "måndag–fredag 12–15; stängt på helgdagar"),
    ("Mo,Th 15:00-23:00", "måndag och torsdag 15–23"),
    ("Mo,We,Fr 09:00-12:00", "måndag, onsdag och fredag 9–12"),
    ("Mo-Th 08:45-16:15; Fr 08:45-16:00", "måndag–torsdag 8.45–16.15; fredag 8.45–16.00"),
    ("Mo-Fr 08:30-16:00", "måndag–fredag 8.30–16.00"),
    ("Mo-Th 16:00-01:00; Fr 14:00-02:00", "måndag–torsdag 16–01; fredag 14–02"),
    ("Mo-Su 21:00-06:00", "alla dagar 21–06"),
    ("Sa,Su,Mo,Tu 21:00-24:00", "lördag–tisdag 21–24"),
    ("Mo-Fr 09:00-12:00, Mo 18:00-20:00", "måndag 9–12, 18–20; tisdag–fredag 9–12"),
    (
        "Mo-Th 10:00-15:00; Th 10:00-15:00,19:00-21:00; PH off",
        "måndag–onsdag 10–15; torsdag 10–15, 19–21; stängt på helgdagar",
    ),
    ("Sa,Su,PH 10:00-12:00", "lördag–söndag och helgdagar 10–12"),
    ("Mo-Fr 09:00-12:00; Dec 24 off", "måndag–fredag 9–12; 24 december: stängt"),
    ("Mo-Fr 09:00-12:00; Dec 24-26,Dec 31 off", "måndag–fredag 9–12; 24 december–26 december och 31 december: stängt"),
    ("Mo-Fr 09:00-12:00; 2027 Jul 12-Aug 08 off", "måndag–fredag 9–12; 12 juli 2027–8 augusti 2027: stängt"),
    ("Mo-Fr 09:00-12:00; 2027 Jul 10:00-11:00", "måndag–fredag 9–12; juli 2027: 10–11"),
    ("Mo-Su 10:00-12:00; Su off", "måndag–lördag 10–12"),
    (
        SUMMER,
        "måndag–tisdag 9–19; onsdag–fredag 9–17; lördag–söndag 9–12, 13–16; "
        "juni–juli: måndag–fredag 9–19; juni–juli: lördag–söndag stängt",
    ),
]


@pytest.mark.parametrize(("text", "words"), SWEDISH)
def test_swedish(text, words, catalogs):
    assert say_plain(text, catalogs["sv"]) == words


def test_english(catalogs):
    english = catalogs["en"]
    assert say_plain("Mo-Fr 12:00-15:00; PH off", english) == "Monday to Friday 12:00–15:00; closed on public holidays"
    assert say_plain("Mo-Su 21:00-06:00", english) == "every day 21:00–06:00"
    assert say_plain("Mo-Fr 08:30-16:00; Dec 24 off", english) == "Monday to Friday 08:30–16:00; 24 December: closed"
    assert say_plain(SUMMER, english) == (
        "Monday to Tuesday 09:00–19:00; Wednesday to Friday 09:00–17:00; Saturday to Sunday 09:00–12:00, 13:00–16:00; "
        "June to July: Monday to Friday 09:00–19:00; June to July: Saturday to Sunday closed"
    )


def test_arabic_with_every_time_a_unit_of_its_own(catalogs):
    arabic = catalogs["ar"]
    assert say("24/7", arabic) == [Line("على مدار الساعة")]
    assert say("Mo-Fr 12:00-15:00; PH off", arabic) == [
        Line("من الاثنين إلى الجمعة", ("12:00–15:00",)),
        Line("مغلق في العطل الرسمية", (), closed=True),
    ]
    assert say(SUMMER, arabic)[2:] == [
        Line("من السبت إلى الأحد", ("09:00–12:00", "13:00–16:00")),
        Line("من يونيو إلى يوليو: من الاثنين إلى الجمعة", ("09:00–19:00",)),
        Line("من يونيو إلى يوليو: مغلق من السبت إلى الأحد", (), closed=True),
    ]
    assert say_plain("Mo,Th 15:00-23:00", arabic) == "الاثنين والخميس \u206615:00–23:00\u2069"


@pytest.mark.parametrize("name", LANGUAGES)
@pytest.mark.parametrize("text", GOOD)
def test_every_language_says_everything_with_european_digits(name, text, catalogs):
    lines = say(text, catalogs[name])
    assert lines
    for line in lines:
        words = "".join((line.days, *line.times))
        assert words
        assert "{" not in words
        assert all(sign.isascii() for sign in words if sign.isdigit())
        assert not (line.closed and line.times)
        assert line.days or line.times


def test_the_same_text_is_worked_out_once(catalogs):
    first = say("Mo-Fr 12:00-15:00", catalogs["sv"])
    first.clear()
    again = say("Mo-Fr 12:00-15:00", catalogs["sv"])
    assert again[0] is say("Mo-Fr 12:00-15:00", catalogs["sv"])[0]


def test_unreadable_hours_are_not_said(catalogs):
    with pytest.raises(HoursError):
        say("by appointment", catalogs["sv"])
