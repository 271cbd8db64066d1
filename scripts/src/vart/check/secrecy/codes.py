"""What tells a place in text and in web addresses alike: coordinates, codes for places, map links, photos."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vart.check.secrecy.fold import Folded
from vart.check.secrecy.matching import Hit

_PAIR = re.compile(
    r"(?<![\d.,])(?:[ns] ?)?[+-]?(?P<a>\d{1,3})[.,](?P<b>\d{2,})(?: ?°)? ?(?:[ns](?![^\W_]))?"
    r"(?:, ?|; ?|/| |: ?|%2c|_|'|\" ?)"
    r"(?:[ew] ?|o ?)?[+-]?(?P<c>\d{1,3})[.,](?P<d>\d{2,})(?![\d.,]\d)"
)
# One number this precise is no price and no time: the other half may stand elsewhere.
_PRECISE = re.compile(r"(?<![\d.,])(?:5[5-9]|6\d|1[0-9]|2[0-4])[.,]\d{4,}(?![\d.,]\d)")
_DEGREES = re.compile(
    r"\d{1,3} ?(?:°|grader) ?\d{1,2}(?:[.,]\d+)? ?(?:'|minuter)?"
    r"(?: ?\d{1,2}(?:[.,]\d+)? ?(?:\"|''|sekunder)?)? ?(?:[nsewo](?![^\W_]))?"
)
_SPACED = re.compile(
    r"(?<!\d)\d{1,2} \d{1,2}(?: \d{1,2}(?:[.,]\d+)?)? ?[ns],? ?"
    r"\d{1,3} \d{1,2}(?: \d{1,2}(?:[.,]\d+)?)? ?[ewo](?![^\W_])"
)
_COMPASS = re.compile(r"\d ?[ns],? ?\d")
_LABELLED = re.compile(r"l(?<![^\W_].)(?:at|atitude?|on|ong|ongitude?|ng)[ :=_\"']{0,3}-?\d{1,3}(?:[.,]\d{2,}| ?°)")
# SWEREF 99 TM and RT 90: north in seven digits, east in six or seven.
_GRID = re.compile(r"(?<!\d)(?:6[1-9]|7[0-6])\d{5}(?:[.,]\d+)?[ ,;/]{1,3}(?:[ey]:? ?)?(?:1\d{6}|[2-9]\d{5})(?!\d)")
_MGRS = re.compile(r"(?<![^\W_])3[2-5] ?[vw] ?[a-hj-np-z]{2} ?(?:\d{10}|\d{8}|\d{5} \d{5})(?!\d)")
_GEO = re.compile(r"(?<![^\W_])geo ?: ?-?\d+[.,]?\d*(?:,-?\d+\.?\d*)?")
_PLUS = re.compile(
    r"(?<![\w+])(?:[2-9cfghjmpqrvwx]{8}|[2-9cfghjmpqrvwx]{6}|[2-9cfghjmpqrvwx]{4}) ?(?:\+|%2b) ?"
    r"[2-9cfghjmpqrvwx]{2,4}(?![\w+])"
)
_WORDS_3 = re.compile(
    r"(?<!/)///+ ?[^\W\d_]{2,}[.·][^\W\d_]{2,}[.·][^\W\d_]{2,}"
    r"|(?:what3words|what 3 words|w3w)(?:\.com|\.co)?[ :/]*(?:[^\W\d_]+\.[^\W\d_]+\.[^\W\d_]+)?"
)
_DOTTED = re.compile(r"(?<![\w./@:-])[^\W\d_]{4,}\.[^\W\d_]{4,}\.(?P<last>[^\W\d_]{4,})(?![\w/@:-]|\.[^\W_])")
_DOT_WORD_DOT = re.compile(r"\.[^\W\d_]{4,}\.")
_NO_WORDS = frozenset({"stockholm", "info", "today", "html", "json", "jpeg", "yaml", "example", "online", "shop"})
# Maps, and registers that tell where someone lives or an association is registered.
_MAPS = re.compile(
    r"(?:google\.[a-z.]{2,6}/maps|maps\.google\.|maps\.app\.goo\.gl|goo\.gl/maps|g\.page|maps\.apple\.|apple\.co/maps"
    r"|bing\.[a-z]+/maps|(?<!wiki\.)openstreetmap\.|osm\.org|osm\.to|osmand\.|eniro\.se|(?<![\w-])hitta\.se"
    r"|waze\.com|ul\.waze"
    r"|wego\.here|share\.here|(?<![\w-])here\.com"
    r"|mapy\.c(?:z|om)|yandex\.[a-z]+/maps|2gis\.|mapillary\.|minkarta\."
    r"|lantmateriet\.se|(?<![\w-])kartor?\.[a-z]|(?<![\w-])maps?\.[a-z]|mapquest\.|mapcarta\.|wikimapia\.|streetview"
    r"|komoot\.|citymapper\.|ratsit\.se|merinfo\.se|mrkoll\.se|birthday\.se|allabolag\.se|hemnet\.se|booli\.se"
    r"|plus\.codes)[^\s<>\"']*"
    r"|waze:/|(?:google|apple|bing) ?(?:maps|earth|kartor)|street view"
)
_MAP_NEEDLES = (
    "map", "goo.gl", "g.page", "osm.", "osmand", "eniro", "hitta.se", "waze", "here.", "2gis", "lantmateriet",
    "karta.", "kartor", "streetview", "street view", "komoot", "ratsit", "merinfo", "mrkoll", "birthday.se",
    "allabolag", "hemnet", "booli", "plus.codes", "google earth",
)  # fmt: skip
_PHOTO = re.compile(
    r"\.(?:jpe?g|heic|heif|png|webp|tiff?|dng|cr2|cr3|nef|arw|avif|gif|bmp|mov|mp4)(?![^\W_])"
    r"|(?<![^\W_])(?:img|dscn?|dscf|pxl|mvimg|dji)[_ -]?\d{4,}\w*"
)
_PHOTO_NEEDLES = (
    ".jp", ".hei", ".png", ".webp", ".tif", ".dng", ".cr", ".nef", ".arw", ".avif", ".gif", ".bmp", ".mov", ".mp4",
    "img", "dsc", "pxl", "dji",
)  # fmt: skip


def _token_start(text: str, position: int) -> int:
    """Return where the run of characters without a blank around ``position`` begins."""
    while position > 0 and not text[position - 1].isspace() and text[position - 1] not in "<>\"'([{":
        position -= 1
    return position


def anywhere(folded: Folded) -> Iterator[Hit]:
    """Yield what tells a place in text and in web addresses alike."""
    text = folded.text
    if "///" in text or "w3w" in text or "what" in text:
        for match in _WORDS_3.finditer(text):
            yield ("what3words", match.start(), match.end())
    for match in _DOTTED.finditer(text) if _DOT_WORD_DOT.search(text) else ():
        if match["last"] not in _NO_WORDS:
            yield ("what3words", match.start(), match.end())
    if any(needle in text for needle in _MAP_NEEDLES):
        for match in _MAPS.finditer(text):
            yield ("map-link", _token_start(text, match.start()), match.end())
    if any(needle in text for needle in _PHOTO_NEEDLES):
        for match in _PHOTO.finditer(text):
            yield ("photo", _token_start(text, match.start()), match.end())
    if folded.has_digit:
        yield from _figures(text)


_TWO_DECIMALS = re.compile(r"[.,]\d\d+[^\d\n]{0,6}\d{1,3}[.,]\d\d")
_DECIMAL = re.compile(r"\d[.,]\d\d")
_SIX = re.compile(r"\d{5}")


def _figures(text: str) -> Iterator[Hit]:
    if _DECIMAL.search(text):
        for match in _PAIR.finditer(text) if _TWO_DECIMALS.search(text) else ():
            precise = len(match["b"]) > 2 and len(match["d"]) > 2
            swedish = 55 <= int(match["a"]) <= 69 and 10 <= int(match["c"]) <= 24
            if (precise and int(match["a"]) <= 180 and int(match["c"]) <= 180) or swedish:
                yield ("coordinates", match.start(), match.end())
        for match in _PRECISE.finditer(text):
            yield ("coordinates", match.start(), match.end())
    if _SIX.search(text):
        for pattern in (_GRID, _MGRS):
            for match in pattern.finditer(text):
                yield ("coordinates", match.start(), match.end())
    if "°" in text or "grader" in text:
        for match in _DEGREES.finditer(text):
            yield ("coordinates", match.start(), match.end())
    if "lat" in text or "lon" in text or "lng" in text:
        for match in _LABELLED.finditer(text):
            yield ("coordinates", match.start(), match.end())
    for match in _SPACED.finditer(text) if _COMPASS.search(text) else ():
        yield ("coordinates", match.start(), match.end())
    if "geo" in text:
        for match in _GEO.finditer(text):
            yield ("coordinates", match.start(), match.end())
    if "+" in text or "%2b" in text:
        for match in _PLUS.finditer(text):
            code = match[0].replace("%2b", "")
            if re.search("[2-9]", code) and re.search("[a-z]", code):
                yield ("plus-code", match.start(), match.end())
