"""No record and no translation tells where a place is that is not open to the public."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vart.check.findings import Context, Finding
from vart.check.privacy import privacy_of_record
from vart.check.secrecy import secrecy_of_record, secrecy_of_translation
from vart.load import Document, parse_yaml
from vart.model import Area, Directory, Vocabulary, parse_service

RECORDS = Path(__file__).parents[1] / "records" / "secrecy"
AREAS = (
    Area(id="0180", code="fbcd", name="Stockholm", level="municipality"),
    Area(id="0180-x", code="gbcd", name="Norra-Exempelby", level="district", parent="0180"),
)
CONTEXT = Context(
    Directory(
        services=(), vocabulary=Vocabulary(kinds={}, needs={}, violence={}, audiences={}), areas=AREAS, languages=(),
        crisis=(),
    ),
    date(2026, 11, 24),
)  # fmt: skip


def text_of(name: str) -> str:
    return (RECORDS / name).read_text(encoding="utf-8")


def document(text: str) -> Document:
    return parse_yaml(text.encode(), "directory/services/x.yml")


def check(text: str) -> list[Finding]:
    doc = document(text)
    return list(secrecy_of_record(parse_service("exempel", doc.data), doc, CONTEXT))


def check_translation(text: str, of: str = "hidden.yml") -> list[Finding]:
    return list(secrecy_of_translation(parse_service("exempel", document(text_of(of)).data), document(text), CONTEXT))


def told(findings: list[Finding]) -> list[tuple[str, int, int]]:
    return [(finding.rule, finding.line, finding.column) for finding in findings]


def place_of(text: str, piece: str) -> tuple[int, int]:
    offset = text.index(piece)
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def changed(name: str, old: str, new: str) -> str:
    text = text_of(name)
    assert text.count(old) == 1, old
    return text.replace(old, new)


@pytest.mark.parametrize("name", ["hidden.yml", "nowhere.yml", "place.yml"])
def test_good_records_have_no_findings(name: str) -> None:
    assert check(text_of(name)) == []


def test_a_good_translation_has_no_findings() -> None:
    assert check_translation(text_of("hidden.en.yml")) == []


@pytest.mark.parametrize(
    "address", ["Hemligagatan 3", "Hemligagatan 3, 123 45 Exempelby", "Hemligagatan 3 i Exempelby"]
)
def test_a_street_in_a_comment_a_translation_and_the_notes_gives_three_findings(address: str) -> None:
    record = changed("hidden.yml", "needs: [shelter]", f"# {address}\nneeds: [shelter]")
    record = record.replace("  eller jouren,", f"  eller jouren på {address},")
    translation = changed("hidden.en.yml", "Room for 20 women.", f"Room for 20 women at {address}.")
    in_record = [finding for finding in check(record) if finding.severity == "error"]
    in_translation = [finding for finding in check_translation(translation) if finding.severity == "error"]
    notes = record.index("eller jouren på ") + len("eller jouren på ")
    line = record.count("\n", 0, notes) + 1
    assert told(in_record) == [
        ("secrecy-street", line, notes - record.rfind("\n", 0, notes)),
        ("secrecy-street", *place_of(record, "Hemligagatan 3\n" if address[-1] == "3" else f"{address}\n")),
    ]
    assert told(in_translation) == [("secrecy-street", *place_of(translation, "Hemligagatan"))]


def test_messages_never_repeat_what_was_found() -> None:
    smuggled = "Hemligagatan 3, 123 45 Exempelby, 59.1234, 18.1234, IMG_1234.jpg, c/o Exempelsson, hållplats Exempelby"
    record = changed("hidden.yml", "notes: >-\n", f"notes: >-\n  {smuggled}\n")
    findings = check(record)
    assert findings
    for finding in findings:
        said = " ".join((finding.rule, finding.message, finding.remedy, *finding.params.values()))
        for piece in ("Hemlig", "123 45", "Exempel", "59.1", "IMG", "1234"):
            assert piece not in said


@pytest.mark.parametrize(
    ("old", "new", "piece"),
    [
        ("name: Skyddet", "name: Skyddet på Hemligagatan", "Hemligagatan"),
        ("name: Föreningen Exempelskydd", "name: Föreningen Hemligagatan 3", "Hemligagatan"),
        ("title: Ett blad om skydd", "title: Blad på Hemligagatan 3", "Hemligagatan"),
        ('says: "Ring 070', 'says: "Hemligagatan 3, ring 070', "Hemligagatan"),
        ("to_ask: [Stämmer numret?]", "to_ask: [Är det Hemligagatan 3?]", "Hemligagatan"),
        ("confidence: low", "confidence: low  # Hemligagatan 3", "Hemligagatan"),
        ("confidence: low", "confidence: low  #Hemligagatan 3", "Hemligagatan"),
        ("# A record at a secret place", "# Hemligagatan 3", "Hemligagatan"),
        ("title: Ett blad om skydd", 'url: "https://exempel.example/hemligagatan-3"', "hemligagatan"),
        ("title: Ett blad om skydd", 'url: "https://exempel.example/?ll=59.1234,18.1234"', "59.1234"),
        ("title: Ett blad om skydd", "title: IMG_1234.jpg", "IMG_1234"),
    ],
)
def test_every_value_and_comment_of_a_hidden_record_is_looked_at(old: str, new: str, piece: str) -> None:
    record = changed("hidden.yml", old, new)
    (finding,) = check(record)
    assert (finding.line, finding.column) == place_of(record, piece)
    assert finding.severity == "error"


@pytest.mark.parametrize(
    ("notes", "line", "column"),
    [
        ("notes: >-\n  Vi finns på Hemliga\n  gatan 3 sedan länge.\n", 2, 15),
        ("notes: >-\n  Vi finns på\n  Hemligagatan\n  3 sedan länge.\n", 3, 3),
        ("notes: |\n  Vi finns på Hemliga\n  gatan 3.\n", 2, 15),
        ("notes: Vi finns på Hemliga\n  gatan 3.\n", 1, 20),
        ('notes: "Vi finns på Hemliga\n  gatan 3."\n', 1, 21),
        ("notes: 'Vi finns i ''Bo'' på Hemliga\n  gatan 3.'\n", 1, 30),
        ('notes: "Vi finns på Hemliga\\x67atan 3."\n', 1, 21),
        ('notes: "Vi finns p\\u00e5 Hemliga\\u0067\\U00000061tan 3."\n', 1, 26),
        ('notes: "Vi finns på Hemliga\\\n  gatan 3."\n', 1, 21),
        ('notes: "\\x48emligagatan 3."\n', 1, 9),
    ],
)
def test_folded_and_escaped_values_are_read_as_they_are_meant(notes: str, line: int, column: int) -> None:
    text = text_of("hidden.yml")
    start, end = text.index("notes:"), text.index("needs:")
    record = text[:start] + notes + text[end:]
    first = text.count("\n", 0, start)
    assert told(check(record)) == [("secrecy-street", first + line, column)]


@pytest.mark.parametrize(
    ("fields", "first", "other"),
    [
        ({"for_whom": "gatan 3", "notes": "Vi är Hemliga"}, "Hemliga", "gatan 3"),
        ({"for_whom": "Kvinnor, Hemliga", "notes": "gatan 3 är vår."}, "Hemliga", "gatan 3"),
        ({"for_whom": "Kvinnor, Hemlig", "notes": "agatan 3 är vår."}, "Hemlig", "agatan"),
        ({"for_whom": "Kvinnor, Medborgarplatsen", "notes": "3 är numret."}, "Medborgar", "3 är"),
        ({"for_whom": "59.1234", "notes": "18.1234"}, "59.1234", "18.1234"),
        ({"for_whom": "Vi har 123", "notes": "45 Exempelby"}, "123", "45"),
        ({"for_whom": "gatan 3  # Hemliga", "notes": "Text."}, "Hemliga", "gatan 3"),
    ],
)  # fmt: skip
def test_a_place_split_over_fields_is_found(fields: dict[str, str], first: str, other: str) -> None:
    text = text_of("hidden.yml")
    start, end = text.index("for_whom:"), text.index("needs:")
    record = text[:start] + "".join(f"{name}: {value}\n" for name, value in fields.items()) + text[end:]
    findings = check(record)
    assert findings, record
    lines = {finding.line for finding in findings} | {int(finding.params.get("line", 0)) for finding in findings}
    assert place_of(record, other)[0] in lines
    assert all(finding.rule.startswith("secrecy-") for finding in findings)
    assert len({finding.line for finding in findings}) == len(findings)


def test_two_halves_are_one_finding_that_names_both_lines() -> None:
    record = changed("hidden.yml", "for_whom: Kvinnor 18+ med eller utan barn 0–17 år", "for_whom: gatan 3")
    record = record.replace("på nummer 070-174 06 08.", "Hemliga")
    (finding,) = check(record)
    assert (finding.rule, finding.line) == ("secrecy-street", place_of(record, "Hemliga")[0])
    assert finding.params == {"line": str(place_of(record, "gatan 3")[0])}


def test_the_second_half_alone_is_a_street() -> None:
    record = changed("hidden.yml", "for_whom: Kvinnor 18+ med eller utan barn 0–17 år", "for_whom: gatan 3")
    record = record.replace("name: Skyddet", "name: Skyddet.").replace("Exempelskydd,", "Exempelskydd.,")
    record = record.replace("Ett blad om skydd", "Ett blad.")
    (finding,) = check(record)
    assert (finding.line, finding.column) == place_of(record, "gatan 3")


def test_a_name_of_the_file_may_not_tell_it() -> None:
    doc = document(text_of("hidden.yml"))
    (finding,) = secrecy_of_record(parse_service("hemligagatan-3", doc.data), doc, CONTEXT)
    assert finding.rule == "secrecy-file-name"


def test_comment_lines_are_read_together() -> None:
    record = changed(
        "hidden.yml", "needs: [shelter]", "# Huset ligger på Hemliga\n# gatan 3, sedan länge\nneeds: [shelter]"
    )
    (finding,) = check(record)
    assert (finding.rule, finding.line) == ("secrecy-street", place_of(record, "Huset")[0])
    record = changed(
        "hidden.yml",
        "needs: [shelter]",
        "".join(f"# {letter}\n" for letter in "Hemligagatan") + "# 3\nneeds: [shelter]",
    )
    assert [finding.rule for finding in check(record)] == ["secrecy-street"]


def test_numbers_of_the_record_are_no_postcodes() -> None:
    record = changed("hidden.yml", '{phone: "070-174 06 08", hours', '{sms: "724 56"}\n  - {phone: "114 14", hours')
    record = record.replace("på nummer 070-174 06 08", "på 724 56 eller 114 14")
    assert check(record) == []
    record = record.replace("på 724 56 eller", "på 724 57 eller")
    assert [finding.rule for finding in check(record)] == ["secrecy-postcode"]


def test_a_box_is_a_warning() -> None:
    record = changed("hidden.yml", "eller jouren,", "eller jouren, Box 28, 403 20 Göteborg,")
    (finding,) = check(record)
    assert (finding.rule, finding.severity) == ("secrecy-po-box", "warning")


def test_a_district_is_a_warning_in_a_hidden_record_only() -> None:
    record = changed("hidden.yml", "eller jouren,", "eller jouren i Exempelby,")
    (finding,) = check(record)
    assert (finding.rule, finding.severity) == ("secrecy-district", "warning")
    assert (finding.line, finding.column) == place_of(record, "Exempelby,")
    assert check(changed("nowhere.yml", "i prov", "i prov i Exempelby")) == []
    (finding,) = check_translation(changed("hidden.en.yml", "20 women.", "20 women in Exempelby."))
    assert finding.rule == "secrecy-district"


@pytest.mark.parametrize(
    ("piece", "rule"),
    [
        ("Hemligagatan 3", "secrecy-street"),
        ("123 45 Exempelby", "secrecy-postcode"),
        ("59.1234, 18.1234", "secrecy-coordinates"),
        ("https://maps.app.goo.gl/abc", "secrecy-map-link"),
        ("9FFWXX22+XX", "secrecy-plus-code"),
        ("///filled.count.soap", "secrecy-what3words"),
        ("mittemot stationen", "secrecy-directions"),
        ("Kv. Liljan 3", "secrecy-property"),
    ],
)
def test_where_there_is_nothing_to_visit_there_is_no_place(piece: str, rule: str) -> None:
    for old in ("En linje som bara finns i prov", "Ring 116 016", "# A record of a service"):
        record = changed("nowhere.yml", old, f"{old}, {piece}")
        (finding,) = check(record)
        assert (finding.rule, finding.severity) == (rule, "error")
        assert (finding.line, finding.column) == place_of(record, piece)


def test_an_association_without_a_place_may_give_its_number() -> None:
    assert check(changed("nowhere.yml", "i prov", "i prov, 802012-3456")) == []
    assert check(changed("hidden.yml", "eller jouren,", "eller jouren, 802012-3456,"))[0].rule == (
        "secrecy-organisation-number"
    )


def test_an_open_street_stands_in_its_own_field_alone() -> None:
    for old, new in (
        ("Samtal på bokad tid", "Samtal på Provgatan 1"),
        ("# A record of a place", "# Provgatan 1"),
        ("  street: Provgatan 1", "  # Provgatan 1\n  street: Provgatan 1"),
        ("  street: Provgatan 1", "  street: Provgatan 1  # nej, Sidogatan 5"),
        ("needs: [talk]", "notes: Vi finns på https://maps.app.goo.gl/abc\nneeds: [talk]"),
    ):
        (finding,) = check(changed("place.yml", old, new))
        assert finding.rule in ("secrecy-street", "secrecy-map-link")
        assert "address" in finding.remedy
    assert check(changed("place.yml", "Samtal på bokad tid", "Samtal nära T-bana Provstad, 2 tr")) == []


def test_consent_is_not_cited_from_a_site_of_everyone() -> None:
    (finding,) = check(changed("place.yml", "https://www.staden.example/kontakt", "https://www.facebook.com/staden"))
    assert (finding.rule, finding.loc) == ("secrecy-consent", ("address", "consent", "source"))


def test_translations_of_open_records_hold_no_street_either() -> None:
    translation = changed("hidden.en.yml", "Room for 20 women.", "Come to Provgatan 1.")
    for record in ("nowhere.yml", "place.yml"):
        (finding,) = check_translation(translation, record)
        assert told([finding]) == [("secrecy-street", *place_of(translation, "Provgatan"))]


@pytest.mark.parametrize(
    "sentence",
    ["يقع المأوى في شارع السر ٣.", "خانه در خیابان مخفی ۳ است.", "Dom jest przy ul. Tajnej 3.",
     "Будинок на вул. Таємній, 3.",
     "Guriga wuxuu ku yaal jidka Qarsoon 3.", "La maison est au 3 rue Cachée.", "Talo on osoitteessa Salaisenkatu 3.",
     "الرمز البريدي ١٢٣ ٤٥", "እቲ ገዛ ኣብ ጎደና ምስጢር 3 እዩ።", "Ev Gizli Sokak No 3 adresinde."],
)  # fmt: skip
def test_translations_are_read_in_their_language(sentence: str) -> None:
    translation = changed("hidden.en.yml", "Room for 20 women.", sentence)
    (finding,) = check_translation(translation)
    assert finding.line == place_of(translation, sentence[:5])[0]


def test_a_record_that_could_not_be_typed_is_judged_by_its_data() -> None:
    text = changed(
        "hidden.yml", "address: confidential", "address: {street: Hemligagatan 3, city: Exempelby}\nextra: Sidogatan 5"
    )
    doc = document(text)
    assert [finding.line for finding in secrecy_of_record(None, doc, CONTEXT)] == [
        place_of(text, "Hemligagatan")[0],
        place_of(text, "Sidogatan")[0],
    ]
    assert list(secrecy_of_record(None, document("[]\n"), CONTEXT)) == []
    assert list(secrecy_of_record(None, document("a: b\naddress: none\n"), CONTEXT)) == []


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["Hemligagatan 3", "Hemlighetsvägen 14", "Hemliga gatan 3"]),
    st.sampled_from(["summary", "for_whom", "notes", "comment", "says", "to_ask"]),
    st.lists(st.sampled_from("\u200b\u2060\u00ad\u200e"), max_size=12),
    st.randoms(use_true_random=False),
)
def test_wherever_it_is_smuggled_in_it_is_found(address: str, where: str, hidden: list[str], random: object) -> None:
    letters = list(address)
    for character in hidden:
        letters.insert(random.randrange(1, len(letters)), character)
    piece = "".join(letters)
    old, new = {
        "summary": ("Ett boende för", f"På {piece} ett boende för"),
        "for_whom": ("Kvinnor 18+", f"{piece}. Kvinnor 18+"),
        "notes": ("Vi har plats", f"{piece}: vi har plats"),
        "comment": ("Everything in it", f"{piece}. Everything"),
        "says": ("vardagar 9–16", f"vardagar 9–16, {piece}"),
        "to_ask": ("Stämmer numret?", f"Är det {piece}?"),
    }[where]
    record = changed("hidden.yml", old, new)
    (finding,) = check(record)
    assert (finding.rule, finding.line) == ("secrecy-street", place_of(record, piece)[0])


# --- Persons --------------------------------------------------------------------------------------


def persons(text: str) -> list[tuple[str, int, int]]:
    doc = document(text)
    return told(list(privacy_of_record(parse_service("exempel", doc.data), doc, CONTEXT)))


@pytest.mark.parametrize("name", ["hidden.yml", "nowhere.yml", "place.yml"])
def test_good_records_name_no_one(name: str) -> None:
    assert persons(text_of(name)) == []


@pytest.mark.parametrize(
    "mail",
    ["anna.svensson@exempel.example", "anna@exempel.example", "a.svensson@exempel.example", "exempel@gmail.com",
     "Karin_Larsson@exempel.example", "maria85@hotmail.com"],
)  # fmt: skip
def test_a_persons_mailbox_is_a_warning(mail: str) -> None:
    record = changed("nowhere.yml", '  - {sms: "71 700"}', f"  - {{email: {mail}}}")
    assert persons(record) == [("privacy-mailbox", *place_of(record, mail))]


@pytest.mark.parametrize(
    "mail",
    ["info@exempel.example", "kontakt@exempel.example", "stod.kvinnor@exempel.example", "kvinnojouren@gmail.com",
     "exempel.jour@hotmail.com", "tjejjour@exempel.example", "exempel.kommun@exempel.example", "hej@exempel.example"],
)  # fmt: skip
def test_a_shared_mailbox_is_none(mail: str) -> None:
    assert persons(changed("nowhere.yml", '  - {sms: "71 700"}', f"  - {{email: {mail}}}")) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("kontakta Anna Svensson", "Anna"), ("fråga efter Maria", "Maria"), ("enhetschef Karin Larsson", "Karin"),
        ("kurator Zofia Kowalska", "Zofia"), ("ask for Elin", "Elin"), ("Ann-Marie Björkström svarar", "Ann-Marie"),
        ("samordnaren, Åsa Lindqvist", "Åsa"),
    ],
)  # fmt: skip
def test_names_of_staff_are_a_warning(words: str, name: str) -> None:
    for old in ("En linje som bara finns i prov", "# A record of a service"):
        record = changed("nowhere.yml", old, f"{old}, {words}")
        assert persons(record) == [("privacy-name", *place_of(record, name))]


@pytest.mark.parametrize(
    "words",
    ["Kontakta Origo Stockholm", "Ring Kvinnofridslinjen", "kontakta Röda Korset", "Glöm Aldrig Pela och Fadime",
     "Kontakta Maria Ungdom", "chef Region Stockholm", "Kontakta Mikamottagningen Stockholm",
     "Contact Victim Support Sweden",
     "Elektra Fryshuset", "prata med Bris", "Socialjouren Södertälje", "Jourhavande Präst", "S:t Eriks ögonsjukhus"],
)  # fmt: skip
def test_names_of_services_are_none(words: str) -> None:
    assert persons(changed("nowhere.yml", "i prov", f"i prov. {words}")) == []


def test_an_identity_number_is_an_error_once() -> None:
    record = changed("nowhere.yml", "i prov", "i prov, 850101-1234")
    assert persons(record) == [("privacy-identity-number", *place_of(record, "850101"))]
    assert check(record) == []
    record = changed("hidden.yml", "eller jouren,", "eller jouren, 850101-1234,")
    assert [finding.rule for finding in check(record)] == ["secrecy-identity-number"]
    assert persons(record) == []
