"""``vart new``, ``verify``, ``translate``, ``schema`` and ``status``: files that keepers work with."""

from __future__ import annotations

import re
from datetime import date

import pytest

from vart.load import load_translations, parse_yaml
from vart.model import codes, is_code, service_fingerprint
from vart.render import plan

# new


def test_a_new_record_is_a_draft_in_strict_yaml_with_a_fresh_code(on, small):
    result = on("new", "--name", "Linjen Å & Ö: prov", "--kind", "helpline")
    assert result.exit_code == 0
    assert "directory/services/linjen-a-o-prov.yml" in result.output
    data = parse_yaml(small.file("linjen-a-o-prov").read_bytes(), "ny.yml").data
    assert data["name"] == "Linjen Å & Ö: prov"
    assert data["status"] == "draft"
    assert is_code(data["code"])
    assert data["code"] not in "k2k2 m2m2 n2n2 p2p2 s2s2 t2t2"
    assert "linjen-a-o-prov" in {one.id for one in small.load().directory.services}


def test_a_new_record_tells_how_to_go_on(on):
    assert (
        "scripts/vart check directory/services/ny-linje.yml"
        in on("new", "--name", "Ny linje", "--kind", "helpline").output
    )


def test_what_is_not_given_is_asked_for(on, small):
    result = on("new", input="Ny linje\nhelpline\n")
    assert result.exit_code == 0
    assert small.file("ny-linje").exists()


def test_a_kind_that_is_asked_for_is_asked_again_until_it_is_one(on, small):
    result = on("new", "--name", "Ny linje", input="telefon\nhelpline\n")
    assert result.exit_code == 0
    assert parse_yaml(small.file("ny-linje").read_bytes(), "x").data["kind"] == "helpline"


def test_a_shelter_gets_no_place_for_an_address(on, small):
    on("new", "--name", "Nytt skydd", "--kind", "shelter")
    text = small.file("nytt-skydd").read_text("utf-8")
    assert parse_yaml(text.encode(), "x").data["address"] in ("none", "confidential")
    assert "street" not in text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--name", "Exempellinjen", "--kind", "helpline"), "directory/services/exempellinjen.yml exists"),
        (("--name", "Ny", "--kind", "telefon"), "'telefon' is not a kind"),
        (("--name", "救助", "--kind", "helpline"), "--id"),
        (("--name", "Ny", "--kind", "helpline", "--id", "../../evil"), "can not be a file name"),
        (("--name", "Ny", "--kind", "helpline", "--id", "Ny Linje"), "can not be a file name"),
    ],
)
def test_what_can_not_be_a_record_is_told_of_and_nothing_is_written(on, small, arguments, told):
    before = {path: path.read_bytes() for path in small.root.rglob("*.yml")}
    result = on("new", *arguments)
    assert result.exit_code == 1
    assert told in result.output
    assert {path: path.read_bytes() for path in small.root.rglob("*.yml")} == before


def taken_codes(small) -> set[str]:
    text = "\n".join(path.read_text("utf-8") for path in [*small.root.rglob("*.yml"), *small.root.glob("docs/*/*.md")])
    return set(re.findall(r"code: \"?(\w{4})\b", text)) | {
        plan.ALL_AREAS,
        plan.ALL_SERVICES,
        plan.FINDER,
        plan.ALL_PAGES,
    }


@pytest.mark.parametrize("broken", [False, True])
def test_a_fresh_code_is_none_that_was_ever_given(on, small, monkeypatch, broken):
    """Those of records, words, areas, prose and built-in pages, and retired ones: each is drawn first, none given."""
    taken = sorted(taken_codes(small))
    assert {"zzzz", "25bc", "k2k2", "q2q2", "g2g2"} <= set(taken)
    if broken:
        # A record that can not be read has printed its code all the same.
        small.change("pausade", ("status: paused", "status: sleeping"))
    drawn = iter("".join(taken) + "9bdf")
    monkeypatch.setattr(codes.secrets, "choice", lambda _: next(drawn))
    assert on("new", "--code", today=None).output == "9bdf\n"


def test_a_code_alone_is_printed_alone(on, small):
    before = set(small.root.rglob("*"))
    result = on("new", "--code")
    assert is_code(result.output.strip())
    assert {path for path in small.root.rglob("*") if ".cache" not in path.parts} <= before


# verify


def verify(on, id: str = "exempellinjen", *more: object):
    return on("verify", id, "--by", "kommitten-tva", "--how", "email", *more)


