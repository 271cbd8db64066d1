from __future__ import annotations

from datetime import date
from pathlib import Path

import jsonschema
import pytest

from vart.check import check
from vart.load import Paths, load_directory, parse_yaml
from vart.load.schema import schemas
from vart.load.template import record_template

TODAY = date(2026, 11, 24)
GOOD = Path(__file__).parent.parent / "records" / "good"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    for path in GOOD.rglob("*.yml"):
        target = tmp_path / path.relative_to(GOOD)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return Paths(tmp_path)


@pytest.mark.parametrize("kind", ["helpline", "shelter"])
@pytest.mark.parametrize("name", ["Linjen", 'Linje: "Ett" #1 – åä', "112"])
def test_a_new_record_is_a_valid_draft(paths: Paths, kind: str, name: str) -> None:
    paths.service("ny-linje").write_text(record_template("ny-linje", "9bdf", name, kind, TODAY), "utf-8")
    report = check(paths, TODAY)
    assert report.errors == 0
    assert {problem.rule for problem in report.problems} <= {"placeholder"}
    service = load_directory(paths).directory.by_id["ny-linje"]
    assert service.name == name
    assert service.status == "draft"


def test_a_new_record_can_not_be_published_as_it_is(paths: Paths) -> None:
    text = record_template("ny-linje", "9bdf", "Linjen", "helpline", TODAY).replace("status: draft", "status: active")
    paths.service("ny-linje").write_text(text, "utf-8")
    problems = check(paths, TODAY).problems
    assert {problem.rule for problem in problems if problem.severity == "error"} == {"placeholder"}
    assert sum(problem.rule == "placeholder" for problem in problems) == 6


def test_every_key_is_explained() -> None:
    text = record_template("ny-linje", "9bdf", "Linjen", "helpline", TODAY)
    for key in (
        "notes",
        "ages",
        "address",
        "shares_number_with",
        "to_ask",
        "verified",
        "instead",
        "says",
        "phone",
        "url",
    ):
        assert f"{key}:" in text
    assert "schema=../schema/service.json" in text.split("\n")[0]


def test_the_schema_accepts_a_new_record(paths: Paths) -> None:
    data = parse_yaml(record_template("ny", "9bdf", "Linjen", "helpline", TODAY).encode(), "ny.yml").data
    jsonschema.Draft7Validator(schemas(load_directory(paths).directory)["service.json"]).validate(data)


@pytest.mark.parametrize("today", [date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 31)])
def test_the_first_review_is_a_day_of_the_calendar(today: date) -> None:
    assert f"read: {today}" in record_template("ny", "9bdf", "Linjen", "helpline", today)


def test_a_shelter_is_not_shown_how_an_address_is_written() -> None:
    text = record_template("ny", "9bdf", "Linjen", "shelter", TODAY)
    assert "street" not in text
    assert "postcode" not in text
