"""Three browsers that print a page to a PDF, as a school's would."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright
from websockets.sync.client import connect

#: Seconds that a browser may take to start or to print.
PATIENCE = 60
#: Types into the empty fields of a sheet, as a person would.
FILL = """(texts => document.querySelectorAll('.sheet input').forEach((input, place) => {
  input.value = texts[place] || ''; }))(%s)"""


def tool(package: str, *names: str) -> str:
    """Return a program's path; a machine without it fails the test in a sentence."""
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.fail(f"{names[0]} is not installed (Debian: {package}); scripts/test installs it")


def by_chromium(playwright: Playwright, address: str, texts: list[str], folder: Path) -> bytes:
    """Print with Chromium, on the paper that the page asks for."""
    browser = playwright.chromium.launch(executable_path=tool("chromium", "chromium"), args=["--no-sandbox"])
    page = browser.new_page()
    page.goto(address)
    page.evaluate(FILL % json.dumps(texts))
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    browser.close()
    return pdf


def by_firefox(playwright: Playwright, address: str, texts: list[str], folder: Path) -> bytes:
    """Print with Firefox over WebDriver BiDi, with the margins of the page."""
    program = tool("firefox-esr", "firefox-esr", "firefox")
    log = folder / "firefox.log"
    profile = folder / "profile"
    profile.mkdir()
    with log.open("wb") as out:
        process = subprocess.Popen(
            [program, "--headless", "--no-remote", "--new-instance", "--profile", str(profile),
             "--remote-debugging-port", "0", "about:blank"],
            stdout=out, stderr=out,
        )  # fmt: skip
        try:
            until = time.monotonic() + PATIENCE
            while not (
                found := re.search(r"WebDriver BiDi listening on (ws://\S+)", log.read_text("utf-8", "replace"))
            ):
                assert process.poll() is None, log.read_text("utf-8", "replace")
                assert time.monotonic() < until, "Firefox did not open its port"
                time.sleep(0.1)
            with connect(f"{found[1]}/session", max_size=None, open_timeout=PATIENCE) as wire:
                number = 0

                def call(method: str, **parameters: Any) -> Any:
                    nonlocal number
                    number += 1
                    wire.send(json.dumps({"id": number, "method": method, "params": parameters}))
                    while True:
                        answer = json.loads(wire.recv(timeout=PATIENCE))
                        if answer.get("id") == number:
                            assert answer["type"] == "success", answer
                            return answer["result"]

                call("session.new", capabilities={})
                tab = call("browsingContext.getTree", maxDepth=0)["contexts"][0]["context"]
                call("browsingContext.navigate", context=tab, url=address, wait="complete")
                target = {"context": tab, "sandbox": "sheets"}
                call("script.evaluate", expression=FILL % json.dumps(texts), target=target, awaitPromise=False)
                printed = call(
                    "browsingContext.print",
                    context=tab,
                    page={"width": 21.0, "height": 29.7},
                    margin=dict.fromkeys(("top", "right", "bottom", "left"), 1.2),
                    shrinkToFit=False,
                )
                return base64.b64decode(printed["data"])
        finally:
            process.terminate()
            process.wait(PATIENCE)


_WEBKIT = """
import sys, gi
gi.require_version("Gtk", "3.0"); gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, GLib, WebKit2
address, script, out = sys.argv[1:]
window = Gtk.OffscreenWindow()
view = WebKit2.WebView.new_with_context(WebKit2.WebContext.new_ephemeral())
window.add(view); window.set_default_size(900, 1200); window.show_all()

def printed(operation):
    Gtk.main_quit()

def failed(operation, error):
    print(error.message, file=sys.stderr); sys.stderr.flush(); GLib.idle_add(Gtk.main_quit)

def go(*_):
    settings = Gtk.PrintSettings()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, "file://" + out)
    paper = Gtk.PaperSize.new("iso_a4")
    settings.set_paper_size(paper)
    setup = Gtk.PageSetup(); setup.set_paper_size(paper)
    for side in ("top", "bottom", "left", "right"):
        getattr(setup, "set_" + side + "_margin")(12, Gtk.Unit.MM)
    operation = WebKit2.PrintOperation.new(view)
    operation.set_print_settings(settings); operation.set_page_setup(setup)
    operation.connect("finished", printed); operation.connect("failed", failed)
    go.kept = operation
    operation.print_()

def loaded(view, event):
    if event == WebKit2.LoadEvent.FINISHED:
        view.evaluate_javascript(script, -1, None, None, None, lambda *_: GLib.timeout_add(300, lambda: go() and False))

view.connect("load-changed", loaded)
view.load_uri(address)
GLib.timeout_add_seconds(50, Gtk.main_quit)
Gtk.main()
"""


def by_webkit(playwright: Playwright, address: str, texts: list[str], folder: Path) -> bytes:
    """Print with WebKitGTK through GTK's printer that writes a file."""
    xvfb = tool("xvfb", "xvfb-run")
    script, out = folder / "webkit.py", folder / "webkit.pdf"
    script.write_text(_WEBKIT, "utf-8")
    python = "/usr/bin/python3" if Path("/usr/bin/python3").exists() else sys.executable
    ran = subprocess.run(
        [xvfb, "-a", python, str(script), address, FILL % json.dumps(texts), str(out)],
        capture_output=True, text=True, timeout=3 * PATIENCE,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
             "NO_AT_BRIDGE": "1", "XDG_RUNTIME_DIR": str(folder)},
    )  # fmt: skip
    assert out.exists(), f"WebKitGTK printed nothing (Debian: gir1.2-webkit2-4.1 python3-gi xvfb): {ran.stderr[-600:]}"
    return out.read_bytes()


PRINTERS = {"chromium": by_chromium, "firefox": by_firefox, "webkit": by_webkit}
