"""Pages as they are, kept beside the tests so that a change shows as a change of pages.

``scripts/test tests/render --update-golden`` writes them anew; then read the difference.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vart.load import load_terms, load_translations

MAINS = {
    "home": "",
    "list": "q2q2",
    "list-empty": "c2c2",
    "list-area": "23bc",
    "index-services": "ztg8",
    "index-areas": "2gbm",
    "service-open": "k2k2",
    "service-address": "m2m2",
    "service-closed": "n2n2",
    "service-paused": "p2p2",
    "service-hidden": "s2s2",
    "prose": "25bc",
    "prose-swedish": "26bc",
}


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def bare(html: str) -> str:
    """Return a page without its styles, scripts and policy, which have tests of their own."""
    html = re.sub(r"(<style>).*?(</style>)", r"\1…\2", html, flags=re.DOTALL)
    html = re.sub(r"(<script>).*?(</script>)", r"\1…\2", html, flags=re.DOTALL)
    html = re.sub(r'(<meta http-equiv="Content-Security-Policy" content=").*?(">)', r"\1…\2", html)
    # The finder's files are named after what they hold.
    html = re.sub(r"/[0-9a-f]{10}(\.js(?:on)?)", r"/…\1", html)
    return re.sub(r"(<svg [^>]*>).*?(</svg>)", r"\1…\2", html, flags=re.DOTALL)


def main(html: str) -> str:
    found = re.search(r"<main[^>]*>\n?(.*?)</main>", html, re.DOTALL)
    assert found, "the page has no main part"
    return bare(found[1])


@pytest.mark.parametrize("folder", ["sv", "ar"])
@pytest.mark.parametrize("name", MAINS)
def test_the_page_is_as_it_was(small_site, golden, name, folder):
    golden(f"{name}.{folder}.html", main(page(small_site, f"{folder}/{MAINS[name]}")))


@pytest.mark.parametrize("folder", ["sv", "ar"])
def test_the_shell_is_as_it_was(small_site, golden, folder):
    html = bare(page(small_site, f"{folder}/k2k2"))
    golden(f"shell.{folder}.html", re.sub(r"(<main[^>]*>).*?(</main>)", r"\1\n…\n\2", html, flags=re.DOTALL))


@pytest.mark.parametrize(
    ("name", "path"), [("chooser", "index.html"), ("lost", "404.html"), ("lost.ar", "ar/404.html")]
)
def test_the_doors_are_as_they_were(small_site, golden, name, path):
    html = (small_site / path).read_text("utf-8")
    golden(f"{name}.html", main(html) if path.startswith("ar/") else bare(html))


@pytest.mark.parametrize("folder", ["sv", "ar"])
def test_the_cards_are_as_they_were(make_pages, directory, shared_small, golden, folder):
    texts, _ = load_translations(shared_small.paths, folder) if folder != "sv" else ({}, [])
    terms, _ = load_terms(shared_small.paths, folder) if folder != "sv" else (None, [])
    pages = make_pages(folder, texts=texts, terms=terms)
    cards = [pages.card(service) for service in directory.services if service.status in ("active", "paused")]
    golden(f"cards.{folder}.html", bare("".join(cards)))
