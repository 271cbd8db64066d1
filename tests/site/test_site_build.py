"""Whole builds: the same bytes every time, no more written than what changed, and never a half site."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from vart.site.run import OutRefused, build_site, swap


def tree(site: Path) -> dict[str, str]:
    """Return every file of a site with a digest of its bytes."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def inodes(site: Path) -> dict[str, tuple[int, int]]:
    """Return every file of a site with what tells it from another one of the same name and content."""
    return {
        path.relative_to(site).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in site.rglob("*")
        if path.is_file()
    }


def rewritten(before: dict[str, tuple[int, int]], site: Path) -> set[str]:
    after = inodes(site)
    return {path for path in after.keys() | before.keys() if after.get(path) != before.get(path)}


def but_the_finder(paths: set[str]) -> set[str]:
    """Leave out the finder's index, whose name changes with the records, and the two pages that name it."""
    return {
        path for path in paths if not re.fullmatch(r"\w+/(?:(?:x5fh/)?index\.html|[0-9a-f]{10}\.json)(?:\.br)?", path)
    }


def holding(site: Path, *words: str) -> set[str]:
    return {
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and any(word.encode() in path.read_bytes() for word in words)
    }


def pages(paths: set[str]) -> set[str]:
    """Return what is for readers, without the data, which has tests of its own."""
    return {path for path in paths if not path.startswith(("api/", "hsds/", "dcat.rdf"))}


def showing(paths: set[str]) -> set[str]:
    """Leave out what shows no text of a record but its digest: checksums, and the table of fingerprints."""
    return {path for path in paths if not path.endswith("SHA256SUMS.txt") and not path.startswith("api/v1/changes.")}


@pytest.fixture
def site(shared_small, tmp_path):
    """A copy of the small project with its site already built."""
    shutil.copytree(shared_small.root, tmp_path / "project", ignore=shutil.ignore_patterns("__pycache__"))
    return type(shared_small)(tmp_path / "project")


# The same bytes


def test_two_builds_give_the_same_bytes(small, tmp_path):
    first = tree(small.built(tmp_path / "one"))
    assert first == tree(small.built(tmp_path / "two"))
    assert first == tree(small.built(tmp_path / "three", use_cache=False))
    assert len(first) > 50


def test_mkdocs_alone_builds_the_same_site(small, tmp_path):
    """Another process, another order of sets, the command that everyone who knows MkDocs knows."""
    ours = tree(small.built(tmp_path / "ours", today=None))
    environment = {**os.environ, "PYTHONHASHSEED": "1", "LC_ALL": "C"}
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "theirs")],
        cwd=small.root, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert tree(tmp_path / "theirs") == ours


def test_the_place_of_the_project_is_in_no_file(small, tmp_path):
    small.built()
    assert holding(small.out, str(small.root), str(Path.home()) + "/", "/tmp/") == set()


# No more than what changed


def test_a_build_without_changes_writes_nothing_anew(site):
    before = inodes(site.out)
    assert rewritten(before, site.built()) == set()


def test_a_new_name_rewrites_exactly_the_pages_that_show_it(site):
    before = inodes(site.out)
    site.change("pausade", ("name: Den pausade linjen", "name: Den vilande linjen"))
    changed = rewritten(before, site.built())
    assert but_the_finder(showing(changed)) == but_the_finder(showing(holding(site.out, "Den vilande linjen")))
    assert {"sv/p2p2/index.html", "ar/p2p2/index.html", "sv/q2q2/index.html", "sv/x5fh/index.html"} <= changed
    assert not {"sv/s2s2/index.html", "index.html", "sitemap.xml"} & changed


def test_a_new_number_rewrites_exactly_the_pages_that_show_it(site):
    before = inodes(site.out)
    site.change("pausade", ("070-174 06 10", "070-174 06 12"))
    changed = rewritten(before, site.built())
    assert but_the_finder(showing(changed)) == but_the_finder(showing(holding(site.out, "070-174 06 12")))
    assert holding(site.out, "070-174 06 10", "+46701740610") == set()


