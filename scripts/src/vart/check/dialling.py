"""The written form of a telephone number: can it be dialled, and does it look as if a digit were lost?

A wrong digit can cost a life, and the library for telephone numbers (``phonenumbers``) lets many through: it reads
the letter O as zero and Arabic digits as digits, accepts 020 and 08 numbers of any length, and does not know 116 016.
So the published form is looked at first: which characters it has, whether the area code stands apart, whether groups
and length are those that such a number has. A form that is odd but real passes as soon as a source of the record
quotes the number, for then two hands have written the same digits.

Sources of the facts: the structure of numbers and the non-geographic series (020, 0900, 0939, 0944, 077, 118 XYZ) are
those of Post- och telestyrelsen (pts.se, "Telefonnummers struktur" and "Telefoninummerplanens disposition"); the usual
groups are those of Swedish Wikipedia, "Telefonnummer", "Gruppering och skrivsätt". That 020 numbers have six digits
after 020, and which first digit goes with which length after 08, is what published numbers show, not a rule of the
plan: therefore such findings never stand against a number that a source quotes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from vart.model import Severity
from vart.model.phone import COUNTRY, SHORT_NUMBERS, canonical, digits


class Fault(NamedTuple):
    """Something wrong with a number as it is written. ``unless_quoted``: nothing is wrong if a source quotes it."""

    rule: str
    message: str
    remedy: str
    severity: Severity = "error"
    unless_quoted: bool = False


_PREMIUM = Fault(
    "phone-premium", "{value} costs the caller extra",
    "publish a number at the ordinary price, or none; 0900, 0939, 0944, 099, 118 and 72 numbers are never published",
)  # fmt: skip
_NOT_A_NUMBER = Fault(
    "phone-number", "{value} can not be dialled in Sweden",
    "compare it with the source digit by digit: one may be missing, doubled or wrong",
)  # fmt: skip

_ALLOWED = re.compile(r"[0-9 ()+-]+")
_SHAPE = re.compile(r"(?:\+46 ?\(0\) ?[0-9]+|\+?[0-9]+)(?:[ -][0-9]+)*")
_EXTENSION = re.compile(r"ankn|ext|vxl|växel|tonval|knappval|tryck|val \d|[x#;*,] *\d", re.IGNORECASE)
_ODD_DASH = re.compile("[‐-―−\u00a0\u2000-\u200a\u202f]")

#: Non-geographic series and areas whose code is shorter than three digits; every other Swedish code has three.
_CODES = re.compile(r"8|10|20|7[0-9]|1[1369]|18|2[136]|3[1356]|4[0246]|54|6[03]|90(?=[1-9])|9(?:00|39|44)|99")
#: How digits after the area code are grouped, by their count.
_GROUPS = {
    5: {(3, 2), (2, 3)}, 6: {(2, 2, 2), (3, 3)}, 7: {(3, 2, 2)}, 8: {(3, 3, 2), (3, 2, 3)},
}  # fmt: skip
#: Digits after 08 by the first of them.
_STOCKHOLM = {"1": 8, "2": 6, "3": 6, "4": 7, "5": 8, "6": 7, "7": 7, "8": 6, "9": 6}


@lru_cache(maxsize=16384)
def faults(number: str) -> tuple[Fault, ...]:
    """Return what is wrong with ``number`` as a record publishes it; nothing for a number that can be dialled."""
    if not _ALLOWED.fullmatch(number):
        return (_wrong_character(number),)
    if not _SHAPE.fullmatch(number):
        return (
            Fault(
                "phone-form", "{value} is not written as a telephone number",
                "write digits in groups with single spaces or hyphens, as in 070-174 06 05 or 116 016",
            ),
        )  # fmt: skip
    plain = digits(number)
    if number.startswith("+"):
        return _international(number)
    if plain in SHORT_NUMBERS:
        return ()
    if plain.startswith("00"):
        return (Fault("phone-form", "{value} begins with 00", "write + and the country code instead of 00"),)
    if plain.startswith("0"):
        return _national(number)
    return (_short_or_without_code(plain),)


def _wrong_character(number: str) -> Fault:
    if _EXTENSION.search(number):
        return Fault(
            "phone-extension", "{value} has an extension or a choice to press",
            "give the number alone, and say in `notes` what to ask for",
        )  # fmt: skip
    if re.search("[OoQlI|]", number):
        return Fault(
            "phone-letter", "{value} has a letter where a digit should be", "write the digit, 0 instead of the letter O"
        )
    if any(letter.isdigit() and not letter.isascii() for letter in number):
        return Fault("phone-digits", "{value} is not written with the digits 0-9", "write it with the digits 0-9")
    if _ODD_DASH.search(number):
        return Fault(
            "phone-character", "{value} has a dash or space that is not the ordinary one",
            "write an ordinary hyphen and ordinary spaces",
        )  # fmt: skip
    return Fault(
        "phone-character", "{value} has a character that no telephone number has",
        "keep digits, spaces, hyphens and a + in front of a country code",
    )  # fmt: skip


def _short_or_without_code(plain: str) -> Fault:
    if re.fullmatch(r"118\d{3}|72\d{3}", plain):
        return _PREMIUM
    if len(plain) <= 6:
        return Fault(
            "phone-short", "{value} is not a short number that is known here",
            "check each digit, write the area code if it is an ordinary number, or quote the source that has it",
            unless_quoted=True,
        )  # fmt: skip
    return Fault(
        "phone-number",
        "{value} has no area code",
        "write it with its area code, as in 070-174 06 05, or with + and the country",
    )


def _international(number: str) -> tuple[Fault, ...]:
    if not digits(number).startswith(COUNTRY):
        if "(0)" in number or not _is_valid(number):
            return (
                Fault(
                    "phone-number", "{value} can not be dialled",
                    "compare it with the source digit by digit, and check the country code after the +",
                ),
            )  # fmt: skip
        return ()
    found: list[Fault] = []
    national = re.sub(r"^\+46[ -]?", "", number)
    if national.startswith("(0)"):
        national = national[3:].lstrip(" ")
        found.append(
            Fault(
                "phone-zero", "{value} has a (0) that is not dialled after +46",
                "leave the (0) out, for who reads it abroad dials every digit", "warning",
            )
        )  # fmt: skip
    if national.startswith("0"):
        return (
            Fault(
                "phone-number",
                "{value} has a 0 after +46",
                "leave the 0 out: +46 stands for it, as in +46 70-174 06 05",
            ),
        )
    return (*found, *_national(f"0{national}"))


def _national(number: str) -> tuple[Fault, ...]:
    """Return the faults of a number that begins with 0."""
    significant = digits(number)[1:]
    match = _CODES.match(significant)
    code = match[0] if match else significant[:3]
    if code in ("900", "939", "944", "99"):
        return (_PREMIUM,)
    groups = re.split("[ -]", number)
    if code == "20" and significant.startswith("200"):
        code = "200"
    if code == "77" and len(groups[0]) == 4:
        code = significant[:3]  # 077-150 50 50 and 0771-235 235 are both in use
    if not _is_valid(f"+{COUNTRY}{significant}"):
        return (_NOT_A_NUMBER,)
    rest = significant[len(code) :]
    odd = _odd(number, groups, code, rest)
    return (odd,) if odd else ()


def _odd(number: str, groups: list[str], code: str, rest: str) -> Fault | None:
    """Return the most telling thing that is odd about a number that could be dialled."""
    if code in ("20", "200") and len(rest) != 6:
        return Fault(
            "phone-length", "{value} does not have six digits after 020 or 0200",
            "compare it with the source digit by digit; if it is right, quote the source's number in `says`",
            unless_quoted=True,
        )  # fmt: skip
    if code == "8" and len(rest) != _STOCKHOLM.get(rest[0]):
        return Fault(
            "phone-length", "{value} is too short or too long for an 08 number that begins so",
            "compare it with the source digit by digit; if it is right, quote the source's number in `says`",
            unless_quoted=True,
        )  # fmt: skip
    if groups[0] != f"0{code}":
        return Fault(
            "phone-area", "{value} does not set its area code apart",
            "write it as in {example}; if the source writes it so, quote it in `says`", unless_quoted=True,
        )  # fmt: skip
    if tuple(map(len, groups[1:])) not in _GROUPS.get(len(rest), ()):
        return Fault(
            "phone-groups", "{value} is not grouped as such numbers are, as if a digit were missing or doubled",
            "compare it with the source and write it as in {example}; if the source writes it so, quote it in `says`",
            unless_quoted=True,
        )  # fmt: skip
    if code == "8" and len(rest) == 6:
        return Fault(
            "phone-length", "{value} has six digits after 08, which is what stays of seven when one is lost",
            "compare it with the source digit by digit, and quote the source's number in `says`",
            "warning", unless_quoted=True,
        )  # fmt: skip
    if code in ("200", "220") and len(rest) == 6:
        return Fault(
            "phone-length", "{value} begins as an 020 number does when a digit is doubled",
            "compare it with the source digit by digit, and quote the source's number in `says`",
            "warning", unless_quoted=True,
        )  # fmt: skip
    return None


def _is_valid(number: str) -> bool:
    import phonenumbers  # 30 ms that a check of texts alone need not pay

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, "SE"))
    except phonenumbers.NumberParseException:
        return False


def example(number: str) -> str:
    """Return how a Swedish number of this area code and length is usually grouped, with zeros for its other digits."""
    significant = canonical(number)[3:]
    match = _CODES.match(significant)
    code = match[0] if match else significant[:3]
    if significant.startswith("200"):
        code = "200"
    count = len(significant) - len(code)
    groups = {5: (3, 2), 6: (2, 2, 2), 7: (3, 2, 2), 8: (3, 3, 2)}.get(count, (3, 2, 2))
    return f"0{code}-" + " ".join("0" * size for size in groups)
