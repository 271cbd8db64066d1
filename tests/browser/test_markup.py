"""The Nu checker, which validates for the W3C, has nothing to say about any kind of page."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from .kinds import find_kinds
from .serving import Host
from .sites import Site


@pytest.fixture(scope="session")
def checker(node_tools: Path) -> list[str]:
    """The command that runs the checker."""
    java = shutil.which("java")
    if not java:
        pytest.skip("Java is not installed (Debian: default-jre-headless)")
    # Few files: a compiler that only warms up would take longer than the check.
    quick = ["-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    return [java, *quick, "-jar", str(node_tools / "vnu-jar/build/dist/vnu.jar")]


def complaints(checker: list[str], files: list[Path], site: Path) -> list[str]:
    """Return what the checker says about files: errors, warnings and remarks."""
    ran = subprocess.run(
        [*checker, "--format", "json", "--stdout", "--exit-zero-always", *map(str, files)],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return [
        f"{one.get('url', '').partition(str(site))[2]}:{one.get('lastLine')}: {one.get('subType') or one['type']}: "
        f"{one['message']} … {one.get('extract', '').strip()[:120]!r}"
        for one in json.loads(ran.stdout)["messages"]
        if not _mistaken(one)
    ]


def _mistaken(message: dict[str, str]) -> bool:
    """Say whether the checker takes a block of data for a script that the policy blocks.

    HTML's "prepare the script element" ends for ``application/ld+json`` before it asks the policy, and browsers report
    no violation (``test_first_paint.py`` would see it). A hash for the data would have to differ on every page.
    """
    return "violates Content Security Policy" in message["message"] and "ld+json" in message.get("extract", "")


def test_every_kind_of_page_in_three_languages(checker: list[str], copied: Site, host: Host) -> None:
    addresses = find_kinds(copied, ("sv", "en", "ar"))
    files = sorted({host.file(address)[1] for address in addresses.values()})
    assert len(files) > 40
    found = complaints(checker, files, copied.folder)
    assert not found, "\n".join(found)


def test_the_checker_sees_mistakes(checker: list[str], tmp_path: Path) -> None:
    """A checker that was started the wrong way would find nothing either."""
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="sv"><title>x</title><p><div id=a></div></p><i id=a>', "utf-8")
    assert complaints(checker, [page], tmp_path)
