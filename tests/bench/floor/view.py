"""One service in one language as the templates want it: the floor's counterpart of the package's view of a record."""

from __future__ import annotations

import json
import runpy
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from lists import DIRECT, kind_of
from markupsafe import Markup
from tables import BILL, COST, ICONS, LABELS
from words import Text, Words, dial, first_sentence

#: The table of words for the records' values is read from the package, as data.
SAY = runpy.run_path(str(Path(__file__).resolve().parents[3] / "scripts/src/vart/render/messages.py"))
_NOTHING = Text("")


class Views:
    """The records in one language.

    :param translations: record texts by id; empty in Swedish.
    :param terms: the vocabulary in this language; None in Swedish.
    """

    def __init__(self, words: Words, rows: dict[str, dict], translations: dict[str, dict], today: date) -> None:
        self.words, self.rows, self.translations, self.today = words, rows, translations, today
        self._names: dict[str, Text] = {}
        self._ways: dict[str, list[dict]] = {}

    def texts(self, service: dict) -> tuple[dict[str, Text], Text]:
        """Return the record's texts, and the sentence that says where they come from."""
        words = self.words
        if words.source:
            return {field: Text(service.get(field, "")) for field in ("summary", "for_whom", "notes")}, _NOTHING
        found = self.translations.get(service["id"], {})
        state = found.get("state", "missing")
        texts = {
            field: Text(found[field]) if field in found else Text(service.get(field, ""), words.swedish)
            for field in ("summary", "for_whom", "notes")
        }
        return texts, words.text(SAY["STATE"][state], day=words.day(found["date"]) if found else "")

    def name_of(self, tag: str) -> Text:
        found = self._names.get(tag)
        if found is None:
            found = self._names[tag] = self.words.language_name(tag, self.rows)
        return found

    def ways(self, service: dict) -> list[dict]:
        found = self._ways.get(service["id"])
        if found is None:
            found = [self.way(channel) for channel in service["channels"] if kind_of(channel) != "visit"]
            self._ways[service["id"]] = found
        return found

    def way(self, channel: dict) -> dict:
        words, kind = self.words, kind_of(channel)
        value = channel[kind]
        numbered = kind in ("phone", "sms") or (kind == "text_relay" and not value.startswith("https:"))
        href = value
        if numbered:
            href = f"sms:{dial(value)[4:]}" if kind == "sms" else dial(value)
        elif kind == "email":
            href = f"mailto:{value}"
        use = channel.get("use", "general")
        return {
            "kind": kind,
            "href": href,
            "icon": ICONS[kind],
            "label": words.text(LABELS[kind]) if LABELS[kind] else _NOTHING,
            "number": value if numbered else "",
            "foreign": kind in ("chat", "form", "website") or (kind == "text_relay" and not numbered),
            "answered": kind in ("phone", "chat"),
            "use": words.text(SAY["USE"][use]) if use != "general" else _NOTHING,
            "hours": [{"days": days, "times": times} for days, times in words.hours[channel["hours"]]]
            if "hours" in channel else [],
            "hours_in": None,
            "signs": [*self.channel_signs(channel, kind), *map(self.name_of, channel.get("languages", ()))],
        }  # fmt: skip

    def channel_signs(self, channel: dict, kind: str) -> list[Text]:
        found = []
        if channel.get("cost", "unknown") != "unknown":
            found.append(self.words.text(SAY["COST"][channel["cost"]]))
        if kind in ("phone", "sms") and channel.get("on_phone_bill", "unknown") != "unknown":
            found.append(self.words.text(SAY["ON_BILL"][channel["on_phone_bill"]]))
        return found

    def card(self, service: dict, url: str) -> dict:
        every = self.ways(service)
        direct = [way for way in every if way["kind"] in DIRECT]
        direct = [way for way in direct if not way["use"]] or direct
        return {
            "url": url,
            "name": service["name"],
            "sentence": first_sentence(self.texts(service)[0]["summary"]),
            "paused": service["status"] == "paused",
            "buttons": direct[:2] or [way for way in every if way["kind"] in ("form", "email", "website")][:1],
            "signs": self.signs(service),
            "checked": self.checked(service),
        }

    def signs(self, service: dict) -> list[Text]:
        words, access, channels = self.words, service["access"], service["channels"]
        found = []
        if access.get("cost") == "free" or any(channel.get("cost") == "free" for channel in channels):
            found.append(words.text("gratis"))
        if access.get("anonymous") == "possible":
            found.append(words.text("du kan vara anonym"))
        if _bill(channels) == {"hidden"}:
            found.append(words.text("syns inte på räkningen"))
        tags = _spoken(channels)
        found += map(self.name_of, tags[:5])
        return [*found, words.text("fler språk")] if len(tags) > 5 else found

    def checked(self, service: dict) -> list[Text]:
        newest = max(source["read"] for source in service["sources"])
        return [self.on("Inte kontrollerad med verksamheten. Källorna lästes {day}.", newest)]

    def on(self, swedish: str, day: str) -> Text:
        return self.words.text(swedish, day=self.words.day(day))

    def age(self, service: dict) -> Text:
        dated = [day for source in service["sources"] if (day := source.get("checked") or source.get("published"))]
        if not dated:
            return self.words.text("Ingen av källorna har något datum.")
        newest = max(day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day for day in dated)
        if date.fromisoformat(newest) < self.today - timedelta(days=731):
            return self.words.text("Den nyaste källan med datum är från {year}.", year=newest[:4])
        return _NOTHING

    def sources(self, service: dict) -> list[dict]:
        words, lines = self.words, []
        for source in service["sources"]:
            dates = [self.on("läst {day}", source["read"])]
            if "published" in source:
                dates.insert(0, words.text("från {day}", day=source["published"]))
            if "checked" in source:
                dates.insert(0, self.on("kontrollerad mot verksamhetens sida {day}", source["checked"]))
            url = source.get("url", "")
            lines.append(
                {
                    "url": url,
                    "name": source.get("title") or urlsplit(url).netloc.removeprefix("www."),
                    "type": words.text(SAY["SOURCE_TYPE"][source["type"]]),
                    "dates": dates,
                    "says": source.get("says", ""),
                }
            )
        return lines

    def service(self, service: dict, what_happens: Text) -> dict:
        """Return what the template of a service's page takes, but for links and names of areas."""
        words, channels, access = self.words, service["channels"], service["access"]
        texts, notice = self.texts(service)
        kinds = {kind_of(channel) for channel in channels}
        known = [one["interpreter"] for one in channels if one.get("interpreter", "unknown") != "unknown"]
        costs = {one["cost"] for one in channels if one.get("cost", "unknown") != "unknown"}
        cost = access.get("cost", "unknown")
        if cost == "unknown" and len(costs) == 1:
            (cost,) = costs
        anonymous = access.get("anonymous", "unknown")
        traces = [words.text(COST[cost])]
        if service["kind"] != "emergency" or anonymous != "unknown":
            traces.append(words.text(SAY["ANONYMOUS"][anonymous]))
        traces.append(words.text(SAY["REFERRAL"][access.get("referral", "unknown")]))
        if "phone" in kinds:
            bill = _bill(channels)
            traces.append(words.text(BILL[bill.pop() if len(bill) == 1 else "unknown"]))
            traces.append(words.text("Numret finns kvar i telefonens samtalslista. Du kan ta bort det där."))
        quiet = [words.text("Du kan chatta.")] if "chat" in kinds else []
        quiet += [words.text("Du kan skicka sms.")] if "sms" in kinds else []
        quiet += [words.text("Du kan skriva.")] if kinds & {"email", "form"} else []
        tags = _spoken(channels)
        spoken = words.comma.join(str(self.name_of(tag)) for tag in tags)
        ages = service.get("ages")
        return {
            **texts,
            "name": service["name"],
            "state_notice": notice,
            "emergency": service["kind"] == "emergency",
            "closed": service["status"] == "closed",
            "paused": service["status"] == "paused",
            "ways": self.ways(service),
            "visit": [words.text(SAY["VISIT"][channel["visit"]]) for channel in channels if "visit" in channel],
            "direct": service["answers"],
            "ages": self.ages(ages) if ages else _NOTHING,
            "what_happens": what_happens,
            "languages": words.text("Här talas {languages}.", languages=spoken)
            if tags else words.text("Vi vet inte vilka språk som talas här."),
            "interpreter": words.text(SAY["INTERPRETER"][known[0] if known else "unknown"]),
            "quiet_ways": quiet or [words.text("Vi vet inte om du kan skriva till dem.")],
            "traces": traces,
            "checked": self.checked(service),
            "age": self.age(service),
            "confidence": words.text(SAY["CONFIDENCE"][service["confidence"]]),
            "sources": self.sources(service),
            "operator": service["operator"]["name"],
        }  # fmt: skip

    def ages(self, ages: dict) -> Text:
        if "max" not in ages:
            return self.words.text("Du ska vara {years} år eller äldre.", years=ages["min"])
        if "min" not in ages:
            return self.words.text("Du ska vara högst {years} år.", years=ages["max"])
        return self.words.text("För dig som är {youngest} till {oldest} år.", youngest=ages["min"], oldest=ages["max"])

    def json_ld(self, service: dict, summary: Text, kind: Text, areas: list[str], url: str) -> Markup:
        public = service["operator"]["type"] in ("state", "region", "municipality")
        found = {
            "@context": "https://schema.org",
            "@type": "GovernmentService" if public else "Service",
            "identifier": service["code"],
            "name": service["name"],
            "description": str(summary),
            "serviceType": str(kind),
            "provider": {"@type": "Organization", "name": service["operator"]["name"]},
            "areaServed": [{"@type": "AdministrativeArea", "name": name} for name in areas],
            "availableChannel": [_schema(channel) for channel in service["channels"] if "visit" not in channel],
            "url": url,
        }
        if "url" in service["operator"]:
            found["provider"]["url"] = service["operator"]["url"]
        if service["access"].get("cost") == "free":
            found["isAccessibleForFree"] = True
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        return Markup(f'<script type="application/ld+json">{text}</script>\n')


def _bill(channels: list[dict]) -> set[str]:
    return {
        channel.get("on_phone_bill", "unknown")
        for channel in channels
        if ("phone" in channel or "sms" in channel) and channel.get("use", "general") == "general"
    }


def _spoken(channels: list[dict]) -> list[str]:
    return list(dict.fromkeys(tag for channel in channels for tag in channel.get("languages", ())))


def _schema(channel: dict) -> dict:
    kind = kind_of(channel)
    found: dict = {"@type": "ServiceChannel"}
    if kind == "phone":
        found["servicePhone"] = {"@type": "ContactPoint", "telephone": channel[kind]}
    elif kind == "sms":
        found["serviceSmsNumber"] = {"@type": "ContactPoint", "telephone": channel[kind]}
    elif kind == "email":
        found["servicePostalAddress"] = {"@type": "PostalAddress", "email": channel[kind]}
    else:
        found["serviceUrl"] = channel[kind]
    if channel.get("languages"):
        found["availableLanguage"] = channel["languages"]
    return found
