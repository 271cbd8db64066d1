"""Measures the ready sheets alone: all of them cold in two processes, all again with nothing changed, and a bare press.

    python tests/bench/sheets.py                   Swedish, English and Arabic; every area that mkdocs.yml names

The goals: at most 0.2 s a sheet cold, at most 2 s for all when nothing changed. ``bare`` is WeasyPrint with the same HTML and styles in
one process, without what the press looks for (what does not fit, what was dropped), without its fonts: the floor. It presses every
tenth sheet, in the same run; the ratio is that of processor time. A benchmark, never a test.
"""

from __future__ import annotations

import os
import resource
import shutil
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from run import working_folder

from vart.render.sheets.order import PAPERS
from vart.render.sheets.ready import every_order
from vart.site.build import Build
from vart.site.run import load_build
from vart.site.sheets import maker_of, press_sheets

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = frozenset({"sv", "en", "ar"})
DAY = date(2026, 11, 24)
#: One sheet in so many is pressed bare.
EACH = 10


def took(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Return seconds on the wall, seconds of all processors, and what ``work`` returned."""

    def processor() -> float:
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(one.ru_utime + one.ru_stime for one in used)

    wall, before = time.perf_counter(), processor()
    result = work()
    return time.perf_counter() - wall, processor() - before, result


def bare(build: Build, styles: str) -> int:
    """Press every tenth sheet with WeasyPrint alone; return how many."""
    from weasyprint import CSS, HTML

    maker = maker_of(build)
    orders = every_order(build.languages, list(build.site.sheets))[::EACH]
    for _, order in orders:
        wide, high = PAPERS[order.paper]
        css = CSS(string=f"{styles}@page{{size:{wide}mm {high}mm;margin:12mm}}")
        HTML(string=maker.make(order).html).write_pdf(stylesheets=[css], pdf_variant="pdf/ua-1")
    return len(orders)


def main() -> None:
    """Measure and print."""
    with working_folder(None) as work:
        project = work / "project"
        for part in ("directory", "docs", "overrides"):
            shutil.copytree(ROOT / part, project / part)
        shutil.copy(ROOT / "mkdocs.yml", project)
        build = load_build(project, today=DAY, only=LANGUAGES)
        print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
        wall, cold, made = took(lambda: press_sheets(build, work / "site"))
        each = cold / made.count
        print(f"cold: {made.count} sheets, {wall:.1f} s ({wall / made.count:.3f} a sheet), processors {cold:.1f} s")
        wall, again, same = took(lambda: press_sheets(build, work / "site"))
        print(f"again: {same.fresh} pressed, {wall:.2f} s, processors {again:.2f} s")
        styles = (project / "overrides/sheets/sheet.css").read_text("utf-8")
        _, alone, count = took(lambda: bare(build, styles))
        print(
            f"bare: {count} sheets, processors {alone / count:.3f} s a sheet; ours {each / (alone / count):.2f} of it"
        )


if __name__ == "__main__":
    main()
