"""The finder beside Pagefind and Material's search, over the same made-up services, in one Chromium.

    pip install pagefind pagefind-bin-extended          (not in the lock files: only this benchmark uses them)
    python tests/bench/finder/run.py --n 1000 --slow 6
    python tests/bench/finder/run.py --words            ten native words a language instead

Each answers on a page of its own, served from this machine, Brotli-compressed at quality 5. Measured, per letter typed:
from the key's event to the frame that shows the answers (a message sent from the frame after the answers stand in the page), with
the processor slowed down as Chromium's tools do it; and all bytes that were fetched until the first answer stood there,
the page itself not counted.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/bench"), str(Path(__file__).parent)]

from native_words import NATIVE  # noqa: E402
from tests.browser.serving import Host, compressed  # noqa: E402

QUERIES = (
    "han kollar min telefon",
    "jag behöver pengar",
    "får inte gå ut",
    "de vill gifta bort mig",
    "rädd för min man",
)

#: Keeps, for each key, how long it took until what it changed was painted.
_WATCH = """() => {
    window.times = [];
    let pressed = 0, waiting = false;
    document.addEventListener("input", (event) => { pressed = event.timeStamp; waiting = true; }, true);
    new MutationObserver(() => {
        if (!waiting) return;
        waiting = false;
        const mine = pressed;
        requestAnimationFrame(() => { const port = new MessageChannel();
            port.port1.onmessage = () => times.push(performance.now() - mine); port.port2.postMessage(0); });
    }).observe(document.body, {childList: true, subtree: true});
}"""


class Builder(NamedTuple):
    """A site with a search, the page that it is on, its box and its answers."""

    name: str
    folder: Path
    page: str
    box: str
    answers: str


def project(folder: Path, n: int) -> Path:
    """Make ``n`` services, with the project's own phrases."""
    subprocess.run(
        [sys.executable, ROOT / "tests/bench/generate.py", folder, "--n", str(n), "--languages", "1"], check=True
    )
    (folder / "directory/phrases").mkdir(exist_ok=True)
    shutil.copy(ROOT / "directory/phrases/sv.yml", folder / "directory/phrases")
    return folder


def ours(root: Path, out: Path) -> Builder:
    """Build with Vart."""
    from vart.site.run import build_site

    built = build_site(root, out, only=frozenset({"sv"}))
    errors = [str(one) for one in built.problems if one.severity == "error"]
    assert built.complete, [*built.messages, *errors]
    return Builder("vart", out, "/sv/x5fh/", "#q", ".find .card")


def pagefind(site: Path, out: Path) -> Builder:
    """Index the same service pages with Pagefind, shown by its own interface."""
    shutil.copytree(site / "sv", out / "sv")
    subprocess.run([sys.executable, "-m", "pagefind", "--site", out, "--root-selector", "main", "--quiet"], check=True)
    (out / "index.html").write_text(
        '<!doctype html><html lang="sv"><meta charset="utf-8"><title>p</title>'
        '<link href="/pagefind/pagefind-ui.css" rel="stylesheet"><script src="/pagefind/pagefind-ui.js"></script>'
        '<div id="search"></div><script>new PagefindUI({element: "#search", showImages: false, debounceTimeoutMs: 0})</script>',
        "utf-8",
    )
    shutil.copy(out / "index.html", out / "404.html")
    return Builder("pagefind", out, "/", ".pagefind-ui__search-input", ".pagefind-ui__result")


def material(site: Path, out: Path) -> Builder:
    """Build the same service pages with MkDocs, Material and its search."""
    from stock_site import as_markdown

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
    return Builder("material", out / "site", "/", "input.md-search__input", ".md-search-result__item")


def bytes_of(host: Host) -> tuple[int, int]:
    """Return how many bytes and requests the host was asked for after the page."""
    files = [host.file(path.partition("?")[0])[1] for path in host.asked[1:]]
    sizes = [len(compressed(file.read_bytes())) if file.suffix in _TEXT else file.stat().st_size for file in files]
    return sum(sizes), len(sizes)


_TEXT = {".html", ".css", ".js", ".json", ".txt", ".svg", ".xml"}


def measure(browser: Any, builder: Builder, slow: int) -> dict[str, Any]:
    """Type every query letter by letter and return what it took."""
    host = Host(builder.folder)
    page: Page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(host.address + builder.page)
    box = page.locator(builder.box).first
    if builder.name == "material":
        page.evaluate("document.querySelector('label[for=__search]').click()")
    box.focus()
    page.wait_for_timeout(1500)
    page.keyboard.type(QUERIES[0])
    page.locator(builder.answers).first.wait_for(timeout=30_000)
    page.wait_for_timeout(500)
    size, requests = bytes_of(host)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slow})
    page.evaluate(_WATCH)
    times: list[float] = []
    for query in QUERIES:
        box.fill("")
        page.wait_for_timeout(400)
        page.evaluate("times.length = 0")
        for letter in query:
            page.keyboard.type(letter)
            page.wait_for_timeout(250 if builder.name == "vart" else 600)
        times += page.evaluate("times")
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    after = len(host.asked) - 1 - requests
    page.close()
    host.stop()
    return {
        "name": builder.name, "bytes": size, "requests": requests, "requests while typing": after, "keys": len(times),
        "median ms": round(statistics.median(times), 1), "95th ms": round(sorted(times)[int(len(times) * 0.95)], 1),
        "worst ms": round(max(times), 1),
    }  # fmt: skip


def speed(n: int, slow: int, only: str) -> None:
    """Print the table of speeds."""
    with tempfile.TemporaryDirectory(prefix="finder-bench-") as name, sync_playwright() as playwright:
        folder = Path(name)
        root = project(folder / "project", n)
        site = ours(root, folder / "ours")
        builders = [lambda: site, lambda: pagefind(site.folder, folder / "pagefind"),
                    lambda: material(site.folder, folder / "material")]  # fmt: skip
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for make in builders:
            builder = make()
            if not only or builder.name in only:
                print(json.dumps(measure(browser, builder, slow)), flush=True)
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
    parser.add_argument("--words", action="store_true")
    given = parser.parse_args()
    words() if given.words else speed(given.n, given.slow, given.only)


if __name__ == "__main__":
    main()
