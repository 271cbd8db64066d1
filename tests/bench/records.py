"""Made-up records: the shapes of the real ones, with other words, names, numbers and addresses.

A shape is a record of ``directory/services``: how many needs, channels and sources it has, which hours, how long its
texts are. What tells a reader whom to turn to is made up, and can reach no one:

- Swedish telephone numbers are the series that Post- och telestyrelsen keeps free for books and films
  (pts.se, "Telefonnummer för användning i böcker och filmer etc."); when those 495 are used up, British ones that Ofcom
  keeps free for the same purpose (ofcom.org.uk, "Telephone numbers for use in TV and radio drama programmes").
- Web and e-mail addresses end in ``.example`` (RFC 2606).
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from words import WORDS, translated

from vart.check.secrecy import traces
from vart.model import ALPHABET, TRANSLATED_FIELDS, fingerprint

Shape = Mapping[str, Any]

#: Numbers that reach no one, as printf patterns and how many they stand for from which number on.
_SWEDISH = (
    ("08-465 004 {:02}", 0, 100), ("031-390 06 {:02}", 0, 100), ("040-628 04 {:02}", 0, 100),
    ("0980-31 92 {:02}", 0, 100), ("070-174 06 {:02}", 5, 95),
)  # fmt: skip
_BRITISH = (
    "20 7946 0", "113 496 0", "114 496 0", "116 496 0", "117 496 0", "118 496 0", "121 496 0",
    "131 496 0", "141 496 0", "151 496 0", "161 496 0", "191 498 0", "3069 990", "808 157 0",
)  # fmt: skip

FIRST_NUMBER = _SWEDISH[0][0].format(0)

_KINDS = "Jouren Linjen Mottagningen Stödet Gruppen Rådet Chatten Telefonen Byrån Föreningen Kontakten Hjälpen"
_HOW = "Gröna Blå Röda Gula Vita Nya Gamla Lilla Stora Ljusa Tysta Klara Varma Stilla Fria Öppna Modiga Trygga"
_WHAT = """Eken Björken Granen Tallen Aspen Lönnen Rönnen Linden Almen Asken Haren Räven Uven Tranan Svalan Lärkan Duvan
Örnen Laxen Gäddan Biet Humlan Myran Fjärilen Blåklockan Vitsippan Klövern Prästkragen Ljungen Mossan Vinden Regnet
Solen Månen Stjärnan Molnet Dimman Snön Isen Daggen Lyktan Lampan Nyckeln Kompassen Ankaret Seglet Tråden Väven Boken
Pennan Spegeln Klockan Trumman Flöjten Fiolen Tärningen"""
_ASCII = str.maketrans("åäöé", "aaoe")


def numbers() -> Iterator[str]:
    """Yield telephone numbers, each once, in a fixed order."""
    for pattern, start, count in _SWEDISH:
        for last in range(start, start + count):
            yield pattern.format(last)
    for prefix in _BRITISH:
        for last in range(1000):
            yield f"+44 {prefix}{last:03}"


def names() -> Iterator[str]:
    """Yield names of services, each once, neighbours unlike each other."""
    every = [" ".join(parts) for parts in product(*(words.split() for words in (_KINDS, _HOW, _WHAT)))]
    for place in range(len(every)):
        yield every[place * 7919 % len(every)]  # a prime: every name comes once


def codes(taken: set[str]) -> Iterator[str]:
    """Yield codes that are not in ``taken``, each once."""
    count = len(ALPHABET) ** 4
    for place in range(count):
        rest, code = place * 104_729 % count, ""  # a prime, and no factor of 27**4: every code comes once
        for _ in range(4):
            rest, digit = divmod(rest, len(ALPHABET))
            code += ALPHABET[digit]
        # One that looks like a floor ("63tr") would be told of in the record of a secret place.
        if code not in taken and not traces(f"code: {code}"):
            yield code


def sentences(rng: random.Random, length: int, end: str = "") -> str:
    """Return Swedish words in sentences of 6 to 13 words, about ``length`` characters, ``end`` included."""
    words, text = WORDS["sv"], ""
    room = max(12, length - len(end))
    while len(text) < room - 8:
        sentence = " ".join(rng.choice(words) for _ in range(rng.randint(6, 13)))
        left = room - len(text) - 2
        if len(sentence) > left:
            sentence = sentence[:left].rsplit(" ", 1)[0]
        text += f"{' ' if text else ''}{sentence[0].upper()}{sentence[1:]}."
    return f"{text} {end}".strip()


class Maker:
    """Makes records one after the other; the first ones are the same however many are wanted.

    :param shapes: records to take the shapes of.
    :param areas: area codes by level.
    :param taken: codes in use elsewhere.
    """

    def __init__(self, shapes: Sequence[Shape], areas: Mapping[str, Sequence[str]], taken: set[str], seed: int) -> None:
        self._shapes, self._areas, self._seed = shapes, areas, seed
        self._numbers, self._names, self._codes = numbers(), names(), codes(taken)
        self._round_the_clock = [
            shape for shape in shapes
            if shape["status"] == "active" and shape["address"] == "none" and shape.get("channels")
            and "phone" in shape["channels"][0] and shape["channels"][0].get("hours") == "24/7"
        ]  # fmt: skip
        self.crisis: list[str] = []
        self._made = 0

    def record(self) -> tuple[str, dict[str, Any]]:
        """Return the id and the data of the next record. The first four are lines that are open round the clock."""
        rng = random.Random(f"{self._seed}:{self._made}")
        crisis = self._made < 4
        shape = rng.choice(self._round_the_clock if crisis else self._shapes)
        name = next(self._names)
        id = name.lower().translate(_ASCII).replace(" ", "-")
        hosts = f"{id}.example"
        record: dict[str, Any] = {"code": next(self._codes), "name": name, "kind": shape["kind"]}
        record["operator"] = {
            "name": f"Föreningen {name}",
            "type": shape["operator"]["type"],
            "url": f"https://{hosts}",
        }
        for field in TRANSLATED_FIELDS:
            if field in shape:
                end = "Vid fara: ring 112." if field == "notes" else ""
                record[field] = sentences(rng, len(" ".join(shape[field].split())), end)
        for field in ("needs", "violence", "audiences", "ages"):
            if field in shape:
                record[field] = shape[field]
        record["area"] = self._area(rng, hidden=shape["kind"] == "shelter" or shape["address"] == "confidential")
        record["channels"] = [
            self._channel(channel, hosts, place) for place, channel in enumerate(shape.get("channels", ()))
        ]
        record["access"] = shape.get("access", {})
        record["address"] = "confidential" if shape["address"] == "confidential" else "none"
        record["sources"] = self._sources(rng, shape, record["channels"], hosts)
        record["to_ask"] = [sentences(rng, len(question)).rstrip(".") + "?" for question in shape.get("to_ask", ())]
        record["confidence"], record["review_by"] = shape["confidence"], "2027-03-31"
        record["status"] = "active" if crisis else shape["status"]
        if record["status"] in ("paused", "closed"):
            record["instead"] = self.crisis[0]
        if crisis:
            self.crisis.append(id)
        self._made += 1
        return id, record

    def _area(self, rng: random.Random, hidden: bool) -> dict[str, Any]:
        level = rng.choices(("national", "county", "municipality", "district"), (10, 20, 60, 10))[0]
        if hidden and level == "district":
            level = "municipality"
        return {"level": level} if level == "national" else {"level": level, "codes": [rng.choice(self._areas[level])]}

    def _channel(self, shape: Mapping[str, Any], host: str, place: int) -> dict[str, Any]:
        made = {
            "phone": lambda: next(self._numbers),
            "sms": lambda: next(self._numbers),
            "text_relay": lambda: f"https://{host}/text/{place}",
            "chat": lambda: f"https://{host}/chatt/{place}",
            "form": lambda: f"https://{host}/skriv/{place}",
            "email": lambda: f"kontakt{place}@{host}",
            "website": lambda: f"https://{host}/{place}",
        }
        return {key: made[key]() if key in made else value for key, value in shape.items()}

    def _sources(self, rng: random.Random, shape: Shape, channels: Sequence[Shape], host: str) -> list[dict[str, Any]]:
        phones = [channel[kind] for channel in channels for kind in ("phone", "sms") if kind in channel]
        sources = []
        for place, old in enumerate(shape["sources"]):
            source = {key: old[key] for key in ("type", "read", "published", "checked") if key in old}
            if "url" in old:
                source["url"] = f"https://{host}/om/{place}"
            if "title" in old or "url" not in old:
                source["title"] = f"Sida {place + 1} om stödet"
            says = sentences(rng, len(old.get("says", ""))).rstrip(".") if "says" in old or phones else ""
            # The rule is that numbers are those that a source quotes: the first one quotes them all.
            quoted = " ".join(["Telefon:", "; ".join([*phones, says])] if place == 0 and phones else [says])
            if quoted:
                source["says"] = quoted
            sources.append(source)
        return sources


def as_yaml(record: Mapping[str, Any]) -> str:
    """Return the record's file, written as people write the real ones."""
    lines = ["# yaml-language-server: $schema=../schema/service.json"]
    for key, value in record.items():
        if key in TRANSLATED_FIELDS:
            lines += _folded(key, value)
        elif key in ("channels", "sources", "to_ask"):
            lines.append(f"{key}:" if value else f"{key}: []")
            lines += [f"  - {_flow(item)}" for item in value] if key != "sources" else _blocks(value)
        else:
            lines.append(f"{key}: {_flow(value)}")
    return "\n".join(lines) + "\n"


