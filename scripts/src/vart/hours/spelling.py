"""How people write hours, and how records must write them: what is wrong with the letters, with a corrected text.

Each slip knows its own correction, so that the remedy can show the whole text as it should stand. Corrections are
shown, never made: a person decides whether that is what was meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

from vart.hours.parse import DAYS, MONTHS, HoursError, parse
from vart.hours.problem import HoursProblem

_DAY_WORDS = {
    "Mo": "må mån månd måndag måndagar mon monday mondays",
    "Tu": "ti tis tisd tisdag tisdagar tue tues tuesday tuesdays",
    "We": "on ons onsd onsdag onsdagar wed weds wednesday wednesdays",
    "Th": "to tor tors torsd torsdag torsdagar thu thur thurs thursday thursdays",
    "Fr": "fre fred fredag fredagar fri friday fridays", "Sa": "lö lör lörd lördag lördagar sat saturday saturdays",
    "Su": "sö sön sönd söndag söndagar sun sunday sundays",
    "Mo-Fr": "vardag vardagar weekday weekdays", "Mo-Su": "dagligen daily alla_dagar varje_dag every_day",
    "PH": "helgdag helgdagar röda_dagar", "off": "stängt stängd",
}  # fmt: skip
_MONTH_WORDS = {
    "Jan": "januari january", "Feb": "februari february", "Mar": "mars march", "Apr": "april", "May": "maj",
    "Jun": "juni june", "Jul": "juli july", "Aug": "augusti august", "Sep": "sept september",
    "Oct": "okt oktober october", "Nov": "november", "Dec": "december",
}  # fmt: skip


def _words(table: dict[str, str]) -> dict[str, str]:
    return {word.replace("_", " "): code for code, words in table.items() for word in words.split()}


# Not "jul": it is Christmas in Swedish and July in OSM.
_CODES = {code.casefold(): code for code in (*DAYS, *MONTHS, "PH", "off", "closed") if code != "Jul"}
_NAMES = _words(_DAY_WORDS) | _words(_MONTH_WORDS) | _CODES
_ALWAYS = re.compile(
    r"(?i)(?<![-\d:])(dygnet runt|alltid( öppet)?|always( open)?|24 ?h|24 timmar|24[-/]24|24-7)(?![-\w:/])"
)
_NAME = re.compile(rf"(?i)(?<![^\W_])({'|'.join(map(re.escape, sorted(_NAMES, key=len, reverse=True)))})(?![^\W_])\.?")
_AFTER_MONTH = "".join(f"(?<!{month} )" for month in MONTHS)
_HALF = re.compile(r"(?i)(\d{1,2})(:\d\d)? ?(am|pm)\b")


class Slip(NamedTuple):
    """A pattern of what people write, the words about it, and the correction of one match."""

    pattern: re.Pattern[str]
    message: str
    remedy: str
    correct: Callable[[re.Match[str]], str]


def _plain_sign(match: re.Match[str]) -> str:
    sign = match[0]
    if unicodedata.category(sign) == "Pd" or sign == "\u2212":
        return "-"
    plain = unicodedata.normalize("NFKC", sign)
    if plain.isascii() and plain.isprintable():
        return plain
    digit = unicodedata.digit(sign, None)
    return "" if digit is None else str(digit)


def _twenty_four(match: re.Match[str]) -> str:
    return f"{int(match[1]) % 12 + 12 * (match[3].lower() == 'pm'):02}{match[2] or ':00'}"


def _always(match: re.Match[str]) -> str:
    return "24/7" if match.string.strip() == match[0] else "00:00-24:00"


def _no_such_name(match: re.Match[str]) -> str:
    return _NAMES[match[1].casefold()]


_WRITE = "write {fixed}"
#: Shown when there is nothing better to show.
EXAMPLE = "Mo-Fr 09:00-16:00; Sa 10:00-14:00; PH off"

#: In this order: each works on what those before it have corrected.
SLIPS: tuple[Slip, ...] = (
    Slip(
        re.compile(r"[^\x20-\x7eåäöÅÄÖ\s]|\u00a0"),
        "“{found}” is a sign that opening hours are not written with",
        _WRITE,
        _plain_sign,
    ),
    Slip(
        re.compile(r"^\s+|\s+$|\s{2,}|[\t\n]"),
        "there are spaces or line breaks too many",
        _WRITE,
        lambda m: " " if m.start() > 0 and m.end() < len(m.string) else "",
    ),
    Slip(
        re.compile(r"(?i)\b(kl\.?|klockan|öppet|open|between|mellan)(?: |$)"),
        "“{found}” is a word that opening hours do without",
        _WRITE,
        lambda m: "",
    ),
    Slip(_ALWAYS, "open round the clock is written in one way only", _WRITE, _always),
    Slip(
        re.compile(r"(?i)\bhelg(er|erna|en)?\b|\bweekends?\b"),
        "“{found}” can mean weekends or public holidays",
        "write Sa,Su for weekends and PH for public holidays",
        lambda m: m[0],
    ),
    Slip(
        re.compile(
            r"\bjul\b|\bJUL\b|(?i:\b(?:påsk|midsommar|nyår|julafton|juldag|jularna|pingst|sommar|christmas)\w*)"
        ),
        "“{found}” can mean one day, several days or a whole month",
        "write PH for public holidays, dates as Dec 24-26, and months as Jul",
        lambda m: m[0],
    ),
    Slip(
        re.compile(r"\b(20\d\d)-(0[1-9]|1[0-2])-(\d\d)\b"),
        "“{found}” is not how a date is written here",
        _WRITE,
        lambda m: f"{m[1]} {MONTHS[int(m[2]) - 1]} {m[3]}",
    ),
    Slip(
        # "to" alone is also short for torsdag: here only between two times, or two days in capitals.
        re.compile(
            r"(?<=\d) (to|till|until|-) (?=\d)|(?<=[a-z]) (to|till|until) (?=[A-ZÅÄÖ])|(?<=[a-zåäö]) till (?=\w)"
        ),
        "“{found}” between two times or days is written as a hyphen without spaces",
        _WRITE,
        lambda m: "-",
    ),
    Slip(_NAME, "“{found}” is not how a day or month is written here", _WRITE, _no_such_name),
    Slip(
        re.compile(r"(?i) ?(\boch\b|\band\b|&) ?"),
        "“{found}” between two days or times is written as a comma",
        _WRITE,
        lambda m: ",",
    ),
    Slip(
        re.compile(r" - | -|(?<=\S)- "), "a hyphen between days or times stands without spaces", _WRITE, lambda m: "-"
    ),
    Slip(
        re.compile(rf"({'|'.join((*DAYS, *MONTHS, 'PH'))}): ?(?=\d|off)"),
        "there is a colon after a day or month",
        _WRITE,
        lambda m: f"{m[1]} ",
    ),
    Slip(
        re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b(?! \d{{1,2}}(?!\d|:))"),
        "in a date the month comes before the day",
        _WRITE,
        lambda m: f"{m[2]} {m[1]}",
    ),
    Slip(_HALF, "“{found}” is not on the 24-hour clock", _WRITE, _twenty_four),
    Slip(
        re.compile(r"\b(\d{1,2})[.](\d\d)\b"),
        "“{found}” has a point where a colon must stand",
        _WRITE,
        lambda m: f"{int(m[1]):02}:{m[2]}",
    ),
    Slip(
        re.compile(r"\b(\d\d)(\d\d)-(\d\d)(\d\d)\b(?!-)"),
        "“{found}” lacks its colons",
        _WRITE,
        lambda m: f"{m[1]}:{m[2]}-{m[3]}:{m[4]}",
    ),
    Slip(
        re.compile(rf"{_AFTER_MONTH}(?<![\d:/.])\b(\d{{1,2}})h?-(\d{{1,2}})h?\b(?![:/]|h)"),
        "“{found}” lacks its minutes",
        _WRITE,
        lambda m: f"{int(m[1]):02}:00-{int(m[2]):02}:00",
    ),
    Slip(
        re.compile(rf"{_AFTER_MONTH}(?<![\d:/.])\b(\d{{1,2}})(?=-\d{{1,2}}:\d\d)"),
        "“{found}” lacks its minutes",
        _WRITE,
        lambda m: f"{int(m[1]):02}:00",
    ),
    Slip(
        re.compile(r"(?<=:\d\d-)(\d{1,2})\b(?!:)"),
        "“{found}” lacks its minutes",
        _WRITE,
        lambda m: f"{int(m[1]):02}:00",
    ),
    Slip(
        re.compile(rf"(?:^|(?<=; ))(\d{{1,2}}:\d\d-[\d:,-]+) ((?:{'|'.join((*DAYS, 'PH'))})[A-Za-z,-]*)(?= ?;|$)"),
        "the times stand before the days",
        _WRITE,
        lambda m: f"{m[2]} {m[1]}",
    ),
    Slip(
        re.compile(rf"(?<=:\d\d) (?=(?:{'|'.join((*DAYS, *MONTHS, 'PH'))})\b)"),
        "two rules follow each other without a semicolon between them",
        _WRITE,
        lambda m: "; ",
    ),
    Slip(
        re.compile(r"(?<=:\d\d), ?(?=[^;,]* (?:off|closed)\b)(?=\D)"),
        "a comma before days that are closed does not close them",
        _WRITE,
        lambda m: "; ",
    ),
    Slip(
        re.compile(rf"(?<=:\d\d),(?=(?:{'|'.join((*DAYS, *MONTHS, 'PH'))})\b)"),
        "a comma between two rules needs a space after it",
        _WRITE,
        lambda m: ", ",
    ),
    Slip(
        re.compile(
            rf"(?<=[A-Z][a-z]), +(?=[A-Z])|(?<=PH), +(?=[A-Z])|(?<=[A-Za-z] \d\d), +(?=(?:{'|'.join(MONTHS)}) \d)"
        ),
        "a comma and a space between days starts a new rule, and the days before it would be open all day",
        _WRITE,
        lambda m: ",",
    ),
    Slip(
        re.compile(r"^ *[;,][;, ]*| *[;,][;, ]*$|[;,] *;[; ]*"),
        "there is a semicolon or comma too many",
        _WRITE,
        lambda m: "; " if m.start() > 0 and m.end() < len(m.string) else "",
    ),
)


def slips(text: str) -> tuple[list[HoursProblem], str]:
    """Return what is wrong with the letters of ``text``, one problem a kind, and the text with all of that corrected.

    The remedy shows the whole corrected text when that can be read, and only the corrected parts when not.
    """
    found: list[tuple[Slip, str, str]] = []
    for slip in SLIPS:
        wrong = [(match[0], slip.correct(match)) for match in slip.pattern.finditer(text)]
        wrong = [(written, fixed) for written, fixed in wrong if written != fixed or slip.remedy != _WRITE]
        if wrong:
            found.append((slip, _list(_show(written) for written, _ in wrong), _list(fixed for _, fixed in wrong)))
        text = slip.pattern.sub(slip.correct, text)
    text = " ".join(text.split())
    whole = text if _reads(text) else ""
    return [
        HoursProblem(slip.message, slip.remedy, "error", {"found": shown, "fixed": whole or _worth_showing(fixed)})
        for slip, shown, fixed in found
    ], text


def _worth_showing(fixed: str) -> str:
    return fixed.strip() if any(sign.isalnum() for sign in fixed) else EXAMPLE


def _list(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))


def _show(sign: str) -> str:
    """Return the found text; signs that can not be seen by their number."""
    if (len(sign) == 1 and not sign.isascii() and not sign.isprintable()) or sign in ("\u00a0", "\u200b"):
        return f"U+{ord(sign):04X}"
    return sign.strip()


def _reads(text: str) -> bool:
    try:
        return bool(parse(text))
    except HoursError:
        return False
