"""What the motion and the district's answer ask for: each row of that table, two clicks from the first page at most.

Only what a reader sees without opening anything counts: links in the header, the main text or the footer, but not those
inside a folded ``<details>``, such as the menu on a small screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

from vart.load import Loaded, Paths
from vart.load.prose import load_prose
from vart.model.prose import ProsePage

LANGUAGES = ("sv", "en", "ar")
_PARTS = {"header", "main", "footer"}


class Row(NamedTuple):
    """A row of the table: what is asked for, and where the site gives it.

    ``says`` are words, by language, that one of ``pages`` must have: the page is not only there, it answers.
    """

    asks: str
    pages: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    says: tuple[tuple[str, str, str], ...] = ()


ROWS = (
    Row(
        "boards and companies spread where people exposed to honour oppression can turn",
        pages=("boards",),
        says=(("intranätet", "intranet", "الشبكة الداخلية"), ("vart.example", "vart.example", "vart.example")),
    ),
    Row(
        "rights, and the support that people have a right to, made known",
        pages=("municipality-help", "police", "protected-data", "residence-permit", "money", "custody", "health-care"),
        says=(("överklaga", "appeal", "الطعن"),),
    ),
    Row(
        "a lämna-program: coordinated help, a contact person, mentors, long-term support",
        pages=("leaving", "when-you-have-left", "my-plan"),
        services=("gapf",),
        needs=("contact-person", "leaving-plan", "psychological-support"),
        says=(
            ("kontaktperson", "contact person", "شخص الاتصال"),
            ("mentor", "mentor", "مرشد"),
            ("plan för lång tid", "plan for the long term", "خطة لوقت طويل"),
        ),
    ),
    Row(
        "Relationsvåldscentrum, Origo, Kriscentrum för kvinnor, Kruton, women's shelters, SHIS, the queue's priority",
        pages=("housing",),
        services=(
            *("rvc-innerstaden", "rvc-sydost", "rvc-sydvast", "rvc-vast"),
            *("origo-stockholm", "kriscentrum-kvinnor-stockholm", "kruton", "roks", "unizon", "shis-bostader"),
        ),
        needs=("shelter",),
        says=(("Förtur", "Priority", "أولوية"),),
    ),
    Row(
        "staff who meet children recognise honour-related violence",
        pages=("staff-children", "honour"),
        services=("nationella-stodtelefonen-heder",),
        says=(("Testa dig själv", "Test yourself", "اختبار ذاتي"), ("orosanmälan", "report of concern", "بلاغ قلق")),
    ),
    Row(
        "parenting support, also where crime or honour is a risk",
        pages=("parents",),
        services=("foraldralinjen",),
        needs=("parenting-support",),
        says=(("dras in i brott", "drawn into crime", "الجريمة"),),
    ),
    Row(
        "child marriage, arranged marriage and upbringing trips prevented",
        pages=("forced-marriage",),
        services=("ud-jouren",),
        says=(("utreseförbud", "travel ban", "منع السفر"), ("ambassad", "embassy", "السفارة")),
    ),
    Row(
        "psychological violence understood",
        pages=("what-is-violence",),
        says=(
            ("Psykiskt våld", "Psychological violence", "العنف النفسي"),
            ("1 juli 2026", "1 July 2026", "1 يوليو 2026"),
        ),
    ),
    Row(
        "victims and witnesses are offered help fast",
        pages=("police", "in-danger"),
        services=("brottsofferjouren", "kvinnofridslinjen"),
        needs=("witness-support",),
        says=(("vittne", "witness", "شاهد"),),
    ),
    Row(
        "housing for those forced to move, and no known address where they are gathered",
        pages=("housing", "how-we-check"),
        needs=("shelter", "housing"),
        says=(("aldrig ut var", "never", "لا نكتب"),),
    ),
    Row(
        "prostitution, trafficking and sexual violence outside relationships",
        pages=("sexual-violence",),
        services=("mikamottagningen-stockholm", "talita", "nmt-stodtelefon", "avk-sodersjukhuset", "storasyster"),
        needs=("sexual-assault-care", "trafficking-exit"),
        says=(("människohandel", "trafficking", "الاتجار"),),
    ),
)


class Links(HTMLParser):
    """Collects the addresses that a page links to from what is unfolded in its header, main text and footer."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _PARTS or (tag == "details" and "open" not in dict(attrs)):
            self._inside.append(tag)
        elif tag == "a" and self._inside and "details" not in self._inside:
            self.found.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()


@cache
def links(site: Path, address: str) -> tuple[str, ...]:
    """Return where a page of the built site leads, within the site; nothing when there is no such page."""
    file = site / address.strip("/") / "index.html"
    if not file.is_file():
        return ()
    reader = Links()
    reader.feed(file.read_text(encoding="utf-8"))
    return tuple(one.partition("#")[0] for one in reader.found if one.startswith("/"))


@cache
def clicks(site: Path, language: str) -> dict[str, int]:
    """Return the addresses within two clicks from the first page of a language, and after how many."""
    seen, edge = {f"/{language}/": 0}, [f"/{language}/"]
    for step in (1, 2):
        edge = [to for address in edge for to in links(site, address) if seen.setdefault(to, step) == step]
    return seen


@pytest.fixture(scope="module")
def prose(project_root: Path) -> dict[tuple[str, str], ProsePage]:
    return {(page.folder, page.name): page for page in load_prose(Paths(project_root), LANGUAGES)[0]}


def targets(row: Row, real: Loaded, prose: dict[tuple[str, str], ProsePage]) -> Iterator[tuple[str, str]]:
    """Yield name and code of everything that a row asks for."""
    for name in row.pages:
        yield name, prose["sv", name].meta.code
    for name in row.services:
        yield name, real.directory.by_id[name].code
    for name in row.needs:
        yield name, real.directory.vocabulary.needs[name].code or ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: re.sub(r"\W+", "-", row.asks)[:40])
def test_every_row_is_two_clicks_from_the_first_page(
    row: Row, language: str, real_site: Path, real: Loaded, prose: dict[tuple[str, str], ProsePage]
) -> None:
    near = clicks(real_site, language)
    far = [name for name, code in targets(row, real, prose) if f"/{language}/{code}/" not in near]
    assert not far, f"more than two clicks away: {far}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", [row for row in ROWS if row.says], ids=lambda row: re.sub(r"\W+", "-", row.asks)[:40])
def test_what_the_row_asks_for_is_said_there(
    row: Row, language: str, real_site: Path, prose: dict[tuple[str, str], ProsePage]
) -> None:
    pages = [real_site / language / prose["sv", name].meta.code / "index.html" for name in row.pages]
    text = " ".join(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8").partition("<main")[2]) for page in pages)
    missing = [words[LANGUAGES.index(language)] for words in row.says if words[LANGUAGES.index(language)] not in text]
    assert not missing


def test_a_folded_link_and_one_outside_the_page_are_not_counted() -> None:
    reader = Links()
    reader.feed(
        '<a href="/sv/before/">a</a><main><a href="/sv/seen/">b</a><details><summary>Visa fler</summary>'
        '<a href="/sv/folded/">c</a></details><details open><a href="/sv/open/">d</a></details></main>'
    )
    assert reader.found == ["/sv/seen/", "/sv/open/"]
