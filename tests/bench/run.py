"""Measures Vart beside other builders, in one run, on the same made-up records.

    python tests/bench/run.py                                    a look: 100 records in 3 languages
    python tests/bench/run.py --n 1000 --languages 12 --runs 3 --builders ours,again,whole,floor,hugo,stock
    python tests/bench/run.py --n 1000 --languages 12 --verify   do they make the same pages?
    python tests/bench/run.py --scaling 1000,10000 --languages 12
    python tests/bench/run.py --n 1000 --languages 12 --edit

A benchmark, never a test: nothing here fails because something was slow. See README.md beside it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from builders import Builder, make_builder
from compare import again_same, report_verified
from edit import report_edit
from generate import generate
from measure import Measured
from report import goals, scaling_table, table


def main() -> int:
    """Read the command line and do what it says."""
    given = _arguments()
    with working_folder(given.keep) as work:
        print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}, in {work}")
        if given.scaling:
            return scaling(work, given)
        project = work / "project"
        generate(project, given.n, given.languages)
        print(f"{given.n} records in {given.languages} languages, {_prose(project)} pages of prose")
        if given.verify:
            return report_verified(_built(given.builders, project, work, given.source), project)
        if given.edit:
            return report_edit(project, work, given.runs, given.source)
        results = side_by_side(given.builders, project, work, given)
        print(table(results))
        print(goals(results))
        if "ours" in results and not given.skip_twice:
            print(again_same(project, work, given.source))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=100, help="how many records (default: 100)")
    parser.add_argument("--languages", type=int, default=3, help="how many languages (default: 3)")
    parser.add_argument("--builders", default="ours,floor,hugo", help="ours, again, whole, floor, hugo, stock")
    parser.add_argument("--runs", type=int, default=3, help="timed runs of each, after one that warms up")
    parser.add_argument("--stock-runs", type=int, default=1, help="timed runs of stock MkDocs, which takes minutes")
    parser.add_argument("--keep", type=Path, help="work in this folder and leave everything there")
    parser.add_argument("--source", type=Path, help="measure the package in this folder instead of the installed one")
    parser.add_argument("--verify", action="store_true", help="compare what the builders' pages say")
    parser.add_argument("--edit", action="store_true", help="measure one changed record")
    parser.add_argument("--scaling", default="", help="sizes to compare, as in 1000,10000 (ours alone)")
    parser.add_argument("--skip-twice", action="store_true", help="do not compare two builds byte for byte")
    given = parser.parse_args()
    given.builders = given.builders.split(",")
    return given


@contextmanager
def working_folder(keep: Path | None) -> Iterator[Path]:
    """Yield where to work: in memory when there is room, so that the disk is not what is measured."""
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
        return
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > 8 * 1024**3
    with tempfile.TemporaryDirectory(prefix="bench-", dir=memory if roomy else None) as folder:
        yield Path(folder)


def _prose(project: Path) -> int:
    return len(list((project / "docs/sv").glob("*.md")))


def _built(names: Sequence[str], project: Path, work: Path, source: Path | None) -> dict[str, Path]:
    sites = {}
    for name in names:
        builder = make_builder(name, project, work, source)
        builder.run()
        sites[name] = builder.out
    return sites


def side_by_side(
    names: Sequence[str], project: Path, work: Path, given: argparse.Namespace
) -> dict[str, list[Measured]]:
    """Return the runs of each builder: A B C A B C, so that what disturbs the machine disturbs all alike."""
    builders: dict[str, Builder] = {}
    results: dict[str, list[Measured]] = {}
    memory: dict[str, float] = {}
    for name in names:
        builders[name] = builder = make_builder(name, project, work, given.source)
        if name == "again" or name != "stock":
            warm = builder.run(look_every=0.05)
            memory[name] = warm.tree
            print(f"  {name}: warmed up, {warm.wall:.2f} s", flush=True)
    for number in range(max(given.runs, given.stock_runs if "stock" in names else 0)):
        for name, builder in builders.items():
            stock = name == "stock"
            if number < (given.stock_runs if stock else given.runs):
                found = builder.run(look_every=1.0 if stock else 0.0)
                results.setdefault(name, []).append(found._replace(tree=found.tree if stock else memory[name]))
                print(f"  {name}: {found.wall:.2f} s, load {os.getloadavg()[0]:.1f}", flush=True)
    return results


def scaling(work: Path, given: argparse.Namespace) -> int:
    """Measure ours alone at several sizes, taking turns."""
    sizes = [int(size) for size in given.scaling.split(",")]
    builders = {}
    for size in sizes:
        generate(work / f"project-{size}", size, given.languages)
        builders[size] = make_builder("ours", work / f"project-{size}", work / f"out-{size}", given.source)
        (work / f"out-{size}").mkdir(exist_ok=True)
    results: dict[int, list[Measured]] = {size: [] for size in sizes}
    for number in range(given.runs):
        for size, builder in builders.items():
            found = builder.run(look_every=0.0 if number else 0.2)
            results[size].append(found)
            print(f"  {size}: {found.wall:.2f} s, load {os.getloadavg()[0]:.1f}", flush=True)
            shutil.rmtree(builder.out, ignore_errors=True)
    print(scaling_table(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
