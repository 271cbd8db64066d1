"""The page "Spread this": choices become code, live; without scripts there are ready codes."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from vart.languages import Text
from vart.load import Paths, load_directory
from vart.render import Site
from vart.render.embeds import codes
from vart.render.embeds.files import SCRIPT
from vart.render.embeds.words import KINDS, ready_texts
from vart.render.plan import SPREAD

from .conftest import ROOT
from .serving import Ours, Theirs
from .test_element import Show

pytestmark = pytest.mark.browser

LANGUAGES = ("sv", "en", "ar", "sv-simple")


def page_of(embed_site: Path, language: str) -> str:
    return (embed_site / language / SPREAD / "index.html").read_text("utf-8")


def shown_codes(text: str) -> list[str]:
    return [html.unescape(one) for one in re.findall(r"<p><code[^>]*>(.*?)</code></p>", text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_it_is_a_page_of_ready_codes(show: Show, ours: Ours, language: str) -> None:
    page = show(f"{ours.address}/{language}/{SPREAD}/", java_script_enabled=False, width=360)
    expect(page.locator("[data-chooser]")).to_be_hidden()
    expect(page.locator("[data-asleep]")).to_be_hidden()
    found = shown_codes(page_of(ours.folder, language))
    assert [one.split()[0] for one in found[:6]] == [
        "<a",
        "<iframe",
        "<script",
        "<vart-help",
        "<vart-help",
        "<vart-help",
    ]
    for place in page.locator("main code").all():
        expect(place).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ready_code_works_as_it_stands(show: Show, theirs: Theirs, ours: Ours, language: str) -> None:
    link, iframe, script, *elements = (
        one.replace("https://vart.example", ours.address) for one in shown_codes(page_of(ours.folder, language))[:6]
    )
    page = show(theirs.put("/host", link + iframe + "".join(elements), head=script), height=3000)
    folder = language
    assert page.locator("body > a").get_attribute("href") == f"{ours.address}/{folder}/"
    expect(page.frame_locator("body > iframe").locator(".line").first).to_be_visible()
    expect(page.frame_locator("vart-help[look=panel] iframe").locator(".line").first).to_be_visible()
    expect(page.locator("vart-help[look=button] button")).to_be_visible()
    expect(page.locator("vart-help[look=corner] button")).to_be_visible()


def test_the_chooser_makes_the_codes_that_stand_ready_below(show: Show, ours: Ours) -> None:
    page = show(f"{ours.address}/sv/{SPREAD}/")
    link, iframe, script, *elements = shown_codes(page_of(ours.folder, "sv"))[:6]
    wanted = {
        "link": link, "frame": iframe, "button": f"{script}\n{elements[0]}", "panel": f"{script}\n{elements[1]}",
        "corner": f"{script}\n{elements[2]}",
    }  # fmt: skip
    for look, code in wanted.items():
        page.locator(f"[data-look][value={look}]").check()
        assert page.locator("[data-code]").input_value() == code, look


def test_choices_are_shown_live(show: Show, ours: Ours) -> None:
    page = show(f"{ours.address}/sv/{SPREAD}/")
    page.locator("[data-topic]").select_option("847t")
    page.locator("[data-area]").select_option("vj94")
    page.locator("[data-look][value=panel]").check()
    preview = page.frame_locator("[data-preview] vart-help iframe")
    expect(preview.locator("main .card").first).to_be_visible()
    code = page.locator("[data-code]").input_value()
    assert 'topic="847t" area="vj94"' in code
    assert 'href="https://vart.example/sv/847t/"' in code
    # Another language beside it: two elements, and a preview of both.
    page.locator("[data-language][value=ar]").check()
    expect(page.locator("[data-preview] vart-help")).to_have_count(2)
    assert page.locator("[data-code]").input_value().count("<script") == 1
    # The corner of the preview, not of the window: the way out stays free.
    page.locator("[data-look][value=corner]").check()
    box = page.locator("[data-preview]").bounding_box()
    button = page.locator("[data-preview] vart-help button.open").first.bounding_box()
    assert box["y"] <= button["y"] <= box["y"] + box["height"]
    for one in page.locator("[data-language]").all():
        one.uncheck()
    expect(page.locator("[data-none]")).to_be_visible()


def test_the_words_hold_the_chosen_address_and_can_be_copied(show: Show, ours: Ours) -> None:
    page = show(f"{ours.address}/sv/{SPREAD}/", permissions=["clipboard-read", "clipboard-write"])
    page.locator("[data-topic]").select_option("847t")
    page.locator("summary", has_text="Nyhet").click()
    words = page.locator("#notice")
    expect(words).to_contain_text("https://vart.example/sv/847t/")
    expect(words).to_contain_text("116 016")
    page.locator('[data-copy="notice"]').click()
    expect(page.locator('[data-copy="notice"] + span [data-copied]')).to_be_visible()


def test_a_language_that_the_script_does_not_know_brings_its_words() -> None:
    language = next(one for one in load_directory(Paths(ROOT)).directory.languages if one.folder == "fa")
    site = Site("Vart", "Vart", "https://x.example/", "https://vart.example/", "", False, date(2026, 11, 24))
    voice = codes.Voice(language, (Text("کمک"),), "بستن", 'باز "کردن"')
    code = codes.element(site, voice, "button")
    assert 'close="بستن" plain="باز &#34;کردن&#34;"' in code
    assert codes.Voice(language.model_copy(update={"folder": "sv-simple"}), (), "", "").close_needed is False


def test_every_open_language_has_the_three_texts(project_root: Path) -> None:
    from vart.load.prose import load_prose

    pages, _ = load_prose(Paths(project_root), list(LANGUAGES), project_root / "docs", None)
    for language in LANGUAGES:
        texts = ready_texts([page for page in pages if page.folder == language])
        assert [text.kind for text in texts] == list(KINDS), language
        for text in texts:
            whole = "\n".join(text.paragraphs)
            assert "112" in whole or text.kind == "letter"
            assert not re.search(r"\*\*|\]\(|<|\[@", whole), whole


def test_it_is_found_from_the_page_for_boards_and_opened_not_put_in_place(show: Show, ours: Ours) -> None:
    page = show(f"{ours.address}/sv/7hgv/")
    page.locator(f'main a[href="/sv/{SPREAD}/"]').first.click()
    page.wait_for_url(f"**/sv/{SPREAD}/")
    expect(page.locator("[data-chooser]")).to_be_visible()
    # Its language menu opens pages too: in another language its scripts must run again.
    page.locator("header .drop summary").first.click()
    page.locator('header a[hreflang="ar"]').click()
    page.wait_for_url(f"**/ar/{SPREAD}/")
    expect(page.locator("[data-chooser]")).to_be_visible()


def test_put_in_place_it_still_has_its_codes_and_offers_to_be_opened(show: Show, ours: Ours) -> None:
    page = show(f"{ours.address}/sv/v4t4/")
    page.evaluate(f"document.querySelector('main a[href=\"/sv/{SPREAD}/\"]').removeAttribute('target')")
    page.locator(f'main a[href="/sv/{SPREAD}/"]').click()
    expect(page.locator("h1")).to_contain_text("Sprid")
    expect(page.locator("[data-chooser]")).to_be_hidden()
    page.locator("[data-asleep] a").click()
    expect(page.locator("[data-chooser]")).to_be_visible()


def test_it_breaks_no_policy_and_asks_nobody_else(show: Show, ours: Ours) -> None:
    page = show(f"{ours.address}/ar/{SPREAD}/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for look in ("button", "panel", "corner", "frame", "link"):
        page.locator(f"[data-look][value={look}]").check()
        page.wait_for_timeout(200)
    assert all(address.startswith(ours.address) for address in asked)
    assert not [message for message in page.messages if "Content Security" in message or message.startswith("error")]
    assert f"{ours.address}/{SCRIPT}" not in asked[1:], "once is enough"
