"""Rules that every framed page keeps. No browser is needed for these, but for axe."""

from __future__ import annotations

import re
from pathlib import Path

import brotli
import pytest

from vart.audit import audit_site, read_page
from vart.load import Paths, load_directory
from vart.model.phone import dial
from vart.render.embeds.pages import ALL, LOCAL, NATION
from vart.render.plan import SPREAD

from .conftest import ROOT
from .serving import Ours
from .test_element import Show

BUDGET = 14_000


@pytest.fixture(scope="module")
def framed(embed_site: Path) -> list[Path]:
    """Every framed page."""
    return sorted((embed_site / "embed").rglob("*.html"))


def test_there_is_one_for_every_need_audience_area_and_language(embed_site: Path) -> None:
    directory = load_directory(Paths(ROOT)).directory
    codes = {area.code for area in directory.areas}
    for group in (directory.vocabulary.needs, directory.vocabulary.audiences):
        codes |= {term.code for term in group.values() if term.code}
    for language in directory.open_languages:
        assert (embed_site / "embed" / language.folder / "index.html").is_file()
        missing = [
            code for code in codes if not (embed_site / "embed" / language.folder / code / "index.html").is_file()
        ]
        assert not missing, language.folder


def test_they_are_light(framed: list[Path], embed_site: Path) -> None:
    every = [*framed, *embed_site.glob(f"*/{SPREAD}/index.html")]
    weights = {
        path.relative_to(embed_site).as_posix(): len(brotli.compress(path.read_bytes(), quality=5)) for path in every
    }
    assert not {path: weight for path, weight in weights.items() if weight > BUDGET}


def test_the_audit_finds_nothing(embed_site: Path) -> None:
    # The exit of this copy is on this machine, without encryption.
    assert [finding for finding in audit_site(embed_site) if "/neutral without encryption" not in finding.message] == []


def test_the_audit_sees_a_script_whose_hash_the_policy_does_not_name(embed_site: Path, tmp_path: Path) -> None:
    import shutil

    site = tmp_path / "site"
    (site / "sv").mkdir(parents=True)
    for name in ("index.html", "404.html", "sv/404.html", "sv/index.html"):
        shutil.copy(embed_site / name, site / name)
    page = site / "sv/index.html"
    text = page.read_text("utf-8")
    for bad in (
        '<script src="/embed/v1.js" integrity="sha384-AAAA" defer></script>',
        '<script src="https://x.example/a.js" integrity="sha384-AAAA"></script>',
        '<script src="/embed/v1.js"></script>',
    ):
        page.write_text(text.replace("</main>", bad + "</main>"), "utf-8")
        assert "foreign" in {finding.rule for finding in audit_site(site) if finding.path == "sv/index.html"}, bad


def test_they_say_their_language_have_the_way_out_and_stay_out_of_search_engines(framed: list[Path]) -> None:
    for path in framed:
        text = path.read_text("utf-8")
        page = read_page(path.name, path.read_bytes())
        assert page.lang
        assert page.dir in ("ltr", "rtl")
        assert page.leaves == 1, path
        assert page.calls_112, path
        assert '<meta name="robots" content="noindex">' in text
        assert 'class="embed"' in text
        assert re.search(r'<a id="leave" [^>]*target="_top"', text), path


def test_without_scripts_no_link_leads_to_a_page_that_may_not_be_framed(framed: list[Path]) -> None:
    for path in framed:
        for link in re.findall(r"<a\b[^>]*>", path.read_text("utf-8")):
            href = re.search(r'href="([^"]*)"', link)[1]
            if href.startswith(("tel:", "sms:", "mailto:", "#", "/embed/")):
                continue
            assert 'target="_blank"' in link or 'target="_top"' in link, f"{path}: {link}"


def test_the_language_menu_keeps_the_page(framed: list[Path], embed_site: Path) -> None:
    folders = [one.folder for one in load_directory(Paths(ROOT)).directory.open_languages]
    for path in framed:
        rest = path.relative_to(embed_site / "embed").parts[1:-1]
        if path.name == "404.html":
            continue
        wanted = ["/".join(["/embed", folder, *rest, ""]) for folder in folders]
        found = re.findall(r'<a href="([^"]*)" hreflang=', path.read_text("utf-8"))
        assert found == wanted, path


