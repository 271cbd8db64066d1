from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from vart.check import Report, check, check_language, check_services
from vart.load import Paths, load_directory, load_terms, load_translations

TODAY = date(2026, 11, 24)
BAD = Paths(Path(__file__).parent.parent / "records" / "bad")


def test_problems_stand_in_the_order_of_files_and_lines(bad: Report) -> None:
    places = [problem.where for problem in bad.problems]
    assert places == sorted(places)
    assert bad.errors + bad.warnings == len(bad.problems)
    assert bad.services == len(load_directory(BAD).directory.services)


def test_a_build_finds_what_a_check_finds(bad: Report) -> None:
    loaded = load_directory(BAD)
    found = [*loaded.problems, *check_services(loaded, TODAY)]
    for language in loaded.directory.languages:
        if language.folder != "sv":
            records, unread = load_translations(BAD, language.folder)
            terms, also = load_terms(BAD, language.folder)
            found += [*unread, *also, *check_language(loaded, language, records, terms, TODAY)]
    only_in_check = set(map(repr, bad.problems)) - {repr(problem) for problem in found}
    assert all("translation-language" in problem for problem in only_in_check)
    assert {repr(problem) for problem in found} <= {repr(problem) for problem in bad.problems}


def test_a_cache_changes_nothing(bad: Report, tmp_path: Path) -> None:
    first = check(BAD, TODAY, cache=tmp_path)
    again = check(BAD, TODAY, cache=tmp_path)
    assert first == again == bad


def test_a_cache_forgets_a_file_that_changed(directory: Callable[..., Paths], tmp_path: Path) -> None:
    paths = directory()
    assert check(paths, TODAY, cache=tmp_path / "cache").problems == ()
    file = paths.service("skyddet")
    file.write_text(file.read_text("utf-8") + "# Huset ligger på Provgatan 12, 123 45 Provstad\n", "utf-8")
    found = check(paths, TODAY, cache=tmp_path / "cache").problems
    assert {problem.where.path for problem in found} == {"directory/services/skyddet.yml"}
    assert all(problem.rule.startswith("secrecy-") for problem in found)


@pytest.mark.parametrize("relative", [True, False])
def test_only_tells_of_the_files_that_were_asked_for(relative: bool) -> None:
    file = Path("directory/services/dagarna.yml")
    report = check(BAD, TODAY, only={file if relative else BAD.root / file})
    assert report.problems
    assert {problem.where.path for problem in report.problems} <= {
        "directory/services/dagarna.yml",
        "directory/services/platsen-igen.yml",  # has the same number
        "directory/crisis.yml",
    }


def test_only_tells_of_what_an_edit_breaks_elsewhere(directory: Callable[..., Paths]) -> None:
    closed = ("status: active\n", "status: closed\ninstead: larmet\n")
    paths = directory(exempellinjen=[closed])
    report = check(paths, TODAY, only={paths.service("exempellinjen")})
    assert {(problem.where.path, problem.rule) for problem in report.problems} == {
        ("directory/services/nedlagda.yml", "instead"),
        ("directory/crisis.yml", "crisis-active"),
    }


def test_one_language_can_be_looked_at_alone() -> None:
    report = check(BAD, TODAY, languages={"uk"})
    paths = [Path(problem.where.path) for problem in report.problems]
    folders = {path.parts[2] for path in paths if "translations" in path.parts}
    assert folders == {"uk", "xx"}


def test_messages_fit_their_params(bad: Report) -> None:
    for problem in bad.problems:
        sentence = problem.sentence()
        assert "{" not in sentence.replace("{{", "") or "template" in sentence
        assert not problem.message.endswith(".")
        assert not problem.remedy.endswith(".")


def test_a_record_that_can_not_be_read_is_told_of_once(tmp_path: Path) -> None:
    project = Path(__file__).parents[2]
    for name in ("directory", "docs"):
        shutil.copytree(project / name, tmp_path / name)
    record = tmp_path / "directory/services/bris.yml"
    record.write_text(record.read_text("utf-8").replace("confidence: high", "confidence: sure"), "utf-8")
    found = [one for one in check(Paths(tmp_path), TODAY).problems if one.severity == "error"]
    # Pages, plan, phrases and crisis lines name it; none of them is wrong.
    assert [(one.where.path, one.where.line) for one in found] == [("directory/services/bris.yml", 51)]
