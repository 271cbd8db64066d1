"""Is a text plain: words and punctuation, in the script of its language, with nothing that hides or does something?

Texts of records are data. They are escaped wherever they are shown, and refused here all the same when they hold HTML,
Markdown or template code, begin as a spreadsheet's formula does, or carry characters that a reader can not see: one
of these in the wrong place is an attack or an accident, and both are cheaper to stop at the door.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from vart.model import Severity

#: Languages whose spelling needs the zero-width joiner and non-joiner.
JOINING = frozenset({"fa", "prs", "ckb", "ur"})


class Fault(NamedTuple):
    """Something wrong with a text; the text itself is never repeated."""

    rule: str
    message: str
    remedy: str
    severity: Severity = "error"


_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_JOINERS = "\u200c\u200d"
# Characters of the categories Cf, Cc, Co, Cs, Zs and the fillers that show as nothing; U+00A0 and U+202F are spaces
# that French and numbers need. A test compares this with the Unicode data of Python.
_INVISIBLE = (
    "\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u1680\u17b4\u17b5"
    "\u180b-\u180f\u2000-\u200b\u2028\u2029\u205f\u2060-\u2065\u206a-\u206f\u2800\u3000\u3164\ud800-\uf8ff\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
)
_DIGITS = (
    "\u0660-\u0669\u06f0-\u06f9\u07c0-\u07c9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0e50-\u0e59\u1040-\u1049"
    "\u1369-\u137c\uff10-\uff19\U0001d7ce-\U0001d7ff"
)
_SUSPECT = re.compile(
    f"[<>&*_`\\[\\]{{}}#~\\\\{_BIDI}{_JOINERS}{_INVISIBLE}{_DIGITS}\ufffd]"
    f"|Ã[\u0080-\u00bf]|  |\\A[-\\s=+@＝＋＠－]|[ \\u00a0]\\Z|\n[-+>]"
)

_PATTERNS = (
    (
        re.compile(f"[{_BIDI}]"),
        Fault("text-bidi", "There is a character here that turns the direction of the text",
        "remove it; pages set the direction themselves"),
    ),
    (
        re.compile(f"[{_INVISIBLE}]"),
        Fault("text-invisible", "There is a character here that can not be seen",
        "type the words again by hand instead of pasting them"),
    ),
    (
        re.compile("\ufffd|Ã[\u0080-\u00bf]"),
        Fault("text-damaged", "There are letters here that were damaged when the text was saved",
        "write them again and save the file as UTF-8"),
    ),
    (
        re.compile(f"[{_DIGITS}]"),
        Fault("text-digits", "There are digits here that are not 0-9",
        "write every number with the digits 0-9, in every language"),
    ),
    (
        re.compile(r"<\s*[A-Za-z/!?]|&(?:#\w+|[A-Za-z]+\d*);"),
        Fault("text-html", "There is HTML in the text", "write plain words; pages add their own markup"),
    ),
    (
        re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}"),
        Fault(
            "text-template", "There is template code in the text", "write plain words without doubled curly brackets"
        ),
    ),
    (
        re.compile(
            r"\]\(|\]\[|!\[|\]: |\*\*|__|~~|`|\\|(?<![\w*])\*[^\s*][^*]*\*(?![\w*])|(?<!\w)_[^\s_][^_]*_(?!\w)"
            r"|^\s*(?:#{1,6}\s|>|\*\s|!!!)|\n\s*[-+]\s",
            re.MULTILINE,
        ),
        Fault("text-markdown", "There is Markdown in the text", "write plain words without *, _, #, ` and [ ]( )"),
    ),
    (
        re.compile(r"\A\s*[-=+@＝＋＠－]"),
        Fault("text-formula", "The text begins with a sign that spreadsheets take for a formula",
        "begin with a word instead of =, +, - or @"),
    ),
    (
        re.compile(r"(?<=\S)  +(?=\S)|\A[ \n\u00a0]|[ \u00a0]\Z"),
        Fault("text-spaces", "There are spaces here that should not be",
        "keep one space between words and none around the text", "warning"),
    ),
)  # fmt: skip
_JOINER = (re.compile(f"[{_JOINERS}]"), _PATTERNS[1][1])

_LATIN = (
    "A-Za-zªº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1d00-\u1dbf\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff"
    "\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a"
)
_SCRIPTS = {
    "Latn": _LATIN,
    "Arab": "\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Ethi": "\u1200-\u1360\u1380-\u139f\u2d80-\u2ddf\uab00-\uab2f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Hebr": "\u0591-\u05f4\ufb1d-\ufb4f",
}
#: Letters of every script but Latin, roughly; good enough to see one where none should be.
_NOT_LATIN = (
    "\u0370-\u1cff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\u2dff\u3040-\ua71f\ua800-\ud7ff\uf900-\ufaff\ufb13-\ufdff"
    "\ufe70-\ufefc\U00010000-\U0001efff\U00020000-\U0003ffff"
)
_HAS_NOT_LATIN = re.compile(f"(?![{_DIGITS}])[{_NOT_LATIN}]")
# Two small letters of two scripts side by side, as the Cyrillic "а" in a Latin word. Capitals may meet (ЛГБТQI).
_MIXED = re.compile("[a-zà-öø-ÿ][α-ωа-џѐ-ԯ]|[α-ωа-џѐ-ԯ][a-zà-öø-ÿ]")
_MIXED_FAULT = Fault(
    "text-mixed", "There is a word here with letters of two alphabets that look alike", "type the word again by hand"
)
_FOREIGN_FAULT = Fault(
    "text-script", "There are letters here that the language is not written with",
    "write the text in its language, and names in Latin letters",
)  # fmt: skip


@lru_cache(maxsize=65536)
def text_faults(text: str, joiners: bool = False) -> tuple[Fault, ...]:
    """Return what makes ``text`` something else than plain words.

    :param joiners: whether the language's spelling needs U+200C and U+200D.
    """
    if not _SUSPECT.search(text):
        return ()
    found = [fault for pattern, fault in _PATTERNS if pattern.search(text)]
    if not joiners and _JOINER[0].search(text) and _JOINER[1] not in found:
        found.append(_JOINER[1])
    if any(fault.rule == "text-formula" for fault in found):
        found = [fault for fault in found if fault.rule != "text-spaces"]
    return tuple(found)


@lru_cache(maxsize=65536)
def script_faults(text: str, script: str) -> tuple[Fault, ...]:
    """Return what is wrong with the letters of ``text`` for a language written in ``script`` (ISO 15924).

    Names in Latin letters may stand in every language; a script that is not known here is not looked at.
    """
    if script == "Latn":
        if text.isascii() or not _HAS_NOT_LATIN.search(text):
            return ()
        return (_MIXED_FAULT,) if _MIXED.search(text) else (_FOREIGN_FAULT,)
    if script not in _SCRIPTS:
        return ()
    found = []
    own, not_own, not_latin, foreign = _counters(script)
    ascii_length = len(text.encode("ascii", "ignore"))
    # Where a quarter of the text is not ASCII there is no need to count: no language in Latin letters comes near it.
    if not own.search(text) or (len(text) - ascii_length) * 3 < ascii_length:
        latin = len(not_latin.sub("", text))
        if len(not_own.sub("", text)) * 3 < latin:
            severity: Severity = "error" if latin >= 20 else "warning"
            found.append(
                Fault(
                    "text-script", "Hardly any of the text is in the letters of its language",
                    "translate it, and keep Latin letters for names", severity,
                )
            )  # fmt: skip
    if foreign.search(text):
        found.append(_FOREIGN_FAULT)
    if script in ("Cyrl", "Grek") and _MIXED.search(text):
        found.append(_MIXED_FAULT)
    return tuple(found)


@lru_cache(maxsize=16)
def _counters(script: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    own = _SCRIPTS[script]
    return (
        re.compile(f"[{own}]"),
        re.compile(f"[^{own}]+"),
        re.compile(f"[^{_LATIN}]+"),
        re.compile(f"(?![{own}{_DIGITS}\u060c\u061b\u061f\u066a-\u066d\u06d4\u1361-\u1368])[{_NOT_LATIN}]"),
    )
