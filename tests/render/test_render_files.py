"""The shell, the inline parts with their policy, and bytes to files."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from vart.languages import Text
from vart.render import DuplicatePageError, LanguagePages, Prose, load_assets, write_pages
from vart.render.crawl import build_note, robots, sitemaps
from vart.render.shell import MenuEntry


def home(pages: LanguagePages) -> str:
    return dict(pages.render())[f"{pages.folder}/index.html"].decode()


# The shell

VALUES = st.fixed_dictionaries(
    {
        "title": st.text(max_size=30),
        "description": st.text(max_size=30),
        "path": st.sampled_from(["", "k2k2/", "q2q2/2/"]),
        "main": st.sampled_from(["", "<h1>Hej</h1>", "<p>\ue000 \ue004</p>"]),
        "head": st.sampled_from(["", '<script type="application/ld+json">{}</script>\n']),
    }
)


@pytest.fixture(scope="module", params=["sv", "ar"])
def shell_and_whole(request, make_pages, environment, overrides, site):
    """The shell of a language, and a function that renders its template whole."""
    pages = make_pages(request.param, prose=(Prose("25bc", Text("Fara & <nu>"), 1, (), "in-danger"),))
    assets = load_assets(overrides, site.neutral_title)

    def whole(title: str, description: str, path: str, main: str, head: str) -> bytes:
        language = pages.view.language
        return (
            environment.get_template("shell/shell.html")
            .render(
                site=site,
                language=language,
                languages=pages.core.directory.open_languages,
                menu=pages.menu,
                url=lambda path="", other=language: f"{site.base}/{other.folder}/{path}",
                _=pages.words,
                plain=pages.words.plain,
                policy=assets.policy,
                scripts=Markup(assets.scripts),
                styles=Markup(assets.styles),
                title=title,
                description=description,
                path=path,
                main=Markup(main),
                head=Markup(head),
            )
            .encode()
        )

    return pages.shell, whole


@given(values=VALUES)
def test_a_page_from_the_split_shell_is_the_page_rendered_whole(shell_and_whole, values):
    shell, whole = shell_and_whole
    assert shell.page(**values) == whole(**values)


def test_the_language_menu_keeps_the_page(make_pages, read_html):
    html = read_html(make_pages("ar").shell.page(title="x", description="", path="k2k2/", main=""))
    links = {one.attrs["hreflang"]: one for one in html.find("a") if "hreflang" in one.attrs}
    assert {tag: one.attrs["href"] for tag, one in links.items()} == {"sv": "/sv/k2k2/", "ar": "/ar/k2k2/"}
    assert links["ar"].attrs.get("aria-current") == "true"
    assert "aria-current" not in links["sv"].attrs
    names = {piece.text: (piece.lang, piece.dir) for piece in html.visible}
    assert names["Svenska"] == ("sv", "ltr")
    assert names["العربية"] == ("ar", "rtl")


def test_the_menu_is_the_prose_in_its_order_and_the_indexes(make_pages):
    prose = (Prose("25bc", Text("Två"), 2, (), "b"), Prose("26bc", Text("Utanför"), 0, (), "c"),
             Prose("27bc", Text("Ett"), 1, (), "a"))  # fmt: skip
    menu: list[MenuEntry] = make_pages("sv", prose=prose).menu
    titles = [str(entry.title) for entry in menu]
    assert titles[:3] == ["Första sidan", "Ett", "Två"]
    assert "Utanför" not in titles
    assert len({entry.url for entry in menu}) == len(menu)


def test_the_demonstration_says_so_until_it_is_published(make_pages, site):
    for published, shown in ((False, True), (True, False)):
        html = home(make_pages("sv", site=site._replace(publication=published)))
        assert ("Det här är en demonstration" in html) == shown


def test_a_site_below_a_path_has_the_path_in_every_link(make_pages, site, read_html):
    below = site._replace(base_url="https://a.example/vart/")
    for path, html in make_pages("ar", site=below).render():
        for link in read_html(html).find("a"):
            href = link.attrs["href"]
            assert not href.startswith("/") or href.startswith("/vart/"), f"{path}: {href}"


# Styles, scripts and the policy


def test_the_policy_allows_exactly_what_stands_in_the_page(make_pages, overrides, site):
    html = home(make_pages("sv"))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    allowed = set(re.findall(r"'(sha256-[^']+)'", policy))
    inline = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.DOTALL)
    # The finder's code stands in no page: a page fetches it when it is touched, and only these bytes run.
    inline.append(load_assets(overrides, site.neutral_title).finder)
    assert allowed == {f"sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}" for one in inline}


def test_the_first_script_names_the_page_neutrally_before_the_title_is_read(make_pages):
    html = home(make_pages("sv"))
    assert html.index("<script>") < html.index("<title>")
    script = html[html.index("<script>") : html.index("<title>")]
    assert json.loads(re.search(r"\.title=(\"[^\"]*\")", script)[1]) == "Väder"


@pytest.mark.parametrize("title", ['Vä"der', "</script><b>", "a\\b", "NEUTRAL"])
def test_any_neutral_title_is_a_string_of_the_script(overrides, title):
    scripts = load_assets(overrides, title).scripts
    assert "</script>" not in scripts
    assert "<b>" not in scripts


def test_a_missing_style_is_told_of(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_assets(tmp_path, "x")


# Files


def test_pages_are_written_where_they_belong(tmp_path):
    count = write_pages([("a/index.html", b"1"), ("b.txt", b"2")], tmp_path / "out")
    assert count == 2
    assert (tmp_path / "out/a/index.html").read_bytes() == b"1"
    assert (tmp_path / "out/b.txt").read_bytes() == b"2"


def test_an_unchanged_page_is_the_same_file_with_its_time(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    write_pages([("same.html", b"same"), ("length.html", b"one"), ("longer.html", b"x")], old)
    os.utime(old / "same.html", (1, 1))
    changed = [("length.html", b"two"), ("longer.html", b"xx"), ("fresh.html", b"n")]
    write_pages([("same.html", b"same"), *changed], new, old)
    inode = lambda folder, name: (folder / name).stat().st_ino  # noqa: E731
    assert inode(old, "same.html") == inode(new, "same.html")
    assert (new / "same.html").stat().st_mtime == 1
    for name, content in changed:
        assert (new / name).read_bytes() == content
    assert inode(old, "length.html") != inode(new, "length.html")
    assert (old / "length.html").read_bytes() == b"one"


def test_two_pages_at_one_address_are_refused(tmp_path):
    with pytest.raises(DuplicatePageError, match=r"a/index\.html"):
        write_pages([("a/index.html", b"1"), ("a/index.html", b"2")], tmp_path)


# Files for crawlers


def test_the_sitemap_names_each_page_in_the_languages_that_really_have_it(site, directory):
    languages = [one for one in directory.languages if one.folder in ("sv", "ar")]
    own = {"sv": {"", "k2k2", "s2s2"}, "ar": {"", "k2k2"}}
    ((name, content),) = sitemaps(site, ["", "k2k2", "s2s2"], languages, own)
    xml = content.decode()
    assert name == "sitemap.xml"
    found = re.findall(r"<loc>(.*?)</loc>", xml)
    assert found == [
        "https://vart.example/sv/", "https://vart.example/ar/", "https://vart.example/sv/k2k2/",
        "https://vart.example/ar/k2k2/", "https://vart.example/sv/s2s2/",
    ]  # fmt: skip
    assert "ar/s2s2" not in xml
    line = next(line for line in xml.split("\n") if "<loc>https://vart.example/ar/k2k2/" in line)
    assert sorted(re.findall(r'hreflang="(.*?)"', line)) == ["ar", "sv"]


def test_a_large_sitemap_is_a_list_of_parts_that_hold_every_address_once(site, directory):
    """No file is larger than crawlers read (sitemaps.org), and a page's languages stay in one part."""
    languages = [one for one in directory.languages if one.folder in ("sv", "ar")]
    codes = [f"{number:04}" for number in range(10)]
    whole = {"sv": set(codes), "ar": set(codes[::2])}
    files = dict(sitemaps(site, codes, languages, whole, most=4))
    index = files.pop("sitemap.xml").decode()
    assert re.findall(r"<sitemap><loc>(.*?)</loc></sitemap>", index) == [
        f"https://vart.example/{name}" for name in files
    ]
    parts = [re.findall(r"<url><loc>(.*?)</loc>", content.decode()) for content in files.values()]
    assert all(0 < len(part) <= 4 for part in parts)
    ((_, alone),) = sitemaps(site, codes, languages, whole)
    assert [address for part in parts for address in part] == re.findall(r"<url><loc>(.*?)</loc>", alone.decode())
    for content in [index, *(one.decode() for one in files.values())]:
        ElementTree.fromstring(content)


def test_a_demonstration_stays_out_of_search_engines_and_a_published_site_does_not(site):
    assert b"Disallow: /\n" in robots(site)
    published = robots(site._replace(publication=True))
    assert b"Disallow" not in published
    assert b"https://vart.example/sitemap.xml" in published


def test_the_note_of_a_build_knows_no_time_and_no_machine(directory):
    note = build_note("1.0", directory.open_languages, 6).decode()
    assert not re.search(r"20\d\d-|:\d\d", note)
    assert str(Path.home()) not in note
    assert os.uname().nodename not in note
