"""The finder beside Pagefind and Material's search, over the same made-up services, in one Chromium.

    pip install pagefind pagefind-bin-extended          (not in the lock files: only this benchmark uses them)
    python tests/bench/finder/run.py --n 1000 --slow 6
    python tests/bench/finder/run.py --words            ten native words a language instead
    python tests/bench/finder/run.py --sites FOLDER     sites that stand there already are not built again

Each answers on a page of its own, served from this machine, Brotli-compressed at quality 5, with the processor slowed down
as Chromium's tools do it. Every letter of the queries is typed, all is deleted before each query, and the same time is waited
after each key. Measured, from the time that the system gave the key:

- ``first``: to the end of the frame after the answers began to change, of those keys that changed them;
- ``all``: to the end of the frame after they changed for the last time before the next key;
- ``shown``, ``worked`` (``traced.py``): to the frame on the screen that came of the key, of all keys, and what the page's thread
  computed until then. The two other searches answer later than in that frame, so for them it says nothing about answers;
- bytes: all that was fetched until the first answer stood there, the page itself not counted.

Two floors are measured in the same run: ``no finder`` is Vart's own page whose finder never comes, ``bare`` a page that has a box
and nothing else. What a letter costs there is what Chromium takes to put a letter into a box.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/bench"), str(Path(__file__).parent)]

import traced  # noqa: E402
from native_words import NATIVE  # noqa: E402
from tests.browser.serving import Host, compressed  # noqa: E402

QUERIES = (
    "han kollar min telefon",
    "jag behöver pengar",
    "får inte gå ut",
    "de vill gifta bort mig",
    "rädd för min man",
)

#: Keeps, for each key, when the first and the last of what it changed had been painted.
_WATCH = """() => {
    window.times = [];
    let mine = null, down = false;
    const press = (event) => { times.push(mine = {pressed: event.timeStamp}); };
    document.addEventListener("keydown", (event) => { down = true; press(event); }, true);
    // Letters that the driver's keyboard does not have (å, ä, ö) come without a key.
    document.addEventListener("beforeinput", (event) => { if (!down) press(event); down = false; }, true);
    new MutationObserver(() => {
        const key = mine;
        if (key) requestAnimationFrame(() => { const port = new MessageChannel();
            port.port1.onmessage = () => {
                key.last = performance.now() - key.pressed;
                if (!key.first) key.first = key.last;
            };
            port.port2.postMessage(0); });
    }).observe(document.body, {childList: true, characterData: true, subtree: true});
}"""

#: How long is waited after each letter, in milliseconds.
PACE = 300

#: A page that has a box, and nothing else.
_BARE = (
    '<!doctype html><html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>b</title>'
    '<label for="q">b</label><input id="q" autocomplete="off" spellcheck="false">'
)


class Builder(NamedTuple):
    """A site with a search, the page that it is on, its box and its answers; no answers for a floor."""

    name: str
    folder: Path
    page: str
    box: str
    answers: str
    #: What is never fetched, as Playwright names addresses.
    never: str = ""


def project(folder: Path, n: int) -> Path:
    """Make ``n`` services, with the project's own phrases."""
    subprocess.run(
        [sys.executable, ROOT / "tests/bench/generate.py", folder, "--n", str(n), "--languages", "1"], check=True
    )
    settings = yaml.safe_load((folder / "mkdocs.yml").read_bytes())
    for entry in settings["plugins"]:
        if "vart" in entry:
            # Only the part that is measured: the others would be bytes and pages that the two others do not have.
            entry["vart"]["parts"] = ["finder"]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")
    return folder


def ours(root: Path, out: Path) -> Builder:
    """Build with Vart."""
    from vart.site.run import build_site

    if not out.exists():
        built = build_site(root, out, only=frozenset({"sv"}))
        errors = [str(one) for one in built.problems if one.severity == "error"]
        assert built.complete, [*built.messages, *errors]
    return Builder("vart", out, "/sv/x5fh/", "#q", ".find .card")


def pagefind(site: Path, out: Path) -> Builder:
    """Index the same service pages with Pagefind, shown by its own interface."""
    made = Builder("pagefind", out, "/", ".pagefind-ui__search-input", ".pagefind-ui__result")
    if out.exists():
        return made
    shutil.copytree(site / "sv", out / "sv")
    subprocess.run([sys.executable, "-m", "pagefind", "--site", out, "--root-selector", "main", "--quiet"], check=True)
    (out / "index.html").write_text(
        '<!doctype html><html lang="sv"><meta charset="utf-8"><title>p</title>'
        '<link href="/pagefind/pagefind-ui.css" rel="stylesheet"><script src="/pagefind/pagefind-ui.js"></script>'
        '<div id="search"></div><script>new PagefindUI({element: "#search", showImages: false, debounceTimeoutMs: 0})</script>',
        "utf-8",
    )
    shutil.copy(out / "index.html", out / "404.html")
    return made


def material(site: Path, out: Path) -> Builder:
    """Build the same service pages with MkDocs, Material and its search."""
    from stock_site import as_markdown

    made = Builder("material", out / "site", "/", "input.md-search__input", ".md-search-result__item")
    if out.exists():
        return made
    for page in sorted((site / "sv").rglob("index.html")):
        target = out / "src/docs" / page.relative_to(site / "sv").with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(as_markdown(page.read_text("utf-8")), "utf-8")
    (out / "src/mkdocs.yml").write_text(
        "site_name: Vart\nsite_url: http://127.0.0.1/\ntheme: {name: material, language: sv, font: false}\n"
        'nav: [index.md]\nnot_in_nav: "*"\nvalidation: {absolute_links: ignore, links: {unrecognized_links: ignore}}\n'
        "plugins: [{search: {lang: sv}}]\n"
    )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", out / "src/mkdocs.yml", "-d", out / "site"], check=True
    )
    return made


