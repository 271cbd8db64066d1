"""A school types its own contact on the list and prints it: one page, the same services as the PDF, nothing kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from vart.render.plan import PRINT
from vart.render.print_pages import TYPED as PAGES
from vart.render.sheets.order import KINDS
from vart.site.run import build_site
from vart.site.serve import make_server

from .printers import PRINTERS
from .readers import by_pdfium, by_poppler
from .world import AREA, ROOT, build, maker, order_of

pytestmark = pytest.mark.browser

TYPED = ["Sara Ek, kurator", "B 214, tisdagar", "08-465 004 12"]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served."""
    out = tmp_path_factory.mktemp("printed") / "site"
    built = build_site(ROOT, out, only=frozenset({"sv", "ar"}), today=date(2026, 11, 24))
    assert built.complete, built.messages
    server = make_server(out, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def typed(address: str, language: str, kind: str = "list") -> str:
    code = build().core.directory.area_by_id[AREA].code
    return f"{address}/{language}/{PRINT}/{code}/{PAGES[kind]}/"


#: Fields for a name, a place and a telephone; cards and posters have one for all.
ONE_FIELD = ("poster", "door", "fold", "pocket", "staff")
CASES = [(kind, language) for kind in PAGES for language in ("sv", "ar") if not (KINDS[kind].two and language == "sv")]


@pytest.mark.parametrize("language", ["sv", "ar"])
@pytest.mark.parametrize("name", PRINTERS)
def test_printed_as_the_pdf_is(name: str, language: str, address: str, playwright: Playwright, tmp_path: Path) -> None:
    pdf = PRINTERS[name](playwright, typed(address, language), TYPED, tmp_path)
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    text = by_poppler(pdf)
    together = "".join(text.split())
    sheet = maker().make(order_of("list", language))
    frame = maker().frames[language]
    for service in sheet.shown:
        row = maker().row(frame, service)
        assert (row.reach in text) if row.is_number else (row.reach in together), service.id
    for service in sheet.left_out:
        assert service.code in together, service.id
    for said in TYPED:
        assert said.replace(" ", "") in together or said.replace(" ", "") in "".join(by_pdfium(pdf).split())
    # Only the sheet: nothing of the page around it.
    assert frame.words.plain("Lämna sidan") not in text
    assert frame.words.plain("Skriv ut bladet") not in text


@pytest.fixture
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    scripts = getattr(request, "param", True)
    context = chromium.new_context(java_script_enabled=scripts, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_every_kind_is_typed_on_and_printed_in_its_pages(page: Page, kind: str, language: str, address: str) -> None:
    page.goto(typed(address, language, kind))
    fields = page.locator(".sheet input")
    assert fields.count() == (10 if kind == "pocket" else 1 if kind in ONE_FIELD else 3)
    said = "Sara Ek, 08-465 004 12"
    fields.first.fill(said)
    pdf = page.pdf(prefer_css_page_size=True, format="A4")
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == (2 if kind in ("large", "two-languages") else 1)
    wide, high = document[0].get_size()
    assert (wide > high) == (kind == "fold")
    text = "".join(by_poppler(pdf).split())
    # One field typed on stands on every card.
    assert text.count("08-46500412") == (10 if kind == "pocket" else 1)
    order = order_of(kind, language)._replace(typed=True)
    sheet = maker().make(order)
    frame = maker().frames[language]
    for row in [maker().row(frame, one) for one in sheet.shown] + maker().crisis(frame) * (kind != "staff"):
        assert row.reach.replace(" ", "") in text, row.id
    for service in sheet.left_out:
        assert service.code in text, service.id
    assert "112" in text
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("page", [False], indirect=True)
@pytest.mark.parametrize("kind", ["list", "pocket"])
def test_without_scripts_the_fields_are_lines_to_fill_in(page: Page, kind: str, address: str) -> None:
    page.goto(typed(address, "sv", kind))
    fields = page.locator(".sheet input")
    fields.first.fill("Sara Ek")
    assert fields.first.input_value() == "Sara Ek"
    assert len({fields.nth(place).input_value() for place in range(fields.count())}) == 2
    assert len(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, format="A4"))) == 1
    assert not page.locator("[data-print]").is_visible()


@pytest.mark.parametrize("page", [True, False], indirect=True, ids=["scripts", "no scripts"])
@pytest.mark.parametrize("language", ["sv", "ar"])
def test_typing_sends_and_keeps_nothing(page: Page, language: str, address: str) -> None:
    asked: list[str] = []
    page.goto(typed(address, language))
    page.on("request", lambda request: asked.append(request.url))
    fields = page.locator(".sheet input")
    assert fields.count() == len(TYPED)
    for place, said in enumerate(TYPED):
        fields.nth(place).fill(said)
        fields.nth(place).press("Enter")
        assert fields.nth(place).input_value() == said
        assert fields.nth(place).get_attribute("autocomplete") == "off"
        assert fields.nth(place).get_attribute("spellcheck") == "false"
        assert fields.nth(place).evaluate("field => field.labels[0].textContent.trim()")
    assert asked == []
    assert page.locator("form:has(.sheet), .sheet form").count() == 0
    assert page.context.cookies() == []
    page.reload()
    assert [page.locator(".sheet input").nth(place).input_value() for place in range(len(TYPED))] == [""] * len(TYPED)


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_reached_in_place_it_looks_the_same_and_its_button_prints(page: Page, language: str, address: str) -> None:
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.goto(f"{address}/{language}/")
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    before = page.url
    page.locator(f'main a[href$="/{PRINT}/"]').first.click()
    code = build().core.directory.area_by_id[AREA].code
    page.locator(f'main a[href$="/{PRINT}/{code}/"]').click()
    page.locator(f'main a[href$="/{PRINT}/{code}/2/"]').click()
    page.locator(".sheet").wait_for()
    expect(page.locator(".sheet .now").first).to_have_css("border-top-style", "solid")
    assert page.url == before
    page.locator("[data-print]").click()
    assert page.title() == "printed"
    assert wrong == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_sheet_s_styles_leave_with_it(page: Page, address: str) -> None:
    page.goto(typed(address, "sv"))
    page.locator("header .brand").click()
    page.locator("main .lines").wait_for()
    assert page.locator("link[rel=stylesheet]").count() == 0
