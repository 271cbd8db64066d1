"""Rules that every public page of the built site keeps, in every language. No browser is needed for these."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from vart.load import Paths, load_directory
from vart.model import Directory, channel_kind, channel_value
from vart.model.phone import SHORT_NUMBERS, is_short_number
from vart.render.embeds.files import CHOOSER, SCRIPT
from vart.render.plan import PRINT, SPREAD

from .facts import Facts, Link, Run, read_all
from .sites import ROOT, Site, build, copy_project

#: One round trip of a new connection carries about ten packets.
BUDGET = 14_000


@pytest.fixture(scope="module")
def directory() -> Directory:
    """The records."""
    return load_directory(Paths(ROOT)).directory


@pytest.fixture(scope="module")
def base(site: Site) -> str:
    """The path that the project's own addresses begin with, without a slash at its end."""
    match = re.search(r"(?m)^site_url:\s*(\S+)", (site.root / "mkdocs.yml").read_text("utf-8"))
    return urlsplit(match[1]).path.rstrip("/") if match else ""


def none_of(offenders: list[str]) -> None:
    """Fail with the first offenders and their number."""
    shown = "\n  ".join(offenders[:25])
    assert not offenders, f"{len(offenders)} times:\n  {shown}"


def folder_of(page: Facts) -> str:
    """Return the language folder of a page, "" for the doors."""
    first, slash, _ = page.path.partition("/")
    return first if slash else ""


def test_there_are_pages_in_every_open_language(pages: list[Facts], directory: Directory) -> None:
    assert {folder_of(page) for page in pages} == {"", *(one.folder for one in directory.open_languages)}


def test_weight(pages: list[Facts]) -> None:
    heavy = sorted(((page.weight, page.path) for page in pages if page.weight > BUDGET), reverse=True)
    none_of([f"{path}: {weight} bytes compressed" for weight, path in heavy])


def test_language_and_direction(pages: list[Facts], directory: Directory) -> None:
    languages = {one.folder: (one.tag, one.dir) for one in directory.languages} | {"": ("sv", "ltr")}
    found = {page.path: (page.html.get("lang"), page.html.get("dir")) for page in pages}
    none_of([f"{page.path}: {found[page.path]}" for page in pages if found[page.path] != languages[folder_of(page)]])


def test_one_heading(pages: list[Facts]) -> None:
    none_of([f"{page.path}: {page.headings}" for page in pages if len(page.headings) != 1 or not page.headings[0]])


def test_real_title_and_description(pages: list[Facts]) -> None:
    bad = [page.path for page in pages if not page.title.strip() or not (page.meta("description") or "").strip()]
    none_of(bad)


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def test_policy_allows_nothing_but_what_stands_in_the_page_and_the_finder(pages: list[Facts], site: Site) -> None:
    bad = []
    finder = {_hash(file.read_text("utf-8")) for file in site.folder.glob("*.js")}
    assert len(finder) == 1
    for page in pages:
        policy = page.meta("Content-Security-Policy") or ""
        rules = {name: set(values) for name, *values in (rule.split() for rule in policy.split(";") if rule.strip())}
        # A block of data is not run, and needs no leave.
        run = {
            f"'{attributes['integrity']}'" if attributes.get("src") else _hash(text)
            for attributes, text in page.scripts
            if attributes.get("type") != "application/ld+json"
        }
        wanted = {
            "default-src": {"'none'"}, "base-uri": {"'none'"}, "form-action": {"'none'"},
            "script-src": run | finder, "style-src": {"'self'"} | {_hash(text) for text in page.styles},
        }  # fmt: skip
        for name, value in wanted.items():
            if rules.get(name) != value:
                bad.append(f"{page.path}: {name} is {rules.get(name)}, not {value}")
        for name in rules.keys() - wanted.keys():
            if not rules[name] <= {"'none'", "'self'", "data:"}:
                bad.append(f"{page.path}: {name} allows {rules[name]}")
    none_of(bad)


def test_policy_stands_before_all_that_it_is_about(pages: list[Facts], site: Site) -> None:
    bad = []
    for page in pages:
        text = (site.folder / page.path).read_text("utf-8")
        first = min(text.find(mark) for mark in ("<script", "<style", "<link") if mark in text)
        if not -1 < text.find("Content-Security-Policy") < first:
            bad.append(page.path)
    none_of(bad)


def test_no_inline_attributes(pages: list[Facts]) -> None:
    none_of([f"{page.path}: {element} {name}" for page in pages for element, name in page.inline])


