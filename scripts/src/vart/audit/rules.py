"""What no public page may do. Each rule looks at one page and yields what it saw."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

import brotli

from vart.audit.page import Page

#: HTML with everything inline, brotli-compressed: what one round trip brings to a phone with a new connection.
BUDGET = 14 * 1024


class Finding(NamedTuple):
    """Something a page does and should not."""

    path: str
    rule: str
    message: str


class Site(NamedTuple):
    """What rules may know of the whole site: its files, its language folders, and the path it lives under."""

    files: frozenset[str]
    folders: frozenset[str]
    base: str


#: The part of the site that others may frame and load from.
EMBED = "embed"
#: Words of scripts that write history, keep something, or talk to someone. A page's scripts use none of them.
_TELLTALE = re.compile(
    r"\b(pushState|replaceState|localStorage|sessionStorage|indexedDB|serviceWorker|sendBeacon|XMLHttpRequest|WebSocket|"
    r"EventSource|RTCPeerConnection|BroadcastChannel|SharedWorker|cookieStore)\b|document\s*(\.\s*cookie|\[)|\bcaches\s*\.|"
    r"location\s*\.\s*(assign|hash|href\s*=[^=])|\bwindow\s*\.\s*(open|name)\b|\bimport\s*\("
)
#: What a policy may allow: nothing, what stands in the page, and pictures made of it.
_ALLOWED = re.compile(r"'none'|'sha256-[A-Za-z0-9+/=]+'|data:")
_STYLE_FETCHES = re.compile(r"@import|url\((?!\s*['\"]?data:)", re.IGNORECASE)
_CODE = re.compile(r"[23456789bcdfghjkmnpqrstvwxz]{4}")
_SCHEMES = {
    "tel": re.compile(r"(112|\+?[0-9]{3,15})"),
    "sms": re.compile(r"\+?[0-9]{3,15}"),
    "mailto": re.compile(r".+@.+"),
}


def policy(page: Page, site: Site) -> Iterator[str]:
    """The page allows exactly what stands in it."""
    if "default-src 'none'" not in page.policy:
        yield "has no policy that begins with default-src 'none'"
        return
    for kind, texts in (("script", page.scripts), ("style", page.styles)):
        for text in texts:
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            if f"'sha256-{digest}'" not in page.policy:
                yield f"has an inline {kind} whose hash is not in its policy"
    for directive in page.policy.split(";"):
        name, *sources = directive.split() or [""]
        # Frames of this site, for the page that shows what it hands out; its styles, for sheets; and the scripts that it checks by their hash.
        more = {"'self'"} if name in ("connect-src", "frame-src", "style-src") else set()
        more |= {f"'{integrity}'" for _, integrity in page.checked} if name == "script-src" else set()
        if not all(_ALLOWED.fullmatch(source) or source in more for source in sources):
            yield "has a policy that allows more than it should"
    for tag, attribute in page.inline:
        yield f"has a {attribute}= attribute on <{tag}>, which the policy blocks"


def foreign(page: Page, site: Site) -> Iterator[str]:
    """Nothing is fetched from elsewhere, and nothing but the page paints it: a sheet may bring its own styles."""
    for element, address in page.fetched:
        if not address.startswith("data:") and (element, urlsplit(address)[:2]) != ("link stylesheet", ("", "")):
            yield f"fetches {address} ({element}) besides itself"
    for source, integrity in page.checked:
        if not source.startswith(f"{site.base}/{EMBED}/") or f"'{integrity}'" not in page.policy:
            yield f"fetches {source} (script) besides itself, which its policy does not name by its hash"
        elif source.removeprefix(f"{site.base}/") not in site.files:
            yield f"fetches {source} (script), which is not there"
    for style in page.styles:
        for match in _STYLE_FETCHES.finditer(style):
            yield f"has a style that fetches something ({match[0]})"
    if page.refreshes:
        yield "moves on by itself (meta refresh)"
    for action in page.forms:
        # A form that only gathers controls (for a button that clears them) sends nothing: no name, no address.
        if action or page.named or "form-action 'none'" not in page.policy:
            yield f"has a form that could send something (to '{action}')"


def traces(page: Page, site: Site) -> Iterator[str]:
    """No script writes history or storage or asks a host."""
    for script in page.scripts:
        for match in _TELLTALE.finditer(script):
            yield f"has a script that uses {match[0]}"


def weight(page: Page, site: Site) -> Iterator[str]:
    """The page is painted by one round trip."""
    # A window of 64 kB holds a page; the usual one of 4 MB costs thirty times the time to set up.
    size = len(brotli.compress(page.raw, quality=9, lgwin=16))
    if size > BUDGET:
        yield f"weighs {size} bytes compressed; the budget is {BUDGET}"


def shape(page: Page, site: Site) -> Iterator[str]:
    """The page says its language and has one main part and one heading."""
    if not page.lang or page.dir not in ("ltr", "rtl"):
        yield "does not say its language and direction"
    if page.titles != 1 or page.mains != 1 or page.headings != 1:
        yield f"has {page.titles} titles, {page.mains} main parts and {page.headings} first headings; one of each"


def ways_out(page: Page, site: Site) -> Iterator[str]:
    """Every page has the way out and the emergency number."""
    if not page.leaves:
        yield "has no way out"
    if not page.calls_112:
        yield "does not link 112"


def links(page: Page, site: Site) -> Iterator[str]:
    """Inner links lead somewhere; outer ones are encrypted; nothing runs from an address."""
    for href, is_source in page.links:
        parts = urlsplit(href)
        if parts.scheme in _SCHEMES:
            if not _SCHEMES[parts.scheme].fullmatch(parts.path):
                yield f"has a {parts.scheme}: link that can not work"
        elif parts.scheme == "http" and not is_source:
            yield f"links {href} without encryption"
        elif parts.scheme not in ("", "http", "https"):
            yield f"links an address of the kind {parts.scheme}:"
        elif not parts.scheme and not parts.netloc and parts.path and not _there(page, parts.path, site):
            yield f"links {href}, which is not there"


def _there(page: Page, path: str, site: Site) -> bool:
    if path.startswith("/"):
        if not f"{path}/".startswith(f"{site.base}/"):
            return False
        inner = path.removeprefix(site.base).lstrip("/")
    else:
        folder = page.path.rpartition("/")[0]
        steps: list[str] = []
        for step in f"{folder}/{path}".split("/"):
            if step == ".." and steps:
                steps.pop()
            elif step not in ("", ".", ".."):
                steps.append(step)
        inner = "/".join(steps) + ("/" if path.endswith("/") else "")
    return (f"{inner}index.html" if inner.endswith("/") or not inner else inner) in site.files


def address(page: Page, site: Site) -> Iterator[str]:
    """The page's address says nothing: a language, a code, perhaps a number."""
    if page.path in ("index.html", "404.html", f"{EMBED}/404.html"):
        return
    steps = page.path.removeprefix(f"{EMBED}/").removesuffix("index.html").strip("/").split("/")
    if steps[0] not in site.folders:
        yield "lives outside the language folders"
        return
    for step in steps[1:]:
        if not (_CODE.fullmatch(step) or step.isdecimal() or step == "404.html"):
            yield f"has an address that says something: {step}"


RULES: dict[str, Callable[[Page, Site], Iterator[str]]] = {
    "policy": policy,
    "foreign": foreign,
    "traces": traces,
    "weight": weight,
    "shape": shape,
    "ways-out": ways_out,
    "links": links,
    "address": address,
}


def judge(page: Page, site: Site) -> Iterator[Finding]:
    """Yield everything that the rules say about a page."""
    for name, rule in RULES.items():
        for message in dict.fromkeys(rule(page, site)):
            yield Finding(page.path, name, message)


def judge_script(path: str, text: str) -> Iterator[Finding]:
    """Yield what a script of its own, which pages fetch later, does and should not."""
    for match in dict.fromkeys(match[0] for match in _TELLTALE.finditer(text)):
        yield Finding(path, "traces", f"uses {match}")
