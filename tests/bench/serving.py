"""How fast a real nginx with the written configuration answers, beside a bare static file in the same server.

    python -m tests.bench.serving            five turns of four seconds each, wrk in a process of its own

Needs nginx with its brotli module, and wrk (Debian: nginx-light, libnginx-mod-http-brotli-static, wrk). The page is
the Swedish first page as browsers get it, in brotli; the bare file holds the same bytes and is served without any
header of ours. Turns alternate, so that what disturbs the machine disturbs both; the ratio is that of neighbours.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from vart.site.run import build_site

from ..hosting.servers import free_port, running_nginx

PROJECT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Measure and print a table; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", default="sv/", help="the page's path (default: sv/)")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4)
    given = parser.parse_args()
    missing = [name for name in ("nginx", "wrk") if not shutil.which(name)]
    if missing:
        print(f"NOT RUN: {' and '.join(missing)} not installed — apt-get install nginx-light wrk", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        built = build_site(PROJECT, folder / "site", compress=True)
        if not built.complete:
            print("The site could not be built — run scripts/vart check", file=sys.stderr)
            return 1
        return measure(folder, given.page, given.turns, given.seconds)


def measure(folder: Path, page: str, turns: int, seconds: int) -> int:
    """Start nginx, ask it in turns, print the table."""
    bare = free_port()
    (folder / "bare").mkdir()
    content = (folder / "site" / page / "index.html.br").read_bytes()
    (folder / "bare/file").write_bytes(content)
    plain_server = f"server {{\n listen 127.0.0.1:{bare};\n access_log off;\n root {folder}/bare;\n}}\n"
    with running_nginx(folder / "site", folder, plain_server, "worker_processes 1;\n") as ours:
        ratios = []
        print(f"{len(content)} bytes an answer, {turns} turns of {seconds} s")
        for _ in range(turns):
            mine = requests(f"http://127.0.0.1:{ours}/{page}", seconds)
            plain = requests(f"http://127.0.0.1:{bare}/file", seconds)
            ratios.append(mine / plain)
            print(
                f"  written configuration {mine:>9.0f} /s   bare file {plain:>9.0f} /s   ratio {mine / plain:.2f}",
                flush=True,
            )
    print(f"\nratio: median {statistics.median(ratios):.2f}, lowest {min(ratios):.2f}, highest {max(ratios):.2f}")
    return 0


def requests(address: str, seconds: int) -> float:
    """Return the requests per second that wrk counted.

    :raises RuntimeError: an answer was not 2xx, or wrk said something else.
    """
    command = ["wrk", "-t1", "-c16", f"-d{seconds}s", "-H", "Accept-Encoding: br", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if "Non-2xx" in said or found is None:
        raise RuntimeError(said)
    return float(found[1])


if __name__ == "__main__":
    sys.exit(main())
