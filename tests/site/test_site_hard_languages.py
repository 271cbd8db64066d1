"""Languages that most programs get wrong: Tigrinya, two kinds of Kurdish in two scripts and directions, easy Swedish.

The real project is copied, the languages are opened, and a few words in them are added. The words are attested:
``ti``, ``ckb`` and ``kmr`` are the labels "Help" of github.com/wikimedia/mediawiki (languages/i18n), ``kmr`` and ``ti``
for "Next" and "Start page" as well; they stand here as samples of a script, not as translations to publish.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from babel import Locale

import vart
from vart.languages.extract import extract, synced
from vart.load import Paths, load_directory
from vart.model import TRANSLATED_FIELDS, Language, Service, service_fingerprint
from vart.site.run import build_site

#: A word of each language, for every text that has to be there.
WORDS = {"ti": "ሓገዝ", "ckb": "یارمەتی", "kmr": "Alîkarî", "sv-simple": "Hjälp"}
#: A string of the interface in each language; sv-simple has no catalogue at all.
STRINGS = {"ti": "መበገሲ ገጽ", "ckb": "دەستپێک", "kmr": "Destpêk"}
#: A string of the interface with a day in it.
DAY = "Inte kontrollerad med verksamheten. Källorna lästes {day}."
HARD = pytest.mark.parametrize("folder", WORDS)


class Hard(NamedTuple):
    """The site with the hard languages open."""

    site: Path
    languages: dict[str, Language]
    #: Code and Swedish summary of a service that is translated into all of them, and of one that is in none.
    translated: tuple[str, str]
    untranslated: tuple[str, str]
    #: A prose page's code, which is in Swedish alone in the hard languages.
    prose: str


@pytest.fixture(scope="module")
def hard(tmp_path_factory, project_root, real_day) -> Hard:
    root = tmp_path_factory.mktemp("hard") / "project"
    for name in ("directory", "docs", "overrides"):
        shutil.copytree(project_root / name, root / name)
    shutil.copy(project_root / "mkdocs.yml", root)
    table = root / "directory/languages.yml"
    text = table.read_text("utf-8")
    for folder in WORDS:
        text, count = re.subn(rf"(folder: {folder}\n(?:  .*\n)*?  state: )\w+", r"\g<1>open", text)
        assert count == 1
    table.write_text(text, "utf-8")

    for folder in WORDS:  # one page of prose that none of them has: their readers get the Swedish one
        (root / "docs" / folder / "in-danger.md").unlink(missing_ok=True)
    paths = Paths(root)
    loaded = load_directory(paths)
    assert loaded.problems == []
    directory = loaded.directory
    # Numbers and addresses would have to stand in a translation too; this test is about letters.
    active = [one for one in directory.services if one.status == "active"]
    translated = next(one for one in active if not re.search(r"\d|\.se\b", texts_of(one)))
    untranslated = next(one for one in active if one is not translated and one.verified is None)
    for folder, word in WORDS.items():
        common = {"state": "draft", "by": "prov", "date": real_day.isoformat()}
        groups = directory.vocabulary.groups
        terms = {group: {name: {"label": word} for name in names} for group, names in groups.items()}
        texts = {name: f"{word}." for name in TRANSLATED_FIELDS if getattr(translated, name)}
        write(paths.directory / f"translations/{folder}/vocabulary.yml", {**common, **terms})
        write(paths.translation(folder, translated.id), {"source": service_fingerprint(translated), **common, **texts})
    strings = extract(root / "overrides", Path(vart.__file__).parent)
    for folder, word in STRINGS.items():
        language = next(one for one in directory.languages if one.folder == folder)
        catalogue = root / f"overrides/locales/{folder}.po"
        text = synced(language, catalogue, strings).decode()
        for known, said in (("Första sidan", word), (DAY, f"{WORDS[folder]} {{day}}.")):
            entry = f'msgid "{known}"\nmsgstr "'
            assert entry in text
            text = text.replace(entry, entry + said)
        catalogue.write_text(text, "utf-8")
    out = root / "site"
    built = build_site(root, out, today=real_day)
    wrong = [f"{one.where}: {one.sentence()}" for one in built.problems if one.severity == "error"]
    assert built.complete, "\n".join([*wrong, *built.messages])
    code = re.search(r'(?m)^code: *"?(\w{4})', (root / "docs/sv/in-danger.md").read_text("utf-8"))[1]
    return Hard(
        out,
        {one.folder: one for one in directory.languages},
        (translated.code, translated.summary),
        (untranslated.code, untranslated.summary),
        code,
    )


def texts_of(service: Service) -> str:
    return " ".join(getattr(service, name) or "" for name in TRANSLATED_FIELDS)


def write(path: Path, data: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, default_style='"'), "utf-8")


def page(hard: Hard, folder: str, path: str) -> Path:
    return hard.site / folder / path / "index.html"


def pages(hard: Hard, folder: str) -> Iterator[Path]:
    yield from sorted((hard.site / folder).rglob("*.html"))


@HARD
def test_every_page_says_its_language_and_direction(hard, folder):
    language = hard.languages[folder]
    found = list(pages(hard, folder))
    assert len(found) == len(list(pages(hard, "sv")))
    for path in found:
        assert f'<html lang="{language.tag}" dir="{language.dir}">' in path.read_text("utf-8")[:200], path


@HARD
def test_every_open_language_is_in_the_menu_by_its_own_name_and_keeps_the_page(hard, read_html, folder):
    for path, kept in ((hard.translated[0], f"{hard.translated[0]}/"), ("", ""), (hard.prose, f"{hard.prose}/")):
        html = read_html(page(hard, folder, path))
        links = {one.attrs["hreflang"]: one.attrs["href"] for one in html.find("a") if "hreflang" in one.attrs}
        opened = [one for one in hard.languages.values() if one.state == "open"]
        assert links == {one.tag: f"/{one.folder}/{kept}" for one in opened}
        names = {piece.text.strip(): piece for piece in html.visible if piece.within("ul") and piece.within("bdi")}
        for one in opened:
            assert (names[one.autonym].lang, names[one.autonym].dir) == (one.tag, one.dir)


@HARD
def test_a_translated_text_is_in_the_readers_language_and_script(hard, read_html, folder):
    html = read_html(page(hard, folder, hard.translated[0]))
    language = hard.languages[folder]
    (lead,) = [piece for piece in html.visible if piece.within("p", **{"class": "lead"})]
    assert lead.text == f"{WORDS[folder]}."
    assert (lead.lang, lead.dir) == (language.tag, language.dir)


@HARD
def test_a_fallback_is_marked_as_swedish_from_left_to_right(hard, read_html, folder):
    html = read_html(page(hard, folder, hard.untranslated[0]))
    lead = [piece for piece in html.visible if piece.within("p", **{"class": "lead"})]
    assert " ".join("".join(piece.text for piece in lead).split()) == " ".join(hard.untranslated[1].split())
    assert {(piece.lang, piece.dir) for piece in lead if not piece.within("bdi")} == {("sv", "ltr")}


@HARD
def test_a_page_of_prose_that_is_only_in_swedish_is_swedish_in_a_shell_of_the_language(hard, read_html, folder):
    html = read_html(page(hard, folder, hard.prose))
    heading = next(piece for piece in html.visible if piece.within("h1"))
    assert (heading.lang, heading.dir) == ("sv", "ltr")
    assert html.find("html")[0].attrs["lang"] == hard.languages[folder].tag


#: Common Swedish words, none of which is a word in a language of this test.
SWEDISH = re.compile(r"\b(?:och|inte|från|läst|stängt|på|är|du|av|som|den|det|till|sidan|finns|lämna)\b", re.IGNORECASE)


@pytest.mark.parametrize("folder", ["ti", "ckb", "kmr"])
def test_no_swedish_goes_without_its_mark(hard, read_html, folder):
    tag = hard.languages[folder].tag
    for path in ("", hard.translated[0], hard.untranslated[0], hard.prose):
        for piece in read_html(page(hard, folder, path)).visible:
            if piece.lang == tag:
                assert not SWEDISH.search(piece.text), f"{path}: {piece.text.strip()!r}"


@pytest.mark.parametrize("folder", STRINGS)
def test_strings_of_the_interface_that_are_translated_are_shown(hard, read_html, folder):
    html = read_html(page(hard, folder, hard.untranslated[0]))
    (found, *_) = [piece for piece in html.visible if piece.text.strip() == STRINGS[folder]]
    assert found.lang == hard.languages[folder].tag


#: Digits that a line from right to left would show in another order: a space or a dash between them ends a number.
GROUPS = re.compile(r"\+\d|\d\)?[ –(]+\d")


@HARD
def test_numbers_keep_their_order(hard, read_html, folder):
    for path in ("", hard.translated[0], hard.untranslated[0]):
        for piece in read_html(page(hard, folder, path)).visible:
            if GROUPS.search(piece.text):
                assert piece.dir == "ltr"
                assert piece.within("bdi") or piece.within("q") or hard.languages[folder].dir == "ltr", piece.text


@HARD
def test_days_and_numbers_are_in_european_digits(hard, read_html, folder):
    for path in ("", hard.translated[0], hard.untranslated[0]):
        text = read_html(page(hard, folder, path)).text
        assert re.findall(r"\d", text) == re.findall(r"[0-9]", text)


@pytest.mark.parametrize("folder", STRINGS)
def test_days_are_named_in_the_language(hard, read_html, folder):
    locale = Locale.parse(hard.languages[folder].cldr)
    names = set(locale.months["format"]["wide"].values())
    text = read_html(page(hard, folder, hard.untranslated[0])).text
    assert any(name in text for name in names)


@HARD
def test_a_fallback_is_not_advertised_as_a_translation(hard, folder):
    found = re.findall(r"<loc>[^<]*/([^/<]+)/(\w{4})/</loc>", (hard.site / "sitemap.xml").read_text("utf-8"))
    mine = {code for language, code in found if language == folder}
    assert hard.translated[0] in mine
    assert hard.untranslated[0] not in mine
    assert hard.prose not in mine
    swedish = {code for language, code in found if language == "sv"}
    assert {hard.translated[0], hard.untranslated[0], hard.prose} <= swedish
    for code in mine:
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", page(hard, folder, code).read_text("utf-8"), re.DOTALL)[1]
        assert not re.match(r'<span lang="sv"', heading), f"{folder}/{code}/ begins with a Swedish fallback"


@HARD
def test_each_language_has_its_own_page_for_lost_addresses(hard, folder):
    language = hard.languages[folder]
    html = (hard.site / folder / "404.html").read_text("utf-8")
    assert f'<html lang="{language.tag}" dir="{language.dir}">' in html
    assert 'href="tel:112"' in html


@HARD
def test_the_doors_name_the_language_and_mark_what_is_not_in_it(hard, read_html, folder):
    language = hard.languages[folder]
    chooser = read_html(hard.site / "index.html")
    names = {piece.text.strip(): (piece.lang, piece.dir) for piece in chooser.visible}
    assert names[language.autonym] == (language.tag, language.dir)
    for door in ("index.html", "404.html"):
        for piece in read_html(hard.site / door).visible:
            if piece.lang == language.tag and language.tag != "sv-simple":
                assert not SWEDISH.search(piece.text), f"{door}: {piece.text.strip()!r}"
