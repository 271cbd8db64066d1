"""What one key cost, read from Chromium's own trace (Chrome DevTools Protocol, ``Tracing``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

#: The one category that tells of keys, frames and the work of the page's thread; each more would slow down what is measured.
CATEGORIES = ["-*", "devtools.timeline"]


class Key(NamedTuple):
    """A key, in milliseconds.

    ``shown``: from the time that the system gave the key to the frame on the screen that came of it, not rounded (the trace's
    ``EventTiming``); the wait for the clock of frames is in it, half a frame in the mean. ``worked``: what the page's own thread
    computed in between, as the processor counts it (``tdur``): others on the machine disturb it less.
    """

    shown: float
    worked: float


def keys(trace: bytes) -> list[Key]:
    """Return the keys of a trace in their order."""
    events = json.loads(trace)["traceEvents"]
    pressed = [
        event for event in events
        if event["name"] == "EventTiming" and event["ph"] == "b" and event["args"]["data"]["type"] == "keydown"
    ]  # fmt: skip
    # A key has several such events when its handlers took long; they begin at the same moment and are the same.
    moments = {
        event["ts"]: event["args"]["data"]["duration"] for event in pressed if "duration" in event["args"]["data"]
    }
    thread = next((event["pid"], event["tid"]) for event in events if event["name"] == "EventDispatch")
    work = list(_outermost([one for one in events if one["ph"] == "X" and (one["pid"], one["tid"]) == thread]))
    found = []
    for start, shown in sorted(moments.items()):
        inside = [one.get("tdur", 0) for one in work if start <= one["ts"] < start + 1000 * shown]
        found.append(Key(shown, sum(inside) / 1000))
    return found


def _outermost(events: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Leave out what happened within another."""
    end = 0.0
    for event in sorted(events, key=lambda one: (one["ts"], -one.get("dur", 0))):
        if event["ts"] >= end:
            end = event["ts"] + event.get("dur", 0)
            yield event
