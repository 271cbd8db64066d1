"""Streets: Swedish compounds, street words that stand apart in many languages, labels before an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vart.check.secrecy import words
from vart.check.secrecy.fold import Folded
from vart.check.secrecy.matching import (
    Hit,
    Phrases,
    either,
    fold_word,
    followed_by_unit,
    house_number,
    is_capital,
    listed,
    starts_sentence,
    word_before,
)

_ENDS = {fold_word(end): level for level, ends in words.STREET_ENDS.items() for end in ends.split()}
_END_LENGTHS = sorted({len(end) for end in _ENDS}, reverse=True)
ENDS = tuple(_ENDS)
#: The last three letters of every end: most words of a text are done with after one look.
LAST_THREE = frozenset(end[-3:] for end in _ENDS)
_NO_STREETS = {fold_word(end): listed(firsts) for end, firsts in words.NO_STREETS.items()}
_PLACE_ENDS = listed(words.PLACE_ENDS)
_PLACE_PREPOSITIONS = listed(words.PLACE_PREPOSITIONS)
_NO_NAMES = listed(words.NO_NAMES)
_SOME_NAMES = listed(words.SOME_NAMES)
_APART = " -_.*~|/·"
#: "allén" has lost its accent here; without it, "hallen" and "kvällen" end the same way.
_NEEDS_ACCENT = {"allen", "alle"}


def compound(folded: Folded, text: str, cased: str, start: int, end: int, *, number_needed: bool = False) -> Hit | None:
    """Judge the word at ``start:end`` as a street name in one word: "Hemligagatan", "Stortorget 3"."""
    word = text[start:end]
    if word[-1] == "s" and word[:-1][-5:] in ("gatan", "vagen"):
        word = word[:-1]
    for length in _END_LENGTHS:
        if len(word) <= length or word[-length:] not in _ENDS:
            continue
        if len(word) == length + 1 and not (_ENDS[word[-length:]] == 3 and house_number(text, end, cased)):
            return None
        suffix, first = word[-length:], word[:-length]
        level = _ENDS[suffix]
        house = house_number(text, end, cased, in_words=level == 3)
        capital = is_capital(cased, start)
        if first in _NO_STREETS.get(suffix, ()):
            # "skolvägen 3" is an address, and so is "på Skolvägen"; "skolvägen" is a way to school.
            named = capital and not number_needed and not starts_sentence(text, start)
            return ("street", start, house or end) if level == 3 and (house or named) else None
        if level == 3 and not number_needed:
            return ("street", start, house or end)
        if house and (level == 3 or (level == 2 and suffix not in _NEEDS_ACCENT) or capital):
            return ("street", start, house)
        if suffix in _PLACE_ENDS and capital and not number_needed:
            before = word_before(text, start)
            if text[before[0] : before[1]] in _PLACE_PREPOSITIONS:
                return ("street", start, end)
        return None
    return None


_BY_EAR = tuple(listed(words.STREET_ENDS_BY_EAR))


def by_ear(word: str, start: int) -> Hit | None:
    """Judge a word in another script as a Swedish street name: "Хемлигагатан"."""
    return ("street", start, start + len(word)) if len(word) > 6 and word.endswith(_BY_EAR) else None


#: The beginning of a text, or of a value or comment in a file.
_OPENS = re.compile(r"(?:\A|\n)[ #-]*(?:[a-z_]+: ?)?[\"'\[]?$")
_SHORT_GENERIC = listed(
    "gatan vägen gränden gränd stigen torget gata väg torg street road lane square avenue sokak cadde"
)


def alone(folded: Folded, text: str, cased: str, start: int, end: int) -> Hit | None:
    """Judge a street word that stands apart, with the name before it: "Olof Palmes gata 9", "Hemliga gatan 3"."""
    word = text[start:end].rstrip(".")
    house = house_number(text, end, cased, in_words=True)
    before = word_before(text, start, _APART)
    name = text[before[0] : before[1]]
    if not name:
        # Only the second half of an address is written here: the first stands somewhere else.
        opens = _OPENS.search(text, max(0, start - 60), start)
        return ("street", start, house) if house and opens and word in _SHORT_GENERIC else None
    capital = is_capital(cased, before[0])
    if name in _NO_NAMES and not (capital and house and name in _SOME_NAMES):
        return None
    numbered_before = _NUMBER_BEFORE.search(text, max(0, before[0] - 30), start)
    if house and (len(name) > 1 or capital):
        return ("street", _name_start(text, cased, before[0]), house)
    if numbered_before and word in _ENGLISH and capital:
        return ("street", numbered_before.start(1), end)
    if not capital:
        return None
    first = _name_start(text, cased, before[0])
    if word in _AFTER_SURE and not (first == before[0] and starts_sentence(text, first)):
        return ("street", first, end)
    # "på Olof Palmes gata", "vid Sergels torg"
    earlier = word_before(text, first)
    if text[earlier[0] : earlier[1]] in _PLACE_PREPOSITIONS | {"i"} and (
        word in _GENERIC_PLACES or (word == "vag" and name[-1] == "s")
    ):
        return ("street", first, end)
    return None


def _name_start(text: str, cased: str, start: int) -> int:
    """Return where the capitals before the word at ``start`` begin: "Olof Palmes"."""
    for _ in range(3):
        before = word_before(text, start, " -:")
        if before[0] == before[1] or not is_capital(cased, before[0]) or text[before[0] : before[1]] in _NO_NAMES:
            break
        start = before[0]
    return start


_ENGLISH = listed("street road avenue lane square boulevard alley str st rd ave")
_AFTER_SURE = frozenset(word.rstrip(".") for word in listed(words.STREETS_AFTER_SURE))
_GENERIC_PLACES = listed("gata gatan gränd torg torget allé plan backe strand kaj stig platsen")
_NUMBER_BEFORE = re.compile(r"(?<![^\W_])([1-9]\d{0,3}[a-h]?),? (?:[^\W\d_][^\W\d_'.-]*[ ]){1,3}$")
_LINK = re.compile(rf" ?(?:(?:{either('de del la el los las du des di')}) |l'|d')*")


def before_name(folded: Folded, text: str, cased: str, start: int, end: int) -> Hit | None:
    """Judge a street word with the name after it: "ul. Tajna 3", "calle de los Olmos", "rue Cachée"."""
    word = text[start:end]
    name = _LINK.match(text, end).end()
    if name == end and word[-1] != ".":
        return None
    house = _number_soon(text, cased, name)
    if house:
        return ("street", start, house)
    number = _FRENCH_NUMBER.search(text, max(0, start - 8), start)
    if number and is_capital(cased, name):
        return ("street", number.start(1), _word_end(text, name))
    if word in _BEFORE_SURE and is_capital(cased, name) and not is_capital(cased, name + 1):
        return ("street", start, _word_end(text, name))
    return None


_BEFORE_SURE = listed(words.STREETS_BEFORE_SURE)
_FRENCH_NUMBER = re.compile(r"(?<![\d\w:.-])([1-9]\d{0,2}),?(?: bis| ter)?,? $")
_ONE_WORD = re.compile(r" ?(?P<word>[^\W\d_]['\w-]*)(?P<stop>\.?)")


def _number_soon(text: str, cased: str, position: int) -> int:
    """Return where a house number after one to four words of the same sentence ends, or 0."""
    end = position
    for _ in range(4):
        match = _ONE_WORD.match(text, end)
        if not match or (match["stop"] and len(match["word"]) > 4):
            return 0
        end = match.end()
        house = house_number(text, end, cased)
        if house:
            return house
        if text[end : end + 1] != " ":
            return 0
    return 0


def _word_end(text: str, position: int) -> int:
    match = _ONE_WORD.match(text, position)
    return match.end("word") if match else position


def cyrillic(folded: Folded, text: str, cased: str, start: int, end: int) -> Hit | None:
    """Judge a Cyrillic street word, name after it: "вул. Таємна, 3"."""
    name = end + (text[end : end + 1] == " ")
    if name == end and text[end - 1] != ".":
        return None
    house = _number_soon(text, cased, name)
    if house:
        return ("street", start, house)
    if is_capital(cased, name) and not is_capital(cased, name + 1):
        return ("street", start, _word_end(text, name))
    return None


_VIA = listed("عن عبر از من به بە لە")


def arabic(folded: Folded, text: str, cased: str, start: int, end: int) -> Hit | None:
    """Judge a street word in Arabic script. "شارع" before another word names one; "طريق" is also "by way of"."""
    before = word_before(text, start)
    if text[before[0] : before[1]] in _VIA and text[start:end] == _TARIQ:
        return None
    if text[end : end + 1] != " ":
        return None
    house = _number_soon(text, cased, end) or (text[start:end] not in _WIDE and house_number(text, end, cased))
    if house:
        return ("street", start, house)
    following = _word_end(text, end)
    if text[start:end] in _CONSTRUCT and following > end + 3 and text[end + 1 : following] not in _AND:
        return ("street", start, following)
    return None


_TARIQ = fold_word("طريق")
#: Also "way", "field", "arena": a number alone behind them is not enough.
_WIDE = listed("طريق ميدان میدان ساحة جاده")
#: In this form a name follows.
_CONSTRUCT = listed("شارع شەقامی کۆڵانی گۆڕەپانی جادەی")
_AND = listed("وفي وفي او ولا")


def ethiopic(folded: Folded, text: str, cased: str, start: int, end: int) -> Hit | None:
    """Judge a street word in Ethiopic script, which also means "way": a house number must follow."""
    house = _number_soon(text, cased, end) if text[end : end + 1] == " " else 0
    return ("street", start, house) if house else None


def add_to(phrases: Phrases) -> None:
    """Enter the street words."""
    phrases.add(words.STREETS_AFTER, alone)
    phrases.add(words.STREETS_BEFORE, before_name)
    phrases.add(words.STREETS_CYRILLIC, cyrillic)
    phrases.add(words.STREETS_ARABIC, arabic)
    phrases.add(words.STREETS_ETHIOPIC, ethiopic)


_ROMAN = re.compile(r"\b[ivx]{1,4}:s (?:gata|vag|torg|grand)\b")
_CALLE = re.compile(r"(?<![^\W_])c/ ?[^\W\d_]{3,}(?: [^\W\d_]+){0,3},? (?:n[ou.°]{1,2} ?)?\d{1,3}(?![\d:-])")
_PELAK = re.compile(rf"{fold_word('پلاک')} ?\d{{1,4}}(?!\d)")
_LABELS = """العنوان|عنوان|آدرس|نشانی|ناونیشان|adres|adresa|dirección|adresse|osoite|cinwaanka|ciwaanka|navnîşan|ኣድራሻ"""
_LABEL = re.compile(
    r"(?<![\w-])(?:besoks|gatu|leverans|post)?adress(?:en)?(?: ar)?|(?<![\w-])(?:visiting |street )?address"
    rf"|(?<![^\W_])(?:{either(_LABELS)})"
)
_LABEL_NEEDLES = ("address", *listed(_LABELS))
_LABELLED = re.compile(r" ?[:=] ?[\"']?(?=[^\W\d_])[^\n:@=]{2,30}?[ ,]([1-9]\d{0,3})(?![\d:/-]|\.\d|[^\W_])")
#: "Hemligag. 3", "Sveav. 12"
_ABBREVIATED = re.compile(r"(?<![^\W\d_])[^\W\d_]{4,}[gv]\. ?(?=[1-9])")
_SHORTENED = re.compile(r"[gv]\. ?[1-9]")
_SPLIT_ENDS = ("gatan", "vagen", "torget", "stigen")
_SPLIT_END = re.compile("(?:" + "|".join(r"[ \-_.]?".join(end) for end in _SPLIT_ENDS) + r")(?![^\W_])")
_PELAK_WORD = fold_word("پلاک")


def patterns(folded: Folded) -> Iterator[Hit]:
    """Yield what needs more than words: a label with an address after it, a street's end with a gap inside."""
    text = folded.text
    if not folded.has_digit:
        return
    for label in _LABEL.finditer(text) if any(needle in text for needle in _LABEL_NEEDLES) else ():
        match = _LABELLED.match(text, label.end())
        if match and not followed_by_unit(text, match.end(1), folded.cased):
            yield ("street", label.start(), match.end(1))
    # Without what may stand inside a street's end, a plain search tells whether there can be one.
    close = text.replace(" ", "").replace("-", "").replace("_", "").replace(".", "")
    for match in _SPLIT_END.finditer(text) if any(end in close for end in _SPLIT_ENDS) else ():
        if match[0].isalpha() or not match.start():
            continue
        house = house_number(text, match.end(), folded.cased)
        touching = text[match.start() - 1].isalpha()
        start, end = _letters_before(text, match.start()) if touching else word_before(text, match.start(), " -_.")
        if house and end - start > 1:
            yield ("street", start, house)
    for match in _ABBREVIATED.finditer(text) if _SHORTENED.search(text) else ():
        house = house_number(text, match.end(), folded.cased)
        if house and is_capital(folded.cased, match.start()) and not starts_sentence(text, match.start()):
            yield ("street", match.start(), house)
    if "c/" in text:
        for match in _CALLE.finditer(text):
            yield ("street", match.start(), match.end())
    for match in _PELAK.finditer(text) if _PELAK_WORD in text else ():
        yield ("street", match.start(), match.end())
    if ":s " in text:
        for match in _ROMAN.finditer(text):
            yield ("street", match.start(), match.end())


def _letters_before(text: str, position: int) -> tuple[int, int]:
    start = position
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    return (start, position)
