"""Words by which one sees that a sentence says what the law says: rights, crimes, duties, time limits.

They are tuned on the site's own pages: they shall miss little and cry seldom. A language without words is not looked
at; its pages must cite what the Swedish page cites all the same.
"""

from __future__ import annotations

import re

_SV_WHO = (
    r"(?:[Ss]ocialtjänsten|[Ss]ocialnämnden|[Ss]ocialjouren|[Pp]olisen|[Åå]klagaren|[Kk]ommunen|[Kk]ommuner|[Ss]kolan|[Ss]kolor|"
    r"[Vv]ården|[Dd]omstolen|[Tt]ingsrätten|[Ff]örvaltningsrätten|[Mm]yndigheten|[Mm]yndigheter|[Mm]igrationsverket|"
    r"[Ss]katteverket|[Ff]örsäkringskassan|[Aa]rbetsgivaren|[Pp]ersonal(?:en)?|[Bb]oendet|[Vv]årdpersonal|De|Ingen|Alla)"
)
_SV_HOW = r"(?: (?:också|alltid|oftast|normalt|då|själv|ändå|direkt|bara|inte|som huvudregel|i första hand))*"
_SV_SPAN = r"(?:dag|dagar|dygn|vecka|veckor|månad|månader|år)"
_SV_COUNT = r"(?:[0-9]+|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|fjorton)"

_EN_WHO = (
    r"(?:[Ss]ocial services|(?:[Tt]he|[Aa]) (?:police|municipality|court|prosecutor|school|authority|social board|"
    r"employer|district court|administrative court|Migration Agency|Tax Agency)|[Mm]unicipalities|[Ss]chools|"
    r"(?:[Hh]ealth(?: ?care)? )?[Ss]taff|[Hh]ealth ?care|They|Nobody|No one|No-one)"
)
_EN_COUNT = r"(?:[0-9]+|an?|one|two|three|four|five|six|seven|ten|fourteen)"
_EN_HOW = r"(?: (?:also|always|usually|normally|then|themselves|still|first|only))*"
_EN_SPAN = r"(?:days?|weeks?|months?|years?)"

_AR_WHO = r"(?:الشرطة|الخدمات الاجتماعية|البلدية|المحكمة|المدرسة|المدعي|الرعاية الصحية|مصلحة|دائرة|هيئة)"

_SWEDISH = (
    r"\brätt(?:en|ighet|igheter|igheterna)? (?:till|att)\b",
    r"\bskyldig(?:a|het|heten)?\b",
    r"\b(?:är|blir|räknas som|kan vara)(?: (?:ett|också|eget|alltid|även|inte))* (?:brott|brottslig\w*|olaglig\w*)\b",
    r"\b(?:olaglig|straffbar)\w*|\bförbjud(?:et|na|en)\b|\bstraff(?:et|as)\b|\bfängelse\b|\bböter\b",
    r"\benligt lag|\b[Ll]agen\b|\blagar\b|\bparagraf",
    rf"\b{_SV_WHO}{_SV_HOW} (?:måste|ska|får inte|får bara|är skyldig)\b|\b(?:måste|ska) (?:de|{_SV_WHO})\b",
    r"\bIngen får\b|\b[Mm]an får inte\b|\b(?:kan|får) (?:inte )?överklagas?\b",
    r"\b(?:gäller|kan ges) (?:i )?(?:högst|minst)\b",
    rf"\binom (?:\w+ )?{_SV_COUNT} {_SV_SPAN}\b|\b{_SV_SPAN} på dig\b",
)
_ENGLISH = (
    r"\b(?:a|the|your|same|equal) right\b|\bright to\b|\brights? under\b|\bentitled to\b",
    r"\b[Bb]y law\b|\b[Tt]he law\b|\bAct\b|\blegally\b",
    r"\b(?:is|are|can be|may be)(?: \w+){0,3} (?:crimes?|offences?)\b",
    r"\billegal\b|\bagainst the law\b|\bforbidden\b|\bbanned\b",
    r"\bprison\b(?! and probation)|\bpenalty\b|\bfined\b",
    rf"\b{_EN_WHO}{_EN_HOW} (?:must|have to|has to|may not|must not|may only|are not allowed|is not allowed)\b",
    rf"\bwithin (?:\w+ )?{_EN_COUNT} {_EN_SPAN}\b|\b{_EN_SPAN} to appeal\b",
)
_ARABIC = (
    r"يحق (?:لك|له|لها|للأطفال|للطفل|لأي|لكل)|الحق في|من حق|حقك في|الحق أن",
    r"(?<!\w)(?:القانون|بموجب قانون|حسب القانون)(?!\w)",
    r"(?<!\w)جريمة(?!\w)|غير قانوني|محظور|يعاقب|العقوبة|عقوبته|السجن|(?<!\w)غرامة(?!\w)",
    rf"يجب على {_AR_WHO}|{_AR_WHO}(?: \S+){{0,2}} (?:ملزمة|ملزم|مُلزمة)|لا يجوز",
    r"خلال (?:\S+ )?(?:أيام|يومًا|يوم|أسبوع|أسبوعين|أسابيع|شهر|شهرين|أشهر|سنة|سنتين|سنوات)",
)


def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns))


#: By the folder of the language.
SAYS_LAW: dict[str, re.Pattern[str]] = {
    "sv": _compiled(_SWEDISH),
    "sv-simple": _compiled(_SWEDISH),
    "en": _compiled(_ENGLISH),
    "ar": _compiled(_ARABIC),
}
