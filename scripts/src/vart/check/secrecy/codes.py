"""What tells a place in figures: postcodes, coordinates, plus codes, map links, boxes, registered numbers, photos."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from vart.check.secrecy import words
from vart.check.secrecy.fold import Folded
from vart.check.secrecy.matching import Hit, either, followed_by_unit, is_capital, listed, word_before

# --- Postcodes (Sweden: five digits, written "123 45") -------------------------------------------------------------

_POSTCODE = re.compile(r"(?<!\d)[1-9]\d\d ?\d\d(?!\d| \d|-\d|[.,:/]\d|[.,] ?000)")
_COUNTRY = re.compile(r"(?<![^\W_])(?:se|s)(?: ?- ?| )$|(?<![^\W_])se$")
_TOWN = re.compile(rf"[ ,.-]{{1,3}}(?:{either(words.TOWNS)})(?![^\W\d_])")
_NEXT_WORD = re.compile(r"[ ,]{1,2}(?P<word>[^\W\d_]{2,})")
_PHONE_WORDS = frozenset(word.rstrip(".") for word in listed(words.PHONE_WORDS))
_DAYS = listed(words.BEFORE_TIMES)
#: Swedish numbers of national importance that have the form of a postcode (PTS, numbering plan for 11x and 90x xxx).
SHORT_NUMBERS = frozenset({"11414", "11313", "90101", "90390", "90000"})


def postcodes(folded: Folded, phones: Container[str], *, sure_only: bool = False) -> Iterator[Hit]:
    """Yield postcodes that are not telephone numbers, amounts or parts of longer numbers.

    :param phones: numbers, as digits only, that are known to be telephones.
    :param sure_only: only those with a country before or a town after.
    """
    if not folded.has_digit:
        return
    text = folded.text
    for match in _POSTCODE.finditer(text):
        start, end = match.span()
        town = _TOWN.match(text, end)
        country = _COUNTRY.search(text, max(0, start - 5), start)
        if country and country[0] == "s ":
            country = None
        if town or country:
            yield ("postcode", country.start() if country else start, town.end() if town else end)
            continue
        before = text[start - 1] if start else " "
        if sure_only or before.isalnum() or before in "-./:=§+#_?&)":
            continue
        after = text[end : end + 1] or " "
        if after.isalnum() or after in "§_=@-":
            continue
        earlier = text[:start].rstrip(" ,(")[-1:]
        if earlier.isdigit() and before == " ":
            continue
        digits = match[0].replace(" ", "")
        if digits in SHORT_NUMBERS or digits in phones or _after_phone_word(text, start):
            continue
        following = _NEXT_WORD.match(text, end)
        if following and is_capital(folded.cased, following.start("word")) and following["word"] not in _DAYS:
            yield ("postcode", start, following.end())
        elif followed_by_unit(text, end, folded.cased):
            continue
        elif " " in match[0]:
            yield ("postcode", start, end)
        # Five digits in one are more often a sum or a count: "15000 samtal".
        elif not digits.endswith("000") and not (following and folded.cased[following.start("word")].islower()):
            yield ("postcode", start, end)


def _after_phone_word(text: str, position: int) -> bool:
    for _ in range(3):
        start, end = word_before(text, position, " :.(\"'")
        if start == end:
            return False
        if text[start:end] in _PHONE_WORDS:
            return True
        if text[start:end] not in ("pa", "till", "on", "to", "ar", "is", "at", "a"):
            return False
        position = start
    return False


# --- Coordinates and codes for places -------------------------------------------------------------------------------

_PAIR = re.compile(
    r"(?<![\d.,])(?:[ns] ?)?[+-]?(?P<a>\d{1,3})[.,](?P<b>\d{2,})(?: ?°)? ?(?:[ns](?![^\W_]))?(?:, ?|; ?|/| |: ?|%2c|_|'|\" ?)"
    r"(?:[ew] ?|o ?)?[+-]?(?P<c>\d{1,3})[.,](?P<d>\d{2,})(?![\d.,]\d)"
)
_PRECISE = re.compile(r"(?<![\d.,])(?:5[5-9]|6\d|1[0-9]|2[0-4])[.,]\d{4,}(?![\d.,]\d)")
_DEGREES = re.compile(
    r"\d{1,3} ?(?:°|grader) ?\d{1,2}(?:[.,]\d+)? ?(?:'|minuter)?(?: ?\d{1,2}(?:[.,]\d+)? ?(?:\"|''|sekunder)?)? ?(?:[nsewo](?![^\W_]))?"
)
_LABELLED = re.compile(r"(?<![^\W_])(?:lat|latitude?|lon|long|longitude?|lng|latitud|longitud)[ :=_\"']{0,3}-?\d{1,3}(?:[.,]\d{2,}| ?°)")
_GRID = re.compile(r"(?<!\d)(?:6[1-9]|7[0-6])\d{5}(?:[.,]\d+)?[ ,;/]{1,3}(?:1\d{6}|[2-9]\d{5})(?!\d)")
_MGRS = re.compile(r"(?<![^\W_])3[2-5] ?[vw] ?[a-hj-np-z]{2} ?(?:\d{10}|\d{8}|\d{5} \d{5})(?!\d)")
_GEO = re.compile(r"(?<![^\W_])geo ?: ?-?\d+[.,]?\d*(?:,-?\d+\.?\d*)?")
_PLUS = re.compile(r"(?<![\w+])(?:[2-9cfghjmpqrvwx]{8}|[2-9cfghjmpqrvwx]{6}|[2-9cfghjmpqrvwx]{4}) ?\+ ?[2-9cfghjmpqrvwx]{2,4}(?![\w+])")
_PLUS_URL = re.compile(r"(?:[2-9cfghjmpqrvwx]{8}|[2-9cfghjmpqrvwx]{4})%2b[2-9cfghjmpqrvwx]{2,4}(?![\w+])")
_WORDS_3 = re.compile(
    r"///+ ?[^\W\d_]{2,}[.·。][^\W\d_]{2,}[.·。][^\W\d_]{2,}|(?:what3words|what 3 words|w3w)(?:\.com|\.co)?[ :/]*(?:[^\W\d_]+\.[^\W\d_]+\.[^\W\d_]+)?"
)
_MAPS = re.compile(
    r"(?:google\.[a-z.]{2,6}/maps|maps\.google\.|maps\.app\.goo\.gl|goo\.gl/maps|g\.page|maps\.apple\.|apple\.co/maps|bing\.[a-z]+/maps"
    r"|openstreetmap\.|osm\.org|osm\.to|osmand\.|eniro\.se|(?<![\w-])hitta\.se|waze\.com|ul\.waze|wego\.here|share\.here|(?<![\w-])here\.com"
    r"|mapy\.c(?:z|om)|yandex\.[a-z]+/maps|2gis\.|mapillary\.|minkarta\.|lantmateriet\.se|(?<![\w-])kartor?\.[a-z]|(?<![\w-])maps?\.[a-z]"
    r"|mapquest\.|mapcarta\.|wikimapia\.|streetview|komoot\.|citymapper\.|ratsit\.se|merinfo\.se|mrkoll\.se|birthday\.se|allabolag\.se"
    r"|hemnet\.se|booli\.se|plus\.codes)[^\s<>\"']*"
    r"|waze:/|(?:google|apple|bing) ?(?:maps|earth|kartor)|street view"
)
_MAP_NEEDLES = (
    "map", "goo.gl", "g.page", "osm.", "osmand", "eniro", "hitta.se", "waze", "here.", "2gis", "lantmateriet", "karta.",
    "kartor", "streetview", "street view", "komoot", "ratsit", "merinfo", "mrkoll", "birthday.se", "allabolag", "hemnet",
    "booli", "plus.codes", "google earth",
)  # fmt: skip
_PHOTO = re.compile(
    r"\.(?:jpe?g|heic|heif|png|webp|tiff?|dng|cr2|cr3|nef|arw|avif|gif|bmp|mov|mp4)(?![^\W_])"
    r"|(?<![^\W_])(?:img|dscn?|dscf|pxl|mvimg|dji)[_ -]?\d{4,}\w*"
)
_PHOTO_NEEDLES = (
    ".jp", ".hei", ".png", ".webp", ".tif", ".dng", ".cr", ".nef", ".arw", ".avif", ".gif", ".bmp", ".mov", ".mp4", "img",
    "dsc", "pxl", "dji",
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
    if any(needle in text for needle in _MAP_NEEDLES):
        for match in _MAPS.finditer(text):
            yield ("map-link", _token_start(text, match.start()), match.end())
    if any(needle in text for needle in _PHOTO_NEEDLES):
        for match in _PHOTO.finditer(text):
            yield ("photo", _token_start(text, match.start()), match.end())
    if folded.has_digit:
        yield from _figures(text)


_DECIMAL = re.compile(r"\d[.,]\d\d")
_SIX = re.compile(r"\d{5}")


def _figures(text: str) -> Iterator[Hit]:
    if _DECIMAL.search(text):
        for match in _PAIR.finditer(text):
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
    if "geo" in text:
        for match in _GEO.finditer(text):
            yield ("coordinates", match.start(), match.end())
    if "+" in text or "%2b" in text:
        for pattern in (_PLUS, _PLUS_URL):
            for match in pattern.finditer(text):
                if re.search("[2-9]", match[0].replace("%2b", "")) and re.search("[a-z]", match[0].replace("%2b", "")):
                    yield ("plus-code", match.start(), match.end())


# --- Boxes, registered numbers, properties ---------------------------------------------------------------------------

_CARE_OF = re.compile(r"(?<![^\W_])c ?/ ?o(?![^\W_])")
_BOX = re.compile(
    r"(?<![^\W_])(?:p\.? ?o\.? ?)?(?:box|postbox|boks|fack|apartado(?: de correos)?|boite postale|b\.p\.|skrytka pocztowa|skr\. poczt\.|postfach|pl"
    r"|posta kutusu|p\.k\.|postilokero|postanski pretinac|sanduuqa boostada|sanduuqa|qutiya posteye|sindoqa posteye)[ .:]{1,2}(?:nr\.? ?)?\d{1,5}(?!\d)"
    rf"|(?:{either('صندوق بريد|صندوق البريد|ص.ب|صندوق پستی|صندوق پستي|پستی بکس|سندوقی پۆستە|سندوقی پۆست|ሳጹን ፖስታ|ቁጽሪ ሳጹን ፖስታ|ፖ.ሳ.ቁ')})\.? ?:? ?\d{{1,6}}"
)
_BOX_NEEDLES = (
    "box", "boks", "fack", "apartado", "postale", "b.p.", "skr", "postfach", "pl ", "posta", "p.k.", "lokero", "pretinac",
    "sanduuqa", "qutiya", "sindoqa", *(word.split(" ")[0] for word in listed("صندوق|پستی|سندوقی|ሳጹን|ፖ.ሳ.ቁ|ص.ب")),
)  # fmt: skip
_BOX_NATIVE = re.compile(r"(?<![^\W_])(?:а/я|а/с|абонентскии ящик|абонентська скринька|поштова скринька|почтовыи ящик) ?№? ?\d{1,5}")
_AFTER_BOX = re.compile(r"[ ,;:\n-]{0,4}(?:se-?|s-)? ?[1-9]\d\d ?\d\d(?!\d)(?:[ ,]{1,2}[^\W\d_]+)?")
_REGISTERED = re.compile(r"(?<![\d-])(?:16|19|20)?(?P<six>\d{6})[-+]\d{4}(?![\d-])")
_IDENTITY = re.compile(r"(?<![\d-])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+ ]?\d{4}(?![\d-])")
_REGISTERED_WORD = re.compile(
    r"(?<![^\W_])(?:org(?:anisations?)?\.?[ -]?(?:nr|nummer|numret|number|no)\.?|organi[sz]ation(?:al)? number|company (?:registration )?number|vat(?:[ -]?(?:nr|no|number|nummer))?|momsnr|momsnummer)"
    r"(?: ar| is)?[ .:#]{0,3}(?:se)?\d[\d -]{5,}"
)
_BLOCK_AND_UNIT = re.compile(r"(?<![\d:])(?P<block>\d{1,3}):(?P<unit>\d{1,3})(?![\d:]| ?-|\.\d)")
_PROPERTY_WORD = re.compile(
    r"(?<![^\W_])(?:kvarteret |kv\.? ?|fastighet(?:en|sbeteckning(?:en)?)?(?: ar)?[ :]{1,2}|property (?:designation )?)(?P<name>[^\W\d_]{3,}(?: [^\W\d_]{3,})?)(?: (?P<number>\d{1,3}(?::\d{1,3})?)(?![\d:]))?"
)


def numbers(folded: Folded) -> Iterator[Hit]:
    """Yield boxes, care-of addresses, registered numbers and names of properties; for text, not web addresses."""
    text = folded.text
    if "/" in text:
        for match in _CARE_OF.finditer(text):
            yield ("care-of", match.start(), match.end())
    if "kv" in text or "fastighet" in text or "property" in text:
        for match in _PROPERTY_WORD.finditer(text):
            word = match[0][:4]
            named = is_capital(folded.cased, match.start("name"))
            if named and (match["number"] or word.startswith("kvar")):
                yield ("property", match.start(), match.end())
    if not folded.has_digit:
        return
    if any(needle in text for needle in _BOX_NEEDLES):
        for match in _BOX.finditer(text):
            yield ("po-box", match.start(), _box_end(text, match.end()))
    if folded.native is not text:
        for match in _BOX_NATIVE.finditer(folded.native):
            yield ("po-box", match.start(), _box_end(text, match.end()))
    if _SIX.search(text):
        for match in _REGISTERED.finditer(text):
            month = int(match["six"][2:4])
            kind = "identity-number" if 1 <= month <= 12 else "organisation-number"
            yield (kind, match.start(), match.end())
        for match in _IDENTITY.finditer(text):
            yield ("identity-number", match.start(), match.end())
    if "org" in text or "compan" in text or "vat" in text or "moms" in text:
        for match in _REGISTERED_WORD.finditer(text):
            yield ("organisation-number", match.start(), match.end())
    if ":" in text:
        for match in _BLOCK_AND_UNIT.finditer(text):
            time = int(match["block"]) <= 24 and len(match["unit"]) == 2 and int(match["unit"]) % 5 == 0
            start, end = word_before(text, match.start())
            if time or end - start < 3 or not is_capital(folded.cased, start) or text[start:end] in _DAYS:
                continue
            yield ("property", start, match.end())


def _box_end(text: str, position: int) -> int:
    # The postcode and town after a box belong to it: they tell where the post office is.
    match = _AFTER_BOX.match(text, position)
    return match.end() if match else position
