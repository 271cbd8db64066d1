"""Things that are made once and shared by all processes of a test run."""

from __future__ import annotations

import fcntl
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any


def kept(folder: Path, name: str, make: Callable[[], Any]) -> Any:
    """Return what ``make`` returns, made by whichever process comes first and kept for the others.

    :param folder: one that all processes of a run share.
    :raises Exception: what ``make`` raised; whoever asks next tries again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        file = folder / f"{name}.pickle"
        if not file.exists():
            made = pickle.dumps(make())
            # Whole or not at all: a process may be ended while it writes.
            part = folder / f"{name}.part"
            part.write_bytes(made)
            part.rename(file)
        return pickle.loads(file.read_bytes())
