#!/usr/bin/python3
"""A browser of one window around WebKitGTK, for the tests.

WebKitGTK's own MiniBrowser keeps nothing when it is driven; this one keeps cache, storage, cookies, favicons, tracking
protection and the session on disk, each as GNOME Web does. Run by WebKitWebDriver with Debian's Python and bindings.
What WebDriver does badly after Back (it hangs) can be asked for over a socket.
"""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gio, GLib, Gtk, WebKit2  # noqa: E402 - the versions must be asked for first

profile = Path(os.environ["TRACES_PROFILE"])
told = Path(os.environ["TRACES_TOLD"])
width, height = (int(part) for part in os.environ["TRACES_SIZE"].split("x"))

manager = WebKit2.WebsiteDataManager(
    base_data_directory=str(profile / "data"), base_cache_directory=str(profile / "cache")
)
manager.set_itp_enabled(True)
# The world's certificate is signed by nobody that this machine knows.
manager.set_tls_errors_policy(WebKit2.TLSErrorsPolicy.IGNORE)
manager.set_network_proxy_settings(
    WebKit2.NetworkProxyMode.CUSTOM, WebKit2.NetworkProxySettings.new(os.environ["TRACES_PROXY"], None)
)
manager.get_cookie_manager().set_persistent_storage(
    str(profile / "data/cookies.sqlite"), WebKit2.CookiePersistentStorage.SQLITE
)
context = WebKit2.WebContext.new_with_website_data_manager(manager)
context.set_favicon_database_directory(str(profile / "favicons"))
context.set_automation_allowed(True)
window = Gtk.Window()
window.set_default_size(width, height)
views: list[WebKit2.WebView] = []


def create_view(_session: WebKit2.AutomationSession) -> WebKit2.WebView:
    """Make the one view."""
    settings = WebKit2.Settings(enable_back_forward_navigation_gestures=True, enable_page_cache=True)
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True, settings=settings)
    views.append(view)
    window.add(view)
    window.show_all()
    return view


def start(_context: WebKit2.WebContext, session: WebKit2.AutomationSession) -> None:
    """Tell the driver who we are."""
    info = WebKit2.ApplicationInfo()
    info.set_name("traces")
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect("create-web-view", create_view)


def answer(wire: socket.socket, value: object) -> None:
    """Answer a command and hang up."""
    wire.sendall(json.dumps(value).encode())
    wire.close()


def hear(listener: socket.socket, _condition: GLib.IOCondition) -> bool:
    """Do what a command says: a line of JSON on a connection of its own."""
    wire, _ = listener.accept()
    command, *rest = json.loads(wire.makefile().readline())
    COMMANDS[command](wire, *rest)
    return GLib.SOURCE_CONTINUE


def evaluate(wire: socket.socket, expression: str) -> None:
    """Answer with the value of an expression of the page, [value] or [] if there is none to be had."""

    def done(view: WebKit2.WebView, result: Gio.AsyncResult) -> None:
        try:
            value = view.call_async_javascript_function_finish(result)
            answer(wire, [json.loads(value.to_string())] if value.is_string() else [None])
        except GLib.Error:
            answer(wire, [])

    script = f"return JSON.stringify(await ({expression}));"
    views[0].call_async_javascript_function(script, -1, None, None, None, None, done)


def step(wire: socket.socket, by: int) -> None:
    """Press Back or Forward."""
    (views[0].go_back if by < 0 else views[0].go_forward)()
    answer(wire, True)


def close(wire: socket.socket) -> None:
    """Keep the session, close the window, and let the other processes write what they have."""
    for view in views:
        pages = view.get_back_forward_list()
        shown = pages.get_current_item()
        items = [*reversed(pages.get_back_list()), *([shown] if shown else []), *pages.get_forward_list()]
        lines = [line for item in items for line in (item.get_uri(), item.get_title() or "")]
        state = view.get_session_state().serialize().get_data()
        (profile / "session").write_bytes("\n".join(lines).encode() + b"\n" + state)
        view.destroy()
    window.destroy()
    GLib.timeout_add(700, end, wire)


def end(wire: socket.socket) -> bool:
    """Leave."""
    answer(wire, True)
    Gtk.main_quit()
    return GLib.SOURCE_REMOVE


COMMANDS = {"evaluate": evaluate, "step": step, "close": close}

ear = socket.socket(socket.AF_UNIX)
ear.bind(str(told))
ear.listen()
GLib.io_add_watch(ear, GLib.PRIORITY_DEFAULT, GLib.IO_IN, hear)
context.connect("automation-started", start)
Gtk.main()
