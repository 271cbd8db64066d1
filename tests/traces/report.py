"""Makes every visit in every browser and writes what was found to ``docs/handbook/traces.md``.

    python -m tests.traces.report [--out FILE] [--browser NAME …] [--resume]

What could not run is said in the file and on the screen, and ends the command with 1.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import traceback
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from . import canaries, promises
from .browsers import BROWSERS
from .browsers.browser import View
from .cover import Cover, measure
from .kept import kept
from .missing import MissingError
from .scenarios import SCENARIOS, Outcome, Stage, possible, run
from .sites import ROOT
from .world import NEUTRAL, OTHER, SEARCH, SITE

#: Visits that were made, for --resume.
_MADE = ROOT / ".cache/traces"
OUT = ROOT / "docs/handbook/traces.md"
_HOSTS = {SITE: "**our page**", SEARCH: "search page", NEUTRAL: "neutral page", OTHER: "the other site"}


def main() -> int:
    """Measure and write; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--browser", action="append", choices=sorted(BROWSERS))
    parser.add_argument("--resume", action="store_true", help="take visits over that an earlier run finished")
    options = parser.parse_args()
    names = options.browser or list(BROWSERS)
    if not options.resume:
        shutil.rmtree(_MADE, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="traces-") as folder, ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda name: visit_all(Path(folder), name), names))
        covers: list[Cover] = []
        if "chromium" in names and results[names.index("chromium")][0]:
            stage = Stage(Path(folder))
            covers = [measure(stage, slowdown) for slowdown in (1, 6)]
            stage.close()
    outcomes = [outcome for found, _ in results for outcome in found]
    missed = [line for _, lines in results for line in lines]
    options.out.write_text(text(outcomes, covers, missed), "utf-8")
    for line in missed:
        print(f"NOT RUN: {line}", file=sys.stderr)
    print(f"{len(outcomes)} visits → {options.out}")
    return 1 if missed else 0


def visit_all(folder: Path, browser: str) -> tuple[list[Outcome], list[str]]:
    """Make every visit with a browser; return what was found, and what did not run and why."""
    stage = Stage(folder)
    outcomes, missed = [], []
    for name in SCENARIOS:
        if not possible(browser, name):
            continue
        try:
            outcome = _visit(stage, browser, name)
        except MissingError as missing:
            missed.append(f"{BROWSERS[browser].name}, all visits: {missing}")
            break
        except Exception as error:
            missed.append(f"{BROWSERS[browser].name}, {name}: {type(error).__name__}")
            continue
        outcomes.append(outcome)
        print(f"{browser}, {name}: {outcome.seconds:.0f} s", file=sys.stderr)
    stage.close()
    return outcomes, missed


def _visit(stage: Stage, browser: str, scenario: str) -> Outcome:
    return kept(_MADE, f"{browser} {scenario}", lambda: _visit_now(stage, browser, scenario))


def _visit_now(stage: Stage, browser: str, scenario: str) -> Outcome:
    """Make a visit; if a busy machine makes something late, make it once more."""
    try:
        return run(stage, browser, scenario)
    except MissingError:
        raise
    except Exception:
        traceback.print_exc()
        return run(stage, browser, scenario)


def text(outcomes: list[Outcome], covers: list[Cover], missed: list[str]) -> str:
    """Return the page."""
    return "\n".join([*_head(outcomes), *_ways(outcomes), *_places(outcomes), *_cover(covers), *_tail(missed)]) + "\n"


def _head(outcomes: list[Outcome]) -> Iterator[str]:
    versions = {BROWSERS[one.browser].name: one.version for one in outcomes}
    yield "# Traces"
    yield ""
    yield "<!-- Written by `python -m tests.traces.report`. Do not edit: change tests/traces and run it again. -->"
    yield ""
    told = ", ".join(f"{name} {version}" for name, version in versions.items())
    yield f"Measured on {date.today().isoformat()} with {told}, on Linux, each visit with a fresh profile."
    yield ""
    yield (
        "A visit comes from a search page, walks through five pages (prose, first page, a list, a service, the same in "
        "another language) and leaves. Then somebody presses Back and Forward, the browser is closed as a reader closes "
        "it, and every file that it wrote is searched: for words planted in titles and texts, for the host's name and for "
        "paths; in UTF-8, UTF-16, Latin-1, Base64, escaped and percent-encoded; unpacked from gzip, zlib, Brotli and LZ4. "
        "Hosts have names of their own, HTTPS and the headers of this build. Two sites that are built wrong show that the "
        "search finds what is there."
    )


