"""Persons in records: services have roles and shared mailboxes; names of staff put them, and those they help, at risk.

All of these are suspicions, so warnings; only an identity number is sure. No message repeats what was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vart.check.findings import Context, Finding
from vart.check.secrecy import persons, words
from vart.check.secrecy.fold import fold
from vart.check.secrecy.places import Places, strings
from vart.check.secrecy.search import traces
from vart.load import Document
from vart.model import HiddenService, Service

_LONG_NUMBER = re.compile(r"\d{6}")
_MAIL = re.compile(r"[^\s@<>\"'(),;:\[\]{}]+@[^\s@<>\"'(),;:\[\]{}/]+\.[^\W\d_]{2,}")
_SHARED = frozenset(persons.SHARED_BOXES.split())
#: Long parts count anywhere in a mailbox ("kvinnojouren"), short ones as a part alone.
_SHARED_LONG = tuple(word for word in _SHARED if len(word) > 3)
_PRIVATE = frozenset(persons.PRIVATE_MAIL.split())
_FIRST_NAMES = frozenset(persons.FIRST_NAMES.split())
_SURNAME_ENDS = tuple(persons.SURNAME_ENDS.split())
_ASKING = "|".join(" ".join(phrase.split()) for phrase in persons.ASKING.split("|"))
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<post>{'|'.join(persons.POSTS.split())})(?:,|:| of unit| är| is)?"
    rf"|(?:{_ASKING})(?: vår| gärna| our)?) \Z"
)
_NAME = re.compile(
    r"\b(?P<first>[A-ZÅÄÖÉÜ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäö]+)?)"
    r"(?=(?: (?P<last>(?:af |von |de |al-|El-|El )?[A-ZÅÄÖÉÜĆŠŽ][\w'-]+))?)"
)
#: Institutions that begin with a first name.
_NO_PERSONS = frozenset({"Maria Ungdom"})
_PLACES = frozenset(words.TOWNS.split())


def privacy_of_record(service: Service, document: Document, context: Context) -> Iterator[Finding]:
    """Yield what in a record seems to be a person's: mailboxes, names of staff, identity numbers.

    Looks at the file as it is written, comments included, and at values that are written in another way than they read.
    """
    places = Places(document)
    text = document.text
    told: set[tuple[str, int]] = set()
    plain = " ".join(text.split())
    texts = [(text, None)]
    for loc, value in strings(service.model_dump(exclude_unset=True, exclude={"id"})):
        if len(value) > 5 and " ".join(value.split()) not in plain:
            texts.append((value.replace("\n", " "), loc))
    for body, loc in texts:
        found = [*_mailboxes(body), *_names(body)]
        if not isinstance(service, HiddenService) and _LONG_NUMBER.search(body):
            found += [("privacy-identity-number", one.start) for one in traces(body) if one.kind == "identity-number"]
        spelt = places.spelt(loc, body) if loc and found else None
        for rule, start in found:
            offset = spelt[start] if spelt else start
            if (rule, offset) not in told:
                told.add((rule, offset))
                line, column = places.line_and_column(offset)
                yield _finding(rule, places.loc(offset), line, column)


_WORDS = {
    "privacy-mailbox": (
        "This seems to be one person's mailbox",
        "use a mailbox that the service shares, such as info@ or kontakt@; else remove it",
    ),
    "privacy-name": ("This seems to be the name of someone who works there", "write the role instead"),
    "privacy-identity-number": ("There is a person's identity number here", "remove it, also from the history"),
}


def _finding(rule: str, loc: tuple[str | int, ...], line: int, column: int) -> Finding:
    message, remedy = _WORDS[rule]
    severity = "error" if rule == "privacy-identity-number" else "warning"
    return Finding(rule, loc, message, remedy, severity, line=line, column=column)


def _mailboxes(text: str) -> Iterator[tuple[str, int]]:
    if "@" not in text:
        return
    for match in _MAIL.finditer(text):
        if is_personal(match[0]):
            yield "privacy-mailbox", match.start()


def is_personal(mail: str) -> bool:
    """Say whether a mail address seems to belong to one person: ``anna.svensson@…``, ``anna@…``, ``as@gmail.com``."""
    box, _, domain = fold(mail).partition("@")
    parts = [part for part in re.split(r"[._+\d-]+", box.removeprefix("mailto")) if part]
    if any(part in _SHARED or any(word in part for word in _SHARED_LONG) for part in parts):
        return False
    if domain in _PRIVATE:
        return True
    if any(part in _FIRST_NAMES for part in parts):
        return True
    site = domain.rsplit(".", 1)[0]
    return len(parts) == 2 and len(parts[1]) > 2 and not any(len(part) > 2 and part in site for part in parts)


def _names(text: str) -> Iterator[tuple[str, int]]:
    for match in _NAME.finditer(text):
        first, last = match["first"], match["last"] or ""
        known = _plain(first) in _FIRST_NAMES
        surname = len(last) > 3 and _plain(last).endswith(_SURNAME_ENDS) and last.lower() not in _PLACES
        if not known and not surname:
            continue
        if known and surname:
            yield "privacy-name", match.start("first")
            continue
        start = match.start()
        before = _BEFORE.search(text[max(0, start - 40) : start].lower())
        if before and (known or before["post"]) and f"{first} {last}" not in _NO_PERSONS:
            yield "privacy-name", start


_ACCENTS = str.maketrans("åäöéüćšž", "aaoeucsz")


def _plain(name: str) -> str:
    return name.lower().translate(_ACCENTS)
