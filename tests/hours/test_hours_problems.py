"""Hours that mean what they say: every known trap is named, nothing good is refused."""

from __future__ import annotations

import string
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from opening_hours import OpeningHours

from vart.hours import problems

GOOD = (Path(__file__).parent / "good.txt").read_text("utf-8").splitlines()
FINE = "Mo-Fr 09:00-12:00"


@pytest.mark.parametrize("text", GOOD)
def test_good_hours_are_silent(text):
    assert problems(text, date(2026, 11, 24)) == []
    OpeningHours(text)


#: (text, what the message says, what the remedy says)
BAD = [
    # Read by the library in a way that nobody means.
    ('"by appointment"', "alone it would mean open round the clock", "notes"),
    (f'{FINE} "ring first"', "comment", "notes"),
    ("SH off", "school holidays", "dates or months"),
    (f"{FINE}; SH off", "passed over in silence", "Jun 15-Aug 15"),
    ("Mo 09:00-25:00", "ends after 24:00", "09:00-01:00"),
    ("Mo 12:00-12:00", "open for 24 hours", "00:00-24:00"),
    ("Mo 00:00-00:00", "open for 24 hours", "00:00-24:00"),
    (f"{FINE}; Jun 31 off", "no Jun 31", "1 to 30"),
    (f"{FINE}; Feb 30 off", "no Feb 30", "1 to 29"),
    (f"{FINE}; Apr 28-Apr 31 off", "no Apr 31", "1 to 30"),
    (f"{FINE}; Jun 00 off", "no Jun 0", "1 to 30"),
    (f"{FINE}; Feb 29 off", "every fourth year", "Feb 28"),
    (f"{FINE}; Jul 20-10 off", "wrong order", "earlier date first"),
    (f"{FINE}; 2027 Jul 12-18,Dec 24 off", "return every year", "every date its year"),
    ("Mo-Fr 09:00-12:00; Mo 18:00-20:00", "takes away", "Mo 09:00-12:00,18:00-20:00"),
    ("Mo-Fr 09:00-12:00; Mo,Sa 12:00-14:00", "takes away", "Mo 09:00-14:00"),
    ("24/7; Mo 09:00-12:00", "takes away", "Mo 00:00-24:00"),
    ("Jul Mo-Fr 09:00-12:00; Jul Mo 18:00-20:00", "takes away", "Jul Mo 09:00-12:00,18:00-20:00"),
    ("PH off; Mo-Fr 10:00-12:00", "undone", "move “PH off” to the end"),
    ("Mo-Fr 09:00-17:00; PH off; Jun-Jul Mo-Fr 09:00-19:00", "undone", "move “PH off” to the end"),
    ("Mo-Fr,PH 09:00-17:00; Sa 10:00-12:00", "undone", "move “PH 09:00-17:00” to the end"),
    ("Jun-Jul off; Mo-Fr 10:00-12:00", "undone", "to the end"),
    ("Su off; Mo-Su 10:00-12:00", "undone", "to the end"),
    ("Jul 10:00-12:00; Jun-Aug off; Mo 08:00-09:00", "undone", "to the end"),
    ("Mo 08:00-09:00; Jul 10:00-12:00; Jun-Aug off", "no effect", "take it out"),
    ("Mo, Tu 09:00-12:00", "open all day", "Mo,Tu 09:00-12:00"),
    (f"{FINE}; Dec 24, Dec 31 off", "open all day", "Dec 24,Dec 31 off"),
    (f"{FINE}, PH off", "does not close", "; PH off"),
    ("Mo-Fr 09:00-12:00, Jul Mo 18:00-20:00", "adds to other", "semicolon"),
    ("Mo-Fr 09:00-12:00, PH 18:00-20:00", "adds to other", "semicolon"),
    ("Mo-Fr", "without times", "times after the days"),
    ("PH", "without times", "times after the days"),
    ("off", "never open", "leave hours out"),
    ("PH off", "never open", "leave hours out"),
    ("", "empty", "24/7"),
    (" \n", "empty", "24/7"),
    ("Mo,Mo 10:00-12:00", "same day twice", "each day once"),
    ("Mo-We,Tu 10:00-12:00", "same day twice", "each day once"),
    ("Mo 10:00-12:00,11:00-13:00", "overlap", "10:00-13:00"),
    ("Mo 10:00-12:00,12:00-13:00", "without a break", "10:00-13:00"),
    # Parts of the syntax that are not wanted.
    (f"{FINE} unknown", "not a time", "leave hours out"),
    (f'{FINE} || "x"', "fallback", "one set"),
    (f"week 1-53/2 {FINE}", "week numbers", "months or dates"),
    ("sunrise-sunset", "day to day", "clock"),
    ("Mo 10:00+", "open end", "when it closes"),
    ("easter off", "easter", "PH"),
    (f"{FINE}; PH -1 day off", "before or after a holiday", "Dec 23"),
    ("Mo[1] 10:00-12:00", "certain weekday", "notes"),
    ("Mo 10:00-12:00/00:30", "slash", "24/7"),
    ("2027 Mo 10:00-12:00", "a year needs", "2027 Dec 24"),
    (f"{FINE}; Jun 15-Aug off", "ends with a month", "Jun 15-Aug 31"),
    ("by appointment", "not a time", "visit: by-appointment"),
    ("efter överenskommelse", "not a time", "visit: by-appointment"),
    # Times that no clock shows.
    ("Mo 25:00-26:00", "no clock shows", "24:00"),
    ("Mo 10:60-11:00", "no clock shows", "24:00"),
    ("Mo 10:00-99:99", "no clock shows", "24:00"),
    ("Mo 24:00-02:00", "very end of a day", "00:00-02:00"),
    ("Mo 10:00", "no end", "09:00-12:00"),
    # Written as people write.
    ("Må-Fre 9-17", "Må, Fre", "Mo-Fr 09:00-17:00"),
    ("Tis,On 10:00-12:00", "Tis, On", "Tu,We 10:00-12:00"),
    ("Lö,Sö 10:00-12:00", "Lö, Sö", "Sa,Su 10:00-12:00"),
    ("Mon 10:00-12:00", "Mon", "Mo 10:00-12:00"),
    ("mo-fr 10:00-12:00", "mo, fr", "Mo-Fr 10:00-12:00"),
    ("vardagar kl. 9-16", "vardagar", "Mo-Fr 09:00-16:00"),
    ("alla dagar 20:00-22:00", "alla dagar", "Mo-Su 20:00-22:00"),
    ("helger 10:00-12:00", "weekends or public holidays", "Sa,Su"),
    ("Mo 9-17", "minutes", "Mo 09:00-17:00"),
    ("Mo 9:00-17", "minutes", "Mo 9:00-17:00"),
    ("Mo 9-17:30", "minutes", "Mo 09:00-17:30"),
    ("Mo 0900-1700", "colons", "Mo 09:00-17:00"),
    ("Mo 09.00-12.00", "point", "Mo 09:00-12:00"),
    ("Mo–Fr 09:00–12:00", "–", "Mo-Fr 09:00-12:00"),
    ("Mo - Fr 10:00 - 12:00", "without spaces", "Mo-Fr 10:00-12:00"),
    ("Mo-Fr 10:00 till 12:00", "hyphen", "Mo-Fr 10:00-12:00"),
    ("Mo-Fr 10:00 to 12:00", "hyphen", "Mo-Fr 10:00-12:00"),
    ("Mo och Th 10:00-12:00", "comma", "Mo,Th 10:00-12:00"),
    ("Mo-Fr: 10:00-12:00", "colon after a day", "Mo-Fr 10:00-12:00"),
    ("Mo-Fr 10am-3pm", "24-hour clock", "Mo-Fr 10:00-15:00"),
    ("10:00-12:00 Mo-Fr", "before the days", "Mo-Fr 10:00-12:00"),
    (f"{FINE};", "too many", FINE),
    (f"{FINE};;PH off", "too many", f"{FINE}; PH off"),
    (f"{FINE} PH off", "semicolon between", f"{FINE}; PH off"),
    (f"{FINE},Sa 10:00-12:00", "space after it", f"{FINE}, Sa 10:00-12:00"),
    (f"{FINE}\nPH off", "line breaks", f"{FINE}; PH off"),
    (f"  {FINE}", "spaces", FINE),
    (f"{FINE}\u200f", "U+200F", FINE),
    ("Mo\u00a010:00-12:00", "U+00A0", "Mo 10:00-12:00"),
    ("Mo １０:00-12:00", "not written with", "Mo 10:00-12:00"),
    ("Mo ١٠:٠٠-١٢:٠٠", "not written with", "Mo 10:00-12:00"),
    (f"{FINE}; 24 Dec off", "month comes before", f"{FINE}; Dec 24 off"),
    (f"{FINE}; 24 december stängt", "december", f"{FINE}; Dec 24 off"),
    (f"{FINE}; 2026-12-24 off", "date", f"{FINE}; 2026 Dec 24 off"),
    ("dygnet runt", "one way only", "24/7"),
    ("öppet dygnet runt", "one way only", "24/7"),
    ("24h", "one way only", "24/7"),
    ("Sa,Su dygnet runt", "one way only", "Sa,Su 00:00-24:00"),
    (f"{FINE}; jul off", "whole month", "Dec 24-26"),
    (f"{FINE}; midsommarafton off", "whole month", "PH"),
    (f"{FINE}; juli off", "juli", f"{FINE}; Jul off"),
    ("24-7", "one way only", "24/7"),
    ("ring oss", "can not be read", "Mo-Fr 09:00-16:00"),
]


