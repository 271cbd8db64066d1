"""Styles and scripts as they stand inside the page, and the policy that allows exactly those.

One request paints a page, so nothing here becomes a file of its own. The hashes in the policy are of the bytes that
are written: a script that someone slips into a page later does not run.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from rcssmin import cssmin
from rjsmin import jsmin

#: Order matters: tokens are used by the rest, print undoes some of it.
STYLES = ("tokens", "base", "parts", "plan", "print")
SCRIPTS = ("leave", "hide", "visit")


class Assets(NamedTuple):
    """Inline styles and scripts, and the Content-Security-Policy for a page that holds them."""

    styles: str
    scripts: str
    policy: str


def load_assets(overrides: Path, neutral_title: str, rules: str = "") -> Assets:
    """Read, shrink and hash what stands inside every public page.

    :param overrides: the folder with ``assets/css`` and ``assets/js``.
    :param neutral_title: the title that the first script gives every page.
    :param rules: styles that are made from data, short already.
    :raises FileNotFoundError: a style or script is missing.
    """
    styles = cssmin("".join((overrides / f"assets/css/{name}.css").read_text("utf-8") for name in STYLES)) + rules
    scripts = jsmin("".join((overrides / f"assets/js/{name}.js").read_text("utf-8") for name in SCRIPTS)).strip()
    scripts = scripts.replace("NEUTRAL", json.dumps(neutral_title).replace("<", "\\u003c"))
    return Assets(styles, scripts, policy_of(styles, scripts))


def policy_of(styles: str, scripts: str) -> str:
    """Return the policy: nothing from anywhere, but these styles and these scripts."""
    return (
        f"default-src 'none'; style-src 'self' {_hash(styles)}; script-src {_hash(scripts)}; img-src data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
