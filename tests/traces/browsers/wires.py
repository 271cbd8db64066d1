"""The two ways that browsers are spoken to: messages over a WebSocket (DevTools, WebDriver BiDi), and WebDriver."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from typing import Any

from websockets.sync.client import connect

#: Seconds that a browser on a busy machine may take for anything.
PATIENCE = 40.0


class RefusedError(Exception):
    """The browser says that it can not do what it was told."""


class Socket:
    """Commands and answers, numbered, over a WebSocket.

    :ivar events: what the browser told of its own accord, in order.
    """

    def __init__(self, address: str) -> None:
        self._open = ExitStack()
        self._wire = self._open.enter_context(
            connect(address, max_size=None, open_timeout=PATIENCE, ping_interval=None, compression=None, proxy=None)
        )
        self._last = 0
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, parameters: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """Send a command and return its answer.

        :raises RefusedError: the browser answered with an error.
        :raises TimeoutError: it did not answer.
        """
        self._last += 1
        mine = self._last
        self._wire.send(json.dumps({"id": mine, "method": method, "params": parameters or {}, **more}))
        end = time.monotonic() + PATIENCE
        while True:
            message = json.loads(self._wire.recv(timeout=max(0.01, end - time.monotonic())))
            if message.get("id") != mine:
                self.events.append(message)
            elif "error" in message:
                raise RefusedError(f"{method}: {message['error']} {message.get('message', '')}")
            else:
                return message["result"]

    def listen(self, seconds: float) -> None:
        """Collect events for some time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                self.events.append(json.loads(self._wire.recv(timeout=left)))
            except TimeoutError:
                return

    def close(self) -> None:
        """Hang up."""
        self._open.close()


def webdriver(method: str, address: str, body: dict[str, Any] | None = None) -> Any:
    """Send a WebDriver command and return its value.

    :raises RefusedError: the driver answered with an error.
    """
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data=data, method=method, headers={"Content-Type": "application/json"})
    # A proxy in the environment is none of the driver's business.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=PATIENCE) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as error:
        value = json.loads(error.read() or b"{}").get("value") or {}
        raise RefusedError(f"{method} {address}: {value.get('error')} {value.get('message')}") from None