def test_a_note_rewrites_the_page_of_its_service_alone(site):
    before = inodes(site.out)
    site.change("skyddet", ("needs: [shelter]", "notes: Fråga i telefonen.\nneeds: [shelter]"))
    changed = rewritten(before, site.built())
    assert pages(changed) == {"sv/s2s2/index.html", "ar/s2s2/index.html"}
    # Data shows every fact in every list that has the service, and the Arabic shows the Swedish note.
    assert showing(changed) - pages(changed) == holding(site.out, "Fråga i telefonen.") - pages(changed)


def test_a_translation_rewrites_pages_of_its_language_alone(site):
    before = inodes(site.out)
    site.change("directory/translations/ar/services/exempellinjen.yml", ("ليلاً ونهاراً", "دائماً"))
    changed = rewritten(before, site.built())
    assert showing(changed) == holding(site.out, "دائماً")
    assert {path.removeprefix("embed/").split("/")[0] for path in pages(changed)} == {"ar"}
    assert {path.split("/")[2] for path in changed - pages(changed)} == {"ar"}


def test_a_page_of_prose_rewrites_itself_and_its_translations_notice(site):
    before = inodes(site.out)
    site.change("docs/sv/in-danger.md", ("Prata sedan med", "Prata sen med"))
    # The Arabic page is now older than the Swedish one, and says so.
    assert rewritten(before, site.built()) == {"sv/25bc/index.html", "ar/25bc/index.html"}


def test_a_removed_record_is_gone_everywhere(site):
    site.file("mottagningen").unlink()
    (site.paths.directory / "translations/ar/services/mottagningen.yml").unlink()
    site.built()
    assert holding(site.out, "Mottagningen", "m2m2") == set()
    assert not (site.out / "sv/m2m2").exists()


def test_a_closed_service_keeps_its_page_and_leaves_the_lists(site):
    site.change("mottagningen", ("status: active", "status: closed\ninstead: exempellinjen"))
    site.built()
    own = {"sv/m2m2/index.html", "ar/m2m2/index.html", "api/v1/sv/services/m2m2.json", "api/v1/ar/services/m2m2.json"}
    assert holding(site.out, "/m2m2/") & set(tree(site.out)) == own


def test_a_draft_is_nowhere(small_site):
    assert holding(small_site, "t2t2", "Det hemliga utkastet", "070-174 06 11") == set()


def test_a_new_language_gets_every_page_and_a_place_in_every_menu(site, read_html):
    small = site
    pages = lambda folder: {  # noqa: E731
        path.removeprefix(f"{folder}/")
        for path in tree(small.out)
        if path.startswith(f"{folder}/") and path.endswith(".html")
    }
    swedish = pages("sv")
    small.open_language("en")
    small.built()
    assert pages("en") == swedish
    assert len(list((small.out / "en").glob("*.json"))) >= 1
    for path in small.out.glob("sv/**/index.html"):
        assert any(link.attrs.get("hreflang") == "en" for link in read_html(path).find("a"))
    assert "https://vart.example/en/k2k2/" in (small.out / "sitemap.xml").read_text("utf-8")


def test_compressed_twins_hold_the_same_bytes(small, tmp_path):
    import gzip

    import brotli

    small.built(compress=True)
    pages = [path for path in small.out.rglob("*.html") if path.stat().st_size > 1000]
    assert len(pages) > 40
    for path in pages:
        assert brotli.decompress(path.with_name(path.name + ".br").read_bytes()) == path.read_bytes()
        assert gzip.decompress(path.with_name(path.name + ".gz").read_bytes()) == path.read_bytes()
    before = inodes(small.out)
    small.change("pausade", ("name: Den pausade linjen", "name: Den vilande linjen"))
    changed = rewritten(before, small.built(compress=True))
    assert {path for path in changed if path.endswith(".html.br")} == {
        f"{path}.br" for path in changed if path.endswith(".html")
    }


# Some languages only


@pytest.mark.parametrize(("only", "folders"), [({"sv"}, {"sv"}), ({"ar"}, {"ar"}), ({"sv", "ar"}, {"sv", "ar"})])
def test_only_some_languages_are_built_when_one_asks_for_them(small, read_html, only, folders):
    small.built(only=frozenset(only))
    assert {path.name for path in small.out.iterdir() if (path / "index.html").exists()} - {"handbook"} == folders
    chooser = read_html(small.out / "index.html")
    assert {one.attrs["hreflang"] for one in chooser.find("a") if "hreflang" in one.attrs} == folders
    for folder in {"sv", "ar"} - folders:
        assert f"/{folder}/" not in (small.out / "sitemap.xml").read_text("utf-8")


