"""JSON Schemas with which editors complete and explain what committees write.

They are made from the types and the vocabulary, so that no rule is written twice, and they are kinder than the checks:
YAML editors read ``1177`` as a number and ``on`` as true where our loader reads text, so wherever text stands a number
or a truth value passes too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from vart.load.tree import Paths
from vart.model import (
    Area,
    CrisisLine,
    Directory,
    Language,
    Retired,
    ServiceTranslation,
    Vocabulary,
    VocabularyTranslation,
    service_json_schema,
)
from vart.model.base import Slug
from vart.model.facts import Fact, FactId, PublicSource
from vart.model.glossary import GlossaryTerm, GlossaryTranslation
from vart.model.phrases import PhraseGroup
from vart.model.plan import Plan, PlanTranslation

Schema = dict[str, Any]

#: Editors for YAML know this one best.
_DIALECT = "http://json-schema.org/draft-07/schema#"
#: The template's stand-in for a word that no one has chosen yet.
_UNFILLED = "fyll-i"

_TITLES = {
    "sources.json": "Källor till sidorna om rättigheter",
    "facts.json": "Fakta som sidorna stöder sig på",
    "plan.json": "Den personliga planen",
    "plan-translation.json": "Planen på ett annat språk",
    "glossary.json": "Ordlistan",
    "glossary-translation.json": "Ordlistan på ett annat språk",
    "phrases.json": "Så säger människor",
    "service.json": "En verksamhet",
    "translation.json": "En översättning av en verksamhet",
    "vocabulary.json": "Ordlistan",
    "vocabulary-translation.json": "En översättning av ordlistan",
    "areas.json": "Områden",
    "languages.json": "Språk",
    "crisis.json": "Rader på första sidan",
    "retired.json": "Koder som aldrig används igen",
}

#: What each key means, in the keepers' words. Keys that mean the same everywhere stand once.
_DESCRIPTIONS = {
    "confirmed": "Paragrafer i lagen som är bekräftade och får nämnas.",
    "check": "Vad som måste kontrolleras innan sidan får säga det som säkert.",
    "law": "Lagrummet, så som läsaren ser det.",
    "hold": "true: får inte publiceras än.",
    "phases": "Planens delar i tidsordning.",
    "none": "Texten när inget kryss stämmer.",
    "circumstances": "Det som läsaren kan kryssa för.",
    "steps": "Planens steg, i ordning.",
    "if": "Så sägs villkoret för den som läser utan kryss.",
    "phase": "Vilken del av planen steget hör till.",
    "when": "När steget gäller; utan when gäller det alla.",
    "text": "Texten som läsaren ser.",
    "services": "Verksamheter som hjälper med steget.",
    "pages": "Sidor som steget leder till.",
    "facts": "Fakta som texten stöder sig på.",
    "all": "Alla de här ska stämma.",
    "any": "Minst en av de här ska stämma.",
    "not": "Ingen av de här får stämma.",
    "term": "Ordet.",
    "forms": "Böjningar av ordet.",
    "explains": "Förklaringen, högst 15 ord.",
    "common": "Vanligt ord: det förklaras inte på sidorna.",
    "terms": "Orden på det här språket.",
    "also": "Andra ord som också går bra.",
    "access": "Vad som krävs för att få hjälp.",
    "address": "none: inget ställe att besöka. confidential: stället är hemligt. En gata bara med samtycke.",
    "ages": "Åldrar i år, båda med.",
    "anonymous": "Går det att vara anonym?",
    "area": "Var verksamheten gäller.",
    "audience": "Vem raden först och främst är till för. Utelämnas när den är för alla.",
    "audiences": "Vem verksamheten är till för. Ord från vocabulary.yml.",
    "autonym": "Språkets namn på språket självt.",
    "by": "En roll, som kommitten. Aldrig en persons namn.",
    "channels": "Hur man når verksamheten, den bästa vägen först.",
    "chat": "Chattens adress, med https.",
    "checked": "Dagen då källan säger att den läste verksamhetens egen sida.",
    "city": "Postort.",
    "code": "Fyra tecken. Sidans adress på alla språk. Ändra den aldrig.",
    "codes": "Officiella koder från areas.yml, med citattecken.",
    "confidence": "Hur säkra uppgifterna är, bara efter källorna.",
    "consent": "Verksamhetens egen sida som bjuder in dit, dagen den lästes, och de två roller som granskat.",
    "cost": "Vad det kostar den som hör av sig.",
    "date": "Dagen, som 2026-11-24.",
    "email": "Verksamhetens e-postadress, aldrig en persons.",
    "for_whom": "Vem verksamheten är till för. Högst 800 tecken.",
    "form": "Formulärets adress, med https.",
    "hint": "En till tre meningar för ordets sida.",
    "hours": "24/7, eller dagar och tider som Mo-Fr 09:00-16:00; PH off.",
    "how": "Hur någon frågade.",
    "instead": "Id för den verksamhet man går till i stället.",
    "interpreter": "Finns tolk?",
    "kind": "Vad det är. Ett ord från kinds i vocabulary.yml.",
    "label": "Ordet som sidorna visar.",
    "languages": "Språk, som [sv, en, ar]. swl är svenskt teckenspråk.",
    "level": "Hur stort området är.",
    "name": "Namnet på svenska.",
    "needs": "Vad verksamheten hjälper med. Ord från vocabulary.yml.",
    "note": "Det som är bra att veta om stället.",
    "notes": "Det som är bra att veta men inte får plats ovan. Högst 800 tecken.",
    "on_phone_bill": "Syns samtalet på telefonräkningen?",
    "operator": "Vem som driver verksamheten.",
    "phone": "Numret precis som källan skriver det, med citattecken.",
    "postcode": "Postnummer, som \"123 45\".",
    "published": "Källans eget datum: dag, månad eller år.",
    "read": "Dagen då du läste källan.",
    "referral": "Behövs en remiss eller ett beslut?",
    "review_by": "Dagen då posten ska granskas igen. Högst ett år bort.",
    "says": "Det som källan säger, ordagrant. I ordlistan: ordet i läsarens egen röst.",
    "seen": "Dagen då verksamhetens egen sida lästes.",
    "service": "Id för en verksamhet.",
    "shares_number_with": "Id för andra verksamheter med samma telefon. Skriv i båda.",
    "say": "Så här säger människor. Varje rad räknas för sig; korta fraser med talande ord.",
    "sms": "Numret som tar emot sms, med citattecken.",
    "source": "Adressen till källan. I en översättning: fingeravtrycket av den svenska texten.",
    "sources": "Var uppgifterna är lästa. Minst en.",
    "state": "Översättning: machine, draft, reviewed eller approved. Språk: open eller prepared.",
    "status": "draft visas inte. paused och closed måste säga vart man går i stället.",
    "street": "Gata och nummer. Bara för ett ställe som verksamheten själv visar för alla.",
    "summary": "Vad verksamheten gör, med en till tre korta meningar. Högst 400 tecken.",
    "text_relay": "Hur man når verksamheten genom texttelefoni eller bildtelefoni.",
    "title": "Vad källan heter, när den inte har någon adress.",
    "to_ask": "Frågor att ställa till verksamheten. De visas aldrig på sidan.",
    "type": "Vem som talar eller vem som driver.",
    "urgency": "life: fara för livet nu. suicide: tankar på att dö. soon: något ska snart hända. Annars none.",
    "url": "Adressen. För en verksamhet med https.",
    "use": "Vad kanalen är till för, när det finns flera av samma slag.",
    "verified": "När någon har frågat verksamheten själv.",
    "violence": "Våld som verksamheten är särskilt till för. Ord från vocabulary.yml.",
    "visit": "Får man komma dit, med eller utan tid?",
    "website": "Verksamhetens egen sida, med https.",
    "what_happens": "Vad som händer när man hör av sig till en verksamhet av det slaget.",
}  # fmt: skip


#: Where a key means something else than in a record.
_OF_THE_VOCABULARY = {
    "kinds": "Slag av verksamheter. Namnet till vänster ändras aldrig.",
    "needs": "Det som människor behöver. Namnet till vänster ändras aldrig.",
    "violence": "Slag av våld. Namnet till vänster ändras aldrig.",
    "audiences": "Grupper som verksamheter är till för. Namnet till vänster ändras aldrig.",
}


#: An open service and a hidden one have much in common: an editor is told which of them it looks at.
_WHICH_SERVICE: Schema = {
    "if": {
        "anyOf": [
            {"properties": {"kind": {"const": "shelter"}}, "required": ["kind"]},
            {"properties": {"address": {"const": "confidential"}}, "required": ["address"]},
        ]
    },
    "then": {"$ref": "#/$defs/HiddenService"},
    "else": {"$ref": "#/$defs/OpenService"},
}


def schemas(directory: Directory) -> dict[str, Schema]:
    """Return the schema of each kind of file by its name below ``directory/schema/``.

    :param directory: gives the words, areas and ids that editors offer.
    """
    words = directory.vocabulary.groups
    areas = [area.id for area in directory.areas]
    ids = [service.id for service in directory.services]
    raw: dict[str, Schema] = {
        "service.json": service_json_schema(),
        "translation.json": ServiceTranslation.model_json_schema(),
        "vocabulary.json": Vocabulary.model_json_schema(),
        "vocabulary-translation.json": VocabularyTranslation.model_json_schema(),
        "areas.json": TypeAdapter(list[Area]).json_schema(),
        "languages.json": TypeAdapter(list[Language]).json_schema(),
        "crisis.json": TypeAdapter(list[CrisisLine]).json_schema(),
        "retired.json": TypeAdapter(list[Retired]).json_schema(),
        "sources.json": TypeAdapter(dict[Slug, PublicSource]).json_schema(),
        "facts.json": TypeAdapter(dict[FactId, Fact]).json_schema(),
        "phrases.json": TypeAdapter(list[PhraseGroup]).json_schema(),
        "plan.json": Plan.model_json_schema(),
        "plan-translation.json": PlanTranslation.model_json_schema(),
        "glossary.json": TypeAdapter(dict[Slug, GlossaryTerm]).json_schema(),
        "glossary-translation.json": GlossaryTranslation.model_json_schema(),
    }
    offered: dict[str, dict[str, list[str]]] = {
        "service.json": {
            "kind": [*words["kinds"]],
            "needs": [*words["needs"], _UNFILLED],
            "violence": [*words["violence"]],
            "audiences": [*words["audiences"], _UNFILLED],
            "codes": areas,
            "instead": ids,
            "shares_number_with": ids,
        },
        "phrases.json": {
            "needs": [*words["needs"]],
            "violence": [*words["violence"]],
            "audiences": [*words["audiences"]],
        },
        "areas.json": {"parent": areas},
        "crisis.json": {"service": ids, "audience": [*words["audiences"]]},
    }
    return {name: _finished(name, schema, offered.get(name, {})) for name, schema in raw.items()}


def _finished(name: str, schema: Schema, offered: Mapping[str, list[str]]) -> Schema:
    described = _OF_THE_VOCABULARY if name.startswith("vocabulary") else {}
    for definition in [schema, *schema.get("$defs", {}).values()]:
        properties = definition.get("properties", {})
        if name == "service.json":  # the file's name gives it
            properties.pop("id", None)
            definition["required"] = [key for key in definition.get("required", []) if key != "id"]
            if not definition["required"]:
                del definition["required"]
        definition.pop("description", None)  # English, for programmers
        for key, value in properties.items():
            if offered.get(key):
                _offer(value, offered[key])
            description = described.get(key, _DESCRIPTIONS.get(key))
            if description:
                value["description"] = description
    if name == "service.json":
        schema = {"$defs": schema["$defs"], **_WHICH_SERVICE}
    return {"$schema": _DIALECT, "title": _TITLES[name], **_kinder(schema)}


def _offer(value: Schema, words: list[str]) -> None:
    """Give the texts in a property's schema the words to choose from."""
    for place in (value, value.get("items", {}), *value.get("anyOf", [])):
        if place.get("type") == "string":
            place.pop("pattern", None)
            place["enum"] = words


