"""``vart check``: every problem at once, in the form and language that one asks for."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest


@pytest.fixture
def broken(small):
    """The small project with one mistake in a record and one in another."""
    small.change("pausade", ("status: paused", "status: sleeping"))
    small.change("skyddet", ("confidence: low", "confidence: none"))
    return small


def test_a_directory_without_errors_passes_and_is_counted(on):
    result = on("check")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "0 problems in 6 services, 1 warning"


def test_warnings_count_when_one_asks_for_it(on):
    assert on("check", "--strict").exit_code == 1


def test_problems_fail_and_each_is_a_line_that_an_editor_can_open(on, broken):
    result = on("check")
    assert result.exit_code == 1
    *lines, counts = result.output.splitlines()
    assert counts.startswith("2 problems in 4 services")
    assert all(re.match(r"[\w/.-]+:\d+:\d+  \S", line) for line in lines)
    assert any(line.startswith("directory/services/pausade.yml:16:9  ") for line in lines)
    assert any(line.startswith("directory/services/skyddet.yml:") for line in lines)
    assert all(" — " in line for line in lines)


def test_the_day_decides_what_is_due(on, small):
    assert "review" not in on("check").output
    assert "exempellinjen.yml:31" in on("check", "--today", "2025-06-01", today=None).output


def test_the_messages_are_swedish_for_who_reads_swedish(on, broken):
    english, swedish = on("check").output.splitlines(), on("check", "--lang", "sv").output.splitlines()
    assert [line.partition("  ")[0] for line in english[:-1]] == [line.partition("  ")[0] for line in swedish[:-1]]
    for one, other in zip(english, swedish, strict=True):
        assert one != other
    assert "verksamheter" in swedish[-1]


def test_json_says_the_same_as_the_lines(on, broken):
    result = on("check", "--format", "json")
    assert result.exit_code == 1
    report = json.loads(result.output)
    assert (report["errors"], report["warnings"], report["services"]) == (2, 0, 4)
    assert {(one["path"], one["line"], one["column"]) for one in report["problems"]} >= {
        ("directory/services/pausade.yml", 16, 9)
    }
    for one in report["problems"]:
        assert one["message"]
        assert one["remedy"]
        assert one["severity"] in ("error", "warning")


def test_github_is_told_the_file_and_line_of_each_problem(on, broken):
    result = on("check", "--format", "github")
    assert result.exit_code == 1
    assert "::error file=directory/services/pausade.yml,line=16,col=9," in result.output
    assert all(line.startswith("::error ") for line in result.output.splitlines())


def test_github_is_told_of_warnings_as_warnings(on):
    result = on("check", "--format", "github")
    assert result.exit_code == 0
    assert "::warning file=directory/translations/ar/services/pausade.yml,line=2,col=9," in result.output


# Some files only


def test_only_the_files_that_one_names_are_told_of(on, broken):
    result = on("check", broken.file("pausade"))
    assert result.exit_code == 1
    assert {line.partition(":")[0] for line in result.output.splitlines()[:-1]} <= {
        "directory/services/pausade.yml", "directory/translations/ar/services/pausade.yml",
    }  # fmt: skip
    assert on("check", broken.file("mottagningen")).exit_code == 0


def test_a_file_may_be_named_from_where_one_stands(on, broken, monkeypatch):
    monkeypatch.chdir(broken.paths.directory / "services")
    assert on("check", "pausade.yml").exit_code == 1
    assert on("check", "./mottagningen.yml").exit_code == 0


@pytest.mark.parametrize("folder", ["directory/services", "directory", "."])
def test_a_folder_stands_for_the_files_in_it(on, broken, folder):
    result = on("check", broken.root / folder)
    assert result.exit_code == 1
    assert "directory/services/pausade.yml:16:9" in result.output


def test_a_path_that_is_not_there_is_told_of(on):
    result = on("check", "directory/services/finns-inte.yml")
    assert result.exit_code == 1
    assert "finns-inte.yml does not exist" in result.output


def test_a_file_that_is_no_part_of_the_directory_does_not_pass_in_silence(on, small):
    """Who checks the wrong file must not read "0 problems" about the right one."""
    other = small.root / "notes.yml"
    other.write_text("a: 1\na: 2\n", "utf-8")
    result = on("check", other)
    assert result.exit_code != 0 or "notes.yml" in result.output


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Prov", "-c", "user.email=prov@vart.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, "-C", str(root), *arguments], check=True, capture_output=True)


@pytest.fixture
def in_git(small):
    (small.root / ".gitignore").write_text(".cache/\n")
    git(small.root, "init", "--quiet", "-b", "main")
    git(small.root, "add", ".")
    git(small.root, "commit", "--quiet", "-m", "one")
    return small


def test_only_what_changed_since_a_commit_is_told_of(on, in_git):
    assert on("check", "--since", "main").output.splitlines() == ["0 problems in 6 services"]
    in_git.change("pausade", ("status: paused", "status: sleeping"))
    result = on("check", "--since", "main")
    assert result.exit_code == 1
    assert "directory/services/pausade.yml:16:9" in result.output


def test_a_committed_change_and_a_new_file_are_changes(on, in_git):
    in_git.change("skyddet", ("confidence: low", "confidence: none"))
    git(in_git.root, "commit", "--quiet", "-a", "-m", "two")
    (in_git.paths.directory / "services/nytt.yml").write_text("name: x\n", "utf-8")
    (in_git.paths.directory / "services/å ä.yml").write_text("name: x\n", "utf-8")
    paths = {line.partition(":")[0] for line in on("check", "--since", "main~1").output.splitlines()[:-1]}
    assert paths == {
        "directory/services/skyddet.yml", "directory/services/nytt.yml", "directory/services/å ä.yml",
    }  # fmt: skip


def test_a_removed_record_that_others_need_is_a_change(on, in_git):
    in_git.file("exempellinjen").unlink()
    result = on("check", "--since", "main")
    assert result.exit_code == 1


@pytest.mark.parametrize("folder", ["project", "deeper/project"])
def test_a_project_that_is_a_part_of_a_repository_is_found(run, small, tmp_path, small_day, folder):
    outer = tmp_path / "outer"
    (outer / folder).parent.mkdir(parents=True)
    small.root.rename(outer / folder)
    (outer / ".gitignore").write_text(".cache/\n")
    git(outer, "init", "--quiet", "-b", "main")
    git(outer, "add", ".")
    git(outer, "commit", "--quiet", "-m", "one")
    record = outer / folder / "directory/services/pausade.yml"
    record.write_text(record.read_text("utf-8").replace("status: paused", "status: sleeping"), "utf-8")
    result = run("check", "--root", outer / folder, "--today", small_day, "--since", "HEAD")
    assert result.exit_code == 1
    assert "directory/services/pausade.yml:16:9" in result.output


def test_a_commit_that_is_not_there_is_told_of(on, in_git):
    result = on("check", "--since", "nope")
    assert result.exit_code == 1
    assert "git does not know 'nope'" in result.output
    assert "branch, tag or commit" in result.output


def test_a_commit_that_is_an_option_of_git_does_nothing(on, in_git, tmp_path):
    result = on("check", f"--since=--output={tmp_path}/written")
    assert result.exit_code == 1
    assert not (tmp_path / "written").exists()


def test_without_git_a_commit_is_told_of(on, small):
    result = on("check", "--since", "main")
    assert result.exit_code == 1
    assert "git does not know 'main'" in result.output