def test_a_prepared_language_is_built_for_who_asks_for_it_or_the_build_says_why_not(small):
    built = small.build(only=frozenset({"sv", "en"}))
    told = " ".join([*built.messages, *(problem.sentence() for problem in built.problems)])
    assert (small.out / "en/k2k2/index.html").exists() or "en" in told.split()


def test_a_language_that_does_not_exist_is_no_site(small):
    built = small.build(only=frozenset({"xx"}))
    assert not built.complete
    assert "xx" in " ".join([*built.messages, *(problem.sentence() for problem in built.problems)])
    assert not small.out.exists()


# When it fails


def break_record(small) -> None:
    small.change("pausade", ("status: paused", "status: sleeping"))


def break_code(small) -> None:
    small.change("pausade", ("code: p2p2", "code: k2k2"))


def break_translation(small) -> None:
    small.change("directory/translations/ar/services/pausade.yml", ("state: machine", "state: good"))


def break_numbers(small) -> None:
    small.change("directory/translations/ar/services/exempellinjen.yml", ("070-174 06 05", "070-174 06 06"))


def break_prose(small) -> None:
    small.change("docs/sv/in-danger.md", ("service:exempellinjen", "service:finns-inte"))


def break_front_matter(small) -> None:
    small.change("docs/sv/in-danger.md", ("read: 2024-12-01", "read: 2024-02-30"))


def break_vocabulary(small) -> None:
    small.change("directory/vocabulary.yml", ("needs:\n", "needs:\nneeds:\n"))


def break_template(small) -> None:
    small.change("overrides/pages/service.html", ("{% if s.notes %}", "{% if s.notes %}{% oops %}"))


def break_template_name(small) -> None:
    small.change("overrides/pages/service.html", ("{{ s.name }}", "{{ s.nosuch.thing }}"))


def break_shell(small) -> None:
    small.change("overrides/shell/shell.html", ("{{ language.autonym }}", "{{ oops }}"))


def break_style(small) -> None:
    (small.root / "overrides/assets/css/base.css").unlink()


def break_settings(small) -> None:
    small.change("mkdocs.yml", ("exit_url: https://exit.example/", "exit_url: not an address"))


def break_mkdocs(small) -> None:
    small.change("mkdocs.yml", ("plugins:\n", "plugins: [\n"))


def break_catalogue(small) -> None:
    small.change("overrides/locales/ar.po", ('"اتصل بالرقم {number}"', '"اتصل بالرقم {numer}"'))


@pytest.mark.parametrize(
    ("break_it", "place"),
    [
        (break_record, "directory/services/pausade.yml:16"),
        (break_code, "directory/services/pausade.yml:1"),
        (break_translation, "directory/translations/ar/services/pausade.yml:3"),
        (break_numbers, "directory/translations/ar/services/exempellinjen.yml:5"),
        (break_prose, "docs/sv/in-danger.md:13"),
        (break_front_matter, "docs/sv/in-danger.md:7"),
        (break_vocabulary, "directory/vocabulary.yml:7"),
        (break_template, "service.html"),
        (break_template_name, "nosuch"),
        (break_shell, "oops"),
        (break_style, "base.css"),
        (break_settings, "exit_url"),
        (break_mkdocs, "mkdocs.yml"),
        (break_catalogue, "ar.po"),
    ],
)
def test_a_build_that_fails_says_where_and_leaves_the_old_site_as_it_was(site, break_it, place):
    bytes_before, inodes_before = tree(site.out), inodes(site.out)
    break_it(site)
    built = site.build()
    assert not built.complete
    told = [f"{one.where.path}:{one.where.line} {one.sentence()}" for one in built.problems] + built.messages
    assert any(place in line for line in told), told
    assert tree(site.out) == bytes_before
    assert inodes(site.out) == inodes_before
    assert [path.name for path in site.root.iterdir() if path.name.startswith(".site")] == []
    assert multiprocessing.active_children() == []


def test_the_first_build_that_fails_leaves_nothing(small):
    break_translation(small)
    assert not small.build().complete
    assert not small.out.exists()


