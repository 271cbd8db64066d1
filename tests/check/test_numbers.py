"""The numbers that the directory publishes: no slip of a finger in any of them goes unseen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from vart.check import Context
from vart.check.numbers import known_numbers, numbers_of, phone_numbers
from vart.load import Paths, load_directory
from vart.model import Directory, Service

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def directory() -> Directory:
    return load_directory(Paths(ROOT)).directory


def slips(number: str) -> Iterator[str]:
    """Yield the number with one digit lost, doubled, changed, swapped with the next, or written as a letter."""
    for place, digit in enumerate(number):
        if not digit.isdigit():
            continue
        before, after = number[:place], number[place + 1 :]
        yield before + after
        yield before + digit + digit + after
        yield before + str((int(digit) + 1) % 10) + after
        yield before + "O" + after
        if after[:1].isdigit() and after[0] != digit:
            yield before + after[0] + digit + after[1:]


def told(service: Service, index: int, directory: Directory) -> list[str]:
    context = Context(directory, date(2026, 11, 24))
    return [finding.severity for finding in phone_numbers(service, context) if finding.loc[1] == index]


def test_every_published_number_can_be_dialled(directory: Directory) -> None:
    for service in directory.services:
        for index, _, number in numbers_of(service):
            assert "error" not in told(service, index, directory), f"{service.id}: {number}"


def test_no_slip_in_a_published_number_goes_unseen(directory: Directory) -> None:
    unseen = []
    for service in directory.services:
        for index, kind, number in numbers_of(service):
            for slip in slips(number):
                channels = list(service.channels)
                channels[index] = channels[index].model_copy(update={kind: slip})
                changed = service.model_copy(update={"channels": tuple(channels)})
                if "error" not in told(changed, index, directory):
                    unseen.append((service.id, number, slip))
    assert unseen == []


def test_known_numbers_hold_those_of_records_and_the_short_ones(directory: Directory) -> None:
    known = known_numbers(directory)
    assert {"112", "116016", "11414"} <= known
    assert all(number.isdigit() or number.startswith("+") for number in known)
