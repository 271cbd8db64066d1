"""A confidential place is in no file of the data, whatever was written where, and whoever passed the checks by."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vart.audit import audit_site
from vart.model import HiddenService
from vart.render.open_data.guard import tells_a_place
from vart.site import build as site_build

STREET = "Hemligagatan 17"
#: Where a text can stand in the record of a shelter, and how it looks with the street in it.
FIELDS = {
    "name": ("name: Skyddet", f"name: Skyddet {STREET}"),
    "operator": ("name: Föreningen Skydd", f"name: Föreningen Skydd {STREET}"),
    "operator url": ("name: Föreningen Skydd, type: ngo", 'name: Föreningen Skydd, type: ngo, url: "https://skydd.example/hemligagatan-17"'),
    "summary": ("Du ringer först.", f"Du ringer först. {STREET}."),
    "for_whom": ("needs: [shelter]", f"for_whom: Kvinnor på {STREET}.\nneeds: [shelter]"),
    "notes": ("needs: [shelter]", f"notes: Vi finns på {STREET}.\nneeds: [shelter]"),
    "phone": ("070-174 06 08\", hours", "070-174 06 08\"}\n  - {form: \"https://skydd.example/hemligagatan-17\", hours"),
    "source title": ("title: Ett blad om skydd", f"title: Ett blad om {STREET}"),
    "source url": ("title: Ett blad om skydd", 'title: Ett blad, url: "https://blad.example/hemligagatan-17"'),
    "source says": ('says: "070-174 06 08"', f'says: "070-174 06 08, {STREET}"'),
    "verified": ("review_by:", "to_ask: [Är det Hemligagatan 17?]\nreview_by:"),
    "halves": ("needs: [shelter]", "for_whom: Du som behöver Hemligagatan\nnotes: 17 är porten.\nneeds: [shelter]"),
}  # fmt: skip
CANARY = re.compile(r"hemligagatan[\s\-_+%20]*(?:17)?", re.IGNORECASE)


def holding(site: Path, *folders: str) -> list[str]:
    return [
        path.relative_to(site).as_posix()
        for folder in folders
        for path in ([site / folder] if (site / folder).is_file() else (site / folder).rglob("*"))
        if path.is_file() and CANARY.search(path.read_text("utf-8", "ignore"))
    ]


@pytest.fixture
def unchecked(monkeypatch):
    """A build that stops at nothing."""
    monkeypatch.setattr(site_build.Build, "stop_on_errors", lambda self: None)


@pytest.mark.parametrize("field", FIELDS)
def test_a_street_in_any_text_of_a_shelter_is_refused(small, field):
    small.change("skyddet", FIELDS[field])
    report = small.build()
    assert not report.complete
    found = [one for one in report.problems if one.severity == "error" and "skyddet" in one.where.path]
    assert any(one.rule.startswith("secrecy") for one in found)
    assert not any("hemligagatan" in one.sentence().casefold() for one in report.problems)


@pytest.mark.parametrize("field", FIELDS)
def test_with_the_checks_passed_by_it_is_in_no_file_of_the_data(small, unchecked, field, files):
    small.change("skyddet", FIELDS[field])
    report = small.build()
    assert report.complete
    site = small.out
    assert holding(site, "api", "hsds", "dcat.rdf") == []
    # Keepers are told, if only by a name.
    assert ("secrecy-data" in {one.rule for one in report.problems}) == (field != "verified")
    # The rest is there: nothing was saved by leaving everything out.
    assert (site / "api/v1/sv/services/k2k2.json").is_file()
    if field == "verified":
        assert (site / "api/v1/sv/services/s2s2.json").is_file()
    else:
        assert not [path for path in files(site) if b"s2s2" in path.read_bytes()]


def test_a_street_in_a_translation_takes_the_record_out_of_that_language_alone(small, unchecked):
    folder = small.paths.directory / "translations/ar/services"
    text = (folder / "pausade.yml").read_text("utf-8")
    summary = re.sub(r"summary:.*", f"summary: {STREET} بيت.", text)
    (folder / "skyddet.yml").write_text(summary, "utf-8")
    site = small.built()
    assert holding(site, "api", "hsds", "dcat.rdf") == []
    assert (site / "api/v1/sv/services/s2s2.json").is_file()
    assert not (site / "api/v1/ar/services/s2s2.json").exists()


def test_no_file_of_the_whole_site_holds_it_after_a_refused_build(small):
    small.built()
    small.change("skyddet", FIELDS["notes"])
    small.build()
    assert holding(small.out, ".") == []
    assert list(audit_site(small.out, canaries=[STREET])) == []


def test_an_address_slipped_round_the_types_is_in_no_file(small, unchecked, monkeypatch, files):
    """As if a later version of the program made a shelter with an open address."""
    from vart.load import tree

    small.change("mottagningen", ("Provgatan 1", STREET))
    real = tree.load_directory

    def load(*arguments):
        loaded = real(*arguments)
        services = tuple(
            one.model_copy(update={"kind": "shelter"}) if one.id == "mottagningen" else one
            for one in loaded.directory.services
        )
        loaded.directory = loaded.directory.model_copy(update={"services": services})
        return loaded

    monkeypatch.setattr(site_build, "load_directory", load)
    site = small.built()
    assert holding(site, "api", "hsds", "dcat.rdf") == []


def test_no_confidential_service_has_a_location_in_any_file(real_site, real, read):
    hidden = {one.code for one in real.directory.services if isinstance(one, HiddenService)}
    assert len(hidden) > 5
    for language in ("sv", "en", "ar"):
        for code in hidden:
            service = read(real_site / f"api/v1/{language}/services/{code}.json")["service"]
            assert service["address"] is None
            assert service["place"] in ("confidential", "none")
    from vart.render.open_data.ids import service_uuid

    for code in hidden:
        service = read(real_site / f"hsds/3.0/sv/services/{service_uuid(code)}.json")
        assert "service_at_locations" not in service
        assert "addresses" not in str(service)


def test_no_real_confidential_record_is_left_out_by_the_last_look(real):
    for service in real.directory.services:
        assert not tells_a_place(service), service.id


def test_questions_for_the_committee_are_in_no_file(real_site, real, files):
    texts = [text.encode() for service in real.directory.services for text in service.to_ask]
    whole = b"\n".join(path.read_bytes() for path in files(real_site))
    assert not [text for text in texts if text in whole]
