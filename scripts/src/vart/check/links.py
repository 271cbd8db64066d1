"""Web and e-mail addresses: https, no trackers, no detours, no host that only looks like another.

Whoever opens an address from here may be watched. An address must say plainly where it leads, carry nothing that
tells the other side where the reader came from, and lead there without a third party in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from vart.check.findings import Context, Finding
from vart.check.show import shown
from vart.load import Loc
from vart.model import OpenAddress, Service, Severity, channel_kind, channel_value

_PLAIN = re.compile(r"https://((?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,})(?:/[A-Za-z0-9_~/.%-]*(?<!\.))?")
_HOST = re.compile(r"(?:[a-z0-9åäöéü](?:[a-z0-9åäöéü-]*[a-z0-9åäöéü])?\.)+[a-z]{2,}")
_EMAIL = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9._+-]*[A-Za-z0-9])?@(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,}", re.IGNORECASE
)

_TRACKER_WORDS = """
    fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ttclid twclid igshid igsh mc_cid mc_eid mkt_tok _ga
    _gl _hsenc _hsmi vero_id oly_enc_id oly_anon_id li_fat_id epik scid s_cid ref_src rb_clickid irclickid
"""
_TRACKERS = frozenset(_TRACKER_WORDS.split())
_TRACKER_PREFIXES = ("utm_", "pk_", "mtm_", "matomo_", "hsa_", "at_")
_SHORTENER_HOSTS = """
    bit.ly bitly.com t.co tinyurl.com goo.gl ow.ly buff.ly is.gd v.gd cutt.ly rebrand.ly rb.gy t.ly tiny.cc
    shorturl.at lnkd.in fb.me fb.com youtu.be amzn.to forms.gle aka.ms s.id qr.ae qrco.de linktr.ee
    l.facebook.com lm.facebook.com l.instagram.com out.reddit.com urldefense.com urldefense.proofpoint.com
    mailchi.mp eepurl.com short.io
