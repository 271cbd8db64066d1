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
            file.write_bytes(pickle.dumps(make()))
        return pickle.loads(file.read_bytes())
