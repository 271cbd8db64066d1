"""An open record does not tell where a hidden one is; halves of addresses are found; sites are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from vart.check.secrecy import is_own_site, secrecy_across, traces
from vart.check.secrecy.hosts import host, is_shared, registrable
from vart.check.secrecy.joints import joints
from vart.load import parse_yaml
from vart.model import Directory, Vocabulary, parse_service

RECORDS = Path(__file__).parents[1] / "records" / "secrecy"


def told(hidden: str, opened: str, *, comments: bool = True) -> list[tuple[str, tuple, int]]:
    texts = {"hidden": hidden, "opened": opened}
    documents = {f"services/{id}.yml": parse_yaml(text.encode(), id) for id, text in texts.items()}
    directory = Directory(
        services=tuple(parse_service(id, documents[f"services/{id}.yml"].data) for id in texts),
        vocabulary=Vocabulary(kinds={}, needs={}, violence={}, audiences={}), areas=(), languages=(), crisis=(),
    )  # fmt: skip
    placed = list(secrecy_across(directory, documents if comments else None))
    assert all(one.finding.rule == "secrecy-other" for one in placed)
    assert all("Skyddet" not in one.finding.message + one.finding.remedy for one in placed)
    return [(one.file, one.finding.loc, one.finding.line) for one in placed]


def text_of(name: str, *changes: tuple[str, str]) -> str:
    text = (RECORDS / name).read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


HIDDEN = text_of("hidden.yml")
SAME_OPERATOR = text_of(
    "hidden.yml", ("{name: Föreningen Exempelskydd, type: ngo}", "{name: Staden, type: municipality}")
)


def test_records_that_say_nothing_of_each_other_are_fine() -> None:
    for name in ("place.yml", "nowhere.yml"):
        assert told(HIDDEN, text_of(name)) == []
        assert told(SAME_OPERATOR, text_of(name)) == []


@pytest.mark.parametrize("name", ["Skyddet", "skyddet", "Föreningen Exempelskydd", "Föreningen Exempelskydds boende"])
@pytest.mark.parametrize("place", ["Hemligagatan 3", "mittemot stationen", "samma hus", "5 minuter från tunnelbanan"])
def test_a_hidden_service_and_a_place_in_one_text(name: str, place: str) -> None:
    summary = f"Samtal på bokad tid. {name} finns på {place}"
    opened = text_of("place.yml", ("Samtal på bokad tid", summary))
    assert told(HIDDEN, opened) == [("services/opened.yml", ("summary",), 0)]
    opened = text_of("place.yml", ("# A record of a place", f"# {name}: {place}. A record of a place"))
    assert [(file, line) for file, _, line in told(HIDDEN, opened)] == [("services/opened.yml", 1)]
    assert told(HIDDEN, opened, comments=False) == []


def test_a_hidden_service_in_an_open_address() -> None:
    opened = text_of("place.yml", ("note: Ingång", "note: Fråga efter Skyddet. Ingång"))
    assert told(HIDDEN, opened) == [("services/opened.yml", ("address", "note"), 0)]
    opened = text_of("place.yml", ("note: Ingång", "note: Boendet har egen dörr. Ingång"))
    assert told(HIDDEN, opened) == []
    assert told(SAME_OPERATOR, opened) == [("services/opened.yml", ("address", "note"), 0)]


def test_naming_a_hidden_service_without_a_place_is_fine() -> None:
    opened = text_of("place.yml", ("Samtal på bokad tid, en trappa upp", "Vi kan ordna plats på Skyddet"))
    assert told(HIDDEN, opened) == []


def test_a_city_that_runs_a_hidden_service_may_be_named() -> None:
    opened = text_of("nowhere.yml", ("En linje", "En linje i Staden, nära Exempelby"))
    assert told(SAME_OPERATOR, opened) == []


def test_the_shelter_of_the_same_operator_upstairs() -> None:
    opened = text_of(
        "place.yml", ("Samtal på bokad tid", "Samtal på bokad tid. Det skyddade boendet ligger i samma hus")
    )
    assert told(SAME_OPERATOR, opened) == [("services/opened.yml", ("summary",), 0)]
    assert told(HIDDEN, opened) == []


# --- Halves ---------------------------------------------------------------------------------------

INNOCENT = ["Kvinnor och barn", "Ring 112", "Du kommer hit via jouren.", "handlingsplan", "20 platser", "Fråga oss"]


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["Hemligagatan 3", "Hemliga gatan 3", "Hemlighetsvägen 14", "Exempelgränd 7"]),
    st.integers(1, 17),
    st.permutations(range(len(INNOCENT) + 2)),
)
def test_an_address_cut_in_two_is_found_in_any_order(address: str, cut: int, order: list[int]) -> None:
    assume(cut < len(address))
    first, second = address[:cut].strip(), address[cut:].strip()
    assume(len(first) > 2 and not first[-1].isdigit())
    texts = [f"Vi är {first}", f"{second} är vårt", *INNOCENT]
    shuffled = [texts[index] for index in order]
    # A half may be enough: "Hemligagatan", "liga gatan 3".
    assert joints(shuffled) or any(traces(text) for text in texts)


def test_innocent_texts_make_no_address_together() -> None:
    rows = (RECORDS / "innocent.txt").read_text(encoding="utf-8").splitlines()
    texts = [row.split("\t")[1] for row in rows if row.startswith(("sv\t", "en\t"))]
    assert [(joint.kind, texts[joint.first][-30:], texts[joint.second][:30]) for joint in joints(texts)] == []


# --- Hosts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cited", "own"),
    [
        ("https://jouren.se/kontakt", "https://www.jouren.se"),
        ("https://stockholm.jouren.se/kontakt", "https://jouren.se"),
        ("https://jouren.se:443/kontakt", "https://stod.jouren.se/"),
        ("http://JOUREN.SE./kontakt", "https://jouren.se"),
        ("https://kvinnojouren-öst.se/", "https://xn--kvinnojouren-st-ltb.se/"),
        ("https://jouren.org.se/", "https://www.jouren.org.se/"),
        ("https://jouren.wordpress.com/om", "https://jouren.wordpress.com/"),
        ("https://socialtstod.stockholm/x", "https://socialtstod.stockholm/"),
    ],
)
def test_own_sites(cited: str, own: str) -> None:
    assert is_own_site(cited, [own, "https://annan.se"])


@pytest.mark.parametrize(
    ("cited", "own"),
    [
        ("https://ratsit.se/jouren", "https://jouren.se"),
        ("https://jouren.se.example/kontakt", "https://jouren.se"),
        ("https://ejjouren.se/kontakt", "https://jouren.se"),
        ("https://jouren.se@evil.example/", "https://jouren.se"),
        ("https://evil.example\\@jouren.se/", "https://jouren.se"),
        ("https://evil.example/jouren.se", "https://jouren.se"),
        ("https://annan.org.se/", "https://jouren.org.se/"),
        ("https://annan.wordpress.com/om", "https://jouren.wordpress.com/"),
        ("https://www.facebook.com/jouren", "https://www.facebook.com/jouren"),
        ("https://web.archive.org/web/2026/https://jouren.se", "https://jouren.se"),
        ("https://sites.google.com/jouren", "https://sites.google.com/jouren"),
        ("https://192.168.0.1/", "https://192.168.0.1/"),
        ("https://org.se/", "https://org.se/"),
        ("ftp://jouren.se/", "https://jouren.se"),
        ("https:///kontakt", "https://jouren.se"),
        ("https://[::1", "https://jouren.se"),
        ("jouren.se", "https://jouren.se"),
        ("", ""),
        ("https://jоuren.se/kontakt", "https://jouren.se"),
    ],
)  # fmt: skip
def test_sites_of_others(cited: str, own: str) -> None:
    assert not is_own_site(cited, [own])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_address_is_compared_without_an_error(text: str) -> None:
    for address in (text, f"https://{text}", f"https://jouren.se{text}"):
        host(address)
        is_shared(address)
        is_own_site(address, ["https://annan.example"])


def test_registrable() -> None:
    assert registrable("a.b.jouren.se") == "jouren.se"
    assert registrable("a.b.jouren.pp.se") == "jouren.pp.se"
    assert registrable("pp.se") == ""
