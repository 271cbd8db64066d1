"""What tells a place is found in any spelling; what does not is left alone."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vart.check.secrecy import KINDS, directions, traces
from vart.check.secrecy.fold import Folded
from vart.check.secrecy.glyphs import LOOKALIKES
from vart.check.secrecy.search import _search as search

RECORDS = Path(__file__).parents[1] / "records" / "secrecy"


def lines(name: str) -> list[tuple[str, str]]:
    rows = (RECORDS / name).read_text(encoding="utf-8").splitlines()
    return [tuple(row.split("\t", 1)) for row in rows if row and not row.startswith("#")]


INNOCENT = lines("innocent.txt")
TELLING = lines("telling.txt")


@pytest.mark.parametrize(("language", "sentence"), INNOCENT)
def test_innocent_sentences_tell_nothing(language: str, sentence: str) -> None:
    assert [(trace.kind, sentence[trace.start : trace.end]) for trace in traces(sentence)] == []


def test_there_are_many_innocent_sentences() -> None:
    assert len(INNOCENT) >= 200
    assert sum(language in ("sv", "en", "ar") for language, _ in INNOCENT) >= 150


def test_innocent_sentences_tell_nothing_together() -> None:
    for language in {language for language, _ in INNOCENT}:
        text = " ".join(sentence for of, sentence in INNOCENT if of == language)
        found = [(trace.kind, text[trace.start - 20 : trace.end + 20]) for trace in traces(text)]
        assert found == [], language


@pytest.mark.parametrize(("kind", "marked"), TELLING)
def test_telling_sentences_are_found_where_they_tell(kind: str, marked: str) -> None:
    start, end = marked.index("[["), marked.index("]]") - 2
    sentence = marked.replace("[[", "").replace("]]", "")
    found = traces(sentence)
    assert [trace.kind for trace in found] == [kind]
    assert found[0].start < end
    assert found[0].end > start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Vi finns på Hemligagatan 3.", 12),
        ("Vi  finns   på Hemliga gatan 3.", 15),
        ("Vi\u200b finns på Hem\u200bligagatan 3", 13),
        ("ﬁ ﬃ Hemligagatan 3", 4),
        ("e\u0301 e\u0301 Hemligagatan 3", 6),
        ("Ligger på H e m l i g a g a t a n 3 alltså", 10),
    ],
)
def test_the_start_is_exact_in_the_original(text: str, start: int) -> None:
    (trace,) = traces(text)
    assert (trace.kind, trace.start) == ("street", start)


def test_a_whole_address_is_one_place() -> None:
    for address in (
        "Hemligagatan 3, 123 45 Exempelby",
        "Hemligagatan 3 (2 tr), 123 45 Exempelby",
        "c/o Exempel, Hemligagatan 3",
        "Hemligagatan 3 i Exempelby centrum",
        "59.1234, 18.1234 (Hemligagatan 3)",
    ):
        assert len(traces(f"Vi bor här: {address}.")) == 1, address


def test_a_box_keeps_its_postcode_but_not_a_street() -> None:
    assert [trace.kind for trace in traces("Box 2820, 403 20 Göteborg")] == ["po-box"]
    assert [trace.kind for trace in traces("Hemligagatan 3, Box 28, 403 20 Göteborg")] == ["street"]


@pytest.mark.parametrize(
    "text",
    [
        "ring 123 45",
        "Tel: 123 45",
        "0479-123 45",
        "08 123 45",
        "sms 723 45",
        "+46 8 123 45",
        "116 016",
        "90101",
        "114 14",
    ],
)
def test_what_reads_as_a_telephone_number_is_no_postcode(text: str) -> None:
    assert traces(text) == []


def test_known_numbers_are_no_postcodes_but_a_town_decides() -> None:
    assert [trace.kind for trace in traces("724 56")] == ["postcode"]
    assert traces("724 56", phones={"72456"}) == []
    assert [trace.kind for trace in traces("724 56 Stockholm", phones={"72456"})] == ["postcode"]
    assert [trace.kind for trace in traces("08-123 45, 114 14 Stockholm")] == ["postcode"]


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("https://exempel.example/hemligagatan", []),
        ("https://exempel.example/hemligagatan-3", ["street"]),
        ("https://exempel.example/?q=hemligagatan+3", ["street"]),
        ("https://exempel.example/Hemligagatan%203", ["street"]),
        ("https://exempel.example/hemligagatan 3", ["street"]),
        ("https://exempel.example/12345", []),
        ("https://exempel.example/?ort=123+45+stockholm", ["postcode"]),
        ("https://exempel.example/@59.1234,18.1234,15z", ["coordinates"]),
        ("https://exempel.example/?lat=59.12&lon=18.12", ["coordinates"]),
        ("https://exempel.example/bilder/huset.jpg", ["photo"]),
        ("https://exempel.example/kunskap/vagen-ut-2", []),
        ("https://exempel.example/handlingsplan-2025", []),
    ],
)
def test_web_addresses(address: str, kinds: list[str]) -> None:
    assert [trace.kind for trace in traces(f"Se {address} för mer.")] == kinds


# --- Spellings ------------------------------------------------------------------------------------

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202c\u2066\u2069\u034f\ufe0f\u180e\U000e0041"
LOOK_LIKE: dict[str, str] = {}
for other, letter in LOOKALIKES.items():
    LOOK_LIKE[letter] = LOOK_LIKE.get(letter, "") + other
DIGITS = {str(digit): "".join(chr(zero + digit) for zero in (0x660, 0x6F0, 0xFF10, 0x1D7CE)) for digit in range(10)}
PLACES = [
    ("street", "Hemligagatan 3"), ("street", "Hemliga gatan 3"), ("street", "Norra Hemlighetsvägen 14"),
    ("street", "Exempelgränd 7"), ("street", "Olof Exempels gata 9"), ("street", "Hemligatorget 2"),
    ("postcode", "123 45 Exempelby"), ("postcode", "SE-123 45"), ("directions", "busshållplats"),
]  # fmt: skip
BEFORE = ["", "Ett boende. ", "Ring 070-174 06 08! ", "Stöd för dig 13–18 år, ", "اتصل بنا. ", "- "]
AFTER = ["", ".", " finns vi. Ring 116 016.", ", sedan 2019", " – välkommen", "; نحن هنا"]


@st.composite
def spelt(draw: st.DrawFn, text: str) -> str:
    """A spelling of ``text`` that a reader takes for the same."""
    result = []
    for letter in text:
        choice = draw(st.integers(0, 9))
        if choice == 0 and letter in LOOK_LIKE:
            letter = draw(st.sampled_from(LOOK_LIKE[letter]))
        elif choice == 1 and letter in DIGITS:
            letter = draw(st.sampled_from(DIGITS[letter]))
        elif choice == 2 and letter.isascii() and letter.isalnum():
            letter = chr(ord(letter) + 0xFEE0)
        elif choice == 3 and letter.isalpha():
            letter += draw(st.sampled_from("\u0332\u0301\u0308\u0323\u20dd"))
        elif choice == 4:
            letter = unicodedata.normalize("NFD", letter)
        elif letter == " " and choice > 5:
            letter = draw(st.sampled_from(["  ", "\u00a0", "\u2003", " \u200b ", "\u3000"]))
        result.append(letter)
        if draw(st.integers(0, 3)) == 0:
            result.append(draw(st.sampled_from(INVISIBLE)))
    return "".join(result)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from(BEFORE), st.sampled_from(AFTER), st.data())
def test_other_spellings_are_found(place: tuple[str, str], before: str, after: str, data: st.DataObject) -> None:
    kind, text = place
    written = data.draw(spelt(text))
    found = traces(before + written + after)
    assert any(
        trace.kind == kind and trace.start < len(before) + len(written) and trace.end > len(before) for trace in found
    )


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["lower", "upper", "title", "swapcase"]), st.sampled_from(BEFORE), st.sampled_from(AFTER))
def test_case_does_not_hide_a_street(case: str, before: str, after: str) -> None:
    for text in ("Hemligagatan 3", "Hemliga gatan 3", "Hemliga-gatan 3", "Hemlighetsvägen 14", "Exempelgränd 7"):
        assert "street" in {trace.kind for trace in traces(before + getattr(text, case)() + after)}


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["Hemligagatan3", "Storavägen12", "Lillastigen7"]),
    st.sampled_from([" ", "  ", "-", ".", "_", " · ", "*"]),
    st.sampled_from(["", "Boendet finns. ", "Ring oss på "]),
    st.sampled_from(["", ".", " sedan länge"]),
)
def test_letters_spread_out_are_read(text: str, gap: str, before: str, after: str) -> None:
    assert "street" in {trace.kind for trace in traces(before + gap.join(text) + after)}


@pytest.mark.parametrize(
    "text",
    ["Hem-li-ga-ga-tan 3", "He ml ig ag at an 3", "Hemliga ga tan 3", "Hemligaga tan 3", "h3mligag4tan 3",
     "Hemligagatan tre",
     "Hemliga_gatan_3", "Hemliga.gatan 3", "Hemliga  gatan  nr 3", "hemliga gatan nr. 3", "HemligaGatan3",
     "Hemligagatans hörn"],
)  # fmt: skip
def test_broken_spellings_are_read(text: str) -> None:
    assert "street" in {trace.kind for trace in traces(f"Vi bor på {text}")}


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_traces_within_it(text: str) -> None:
    found = traces(text)
    for trace in found:
        assert trace.kind in KINDS
        assert 0 <= trace.start < trace.end <= len(text)
    assert found == sorted(found, key=lambda trace: trace.start)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_every_folded_character_leads_back(text: str) -> None:
    folded = Folded(text)
    assert len(folded.text) == len(folded.cased) == len(folded.native) == len(folded.native_cased)
    for index in range(len(folded.text)):
        start, end = folded.span(index, index + 1)
        assert 0 <= start < end <= len(text)
        # What stands there is read as this.
        alone = Folded(text[start:end]).text
        assert alone.strip() == "" or folded.text[index] in alone


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([text for _, text in INNOCENT + TELLING]), min_size=1, max_size=6))
def test_a_line_tells_the_same_alone_and_beside_others_whatever_was_searched_before(texts: list[str]) -> None:
    alone = [bool(search(text, frozenset())) for text in texts]
    assert bool(traces("\n".join(texts))) == any(alone)
    assert [bool(traces(text)) for text in texts] == alone


def test_a_telephone_that_another_record_knows_is_still_looked_at() -> None:
    line = "123 45 är numret"
    known = frozenset({"12345"})
    assert traces(line, known) == []
    assert traces(line) != []
    assert traces(line, known) == []


@pytest.mark.parametrize("line", ["read: 2026-11-24", "source: 0123456789ab", 'code: "2c4d"'])
def test_a_dull_line_is_dull_only_whole(line: str) -> None:
    assert traces(line) == []
    assert traces(f"{line}  # Hemligagatan 3") != []
    assert traces(f"{line} Hemligagatan 3") != []


def _seconds(text: str) -> float:
    start = time.process_time()
    traces(text)
    return time.process_time() - start


def test_no_text_is_slow() -> None:
    for text in ("a" * 20000, "1" * 20000, "gatan " * 3000, "1.1," * 5000, "a b " * 5000, "nära " * 4000, "/" * 20000,
                 "ul. a " * 3000, "Aa " * 5000, "x@" * 8000, "12 " * 6000, "a-b-" * 4000):  # fmt: skip
        assert _seconds(text) < 3, text[:10]


@settings(max_examples=1000)
@given(st.from_regex(directions._DOORS))
def test_no_door_is_passed_over_by_the_quick_look(text: str) -> None:
    """Texts are only searched for doors where a word for one stands; that look may miss none."""
    folded = Folded(text)
    found = [match.span() for match in directions._DOORS.finditer(folded.text)]
    assert found == [(start, end) for kind, start, end in directions.patterns(folded) if kind == "floor"]
