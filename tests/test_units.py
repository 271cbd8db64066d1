"""Tests that are run in several processes: none is lost, and what is named is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import units

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", [*units._LONG, *units._FOLDERS, *units._APART, *units._SINGLE, *units._TOGETHER,
                                  *units._VISITS])  # fmt: skip
def test_what_is_named_is_there(name: str) -> None:
    file, _, test = name.partition("::")
    path = ROOT / file
    assert path.exists()
    assert not test or f"def {test}(" in path.read_text("utf-8")


@pytest.mark.parametrize(("test", "unit"), [
    ("tests/check/test_dialling.py::test_published_numbers_pass[a::b [c]]", "tests/check/test_dialling.py"),
    ("tests/sheets/test_sheets_qr.py::test_x", "tests/sheets"),
    ("tests/sheets/test_sheets_cli.py::test_x[y]", "tests/sheets/test_sheets_cli.py::test_x[y]"),
    ("tests/traces/test_promises.py::test_x[firefox-shift]", "tests/traces/test_promises.py[firefox-shift]"),
    ("tests/traces/test_promises.py::test_y[firefox-shift]", "tests/traces/test_promises.py[firefox-shift]"),
    ("tests/browser/test_lighthouse.py::test_x[home]", "tests/browser/test_lighthouse.py"),
])  # fmt: skip
def test_a_test_goes_with_those_that_share_what_it_needs(test: str, unit: str) -> None:
    assert units.unit_of(test) == unit


def test_the_longest_begin_and_none_is_lost() -> None:
    class Item:
        def __init__(self, nodeid: str) -> None:
            self.nodeid = nodeid

    names = ["tests/a/test_a.py::test_a", "tests/browser/test_finder.py::test_b[x]", "tests/sheets/test_x.py::test_c",
             "tests/a/test_a.py::test_d", "tests/traces/test_promises.py::test_e[webkit]"]  # fmt: skip
    items = [Item(name) for name in names]
    units.longest_first(items)
    assert [item.nodeid for item in items] == [names[2], names[4], names[1], names[0], names[3]]
