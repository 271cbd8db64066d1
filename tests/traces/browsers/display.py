"""A screen that nobody looks at, and whose picture can be read at any moment without asking the browser."""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time
from pathlib import Path

from ..missing import find_tool


class Display:
    """An X server of our own.

    Browsers answer no questions while a page is on its way; the screen's memory can be read all the same.

    :ivar name: what DISPLAY is to be.
    :raises MissingError: Xvfb is not installed.
    """

    def __init__(self) -> None:
        xvfb = find_tool("Xvfb", package="xvfb")
        self._folder = Path(tempfile.mkdtemp(prefix="vart-screen-"))
        reader, writer = os.pipe()
        self._process = subprocess.Popen(
            [xvfb, "-displayfd", str(writer), "-screen", "0", "800x900x24", "-nolisten", "tcp", "-noreset", "-fbdir", self._folder],
            pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writer)
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        if not number:
            self._process.wait(5)
            raise RuntimeError(f"Xvfb ended with {self._process.returncode} before it had a screen")
        self.name = f":{number}"
        with (self._folder / "Xvfb_screen0").open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        # XWDFile.h of the X Window System: sizes are big-endian words; pixels here are blue, green, red, nothing.
        words = struct.unpack_from(">25I", self._memory)
        self._start = words[0] + 12 * words[19]
        self._width, self._height, self._stride = words[4], words[5], words[12]

    @property
    def alive(self) -> bool:
        """Whether the screen is still there."""
        return self._process.poll() is None

    def share_of(self, colour: tuple[int, int, int], *, every: int = 16) -> float:
        """Return how much of the screen is of a colour, from 0 to 1.

        :param every: looks at each so manieth pixel of each so manieth row.
        """
        wanted = bytes(reversed(colour))
        looked = found = 0
        for y in range(0, self._height, every):
            row = self._start + y * self._stride
            for at in range(row, row + self._width * 4, every * 4):
                looked += 1
                found += self._memory[at : at + 3] == wanted
        return found / looked

    def wait_with(self, colour: tuple[int, int, int], seconds: float = 10) -> None:
        """Wait until something on the screen is of a colour.

        :raises TimeoutError: nothing is.
        """
        end = time.perf_counter() + seconds
        while not self.share_of(colour):
            if time.perf_counter() > end:
                raise TimeoutError(f"the screen does not show {colour}")
            time.sleep(0.03)

    def wait_without(self, colour: tuple[int, int, int], seconds: float = 10) -> float:
        """Wait until nothing on the screen is of a colour any more, and return the moment, as ``perf_counter`` says it.

        :raises TimeoutError: something still is.
        """
        end = time.perf_counter() + seconds
        while self.share_of(colour, every=40):
            if time.perf_counter() > end:
                raise TimeoutError(f"the screen still shows {colour}")
            time.sleep(0.001)
        return time.perf_counter()

    def stop(self) -> None:
        """Take the screen away."""
        self._memory.close()
        self._process.terminate()
        self._process.wait(10)
        shutil.rmtree(self._folder, ignore_errors=True)
