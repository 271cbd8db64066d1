"""Parts that a site leaves out: nothing is made of them, nothing leads to them, and the rest stays as it was."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from vart.cli import main
from vart.render.options import PARTS

#: Files that belong to a part, and what in other files would lead to it.
FILES = {
    "finder": re.compile(r"[0-9a-f]{10}\.js|\w+/[0-9a-f]{10}\.json|\w+/(\w+/)?x5fh/.*|\w+/(x5fh|\w{4})/\w{5}/.*"),
    "embeds": re.compile(r"embed/.*|\w+/xjfc/.*"),
    "open-data": re.compile(r"api/.*|hsds/.*|dcat\.rdf|\w+/27bc/.*"),
}
TRACES = {
    "finder": ("data-find", "data-lost", "x5fh"),
    "embeds": ("xjfc", "/embed/", "v1.js"),
    "open-data": ("/api/", "/hsds/", "dcat.rdf", "27bc"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory, shared_small):
    """The small project with a page about its data, built with every part."""
    root = tmp_path_factory.mktemp("parts") / "project"
    shutil.copytree(shared_small.root, root, ignore=shutil.ignore_patterns("__pycache__", "site"))
    page = (root / "docs/sv/rights.md").read_text("utf-8")
    page = page.replace("26bc", "27bc").replace("menu: 2\ntopics: [rights]\n", "").replace("rättigheter", "data")
    (root / "docs/sv/open-data.md").write_text(page, "utf-8")
    made = type(shared_small)(root)
    made.built()
    return made


def with_parts(project, names: str, tmp_path: Path):
    """Return a copy of the project that names its parts."""
    root = tmp_path / "project"
    shutil.copytree(project.root, root, ignore=shutil.ignore_patterns("site"))
    copy = type(project)(root)
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("  - vart:\n", f"  - vart:\n      parts: {names}\n")
    settings.write_text(text, "utf-8")
    return copy


def files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def lost_links(site: Path, read_html) -> set[str]:
    """Return the addresses of this site that its pages link to and nobody answers."""
    lost = set()
    for path in site.rglob("*.html"):
        if not path.relative_to(site).as_posix().startswith("handbook/"):
            for link in read_html(path).find("a"):
                href = link.attrs["href"]
                inner = href.startswith("/") and not (site / href.strip("/") / "index.html").exists()
                lost |= {f"{path}: {href}"} if inner else set()
    return lost


@pytest.mark.parametrize("left", [("finder",), ("embeds",), ("open-data",), tuple(PARTS)], ids="-".join)
def test_a_part_left_out_leaves_nothing_behind_and_nothing_else_changes(project, tmp_path, read_html, left):
    own = [name for name in PARTS if name not in left]
    site = with_parts(project, f"[{', '.join(own)}]", tmp_path).built()
    whole = files(project.out)
    gone = {path for path in whole if any(FILES[part].fullmatch(path) for part in left)}
    assert all(any(FILES[part].fullmatch(path) for path in whole) for part in left)
    assert files(site) == whole - gone
    for path in files(site):
        if not path.startswith(("handbook/", "assets/")):
            text = (site / path).read_text("utf-8")
            for part in left:
                assert not [trace for trace in TRACES[part] if trace in text], path
    assert not lost_links(site, read_html)
    for address in re.findall(r"<loc>https://vart\.example/(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8")):
        assert (site / address / "index.html").exists(), address


def test_pages_without_a_finder_may_run_no_script_but_their_own(project, tmp_path):
    site = with_parts(project, "[embeds, open-data]", tmp_path).built()
    for page in ("sv/index.html", "sv/xjfc/index.html"):
        with_finder, without = (
            re.findall(r"sha256-", re.search(r"script-src .*?; [a-z]", (at / page).read_text("utf-8"))[0])
            for at in (project.out, site)
        )
        assert len(without) == len(with_finder) - 1, page


def test_a_link_to_a_part_left_out_is_told_by_check_and_build_alike(project, tmp_path):
    copy = with_parts(project, "[finder]", tmp_path)
    page = copy.file("docs/sv/rights.md")
    text = page.read_text("utf-8").rstrip("\n")
    page.write_text(f"{text}\n\n[Sök](page:find) [Sprid](page:spread) [Data](page:open-data)\n", "utf-8")
    line = len(text.splitlines()) + 2
    done = CliRunner().invoke(main, ["check", "--root", str(copy.root), "--today", "2025-01-15"])
    assert done.exit_code == 1
    told = [one for one in done.output.splitlines() if "mkdocs.yml leaves out" in one]
    assert [one.partition("  ")[0] for one in told] == [f"docs/sv/rights.md:{line}:{at}" for at in (24, 44)]
    assert "'page:spread'" in told[0]
    assert "'page:open-data'" in told[1]
    built = copy.build()
    assert not built.complete
    assert [one.rule for one in built.problems if one.severity == "error"] == ["prose-part", "prose-part"]
    assert not copy.out.exists()


@pytest.mark.parametrize(("value", "named"), [("[finder, findr]", "'findr'"), ("finder", "'finder'"), ("[1]", "'1'")])
def test_an_unknown_part_is_told_in_one_sentence(project, tmp_path, value, named):
    built = with_parts(project, value, tmp_path).build()
    assert not built.complete
    told = [one for one in built.messages if "parts" in one and named in one]
    assert len(told) == 1
    assert "[finder, embeds, open-data]" in told[0]


def test_every_part_is_there_unless_something_else_is_said(project, tmp_path):
    site = with_parts(project, "[finder, embeds, open-data]", tmp_path).built()
    assert files(site) == files(project.out)
    assert all((site / path).read_bytes() == (project.out / path).read_bytes() for path in files(site))