def test_nothing_is_fetched(pages: list[Facts], base: str) -> None:
    # The page that hands embeds out tries them itself; its policy names their hashes (the test above).
    fine = {f"{base}/{name}" for name in (SCRIPT, CHOOSER)}
    # A sheet to print brings the styles that its PDF has, too.
    sheet = f"{base}/assets/sheet.css"
    bad = [
        f"{page.path}: <{element} {name}={address!r}>"
        for page in pages
        for element, name, address in page.loads
        if not address.startswith("data:")
        and not (address in fine and page.path.endswith(f"/{SPREAD}/index.html"))
        and not (address == sheet and page.path.split("/")[1] == PRINT)
    ]
    fetching = re.compile(r"url\(|@import")
    bad += [f"{page.path}: a style fetches" for page in pages if fetching.search("".join(page.styles))]
    bad += [f"{page.path}: a refresh" for page in pages if page.meta("refresh")]
    none_of(bad)


def _is_source(link: Link) -> bool:
    return any(label.endswith(".sources") for label in link.around)


def test_addresses_are_of_few_kinds(pages: list[Facts]) -> None:
    bad = []
    for page in pages:
        for link in page.links:
            scheme = urlsplit(link.href).scheme
            fine = scheme in ("", "https", "tel", "sms", "mailto") or (scheme == "http" and _is_source(link))
            if not fine or (scheme == "" and not link.href.startswith(("/", "#"))):
                bad.append(f"{page.path}: {link.href}")
    none_of(bad)


def test_no_address_on_another_host_is_told_where_the_reader_was(pages: list[Facts]) -> None:
    bad = [
        f"{page.path}: {link.href}"
        for page in pages
        for link in page.links
        if link.href.startswith("http") and "noreferrer" not in (link.attributes.get("rel") or "")
    ]
    bad += [page.path for page in pages if page.meta("referrer") != "no-referrer"]
    none_of(bad)


def lost_links(pages: list[Facts], folder: Path, base: str) -> list[str]:
    """Return the links within the site that lead nowhere."""
    known: dict[str, bool] = {}
    lost = []
    for page in pages:
        for link in page.links:
            url = urlsplit(link.href)
            if url.scheme or url.netloc:
                continue
            if url.path and url.path not in known:
                inside = url.path.startswith(f"{base}/") and ".." not in url.path
                target = folder / url.path[len(base) :].lstrip("/")
                known[url.path] = inside and (target / "index.html" if url.path.endswith("/") else target).is_file()
            if url.path and not known[url.path]:
                lost.append(f"{page.path}: {link.href}")
            if url.fragment and not url.path and url.fragment not in page.ids:
                lost.append(f"{page.path}: {link.href}")
            if url.query:
                lost.append(f"{page.path}: {link.href} has a query")
    return lost


def test_links_within_the_site_lead_somewhere(pages: list[Facts], site: Site, base: str) -> None:
    none_of(lost_links(pages, site.folder, base))


def test_links_keep_the_path_of_a_site_below_one(tmp_path: Path) -> None:
    """A demonstration may live at ``https://somebody.example/vart/``."""
    root = copy_project(tmp_path / "project", site_url="https://somebody.example/vart/")
    below = build(root, tmp_path / "site", only=frozenset({"sv"}))
    none_of(lost_links(read_all(below.folder), below.folder, "/vart"))


def test_the_language_menu_keeps_the_page(pages: list[Facts], directory: Directory, base: str) -> None:
    open_languages = directory.open_languages
    bad = []
    for page in pages:
        _, _, rest = page.path.partition("/")
        if not rest or rest == "404.html":
            continue
        wanted = {one.tag: f"{base}/{one.folder}/{rest.removesuffix('index.html')}" for one in open_languages}
        found = {link.attributes["hreflang"]: link.href for link in page.links if "hreflang" in link.attributes}
        current = [link.attributes["hreflang"] for link in page.links if link.attributes.get("aria-current") == "true"]
        if found != wanted or current != [page.html.get("lang")]:
            bad.append(f"{page.path}: {found}, of which {current} is the current one")
    none_of(bad)


def test_every_page_has_the_way_out_and_the_emergency_number(pages: list[Facts]) -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    exit_url = re.search(r"(?m)^\s*exit_url:\s*(\S+)", text)[1]
    bad = []
    for page in pages:
        exits = [link for link in page.links if link.attributes.get("id") == "leave"]
        if [link.href for link in exits] != [exit_url] or "data-leave" not in exits[0].attributes:
            bad.append(f"{page.path}: the exit is {exits}")
        danger = [link.href for link in page.links if link.attributes.get("class") == "danger"]
        if danger != ["tel:112"]:
            bad.append(f"{page.path}: the line for an emergency is {danger}")
    none_of(bad)


