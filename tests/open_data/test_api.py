"""The files of /api/v1/ as whoever uses them meets them: valid, documented, complete, and the same facts everywhere."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

API = "api/v1"
BASE = "https://vart.example/"


def documented(site: Path, read) -> dict[str, re.Pattern[str]]:
    """Return the paths of the OpenAPI document with patterns of the addresses that they stand for."""
    document = read(site / API / "openapi.json")
    made = {}
    for path, item in document["paths"].items():
        pattern = re.escape(path).replace(r"\{", "{").replace(r"\}", "}")
        for reference in item.get("parameters", ()):
            name = reference["$ref"].rpartition("/")[2]
            schema = document["components"]["parameters"][name]["schema"]
            values = "|".join(map(re.escape, schema["enum"])) if "enum" in schema else schema["pattern"].strip("^$")
            pattern = pattern.replace(f"{{{name}}}", f"({values})")
        made[path] = re.compile(pattern)
    return made


def test_the_openapi_document_is_valid(site, read):
    document = read(site / API / "openapi.json")
    OpenAPIV31SpecValidator(document).validate()
    assert document["openapi"].startswith("3.1")


def test_every_documented_address_is_a_file(site, read):
    document = read(site / API / "openapi.json")
    codes = {path.stem for path in (site / API / "sv/services").glob("*.json")}
    uuids = {path.stem for path in (site / "hsds/3.0/sv/services").glob("*.json")}
    walked = 0
    for path, item in document["paths"].items():
        names = [reference["$ref"].rpartition("/")[2] for reference in item.get("parameters", ())]
        values = []
        for name in names:
            schema = document["components"]["parameters"][name]["schema"]
            values.append(schema.get("enum") or sorted({"code": codes, "uuid": uuids}[name]))
        for chosen in itertools.product(*values):
            address = path.format(**dict(zip(names, chosen, strict=True)))
            assert (site / address.removeprefix("/")).is_file(), address
            walked += 1
    assert walked > 100


def test_every_file_is_documented(site, read, files):
    patterns = documented(site, read)
    used = set()
    for path in files(site):
        address = f"/{path.relative_to(site).as_posix()}"
        found = [template for template, pattern in patterns.items() if pattern.fullmatch(address)]
        assert len(found) == 1, address
        used.update(found)
    assert used == set(patterns)


def test_every_json_file_fits_its_schema_and_has_nothing_else(site, read, close):
    def check(name: str) -> Draft202012Validator:
        schema = read(site / API / f"schema/{name}.schema.json")
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"{BASE}{API}/schema/{name}.schema.json"
        return Draft202012Validator(close(schema), format_checker=FormatChecker())

    for name in ("index", "areas", "languages", "changes", "removed", "due-for-review"):
        check(name).validate(read(site / API / f"{name}.json"))
    service, services, vocabulary = check("service"), check("services"), check("vocabulary")
    for folder in (site / API).iterdir():
        if not (folder / "services.json").is_file():
            continue
        vocabulary.validate(read(folder / "vocabulary.json"))
        for path in (folder / "services").glob("*.json"):
            service.validate(read(path))
        for path in [folder / "services.json", *folder.glob("*/*.json")]:
            if path.parent.name != "services":
                services.validate(read(path))


def test_every_file_tells_version_time_licence_and_source(site, read, rows, files):
    for path in files(site):
        relative = path.relative_to(site).as_posix()
        if relative.startswith(API) and path.suffix == ".json" and "schema" not in relative:
            data = read(path)
            if path.name == "openapi.json":
                assert (data["info"]["version"], data["info"]["license"]["name"]) == ("1.0", "CC BY 4.0")
                continue
            head = data["meta"]
            assert head["version"] == "1.0"
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", head["updated"])
            assert head["license"]["url"] == "https://creativecommons.org/licenses/by/4.0/"
            assert head["source"]["url"] == BASE
            assert head["self"] == BASE + relative
        elif relative.startswith(API) and path.suffix == ".csv":
            for row in rows(path):
                assert row["version"] == "1.0"
                assert row["license"] == "https://creativecommons.org/licenses/by/4.0/"
                assert row["source"] == BASE
        elif path.suffix == ".ndjson":
            for line in path.read_text("utf-8").splitlines():
                record = json.loads(line)
                assert (record["version"], record["source"]) == ("1.0", BASE)
                assert record["updated"]
                assert record["license"]


def test_checksums_are_those_of_the_files_and_leave_none_out(site):
    for sums in [*(site / "api").rglob("SHA256SUMS.txt"), *(site / "hsds").rglob("SHA256SUMS.txt")]:
        listed = set()
        for line in sums.read_text("utf-8").splitlines():
            digest, name = line.split("  ", 1)
            assert hashlib.sha256((sums.parent / name).read_bytes()).hexdigest() == digest, name
            listed.add(sums.parent / name)
        inner = {other.parent for other in sums.parent.rglob("SHA256SUMS.txt")} - {sums.parent}
        there = {path for path in sums.parent.rglob("*") if path.is_file() and not inner & set(path.parents)}
        assert listed == there - {sums}


def test_json_ndjson_and_csv_of_a_list_hold_the_same_services(site, read, rows):
    for path in [site / API / "sv/services.json", *(site / API / "sv").glob("*/*.json")]:
        if path.parent.name == "services":
            continue
        services = read(path)["services"]
        codes = [one["code"] for one in services]
        assert read(path)["meta"]["count"] == len(codes)
        if path.stem == "services":
            lines = path.with_suffix(".ndjson").read_text("utf-8").splitlines()
            assert [json.loads(line) for line in lines] == services
        table = rows(path.with_suffix(".csv"))
        assert [row["code"] for row in table] == codes
        for row, service in zip(table, services, strict=True):
            assert row["name"] == service["name"]
            numbers = [one["value"] for one in service["channels"] if one["kind"] == "phone"]
            assert row["phone"] == "; ".join(numbers)


def test_one_service_is_the_same_alone_and_in_every_list(site, read):
    alone = {path.stem: read(path)["service"] for path in (site / API / "ar/services").glob("*.json")}
    for path in [site / API / "ar/services.json", *(site / API / "ar").glob("*/*.json")]:
        if path.parent.name != "services":
            for service in read(path)["services"]:
                assert service == alone[service["code"]]


def test_lists_hold_what_they_are_about(site, read):
    folder = site / API / "sv"
    everything = read(folder / "services.json")["services"]
    for name, of in (("needs", "needs"), ("violence", "violence"), ("audiences", "audiences")):
        for path in (folder / name).glob("*.json"):
            codes = {one["code"] for one in read(path)["services"]}
            assert codes == {one["code"] for one in everything if path.stem in one[of]}, path
    for path in (folder / "spoken").glob("*.json"):
        codes = {one["code"] for one in read(path)["services"]}
        speaks = {one["code"] for one in everything if any(path.stem in way["languages"] for way in one["channels"])}
        assert codes == speaks, path
    for path in (folder / "areas").glob("*.json"):
        own = {one["code"] for one in everything if path.stem in one["area"]["codes"]}
        assert own <= {one["code"] for one in read(path)["services"]}, path


def test_a_service_tells_what_its_record_tells(small_site, read):
    service = read(small_site / API / "ar/services/k2k2.json")["service"]
    assert service["name"] == "Exempellinjen"
    assert service["url"] == f"{BASE}ar/k2k2/"
    assert service["language"] == "ar"
    assert service["operator"] == {"name": "Föreningen Exempel", "type": "ngo", "url": "https://exempel.example"}
    assert service["ages"] == {"min": 15, "max": None}
    phone = service["channels"][0]
    assert (phone["value"], phone["uri"], phone["hours"]) == ("070-174 06 05", "tel:+46701740605", "24/7")
    assert phone["languages"] == ["sv", "en", "ar"]
    assert service["verified"] == {"date": "2024-12-20", "by": "kommitten", "how": "phone"}
    assert service["updated"] == "2024-12-20"
    assert "to_ask" not in service
    address = read(small_site / API / "sv/services/m2m2.json")["service"]["address"]
    assert address == {"street": "Provgatan 1", "postcode": "123 45", "city": "Provstad", "note": None}


def test_a_text_in_another_language_says_so(small_site, read):
    hidden = read(small_site / API / "ar/services/s2s2.json")["service"]
    assert hidden["translation"] == "missing"
    assert hidden["other_language"]["summary"] == "sv"
    swedish = read(small_site / API / "sv/services/s2s2.json")["service"]
    assert (swedish["translation"], swedish["other_language"]) == ("source", {})


def test_drafts_are_nowhere_and_closed_services_in_no_list(small_site, read, files):
    for path in files(small_site):
        assert b"t2t2" not in path.read_bytes()
        assert "Det hemliga utkastet" not in path.read_text("utf-8")
    assert "n2n2" not in {one["code"] for one in read(small_site / API / "sv/services.json")["services"]}
    assert read(small_site / API / "sv/services/n2n2.json")["service"]["instead"] == "k2k2"
    closed = [one for one in read(small_site / API / "removed.json")["removed"] if one["what"] == "closed"]
    assert [(one["code"], one["instead"]) for one in closed] == [("n2n2", "k2k2")]


def test_retired_codes_are_told_of(small, read):
    retired = small.file("directory/retired.yml")
    retired.write_text("- {code: w9w9, was: Den gamla linjen, since: 2024-11-01}\n", "utf-8")
    site = small.built()
    row = next(one for one in read(site / API / "removed.json")["removed"] if one["code"] == "w9w9")
    assert (row["what"], row["since"], row["name"]) == ("retired", "2024-11-01", "Den gamla linjen")
    assert 'when="2024-11-01T00:00:00Z"' in (site / API / "sv/changes.atom").read_text("utf-8")


def test_changes_come_newest_first_and_their_fingerprint_follows_every_fact(small, read):
    def of(site: Path) -> dict[str, dict]:
        return {one["code"]: one for one in read(site / API / "changes.json")["changes"]}

    before = of(small.built())
    days = [one["updated"] for one in before.values()]
    assert days == sorted(days, reverse=True)
    assert before["k2k2"]["what"] == "verified"
    small.change("pausade", ("070-174 06 10", "070-174 06 12"))
    after = of(small.built())
    assert {code for code in before if before[code] != after[code]} == {"p2p2"}
    # What is for the committee alone changes nothing.
    small.change("exempellinjen", ("Stämmer numret?", "Stämmer tiden?"))
    assert of(small.built()) == after


def test_due_for_review_follows_the_day_and_nothing_else_does(small, read, tmp_path):
    first = small.built(tmp_path / "one")
    second = small.built(tmp_path / "two", today=small_day_later())
    assert read(first / API / "due-for-review.json")["due"] == []
    due = read(second / API / "due-for-review.json")
    assert due["meta"]["as_of"] == "2025-02-20"
    assert [(one["code"], one["late"]) for one in due["due"]] == [("p2p2", False)]
    changed = {
        path.relative_to(first).as_posix()
        for folder in ("api", "hsds")
        for path in (first / folder).rglob("*")
        if path.is_file() and path.read_bytes() != (second / path.relative_to(first)).read_bytes()
    }
    assert changed == {f"{API}/due-for-review.json", f"{API}/due-for-review.csv", f"{API}/SHA256SUMS.txt"}


def small_day_later():
    from datetime import date

    return date(2025, 2, 20)


def test_the_page_of_a_service_says_the_same_to_search_engines(site, read):
    for language in ("sv", "ar"):
        for path in (site / API / language / "services").glob("*.json"):
            service = read(path)["service"]
            page = (site / language / service["code"] / "index.html").read_text("utf-8")
            data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
            assert (data["identifier"], data["name"]) == (service["code"], service["name"])
            assert data["description"] == service["summary"]
            assert data["url"] == service["url"]
            assert data["provider"]["name"] == service["operator"]["name"]
            numbers = [one["servicePhone"]["telephone"] for one in data["availableChannel"] if "servicePhone" in one]
            assert numbers == [one["value"] for one in service["channels"] if one["kind"] == "phone"]
            assert len(data["availableChannel"]) == sum(one["kind"] != "visit" for one in service["channels"])
            place = data["provider"].get("address")
            assert (place or {}).get("streetAddress") == (service["address"] or {}).get("street")


@pytest.mark.parametrize("folder", ["sv", "ar"])
def test_the_feed_is_one_that_readers_take(site, folder):
    from xml.etree import ElementTree

    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring((site / API / folder / "changes.atom").read_bytes())
    assert feed.tag == f"{atom}feed"
    for name in ("title", "id", "updated", "author"):
        assert feed.find(f"{atom}{name}") is not None
    entries = feed.findall(f"{atom}entry")
    assert entries
    days = [entry.findtext(f"{atom}updated") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert len({entry.findtext(f"{atom}id") for entry in entries}) == len(entries)
    for entry in entries:
        for link in entry.findall(f"{atom}link"):
            path = site / link.get("href").removeprefix(BASE)
            assert path.is_file() or (path / "index.html").is_file()


def test_no_cell_of_a_table_is_a_formula(site, rows):
    for path in (site / API).rglob("*.csv"):
        for row in rows(path):
            assert not any(value.startswith(("=", "@", "\t", "\r")) for value in row.values())
