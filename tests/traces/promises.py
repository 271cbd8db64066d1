"""What is promised about a visit, as rules that list what breaks them. The controls must break what they are for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from .scenarios import Outcome
from .world import SEARCH, SITE

NEUTRAL_TITLE = "Vart"

#: The places where an address of ours may be found after a visit, each with what it is. This list is the promise: an
#: address anywhere else fails the tests. ``*`` stands for anything within a name.
PLACES: dict[str, dict[str, str]] = {
    "chromium": {
        "profile/Default/History*": "history: one demoted row, which the history page does not show",
        "profile/Default/Sessions/Session_*": "session file: what was open, and what the neutral page was reached from",
        "profile/Default/Sessions/Tabs_*": "session file: tabs that were closed",
        "profile/Default/Sessions_Encrypted/*": "the same, partly encrypted",
        "profile/Default/Preferences": "settings: that a site was visited, for its sound and how much it is used",
        "profile/Default/DIPS*": "bounce tracking protection: that a site was visited and touched",
        "profile/Default/Network Persistent State": "how the host was connected to",
        "profile/Default/Network/Network Persistent State": "how the host was connected to",
        "profile/Default/Network Action Predictor*": "address bar: what was typed, where it led",
        "profile/Default/Top Sites*": "new tab: pages that it offers",
        "profile/Default/Shortcuts*": "address bar: what was typed, where it led",
        "profile/segmentation_platform/ukm_db*": "usage statistics kept on the device: the address that was opened",
    },
    "firefox": {
        "profile/places.sqlite*": "history: one row with the neutral title, and the host",
        "profile/sessionstore.jsonlz4": "session file: what was open, and what the neutral page was reached from",
        "profile/sessionstore-backups/*": "session file, earlier copies",
        "profile/permissions.sqlite*": "permissions: that a site was touched",
        "profile/bounce-tracking-protection.sqlite*": "bounce tracking protection: that a site was touched",
        "profile/SiteSecurityServiceState.bin": "HSTS: that the host is to be reached encrypted only",
        "profile/security_state/*": "HSTS and certificates",
        "profile/datareporting/*": "statistics about the browser",
    },
    "webkit": {
        "profile/cache/hsts-storage.sqlite*": "HSTS: that the host is to be reached encrypted only",
        "profile/data/itp/observations.db*": "tracking protection: that a site was visited and touched",
        "profile/session": "session file: what was open",
    },
}

Rule = Callable[[Outcome], Iterable[str]]


def back_leads_to_the_search_page(outcome: Outcome) -> Iterable[str]:
    """Back, once the reader has left, shows what was there before us."""
    if outcome.back is not None and SEARCH not in outcome.back.url:
        yield f"Back leads to {outcome.back.url}"


def forward_never_leads_to_us(outcome: Outcome) -> Iterable[str]:
    """Forward after that shows the neutral page."""
    if outcome.forward is not None and SITE in outcome.forward.url:
        yield f"Forward leads to {outcome.forward.url}"


def nothing_of_ours_is_painted_again(outcome: Outcome) -> Iterable[str]:
    """No word and no colour of ours is on the screen once the reader has left."""
    if outcome.words:
        yield f"after leaving, the window shows {', '.join(outcome.words)}"
    if outcome.colour:
        yield "after leaving, the window shows the colour of our pages"


def history_shows_nothing(outcome: Outcome) -> Iterable[str]:
    """Chromium's history page has no row of ours, and its file at most one demoted row; Firefox' has one, neutral."""
    for row in outcome.listed or []:
        if SITE in row[0]:
            yield f"chrome://history shows {row[0]} as {row[1]!r}"
    visible = [row for row in outcome.rows if row.visible]
    if outcome.browser == "firefox":
        if len(visible) > 1:
            yield f"{len(visible)} rows in the history"
        for row in visible:
            if row.title != NEUTRAL_TITLE:
                yield f"a row of the history is called {row.title!r}"
    else:
        for row in visible:
            yield f"the history's file has a visible row {row.url} as {row.title!r}"
        if len(outcome.rows) > 1:
            yield f"{len(outcome.rows)} rows in the history's file, demoted ones included"


def no_titles_on_disk(outcome: Outcome) -> Iterable[str]:
    """No word of a title is in any file."""
    for hit in outcome.hits:
        if "titel" in hit.word:
            yield f"{hit.word} is in {hit.file} ({hit.kept})"


def no_text_on_disk(outcome: Outcome) -> Iterable[str]:
    """No word of a page's text is in any file."""
    for hit in outcome.hits:
        if "text" in hit.word:
            yield f"{hit.word} is in {hit.file} ({hit.kept})"


