"""How long it takes from the touch until nothing of the page is on the screen any more. A figure for the handbook."""

from __future__ import annotations

import statistics
import threading
import time
from typing import NamedTuple

from . import sites
from .browsers import Chromium
from .scenarios import Stage
from .world import SEARCH, SITE


class Cover(NamedTuple):
    """Milliseconds from the touch to the covered screen, the command's own way to the browser included."""

    slowdown: int
    median: float
    worst: float
    times: int


def measure(stage: Stage, slowdown: int, times: int = 15) -> Cover:
    """Touch the way out, look at the screen until it is covered, take the finger back; several times.

    :param slowdown: how many times slower the page's process is made to be.
    """
    world = stage.world()
    browser = Chromium(world, stage.display)
    took: list[float] = []
    try:
        browser.open(f"https://{SEARCH}/")
        browser.click("#hit")
        browser.wait_host(SITE)
        time.sleep(1)
        browser.call("Emulation.setCPUThrottlingRate", rate=slowdown)
        point = browser.middle("#leave")
        for _ in range(times):
            gone: list[float] = []
            watcher = threading.Thread(target=lambda seen=gone: seen.append(browser.display.wait_without(sites.PAINT)))
            watcher.start()
            begun = time.perf_counter()
            browser.press(*point, touch=True, lift=False)
            watcher.join(15)
            took.append((gone[0] - begun) * 1000)
            browser.call("Input.dispatchTouchEvent", type="touchCancel", touchPoints=[])
            time.sleep(0.5)
    finally:
        browser.discard()
        world.stop()
    return Cover(slowdown, statistics.median(took), max(took), times)