def test_lists_are_short_and_lead_on(framed: list[Path]) -> None:
    for path in framed:
        text = path.read_text("utf-8")
        parts = re.findall(r"<section( data-near=\"[^\"]*\")?>(.*?)</section>", text, re.DOTALL)
        counts = [(bool(near), part.count('<li class="card">')) for near, part in parts]
        assert sum(count for _, count in counts) <= ALL
        assert all(0 < count <= (LOCAL if near else NATION) for near, count in counts), path


def test_the_first_page_has_the_numbers_of_the_records(embed_site: Path) -> None:
    directory = load_directory(Paths(ROOT)).directory
    first = (embed_site / "embed/ar/index.html").read_text("utf-8")
    for line in directory.crisis:
        service = directory.by_id[line.service]
        phone = next(one for one in service.channels if getattr(one, "phone", None))
        assert f'href="{dial(phone.phone)}"' in first


def test_no_swedish_or_loose_number_in_an_arabic_frame(embed_site: Path) -> None:
    text = (embed_site / f"ar/{SPREAD}/index.html").read_text("utf-8")
    body = re.sub(r"(?s)<(script|style|code|select)\b.*?</\1>", "", text.partition("<main")[2].partition("</main>")[0])
    loose = re.sub(r"(?s)<bdi\b.*?</bdi>", "", body)
    words = re.sub(r"<[^>]*>", " ", loose)
    assert not re.search(r"[åäöÅÄÖ]", words), re.findall(r"\S*[åäöÅÄÖ]\S*", words)[:5]
    assert not re.search(r"\d{3} \d{3}", words)


_STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
_RUN = """async (only) => (await axe.run(document, {runOnly: only, resultTypes: ["violations"]})).violations.map(
    (rule) => rule.id + ": " + rule.help + rule.nodes.map((node) => "\\n    " + node.html.slice(0, 200)).join(""))"""


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "/embed/sv/",
        "/embed/ar/",
        "/embed/sv/847t/",
        "/embed/ar/847t/",
        "/embed/nothing/",
        f"/sv/{SPREAD}/",
        f"/ar/{SPREAD}/",
    ],
)
def test_axe_finds_nothing(show: Show, ours: Ours, path: str, scheme: str) -> None:
    tools = ROOT / "tests/browser/node_modules/axe-core/axe.min.js"
    if not tools.is_file():
        pytest.fail("NOT RUN: the Node tools are not installed (cd tests/browser && npm ci)")
    page = show(ours.address + path, width=360, height=740, color_scheme=scheme, bypass_csp=True)
    page.evaluate(tools.read_text("utf-8"))
    page.evaluate("document.querySelectorAll('details:not(.menu)').forEach((details) => { details.open = true; })")
    found = []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width}: {rule}" for rule in page.evaluate(_RUN, _STANDARDS)]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{width}: it scrolls sideways"
    assert not found, "\n".join(found)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_element_and_in_its_dialog(
    show: Show, ours: Ours, theirs, script: str, scheme: str
) -> None:
    tools = ROOT / "tests/browser/node_modules/axe-core/axe.min.js"
    if not tools.is_file():
        pytest.fail("NOT RUN: the Node tools are not installed (cd tests/browser && npm ci)")
    link = f'<a href="{ours.address}/sv/">Vart kan jag vända mig?</a>'
    looks = "".join(
        f'<p><vart-help lang="sv" look="{look}">{link}</vart-help></p>' for look in ("button", "panel", "corner")
    )
    page = show(theirs.put("/host", f"<main><h1>Nytt</h1>{looks}</main>", head=script), color_scheme=scheme)
    page.wait_for_function("document.querySelector('vart-help[look=panel]').frame.told === true")
    page.evaluate(tools.read_text("utf-8"))
    found = page.evaluate(_RUN, _STANDARDS)
    page.locator("vart-help[look=button] button").click()
    page.wait_for_function("document.querySelector('vart-help').frame.told === true")
    found += page.evaluate(_RUN, _STANDARDS)
    assert not found, "\n".join(found)
