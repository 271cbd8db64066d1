"""JSON Schema (2020-12) of what the files hold. Open on purpose: a later 1.x may add properties, never change one."""

from __future__ import annotations

from typing import Any, get_args

from vart.model import CHANNEL_KINDS
from vart.model.base import Confidence
from vart.model.channel import Cost, Interpreter, OnPhoneBill, Use
from vart.model.directory import Directory, TranslationState
from vart.model.service import Anonymous, OperatorType, Referral, SourceType, Status
from vart.render.open_data.meta import API
from vart.render.options import Site

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT = {"type": "string"}
_MAYBE = {"type": ["string", "null"]}
_DAY = {"type": "string", "format": "date"}
_MAYBE_DAY = {"type": ["string", "null"], "format": "date"}
_URI = {"type": "string", "format": "uri-reference"}
_CODE = {"type": "string", "pattern": "^[23456789bcdfghjkmnpqrstvwxz]{4}$"}
_MAYBE_CODE = {"type": ["string", "null"], "pattern": "^[23456789bcdfghjkmnpqrstvwxz]{4}$"}


def _enum(type_: Any, *more: Any) -> dict[str, Any]:
    return {"enum": [*get_args(type_), *more]}


def _object(properties: dict[str, Any], *, optional: tuple[str, ...] = (), nullable: bool = False) -> dict[str, Any]:
    return {
        "type": ["object", "null"] if nullable else "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def definitions(directory: Directory) -> dict[str, dict[str, Any]]:
    """Return the types by name. References between them are ``#/$defs/Name``."""
    words = {name: {"enum": list(terms)} for name, terms in directory.vocabulary.groups.items()}
    link = _object({"name": _TEXT, "url": _URI})
    return {
        "Meta": _object(
            {
                "version": {"type": "string", "pattern": "^1\\.[0-9]+$"},
                "updated": _DAY,
                "license": link,
                "source": link,
                "self": _URI,
                "demonstration": {"type": "boolean", "description": "True while nobody has asked the services."},
                "language": {"type": "string", "description": "BCP 47; absent where the file holds facts alone."},
                "count": {"type": "integer", "minimum": 0},
                "list": _TEXT,
                "id": _TEXT,
                "as_of": _DAY,
            },
            optional=("language", "count", "list", "id", "as_of"),
        ),
        "Service": _object(
            {
                "code": _CODE,
                "id": {"type": "string", "pattern": "^[a-z0-9-]{2,60}$"},
                "url": _URI,
                "name": _TEXT,
                "kind": words["kinds"],
                "status": _enum(Status),
                "instead": _MAYBE_CODE,
                "operator": _object({"name": _TEXT, "type": _enum(OperatorType), "url": _MAYBE}),
                "summary": _TEXT,
                "for_whom": _MAYBE,
                "notes": _MAYBE,
                "language": _TEXT,
                "translation": _enum(TranslationState, "source", "stale", "missing", "ordinary"),
                "other_language": {
                    "type": "object",
                    "additionalProperties": _TEXT,
                    "description": "Texts that are in another language than the file, by name of the property.",
                },
                "needs": _list(words["needs"]) | {"minItems": 1},
                "violence": _list(words["violence"]),
                "audiences": _list(words["audiences"]) | {"minItems": 1},
                "ages": _object(
                    {"min": {"type": ["integer", "null"]}, "max": {"type": ["integer", "null"]}}, nullable=True
                ),
                "area": _object(
                    {"level": {"enum": ["national", "county", "municipality", "district"]}, "codes": _list(_TEXT)}
                ),
                "channels": _list({"$ref": "#/$defs/Channel"}),
                "access": _object({"anonymous": _enum(Anonymous), "referral": _enum(Referral), "cost": _enum(Cost)}),
                "place": {"enum": ["none", "open", "confidential"]},
                "address": _object({"street": _TEXT, "postcode": _MAYBE, "city": _TEXT, "note": _MAYBE}, nullable=True),
                "shares_number_with": _list(_CODE),
                "sources": _list({"$ref": "#/$defs/Source"}) | {"minItems": 1},
                "confidence": _enum(Confidence),
                "verified": _object(
                    {"date": _DAY, "by": _TEXT, "how": {"enum": ["phone", "email", "visit", "letter"]}}, nullable=True
                ),
                "review_by": _DAY,
                "updated": _DAY,
                "version": _TEXT,
                "license": _URI,
                "source": _URI,
            }
        ),
        "Channel": _object(
            {
                "kind": {"enum": list(CHANNEL_KINDS)},
                "value": _TEXT,
                "uri": _MAYBE,
                "hours": {"type": ["string", "null"], "description": "opening_hours syntax, Swedish time."},
                "hours_text": _MAYBE,
                "languages": _list(_TEXT),
                "interpreter": _enum(Interpreter),
                "cost": _enum(Cost),
                "on_phone_bill": _enum(OnPhoneBill),
                "use": _enum(Use),
            }
        ),
        "Source": _object(
            {
                "type": _enum(SourceType),
                "url": _MAYBE,
                "title": _MAYBE,
                "read": _DAY,
                "published": _MAYBE,
                "checked": _MAYBE_DAY,
                "says": _MAYBE,
            }
        ),
        "Term": _object(
            {
                "id": _TEXT,
                "code": _MAYBE_CODE,
                "label": _TEXT,
                "says": _TEXT,
                "hint": _MAYBE,
                "what_happens": _MAYBE,
                "language": _TEXT,
            }
        ),
        "Area": _object(
            {
                "id": _TEXT,
                "code": _CODE,
                "name": _TEXT,
                "level": {"enum": ["national", "county", "municipality", "district"]},
                "parent": _MAYBE,
            }
        ),
        "Language": _object(
            {"folder": _TEXT, "tag": _TEXT, "autonym": _TEXT, "swedish": _TEXT, "dir": {"enum": ["ltr", "rtl"]}}
        ),
        "Change": _object(
            {
                "code": _CODE,
                "id": _TEXT,
                "name": _TEXT,
                "status": _enum(Status),
                "updated": _DAY,
                "what": {"enum": ["read", "verified"]},
                "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            }
        ),
        "Removed": _object(
            {
                "code": _CODE,
                "name": _TEXT,
                "what": {"enum": ["closed", "retired"]},
                "since": _MAYBE_DAY,
                "instead": _MAYBE_CODE,
            }
        ),
        "Due": _object(
            {
                "code": _CODE,
                "id": _TEXT,
                "name": _TEXT,
                "review_by": _DAY,
                "late": {"type": "boolean"},
                "confidence": _enum(Confidence),
                "verified": _MAYBE_DAY,
            }
        ),
        "Index": _object(
            {
                "languages": _list(_TEXT),
                "lists": {"type": "object", "additionalProperties": _list(_TEXT)},
                "files": {"type": "object", "additionalProperties": _URI},
            }
        ),
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


def files() -> dict[str, dict[str, Any]]:
    """Return the shape of each kind of JSON file by the name of its schema."""

    def of(name: str, value: dict[str, Any]) -> dict[str, Any]:
        return _object({"meta": _ref("Meta"), name: value})

    groups = ("kinds", "needs", "violence", "audiences")
    return {
        "index": of("index", _ref("Index")),
        "services": of("services", _list(_ref("Service"))),
        "service": of("service", _ref("Service")),
        "vocabulary": of("vocabulary", _object({name: _list(_ref("Term")) for name in groups})),
        "areas": of("areas", _list(_ref("Area"))),
        "languages": of("languages", _list(_ref("Language"))),
        "changes": of("changes", _list(_ref("Change"))),
        "removed": of("removed", _list(_ref("Removed"))),
        "due-for-review": of("due", _list(_ref("Due"))),
    }


def schema(name: str, directory: Directory, site: Site) -> dict[str, Any]:
    """Return the whole JSON Schema of a kind of file."""
    return {
        "$schema": DIALECT,
        "$id": f"{site.base_url}{API}/schema/{name}.schema.json",
        "title": name,
        **files()[name],
        "$defs": definitions(directory),
    }