@pytest.mark.parametrize(("text", "says", "remedy"), BAD, ids=[text or "empty" for text, _, _ in BAD])
def test_bad_hours_are_named_with_a_remedy(text, says, remedy):
    found = [problem for problem in problems(text) if problem.severity == "error"]
    sentences = [(p.message.format(**p.params), p.remedy.format(**p.params)) for p in found]
    assert any(says in message and remedy in cure for message, cure in sentences), sentences
    for sentence in sum(sentences, ()):
        assert sentence
        assert not sentence.endswith(".")
        assert "{" not in sentence


@pytest.mark.parametrize(
    ("text", "says", "remedy"),
    [
        ("Mo-Su 07:00-21:00", "longer than 12 hours", "source"),
        ("Mo 12:00-10:00", "longer than 12 hours", "source"),
        ("Mo-Su 00:00-24:00", "one way only", "24/7"),
        ("00:00-24:00", "one way only", "24/7"),
        ("Mo 12:00-23:59", "last minute", "12:00-24:00"),
        ("Mo-Fr 09:00-17:00; Fr 09:00-15:00", "takes away", "leave Fr out"),
        ("Mo-Th 16:00-01:00; Fr 14:00-02:00", "end a night", "Mo-Th 16:00-01:00, Fr 14:00-02:00"),
        ("Mo-Th 16:00-02:00; We off", "end a night", "Mo-Tu,Th 16:00-02:00"),
    ],
)
def test_doubtful_hours_are_warnings(text, says, remedy):
    found = problems(text)
    assert [problem.severity for problem in found] == ["warning"]
    assert says in found[0].message.format(**found[0].params)
    assert remedy in found[0].remedy.format(**found[0].params)


