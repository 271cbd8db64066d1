"""What comes in from others: read with suspicion, told of line by line, never half-written."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vart.exchange.draft import Origin, make_draft
from vart.exchange.names import fresh_code
from vart.exchange.notes import Notes
from vart.exchange.reading import KNOWN

SERVICE = {
    "name": "Linjen Exempel",
    "kind": "helpline",
    "operator": {"name": "Föreningen Exempel", "type": "ngo", "url": "https://exempel.example"},
    "summary": "Du kan ringa hit.",
    "needs": ["talk"],
    "audiences": ["everyone"],
    "area": {"level": "national", "codes": []},
    "channels": [{"kind": "phone", "value": "070-174 06 05", "hours": "Mo-Fr 09:00-15:00", "languages": ["sv"]}],
    "sources": [
        {"type": "operator", "url": "https://exempel.example/om", "read": "2026-10-01", "says": "Ring 070-174 06 05"}
    ],
}


def records(project) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in (project.paths.directory / "services").iterdir()}


def test_a_service_becomes_a_draft_with_its_sources(empty, take_in):
    run = take_in("json", {"services": [SERVICE]}, "--title", "En annan katalog", "--url", "https://katalog.example/")
    assert run.exit_code == 0, run.output
    assert "1 draft written, 0 refused" in run.output
    service = empty.load().directory.services[0]
    assert service.id == "linjen-exempel"
    assert (service.status, service.verified, service.confidence) == ("draft", None, "low")
    assert service.sources[0].says == "Ring 070-174 06 05"
    assert (service.sources[-1].type, service.sources[-1].title) == ("directory", "En annan katalog")
    assert service.sources[-1].url == "https://katalog.example/"
    assert "Importerad från En annan katalog" in records(empty)["linjen-exempel.yml"]


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "shelter"},
        {"kind": None, "summary": "Skyddat boende för kvinnor."},
        {"kind": None, "name": "Kvinnojouren Exempel"},
        {"kind": None, "summary": "A women's shelter."},
        {"place": "confidential"},
    ],
)
def test_an_address_on_a_shelter_is_never_taken_over(empty, take_in, changes):
    item = {**SERVICE, **changes, "address": {"street": "Hemligagatan 17", "postcode": "123 45", "city": "Provstad"}}
    run = take_in("json", {"services": [item]})
    assert "refused" in run.output
    assert "Hemligagatan" not in run.output
    for text in records(empty).values():
        assert "Hemligagatan" not in text
        assert "123 45" not in text
        assert "address: confidential" in text


def test_an_open_address_is_not_taken_over_either(empty, take_in):
    item = {**SERVICE, "address": {"street": "Provgatan 1", "city": "Provstad"}, "place": "open"}
    run = take_in("json", {"services": [item]})
    assert run.exit_code == 0
    assert "an address is never taken over" in run.output
    assert "Provgatan" not in run.output + "".join(records(empty).values())


@pytest.mark.parametrize("field", ["summary", "for_whom", "notes"])
def test_a_shelter_whose_text_tells_a_place_is_refused_whole(empty, take_in, field):
    run = take_in("json", {"services": [{**SERVICE, "kind": "shelter", field: "Vi finns på Hemligagatan 17."}]})
    assert run.exit_code == 1
    assert "0 drafts written, 1 refused" in run.output
    assert "Hemligagatan" not in run.output
    assert records(empty) == {}


@pytest.mark.parametrize("kind", ["shelter", "helpline", None])
def test_an_address_in_a_name_is_not_repeated(empty, take_in, kind):
    item = {**SERVICE, "kind": kind, "name": "Boendet Hemligagatan 17", "id": "hemligagatan-17"}
    run = take_in("json", {"services": [item]})
    assert run.exit_code == 1
    assert "hemligagatan" not in run.output.casefold()
    assert records(empty) == {}


def test_good_ones_come_in_beside_refused_ones(empty, take_in):
    bad = {**SERVICE, "name": "Det dåliga", "kind": "shelter", "notes": "Hemligagatan 17.", "channels": []}
    run = take_in("json", {"services": [bad, SERVICE]})
    assert run.exit_code == 1
    assert list(records(empty)) == ["linjen-exempel.yml"]
    assert "1 draft written, 1 refused" in run.output


def test_what_can_not_be_understood_is_told_and_the_rest_comes_in(empty, take_in):
    item = {
        **SERVICE,
        "kind": "spaceship",
        "needs": ["talk", "flying"],
        "operator": {},
        "ages": {"min": "many"},
        "area": {"codes": ["Atlantis"]},
        "channels": [*SERVICE["channels"], {"kind": "pigeon", "value": "x"}, {"kind": "chat", "value": "http://osäker.example"},
                     {"kind": "email", "value": "hej@exempel.example", "hours": "whenever"}],
        "colour": "blue",
    }  # fmt: skip
    run = take_in("json", {"services": [item]})
    assert run.exit_code == 0, run.output
    for words in ("kind is missing", "1 of its needs", "who runs it", "age `min`", "one of its areas", "a pigeon is no way",
                  "a chat is not right", "hours of a email can not be read", "no place in a record for: colour"):  # fmt: skip
        assert words in run.output, words
    service = empty.load().directory.services[0]
    assert service.kind == "fyll-i"
    assert service.needs == ("talk",)
    assert [type(one).__name__ for one in service.channels] == ["PhoneChannel", "EmailChannel"]


def test_imported_drafts_stop_no_build_and_are_on_no_page(empty, take_in):
    take_in("json", {"services": [SERVICE, {"name": "Nästan ingenting"}]})
    site = empty.built(today=__import__("datetime").date(2026, 11, 24))
    assert not [path for path in site.rglob("*") if path.is_file() and b"Linjen Exempel" in path.read_bytes()]


def test_a_number_that_a_record_has_is_not_taken_in_twice(empty, take_in):
    take_in("json", {"services": [SERVICE]})
    run = take_in("json", {"services": [{**SERVICE, "name": "En annan"}]})
    assert run.exit_code == 1
    assert "linjen-exempel has one of its numbers" in run.output
    assert list(records(empty)) == ["linjen-exempel.yml"]


def test_two_new_ones_with_one_number_name_each_other(empty, take_in):
    run = take_in("json", {"services": [SERVICE, {**SERVICE, "name": "Samma linje"}]})
    assert run.exit_code == 0, run.output
    services = empty.load().directory.by_id
    assert services["linjen-exempel"].shares_number_with == ("samma-linje",)
    assert services["samma-linje"].shares_number_with == ("linjen-exempel",)


def test_a_dry_run_writes_nothing(empty, take_in):
    run = take_in("json", {"services": [SERVICE]}, "--dry-run")
    assert "1 draft would be written" in run.output
    assert records(empty) == {}


def test_a_write_that_fails_leaves_nothing(empty, take_in, monkeypatch):
    import os

    real, count = os.link, iter(range(10))

    def link(*arguments):
        if next(count) == 1:
            raise OSError("disk full")
        return real(*arguments)

    monkeypatch.setattr("vart.exchange.take_in.os.link", link)
    run = take_in("json", {"services": [SERVICE, {"name": "Den andra"}]})
    assert run.exit_code != 0
    assert records(empty) == {}


@pytest.mark.parametrize(
    ("form", "content", "words"),
    [
        ("json", "not json", "neither JSON nor JSON lines"),
        ("json", "{}", "no list of services"),
        ("json", "[]", "holds no services"),
        ("hsds", "not json", "is not JSON"),
        ("hsds", '{"a": 1}', "holds no HSDS services"),
        ("csv", "a,b\n1,2\n", "has no column `name`"),
        ("csv", 'name\n"open', "no table that can be read"),
    ],
)  # fmt: skip
def test_a_file_that_is_something_else_is_told_of_in_a_sentence(empty, take_in, form, content, words):
    run = take_in(form, content)
    assert run.exit_code != 0
    assert words in run.output
    assert "Traceback" not in run.output
    assert records(empty) == {}


def test_a_file_that_is_not_there(empty, vart):
    run = vart("import", "/nowhere/at-all.json", "--from", "json", "--root", empty.root)
    assert run.exit_code != 0
    assert "is not a file" in run.output


def test_a_spreadsheet_with_semicolons_comes_in(empty, take_in):
    run = take_in(
        "csv", "\ufeffname;summary;phone;email;hemsida\nLinjen;Du kan ringa.;070-174 06 05;hej@linjen.example;x\n"
    )
    assert run.exit_code == 0, run.output
    assert "no place in a record for: hemsida" in run.output
    service = empty.load().directory.services[0]
    assert service.channels[0].phone == "070-174 06 05"
    assert service.channels[1].email == "hej@linjen.example"


def test_hsds_of_others_is_read_as_far_as_it_goes(empty, take_in):
    service = {
        "id": "0b7a1d8e-3c2e-5e4f-9a1b-2c3d4e5f6a7b",
        "name": "Citizens' line",
        "description": "<p>Advice &amp; support.</p>",
        "status": "active",
        "minimum_age": 18,
        "organization": {"id": "x", "name": "Citizens", "description": "x", "website": "https://citizens.example"},
        "phones": [{"id": "p", "number": "070-174 06 05", "type": "voice", "languages": [{"id": "l", "code": "en"}]},
                   {"id": "f", "number": "070-174 06 06", "type": "fax"}],
        "schedules": [{"id": "s", "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "16:30"}],
        "service_areas": [{"id": "a", "name": "Stockholms län"}],
        "service_at_locations": [{"id": "q", "location": {"id": "r", "addresses": [{"address_1": "Hemligagatan 17"}]}}],
        "contacts": [{"id": "c", "name": "Ann Persona", "email": "ann@citizens.example"}],
        "attributes": [{"id": "t", "taxonomy_term": {"id": "u", "name": "Advice", "taxonomy": "LGA"}}],
        "wait_time": "long",
    }  # fmt: skip
    run = take_in("hsds", service)
    assert run.exit_code == 0, run.output
    made = empty.load().directory.services[0]
    assert made.summary == "Advice & support."
    assert made.operator.name == "Citizens"
    assert (made.channels[0].hours, made.channels[0].languages) == ("Mo,Tu 09:00-16:30", ("en",))
    assert made.area.codes == ("01",)
    assert made.ages.min == 18
    for words in ("an address is never taken over", "a fax number is no way", "a contact person is no way",
                  "attributes (1), wait_time", "markup was taken out"):  # fmt: skip
        assert words in run.output, words
    everything = run.output + "".join(records(empty).values())
    assert "Ann Persona" not in everything
    assert "Hemligagatan" not in everything


def test_closed_services_are_passed_over(empty, take_in):
    run = take_in("json", {"services": [{**SERVICE, "status": "closed"}]})
    assert run.exit_code == 0
    assert "it is closed" in run.output
    assert records(empty) == {}


def test_texts_that_are_too_long_are_cut_between_sentences(empty, take_in):
    sentence = "Här får du prata med någon som lyssnar på dig. "
    run = take_in("json", {"services": [{**SERVICE, "summary": sentence * 20, "for_whom": sentence * 40}]})
    assert run.exit_code == 0, run.output
    service = empty.load().directory.services[0]
    assert len(service.summary) <= 400
    assert service.summary.endswith("dig.")
    assert service.notes.startswith("Här får du")
    assert "`for_whom` is longer" in run.output


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["kind", "value", "name", "codes", "type"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.dictionaries(st.sampled_from(sorted(KNOWN)), _VALUES))
def test_nothing_that_a_file_holds_breaks_the_reading(real, raw):
    import datetime

    day = datetime.date(2026, 11, 24)
    notes = Notes("services[0]")
    data = make_draft(raw, real.directory, Origin("x", None, day), day, notes)
    if data:
        assert data["status"] == "draft"
        assert data["confidence"] == "low"
        assert data["address"] in ("none", "confidential")
        assert "verified" not in data


def test_any_json_is_answered_with_sentences(empty, take_in):
    for value in ([1, 2], [{"name": 5}], [{"name": ["x"]}], {"services": [None, {"name": "x" * 300}]}, [[[]]]):
        run = take_in("json", json.dumps(value))
        assert run.exception is None or isinstance(run.exception, SystemExit), value


def test_fresh_codes_look_like_no_place(monkeypatch):
    given = iter(["63tr", "7w3w", "2bcd"])
    monkeypatch.setattr("vart.exchange.names.new_code", lambda taken: next(given))
    assert fresh_code(set()) == "2bcd"
