"""The script for other sites stays what it was: small, unchanged, and the same bytes on every host."""

from __future__ import annotations

import re
from pathlib import Path

import brotli

from vart.audit import read_page
from vart.render.embeds.codes import IN_SCRIPT, SANDBOX
from vart.render.embeds.files import CHOOSER, SCRIPT, integrity, load_embeds

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SOURCE = ROOT / "overrides/assets/js/embed/v1.js"


def test_the_script_is_the_one_that_was_written_down() -> None:
    """Other people's pages hold its hash. A changed script is a new version, or a line in v1.hashes that says why."""
    lines = [line for line in (HERE / "v1.hashes").read_text("utf-8").splitlines() if not line.startswith("#")]
    for line in lines:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d sha384-[A-Za-z0-9+/]{64} \S.{5,}", line), line
    assert lines[-1].split()[1] == integrity(SOURCE.read_bytes())
    assert len({line.split()[1] for line in lines}) == len(lines)


def test_the_script_is_small() -> None:
    assert len(brotli.compress(SOURCE.read_bytes(), quality=5)) <= 4096


def test_the_script_goes_out_byte_for_byte_whatever_the_site_is_called(embed_site: Path) -> None:
    assert (embed_site / SCRIPT).read_bytes() == SOURCE.read_bytes()
    assert load_embeds(ROOT / "overrides", "Något annat").script == SOURCE.read_bytes()


def test_the_pages_hold_the_hashes_of_the_files_beside_them(embed_site: Path) -> None:
    pages = list(embed_site.glob("*/xjfc/index.html"))
    assert len(pages) >= 3
    for page in pages:
        text = page.read_text("utf-8")
        for name in (SCRIPT, CHOOSER):
            hash = integrity((embed_site / name).read_bytes())
            assert f'src="/{name}" integrity="{hash}"' in text
            assert f"'{hash}'" in read_page("", page.read_bytes()).policy


def test_the_script_and_the_codes_agree() -> None:
    text = SOURCE.read_text("utf-8")
    assert re.findall(r"^    (\w+): \[", text, re.MULTILINE) == list(IN_SCRIPT)
    box = "".join(re.findall(r'"(allow-[^"]*| allow-[^"]*)"', text))
    assert box == SANDBOX


def test_the_script_keeps_nothing_and_asks_nobody() -> None:
    text = SOURCE.read_text("utf-8")
    assert not re.search(
        r"pushState|replaceState|Storage|indexedDB|serviceWorker|sendBeacon|XMLHttpRequest|fetch\(|WebSocket|cookie|innerHTML|eval\(",
        text,
    )
