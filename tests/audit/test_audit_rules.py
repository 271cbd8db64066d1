"""The audit catches what may never be on a page, and has nothing to say about the site as it is built."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from pathlib import Path

import pytest

from vart.audit import audit_site, read_page
from vart.audit.rules import BUDGET, RULES, Site, judge

PAGE = "sv/k2k2/index.html"


@pytest.fixture(scope="module")
def site(small_site) -> Site:
    files = {path.relative_to(small_site).as_posix() for path in small_site.rglob("*") if path.is_file()}
    return Site(frozenset(files), frozenset({"sv", "ar"}), "")


@pytest.fixture(scope="module")
def good(small_site) -> str:
    return (small_site / PAGE).read_text("utf-8")


@pytest.fixture
def found(site, good):
    """Plants something in a good page and returns the rules that see it."""

    def plant(*pairs: tuple[str, str], path: str = PAGE, site: Site = site, allowed: bool = False) -> set[str]:
        html = good
        for old, new in pairs:
            assert old in html, f"the page does not hold {old!r}"
            html = html.replace(old, new, 1)
        if allowed:
            html = with_hashes(html)
        return {finding.rule for finding in judge(read_page(path, html.encode()), site)}

    return plant


def with_hashes(html: str) -> str:
    """Let the policy allow every script and style of a page, as a mistaken build would."""
    for kind in ("script", "style"):
        texts = re.findall(rf"<{kind}>(.*?)</{kind}>", html, re.DOTALL)
        hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts]
        html = re.sub(rf"{kind}-src [^;]*", f"{kind}-src {' '.join(hashes)}", html, count=1)
    return html


# The site as it is


def test_a_good_page_has_no_fault(found):
    assert found() == set()
    assert found(allowed=True) == set()


def test_the_small_site_has_no_fault(small_site):
    assert list(audit_site(small_site)) == []


def test_the_real_site_has_no_fault(real_site):
    assert [f"{one.path}  {one.message} [{one.rule}]" for one in audit_site(real_site)] == []


def test_a_site_below_a_path_has_no_fault(small):
    small.change("mkdocs.yml", ("site_url: https://vart.example/", "site_url: https://host.example/vart/"))
    small.built()
    assert list(audit_site(small.out, base="/vart")) == []
    assert {finding.rule for finding in audit_site(small.out)} == {"links", "foreign"}


# Planted faults

H1 = "<h1>"
HEAD = '<meta charset="utf-8">'


def before(text: str, mark: str = H1) -> tuple[str, str]:
    return mark, text + mark


@pytest.mark.parametrize(
    "planted",
    [
        '<script src="/x.js"></script>',
        '<script src="https://cdn.example/x.js"></script>',
        '<img src="https://pixel.example/1.gif" alt="">',
        '<img src="/logo.png" alt="">',
        '<img srcset="https://a.example/1.png 2x" alt="">',
        '<img src="data:," srcset="https://a.example/1.png 2x" alt="">',
        '<iframe src="https://map.example/"></iframe>',
        '<object data="https://a.example/x"></object>',
        '<embed src="https://a.example/x">',
        '<video src="https://a.example/x.mp4"></video>',
        '<video poster="https://a.example/x.jpg"></video>',
        '<audio><source src="https://a.example/x.mp3"></audio>',
        '<svg><use href="https://a.example/x.svg#a"></use></svg>',
        '<svg><image href="https://a.example/x.png"></image></svg>',
        '<input type="image" src="https://a.example/x.png">',
        '<a href="/sv/" ping="https://a.example/">x</a>',
        '<link rel="stylesheet" href="https://fonts.example/css">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<link rel="dns-prefetch" href="//fonts.example">',
        '<link rel="prefetch" href="/sv/q2q2/">',
        '<link rel="manifest" href="/site.webmanifest">',
        '<link rel="icon" href="/favicon.ico">',
        '<link rel="SHORTCUT ICON" href="/favicon.ico">',
        '<meta http-equiv="refresh" content="0; url=https://a.example/">',
        '<form action="https://a.example/"><button>x</button></form>',
        '<form><button formaction="https://a.example/">x</button></form>',
        '<table background="https://a.example/x.png"></table>',
    ],
)  # fmt: skip
def test_whatever_a_page_fetches_is_seen(found, planted):
    assert "foreign" in found(before(planted))


@pytest.mark.parametrize(
    "style",
    ["@import url(https://a.example/x.css);", "a{background:url(https://a.example/x.png)}",
     "a{background:url('/x.png')}", '@font-face{font-family:x;src:url("//fonts.example/x.woff2")}', '@import "https://a.example/x.css";'],
)  # fmt: skip
def test_whatever_a_style_fetches_is_seen(found, style):
    assert "foreign" in found(("<style>", f"<style>{style}"), allowed=True)


def test_a_picture_in_the_style_itself_is_no_fault(found):
    assert found(("<style>", "<style>a{background:url(data:image/png;base64,AAAA)}"), allowed=True) == set()


@pytest.mark.parametrize(
    "planted",
    [
        "<script>alert(1)</script>",
        '<script type="module">alert(1)</script>',
        '<script type="text/javascript">alert(1)</script>',
        '<script type="application/javascript">alert(1)</script>',
        '<script type="TEXT/JAVASCRIPT">alert(1)</script>',
        '<script type="speculationrules">{"prefetch":[{"urls":["/sv/"]}]}</script>',
        '<script type="importmap">{}</script>',
        "<style>a{color:red}</style>",
        '<p style="color:red">x</p>',
        '<p onclick="alert(1)">x</p>',
        '<svg onload="alert(1)"></svg>',
        '<img src="data:," onerror="alert(1)" alt="">',
    ],
)  # fmt: skip
def test_what_the_policy_does_not_allow_is_seen(found, planted):
    assert "policy" in found(before(planted))


def test_data_for_search_engines_is_no_script(found):
    assert found(before('<script type="application/ld+json">{"pushState":1}</script>')) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("default-src 'none'", "default-src 'self'"),
        ("img-src data:", "img-src *"),
        ("script-src ", "script-src 'unsafe-inline' "),
        ("script-src ", "script-src 'unsafe-eval' "),
        ("img-src data:", "img-src https:"),
        ("img-src data:", "img-src data: https://a.example"),
        ("base-uri 'none'", "connect-src https://a.example; base-uri 'none'"),
        ("Content-Security-Policy", "Content-Security-Policy-Report-Only"),
        ('http-equiv="Content-Security-Policy"', 'name="csp"'),
    ],
)
def test_a_policy_that_allows_more_is_seen(found, good, old, new):
    if old not in good:
        old, new = old.replace("&#39;", "'").replace("'", "&#39;"), new.replace("&#39;", "'").replace("'", "&#39;")
    assert "policy" in found((old, new))


@pytest.mark.parametrize(
    "script",
    [
        "history.pushState(null,'','/')", "history.replaceState({},'')", "localStorage.x=1",
        "sessionStorage.getItem('x')", "indexedDB.open('x')", "navigator.serviceWorker.register('/sw.js')",
        "navigator.sendBeacon('/x')",
        "new XMLHttpRequest()", "new WebSocket('wss://a.example')", "new EventSource('/x')", "document.cookie='a=1'",
        "document . cookie", "document['cookie']='a=1'", "caches.open('x')", "location.assign('/')",
        "location.hash='x'", "location.href='/x'", "location.href = '/x'", "window.open('/x')", "import('/x.js')",
        "new RTCPeerConnection()",
        "new BroadcastChannel('x')", "new SharedWorker('/x.js')", "cookieStore.set('a','1')", "window.name='x'",
    ],
)  # fmt: skip
def test_a_script_that_leaves_traces_is_seen_though_the_policy_allows_it(found, script):
    assert "traces" in found(("<script>", f"<script>{script};"), allowed=True)


@pytest.mark.parametrize("script", ["location.replace('/x')", "var a=link.href==b", "x.pushStateless=1"])
def test_a_script_that_leaves_none_is_no_fault(found, script):
    assert found(("<script>", f"<script>{script};"), allowed=True) == set()


def test_a_page_that_is_too_heavy_is_seen(found):
    noise = base64.b64encode(hashlib.shake_256(b"x").digest(BUDGET)).decode()
    assert found(before(f"<p>{noise}</p>")) == {"weight"}


@pytest.mark.parametrize(
    "pair",
    [
        ('<html lang="sv" dir="ltr">', '<html dir="ltr">'),
        ('<html lang="sv" dir="ltr">', '<html lang="sv">'),
        ('<html lang="sv" dir="ltr">', '<html lang="sv" dir="auto">'),
        ('<html lang="sv" dir="ltr">', '<html lang="" dir="ltr">'),
        ("<title>", "<title>x</title><title>"),
        before("<h1>x</h1>"),
        (H1, "<h2>"),
        ("<main ", "<div "),
        before("<main></main>"),
    ],
)
def test_a_page_without_language_or_with_two_headings_is_seen(found, pair):
    assert "shape" in found(pair)


def test_a_page_without_a_way_out_is_seen(good, site):
    html = good.replace("data-leave", "data-other")
    assert {finding.rule for finding in judge(read_page(PAGE, html.encode()), site)} >= {"ways-out"}


def test_a_page_without_112_is_seen(good, site):
    html = good.replace("tel:112", "tel:113")
    assert {finding.rule for finding in judge(read_page(PAGE, html.encode()), site)} == {"ways-out"}


@pytest.mark.parametrize(
    "href",
    ["/sv/zzzz/", "/sv/k2k2", "/nope.html", "nope/", "../nope/", "http://a.example/", "javascript:alert(1)",
     "data:text/html,x", "ftp://a.example/", "tel:", "tel:116 016", "tel:112x", "tel:abc", "sms:x", "mailto:",
     "mailto:x", "blob:x", "/assets/", "JavaScript:alert(1)", "tel:%2B46701740605x"],
)  # fmt: skip
def test_a_link_that_leads_nowhere_or_runs_is_seen(found, href):
    assert "links" in found(before(f'<a href="{href}">x</a>'))


@pytest.mark.parametrize(
    "href",
    ["/sv/", "/sv/q2q2/", "/ar/k2k2/", "../", "../q2q2/", "./", "#main", "https://a.example/x?y=1#z", "tel:112",
     "tel:116016", "tel:+46701740605", "sms:+46701740605", "mailto:hej@a.example", "/sitemap.xml", "/"],
)  # fmt: skip
def test_a_link_that_works_is_no_fault(found, href):
    assert found(before(f'<a href="{href}">x</a>')) == set()


def test_a_source_may_be_an_old_page_without_encryption(found):
    for kind in ("ul", "ol"):
        source = f'<{kind} class="sources"><li><a href="http://a.example/">x</a></li></{kind}>'
        assert found(before(source)) == set()
        assert "links" in found(before(f'{source}<a href="http://a.example/">x</a>'))


def test_a_link_that_forgot_the_path_of_the_site_is_seen(found, site, good):
    below = site._replace(base="/vart")
    html = re.sub(r'href="/(?!/)', 'href="/vart/', good)
    assert list(judge(read_page(PAGE, html.encode()), below)) == []
    html = html.replace(H1, '<a href="/sv/q2q2/">x</a>' + H1)
    assert {finding.rule for finding in judge(read_page(PAGE, html.encode()), below)} == {"links"}


@pytest.mark.parametrize(
    "path",
    ["sv/leave-your-husband/index.html", "sv/k2k2/violence.html", "kvinnor/index.html", "sv/K2K2/index.html",
     "help.html", "sv/k2k/index.html", "sv/k2k2/2/more/index.html"],
)  # fmt: skip
def test_an_address_that_says_something_is_seen(found, path):
    assert "address" in found(path=path)


@pytest.mark.parametrize("path", ["sv/index.html", "sv/k2k2/index.html", "ar/q2q2/2/index.html", "sv/404.html"])
def test_an_address_that_says_nothing_is_no_fault(found, path):
    assert found(path=path) == set()


def test_every_rule_has_a_fault_that_it_alone_is_for():
    """A rule that is added comes with a test here."""
    assert set(RULES) == {"policy", "foreign", "traces", "weight", "shape", "ways-out", "links", "address"}


# Whole folders


@pytest.fixture
def copy(small_site, tmp_path) -> Path:
    return Path(shutil.copytree(small_site, tmp_path / "site"))


def test_a_page_hidden_among_the_good_ones_is_found(copy):
    page = copy / "ar/k2k2/index.html"
    page.write_text(page.read_text("utf-8").replace("<h1>", '<img src="https://a.example/1.gif" alt=""><h1>'), "utf-8")
    assert [(finding.path, finding.rule) for finding in audit_site(copy)] == [("ar/k2k2/index.html", "foreign")]


def test_the_handbook_is_not_for_readers_and_not_judged(copy):
    (copy / "handbook/index.html").write_text("<script src='https://a.example/'></script>")
    assert list(audit_site(copy)) == []


@pytest.mark.parametrize("spelling", ["Storgatan 17", "STORGATAN 17", "Storgatan\n17", "Stor gatan 17", "storgatan-17"])
@pytest.mark.parametrize("name", ["sv/k2k2/index.html", "robots.txt", "handbook/notes.txt", ".hosting/x.conf"])
def test_a_text_that_may_stand_nowhere_is_found_in_any_file_and_not_repeated(tmp_path, spelling, name):
    (tmp_path / "index.html").write_text("<h1>Hej</h1>")
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(f"Hej\n{spelling}\n")
    found = [one for one in audit_site(tmp_path, canaries=["nope nope", "Storgatan 17"]) if one.rule == "canary"]
    assert [one.path for one in found] == [name]
    assert "2" in found[0].message
    assert "storgatan" not in found[0].message.casefold()


def test_a_folder_without_a_site_is_told_of(tmp_path):
    with pytest.raises(FileNotFoundError):
        list(audit_site(tmp_path))


def test_a_secret_that_no_record_may_hold_is_in_no_file_of_the_small_site(small_site):
    assert list(audit_site(small_site, canaries=["kommitten ringde", "Stämmer numret?", "Det hemliga utkastet"])) == []
