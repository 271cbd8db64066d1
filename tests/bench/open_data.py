"""Measures the open data alone, as a build writes it: each language's files by one of two processes, then the common ones.

    python tests/bench/open_data.py                              a look: 1,000 records in 3 languages
    python tests/bench/open_data.py --n 10000 --languages 3      the goal: at most 20 s on two cores

Reading and checking the records is not counted: a build does that for its pages anyway. A benchmark, never a test.
"""

from __future__ import annotations

import argparse
import gc
import os
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generate import TODAY, generate
from run import working_folder

from vart.languages import Catalog, View
from vart.load.parallel import Task, processors
from vart.render import Words, open_data, write_pages
from vart.site.settings import project_build

#: Seconds of wall time on two cores, for 10,000 records in 3 languages.
GOAL = 20.0


def main() -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=1000, help="how many records (default: 1000)")
    parser.add_argument("--languages", type=int, default=3, help="how many languages (default: 3)")
    parser.add_argument("--keep", type=Path, help="work in this folder and leave everything there")
    given = parser.parse_args()
    with working_folder(given.keep) as work:
        project = work / f"project-{given.n}-{given.languages}"
        if not project.is_dir():
            generate(project, given.n, given.languages)
        print(
            f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, {given.n} records, {given.languages} languages"
        )
        print(measured(project, work / "out"))


def measured(project: Path, out: Path) -> str:
    """Write the data of a project and return what it took, in a line."""
    build = project_build(project, today=date.fromisoformat(TODAY))
    build.load()
    views = [build.view(language)[0] for language in build.languages]
    gc.collect()
    gc.freeze()
    wall, cpu = time.perf_counter(), time.process_time()
    core = build.core
    shared = open_data.Shared.of(core.directory, core.selections, build.site)
    workers = min(processors(), 2, len(views))
    tasks = [Task(lambda own=views[start::workers]: _written(own, shared, out)) for start in range(workers)]
    results = [task.result() for task in tasks]
    catalogs = [(view.language, Catalog(view.language, project / "overrides/locales")) for view in views]
    files = write_pages(open_data.common_files(shared, catalogs), out)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu + sum(used for _, used in results)
    files += sum(count for count, _ in results)
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1e6
    return f"{files} files, {size:.0f} MB: {wall:.1f} s wall, {cpu:.1f} s processor ({workers} processes); goal {GOAL:.0f} s"


def _written(views: Sequence[View], shared: open_data.Shared, out: Path) -> tuple[int, float]:
    begun = time.process_time()
    count = sum(write_pages(open_data.LanguageData(shared, view, Words(view)).files(), out) for view in views)
    return count, time.process_time() - begun


if __name__ == "__main__":
    main()