def test_a_verification_changes_two_lines_and_keeps_every_comment(on, small):
    before = small.file("exempellinjen").read_text("utf-8").splitlines()
    result = verify(on)
    assert result.exit_code == 0
    after = small.file("exempellinjen").read_text("utf-8").splitlines()
    assert [line for line in before if line not in after] == [
        "verified: {date: 2024-12-20, by: kommitten, how: phone}", "review_by: 2025-05-24",
    ]  # fmt: skip
    assert [line for line in after if line not in before] == [
        "verified: {date: 2025-01-15, by: kommitten-tva, how: email}", "review_by: 2025-07-15",
    ]  # fmt: skip
    assert "# The committee called in December." in after
    service = small.load().directory.by_id["exempellinjen"]
    assert service.verified.by == "kommitten-tva"
    assert service.review_by == date(2025, 7, 15)


def test_the_questions_to_ask_are_shown(on):
    assert "ask: Stämmer numret?" in verify(on).output


def test_the_first_verification_is_written_in(on, small):
    assert verify(on, "pausade", "--review-by", "2025-04-01").exit_code == 0
    service = small.load().directory.by_id["pausade"]
    assert (service.verified.how, service.review_by) == ("email", date(2025, 4, 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("verified: {date: 2024-12-20, by: kommitten, how: phone}\n",
         "verified:\n  # by telephone\n  date: 2024-12-20\n  by: kommitten\n  how: phone\n"),
        ("verified: {date: 2024-12-20, by: kommitten, how: phone}\n", ""),
        ("review_by: 2025-05-24\n", "review_by: 2025-05-24  # decided in May\n"),
    ],
    ids=["over several lines", "not there", "a comment behind the day"],
)  # fmt: skip
def test_a_verification_is_written_however_the_old_one_stands(on, small, old, new):
    small.change("exempellinjen", (old, new))
    assert verify(on).exit_code == 0
    text = small.file("exempellinjen").read_text("utf-8")
    assert text.count("verified:") == text.count("review_by:") == 1
    assert ("# decided in May" in text) == ("# decided in May" in new)
    assert small.load().directory.by_id["exempellinjen"].verified.by == "kommitten-tva"


def test_a_verification_at_the_very_end_of_a_file_is_replaced_too(on, small):
    line = "verified: {date: 2024-12-20, by: kommitten, how: phone}\n"
    path = small.change("exempellinjen", (line, ""))
    path.write_text(path.read_text("utf-8") + line.rstrip("\n"), "utf-8")
    assert verify(on).exit_code == 0
    assert path.read_text("utf-8").count("verified:") == 1


def test_windows_line_ends_stay(on, small):
    path = small.file("exempellinjen")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert verify(on).exit_code == 0
    raw = path.read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")


def test_a_record_that_is_not_there_is_told_of_with_one_that_is(on):
    result = verify(on, "exempelinjen")
    assert result.exit_code == 1
    assert "did you mean exempellinjen?" in result.output
    assert "file's name" in verify(on, "qqqq").output


@pytest.mark.parametrize(
    "content",
    [b"code: x\ncode: y\nreview_by: 2025-05-24\n", b"", b"[]\n", b"\xff\xfe", b"a: [\n",
     b"name: x\nreview_by: 2025-01-01\n"],
)  # fmt: skip
def test_a_record_that_can_not_be_read_is_told_of_and_left_alone(on, small, content):
    small.file("exempellinjen").write_bytes(content)
    result = verify(on)
    assert result.exit_code == 1
    assert "directory/services/exempellinjen.yml:" in result.output
    assert small.file("exempellinjen").read_bytes() == content


@pytest.mark.parametrize("by", ["Anna Andersson", "anna@a.example", "kommitté"])
def test_a_persons_name_is_no_role(on, small, by):
    before = small.file("exempellinjen").read_bytes()
    result = on("verify", "exempellinjen", "--by", by, "--how", "phone")
    assert result.exit_code != 0
    assert small.file("exempellinjen").read_bytes() == before


@pytest.mark.parametrize("id", ["../languages", "../../mkdocs", "exempellinjen.yml"])
def test_nothing_but_a_record_is_verified(on, small, id):
    before = {path: path.read_bytes() for path in small.root.rglob("*.yml")}
    assert verify(on, id).exit_code != 0
    assert {path: path.read_bytes() for path in small.root.rglob("*.yml")} == before


# translate


def test_a_file_for_each_record_that_a_language_lacks_with_the_swedish_beside_it(on, small):
    result = on("translate", "kmr")
    assert result.exit_code == 0
    folder = small.paths.directory / "translations/kmr/services"
    assert {path.stem for path in folder.iterdir()} >= {"exempellinjen", "mottagningen", "pausade", "skyddet"}
    text = (folder / "exempellinjen.yml").read_text("utf-8")
    service = small.load().directory.by_id["exempellinjen"]
    data = parse_yaml(text.encode(), "x").data
    assert data["source"] == service_fingerprint(service)
    assert (data["state"], data["date"]) == ("draft", "2025-01-15")
    assert (data["summary"], data["for_whom"], data["notes"]) == ("", "", "")
    comments = " ".join(line[2:] for line in text.splitlines() if line.startswith("# "))
    assert service.summary in comments
    assert service.notes in comments


