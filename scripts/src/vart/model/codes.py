"""Codes: the permanent, meaningless addresses of pages.

Four characters without vowels (no words by accident) and without look-alikes (0/o, 1/l/i), so that a code
can be read aloud, written on a hand and typed from a poster.
"""

from __future__ import annotations

import secrets
from collections.abc import Container

ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 4


def is_code(text: str) -> bool:
    """Say whether ``text`` is four characters of :data:`ALPHABET`."""
    return len(text) == LENGTH and all(letter in ALPHABET for letter in text)


def new_code(taken: Container[str]) -> str:
    """Return a random code that is not in ``taken`` (codes in use and retired ones: a code is never used again).

    A code must not be derived from the name: it would then say something about the page.
    """
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if code not in taken:
            return code
