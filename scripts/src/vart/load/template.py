"""A new record to fill in: every key with a comment in the keepers' own words."""

from __future__ import annotations

import calendar
import json
from datetime import date

#: A first review soon: a new record is where most mistakes are.
_REVIEW_MONTHS = 3


def record_template(id: str, code: str, name: str, kind: str, today: date) -> str:
    """Return the text of a new record: valid YAML, a draft, with ``FYLL I`` where words are missing.

    Nothing in it claims a fact: what is not known yet is written as unknown, absent or to be filled in, and the checks
    warn of every ``FYLL I`` until the record is active, when it becomes an error.

    :param id: the file's name without ``.yml``.
    :param code: a code that no page has.
    :param name: the service's name in Swedish.
    :param kind: a word of the vocabulary's ``kinds``.
    :param today: the day that the source below counts as read.
    """
    return _TEMPLATE.format(
        id=id,
        code=code,
        name=_quoted(name),
        kind=kind,
        address="confidential" if kind == "shelter" else "none",
        address_help=_HIDDEN if kind == "shelter" else _OPEN,
        levels=_HIDDEN_LEVELS if kind == "shelter" else _OPEN_LEVELS,
        today=today.isoformat(),
        review=_later(today).isoformat(),
    )


def _quoted(name: str) -> str:
    # JSON's strings are YAML's double-quoted strings; a name with a colon or a hash would mean something else bare.
    return json.dumps(name, ensure_ascii=False)


def _later(today: date) -> date:
    index = today.year * 12 + today.month - 1 + _REVIEW_MONTHS
    year, month = divmod(index, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


_OPEN = """\
# none = det finns inget ställe att besöka. confidential = stället är hemligt.
# En gata får bara stå här om verksamheten själv bjuder in allmänheten dit på sin egen webbplats, och två har granskat:
# address:
#   street: …
#   postcode: "…"
#   city: …
#   consent: {source: "https://…", seen: …, by: [roll-ett, roll-två]}
# Sover någon där som behöver gömma sig? Då är adressen hemlig, vad som än står på andra sidor.
"""

_OPEN_LEVELS = "national, county, municipality eller district"
_HIDDEN_LEVELS = "national, county eller municipality"

_HIDDEN = """\
# Ett skyddat boende har aldrig en adress här. Skriv ingenting som visar var det ligger:
# ingen gata, inget postnummer, ingen karta, ingen beskrivning av vägen. Det gäller kommentarer också.
"""

_TEMPLATE = """\
# yaml-language-server: $schema=../schema/service.json
# Filens namn ({id}) är postens id. Rader som börjar med # är hjälp och kan tas bort.
# Skriv bara det som en källa säger. Det som ingen vet skrivs som unknown, eller inte alls. Gissa aldrig.
# Kontrollera filen: scripts/vart check directory/services/{id}.yml --lang sv

# Sidans adress på alla språk, och på tryckta blad. Ändra den aldrig.
code: {code}
name: {name}
# Ett ord från kinds i vocabulary.yml.
kind: {kind}
# Vem som driver verksamheten. Byt type till det som stämmer: state, region, municipality, ngo, faith eller company.
# Lägg gärna till url: "https://…", adressen till den som driver den.
operator: {{name: FYLL I vem som driver den, type: ngo}}

# Vad verksamheten gör, med en till tre korta meningar på vanlig svenska. Skriv du till läsaren. Högst 400 tecken.
summary: >-
  FYLL I vad du får hjälp med och vad som händer när du hör av dig.
# Vem den är till för. Högst 800 tecken.
for_whom: >-
  FYLL I vem den är till för.
# Det som är bra att veta men inte får plats ovan. Högst 800 tecken. Ta bort tecknet # framför för att använda raden.
# notes: >-
#   …

# Ord från vocabulary.yml. Byt fyll-i mot ett eller flera, som [talk, legal-advice].
needs: [fyll-i]
audiences: [fyll-i]
# Våld som verksamheten är särskilt till för. Tom lista när den tar emot oavsett våld.
violence: []
# Åldrar, båda med. Ta bort tecknet # för att använda raden. Utelämna den som inte finns.
# ages: {{min: 15, max: 25}}

# Var den gäller. Byt till det som stämmer: {levels}.
# Med koder från areas.yml, som {{level: municipality, codes: ["0180"]}}. national har inga koder.
area: {{level: national}}

# Hur man når verksamheten, den bästa vägen först. En rad för varje väg:
#   - {{phone: "070-174 06 05", hours: 24/7, languages: [sv, en], interpreter: on-request, cost: free}}
#   - {{chat: "https://…", hours: "Mo-Fr 12:00-15:00; PH off"}}
#   - {{sms: "…"}}, {{text_relay: …}}, {{form: "https://…"}}, {{email: …}}, {{website: "https://…"}}
#   - {{visit: drop-in}} eller {{visit: by-appointment}}
# Skriv numret precis som det står i källan. hours: 24/7, eller dagar (Mo Tu We Th Fr Sa Su) och tider; PH är helgdagar.
# interpreter: yes, on-request, no eller unknown. cost: free, local-rate, fee eller unknown.
# on_phone_bill: hidden, visible eller unknown. Det som inte står räknas som unknown.
channels: []

# anonymous: possible, no eller unknown. cost: free, local-rate, fee eller unknown.
# referral: not-needed, social-services, health-care, required eller unknown.
access: {{anonymous: unknown, referral: unknown, cost: unknown}}

{address_help}address: {address}

# Om ett annat nummer eller en annan post har samma telefon: skriv postens id här, och den här postens id där.
# shares_number_with: []

# Var uppgifterna är lästa. Minst en. Med url eller title (eller båda), och read: dagen du läste.
# type: operator (verksamheten själv), authority, municipality, organisation, directory, news eller unattributed.
# published: sidans eget datum. says: det som står där, ordagrant. Skriv av telefonnumret: då jämförs det med posten.
sources:
  - type: operator
    title: FYLL I var du läste det
    read: {today}

# Frågor att ställa när någon ringer verksamheten. De visas aldrig på sidan.
# to_ask:
#   - Stämmer numret och tiderna?

# Hur säkra uppgifterna är, bara efter källorna: high, medium eller low.
confidence: low
# När någon har frågat verksamheten själv. by är en roll, aldrig en person. how: phone, email, visit eller letter.
# verified: {{date: {today}, by: kommitten, how: phone}}
# När posten ska granskas igen. Högst ett år bort, högst ett halvt för ett nummer på första sidan.
review_by: {review}
# draft visas inte. active visas. paused och closed visas och måste säga vart man går i stället.
status: draft
# instead: id-för-en-annan-post
"""