def test_a_template_that_nobody_filled_in_is_told_of_by_the_check(on, small):
    on("translate", "kmr", "exempellinjen")
    result = on("check")
    assert result.exit_code == 1
    assert "translations/kmr/services/exempellinjen.yml" in result.output


def test_a_filled_in_template_passes(on, small):
    on("translate", "kmr", "skyddet")
    path = small.paths.translation("kmr", "skyddet")
    path.write_text(path.read_text("utf-8").replace("summary:", "summary: Alîkarî."), "utf-8")
    assert on("check").exit_code == 0
    assert load_translations(small.paths, "kmr")[0]["skyddet"].summary == "Alîkarî."


def test_a_translation_that_is_there_is_not_touched(on, small):
    path = small.paths.translation("ar", "exempellinjen")
    before = path.read_bytes()
    assert on("translate", "ar").exit_code == 0
    assert path.read_bytes() == before


def test_refreshing_takes_the_fingerprint_of_today_and_keeps_the_rest(on, small):
    path = small.paths.translation("ar", "pausade")
    before = path.read_text("utf-8")
    result = on("translate", "ar", "pausade", "--refresh")
    assert result.exit_code == 0
    fingerprint = service_fingerprint(small.load().directory.by_id["pausade"])
    assert path.read_text("utf-8") == before.replace("0123456789ab", fingerprint).replace("2024-06-01", "2025-01-15")
    assert "0 problems in 6 services\n" in on("check").output


def test_what_is_fresh_is_not_refreshed(on, small):
    path = small.paths.translation("ar", "exempellinjen")
    before = path.read_bytes()
    assert "0 files" in on("translate", "ar", "exempellinjen", "--refresh").output
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("xx",), "'xx' is not a language"), (("sv",), "'sv' is not a language"), (("ar", "finns-inte"), "finns-inte"),
     (("../x",), "is not a language")],
)  # fmt: skip
def test_what_can_not_be_translated_is_told_of(on, arguments, told):
    result = on("translate", *arguments)
    assert result.exit_code == 1
    assert told in result.output


def test_the_catalogue_of_a_language_is_brought_in_step(on, small):
    result = on("translate", "kmr", "--interface")
    assert result.exit_code == 0
    path = small.root / "overrides/locales/kmr.po"
    assert 'msgid "Lämna sidan"' in path.read_text("utf-8")
    first = path.read_bytes()
    on("translate", "kmr", "--interface")
    assert path.read_bytes() == first


# schema


def test_the_schemas_are_written_and_known_to_be_up_to_date(on, small):
    assert on("schema", "--check").exit_code == 1
    assert on("schema").exit_code == 0
    assert (small.paths.directory / "schema/service.json").exists()
    result = on("schema", "--check")
    assert (result.exit_code, result.output) == (0, "")


def test_a_schema_that_is_out_of_date_is_told_of_with_what_to_do(on, small):
    on("schema")
    small.change("directory/vocabulary.yml", ("  children: {", "  men: {code: 3f3f, label: Män}\n  children: {"))
    result = on("schema", "--check")
    assert result.exit_code == 1
    assert "scripts/vart schema" in result.output


# status


def test_what_is_due_is_listed_with_the_latest_first(on):
    result = on("status", "--days", "60")
    assert result.exit_code == 0
    assert "6 services, 1 verified" in result.output
    due = re.findall(r"(LATE )?(\d{4}-\d\d-\d\d)  directory/services/(\S+)\.yml", result.output)
    assert [(late, id) for late, _, id in due] == [
        ("LATE ", "nedlagda"), ("", "pausade"), ("", "utkastet"),
    ]  # fmt: skip


def test_a_number_of_the_home_page_is_pointed_out(on):
    assert re.search(r"exempellinjen\.yml.*home page", on("status", "--days", "200").output)


def test_what_a_language_lacks_is_listed(on):
    output = on("status").output
    assert re.search(r"^  ar: 2 machine, 1 reviewed; 1 older than the Swedish, 3 missing$", output, re.MULTILINE)
    assert "skyddet" in output


def test_a_broken_file_is_listed_too_and_not_passed_over(on, small):
    small.change("skyddet", ("confidence: low", "confidence: none"))
    assert "directory/services/skyddet.yml" in on("status").output
