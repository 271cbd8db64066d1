"""Whatever a record, a translation or a setting holds comes out as text: escaped, in its language, in its order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vart.languages import Catalog, Text
from vart.model import Directory, Language, OpenAddress, ServiceTranslation, VocabularyTranslation, service_fingerprint
from vart.render import LanguagePages, Prose, Words, marked
from vart.render.environment import first_sentence, number, tel

#: What an attacker might write into a record that no check has seen.
HOSTILE = "</script></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}&amp;<!-- é"
#: A text of the same shape with nothing in it.
BENIGN = "plain words"


def services_full_of(text: str, make_service) -> Iterator[Any]:
    """Yield services of every kind of page, with ``text`` wherever a text can stand."""
    common: dict[str, Any] = {
        "name": text, "summary": text, "for_whom": text, "notes": text,
        "operator": {"name": text, "type": "ngo", "url": f"https://a.example/{text}"},
        "channels": [
            {"phone": text, "hours": "24/7", "cost": "free", "on_phone_bill": "hidden"},
            {"sms": text}, {"text_relay": text}, {"text_relay": f"https:{text}"}, {"email": text},
            {"chat": f"https://a.example/{text}", "use": "relatives"}, {"form": text}, {"website": text},
            {"visit": "drop-in"},
        ],
        "sources": [
            {"type": "operator", "url": f"https://a.example/{text}", "title": text, "says": text, "read": "2024-12-01"},
            {"type": "news", "title": text, "read": "2024-12-01", "published": "2024"},
        ],
    }  # fmt: skip
    place = {"street": text, "postcode": text, "city": text, "note": text,
             "consent": {"source": text, "seen": "2024-12-01", "by": ["en", "annan"]}}  # fmt: skip
    yield make_service(id="open", code="2bcd", address=place, ages={"min": 3, "max": 9}, **common)
    yield make_service(id="closed", code="3bcd", status="closed", instead="open", **common)
    yield make_service(id="paused", code="4bcd", status="paused", instead="open", **common)
    yield make_service(id="hidden", code="5bcd", kind="shelter", needs=["shelter"], address="confidential", **common)


def directory_full_of(text: str, directory: Directory, make_service) -> Directory:
    terms = directory.vocabulary.model_dump()
    for group in terms.values():
        for term in group.values():
            term.update(label=text, says=text, hint=text, what_happens=text)
    data = directory.model_dump()
    data.update(
        services=tuple(services_full_of(text, make_service)),
        vocabulary=type(directory.vocabulary)(**terms),
        areas=tuple(type(area)(**{**area.model_dump(), "name": text}) for area in directory.areas),
        languages=tuple(
            Language(**{**one.model_dump(), "autonym": text, "swedish": text}) for one in directory.languages
        ),
        crisis=({"service": "open"},),
        retired=(),
    )
    return Directory(**data)


class FullOf(Catalog):
    """A catalogue that translates every string into the same text, or has none."""

    def __init__(self, language: Language, text: str | None) -> None:
        super().__init__(language, Path("/nowhere"))
        self.text = text

    def has(self, message: str) -> bool:
        return self.text is not None

    def gettext(self, message: str) -> str:
        return message if self.text is None else self.text


def pages_full_of(text: str, folder: str, make_pages, directory, make_service, site) -> LanguagePages:
    full = directory_full_of(text, directory, make_service)
    language = next(one for one in full.languages if one.folder == folder)
    texts, terms, catalog = {}, None, FullOf(language, None)
    if folder == "ar":
        # Braces are placeholders in interface strings, and no others.
        catalog = FullOf(language, text.replace("{", "(").replace("}", ")"))
        texts = {
            one.id: ServiceTranslation(source=service_fingerprint(one), state="reviewed", by="en", date="2024-12-01",
                                       summary=text, for_whom=text, notes=text)
            for one in full.services
        }  # fmt: skip
        terms = VocabularyTranslation(
            state="reviewed", by="en", date="2024-12-01",
            **{group: {name: {"label": text, "says": text, "hint": text, "what_happens": text} for name in names}
               for group, names in full.vocabulary.groups.items()},
        )  # fmt: skip
    prose = (Prose("25bc", Text(text), 1, ("talk", "0180"), "in-danger"),)
    return make_pages(
        folder, of=full, catalog=catalog, texts=texts, terms=terms, prose=prose,
        site=site._replace(name=text, report_to=f"mailto:{text}"),
    )  # fmt: skip


def skeleton(html: bytes, read_html) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page with the names of their attributes: what no text may change."""
    return [(one.tag, tuple(sorted(one.attrs))) for one in read_html(html).elements]