def _ways(outcomes: list[Outcome]) -> Iterator[str]:
    for browser in dict.fromkeys(one.browser for one in outcomes):
        yield from ("", f"## {BROWSERS[browser].name}", "")
        if browser == "webkit":
            yield from ("The engine keeps no list of visits of its own, so there is no history to read.", "")
        history = [] if browser == "webkit" else ["rows in the history", "a new tab may offer"]
        columns = ["the reader …", "Back shows", "Forward shows", "ours on screen again", *history, "titles on disk",
                   "text on disk", "session file has us"]  # fmt: skip
        yield "| " + " | ".join(columns) + " |"
        yield "|---" * len(columns) + "|"
        for one in outcomes:
            if one.browser == browser:
                yield "| " + " | ".join(_row(one)) + " |"
        stored = sorted({name for one in outcomes if one.browser == browser for name, n in one.stored.items() if n})
        yield ""
        kinds = ", ".join(next(one for one in outcomes if one.browser == browser).stored)
        yield f"Stored by any of these visits ({kinds}): {', '.join(stored) or 'nothing'}."


def _row(one: Outcome) -> list[str]:
    words = {hit.word for hit in one.hits}
    titles = {canaries.page_of(word) for word in words if "titel" in word}
    texts = {canaries.page_of(word) for word in words if "text" in word}
    again = sorted({canaries.page_of(word) for word in one.words})
    cells = [SCENARIOS[one.scenario].says, _shown(one.back), _shown(one.forward)]
    cells.append(f"**{len(again)} page{'s' * (len(again) != 1)}**" if again or one.colour else "no")
    if one.browser != "webkit":
        seen = [row for row in one.rows if row.visible]
        names = sorted({_plain(row.title) for row in seen})
        told = f"{len(seen)} ({', '.join(names)})" if seen else "none"
        if demoted := len(one.rows) - len(seen):
            told += f", {demoted} demoted"
        cells += [told, f"{len(one.tiles)}" if one.tiles else "none"]
    cells += [f"{len(titles)} of {len(canaries.TITLES)}", f"{len(texts)} of {len(canaries.PAGES)}"]
    in_session = any("ession" in hit.file and promises.is_address(hit.word) for hit in one.hits)
    cells.append("as a page" if one.session else "as where the next page was reached from" if in_session else "no")
    return cells


def _shown(view: View | None) -> str:
    if view is None:
        return "–"
    return next((told for host, told in _HOSTS.items() if host in view.url), "an error page" if "error" in view.url
                else "an empty page")  # fmt: skip


def _plain(title: str) -> str:
    real = any(word in title for word in canaries.title_words())
    return "its real title" if real else f"“{title}”"


def _places(outcomes: list[Outcome]) -> Iterator[str]:
    yield from ("", "## Where an address of ours stays", "")
    yield "An address anywhere else fails the tests. Found in the visits with our headers and scripts on:"
    yield from ("", "| browser | file | what it is | found in |", "|---|---|---|---|")
    ours = [one for one in outcomes if (s := SCENARIOS[one.scenario]).site == "ours" and s.headers and s.scripts]
    for browser in dict.fromkeys(one.browser for one in outcomes):
        visits = [one for one in ours if one.browser == browser]
        found: dict[str, set[str]] = defaultdict(set)
        for one in visits:
            for hit in one.hits:
                if promises.is_address(hit.word):
                    found[promises.place_of(browser, hit.file) or f"**{hit.file}**"].add(one.scenario)
        listed = promises.PLACES[browser]
        for place in [*listed, *(place for place in found if place not in listed)]:
            count = f"{len(found[place])} of {len(visits)} visits" if found[place] else "none of these visits"
            name = BROWSERS[browser].name
            yield f"| {name} | `{place.removeprefix('profile/')}` | {listed.get(place, 'not documented')} | {count} |"


def _cover(covers: list[Cover]) -> Iterator[str]:
    if covers:
        yield from ("", "## How fast the page is covered", "")
        yield "From the touch until nothing of the page is on the screen, in Chromium, read from the screen's memory:"
        yield from ("", "| slowdown of the page | median | worst | touches | goal (median) |", "|---|---|---|---|---|")
        for one in covers:
            goal = "50 ms" if one.slowdown == 1 else "150 ms"
            yield f"| {one.slowdown}× | {one.median:.0f} ms | {one.worst:.0f} ms | {one.times} | {goal} |"


def _tail(missed: list[str]) -> Iterator[str]:
    yield from ("", "## Not measured", "")
    yield from (f"- **NOT RUN:** {line}" for line in missed)
    yield "- Phones. Chrome on Android and Safari on iOS keep pictures of open pages for their lists of apps and tabs."
    yield "- Synchronised accounts, the router's log, memory and the system's swap file."
    yield "- What time does: browsers tidy some of these files after days, and write others only after hours."
    yield "- WebKitGTK without scripts and in several tabs. Chromium's encrypted session files are searched by name and host alone."


if __name__ == "__main__":
    sys.exit(main())
