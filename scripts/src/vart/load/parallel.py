"""Work over forked processes: the children share what the parent has in memory and send back only results."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def can_fork() -> bool:
    """Say whether this system forks safely (Linux; macOS forks, but its libraries break in the child)."""
    return hasattr(os, "fork") and sys.platform.startswith("linux")


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_in_processes(function: Callable[[T], R], items: Sequence[T], processes: int) -> list[R]:
    """Return ``[function(item) for item in items]``, worked out in up to ``processes`` processes.

    ``function`` need not be picklable (the children are forked); its results must be. An exception in a child is
    raised here.
    """
    # A child of ours has no children: it would be refused them.
    if processes < 2 or len(items) < 2 or not can_fork() or multiprocessing.current_process().daemon:
        return [function(item) for item in items]
    slices = [items[start::processes] for start in range(processes)]
    tasks = [Task(lambda part=part: [function(item) for item in part]) for part in slices[1:]]
    results = [[function(item) for item in slices[0]], *(task.result() for task in tasks)]
    merged: list[Any] = [None] * len(items)
    for start, part in enumerate(results):
        merged[start::processes] = part
    return merged


class Task:
    """A function that runs in a forked child. ``result()`` waits for it."""

    def __init__(self, function: Callable[[], Any]) -> None:
        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=self._run, args=(function, sender), daemon=True)
        self._process.start()
        sender.close()

    @staticmethod
    def _run(function: Callable[[], Any], sender: Any) -> None:
        try:
            sender.send((True, function()))
        except BaseException as error:
            sender.send((False, error))

    def result(self) -> Any:
        """Return what the function returned, or raise what it raised.

        :raises RuntimeError: the child died without an answer.
        """
        try:
            succeeded, value = self._receiver.recv()
        except EOFError:
            self._process.join()
            raise RuntimeError(f"a worker died with exit code {self._process.exitcode}") from None
        self._process.join()
        if not succeeded:
            raise value
        return value

    def stop(self) -> None:
        """End the child if it still runs."""
        self._process.kill()
        self._process.join()
