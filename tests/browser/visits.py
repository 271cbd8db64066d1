"""Visits to the site in Chromium, with everything that a visit makes the browser do written down."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from .serving import Host

#: Heights for widths: a phone with its bars, a laptop.
_HEIGHTS = {320: 568, 360: 740, 1280: 800}


class Visit:
    """One page in a browser of its own.

    :ivar requests: every address that the page made the browser ask for, ``data:`` left out.
    :ivar messages: what the console said: errors, warnings, violations of the policy.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.requests: list[str] = []
        self.messages: list[str] = []
        self.page.on("request", lambda request: request.url.startswith("data:") or self.requests.append(request.url))
        self.page.on("console", lambda message: self.messages.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))

    def box(self, selector: str) -> dict[str, float]:
        """Return where an element is in the window."""
        box = self.page.locator(selector).first.bounding_box()
        assert box is not None, f"{selector} is not shown"
        return box

    def middle(self, selector: str) -> tuple[float, float]:
        """Return the middle of an element in the window."""
        box = self.box(selector)
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


class Visits:
    """Makes visits and ends them all."""

    def __init__(self, browser: Browser, host: Host) -> None:
        self.browser = browser
        self.host = host
        self._contexts: list[BrowserContext] = []

    def __call__(
        self, path: str | None, *, scripts: bool = True, width: int = 360, scheme: str = "light", **options: Any
    ) -> Visit:
        """Open a page of the host; None opens none yet.

        :param options: more of Playwright's ``new_context``.
        """
        context = self.browser.new_context(
            viewport={"width": width, "height": _HEIGHTS.get(width, 740)},
            java_script_enabled=scripts,
            color_scheme=scheme,
            **options,
        )
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        visit = Visit(context)
        self.host.forget()
        self.host.gate.set()
        if path is not None:
            visit.page.goto(self.host.address + path)
        return visit

    def close(self) -> None:
        """End every visit."""
        for context in self._contexts:
            context.close()
        self._contexts.clear()
