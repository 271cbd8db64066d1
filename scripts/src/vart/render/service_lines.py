"""What a service's page says of it in sentences: cost, traces, languages, how well checked, sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from babel import Locale

from vart.languages import Text, Texts, View
from vart.model import Area, Directory, OpenAddress, OpenService, Service, Source, channel_kind, channel_value
from vart.render.environment import Words
from vart.render.messages import ANONYMOUS, HOW_VERIFIED, INTERPRETER, REFERRAL, SOURCE_TYPE, STATE, VISIT, N

#: A source older than this shows its age on the page (two years, as `vart check` warns).
OLD = timedelta(days=731)


class SourceLine(NamedTuple):
    """A source as the reader sees it."""

    url: str
    name: str
    type: Text
    dates: tuple[Text, ...]
    says: str


def on_bill(service: Service) -> set[str]:
    """What is known of the bill for the numbers that one would call now."""
    return {
        channel.on_phone_bill
        for channel in service.channels
        if channel_kind(channel) in ("phone", "sms") and channel.use == "general"
    }


def spoken(service: Service) -> list[str]:
    """Return the languages of all channels, each once."""
    return list(dict.fromkeys(tag for channel in service.channels for tag in channel.languages))


def checked(service: Service, view: View, words: Words, today: date) -> tuple[Text, ...]:
    """Say how well the record is checked, in a sentence or two."""
    if service.verified:
        said = words.on(HOW_VERIFIED[service.verified.how], service.verified.date)
        return (said, words.text("Det är dags att kontrollera igen.")) if service.review_by < today else (said,)
    newest = max(source.read for source in service.sources)
    return (words.on("Inte kontrollerad med verksamheten. Källorna lästes {day}.", newest),)


def age_of_sources(service: Service, words: Words, today: date) -> Text:
    """Say so when even the newest source that shows a date is more than two years old."""
    dated = [day for source in service.sources if (day := _known_day(source))]
    if dated and max(dated) < today - OLD:
        return words.text("Den nyaste källan med datum är från {year}.", year=max(dated).year)
    if not dated:
        return words.text("Ingen av källorna har något datum.")
    return Text("")


def _known_day(source: Source) -> date | None:
    if source.checked:
        return source.checked
    if source.published:
        # Of a year or a month alone the first day: never younger than the page says.
        parts = [int(part) for part in source.published.split("-")]
        return date(*([*parts, 1, 1])[:3])
    return None


def source_lines(service: Service, view: View, words: Words) -> list[SourceLine]:
    """Return the sources as the page lists them."""
    lines = []
    for source in service.sources:
        dates = [words.on("läst {day}", source.read)]
        if source.published:
            dates.insert(0, words.text("från {day}", day=source.published))
        if source.checked:
            dates.insert(0, words.on("kontrollerad mot verksamhetens sida {day}", source.checked))
        url = source.url or ""
        lines.append(
            SourceLine(
                url=url,
                name=source.title or urlsplit(url).netloc.removeprefix("www."),
                type=words.text(SOURCE_TYPE[source.type]),
                dates=tuple(dates),
                says=source.says or "",
            )
        )
    return lines


def state_notice(texts: Texts, view: View, words: Words) -> Text:
    """Tell how the texts came into the reader's language, unless they were written in it."""
    if texts.state == "source":
        return Text("")
    if texts.checked and texts.state in ("reviewed", "approved"):
        return words.on(STATE[texts.state], texts.checked)
    return words.text(STATE[texts.state])


def languages_line(service: Service, view: View, words: Words) -> Text:
    """Say which languages are spoken."""
    tags = spoken(service)
    if not tags:
        return words.text("Vi vet inte vilka språk som talas här.")
    if not view.catalog.has("Här talas {languages}."):
        names = Locale.parse("sv").languages
        return words.text("Här talas {languages}.", languages=", ".join(names.get(tag, tag) for tag in tags))
    return words.text(
        "Här talas {languages}.", languages=words.comma.join(str(view.language_name(tag)) for tag in tags)
    )


