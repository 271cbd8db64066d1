"""``vart build``, ``audit`` and ``serve``."""

from __future__ import annotations

import http.client
import re
import signal
import subprocess
import sys
import time

import pytest


def test_a_site_is_built_where_one_asks_for_it(on, small, tmp_path):
    result = on("build", "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert re.search(rf"\d+ pages in \d+\.\d s → {tmp_path}/out", result.output)
    assert (tmp_path / "out/sv/k2k2/index.html").exists()


def test_without_a_wish_the_site_lies_beside_the_records(on, small):
    assert on("build").exit_code == 0
    assert (small.root / "site/index.html").exists()


def test_a_build_that_fails_says_where_and_that_nothing_changed(on, small):
    small.change("pausade", ("status: paused", "status: sleeping"))
    result = on("build")
    assert result.exit_code == 1
    assert "directory/services/pausade.yml:16:9  " in result.stderr
    assert f"Nothing was changed in {small.out}" in result.stderr
    assert not small.out.exists()


def test_a_build_speaks_swedish_to_who_reads_swedish(on, small):
    small.change("pausade", ("status: paused", "status: sleeping"))
    english, swedish = on("build").stderr, on("build", "--lang", "sv").stderr
    assert english.splitlines()[0].partition("  ")[0] == swedish.splitlines()[0].partition("  ")[0]
    assert english.splitlines()[0] != swedish.splitlines()[0]


def test_a_broken_template_is_told_of(on, small):
    small.change("overrides/pages/service.html", ("{{ s.name }}", "{{ s.name }"))
    result = on("build")
    assert result.exit_code == 1
    assert "service.html" in result.stderr


@pytest.mark.parametrize("change", [("exit_url: https://exit.example/", "exit_url: x"), ("plugins:\n", "plugins: [\n")])
def test_broken_settings_are_told_of(on, small, change):
    small.change("mkdocs.yml", change)
    result = on("build")
    assert result.exit_code == 1
    assert "exit_url" in result.output or "mkdocs.yml" in result.output


@pytest.mark.parametrize("out", ["", "..", "directory", "docs"])
def test_the_project_is_never_built_over(on, small, out):
    result = on("build", "--out", small.root / out)
    assert result.exit_code == 1
    assert "name a" in result.output
    assert small.file("pausade").exists()


def test_a_language_alone_is_built(on, small):
    assert on("build", "--only", "sv").exit_code == 0
    assert (small.out / "sv/index.html").exists()
    assert not (small.out / "ar").exists()


def test_a_language_that_does_not_exist_is_told_of(on, small):
    result = on("build", "--only", "sv,xx")
    assert result.exit_code != 0
    assert "xx" in result.output


# audit


def test_a_good_site_passes_the_audit(run, small_site):
    result = run("audit", small_site)
    assert result.exit_code == 0
    assert re.search(r"^0 findings in \d+ pages$", result.output, re.MULTILINE)


def test_a_bad_page_fails_it_with_its_path(run, small):
    page = small.built() / "sv/k2k2/index.html"
    page.write_text(page.read_text("utf-8").replace("<h1>", '<img src="https://a.example/1.gif" alt=""><h1>'), "utf-8")
    result = run("audit", small.out)
    assert result.exit_code == 1
    assert re.search(r"^sv/k2k2/index\.html  fetches https://a\.example/1\.gif", result.output, re.MULTILINE)


def test_a_secret_in_the_site_fails_the_audit_and_is_not_repeated(run, small_site):
    result = run("audit", small_site, "--canary", "Exempellinjen")
    assert result.exit_code == 1
    assert "exempellinjen" not in result.output.casefold()


def test_a_folder_without_a_site_is_told_of(run, tmp_path):
    result = run("audit", tmp_path)
    assert result.exit_code == 1
    assert "scripts/vart build" in result.output


# serve


@pytest.fixture
def served(small):
    """The small project served in a process of its own; gives the process and the address."""
    code = "from vart.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "serve", "--root", str(small.root), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # A run that a shell put in the background would hand on that it hears no Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    lines = []
    for line in process.stdout:
        lines.append(line)
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        if found:
            break
    else:
        pytest.fail("the server did not start:\n" + "".join(lines))
    yield process, int(found[1])
    if process.poll() is None:
        process.kill()
    process.stdout.close()
    process.wait()


def fetch(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    body = connection.getresponse().read().decode()
    connection.close()
    return body


def shown(port: int, path: str, text: str) -> bool:
    """Wait until the page holds the text."""
    begun = time.monotonic()
    while time.monotonic() - begun < 30:
        if text in fetch(port, path):
            return True
        time.sleep(0.1)
    return False


PAGE = "/sv/p2p2/"


def test_the_site_is_served_follows_changes_and_ends_when_asked(served, small):
    process, port = served
    assert "Den pausade linjen" in fetch(port, PAGE)
    small.change("pausade", ("name: Den pausade linjen", "name: Den vilande linjen"))
    assert shown(port, PAGE, "Den vilande linjen")
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("directory/services/skyddet.yml", "confidence: low", "confidence: none"),
        ("docs/sv/rights.md", "read: 2024-12-01", "read: soon"),
        ("overrides/pages/service.html", "{{ s.name }}", "{{ s.name }"),
        ("mkdocs.yml", "plugins:\n", "plugins: [\n"),
        ("mkdocs.yml", "exit_url: https://exit.example/", "exit_url: x"),
    ],
    ids=["a record", "a page", "a template", "the settings", "our settings"],
)
def test_the_last_good_pages_stay_while_something_is_wrong_and_change_when_it_is_right_again(
    served, small, name, right, wrong
):
    _, port = served
    assert "Den pausade linjen" in fetch(port, PAGE)
    small.change(name, (right, wrong))
    time.sleep(1.5)
    assert "Den pausade linjen" in fetch(port, PAGE)
    small.change(name, (wrong, right))
    small.change("pausade", ("name: Den pausade linjen", "name: Den vilande linjen"))
    assert shown(port, PAGE, "Den vilande linjen")


def test_a_taken_port_is_told_of(run, small, served):
    result = run("serve", "--root", small.root, "--port", served[1])
    assert result.exit_code == 1
    assert "--port" in result.output
