"""How fast a real nginx with the written configuration answers, beside a bare static file in the same server.

    python tests/bench/serving.py            five turns of four seconds each, wrk in a process of its own

Needs nginx with its brotli module, and wrk (Debian: nginx-light, libnginx-mod-http-brotli-static, wrk). The page is
the Swedish first page as browsers get it, in brotli; the bare file holds the same bytes and is served without any
header of ours. Turns alternate, so that what disturbs the machine disturbs both; the ratio is that of neighbours.
"""

from __future__ import annotations

import argparse
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from vart.site.run import build_site

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
    ours, bare = _free_port(), _free_port()
    (folder / "bare").mkdir()
    content = (folder / "site" / page / "index.html.br").read_bytes()
    (folder / "bare/file").write_bytes(content)
    (folder / "nginx.conf").write_text(_configuration(folder, ours, bare))
    server = subprocess.Popen(["nginx", "-c", folder / "nginx.conf", "-p", folder], stderr=subprocess.DEVNULL)
    try:
        _wait_for(ours)
        rows = []
        print(f"{len(content)} bytes an answer, {turns} turns of {seconds} s")
        for _ in range(turns):
            mine = requests(f"http://127.0.0.1:{ours}/{page}", seconds)
            plain = requests(f"http://127.0.0.1:{bare}/file", seconds)
            rows.append((mine, plain, mine / plain))
            print(
                f"  written configuration {mine:>9.0f} /s   bare file {plain:>9.0f} /s   ratio {mine / plain:.2f}",
                flush=True,
            )
    finally:
        server.terminate()
        server.wait()
    ratios = [ratio for *_, ratio in rows]
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


def _configuration(folder: Path, ours: int, bare: int) -> str:
    """Return the written server block on a local port, and a second server that is as plain as can be."""
    block = (folder / "site/.hosting/nginx.conf").read_text("utf-8")
    block = block.replace("listen 443 ssl;", f"listen 127.0.0.1:{ours};").replace("    listen [::]:443 ssl;\n", "")
    block = block.replace("/srv/vart", str(folder / "site")).replace("# brotli_static on;", "brotli_static on;")
    modules = "".join(f"load_module {path};\n" for path in Path("/usr/lib/nginx/modules").glob("*brotli_static*.so"))
    return (
        f"{modules}daemon off;\nuser root;\nworker_processes 1;\npid {folder}/pid;\nerror_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{\n include /etc/nginx/mime.types;\n access_log off;\n client_body_temp_path {folder};\n"
        f"{block}\nserver {{\n listen 127.0.0.1:{bare};\n root {folder}/bare;\n}}\n}}\n"
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("nginx does not answer")


if __name__ == "__main__":
    sys.exit(main())