def interpreter_line(service: Service, words: Words) -> Text:
    """Say whether there is an interpreter."""
    known = [channel.interpreter for channel in service.channels if channel.interpreter != "unknown"]
    value = known[0] if known else "unknown"
    return words.text(INTERPRETER[value])


def trace_lines(service: Service, words: Words) -> list[Text]:
    """Say what it costs, who one must be, and where it shows. What is unknown is said to be unknown."""
    lines = [words.text(COST_SENTENCES[_cost(service)])]
    # "Ask before you say your name" would be wrong advice to someone who calls for an ambulance.
    if service.kind != "emergency" or service.access.anonymous != "unknown":
        lines.append(words.text(ANONYMOUS[service.access.anonymous]))
    lines.append(words.text(REFERRAL[service.access.referral]))
    if any(channel_kind(channel) == "phone" for channel in service.channels):
        bill = on_bill(service)
        value = bill.pop() if len(bill) == 1 else "unknown"
        lines.append(words.text(BILL_SENTENCES[value]))
        lines.append(words.text("Numret finns kvar i telefonens samtalslista. Du kan ta bort det där."))
    return lines


def _cost(service: Service) -> str:
    if service.access.cost != "unknown":
        return service.access.cost
    known = {channel.cost for channel in service.channels if channel.cost != "unknown"}
    return known.pop() if len(known) == 1 else "unknown"


COST_SENTENCES = {
    "free": N("Det är gratis."),
    "local-rate": N("Det kostar som ett vanligt samtal."),
    "fee": N("Det kostar pengar. Fråga vad det kostar först."),
    "unknown": N("Vi vet inte om det kostar något."),
}
BILL_SENTENCES = {
    "hidden": N("Samtalet syns inte på telefonräkningen."),
    "visible": N("Samtalet syns på telefonräkningen."),
    "unknown": N("Vi vet inte om samtalet syns på telefonräkningen."),
}


def quiet_ways(service: Service, words: Words) -> list[Text]:
    """Say how to reach the service without speaking."""
    kinds = {channel_kind(channel) for channel in service.channels}
    lines = []
    if "chat" in kinds:
        lines.append(words.text("Du kan chatta."))
    if "sms" in kinds:
        lines.append(words.text("Du kan skicka sms."))
    if kinds & {"email", "form"}:
        lines.append(words.text("Du kan skriva."))
    return lines or [words.text("Vi vet inte om du kan skriva till dem.")]


def ages_line(service: Service, words: Words) -> Text:
    """Say for which ages the service is."""
    ages = service.ages
    if ages is None:
        return Text("")
    if ages.max is None:
        return words.text("Du ska vara {years} år eller äldre.", years=ages.min)
    if ages.min is None:
        return words.text("Du ska vara högst {years} år.", years=ages.max)
    return words.text("För dig som är {youngest} till {oldest} år.", youngest=ages.min, oldest=ages.max)


def area_names(areas: Iterable[str], directory: Directory) -> str:
    """Return the Swedish names of areas."""
    by_id: dict[str, Area] = directory.area_by_id
    return ", ".join(by_id[area].name for area in areas if area in by_id)


def visit_lines(service: Service, words: Words) -> list[Text]:
    """Say how one visits, and where if the operator itself publishes the address."""
    lines = [words.text(VISIT[channel_value(one)]) for one in service.channels if channel_kind(one) == "visit"]
    # The type says it already; whoever went round the type gets nothing printed all the same.
    if isinstance(service, OpenService) and service.kind != "shelter" and isinstance(service.address, OpenAddress):
        address = service.address
        lines.append(Text(", ".join(part for part in (address.street, address.postcode, address.city) if part)))
        if address.note:
            lines.append(Text(address.note))
    return lines
