"""From data to types: what a keeper is told when the shape of a file is wrong, and where."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vart.load import parse_yaml
from vart.load.typed import typed
from vart.model import OpenService, Problem, Service, ServiceTranslation, Vocabulary, parse_service

RECORD = """\
# A record with everything in it.
code: 2bcd
name: Exempel
kind: helpline
operator: {name: Föreningen Exempel, type: ngo}
summary: Någon svarar.
needs: [talk, rights]
audiences: [women]
ages: {min: 15}
area: {level: national}
channels:
  - {phone: "112", hours: 24/7, languages: [sv]}
  - chat: https://exempel.example
    hours: Mo 09:00-12:00
  - {visit: drop-in}
access: {anonymous: possible}
address: none
sources:
  - {type: operator, title: Ett blad, read: 2024-12-01, published: 2024-11, checked: 2024-12-01}
confidence: medium
verified: {date: 2024-12-20, by: kommitten, how: phone}
review_by: 2025-05-24
status: active
"""


def record(text: str) -> Service | list[Problem]:
    document = parse_yaml(text.encode(), "directory/services/exempel.yml")
    return typed(document, lambda data: parse_service("exempel", data), fields=OpenService)


def changed(*pairs: tuple[str, str]) -> str:
    text = RECORD
    for old, new in pairs:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def told(*pairs: tuple[str, str]) -> list[str]:
    """Return ``line:column sentence`` of every problem of the record with these changes."""
    problems = record(changed(*pairs))
    assert isinstance(problems, list), "the record was accepted"
    return [f"{one.where.line}:{one.where.column} {one.sentence()}" for one in problems]


def test_the_record_itself_is_accepted():
    assert isinstance(record(RECORD), OpenService)


KINDS = "keep one of: phone, sms, text_relay, chat, form, email, website, visit"


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        pytest.param("name: Exempel\n", "", ["2:1 'name' is missing — add it"], id="a missing key"),
        pytest.param(
            "address: none", "", ["2:1 'address' is missing — add it"], id="a missing key that decides the type"
        ),
        pytest.param(
            "title: Ett blad, read: 2024-12-01,",
            "title: Ett blad,",
            ["19:5 'read' is missing — add it"],
            id="a missing key further in",
        ),
        pytest.param(
            "confidence: medium",
            "confidence: certain",
            ["20:13 'certain' is not a known confidence — use one of: 'high', 'medium' or 'low'"],
            id="a word that is not in the list",
        ),
        pytest.param(
            "type: ngo",
            "type: NGO",
            [
                "5:44 'NGO' is not a known type — use one of: 'state', 'region', 'municipality', 'ngo', 'faith' "
                "or 'company'"
            ],
            id="a word in capitals",
        ),
        pytest.param(
            "{level: national}",
            '{level: region, codes: ["01"]}',
            ["10:15 'region' is not a known level — use one of: 'national', 'county', 'municipality' or 'district'"],
            id="a level that is not one",
        ),
        pytest.param("name: Exempel\n", "name:\n", ["3:1 'name' is empty — write it, or remove the key"], id="no text"),
        pytest.param(
            "name: Exempel\n",
            f"name: {'x' * 121}\n",
            ["3:7 'name' is longer than 120 characters — shorten it; move details elsewhere"],
            id="a long name",
        ),
        pytest.param(
            "summary: Någon svarar.",
            f"summary: {'x' * 401}",
            ["6:10 'summary' is longer than 400 characters — shorten it; move details elsewhere"],
            id="a summary of more than 400 characters",
        ),
        pytest.param(
            "summary: Någon svarar.",
            f"summary: Hej.\nnotes: {'x' * 801}",
            ["7:8 'notes' is longer than 800 characters — shorten it; move details elsewhere"],
            id="notes of more than 800 characters",
        ),
        pytest.param(
            "name: Exempel\n",
            "name: [a]\n",
            ["3:1 'name' should be a text — write one line of text after the colon"],
            id="a list for a text",
        ),
        pytest.param(
            "needs: [talk, rights]",
            "needs: talk",
            ["7:8 'needs' should be a list — write [a, b] or one item a line that begins with a hyphen"],
            id="a text for a list",
        ),
        pytest.param(
            "needs: [talk, rights]",
            "needs: []",
            ["7:1 'needs' has too few items — it needs at least 1"],
            id="an empty list",
        ),
        pytest.param(
            "needs: [talk, rights]",
            "needs: [talk, Rights]",
            ["7:15 'needs' is not written as it should be — compare with lower-case-words-with-hyphens"],
            id="a word with a capital",
        ),
        pytest.param(
            "operator: {name: Föreningen Exempel, type: ngo}",
            "operator: Föreningen",
            ["5:11 'operator' should hold keys of its own — write `key: value` lines under it, indented"],
            id="a text for keys",
        ),
        pytest.param(
            "languages: [sv]",
            "languages: [svenska]",
            ["12:45 'languages' is not written as it should be — compare with sv, ar or sv-simple"],
            id="a language by its name",
        ),
        pytest.param(
            "ages: {min: 15}",
            "ages: {min: femton}",
            ["9:13 'min' is not a whole number — write it in digits, as in 15"],
            id="an age in letters",
        ),
        pytest.param(
            "ages: {min: 15}",
            "ages: {min: ١٥}",
            ["9:13 'min' is not a whole number — write it in digits, as in 15"],
            id="an age in Arabic digits",
        ),
        pytest.param(
            "ages: {min: 15}",
            "ages: {min: 200}",
            ["9:13 'min' is too large — the largest is 120"],
            id="an age that no one has",
        ),
        pytest.param(
            "ages: {min: 15}",
            "ages: {min: 15, max: 12}",
            ["9:1 The ages do not fit — give min, max or both, the lower one as min"],
            id="ages swapped",
        ),
        pytest.param(
            "ages: {min: 15}",
            "ages: {}",
            ["9:1 The ages do not fit — give min, max or both, the lower one as min"],
            id="no ages",
        ),
        pytest.param(
            "{level: national}",
            '{level: national, codes: ["01"]}',
            ["10:1 The area and its codes do not fit — national takes no codes; every other level needs them"],
            id="the nation with codes",
        ),
        pytest.param(
            "{level: national}",
            "{level: county}",
            ["10:1 The area and its codes do not fit — national takes no codes; every other level needs them"],
            id="a county without codes",
        ),
        pytest.param(
            "hours: 24/7,",
            "email: hej@exempel.example,",
            [f"12:5 A channel has exactly one way to reach it — {KINDS}"],
            id="two ways in one channel",
        ),
        pytest.param(
            "  - {visit: drop-in}",
            "  - {cost: free}",
            [f"15:5 A channel has exactly one way to reach it — {KINDS}"],
            id="a channel without a way",
        ),
        pytest.param(
            "  - {visit: drop-in}",
            "  - hej",
            [f"15:5 A channel has exactly one way to reach it — {KINDS}"],
            id="a text for a channel",
        ),
        pytest.param(
            "{visit: drop-in}",
            "{visit: sometimes}",
            ["15:13 'sometimes' is not a known visit — use one of: 'drop-in', 'by-appointment' or 'unknown'"],
            id="a word in a channel, not the channel's kind",
        ),
        pytest.param(
            "    hours: Mo 09:00-12:00",
            "    hours: [a]",
            ["14:5 'hours' should be a text — write one line of text after the colon"],
            id="the second channel's hours are found by line and column",
        ),
        pytest.param(
            "    hours: Mo 09:00-12:00",
            "    hours: Mo 09:00-12:00\n    cost: much",
            ["15:11 'much' is not a known cost — use one of: 'free', 'local-rate', 'fee' or 'unknown'"],
            id="the second channel's cost is found by line and column",
        ),
        pytest.param(
            "title: Ett blad, ",
            "",
            ["19:5 The source has neither url nor title — say where the fact was read"],
            id="a source that could be anywhere",
        ),
        pytest.param(
            "how: phone",
            "how: fax",
            ["21:50 'fax' is not a known how — use one of: 'phone', 'email', 'visit' or 'letter'"],
            id="a way to verify that is not one",
        ),
        pytest.param(
            "by: kommitten",
            "by: Anna Andersson",
            ["21:34 'by' is not written as it should be — compare with lower-case-words-with-hyphens"],
            id="a person's name for a role",
        ),
        pytest.param(
            "address: none",
            "address: {street: Provgatan 1, city: Provstad}",
            ["17:1 'consent' is missing — add it"],
            id="an address without the operator's consent",
        ),
        pytest.param(
            "address: none",
            "address: {street: Provgatan 1, city: Provstad, consent: {source: x, seen: 2024-12-01, by: [en]}}",
            ["17:87 'by' has too few items — it needs at least 2"],
            id="consent that one person saw",
        ),
    ],
)
def test_a_wrong_shape_is_told_in_a_sentence_at_its_place(old, new, sentences):
    assert told((old, new)) == sentences


@pytest.mark.parametrize(
    "day",
    ["1767225600", "2026-02-30", "2026-13-01", "0000-01-01", "٢٠٢٦-٠١-٠١", "۲۰۲۶-۰۱-۰۱", "２０２６-01-01", "2026-1-1",
     "20260101", "2026-W01-1", "2026-001", "26-01-01", "1 januari 2026", "2026-01-01T00:00:00", "01/02/2026", "soon",
     "+026-01-01", "2026-01-1 ", "''"],
)  # fmt: skip
def test_what_is_not_a_day_is_never_taken_for_one(day):
    (sentence,) = told(("review_by: 2025-05-24", f"review_by: {day}"))
    assert sentence.startswith("22:")
    assert "'review_by' is not a day" in sentence
    assert sentence.endswith("write it as 2026-11-24")


@given(st.text(alphabet="0123456789-+ TWZ:.٢۲", max_size=12) | st.from_regex(r"\d{4}-\d\d-\d\d", fullmatch=True))
def test_a_day_means_what_it_says(text):
    found = record(changed(("review_by: 2025-05-24", f"review_by: '{text}'")))
    if not isinstance(found, list):
        assert found.review_by.isoformat() == text


@pytest.mark.parametrize(
    "day", ["2024-02-30", "2024-13", "2024-00", "0000", "٢٠٢٤", "２０２４", "24", "2024-1", "hösten 2024"]
)
def test_a_part_of_a_date_is_one_of_the_calendar(day):
    (sentence,) = told(("published: 2024-11", f"published: {day}"))
    assert sentence.startswith("19:68 'published' is not a day, month or year in the calendar")


@given(st.dates(date(1000, 1, 1)).map(date.isoformat), st.sampled_from([4, 7, 10]))
def test_a_year_a_month_and_a_day_are_taken_as_written(day, length):
    found = record(changed(("published: 2024-11", f"published: {day[:length]}")))
    assert found.sources[0].published == day[:length]


# Keys that do not exist


@pytest.mark.parametrize(
    ("old", "new", "close"),
    [
        ("confidence: medium", "confidense: medium", "confidence"),
        ("name: Exempel\n", "nmae: Exempel\n", "name"),
        ("review_by: 2025-05-24", "reviewby: 2025-05-24", "review_by"),
        ("needs: [talk, rights]", "need: [talk, rights]", "needs"),
        pytest.param("hours: 24/7", "hour: 24/7", "hours", id="in a channel"),
        pytest.param("languages: [sv]", "language: [sv]", "languages", id="in a channel, a list"),
        pytest.param("title: Ett blad", "titel: Ett blad", "title", id="in a source"),
        pytest.param("anonymous: possible", "anonymus: possible", "anonymous", id="in access"),
        pytest.param("how: phone", "hov: phone", "how", id="in verified"),
        pytest.param("type: ngo", "typ: ngo", "type", id="in the operator"),
    ],
)
def test_a_misspelt_key_is_told_with_the_key_that_was_meant(old, new, close):
    name = new.partition(":")[0]
    assert any(f"'{name}' is not a known key — did you mean '{close}'?" in sentence for sentence in told((old, new)))


@pytest.mark.parametrize("name", ["adress_till_boendet", "id", "visiting", "smss"])
def test_a_key_that_is_not_known_is_refused_wherever_it_stands(name):
    assert any("is not a known key" in one for one in told(("status: active\n", f"status: active\n{name}: x\n")))
    assert any("is not a known key" in one for one in told(("hours: 24/7", f"hours: 24/7, {name}: x")))


@pytest.mark.parametrize("name", ["titel", "maill", "sit"])
def test_no_key_is_offered_that_could_not_stand_there(name):
    (sentence,) = [one for one in told(("title: Ett blad", f"title: Ett blad, {name}: x")) if "known key" in one]
    offered = re.search(r"did you mean '(\w+)'", sentence)
    assert offered is None or offered[1] in ("url", "title", "read", "type", "published", "checked", "says")


def test_every_problem_is_told_at_once():
    sentences = told(
        ("name: Exempel\n", ""), ("status: active", "status: on"), ("review_by: 2025-05-24", "review_by: x")
    )
    assert len(sentences) == 3


@pytest.mark.parametrize("text", ["[]", "just words", "- a\n- b", "---"])
def test_a_file_that_is_no_record_at_all_is_told_of(tmp_path: Path, small, text):
    (small.paths.directory / "services/ny.yml").write_text(text, "utf-8")
    loaded = small.load()
    assert "ny" not in loaded.directory.by_id
    assert any(problem.where.path == "directory/services/ny.yml" for problem in loaded.problems)


def test_other_files_have_their_sentences_too():
    document = parse_yaml(b"state: good\nby: a\ndate: 2024-01-01\nsource: nothex\n", "t.yml")
    problems = typed(document, ServiceTranslation.model_validate, fields=ServiceTranslation)
    assert {(one.where.line, one.rule) for one in problems} == {
        (1, "shape-literal-error"), (4, "shape-string-pattern-mismatch"), (1, "shape-missing"),
    }  # fmt: skip


def test_a_word_of_the_vocabulary_that_can_not_be_an_id_is_pointed_out_where_it_stands():
    text = b"kinds:\n  Bad Key: {label: x}\nneeds: {}\nviolence: {}\naudiences: {}\n"
    (problem,) = typed(parse_yaml(text, "vocabulary.yml"), Vocabulary.model_validate)
    assert problem.where.line == 2


# Confidential records: the logs of a public project are public

SECRET = "Storgatan17"

HIDDEN = """\
code: 2bcd
name: Skyddet
kind: KIND
operator: {name: Föreningen Skydd, type: ngo}
summary: Ett boende.
needs: [shelter]
audiences: [women]
area: {level: county, codes: ["01"]}
channels:
  - {phone: "112", hours: 24/7}