def test_dates_in_the_past_are_named_only_when_today_is_known():
    text = f"{FINE}; 2026 Jul 13-Aug 09 off"
    assert problems(text) == []
    assert problems(text, date(2026, 8, 9)) == []
    assert [p.message for p in problems(text, date(2026, 8, 10))] == ["all dates of “{rule}” have passed"]


@pytest.mark.parametrize("remedy_of", [row for row in BAD if row[2][-1].isdigit() and ":" in row[2] and "-" in row[2]])
def test_what_a_remedy_writes_is_good(remedy_of):
    fixed = next((p.params["fixed"] for p in problems(remedy_of[0]) if " " in p.params.get("fixed", "")), None)
    assert fixed is None or not [p for p in problems(fixed) if p.severity == "error"]


@given(st.text(alphabet=string.ascii_letters + string.digits + " :;,-+/[]()\"'åäöÅ–.\u200f{}\n", max_size=40))
@example("Mo {0} 10:00-12:00")
@example("Mo[{x}]")
@example("2026-00-00")
@example("2026-99-99 off")
def test_no_text_breaks_the_check_or_its_sentences(text):
    for problem in problems(text):
        problem.message.format(**problem.params)
        problem.remedy.format(**problem.params)


@given(st.from_regex(r"[A-ZÅÄÖ][a-zåäö]{4,9}(gatan|vägen|torget) [1-9]{1,2}", fullmatch=True))
def test_a_street_that_strayed_into_hours_is_not_repeated(street):
    for text in (street, f"{FINE} {street}", f"{street}; {FINE}"):
        found = problems(text)
        assert found
        for problem in found:
            assert street not in " ".join(problem.params.values())


DAY_TOKENS = ["Mo", "Tu", "We-Fr", "Sa,Su", "PH", "Mo-Su", "Jul", "Dec 24", "Dec 24-26", "Jun-Jul Mo-Fr", "2027 Jan"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["; ", ", ", ";", ","]),
            st.sampled_from([*DAY_TOKENS, ""]),
            st.sampled_from(["09:00-12:00", "13:00-16:00,18:00-20:00", "22:00-03:00", "off", "24/7", "9:00-12:00", ""]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_what_has_no_problem_is_read_by_the_library(parts):
    text = "".join(f"{mark}{days}{' ' if days and hours else ''}{hours}" for mark, days, hours in parts).lstrip(";, ")
    if not [problem for problem in problems(text) if problem.severity == "error"]:
        assert OpeningHours(text).warnings == []