def test_a_lost_reader_finds_a_number(pages: list[Facts]) -> None:
    lost = [page for page in pages if page.path.endswith("404.html") and folder_of(page)]
    assert lost
    for page in lost:
        assert any(link.href.startswith("tel:") for link in page.links if "main" in link.around), page.path


#: What a telephone can dial: short numbers as they are, all others with a country code.
_DIAL = re.compile(r"\+[1-9]\d{6,14}")


def test_numbers_can_be_dialled(pages: list[Facts]) -> None:
    bad = []
    for page in pages:
        for link in page.links:
            scheme, _, number = link.href.partition(":")
            if scheme not in ("tel", "sms"):
                continue
            if number not in SHORT_NUMBERS and not _DIAL.fullmatch(number):
                bad.append(f"{page.path}: {link.href}")
            if is_short_number(number.removeprefix("+46")) and number.startswith("+"):
                bad.append(f"{page.path}: {link.href} is a short number with a country code")
    none_of(bad)


def _number_pattern(directory: Directory) -> re.Pattern[str]:
    channels = [channel for service in directory.services for channel in service.channels]
    called = [channel_value(one) for one in channels if channel_kind(one) in ("phone", "sms", "text_relay")]
    published = {"112", *(value for value in called if not value.startswith("http"))}
    every = "|".join(re.escape(number) for number in sorted(published, key=len, reverse=True))
    # And what looks like a number, wherever it comes from.
    looks = r"\+46[\d ()-]{6,}\d|0\d{1,3}-\d{2,3} ?\d{2} ?\d{2}(?: ?\d{2})?"
    return re.compile(rf"(?<![\w+-])(?:{every}|{looks})(?![\w-])")


def test_numbers_keep_their_order(pages: list[Facts], directory: Directory) -> None:
    """Without isolation ``020-50 50 50`` reads ``50 50 50-020`` in Arabic."""
    pattern = _number_pattern(directory)
    bad: dict[str, list[str]] = {}
    for page in pages:
        for run in page.runs:
            if not run.isolated and pattern.search(run.text):
                bad.setdefault(" ".join(run.around[-3:]), []).append(f"{page.path}: {run.text.strip()[:100]!r}")
    none_of([f"{len(found)} in {place}, as {found[0]}" for place, found in bad.items()])


_WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
_HOST_OR_MAIL = re.compile(r"[\w.@/:-]+\.[a-z]{2,}\S*")
_SWEDISH = re.compile(r"\b(?:och|för|att|inte|är|på|med|eller|dig|som|till|från|läst|finns|här|vi|du)\b", re.IGNORECASE)


def _unmarked_swedish(run: Run, script: str) -> bool:
    """Say whether a text that claims to be in another language looks Swedish.

    In a language of other letters that is a text of Latin letters alone: a translator may leave a name in a sentence,
    and may isolate one that is not Swedish, such as a browser's. In another language it is a text full of Swedish words.
    """
    if run.lang.split("-")[0] == "sv" or "code" in run.around:
        return False
    text = _HOST_OR_MAIL.sub("", run.text)
    swedish = {word.casefold() for word in _SWEDISH.findall(text)}
    if script == "Latn":
        return len(swedish) >= 2
    if len(_WORD.findall(text)) < 2 or any(ord(letter) > 0x2FF for letter in text if letter.isalpha()):
        return False
    return run.around[-1] != "bdi" or bool(swedish) or any(letter in "åäöÅÄÖ" for letter in text)


def test_swedish_in_other_languages_is_marked(pages: list[Facts], directory: Directory) -> None:
    """A screen reader that reads Swedish with an Arabic voice can not be understood."""
    scripts = {one.tag: one.script for one in directory.languages}
    bad = [
        f"{page.path}: {run.text.strip()[:100]!r} in {' '.join(run.around[-3:])}"
        for page in pages
        for run in page.runs
        if _unmarked_swedish(run, scripts.get(run.lang, "Latn"))
    ]
    none_of(bad)


def test_structured_data_can_be_read(pages: list[Facts]) -> None:
    found = 0
    for page in pages:
        for attributes, text in page.scripts:
            if attributes.get("type") == "application/ld+json":
                found += 1
                assert json.loads(text)["@context"] == "https://schema.org", page.path
    assert found


def test_the_sitemap_lists_pages_that_exist(site: Site, base: str) -> None:
    listed = re.findall(r"<loc>([^<]+)</loc>", (site.folder / "sitemap.xml").read_text("utf-8"))
    assert listed
    paths = [urlsplit(address).path.removeprefix(base) for address in listed]
    none_of([path for path in paths if not (site.folder / path.lstrip("/") / "index.html").is_file()])
