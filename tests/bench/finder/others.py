"""The other two searches, asked for the same words: lunr as Material brings it, in Node; Pagefind in Chromium."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import material
import mkdocs.contrib.search

Pairs = Sequence[tuple[str, str]]

_LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates/search/lunr.js"
_LANGUAGES = Path(material.__file__).parent / "templates/assets/javascripts/lunr/min"

#: The word itself, or one that begins so, as Material asks (its search.ts). For a language that lunr has no file for, the words
#: are left as they are: its English rules would throw away every letter that is not Latin.
_ASK = """
const lunr = require(process.argv[2] + "/lunr.js");
const tag = process.argv[3], known = process.argv[4] === "1";
if (known) { require(process.argv[2] + "/support.js")(lunr); require(process.argv[2] + "/language.js")(lunr); }
const pairs = JSON.parse(require("fs").readFileSync(process.argv[2] + "/pairs.json"));
const index = lunr(function () {
    if (known) this.use(lunr[tag]); else if (tag !== "en") { this.pipeline.reset(); this.searchPipeline.reset(); }
    this.ref("id"); this.field("text");
    pairs.forEach(([word], id) => this.add({id, text: word}));
});
let found = 0;
pairs.forEach(([, asked], id) => {
    let hits = [];
    try { hits = index.search(`${asked} ${asked}*`); } catch { hits = []; }
    if (hits[0] && +hits[0].ref === id) found++;
});
console.log(found);
"""


def lunr(tag: str, pairs: Pairs) -> int:
    """Return how many of the words lunr finds, with Material's own file for the language where there is one."""
    own = _LANGUAGES / f"lunr.{tag}.min.js"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(_LUNR, folder / "lunr.js")
        shutil.copy(_LANGUAGES / "lunr.stemmer.support.min.js", folder / "support.js")
        if own.exists():
            shutil.copy(own, folder / "language.js")
        (folder / "pairs.json").write_text(json.dumps(pairs, ensure_ascii=False), "utf-8")
        (folder / "ask.js").write_text(_ASK)
        done = subprocess.run(
            ["node", folder / "ask.js", folder, tag, str(int(own.exists()))], capture_output=True, text=True, check=True
        )
    # English is lunr's own and needs no file.
    return int(done.stdout)


def pagefind_site(folder: Path, tag: str, pairs: Pairs) -> Path:
    """Write a page for each word and index them."""
    for place, (word, _) in enumerate(pairs):
        page = folder / f"{place}/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(
            # Pagefind reads pages as they are written: without a body's own tag it glues the title to the first word.
            f'<!doctype html><html lang="{tag}"><head><meta charset="utf-8"><title>{place}</title></head>'
            f"<body><main><p>{word}</p></main></body></html>",
            "utf-8",
        )
    subprocess.run([sys.executable, "-m", "pagefind", "--site", folder, "--quiet"], check=True, capture_output=True)
    for name in ("index.html", "404.html"):
        (folder / name).write_text(f'<!doctype html><html lang="{tag}"><title>p</title>', "utf-8")
    return folder


def pagefind(browser: Any, address: str, pairs: Pairs) -> int:
    """Return how many of the words Pagefind finds."""
    page = browser.new_page()
    page.goto(address)
    found = page.evaluate(
        """async (asked) => {
            const search = await import("/pagefind/pagefind.js");
            const found = [];
            for (const one of asked) {
                const {results} = await search.search(one);
                found.push(results.length ? (await results[0].data()).url : "");
            }
            return found;
        }""",
        [asked for _, asked in pairs],
    )
    page.close()
    return sum(url.strip("/") == str(place) for place, url in enumerate(found))