@pytest.fixture(scope="module", params=["sv", "ar", "kmr"])
def rendered(request, make_pages, directory, make_service, site) -> dict[str, tuple[bytes, bytes]]:
    """Every page of a language, full of hostile and of plain text."""
    both = [
        {
            path: html
            for path, html in pages_full_of(text, request.param, make_pages, directory, make_service, site).render()
            if path.endswith(".html")
        }
        for text in (HOSTILE, BENIGN)
    ]
    assert both[0].keys() == both[1].keys()
    assert len(both[0]) > 20
    return {path: (both[0][path], both[1][path]) for path in both[0]}


def test_no_text_of_a_record_ever_becomes_markup(rendered, read_html):
    for path, (hostile, benign) in rendered.items():
        assert skeleton(hostile, read_html) == skeleton(benign, read_html), path


def test_a_hostile_text_is_shown_to_the_reader_as_it_was_written(rendered, read_html):
    path = next(path for path in rendered if path.endswith("/2bcd/index.html"))
    shown = read_html(rendered[path][0]).text
    assert shown.count("<script>alert(1)</script>") > 5
    assert "{{ 7*7 }}" in shown
    assert "49" not in shown


def test_structured_data_holds_the_texts_and_no_way_out_of_its_element(rendered):
    for path, (hostile, _) in rendered.items():
        found = re.findall(rb'<script type="application/ld\+json">(.*?)</script>', hostile, re.DOTALL)
        assert len(found) == (1 if path.split("/")[1] in ("2bcd", "3bcd", "4bcd", "5bcd") else 0)
        for block in found:
            assert b"<" not in block
            data = json.loads(block)
            assert data["name"] == HOSTILE
            assert data["description"] == HOSTILE


def test_structured_data_of_a_hidden_service_has_no_address(rendered):
    for path, (_, benign) in rendered.items():
        if "/5bcd/" in path:
            block = re.search(rb'<script type="application/ld\+json">(.*?)</script>', benign, re.DOTALL)[1]
            for name in (b"streetAddress", b"addressLocality", b"postalCode", b"geo"):
                assert name not in block


def test_an_address_that_was_slipped_round_the_types_is_not_shown(make_pages, make_service, directory):
    """The last line of defence: a shelter's page shows no place even if someone forged the record."""
    consent = {"source": "x", "seen": "2024-12-01", "by": ["a", "b"]}
    place = OpenAddress(street="Storgatan 17", city="Provstad", consent=consent)
    forged = make_service(kind="shelter", address="confidential").model_copy(update={"address": place})
    pages = make_pages(of=directory.model_copy(update={"services": (forged,), "crisis": ()}))
    for path, html in pages.render():
        assert b"Storgatan" not in html, path


# Numbers


@given(st.text(alphabet="ab<>&\"' 0123456789-+()–:./\u00a0ع{}", max_size=60))
@example("Ring 116 016 eller 020-50 50 50, +46 (0)8-405 50 05.")
@example("5 < 7 & 12:30–14:00")
def test_marking_numbers_changes_nothing_that_a_reader_reads(read_html, text):
    found = read_html(str(marked(Text(text))))
    assert "".join(piece.text for piece in found.pieces) == text
    assert {element.tag for element in found.elements} <= {"bdi"}


#: Digits in more than one group, which a line from right to left would show in another order. A colon, a stop, a hyphen
#: or a no-break space between digits does not end a number (Unicode Standard Annex 9, W4); a space or a dash does.
GROUPS = re.compile(r"\+\d|\d\)?[ –(]+\d")


@given(st.text(alphabet=" 0123456789-+()–:ع", max_size=60))
@example("و116 016")
def test_no_group_of_digits_is_left_alone(read_html, text):
    for piece in read_html(str(marked(Text(text)))).pieces:
        if piece.dir != "ltr":
            assert not re.search(r"\d[ –]\d", piece.text)


@pytest.mark.parametrize(
    "text", ["116 016", "020-50 50 50", "08-123 456 00", "+46 (0)8-405 50 05", "+46 70-174 06 05", "0771-21 00 10",
             "9–17", "08:30–16:00", "2024-11", "114 14"],
)  # fmt: skip
def test_a_number_in_a_text_is_kept_whole(text):
    assert str(marked(Text(f"Ring {text}!"))) == f'Ring <bdi class="nr" dir="ltr">{text}</bdi>!'
    assert str(number(text)) == f'<bdi class="nr" dir="ltr">{text}</bdi>'


