"""The benchmark runs, and what it compares is the same site. How fast anything was is never tested."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_ours_and_the_floor_make_the_same_pages():
    run = Path(__file__).parent / "run.py"
    command = [sys.executable, str(run), "--n", "20", "--languages", "3", "--builders", "ours,floor", "--verify"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 differences" in done.stdout
