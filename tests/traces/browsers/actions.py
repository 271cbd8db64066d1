"""Fingers and keys in browsers that take WebDriver's actions: Firefox over BiDi, WebKitGTK over HTTP."""

from __future__ import annotations

from typing import Any

#: WebDriver's private letters for keys.
KEYS = {"Shift": "\ue008", "Control": "\ue009", "Alt": "\ue00a", "Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c"}


class Actions:
    """Presses and types; subclasses know how a source of actions is sent."""

    def press(self, x: float, y: float, *, touch: bool = False, lift: bool = True, key: str = "") -> None:
        """Press the page at a point of the window."""
        moves = [
            {"type": "pointerMove", "duration": 0, "x": round(x), "y": round(y), "origin": "viewport"},
            {"type": "pointerDown", "button": 0},
        ]
        if lift:
            moves.append({"type": "pointerUp", "button": 0})
        pointer = {"type": "pointer", "id": "finger" if touch else "mouse", "actions": moves,
                   "parameters": {"pointerType": "touch" if touch else "mouse"}}  # fmt: skip
        if key:
            self._act({"type": "key", "id": "keys", "actions": [{"type": "keyDown", "value": KEYS[key]}]})
        self._act(pointer)
        if key:
            self._act({"type": "key", "id": "keys", "actions": [{"type": "keyUp", "value": KEYS[key]}]})

    def type(self, *keys: str) -> None:
        """Press keys one after the other."""
        values = [KEYS.get(key, key) for key in keys]
        actions = [{"type": kind, "value": value} for value in values for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": actions})

    def _act(self, source: dict[str, Any]) -> None:
        raise NotImplementedError