def test_a_number_is_kept_whole_behind_an_arabic_word_that_is_written_together_with_it():
    """As in "and 116 016" or "at 116 016": Arabic writes short words together with what follows."""
    for word in ("و", "بـ", "لـ"):
        assert str(marked(Text(f"{word}116 016"))) == f'{word}<bdi class="nr" dir="ltr">116 016</bdi>'


def test_a_number_can_be_called():
    assert str(tel("116 016")) == '<a href="tel:116016"><bdi class="nr" dir="ltr">116 016</bdi></a>'


def right_to_left(site: Path) -> Iterator[tuple[Path, str]]:
    """Yield each page of a language that is read from right to left: its path, and its main part as it stands there."""
    for folder in sorted(site.iterdir()):
        home = folder / "index.html"
        if home.exists() and 'dir="rtl"' in home.read_text("utf-8")[:200]:
            for path in sorted(folder.rglob("*.html")):
                html = path.read_text("utf-8")
                yield path, re.match(r"<!doctype html>\n<html[^>]*>", html)[0] + html[html.index("<main") :]


@pytest.mark.parametrize("which", ["small_site", "real_site"])
def test_every_number_in_an_arabic_page_reads_from_left_to_right(request, which, read_html):
    numbers = 0
    for path, html in right_to_left(request.getfixturevalue(which)):
        rest, kept = re.subn(r'<bdi [^>]*dir="ltr"[^>]*>.*?</bdi>', "", html)
        numbers += kept
        # Most pages have no number but those; only the others are worth a closer look.
        if GROUPS.search(re.sub(r"<(script|svg).*?</\1>|<[^>]+>", "", rest, flags=re.DOTALL)):
            for piece in read_html(html).visible:
                assert piece.dir == "ltr" or not GROUPS.search(piece.text), f"{path}: {piece.text.strip()!r}"
    assert numbers > 20


# Languages


def test_a_text_in_another_language_says_so_and_one_in_the_readers_does_not(make_language):
    swedish = make_language()
    assert str(marked(Text("Hej & hå", swedish))) == '<span lang="sv" dir="ltr">Hej &amp; hå</span>'
    assert str(marked(Text("Hej"))) == "Hej"
    assert str(marked("<b>")) == "&lt;b&gt;"


def test_a_string_of_the_interface_escapes_what_is_put_into_it(make_pages):
    words: Words = make_pages("ar").words
    assert str(words("Okänd {x}", x="<b>")) == '<span lang="sv" dir="ltr">Okänd &lt;b&gt;</span>'
    assert str(words("Ring {number}", number=number("112"))) == 'اتصل بالرقم <bdi class="nr" dir="ltr">112</bdi>'
    assert words.plain("Ring {number}", number="112") == "اتصل بالرقم 112"
    assert words.text("gratis").language is None


def test_a_swedish_fallback_holds_no_word_of_the_readers_language(small_site, read_html):
    """A screen reader reads what is marked as Swedish with a Swedish voice."""
    for path, html in right_to_left(small_site):
        for piece in read_html(html).visible:
            if piece.lang == "sv":
                assert not re.search("[\u0600-\u06ff]", piece.text), f"{path}: {piece.text.strip()!r}"


#: Letters that only Swedish has among the languages of the small site.
SWEDISH = re.compile(r"[åäöÅÄÖ]|\b(?:och|inte|från|läst|stängt|på|är|du|av|som|den|det)\b", re.IGNORECASE)


def test_no_swedish_text_in_an_arabic_page_goes_without_a_mark(small_site, read_html):
    for path, html in right_to_left(small_site):
        for piece in read_html(html).visible:
            if piece.lang == "ar":
                assert not SWEDISH.search(piece.text), f"{path}: {piece.text.strip()!r}"


@pytest.mark.parametrize(
    ("text", "first"),
    [("Ett. Två.", "Ett."), ("Ett", "Ett"), ("Vad? Så.", "Vad?"), ("واحد؟ اثنان.", "واحد؟"),
     ("Ring 08.00. Sen.", "Ring 08.00."), ("ሓደ። ክልተ።", "ሓደ።"), ("", "")],
)  # fmt: skip
def test_a_card_shows_the_first_sentence(make_language, text, first):
    assert first_sentence(Text(text, make_language())) == Text(first, make_language())
