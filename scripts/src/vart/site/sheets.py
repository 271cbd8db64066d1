"""The ready sheets of a site: made after its pages, in two processes, and only those that changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from vart.load.parallel import Task, can_fork, processors
from vart.press.make import DoesNotFitError, stored
from vart.press.press import Press, lacking
from vart.press.store import Store
from vart.render.frame import Frame
from vart.render.sheets.maker import Maker
from vart.render.sheets.order import Order
from vart.render.sheets.ready import every_order
from vart.site.build import Build

#: How often progress is told, in seconds.
_EVERY = 2.0
#: Sheets that a process takes before it tells how far it is.
_BATCH = 8


class PressedSheets(NamedTuple):
    """How it went. ``problems``: sheets that could not be made, a sentence each; ``lacking``: why none was made."""

    count: int = 0
    fresh: int = 0
    seconds: float = 0.0
    problems: tuple[str, ...] = ()
    lacking: str = ""

    def sentence(self) -> str:
        """Return one line about it."""
        if self.lacking:
            return f"{self.lacking}. The site is whole, without PDFs."
        return f"{self.count} sheets, {self.fresh} of them new, in {self.seconds:.1f} s"


def maker_of(build: Build, folders: frozenset[str] = frozenset()) -> Maker:
    """Return what makes sheets in the build's languages."""
    frames = {}
    for language in build.core.directory.languages:
        if language.state == "open" and (not folders or language.folder in folders):
            frames[language.folder] = Frame(build.core, build.view(language)[0], build.prose_summaries(language))
    return Maker(frames, plans={"sv": build.prose.plan, **build.prose.plans})


def press_of(build: Build) -> Press:
    """Return the press with the sheets' styles."""
    css = (build.overrides / "sheets" / "sheet.css").read_text("utf-8")
    return Press(css, build.root / ".cache" / "vart" / "press")


def press_sheets(
    build: Build,
    out: Path,
    *,
    processes: int = 2,
    say: Callable[[str], None] = lambda _: None,
) -> PressedSheets:
    """Put every ready sheet below ``out``.

    :param build: a loaded build.
    :param say: told how far it is, now and then.
    """
    if not build.site.sheets:
        return PressedSheets()
    missing = lacking()
    if missing:
        return PressedSheets(lacking=missing)
    begun = time.perf_counter()
    every = every_order(build.languages, [one for one in build.site.sheets if one in build.core.directory.area_by_id])
    maker, press = maker_of(build), press_of(build)
    store = Store(build.root / ".cache" / "vart" / "sheets", press.stamp)
    problems: list[str] = []
    places: list[Path] = []
    fresh, told = 0, time.perf_counter()

    def one(path: str, order: Order) -> tuple[Path | None, bool, str]:
        try:
            place, pressed = stored(press, store, maker, order)
        except DoesNotFitError as error:
            return None, False, f"{path} ({order.kind}, {','.join(order.languages)}, {order.area}): {error}"
        _link(place, out / path)
        return place, pressed, ""

    # What is known already costs milliseconds and is not worth a process; what is left is shared out.
    waiting = []
    for path, order in every:
        place = store.place(maker.make(order).html, order.paper)
        if place.is_file():
            _link(place, out / path)
            places.append(place)
        else:
            waiting.append((path, order))
    workers = min(processes, processors(), len(waiting)) if can_fork() else 1
    if waiting:
        press.warm()
    while waiting:
        batch, waiting = waiting[: _BATCH * max(workers, 1) * 4], waiting[_BATCH * max(workers, 1) * 4 :]
        for place, pressed, problem in _shared(one, batch, workers):
            places += [place] if place else []
            fresh += pressed
            problems += [problem] if problem else []
        if time.perf_counter() - told > _EVERY:
            told = time.perf_counter()
            say(f"Sheets: {len(every) - len(waiting)} of {len(every)}")
    store.keep_only(places)
    return PressedSheets(len(places), fresh, time.perf_counter() - begun, tuple(problems))


def _shared(one: Callable, batch: list[tuple[str, Order]], workers: int) -> list:
    if workers < 2:
        return [one(*each) for each in batch]
    tasks = [Task(lambda part=batch[start::workers]: [one(*each) for each in part]) for start in range(workers)]
    return [result for task in tasks for result in task.result()]


def _link(place: Path, target: Path) -> None:
    """Put a stored PDF in its place, without a copy where the system can."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        if target.samefile(place):
            return
        target.unlink()
    try:
        os.link(place, target)
    except OSError:
        target.write_bytes(place.read_bytes())
