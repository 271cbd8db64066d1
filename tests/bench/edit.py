"""One changed record: how long until it is on every page, from a new process and inside one that runs already."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from statistics import median

from builders import make_builder
from generate import TODAY

_HOURS = ("Mo-Fr 09:00-15:00", "Mo-Fr 10:00-16:00")
_INSIDE = """
import sys, time
from datetime import date
from pathlib import Path
from vart.site.run import build_site
root, out, runs, today = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), date.fromisoformat(sys.argv[4])
sys.path.insert(0, sys.argv[5])
from edit import change
build_site(root, out, today=today)
for number in range(runs):
    change(root, number)
    begun = time.perf_counter()
    built = build_site(root, out, today=today)
    assert built.complete, built.messages
    print(time.perf_counter() - begun)
"""


def change(project: Path, number: int) -> None:
    """Give one record other opening hours, so that its page and its cards change in every language."""
    path = sorted((project / "directory/services").glob("*.yml"))[5]
    text = path.read_text("utf-8")
    line = f'  - {{phone: "08-465 004 99", hours: "{_HOURS[number % 2]}"}}\n'
    if "08-465 004 99" in text:
        text = re.sub(r'(?m)^  - \{phone: "08-465 004 99".*\n', line, text)
    else:
        text = re.sub(r"(?m)^channels:(?: \[\])?\n", f"channels:\n{line}", text)
        text = re.sub(r"(?m)^(    says: \")", r"\g<1>08-465 004 99; ", text, count=1)
    path.write_text(text, "utf-8")


def report_edit(project: Path, work: Path, runs: int, source: Path | None) -> int:
    """Print the medians of a build after one record has changed."""
    builder = make_builder("again", project, work, source)
    builder.run()
    times = []
    for number in range(runs):
        change(project, number)
        times.append(builder.run())
    print(
        f"a new process: {median(run.wall for run in times):.2f} s wall, {median(run.cpu for run in times):.2f} s cpu"
    )
    command = [
        sys.executable,
        "-c",
        _INSIDE,
        str(project),
        str(builder.out),
        str(runs),
        TODAY,
        str(Path(__file__).parent),
    ]
    env = {**os.environ, **builder.env}
    said = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout.split()
    print(f"inside a running process: {median(map(float, said)):.2f} s wall")
    return 0