def _kinder(value: Any) -> Any:
    """Let numbers and truth values pass for text, and text for numbers; drop what only programmers can use."""
    if isinstance(value, list):
        return [_kinder(item) for item in value]
    if not isinstance(value, dict):
        return value
    result = {}
    for key, item in value.items():
        if key in ("properties", "$defs"):
            result[key] = {name: _kinder(inner) for name, inner in item.items()}
        elif key in ("ge", "le"):  # pydantic's own words, where a validator stands before the type
            result["minimum" if key == "ge" else "maximum"] = item
        elif key not in ("title", "default", "discriminator"):
            result[key] = _kinder(item)
    choices = [choice for choice in result.get("anyOf", []) if choice.get("type") != "null"]
    if len(choices) == 1:  # optional: the key is left out, never empty
        del result["anyOf"]
        result = {**choices[0], **result}
    if result.get("type") == "string" and "enum" not in result and "const" not in result:
        result["type"] = ["string", "number", "boolean"]
    elif result.get("type") == "integer":
        result["type"] = ["integer", "string"]
    return result


def _texts(directory: Directory) -> dict[str, str]:
    return {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in schemas(directory).items()
    }


def write_schemas(directory: Directory, paths: Paths) -> list[str]:
    """Write the schemas to ``directory/schema/`` and return the names of those that changed."""
    changed = stale_schemas(directory, paths)
    folder = paths.directory / "schema"
    folder.mkdir(exist_ok=True)
    texts = _texts(directory)
    for name in changed:
        (folder / name).write_text(texts[name], encoding="utf-8")
    return changed


def stale_schemas(directory: Directory, paths: Paths) -> list[str]:
    """Return the names of the schemas in ``directory/schema/`` that are missing or not what they would be now."""
    stale = []
    for name, text in _texts(directory).items():
        path = paths.directory / "schema" / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    return stale
