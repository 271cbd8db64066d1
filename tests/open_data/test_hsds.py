"""HSDS 3.0 as others read it: against the official schemas, every property known to them, and as a data package."""

from __future__ import annotations

import csv
from pathlib import Path

import frictionless
import pytest
from jsonschema import Draft202012Validator, FormatChecker

LANGUAGES = ("sv", "ar")


def validator(schema) -> Draft202012Validator:
    return Draft202012Validator(schema, format_checker=FormatChecker())


def test_every_service_is_valid_and_has_no_property_of_our_own(site, read, close, hsds_schema):
    check = validator(close(hsds_schema("service_with_definitions")))
    found = sorted((site / "hsds/3.0").glob("*/services/*.json"))
    assert len(found) >= 10
    for path in found:
        errors = [f"{error.json_path}: {error.message}" for error in check.iter_errors(read(path))]
        assert errors == [], path


def test_the_schema_that_forbids_does_forbid(small_site, read, close, hsds_schema):
    check = validator(close(hsds_schema("service_with_definitions")))
    service = read(next((small_site / "hsds/3.0/sv/services").glob("*.json")))
    assert not check.is_valid(service | {"shelter_street": "x"})
    assert not check.is_valid(service | {"attributes": [service["attributes"][0] | {"colour": "x"}]})
    assert not check.is_valid(service | {"email": "no address"})


def test_the_list_is_one_page_of_the_envelope(site, read, close, hsds_schema):
    envelope = hsds_schema("openapi")["components"]["schemas"]["Page"]
    item = validator(close(hsds_schema("service_list")))
    for language in LANGUAGES:
        page = read(site / f"hsds/3.0/{language}/services.json")
        contents = page.pop("contents")
        validator(close(envelope) | {"required": list(envelope["properties"])}).validate(page)
        assert page["total_items"] == page["size"] == len(contents) > 0
        assert (page["total_pages"], page["page_number"], page["first_page"], page["last_page"]) == (1, 1, True, True)
        assert page["empty"] is False
        for service in contents:
            item.validate(service)
            assert (site / f"hsds/3.0/{language}/services/{service['id']}.json").is_file()


def test_the_base_says_what_it_is(site, read, hsds_schema):
    shape = hsds_schema("openapi")["paths"]["/"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    for language in LANGUAGES:
        base = read(site / f"hsds/3.0/{language}/index.json")
        assert set(base) == set(shape["properties"])
        assert base["version"] == "3.0"
        assert (site / base["openapi_url"].removeprefix("https://vart.example/")).is_file()
        assert (site / base["profile"].removeprefix("https://vart.example/") / "index.html").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_package_opens_and_every_row_is_right(site, language, monkeypatch):
    monkeypatch.chdir(site / f"hsds/3.0/{language}")
    package = frictionless.Package("datapackage.json")
    assert package.licenses[0]["name"] == "CC-BY-4.0"
    assert package.version
    assert package.created
    assert package.sources
    report = package.validate()
    assert report.valid, report.flatten(["path", "rowNumber", "fieldName", "type", "note"])[:5]
    with package.get_resource("services").open() as resource:
        assert len(list(resource.row_stream)) > 0


def test_tables_have_the_names_and_columns_of_the_specification(site, read, hsds_schema):
    official = {one["items"]["path"]: one["items"] for one in hsds_schema("tabular")["properties"].values()}
    folder = site / "hsds/3.0/sv"
    for path in folder.glob("*.csv"):
        table = official[path.name]
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            assert set(reader.fieldnames or ()) <= set(table["properties"])
            needed = [*table["required"], *table.get("tabular_required", ())]
            needed = [name for name in needed if name not in ("previous_value", "replacement_value")]
            for row in reader:
                assert all(name in row for name in needed)
                assert all(row[name] for name in needed if name not in ("state_province", "postal_code")), (path, row)


def test_the_package_says_the_same_as_the_nested_files(site, read):
    folder = site / "hsds/3.0/sv"
    nested = [read(path) for path in (folder / "services").glob("*.json")]
    nested = [one for one in nested if one["status"] != "defunct"]

    def table(name: str) -> list[dict[str, str]]:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    assert {row["id"] for row in table("services.csv")} == {one["id"] for one in nested}
    assert {row["number"] for row in table("phones.csv")} == {
        phone["number"] for one in nested for phone in one.get("phones", ())
    }
    assert len(table("attributes.csv")) == sum(_count(one, "attributes") for one in nested)
    assert {row["id"] for row in table("organizations.csv")} == {one["organization_id"] for one in nested}


def _count(value, name: str) -> int:
    if isinstance(value, dict):
        own = len(value.get(name, ()))
        return own + sum(_count(one, name) for one in value.values())
    return sum(_count(one, name) for one in value) if isinstance(value, list) else 0


def test_identifiers_are_the_same_in_every_language_and_in_no_other_thing(site, read):
    seen: dict[str, str] = {}

    def walk(value, kind: str) -> None:
        if isinstance(value, dict):
            if "id" in value:
                assert seen.setdefault(value["id"], kind) == kind, value
            for name, one in value.items():
                walk(one, name)
        elif isinstance(value, list):
            for one in value:
                walk(one, kind)

    for language in LANGUAGES:
        for path in (site / f"hsds/3.0/{language}/services").glob("*.json"):
            walk(read(path), "service")
    names = [{path.name for path in (site / f"hsds/3.0/{language}/services").iterdir()} for language in LANGUAGES]
    assert names[0] == names[1]


def test_a_service_in_hsds_tells_what_its_record_tells(small_site, read):
    by_name = {}
    for path in (small_site / "hsds/3.0/sv/services").glob("*.json"):
        service = read(path)
        by_name[service["name"]] = service
    line = by_name["Exempellinjen"]
    assert [(one["number"], one["type"]) for one in line["phones"]] == [
        ("070-174 06 05", "voice"), ("+46 70-174 06 06", "voice"), ("070-174 06 07", "text"),
    ]  # fmt: skip
    assert line["email"] == "hej@exempel.example"
    assert line["minimum_age"] == 15
    assert line["description"].endswith("\n\nDet äldre numret är borta.")
    assert line["assured_date"] == "2024-12-20"
    chat = next(one for one in line["schedules"] if one["notes"].startswith("Mo-Fr 12"))
    assert (chat["byday"], chat["opens_at"], chat["closes_at"]) == ("MO,TU,WE,TH,FR", "12:00", "15:00")
    place = by_name["Mottagningen"]["service_at_locations"][0]["location"]["addresses"][0]
    assert (place["address_1"], place["city"]) == ("Provgatan 1", "Provstad")
    assert by_name["Den pausade linjen"]["status"] == "temporarily closed"
    assert by_name["Den nedlagda linjen"]["status"] == "defunct"
    assert "service_at_locations" not in by_name["Skyddet"]


def test_the_folder_of_official_schemas_says_whose_they_are():
    said = (Path(__file__).parent / "hsds-3.0/README.md").read_text("utf-8")
    assert "openreferral/specification" in said
    assert "CC BY-SA 4.0" in said
