"""The styles and scripts of framed pages, and the script that other sites load, with its hash.

``v1.js`` goes out byte for byte as it stands in the repository: its hash stands on other people's pages, and must not
change because a tool that shrinks scripts did.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import NamedTuple

import minify

from vart.render.assets import SCRIPTS, STYLES, Assets, make_assets

#: Where everything lives that other sites may show or load. Nothing else may be framed (hosting/table.py).
EMBED = "embed"
#: The script of today's version. A new meaning is a new name: v2.
SCRIPT = f"{EMBED}/v1.js"
CHOOSER = f"{EMBED}/chooser.js"


class EmbedFiles(NamedTuple):
    """What framed pages and the page "Spread this" hold inside, the script for other sites, and that page's own."""

    page: Assets
    spread: Assets
    script: bytes
    chooser: bytes


def load_embeds(overrides: Path, neutral_title: str, rules: str = "", finder: str = "") -> EmbedFiles:
    """Read what embeds are made of.

    :param overrides: the folder with ``assets/css`` and ``assets/js``.
    :param neutral_title: the title that the first script gives every page.
    :param rules: styles that are made from data, for pages that are shown in the frame later.
    :param finder: the finder's code, for the page "Spread this"; "" for a site without.
    :raises FileNotFoundError: a style or script is missing.
    """
    scripts = overrides / "assets/js/embed"
    # js/visit.js moves in place as everywhere; js/leave.js leads away from what frame.js makes of the place.
    # It is a value, not a statement: shrunk as one, it stays one.
    place = minify.string("text/javascript", "PLACE=" + (scripts / "frame.js").read_text("utf-8"))
    place = place.removeprefix("PLACE=").removesuffix(";")
    return EmbedFiles(
        page=make_assets(overrides, (*STYLES, "embed"), ("leave", "visit"), neutral_title, rules, place),
        spread=make_assets(overrides, (*STYLES, "spread"), SCRIPTS, neutral_title, rules, finder=finder),
        script=(scripts / "v1.js").read_bytes(),
        chooser=minify.string("text/javascript", (scripts / "chooser.js").read_text("utf-8")).encode(),
    )


def integrity(content: bytes) -> str:
    """Return the hash of a script as ``integrity=`` takes it."""
    return "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode()