def translation_yaml(record: Mapping[str, Any], language: str, rng: random.Random) -> str:
    """Return the file of the record's texts in another language."""
    texts = {field: record[field] for field in TRANSLATED_FIELDS if field in record}
    state = rng.choices(("machine", "draft", "reviewed", "approved"), (60, 20, 15, 5))[0]
    lines = [
        "# yaml-language-server: $schema=../../../schema/translation.json",
        f"source: {fingerprint(texts)}",
        f"state: {state}",
        "by: redaktionen",
        "date: 2026-11-24",
    ]
    for field, text in texts.items():
        lines += _folded(field, translated(text, language))
    return "\n".join(lines) + "\n"


def _folded(key: str, text: str) -> list[str]:
    return [
        f"{key}: >-",
        *textwrap.wrap(text, 116, initial_indent="  ", subsequent_indent="  ", break_long_words=False),
    ]


def _blocks(sources: Sequence[Mapping[str, Any]]) -> list[str]:
    return [
        f"{'  - ' if place == 0 else '    '}{key}: {_flow(value)}"
        for source in sources
        for place, (key, value) in enumerate(source.items())
    ]


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    plain = all(letter.isalnum() or letter in "-/" for letter in value) and value.isascii() and not value[0].isdigit()
    return value if plain or _is_day(value) else '"' + value.replace('"', "'") + '"'


def _is_day(value: str) -> bool:
    return len(value) == 10 and value[4] == value[7] == "-"