address: ADDRESS
sources:
  - {type: operator, title: Ett blad, read: 2024-12-01}
confidence: medium
review_by: 2025-05-24
status: active
"""

#: What someone might do to a record, each with the secret in a place where it does not belong.
MISTAKES = [
    ("code: 2bcd", "code: [SECRET]"),
    ("name: Skyddet", "name: {SECRET: SECRET}"),
    ("name: Föreningen Skydd", "name: [SECRET]"),
    ("type: ngo", "type: SECRET"),
    ("summary: Ett boende.", "summary: [SECRET]"),
    ("summary: Ett boende.", "SECRET: Ett boende."),
    ("needs: [shelter]", "needs: [SECRET]"),
    ("needs: [shelter]", "needs: SECRET"),
    ("audiences: [women]", "audiences: {SECRET: SECRET}"),
    ("level: county", "level: SECRET"),
    ('codes: ["01"]', "codes: SECRET"),
    ('{level: county, codes: ["01"]}', "SECRET"),
    ("{level: county", "{SECRET: x, level: county"),
    ("hours: 24/7", "SECRET: 24/7"),
    ("hours: 24/7", "cost: SECRET"),
    ("hours: 24/7", "languages: [SECRET]"),
    ("hours: 24/7", "visit: SECRET"),
    ('- {phone: "112", hours: 24/7}', "- SECRET"),
    ('- {phone: "112", hours: 24/7}', "- {visit: SECRET}"),
    ("title: Ett blad, read: 2024-12-01", "read: SECRET"),
    ("read: 2024-12-01", "read: SECRET"),
    ("read: 2024-12-01", "read: 2024-12-01, published: SECRET"),
    ("title: Ett blad", "SECRET: Ett blad"),
    ("confidence: medium", "confidence: SECRET"),
    ("review_by: 2025-05-24", "review_by: SECRET"),
    ("status: active", "status: SECRET"),
    ("status: active", "status: active\nSECRET: x"),
    ("status: active", "status: active\nstreet: SECRET"),
    ("status: active", "status: active\nSECRET: x\nSECRET: y"),
    ("status: active", "status: active\nnotes: SECRET: SECRET"),
    ("status: active", "status: active\nages: {min: SECRET}"),
    ("status: active", "status: active\ninstead: [SECRET]"),
    ("status: active", "status: active\nverified: {date: SECRET, by: SECRET, how: SECRET}"),
    ("status: active", "status: active\n? [SECRET]\n: SECRET"),
    ("status: active", "status: active\n*SECRET : SECRET"),
    ("status: active", "status: active\n!SECRET x: y"),
    ("status: active", "status: active\nx: &SECRET y"),
    ("status: active", "status: active\nx: 'SECRET"),
    ("address: ADDRESS", "address: SECRET"),
    ("address: ADDRESS", "address: {street: SECRET, city: SECRET, SECRET: SECRET}"),
    ("address: ADDRESS", "address: [SECRET]"),
    ("address: ADDRESS", "SECRET: none"),
]


@pytest.mark.parametrize(
    ("kind", "address"), [("shelter", "none"), ("shelter", "confidential"), ("helpline", "confidential")]
)
@pytest.mark.parametrize(("old", "new"), MISTAKES)
def test_no_message_about_a_secret_place_repeats_what_stands_in_the_file(small, kind, address, old, new):
    assert HIDDEN.count(old) == 1
    text = HIDDEN.replace(old, new).replace("ADDRESS", address).replace("KIND", kind).replace("SECRET", SECRET)
    (small.paths.directory / "services/hemlig.yml").write_text(text, "utf-8")
    for problem in small.load().problems:
        assert SECRET.casefold() not in f"{problem.sentence()} {problem.rule} {problem.params}".casefold()


@pytest.mark.parametrize("old", ["kind: KIND", "address: ADDRESS"])
def test_a_record_that_does_not_say_whether_it_is_secret_counts_as_secret(old):
    text = HIDDEN.replace(old + "\n", "").replace("KIND", "helpline").replace("ADDRESS", "confidential")
    problems = record(text.replace("status: active", f"status: {SECRET}"))
    assert isinstance(problems, list)
    assert not any(SECRET in problem.sentence() for problem in problems)


def test_a_shelter_with_a_street_is_told_what_to_do(make_data: Callable):
    text = HIDDEN.replace("KIND", "shelter").replace("ADDRESS", "{street: Provgatan 1, city: Provstad}")
    (problem,) = record(text)
    assert problem.where[1:] == (11, 1)
    assert problem.sentence() == (
        "A shelter or confidential service has no place for an address — write `address: confidential` or "
        "`address: none` and remove every trace of the place"
    )
