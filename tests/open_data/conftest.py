"""What the tests of the data share: the small and the real site's data, and schemas that forbid what they do not name."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

HSDS = Path(__file__).parent / "hsds-3.0"


@pytest.fixture(scope="session")
def read() -> Callable[[Path], Any]:
    """Reads a JSON file as any program would."""
    return lambda path: json.loads(path.read_bytes())


@pytest.fixture(scope="session")
def rows() -> Callable[[Path], list[dict[str, str]]]:
    """Reads a CSV file as a spreadsheet would: with the mark at its start."""

    def read_rows(path: Path) -> list[dict[str, str]]:
        raw = path.read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf"), f"{path.name} would be read in the wrong character set"
        return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))

    return read_rows


@pytest.fixture(params=["small", "real"])
def site(request: pytest.FixtureRequest) -> Path:
    """A built site: the small project's, then the real one's."""
    return request.getfixturevalue(f"{request.param}_site")


def closed(schema: Any) -> Any:
    """Return a JSON Schema in which every object refuses what it does not name."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: closed(value) for name, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "additionalProperties" not in schema:
        made["additionalProperties"] = False
    return made


@pytest.fixture(scope="session")
def close() -> Callable[[Any], Any]:
    """Makes a schema strict."""
    return closed


@pytest.fixture(scope="session")
def hsds_schema() -> Callable[[str], Any]:
    """Returns an official HSDS schema by its name."""
    return lambda name: json.loads((HSDS / f"{name}.json").read_bytes())


def data_files(site: Path) -> Iterator[Path]:
    """Yield every file of the data."""
    for folder in ("api", "hsds"):
        yield from sorted(path for path in (site / folder).rglob("*") if path.is_file())
    yield site / "dcat.rdf"


@pytest.fixture(scope="session")
def files() -> Callable[[Path], list[Path]]:
    """Returns every file of a site's data."""
    return lambda site: list(data_files(site))
