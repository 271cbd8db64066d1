"""Styles and scripts as they stand inside the page, and the policy that allows exactly those.

One request paints a page, so nothing here becomes a file of its own. The hashes in the policy are of the bytes that
are written: a script that someone slips into a page later does not run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import minify
from rcssmin import cssmin

#: Order matters: tokens are used by the rest, print undoes some of it.
STYLES = ("tokens", "base", "parts", "plan", "print")
SCRIPTS = ("leave", "hide", "visit")
#: What fetches the finder, where there is one.
TOUCH = "touch"
#: The finder, in the order in which its parts need each other. It is no part of a page: pages fetch it when it is used.
FINDER = ("hours", "finder/fold", "finder/match", "finder/search", "finder/moment", "finder/plan", "finder/show")


class Assets(NamedTuple):
    """Inline styles and scripts, and the Content-Security-Policy for a page that holds them."""

    styles: str
    scripts: str
    policy: str
    #: The finder's code, which the policy allows by its hash wherever it is put in, and the name of its file.
    finder: str = ""
    finder_file: str = ""


def load_assets(overrides: Path, neutral_title: str, rules: str = "", *, finder: bool = True) -> Assets:
    """Read, shrink and hash what stands inside every public page.

    :param overrides: the folder with ``assets/css`` and ``assets/js``.
    :param neutral_title: the title that the first script gives every page.
    :param rules: styles that are made from data, short already.
    :param finder: whether the site has a finder.
    :raises FileNotFoundError: a style or script is missing.
    """
    return make_assets(
        overrides, STYLES, SCRIPTS, neutral_title, rules, finder=load_finder(overrides) if finder else ""
    )


def load_finder(overrides: Path) -> str:
    """Read and shrink the finder's code.

    :raises FileNotFoundError: a script is missing.
    """
    return bundle([(overrides / f"assets/js/{name}.js").read_text("utf-8") for name in FINDER])


def make_assets(
    overrides: Path,
    styles: Sequence[str],
    scripts: Sequence[str],
    neutral_title: str,
    rules: str = "",
    place: str = "window.location",
    finder: str = "",
) -> Assets:
    """Read, shrink and hash some styles and scripts, named without their endings.

    :param place: what the way out leads away from, as JavaScript (js/leave.js).
    :param finder: the finder's code, which the page may put in later; "" for a site or page without.
    :raises FileNotFoundError: a style or script is missing.
    """
    scripts = [*scripts, TOUCH] if finder else scripts
    style = cssmin("".join((overrides / f"assets/css/{name}.css").read_text("utf-8") for name in styles)) + rules
    together = "".join((overrides / f"assets/js/{name}.js").read_text("utf-8") for name in scripts)
    script = minify.string("text/javascript", together)
    # The title comes last: it is data, and may hold anything.
    script = script.replace("PLACE", place).replace("NEUTRAL", json.dumps(neutral_title).replace("<", "\\u003c"))
    name = f"{neutral_name(finder)}.js" if finder else ""
    return Assets(style, script, policy_of(style, script, finder), finder, name)


def bundle(modules: list[str]) -> str:
    """Return modules as one small script that leaves no name behind.

    They import only from modules before them, under the exported names, and export only functions and constants. Each
    keeps a scope of its own, so that no name of one is in the way of another.

    :raises minify.MinifyError: the script is not well formed.
    """
    parts = []
    for text in modules:
        names = ",".join(_EXPORT.findall(text))
        inner = _EXPORT.sub(lambda match: match[0].removeprefix("export "), _IMPORT.sub("", text))
        parts.append(f"const{{{names}}}=(()=>{{{inner}\nreturn{{{names}}}}})();" if names else inner)
    return minify.string("text/javascript", "(()=>{" + "\n".join(parts) + "})()")


_IMPORT = re.compile(r"(?m)^import .*;$")
_EXPORT = re.compile(r"(?m)^export (?:function|const) (\w+)")


def neutral_name(text: str) -> str:
    """Return a name that changes with the text and says nothing about it."""
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def policy_of(styles: str, scripts: str, finder: str = "") -> str:
    """Return the policy: nothing from anywhere, but these styles and these scripts.

    :param finder: a script that the page may put in later; only these very bytes run.
    """
    later = f" {_hash(finder)}" if finder else ""
    return (
        f"default-src 'none'; style-src 'self' {_hash(styles)}; script-src {_hash(scripts)}{later}; img-src data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
