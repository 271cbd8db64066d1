"""The page "Spread this": ready codes, ready words, and what whoever puts them up has to know.

Without scripts it is a page of codes to copy. With them, one chooses language, topic, area and look, sees it live and
copies the code. Its policy allows two scripts by their hashes and frames of this site, and so it has headers of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from vart.render.embeds import codes
from vart.render.embeds.codes import Voice
from vart.render.embeds.files import CHOOSER, SCRIPT, integrity
from vart.render.embeds.words import ReadyText, placeholder
from vart.render.environment import Words, with_numbers
from vart.render.frame import Core, Frame
from vart.render.plan import ALL_AREAS, ALL_SERVICES, PRINT, SPREAD
from vart.render.shell import Shell

#: The page for boards and companies, and the one on what a visit leaves behind.
BOARDS, TRACES = "boards", "what-stays"


def spread_policy(core: Core) -> str:
    """Return the policy of the page: the styles and scripts inside, the two script files, frames of this site."""
    files = " ".join(f"'{integrity(one)}'" for one in (core.embeds.script, core.embeds.chooser))
    before, script, after = core.embeds.spread.policy.partition("script-src ")
    return f"{before}{script}{files} {after}; frame-src 'self'"


def voice(words: Words, language: Any) -> Voice:
    """Return what a language says on other people's pages."""
    return Voice(
        language,
        (
            words.text("Vart kan jag vända mig?"),
            words.text("Stöd och råd"),
            words.text("Bra nummer att ha"),
            words.text("Hjälp och rättigheter"),
        ),
        words.plain("Stäng"),
        words.plain("Öppna som en vanlig sida"),
    )


def spread_page(frame: Frame, texts: Sequence[ReadyText], voices: Sequence[Voice]) -> tuple[str, bytes]:
    """Return (path, bytes) of the page in one language.

    :param texts: words for a notice, a letter and a post, from the prose.
    :param voices: of every open language.
    """
    core, site = frame.core, frame.core.site
    own = next(one for one in voices if one.language.folder == frame.folder)
    prose = {page.name: page for page in frame.prose}
    main = frame.fill(
        "embed/spread.html",
        here=frame.url(SPREAD),
        local=f"{site.base}/",
        sandbox=codes.SANDBOX,
        script=codes.script(site, core.embeds.script),
        link=codes.link(site, own),
        iframe=codes.iframe(site, own),
        elements=[codes.element(site, own, look) for look in ("button", "panel", "corner")],
        voices=[(one, one.close_needed) for one in voices],
        own=own,
        topics=_topics(frame),
        areas=core.directory.areas,
        lists={"services": frame.url(ALL_SERVICES), "areas": frame.url(ALL_AREAS)},
        texts=[_shown(frame, text) for text in texts],
        pages={name: frame.url(prose[name].code) if name in prose else "" for name in (BOARDS, TRACES)}
        | {"sheets": frame.url(PRINT) if frame.core.site.sheets else ""},
        allow=f"script-src {site.base_url}embed/; frame-src {site.base_url}embed/",
        files=[
            (f"{site.base}/{name}", integrity(content))
            for name, content in ((SCRIPT, core.embeds.script), (CHOOSER, core.embeds.chooser))
        ],
        hash=integrity(core.embeds.script),
    )
    title = frame.words.plain("Sprid det här på er webbplats")
    html = _shell(frame).page(
        title=f"{title} – {site.name}",
        description=frame.words.plain("Färdig kod: en länk, en knapp eller en ruta på er webbplats."),
        path=f"{SPREAD}/",
        main=main,
    )
    # The page lives by its scripts, which only come along when it is opened, not when it is put in place.
    html = html.replace(b" hreflang=", b' target="_self" hreflang=')
    return f"{frame.folder}/{SPREAD}/index.html", html


def _shell(frame: Frame) -> Shell:
    core = frame.core
    assets = core.embeds.spread._replace(policy=spread_policy(core))
    return Shell(
        core.environment, core.site, assets, frame.words, frame.view.language, core.directory.open_languages, frame.menu
    )


def _topics(frame: Frame) -> list[dict[str, Any]]:
    titles = {
        "needs": frame.words.text("Vad behöver du?"),
        "audiences": frame.words.text("Vem är du?"),
        "kinds": frame.words.text("Alla verksamheter"),
    }
    groups = frame.core.directory.vocabulary.groups
    found = []
    for name, title in titles.items():
        view = frame.view.terms[name]
        # An audience's own words ("Jag är ung") read oddly in a keeper's list; its label does not.
        rows = [(term.code, view[one].label) for one, term in groups[name].items() if term.code]
        found.append({"title": title, "rows": rows})
    return found


def _shown(frame: Frame, text: ReadyText) -> dict[str, Any]:
    words = frame.words
    titles = {
        "notice": words.text("Nyhet på intranätet"),
        "letter": words.text("Brev till alla anställda"),
        "post": words.text("Inlägg i sociala medier"),
    }
    own = text.folder == frame.folder
    language = None if own else next(one for one in frame.core.directory.languages if one.folder == text.folder)
    name = words.plain("länk") if own else "länk"
    lines = []
    for paragraph in text.paragraphs:
        before, mark, after = placeholder(paragraph, name)
        shown = with_numbers(before)
        if mark:
            place = Markup('<bdi dir="ltr" data-link="{}" data-words="{}">{}</bdi>')
            shown += place.format(text.folder, mark, mark) + with_numbers(after)
        lines.append(shown)
    return {"id": text.kind, "title": titles[text.kind], "language": language, "lines": lines}
