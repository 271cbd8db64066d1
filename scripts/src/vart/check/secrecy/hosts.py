"""Whose site is it? A comparison of web hosts without a network and without a list of all public suffixes."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

#: Ends under which strangers register next to each other (Public Suffix List): all of .se, common others.
_SWEDISH_ENDS = """a ac b bd brand c d e f fh fhsk fhv g h i k komforb kommunalforbund komvux l lanbib m n
    naturbruksgymn o org p parti pp press r s t tm u w x y z"""
_OTHER_ENDS = """co.uk org.uk gov.uk ac.uk com.au org.au co.nz org.nz co.jp com.br com.tr org.tr com.pl org.pl
    com.ua org.ua co.za github.io gitlab.io pages.dev netlify.app vercel.app web.app firebaseapp.com herokuapp.com
    azurewebsites.net cloudfront.net amazonaws.com blogspot.com blogspot.se wordpress.com wixsite.com weebly.com
    webnode.se webnode.com squarespace.com jimdo.com jimdofree.com jimdosite.com mystrikingly.com strikingly.com
    one.com hemsida.eu n.nu myshopify.com godaddysites.com notion.site carrd.co square.site simplesite.com
    bplaced.net 000webhostapp.com glitch.me surge.sh neocities.org substack.com blogg.se webs.com yola.com
    site123.me iopsys.se"""
_PUBLIC_ENDS = frozenset(f"{label}.se" for label in _SWEDISH_ENDS.split()) | frozenset(_OTHER_ENDS.split())
#: Sites where a page's address does not show whose it is, or where copies of others' pages lie.
_SHARED_SITES = """facebook.com fb.com fb.me instagram.com linkedin.com twitter.com x.com youtube.com youtu.be
    tiktok.com pinterest.com linktr.ee sites.google.com docs.google.com drive.google.com google.com goo.gl bit.ly
    t.me telegram.org whatsapp.com github.com gitlab.com archive.org archive.today archive.ph archive.is
    googleusercontent.com wikipedia.org eniro.se hitta.se ratsit.se merinfo.se allabolag.se mynewsdesk.com
    cision.com issuu.com docplayer.se pressreader.com translate.goog medium.com tumblr.com svenskalag.se laget.se
    sportadmin.se"""
_SHARED = tuple(_SHARED_SITES.split())


def host(address: str) -> str:
    """Return the host of an http(s) address in small letters, as IDNA, without a full stop at its end.

    Nothing for whatever could be read in two ways: another scheme, a user name, a backslash, blanks, an IP address.
    """
    address = address.strip()
    if any(letter in address for letter in "\\ \t\n") or not address.lower().startswith(("https://", "http://")):
        return ""
    try:
        parts = urlsplit(address)
        if "@" in parts.netloc:
            return ""
        name = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii").lower()
    except ValueError:  # UnicodeError is one
        return ""
    labels = name.split(".")
    if len(labels) < 2 or not all(labels) or labels[-1].isdigit():
        return ""
    return name


def registrable(name: str) -> str:
    """Return the part of a host that someone registered: ``kontakt.jouren.example`` → ``jouren.example``."""
    labels = name.split(".")
    size = 3 if ".".join(labels[-2:]) in _PUBLIC_ENDS else 2
    return ".".join(labels[-size:]) if len(labels) >= size else ""


def is_shared(address: str) -> bool:
    """Say whether the address lies on a site where anyone may publish, and so proves nothing about its author."""
    name = host(address)
    return any(name == shared or name.endswith(f".{shared}") for shared in _SHARED)


def is_own_site(cited: str, own: Iterable[str]) -> bool:
    """Say whether ``cited`` lies on the same registered site as one of ``own`` (the operator's addresses)."""
    name = host(cited)
    if not name or is_shared(cited):
        return False
    site = registrable(name)
    return bool(site) and any(registrable(other) == site for other in map(host, own) if other)
