"""One command, measured: wall time, processor time, and memory of it and everything it starts (Linux)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class RunError(Exception):
    """The command ended with an error; the message holds the end of what it said."""


class Measured(NamedTuple):
    """What a run took.

    ``wall`` and ``cpu`` are seconds, ``cpu`` user and system time of the whole tree. ``largest`` is the highest
    resident size of any one process in MB (getrusage), ``tree`` the highest sum over the tree in MB, shared pages
    counted once (PSS, sampled; 0 when nobody looked).
    """

    wall: float
    cpu: float
    largest: float
    tree: float


def measure(
    command: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None, look_every: float = 0.0
) -> Measured:
    """Run a command to its end.

    :param look_every: seconds between looks at the tree's memory; 0 for none (looking costs a little time).
    :raises RunError: it ended with an error.
    """
    # From a small process of its own: Linux counts into a command's highest size that of the process that starts it.
    starter = [sys.executable, "-I", __file__, str(look_every), *command]
    run = subprocess.run(starter, cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, text=True)
    if run.returncode:
        raise RunError(run.stderr[-3000:])
    return Measured(*json.loads(run.stdout))


def _measured(command: Sequence[str], look_every: float) -> Measured:
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
        watch = _Watch(process.pid, look_every) if look_every else None
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = watch.stop() if watch else 0
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{command[0]} … ended with {process.returncode}:\n{said.read().decode(errors='replace')}")
    return Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, peak / 1024)


class _Watch:
    """Looks at a process tree's memory until it is told to stop."""

    def __init__(self, pid: int, every: float) -> None:
        self._pid, self._every, self._peak = pid, every, 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._done.wait(self._every):
            self._peak = max(self._peak, sum(map(_pss, _tree(self._pid))))

    def stop(self) -> int:
        """Return the highest sum seen, in kB."""
        self._done.set()
        self._thread.join()
        return self._peak


def _tree(pid: int) -> list[int]:
    found, wanted = [], [pid]
    while wanted:
        current = wanted.pop()
        found.append(current)
        try:
            for task in Path(f"/proc/{current}/task").iterdir():
                wanted += map(int, (task / "children").read_text().split())
        except (OSError, ValueError):
            continue
    return found


def _pss(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except (OSError, ValueError):
        pass
    return 0


if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[2:], float(sys.argv[1]))))
