"""What is said about a trace. Never the trace itself: logs of checks are public."""

from __future__ import annotations

from typing import Literal

from vart.check.findings import Finding
from vart.load import Loc

#: hidden: the place is secret. nowhere: there is nothing to visit. place: the place is public and has its own field.
Mode = Literal["hidden", "nowhere", "place"]

_MESSAGES = {
    "street": "There is a street here",
    "postcode": "There is a postcode here",
    "coordinates": "There are coordinates here",
    "map-link": "There is a link to a map or to a register of addresses here",
    "plus-code": "There is a plus code here, which stands for a place",
    "what3words": "There are three words here that stand for a place",
    "property": "There is the name of a property here",
    "care-of": "There is a c/o address here",
    "floor": "There is a floor, a door or its code here",
    "directions": "There are directions to a place here",
    "photo": "There is the name of a photo here; photos hold where they were taken",
    "organisation-number": "There is an organisation number here; registers tell addresses by it",
    "identity-number": "There is a person's identity number here",
    "po-box": "There is a PO box here",
}
_REMEDIES: dict[Mode, str] = {
    "hidden": "remove it here and everywhere else: the place of this service is secret",
    "nowhere": "remove it: `address: none` says that there is nothing to visit",
    "place": "keep it in `address` alone, where one change takes it away",
}
_BOX_REMEDY = "make sure that the operator itself publishes it, and that no one can be followed from it; else remove it"
_TOGETHER = "Read together with line {line}, this tells a place"

#: Kinds that matter in each mode; a public place may say on which floor it is.
KINDS_OF: dict[Mode, frozenset[str]] = {
    "hidden": frozenset(_MESSAGES),
    "nowhere": frozenset(_MESSAGES) - {"photo", "organisation-number", "identity-number"},
    "place": frozenset({"street", "postcode", "coordinates", "map-link", "plus-code", "what3words", "property"}),
}


def about(kind: str, mode: Mode, loc: Loc, line: int, column: int, other: int = 0) -> Finding:
    """Return the finding for a trace of ``kind``; ``other``: the line that holds its second half."""
    if kind == "po-box":
        return Finding(
            "secrecy-po-box", loc, _MESSAGES[kind], _BOX_REMEDY, "warning", line=line, column=column
        )  # fmt: skip
    if other:
        return Finding(
            f"secrecy-{kind}", loc, _TOGETHER, _REMEDIES[mode], params={"line": str(other)}, line=line, column=column
        )
    return Finding(f"secrecy-{kind}", loc, _MESSAGES[kind], _REMEDIES[mode], line=line, column=column)