def bare(out: Path) -> Builder:
    """Write the page that has a box and nothing else."""
    out.mkdir(exist_ok=True)
    for name in ("index.html", "404.html"):
        (out / name).write_text(_BARE, "utf-8")
    return Builder("bare", out, "/", "#q", "")


def bytes_of(host: Host) -> tuple[int, int]:
    """Return how many bytes and requests the host was asked for after the page."""
    files = [host.file(path.partition("?")[0])[1] for path in host.asked[1:]]
    sizes = [len(compressed(file.read_bytes())) if file.suffix in _TEXT else file.stat().st_size for file in files]
    return sum(sizes), len(sizes)


_TEXT = {".html", ".css", ".js", ".json", ".txt", ".svg", ".xml"}


def measure(browser: Browser, builder: Builder, slow: int) -> dict[str, Any]:
    """Type every query letter by letter and return what it took."""
    host = Host(builder.folder)
    page: Page = browser.new_page(viewport={"width": 360, "height": 740})
    if builder.never:
        page.route(builder.never, lambda route: route.abort())
    page.goto(host.address + builder.page)
    box = page.locator(builder.box).first
    if builder.name == "material":
        page.evaluate("document.querySelector('label[for=__search]').click()")
    box.focus()
    page.wait_for_timeout(1500)
    page.keyboard.type(QUERIES[0])
    if builder.answers:
        page.locator(builder.answers).first.wait_for(timeout=30_000)
    page.wait_for_timeout(500)
    size, requests = bytes_of(host)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slow})
    page.evaluate(_WATCH)
    browser.start_tracing(page=page, categories=traced.CATEGORIES)
    for query in QUERIES:
        box.fill("")
        page.wait_for_timeout(PACE)
        for letter in query:
            page.keyboard.type(letter)
            page.wait_for_timeout(PACE)
    pressed = traced.keys(browser.stop_tracing())
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    times = page.evaluate("times.filter((key) => key.first)")
    after = len(host.asked) - 1 - requests
    page.close()
    host.stop()
    row: dict[str, Any] = {"name": builder.name, "keys": len(pressed)}
    if builder.answers:
        row |= {"bytes": size, "requests": requests, "requests while typing": after, "keys that changed it": len(times)}
        row |= _spread("first", [key["first"] for key in times]) | _spread("all", [key["last"] for key in times])
    return row | _spread("shown", [key.shown for key in pressed]) | _spread("worked", [key.worked for key in pressed])


def _spread(name: str, values: Sequence[float]) -> dict[str, str]:
    ordered = sorted(values)
    worth = (statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1])
    return {f"{name} ms (median/95th/worst)": "/".join(f"{value:.0f}" for value in worth)}


def speed(folder: Path, n: int, slow: int, only: str) -> None:
    """Print the table of speeds, with the versions and the load of the machine before and after."""
    root = folder / "project"
    if not root.exists():
        project(root, n)
    site = ours(root, folder / "ours")
    builders = [
        site, site._replace(name="no finder", answers="", never="**/*.js"), bare(folder / "bare"),
        pagefind(site.folder, folder / "pagefind"), material(site.folder, folder / "material"),
    ]  # fmt: skip
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        names = {name: version(name) for name in ("pagefind", "mkdocs-material")}
        print(json.dumps({"load": os.getloadavg(), "chromium": browser.version, **names}), flush=True)
        for builder in builders:
            if not only or builder.name in only:
                print(json.dumps(measure(browser, builder, slow)), flush=True)
        print(json.dumps({"load": os.getloadavg()}))
        browser.close()


def words() -> None:
    """Print how many of ten native words a language each search finds, asked for as people write them."""
    import others
    from tests.find.said import index_of_words

    from vart.find.match import Matcher

    with tempfile.TemporaryDirectory(prefix="finder-words-") as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for tag, pairs in NATIVE.items():
            match = Matcher(index_of_words([], [(word,) for word, _ in pairs], tag)).match
            ours = sum(
                bool(got := match(f"{asked} ").needs) and got[0][1] == place for place, (_, asked) in enumerate(pairs)
            )
            host = Host(others.pagefind_site(Path(name) / tag, tag, pairs))
            theirs = others.pagefind(browser, f"{host.address}/", pairs)
            host.stop()
            row = {"language": tag, "vart": ours, "pagefind": theirs, "material": others.lunr(tag, pairs)}
            print(json.dumps(row), flush=True)
        browser.close()


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--slow", type=int, default=6)
    parser.add_argument("--only", default="")
    parser.add_argument("--sites", type=Path)
    parser.add_argument("--words", action="store_true")
    given = parser.parse_args()
    if given.words:
        words()
    elif given.sites:
        given.sites.mkdir(parents=True, exist_ok=True)
        speed(given.sites.resolve(), given.n, given.slow, given.only)
    else:
        with tempfile.TemporaryDirectory(prefix="finder-bench-") as name:
            speed(Path(name), given.n, given.slow, given.only)


if __name__ == "__main__":
    main()
