"""Words for the values that records may hold. Swedish; the catalogues have them in the other languages.

``N`` marks a string for extraction without translating it here.
"""

from __future__ import annotations


def N(swedish: str) -> str:  # noqa: N802 - gettext's own name for it is N_
    """Return the string; the extractor sees it."""
    return swedish


COST = {
    "free": N("gratis"),
    "local-rate": N("kostar som ett vanligt samtal"),
    "fee": N("kostar pengar"),
}
ON_BILL = {"hidden": N("syns inte på räkningen"), "visible": N("syns på räkningen")}
USE = {
    "from-abroad": N("När du ringer från ett annat land."),
    "previous": N("Det äldre numret. Vi vet inte hur länge det fungerar."),
    "switchboard": N("Växel."),
    "registered-only": N("Bara för dig som har anmält din telefon i förväg."),
    "professionals": N("För dig som möter utsatta i ditt arbete."),
    "relatives": N("För dig som är närstående."),
    "adults": N("För vuxna."),
    "callback": N("Lämna ett meddelande, så ringer de upp."),
    "text-phone": N("När du ringer från en texttelefon."),
    "hearing-callers": N("När du hör och ringer till någon som använder teckenspråk."),
}
VISIT = {
    "drop-in": N("Du kan komma dit utan att boka tid."),
    "by-appointment": N("Du behöver boka tid för att komma dit."),
    "unknown": N("Fråga först hur du kan komma dit."),
}
INTERPRETER = {
    "yes": N("Du kan få tolk."),
    "on-request": N("Du kan få tolk. Säg namnet på ditt språk."),
    "no": N("Det finns ingen tolk."),
    "unknown": N("Vi vet inte om det finns tolk. Fråga, och säg namnet på ditt språk."),
}
ANONYMOUS = {
    "possible": N("Du behöver inte säga vem du är."),
    "no": N("Du behöver säga vem du är."),
    "unknown": N("Vi vet inte om du kan vara anonym. Fråga innan du säger ditt namn."),
}
REFERRAL = {
    "not-needed": N("Du kan höra av dig själv."),
    "social-services": N("Du kommer dit genom socialtjänsten."),
    "health-care": N("Du kommer dit genom vården."),
    "required": N("Någon annan behöver ordna kontakten."),
    "unknown": N("Vi vet inte om du kan höra av dig själv. Fråga först."),
}
CONFIDENCE = {
    "high": N("Flera bra källor säger samma sak."),
    "medium": N("Vi har en bra källa eller flera svagare."),
    "low": N("Källorna är få eller gamla. Var beredd på att något kan vara fel."),
}
HOW_VERIFIED = {
    "phone": N("Kontrollerad med verksamheten på telefon {day}."),
    "email": N("Kontrollerad med verksamheten på mejl {day}."),
    "visit": N("Kontrollerad på plats hos verksamheten {day}."),
    "letter": N("Kontrollerad med verksamheten i brev {day}."),
}
SOURCE_TYPE = {
    "operator": N("verksamheten själv"),
    "authority": N("myndighet"),
    "municipality": N("kommun eller region"),
    "organisation": N("annan organisation"),
    "directory": N("annan katalog"),
    "news": N("tidning eller radio"),
    "unattributed": N("källa utan namn"),
}
STATE = {
    "machine": N("Texten är översatt av en dator. Ingen människa har kontrollerat den än."),
    "draft": N("Översättningen är inte granskad än."),
    "reviewed": N("Översättningen är granskad av en människa {day}."),
    "approved": N("Översättningen är granskad och godkänd {day}."),
    "stale": N("Översättningen är äldre än den svenska texten. Något kan ha ändrats. Numren är de senaste."),
    "missing": N("Den här texten finns bara på svenska än."),
    "ordinary": N("Den här texten finns bara på vanlig svenska än."),
}
#: The same for texts in an easier form of the source language, where they differ.
EASY_STATE = {
    "machine": N("Den här texten är inte granskad än."),
    "draft": N("Den här texten är inte granskad än."),
    "reviewed": N("Den här texten är granskad av en människa {day}."),
    "approved": N("Den här texten är granskad och godkänd {day}."),
    "stale": N("Den här texten är äldre än den vanliga svenska texten. Något kan ha ändrats."),
}
