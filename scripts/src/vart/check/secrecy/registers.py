"""Boxes, care-of addresses, properties, and numbers by which registers tell an address; in text, not web addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vart.check.secrecy import words
from vart.check.secrecy.fold import Folded
from vart.check.secrecy.matching import Hit, either, is_capital, listed, word_before

_DAYS = listed(words.BEFORE_TIMES)
# Here and elsewhere: what comes first is looked for first, and what may not stand before it is asked then. A pattern that
# begins with the question asks it at every letter.
_CARE_OF = re.compile(r"c(?<![^\W_].) ?/ ?o(?![^\W_])(?: [^\W\d_]{2,}){0,2}")
_BOX_WORDS = "صندوق بريد|صندوق البريد|ص.ب|صندوق پستی|صندوق پستي|پستی بکس|سندوقی پۆستە|سندوقی پۆست|ሳጹን ፖስታ|ፖ.ሳ.ቁ"
_BOX = re.compile(
    r"(?<![^\W_])(?:p\.? ?o\.? ?)?(?:box|postbox|boks|fack|apartado(?: de correos)?|boite postale|b\.p\."
    r"|skrytka pocztowa|skr\. poczt\.|postfach|pl|posta kutusu|p\.k\.|postilokero|postanski pretinac"
    r"|sanduuqa(?: boostada)?|qutiya posteye|sindoqa posteye)[ .:]{1,2}(?:nr\.? ?)?\d{1,5}(?!\d)"
    rf"|(?:{either(_BOX_WORDS)})\.? ?:? ?\d{{1,6}}"
)
_BOX_NEEDLES = (
    "box", "boks", "fack", "apartado", "postale", "b.p.", "skrytka", "skr. poczt", "postfach", "pl ", "posta",
    "p.k.", "lokero", "pretinac", "sanduuqa", "qutiya", "sindoqa", *listed("صندوق|پستی|سندوقی|ሳጹን|ፖ.ሳ.ቁ|ص.ب"),
)  # fmt: skip
_BOX_CYRILLIC = re.compile(
    r"(?<![^\W_])(?:а/я|а/с|абонентскии ящик|абонентська скринька|поштова скринька|почтовыи ящик) ?№? ?\d{1,5}"
)
_BOX_NEEDLES_CYRILLIC = ("а/", "ящик", "скринька")
_AFTER_BOX = re.compile(r"[ ,;:\n-]{0,4}(?:se-?|s-)? ?[1-9]\d\d ?\d\d(?!\d)(?:[ ,]{1,2}[^\W\d_]+)?")
_REGISTERED = re.compile(r"(?<![\d-])(?:16|19|20)?(?P<six>\d{6})[-+]\d{4}(?![\d-])")
_IDENTITY = re.compile(r"(?<![\d-])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+ ]?\d{4}(?![\d-])")
_REGISTERED_WORD = re.compile(
    r"(?<![^\W_])(?:org(?:anisations?)?\.?[ -]?(?:nr|nummer|numret|number|no)\.?|organi[sz]ation(?:al)? number"
    r"|company (?:registration )?number|vat(?:[ -]?(?:nr|no|number|nummer))?|momsnr|momsnummer)"
    r"(?: ar| is)?[ .:#]{0,3}(?:se)?\d[\d -]{5,}"
)
#: Such a number at its end: few texts have one, and only there the words before it are looked at.
_LONG_NUMBER = re.compile(r"\d[\d -]{5,}")
_BEFORE_NUMBER = 60
_DIGITS_6 = re.compile(r"\d{6}")
_BLOCK_AND_UNIT = re.compile(r"(?P<block>\d(?<![\d:].)\d{0,2}):(?P<unit>\d{1,3})(?![\d:]| ?-|\.\d)")
_PROPERTY_WORD = re.compile(
    r"(?<![^\W_])(?:kvarteret |kv\.? ?|fastighet(?:en|sbeteckning(?:en)?)?(?: ar)?[ :]{1,2}|property (?:designation )?)"
    r"(?P<name>[^\W\d_]{3,}(?: [^\W\d_]{3,})?)(?: (?P<number>\d{1,3}(?::\d{1,3})?)(?![\d:]))?"
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
    if folded.native is not text and any(needle in folded.native for needle in _BOX_NEEDLES_CYRILLIC):
        for match in _BOX_CYRILLIC.finditer(folded.native):
            yield ("po-box", match.start(), _box_end(text, match.end()))
    if _DIGITS_6.search(text):
        for match in _REGISTERED.finditer(text):
            month = int(match["six"][2:4])
            kind = "identity-number" if 1 <= month <= 12 else "organisation-number"
            yield (kind, match.start(), match.end())
        for match in _IDENTITY.finditer(text):
            yield ("identity-number", match.start(), match.end())
    if "org" in text or "compan" in text or "vat" in text or "moms" in text:
        done = 0
        for number in _LONG_NUMBER.finditer(text):
            match = _REGISTERED_WORD.search(text, max(done, number.start() - _BEFORE_NUMBER), number.end())
            if match:
                done = match.end()
                yield ("organisation-number", match.start(), match.end())
    if ":" in text:
        for match in _BLOCK_AND_UNIT.finditer(text):
            time = int(match["block"]) <= 24 and len(match["unit"]) == 2 and int(match["unit"]) % 5 == 0
            start, end = word_before(text, match.start())
            name = folded.cased[start:end]
            named = name.istitle() or (name.isupper() and len(name) > 3)  # "BrB 4:7" is a law
            if time or len(name) < 3 or not named or text[start:end] in _DAYS:
                continue
            yield ("property", start, match.end())


def _box_end(text: str, position: int) -> int:
    # The postcode and town after a box belong to it: they tell where the post office is.
    match = _AFTER_BOX.match(text, position)
    return match.end() if match else position
