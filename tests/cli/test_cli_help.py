"""Every command explains itself, in its help and in the documents."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from vart import __version__
from vart.cli import COMMANDS


def test_the_help_names_every_command_with_a_line_about_it(run):
    result = run("--help")
    assert result.exit_code == 0
    for name in COMMANDS:
        assert re.search(rf"^  {name}  +\w.{{10,}}", result.output, re.MULTILINE), name


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_the_help_of_each_command_shows_an_example(run, name, flag):
    result = run(name, flag)
    assert result.exit_code == 0
    starters = rf"scripts/vart {name}\b" if name != "serve" else r"scripts/(?:vart )?serve\b"
    assert re.search(rf"^  {starters}", result.output, re.MULTILINE), f"vart {name} --help shows no example"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_of_each_command_is_explained(run, name):
    options = run(name, "--help").output.partition("Options:")[2]
    for option in re.findall(r"^  (?:-\w, )?(--[\w-]+)(?P<rest>.*(?:\n {5,}.*)*)", options, re.MULTILINE):
        words = re.sub(r"\[[^\]]*\]|[A-Z,]{2,}", "", option[1]).split()
        assert len(words) >= 2 or "[" in option[1], f"vart {name} {option[0]} is not explained"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_described_in_the_documents(project_root, name):
    pages = [project_root / "README.md", *sorted((project_root / "docs/handbook").glob("*.md"))]
    text = "\n".join(page.read_text("utf-8") for page in pages if page.exists())
    starters = rf"(?:scripts/)?vart {name}\b" if name != "serve" else r"scripts/serve\b"
    assert re.search(starters, text), f"neither README.md nor docs/handbook tells of vart {name}"


def test_what_the_documents_tell_people_to_run_exists(project_root):
    pages = [project_root / "README.md", *sorted((project_root / "docs/handbook").glob("*.md"))]
    for page in pages:
        for name in re.findall(r"scripts/vart (\w+)", page.read_text("utf-8") if page.exists() else ""):
            assert name in COMMANDS, f"{page.name} tells of vart {name}"
        for script in re.findall(r"\bscripts/(\w+)(?![\w/])", page.read_text("utf-8") if page.exists() else ""):
            assert (project_root / "scripts" / script).exists(), f"{page.name} tells of scripts/{script}"


def test_the_version_is_that_of_the_package(run):
    assert __version__ in run("--version").output


def test_an_unknown_command_is_told_of(run):
    result = run("chekc")
    assert result.exit_code == 2
    assert "chekc" in result.output


@pytest.mark.parametrize("arguments", [["check"], ["status"], ["new", "--code"]], ids=lambda one: one[0])
def test_a_quick_command_does_not_wait_for_mkdocs(small, arguments):
    code = (
        "import sys\nfrom vart.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "sys.exit('mkdocs was imported' if 'mkdocs' in sys.modules else 0)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=small.root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_outside_a_project_a_command_says_what_to_do(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("check")
    assert result.exit_code == 1
    assert "mkdocs.yml" in result.output
    assert "--root" in result.output


def test_a_command_finds_the_project_from_a_folder_within_it(run, small, monkeypatch, small_day):
    monkeypatch.chdir(small.paths.directory / "services")
    result = run("check", "--today", small_day)
    assert result.exit_code == 0
    assert "6 services" in result.output


@pytest.mark.parametrize("day", ["2024-02-30", "today", "15 jan", "2025-01-15T00:00"])
def test_a_day_that_is_none_is_told_of(run, small, day):
    result = run("check", "--root", small.root, "--today", day)
    assert result.exit_code == 2
    assert "2026-11-24" in result.output