def test_every_problem_of_the_records_is_told_at_once(small):
    break_record(small)
    small.change("skyddet", ("confidence: low", "confidence: none"))
    assert {problem.where.path for problem in small.build().problems if problem.severity == "error"} == {
        "directory/services/pausade.yml", "directory/services/skyddet.yml",
    }  # fmt: skip


def test_a_warning_does_not_stop_a_build(small):
    built = small.build()
    assert built.complete
    assert {problem.severity for problem in built.problems} == {"warning"}


def test_after_a_repair_the_next_build_is_whole(site):
    before = tree(site.out)
    break_record(site)
    assert not site.build().complete
    site.change("pausade", ("status: sleeping", "status: paused"))
    assert tree(site.built()) == before


def test_mkdocs_alone_says_where_a_record_is_wrong(small):
    break_record(small)
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=small.root, capture_output=True, text=True, check=False
    )
    assert run.returncode != 0
    assert "directory/services/pausade.yml:16:9" in run.stderr
    assert "Traceback" not in run.stderr


# What may not be thrown away


@pytest.mark.parametrize(
    "out", [".", "..", "directory", "docs", "docs/sv", "overrides", "mkdocs.yml", "directory/services"]
)
def test_no_part_of_the_project_is_written_over(small, out):
    before = tree(small.root)
    with pytest.raises(OutRefused):
        build_site(small.root, (small.root / out).resolve())
    assert tree(small.root) == before


@pytest.mark.parametrize("name", ["letter.txt", ".hidden", "sub/letter.txt", "index.html"])
def test_a_folder_with_something_else_in_it_is_refused(small, tmp_path, name):
    out = tmp_path / "papers"
    (out / name).parent.mkdir(parents=True)
    (out / name).write_text("important")
    with pytest.raises(OutRefused, match="papers"):
        small.build(out)
    assert tree(out).keys() == {name}


@pytest.mark.parametrize("content", ["{}", '{"generator": "webpack"}', "not json", "[1]"])
def test_a_folder_with_another_programs_build_note_is_refused(small, tmp_path, content):
    out = tmp_path / "work"
    out.mkdir()
    (out / "build.json").write_text(content)
    (out / "thesis.txt").write_text("important")
    with pytest.raises(OutRefused):
        small.build(out)
    assert (out / "thesis.txt").read_text() == "important"


def test_a_file_is_refused(small, tmp_path):
    (tmp_path / "out").write_text("important")
    with pytest.raises(OutRefused, match="is a file"):
        small.build(tmp_path / "out")
    assert (tmp_path / "out").read_text() == "important"


@pytest.mark.parametrize("make", [lambda out: None, lambda out: out.mkdir(parents=True)], ids=["new", "empty"])
def test_a_new_or_empty_folder_is_taken(small, tmp_path, make):
    out = tmp_path / "new/site"
    make(out)
    assert (small.built(out) / "sv/index.html").exists()


def test_a_site_of_ours_is_replaced_as_a_whole(site):
    (site.out / "sv/old-page.html").write_text("from long ago")
    site.built()
    assert not (site.out / "sv/old-page.html").exists()


def test_the_old_site_comes_back_when_the_new_one_can_not_take_its_place(tmp_path):
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("old")
    with pytest.raises(OSError, match="nothing"):
        swap(tmp_path / "nothing", out)
    assert (out / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


# Under another address


def test_a_site_below_a_path_links_to_itself(small, read_html):
    small.change("mkdocs.yml", ("site_url: https://vart.example/", "site_url: https://host.example/vart/"))
    small.built()
    for path in small.out.rglob("*.html"):
        if not path.relative_to(small.out).as_posix().startswith("handbook/"):
            for link in read_html(path).find("a"):
                href = link.attrs["href"]
                assert not href.startswith("/") or href.startswith("/vart/"), f"{path}: {href}"
    assert "https://host.example/vart/sv/k2k2/" in (small.out / "sitemap.xml").read_text("utf-8")


def test_prose_links_lead_to_pages_that_are_there(small_site, read_html):
    for folder in ("sv", "ar"):
        html = read_html(small_site / folder / "25bc/index.html")
        inner = [one.attrs["href"] for one in html.find("a") if one.attrs["href"].startswith("/")]
        assert f"/{folder}/k2k2/" in inner
        for href in inner:
            assert (small_site / href.strip("/") / "index.html").exists(), href
        assert not re.search(r"(service|need|page|area|kind|audience):", str(inner))
