"""How to get there: stops, stations, landmarks, floors and doors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vart.check.secrecy import words
from vart.check.secrecy.fold import Folded
from vart.check.secrecy.matching import (
    Hit,
    Phrases,
    either,
    followed_by_unit,
    is_capital,
    listed,
)


def certain(folded: Folded, text: str, cased: str, start: int, end: int) -> Hit:
    """Take the phrase itself for a direction."""
    return ("directions", start, end)


_WIDE = listed(words.WIDE)
_ADJECTIVES = either(
    """den det de en ett stora lilla gamla nya röda vita gula gröna blå höga stor liten gammal ny röd vit gul grön
    lokala närmaste stängda nedlagda the a an old new big large small little red white yellow green blue local main
    central nearest closed former"""
)
_THING = r"(?P<thing>[^\W\d_][^\W\d_'-]*(?:-[^\W\d_]+)?)"
_AFTER = re.compile(rf" (?:(?:{_ADJECTIVES}) ){{0,3}}{_THING}")
_LANDMARKS_SV, _LANDMARKS_EN = listed(words.LANDMARKS_SV), listed(words.LANDMARKS_EN)
_LANDMARK_PHRASES = re.compile(rf"(?:{either(_LANDMARKS_SV)}|{either(_LANDMARKS_EN)})(?![^\W_])")
_NEAR_SV_NAMES, _NEAR_EN_NAMES = listed(words.NEAR_SV_NAMES), listed(words.NEAR_EN_NAMES)
_VID = listed(words.VID_SV)
_NEAR_THE, _NO_THING = listed(words.NEAR_THE), listed(words.NO_THING_EN)


def _name(text: str, cased: str, match: re.Match[str]) -> bool:
    thing = match["thing"]
    return len(thing) > 2 and is_capital(cased, match.start("thing")) and thing not in _WIDE


def near_swedish(folded: Folded, text: str, cased: str, start: int, end: int) -> Hit | None:
    """Judge "bakom kyrkan", "nära Farsta"; "nära relation" and "nära dig" are no places."""
    match = _AFTER.match(text, end)
    if not match:
        return None
    phrase = text[start:end]
    landmark = _LANDMARK_PHRASES.match(text, match.start("thing"))
    if landmark and (phrase != "vid" or landmark[0] in _VID):
        return ("directions", start, landmark.end())
    if phrase in _NEAR_SV_NAMES and _name(text, cased, match):
        return ("directions", start, match.end())
    return None


def near_english(folded: Folded, text: str, cased: str, start: int, end: int) -> Hit | None:
    """Judge "near the church", "opposite Farsta"; "close relationship" and "behind closed doors" are no places."""
    match = _AFTER.match(text, end)
    if not match:
        return None
    phrase = text[start:end]
    landmark = _LANDMARK_PHRASES.match(text, match.start("thing"))
    if landmark:
        return ("directions", start, landmark.end())
    if phrase in _NEAR_THE and text.startswith(" the ", end) and match["thing"] not in _NO_THING:
        return ("directions", start, match.end())
    if phrase in _NEAR_EN_NAMES and _name(text, cased, match):
        return ("directions", start, match.end())
    return None


_THINGS = re.compile(rf" ?(?:{either(words.THINGS_ELSEWHERE)})(?![^\W_])")


def near_elsewhere(folded: Folded, text: str, cased: str, start: int, end: int) -> Hit | None:
    """Judge a word of nearness in another language: a thing must follow."""
    match = _THINGS.match(text, end)
    return ("directions", start, match.end()) if match else None


_LINE = re.compile(
    r"(?:[ :,-]{1,2}(?:till|mot|station|stationen|vid|at|to|line|linje \d+|\d+)){0,2}"
    r"[ :,\"'-]{1,3}(?P<thing>[^\W\d_]{3,})"
)


def train(folded: Folded, text: str, cased: str, start: int, end: int) -> Hit | None:
    """Judge a means of travel with a name after it: "T-bana Farsta", "tunnelbanan till Slussen"."""
    match = _LINE.match(text, end)
    if match and is_capital(cased, match.start("thing")) and match["thing"] not in _WIDE | {"och"}:
        return ("directions", start, match.end())
    return None


_BUS = re.compile(r"(?: ?linje| line| no\.?| nr\.?| number| nummer)? ?\d{1,3}(?:[a-z])?(?![\w:%-]|\.\d|/7)")


def bus(folded: Folded, text: str, cased: str, start: int, end: int) -> Hit | None:
    """Judge a bus with a number: "buss 172"."""
    match = _BUS.match(text, end)
    return ("directions", start, match.end()) if match and not followed_by_unit(text, match.end(), cased) else None


def line(folded: Folded, text: str, cased: str, start: int, end: int) -> Hit | None:
    """Judge "linje 172"; with one digit it may be a choice in a telephone menu."""
    match = _BUS.match(text, end)
    if match is None or match.end() - end < 3 or text[match.end() : match.end() + 2].strip().isdigit():
        return None
    return None if followed_by_unit(text, match.end(), cased) else ("directions", start, match.end())


_NOT_LOCAL = listed(
    "nationellt svenskt regionalt internationellt kommunalt lokalt statligt europeiskt nordiskt globalt ett stadens"
)


def centre(folded: Folded, text: str, cased: str, start: int, end: int) -> Hit | None:
    """Judge "i Farsta centrum", "vid Flemingsbergs station": a name between a preposition and a kind of place."""
    match = _BETWEEN.search(text, max(0, start - 40), start)
    if not match or not is_capital(cased, match.start("name")):
        return None
    if text[match.start("name") : match.end("name")].split(" ")[0] in _NOT_LOCAL:
        return None
    return ("directions", match.start(), end)


_BETWEEN = re.compile(
    r"(?<![^\W_])(?:i|vid|nara|bakom|pa|till|fran|in|at|near|from|to) (?P<name>[^\W\d_-]{3,}(?: [^\W\d_-]+)?) $"
)

_ORDINAL = rf"(?:{either(words.ORDINALS)})"
_FLOOR_AFTER = re.compile(rf"[ :.,-]{{0,2}}(?:\d{{1,2}}(?!\d|[:.%/-]\d|%)|{_ORDINAL}(?![^\W_]))")
_FLOOR_BEFORE = re.compile(
    rf"(?<![\w.:/-])(?:\d{{1,2}}(?:\.|:[ae]n?|st|nd|rd|th|er|e|eme|o|a|-[^\W\d_]{{1,2}})? ?|{_ORDINAL} )$"
)


def floor(folded: Folded, text: str, cased: str, start: int, end: int) -> Hit | None:
    """Judge a word for floor: a number or an ordinal must stand beside it."""
    after = _FLOOR_AFTER.match(text, end)
    if after and not followed_by_unit(text, after.end(), cased):
        return ("floor", start, after.end())
    before = _FLOOR_BEFORE.search(text, max(0, start - 14), start)
    return ("floor", before.start(), end) if before else None


_POSTCODE_SOON = re.compile(r"[^0-9\n]{0,12}[0-9]{2,3}(?: ?[0-9]{2,3})?")


def postcode_word(folded: Folded, text: str, cased: str, start: int, end: int) -> Hit | None:
    """Judge a word for postal code: digits must follow."""
    match = _POSTCODE_SOON.match(text, end)
    return ("postcode", start, match.end()) if match else None


def add_to(phrases: Phrases) -> None:
    """Enter the words for places and ways."""
    phrases.add(words.STOP_WORDS, certain)
    phrases.add(words.DIRECTIONS, certain)
    phrases.add(listed(words.NEAR_SV) | listed(words.NEAR_SV_NAMES), near_swedish)
    phrases.add(listed(words.NEAR_EN) | listed(words.NEAR_EN_NAMES), near_english)
    phrases.add(words.NEAR_ELSEWHERE, near_elsewhere)
    phrases.add(words.TRAINS, train)
    phrases.add("buss bussen bussar bussarna bus buses busslinje", bus)
    phrases.add("linje", line)
    phrases.add("centrum|station|centralstation|köpcentrum|galleria|resecentrum|shopping centre|city centre", centre)
    phrases.add(words.FLOOR_WORDS, floor)
    phrases.add(words.POSTCODE_WORDS, postcode_word)


_DOORS = re.compile(
    r"(?<![^\W_])(?:"
    r"\d{1,2} ?tr(?![^\W_])\.?(?: (?:upp|og|hog|vanster|hoger))?"
    r"|(?:\d{1,2}|en|ett|tva|tre|fyra|fem) trapp(?:a|or)(?: (?:upp|ned|ner))?(?![^\W_])"
    r"|(?:(?:pa|till) |(?<=[,:(] )|(?<=\n)|\A)plan \d{1,2}(?!\d|[:.]\d)"
    r"|kod(?:en)?(?: till [^\W\d_]+)?(?: ar)?[ :]{1,2}\d{4}(?!\d)"
    r"|(?:port|dorr|entre|grind)kod(?:en)?(?![^\W_])(?: ar)?[ :]{0,2}\d*"
    r"|(?:door|gate|entry|entrance) code(?![^\W_])[ :]{0,2}\d*"
    r"|(?:port|uppgang|trapphus|entre|entrance|stairwell) (?:nr )?(?:\d{1,2}|[a-d])(?![^\W_])"
    r"|(?:lgh|lagenhet|apt|apartment|flat)\.? ?(?:nr\.? ?|no\.? ?)?\d{1,4}(?![\w:-]|\.\d)"
    r")"
)
#: One of these is in whatever :data:`_DOORS` finds, or else :data:`_STAIRS`.
_DOOR_SIGNS = (
    "trapp", "plan ", "kod", "code", "port ", "uppgang", "entr", "stairwell", "lgh", "lagenhet", "apt", "apartment", "flat",
)  # fmt: skip
_STAIRS = re.compile(r"\d ?tr")
_METRES = re.compile(
    r"(?<![\w.-])(?:\d{1,4}|nagra|fem|tio|femton|tjugo|five|ten|fifteen|twenty) ?"
    r"(?:m|meter|metres|meters|min|minuter|minutes|minuters)\.? "
    r"(?:gang |bussresa |promenad |walk |on foot |med buss |by bus )?"
    r"(?:fran|from|bort fran|away from) (?:(?:the|den|det) )?(?P<thing>[^\W\d_-]+)"
)


def patterns(folded: Folded) -> Iterator[Hit]:
    """Yield doors, floors and distances."""
    text = folded.text
    if any(sign in text for sign in _DOOR_SIGNS) or ("tr" in text and _STAIRS.search(text)):
        for match in _DOORS.finditer(text):
            yield ("floor", match.start(), match.end())
    if "fran" in text or "from" in text:
        for match in _METRES.finditer(text):
            thing = match["thing"]
            capital = is_capital(folded.cased, match.start("thing")) and thing not in _WIDE
            if capital or thing in _LANDMARKS_SV or thing in _LANDMARKS_EN:
                yield ("directions", match.start(), match.end())