def nothing_is_stored(outcome: Outcome) -> Iterable[str]:
    """No cookie, favicon, storage, database, worker or cache is ours."""
    for name, count in outcome.stored.items():
        if count:
            yield f"{name}: {count}"


def addresses_only_where_documented(outcome: Outcome) -> Iterable[str]:
    """Our addresses are in no file but those of :data:`PLACES`."""
    for file in sorted({hit.file for hit in outcome.hits if is_address(hit.word)}):
        if place_of(outcome.browser, file) is None:
            yield f"an address of ours is in {file}"


def is_address(word: str) -> bool:
    """Say whether a word that was looked for is the host or a path, not a canary."""
    return word == SITE or word.startswith("/")


def place_of(browser: str, file: str, places: Mapping[str, Iterable[str]] = PLACES) -> str | None:
    """Return the documented place that a file is, as it stands in :data:`PLACES` or the like of it."""
    for pattern in places[browser]:
        # fnmatch would let * cross folders and read brackets; names of files hold both.
        if re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), file):
            return pattern
    return None


ALL: tuple[Rule, ...] = (
    back_leads_to_the_search_page,
    forward_never_leads_to_us,
    nothing_of_ours_is_painted_again,
    history_shows_nothing,
    no_titles_on_disk,
    no_text_on_disk,
    nothing_is_stored,
    addresses_only_where_documented,
)


#: Which rules do not hold, by way of visiting and browser, for everybody ("*") or one of them. The tests hold the
#: browsers to exactly this, so that the handbook's table stays true in both directions.
KNOWN: dict[str, dict[str, tuple[Rule, ...]]] = {
    # The error page is not written down, and so the row of our page is not demoted. WebKitGTK keeps our entry in its
    # list of pages and fetches the page again.
    "neutral down": {
        "chromium": (history_shows_nothing,),
        "webkit": (forward_never_leads_to_us, nothing_of_ours_is_painted_again),
    },
    # Nothing has told the browser to forget anything; there is one row, with the neutral title.
    "goes on": {
        "*": (back_leads_to_the_search_page, nothing_of_ours_is_painted_again),
        "chromium": (history_shows_nothing,),
    },
    "closes tab": {"chromium": (history_shows_nothing,), "*": (back_leads_to_the_search_page,)},
    "closes browser": {"chromium": (history_shows_nothing,)},
    "door": {"*": (back_leads_to_the_search_page,)},
    "new tab": {"*": (back_leads_to_the_search_page, history_shows_nothing)},
    "scripts off": {
        "*": (back_leads_to_the_search_page, nothing_of_ours_is_painted_again, history_shows_nothing, no_titles_on_disk)
    },
    "no headers": {"*": (no_titles_on_disk, no_text_on_disk, addresses_only_where_documented)},
}


def known(browser: str, scenario: str) -> set[str]:
    """Return the names of the rules that do not hold for a browser and a way of visiting."""
    ways = KNOWN.get(scenario, {})
    return {rule.__name__ for rule in (*ways.get("*", ()), *ways.get(browser, ()))}


def broken(outcome: Outcome, rules: Iterable[Rule] = ALL) -> dict[str, list[str]]:
    """Return what breaks the rules, by the rule's name."""
    found = {rule.__name__: list(rule(outcome)) for rule in rules}
    return {name: what for name, what in found.items() if what}
