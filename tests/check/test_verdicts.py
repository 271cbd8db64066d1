"""What the rules said is repeated only as long as everything that they look at is the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from vart.check import check
from vart.check.placing import Told
from vart.check.verdicts import said_before
from vart.load import Paths
from vart.load.cache import digest_of
from vart.model import Problem, Where

TODAY = date(2026, 11, 24)


class Judge:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> list[Told]:
        self.asked += 1
        return [Told(Problem(Where("a.yml", self.asked), "rule", "It is wrong", "mend it"))]


def test_a_judge_is_asked_once_for_the_same_files(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a: 1\n")
    judge, cache = Judge(), tmp_path / "cache"
    told = [said_before(cache, "said", lambda: digest_of(tmp_path), judge) for _ in range(3)]
    assert judge.asked == 1
    assert told[0] == told[1] == told[2] != []


def test_a_judge_is_asked_again_when_anything_is_not_the_same(tmp_path: Path) -> None:
    judge, cache = Judge(), tmp_path / "cache"
    ask = lambda name="said", about="today": said_before(cache, name, lambda: digest_of(tmp_path) + about, judge)  # noqa: E731
    file = tmp_path / "a.yml"
    for change in (
        lambda: file.write_text("a: 1\n"),
        lambda: file.write_text("a: 2\n"),
        lambda: (tmp_path / "b.yml").write_text(""),
        lambda: file.rename(tmp_path / "c.yml"),
    ):
        change()
        before = judge.asked
        ask()
        ask()
        assert judge.asked == before + 1
    before = judge.asked
    ask(about="tomorrow")
    ask(name="said-en")
    assert judge.asked == before + 2


def test_without_a_cache_a_judge_is_always_asked(tmp_path: Path) -> None:
    judge = Judge()
    said_before(None, "said", str, judge)
    said_before(None, "said", str, judge)
    assert judge.asked == 2


def test_a_translation_is_judged_anew_when_its_record_changes(directory: Callable[..., Paths], tmp_path: Path) -> None:
    paths, cache = directory(), tmp_path / "cache"
    assert check(paths, TODAY, cache=cache).problems == ()
    translated = next((paths.directory / "translations/en/services").glob("*.yml"))
    record = paths.service(translated.stem)
    record.write_text(record.read_text("utf-8").replace("summary: ", "summary: Ring 08-465 004 99. ", 1), "utf-8")
    found = check(paths, TODAY, cache=cache).problems
    assert translated.stem in " ".join(one.where.path for one in found if "/translations/en/" in one.where.path)
    assert found == check(paths, TODAY).problems


def test_the_day_counts(directory: Callable[..., Paths], tmp_path: Path) -> None:
    paths, cache = directory(), tmp_path / "cache"
    late = TODAY + timedelta(days=3650)
    assert check(paths, TODAY, cache=cache).problems == ()
    assert check(paths, late, cache=cache).problems == check(paths, late).problems != ()
    assert check(paths, TODAY, cache=cache).problems == ()
