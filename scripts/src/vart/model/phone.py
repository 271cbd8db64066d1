"""Telephone numbers as records publish them, and what a telephone has to dial for them.

A number is kept in its published form, for people compare it with a poster or a page. What is compared, and what a
link dials, is made of its digits here. Whether a number can be right at all is decided in :mod:`vart.check.numbers`.

Short numbers are never given a country code: ``tel:+46112`` reaches no one. The list follows the disposition of the
Swedish numbering plan by Post- och telestyrelsen (pts.se, "Telefoninummerplanens disposition": 112, 113 13, 114 XY,
116 XYZ, 117 X, and single numbers in the 90 series) and holds those that public sources print for help in Sweden.
"""

from __future__ import annotations

#: Country code that numbers beginning with 0 belong to.
COUNTRY = "46"

#: Short numbers in use for help in Sweden, as digits.
SHORT_NUMBERS = frozenset(
    {
        "112",  # emergency
        "11313",  # public information in accidents and crises
        "11414",  # police, not urgent
        "1177",  # health care
        "116000",  # missing children
        "116006",  # victims of crime
        "116016",  # violence against women
        "116111",  # children and young people
        "116117",  # medical advice, not urgent
        "116123",  # emotional support
        "90101",  # suicide prevention
        "90390",  # emotional support
    }
)

_DIGITS = frozenset("0123456789")


def digits(number: str) -> str:
    """Return the digits 0-9 of ``number`` in order; digits of other scripts are not digits of a telephone."""
    return "".join(letter for letter in number if letter in _DIGITS)


def is_short_number(number: str) -> bool:
    """Say whether ``number``, however it is spaced, is one of :data:`SHORT_NUMBERS`."""
    return "+" not in number and digits(number) in SHORT_NUMBERS


def canonical(number: str) -> str:
    """Return the form in which two spellings of one number are equal.

    Short numbers become their digits (``116 016`` → ``116016``), all others ``+`` with the country code (``08-123 45
    67`` and ``+46 (0)8-123 45 67`` → ``+4681234567``). A number that is neither stays as its digits.
    """
    plain = digits(number.replace("(0)", ""))
    if number.lstrip().startswith("+"):
        return f"+{plain}"
    if plain in SHORT_NUMBERS:
        return plain
    if plain.startswith("00"):
        return f"+{plain[2:]}"
    if plain.startswith("0"):
        return f"+{COUNTRY}{plain[1:]}"
    return plain


def dial(number: str, scheme: str = "tel") -> str:
    """Return the address that makes a telephone dial ``number``: ``tel:112``, ``tel:116016``, ``tel:+468…``.

    :param number: the published form, spaces, hyphens and ``(0)`` included.
    :param scheme: ``tel`` for calls, ``sms`` for text messages.
    """
    return f"{scheme}:{canonical(number)}"