"""
_SHORTENERS = frozenset(_SHORTENER_HOSTS.split())
_SHORTENER_ENDINGS = (".safelinks.protection.outlook.com", ".list-manage.com", ".campaign-archive.com")
#: Hosts of companies that follow their visitors; a page there is the service's choice, but the reader should know.
_FOLLOWING = (
    "facebook.com", "messenger.com", "m.me", "instagram.com", "threads.net", "whatsapp.com", "wa.me", "tiktok.com",
    "snapchat.com", "x.com", "twitter.com", "youtube.com", "linkedin.com", "discord.com", "discord.gg", "t.me",
    "telegram.me", "docs.google.com", "sites.google.com", "forms.office.com", "typeform.com", "surveymonkey.com",
)  # fmt: skip
_LOCAL = (".local", ".localhost", ".internal", ".lan", ".home", ".intranet", ".onion")


class Fault(NamedTuple):
    """Something wrong with an address. ``source_too``: it is wrong in the source of a fact as well."""

    rule: str
    message: str
    remedy: str
    severity: Severity = "error"
    source_too: bool = True


@lru_cache(maxsize=16384)
def address_faults(address: str) -> tuple[Fault, ...]:
    """Return what is wrong with a web address that readers follow."""
    plain = _PLAIN.fullmatch(address)
    if plain and "xn--" not in plain[1] and not plain[1].endswith(_LOCAL):
        return tuple(_host_faults(plain[1]))
    return tuple(_faults(address))


@lru_cache(maxsize=16384)
def source_faults(address: str) -> tuple[Fault, ...]:
    """Return what is wrong with the address of a source: it may be http, carry a query and point into a page."""
    return tuple(fault for fault in address_faults(address) if fault.source_too)


def _faults(address: str) -> Iterator[Fault]:
    if not address or any(letter.isspace() or not letter.isprintable() for letter in address) or "\\" in address:
        yield Fault(
            "link-form",
            "{value} has a space or a character that no address has",
            "copy the address again from the page",
        )
        return
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or ""), parts.port
    except ValueError:
        yield Fault("link-form", "{value} is not a web address", "copy the address again from the page")
        return
    if parts.scheme.lower() not in ("http", "https"):
        yield Fault(
            "link-scheme",
            "{value} is not an address that begins with https://",
            "write the whole address with https://",
        )
        return
    if parts.scheme.lower() == "http":
        yield Fault(
            "link-scheme", "{value} begins with http://, which anyone on the way can read and change",
            "try it with https:// and write that; a page without https is not a channel", source_too=False,
        )  # fmt: skip
    if "@" in parts.netloc:
        yield Fault("link-user", "{value} has a name or password before its host", "remove everything up to the @")
    if port is not None:
        yield Fault("link-port", "{value} has a port number", "use the service's public address", source_too=False)
    yield from _host_form(host)
    yield from _host_faults(host.lower())
    keys = [key.lower() for key, _ in parse_qsl(parts.query, keep_blank_values=True)]
    if any(key in _TRACKERS or key.startswith(_TRACKER_PREFIXES) for key in keys):
        yield Fault(
            "link-tracker", "{value} carries a mark that follows the reader",
            "remove the part after the ? that begins with utm_, fbclid or the like",
        )  # fmt: skip
    elif parts.query or "?" in address:
        yield Fault(
            "link-query", "{value} has a ? and words after it", "remove them, or use an address that works without",
            source_too=False,
        )  # fmt: skip
    if parts.fragment or "#" in address:
        yield Fault(
            "link-fragment", "{value} has a # and words after it", "remove them; the page opens at its top",
            source_too=False,
        )  # fmt: skip
    if address[-1] in ".,;:!)>\"'":
        yield Fault("link-form", "{value} ends with a punctuation mark", "remove it", source_too=address[-1] != ")")


def _host_form(host: str) -> Iterator[Fault]:
    decoded = host
    if "xn--" in host:
        try:
            decoded = host.encode("ascii").decode("idna")
        except UnicodeError:
            decoded = ""
    if re.fullmatch(r"[0-9.]+|.*:.*|0x[0-9a-f]+", host):
        yield Fault("link-host", "{value} leads to a number instead of a name", "use the service's public address")
    elif not decoded.isascii() and not re.fullmatch("[a-z0-9.åäöéü-]*", decoded.lower()):
        yield Fault(
            "link-host", "{value} has a letter in its host that only looks like an ordinary one",
            "type the address by hand, letter by letter, from the service's own page",
        )  # fmt: skip
    elif not _HOST.fullmatch(decoded.lower()) or decoded.lower().endswith(_LOCAL):
        yield Fault("link-host", "{value} does not lead to a public host", "use the service's public address")


def _host_faults(host: str) -> Iterator[Fault]:
    bare = host.removeprefix("www.")
    if bare in _SHORTENERS or bare.endswith(_SHORTENER_ENDINGS):
        yield Fault(
            "link-shortener", "{value} goes by way of a third party that sees who follows it",
            "open it, and write the address that you end up at",
        )  # fmt: skip
    elif bare.endswith(_FOLLOWING) and any(bare == name or bare.endswith(f".{name}") for name in _FOLLOWING):
        yield Fault(
            "link-follows", "{value} is a page of a company that follows its visitors",
            "use the service's own site if it has one", "warning", source_too=False,
        )  # fmt: skip


def is_email(address: str) -> bool:
    """Say whether ``address`` looks like an e-mail address."""
    return len(address) < 255 and ".." not in address and _EMAIL.fullmatch(address) is not None


def same_page(address: str) -> str:
    """Return the form in which two spellings of one web address are equal."""
    return re.sub(r"^https?://(?:www\.)?", "", address.lower()).rstrip("/")


def addresses(service: Service, context: Context) -> Iterator[Finding]:
    """See that every address of a record can be opened without harm, or is at least one that a source may have."""
    for index, channel in enumerate(service.channels):
        kind = channel_kind(channel)
        value = channel_value(channel)
        loc: Loc = ("channels", index, kind)
        if kind in ("chat", "form", "website") or (kind == "text_relay" and value.startswith("http")):
            yield from _tell(service, loc, value, address_faults(value))
        elif kind == "email" and not is_email(value):
            yield Finding(
                "email", loc, "{value} is not an e-mail address", "write it as name@host, without mailto: and spaces",
                params={"value": shown(value, service)},
            )  # fmt: skip
    if service.operator.url is not None:
        url = service.operator.url
        yield from _tell(service, ("operator", "url"), url, address_faults(url))
    for index, source in enumerate(service.sources):
        if source.url is not None:
            yield from _tell(service, ("sources", index, "url"), source.url, source_faults(source.url))
    if isinstance(service.address, OpenAddress):
        cited = service.address.consent.source
        yield from _tell(service, ("address", "consent", "source"), cited, source_faults(cited))


def _tell(service: Service, loc: Loc, value: str, faults: tuple[Fault, ...]) -> Iterator[Finding]:
    for fault in faults:
        yield Finding(fault.rule, loc, fault.message, fault.remedy, fault.severity, {"value": shown(value, service)})
