from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from vart.load import Paths, load_directory, parse_yaml
from vart.load.schema import schemas, stale_schemas, write_schemas

ROOT = Path(__file__).parent.parent.parent
GOOD = Paths(Path(__file__).parent.parent / "records" / "good")
FILES = {
    "services/*.yml": "service.json",
    "translations/*/services/*.yml": "translation.json",
    "translations/*/vocabulary.yml": "vocabulary-translation.json",
    "vocabulary.yml": "vocabulary.json",
    "areas.yml": "areas.json",
    "languages.yml": "languages.json",
    "crisis.yml": "crisis.json",
    "retired.yml": "retired.json",
}


def complaints(paths: Paths, name: str, data: Any) -> list[str]:
    schema = schemas(load_directory(paths).directory)[name]
    return [f"{list(error.path)}: {error.message}" for error in jsonschema.Draft7Validator(schema).iter_errors(data)]


@pytest.mark.parametrize("paths", [GOOD, Paths(ROOT)], ids=["fixture", "directory"])
@pytest.mark.parametrize("pattern", FILES)
def test_what_passes_the_types_passes_the_schema(paths: Paths, pattern: str) -> None:
    made = schemas(load_directory(paths).directory)[FILES[pattern]]
    jsonschema.Draft7Validator.check_schema(made)
    validator = jsonschema.Draft7Validator(made)
    for path in sorted(paths.directory.glob(pattern)):
        data = parse_yaml(path.read_bytes(), path.name).data
        assert [error.message for error in validator.iter_errors(data)] == [], path.name


def record(**changes: Any) -> dict[str, Any]:
    data = parse_yaml(GOOD.service("exempellinjen").read_bytes(), "x").data
    return {**data, **changes}


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "helplin"},
        {"needs": ["tallk"]},
        {"needs": []},
        {"status": "open"},
        {"strange": "x"},
        {"id": "exempellinjen"},
        {"area": {"level": "municipality", "codes": ["9999"]}},
        {"instead": "finns-inte"},
        {"channels": [{"fax": "1"}]},
        {"kind": "shelter", "address": {"street": "Provgatan 1", "city": "Provstad"}},
        {"address": "confidential", "area": {"level": "district", "codes": ["0180-farsta"]}},
    ],
)
def test_editors_point_out_what_the_types_refuse(changes: dict[str, Any]) -> None:
    assert complaints(GOOD, "service.json", record()) == []
    assert complaints(GOOD, "service.json", record(**changes))


def test_editors_read_numbers_where_we_read_text() -> None:
    channels = [{"phone": 112, "hours": "24/7"}]
    assert complaints(GOOD, "service.json", record(code=8897, ages={"min": 15}, channels=channels)) == []


def test_every_key_is_described() -> None:
    for name, schema in schemas(load_directory(GOOD).directory).items():
        for definition in [schema, *schema.get("$defs", {}).values()]:
            for key, value in definition.get("properties", {}).items():
                described = "description" in value or "additionalProperties" in value
                assert described or key in NO_WORDS, f"{name}: {key}"


#: Keys that say themselves what they are.
NO_WORDS = {"min", "max", "id", "parent", "folder", "tag", "swedish", "dir", "cldr", "script", "was", "since"}


def test_written_schemas_are_up_to_date(tmp_path: Path) -> None:
    directory = load_directory(GOOD).directory
    (tmp_path / "directory").mkdir()
    paths = Paths(tmp_path)
    assert write_schemas(directory, paths) == list(schemas(directory))
    assert write_schemas(directory, paths) == []
    (tmp_path / "directory" / "schema" / "areas.json").write_text("{}")
    assert stale_schemas(directory, paths) == ["areas.json"]


def test_the_directorys_own_schemas_are_up_to_date() -> None:
    paths = Paths(ROOT)
    assert stale_schemas(load_directory(paths).directory, paths) == [], "run: scripts/vart schema"
