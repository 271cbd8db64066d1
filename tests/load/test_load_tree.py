"""The whole folder at once: one bad file never takes the others with it, and the cache never changes an answer."""

from __future__ import annotations

import os
import pickle
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vart.load import Paths, load_directory, load_terms, load_translations, parallel, tree
from vart.load.cache import Cache
from vart.load.parallel import Task, can_fork, map_in_processes
from vart.load.prose import load_prose
from vart.model.prose import ProsePage, prose_fingerprint

IDS = ["exempellinjen", "mottagningen", "nedlagda", "pausade", "skyddet", "utkastet"]


def test_services_come_in_the_order_of_their_names(small):
    loaded = small.load()
    assert [service.id for service in loaded.directory.services] == IDS
    assert loaded.problems == []


def test_the_real_directory_is_read_without_a_problem(real):
    assert real.problems == []
    assert len(real.directory.services) == len(list(real.paths.directory.glob("services/*.yml")))


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"a: 1\na: 2\n", "yaml-duplicate"), (b"name: x\n", "shape-missing"), (b"", "yaml-empty"),
     (b"\xff", "yaml-encoding"), (b"[1]", "shape-missing"), (b"x" * 70000, "yaml-size")],
)  # fmt: skip
def test_a_file_that_can_not_be_read_is_left_out_and_told_of_and_the_others_are_there(small, content, rule):
    small.file("pausade").write_bytes(content)
    loaded = small.load()
    assert [service.id for service in loaded.directory.services] == [one for one in IDS if one != "pausade"]
    assert {problem.where.path for problem in loaded.problems} == {"directory/services/pausade.yml"}
    assert rule in {problem.rule for problem in loaded.problems}


@pytest.mark.parametrize("name", ["vocabulary.yml", "areas.yml", "languages.yml", "crisis.yml", "retired.yml"])
@pytest.mark.parametrize("content", [None, b"", b"a: 1\na: 2\n", b"[wrong]\n", b"wrong"])
def test_a_list_that_is_missing_or_broken_is_told_of_and_everything_else_is_read(small, name, content):
    path = small.paths.directory / name
    path.unlink() if content is None else path.write_bytes(content)
    loaded = small.load()
    assert [service.id for service in loaded.directory.services] == IDS
    assert {problem.where.path for problem in loaded.problems} == {f"directory/{name}"}
    for problem in loaded.problems:
        assert problem.sentence()
        assert problem.severity == "error"


def test_a_project_without_records_says_so(small):
    for file in (small.paths.directory / "services").iterdir():
        file.unlink()
    (small.paths.directory / "services").rmdir()
    (problem,) = small.load().problems
    assert problem.where.path == "directory/services"


@pytest.mark.parametrize(
    "name",
    ["bris.yaml", "Bris.yml", "bris.yml.bak", "bris copy.yml", "bris(1).yml", "å.yml", "b.yml", "x" * 61 + ".yml",
     "bris.txt", "bris_ny.yml", "bris.YML", "README.md"],
)  # fmt: skip
def test_a_stray_file_among_the_records_is_told_of(small, name):
    (small.paths.directory / "services" / name).write_text("x: y\n", "utf-8")
    loaded = small.load()
    assert [(problem.where.path, problem.rule) for problem in loaded.problems] == [
        (f"directory/services/{name}", "file-name")
    ]
    assert len(loaded.directory.services) == len(IDS)


def test_a_folder_and_a_dead_link_among_the_records_are_told_of(small):
    services = small.paths.directory / "services"
    (services / "mapp.yml").mkdir()
    (services / "lank.yml").symlink_to(services / "finns-inte.yml")
    assert {problem.where.path for problem in small.load().problems} == {
        "directory/services/mapp.yml", "directory/services/lank.yml",
    }  # fmt: skip


def test_what_editors_and_systems_leave_behind_is_no_ones_mistake(small):
    for name in (".DS_Store", ".exempellinjen.yml.swp"):
        (small.paths.directory / "services" / name).write_bytes(b"\0")
    assert small.load().problems == []


def test_translations_are_read_by_language_and_the_broken_ones_told_of(small):
    texts, problems = load_translations(small.paths, "ar")
    assert sorted(texts) == ["exempellinjen", "mottagningen", "pausade"]
    assert problems == []
    (small.paths.directory / "translations/ar/services/pausade.yml").write_text("state: good\n", "utf-8")
    texts, problems = load_translations(small.paths, "ar")
    assert sorted(texts) == ["exempellinjen", "mottagningen"]
    assert {problem.where.path for problem in problems} == {"directory/translations/ar/services/pausade.yml"}


def test_a_language_without_translations_is_no_mistake(small):
    assert load_translations(small.paths, "kmr") == ({}, [])
    assert load_terms(small.paths, "kmr") == (None, [])


def test_a_broken_translation_of_the_vocabulary_is_told_of(small):
    (small.paths.directory / "translations/ar/vocabulary.yml").write_text("kinds: []\n", "utf-8")
    terms, problems = load_terms(small.paths, "ar")
    assert terms is None
    assert {problem.where.path for problem in problems} == {"directory/translations/ar/vocabulary.yml"}


# The cache


def answers(paths: Paths, cache: Cache | None = None) -> tuple:
    loaded = load_directory(paths, cache)
    return loaded.directory, loaded.problems


@pytest.fixture
def cached(small, tmp_path):
    """Reads the small project with a cache in ``tmp_path``, as another process would."""
    return lambda: answers(small.paths, Cache(tmp_path / "cache", "services"))


def test_the_cache_gives_what_reading_gives(small, cached):
    plain = answers(small.paths)
    assert cached() == plain
    assert cached() == plain


def test_the_cache_gives_the_problems_too(small, cached):
    small.change("pausade", ("status: paused", "status: sleeping"))
    small.file("nedlagda").write_bytes(b"a: 1\na: 2\n")
    plain = answers(small.paths)
    assert len(plain[1]) >= 2
    assert cached() == plain
    assert cached() == plain


def test_the_cache_spares_the_parsing(cached, monkeypatch):
    cached()
    monkeypatch.setattr(tree, "_service", lambda *_: pytest.fail("a file that has not changed was parsed again"))
    cached()


@pytest.mark.parametrize("id", IDS)
def test_a_changed_byte_is_seen_though_length_and_time_stay(small, cached, id):
    before = cached()
    path = small.file(id)
    stat = path.stat()
    text = path.read_text("utf-8")
    digit = text.index("070-174 06") if "070-174 06" in text else text.index("2024")
    path.write_text(text[:digit] + "1" + text[digit + 1 :], "utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    after = cached()
    assert after == answers(small.paths)
    assert after != before


def test_two_files_with_the_same_text_stay_two_services(small, cached):
    (small.paths.directory / "services/kopian.yml").write_bytes(small.file("pausade").read_bytes())
    ids = [service.id for service in cached()[0].services]
    assert ids == sorted([*IDS, "kopian"])
    assert [service.id for service in cached()[0].services] == ids


def test_a_renamed_file_is_a_renamed_service(small, cached):
    cached()
    small.file("pausade").rename(small.file("vilande"))
    assert [service.id for service in cached()[0].services] == sorted([*IDS, "vilande"][:3] + IDS[4:] + ["vilande"])


def cache_file(tmp_path: Path) -> Path:
    (file,) = (tmp_path / "cache").glob("services-*.pickle")
    return file


@pytest.mark.parametrize(
    "content",
    [b"", b"\0", b"not a pickle", pickle.dumps([1, 2]), pickle.dumps(None), pickle.dumps("x"),
     b"\x80\x05\x95\xff\xff", b"cos\nsystem\n.", b"\x80\x04cno.such\nthing\n.", pickle.dumps({"a": 1})[:-3],
     b"(" * 1000, b"\x80\x05}\x94]\x94Rs."],
    ids=lambda content: repr(content[:12]),
)  # fmt: skip
def test_a_foreign_or_damaged_cache_counts_as_empty(small, cached, tmp_path, content):
    plain = cached()
    cache_file(tmp_path).write_bytes(content)
    assert cached() == plain
    assert cached() == plain


def test_a_cache_file_with_a_damaged_byte_never_changes_a_number(small, cached, tmp_path):
    plain = cached()
    file = cache_file(tmp_path)
    good = file.read_bytes()
    for number in (b"070-174 06 05", b"070-174 06 10"):
        place = good.index(number) + len(number) - 1
        file.write_bytes(good[:place] + b"9" + good[place + 1 :])
        assert cached() == plain
        file.write_bytes(good)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_cache_file_damaged_anywhere_counts_as_empty(cached, tmp_path, data):
    file = tmp_path / "cache" / Cache(tmp_path / "cache", "services")._path.name
    if not file.exists():
        cached()
    good = file.read_bytes()
    place = data.draw(st.integers(0, len(good) - 1))
    file.write_bytes(good[:place] + bytes([good[place] ^ data.draw(st.integers(1, 255))]) + good[place + 1 :])
    assert Cache(tmp_path / "cache", "services").known == {}
    file.write_bytes(good)


def test_a_cache_of_other_code_is_thrown_away(cached, tmp_path):
    cached()
    file = cache_file(tmp_path)
    old = file.with_name("services-" + "0" * (len(file.stem) - len("services-")) + ".pickle")
    old.write_bytes(file.read_bytes())
    file.unlink()
    cached()
    assert not old.exists()
    assert file.exists()


def test_the_caches_of_two_languages_do_not_throw_each_other_away(small, tmp_path):
    folder = tmp_path / "cache"
    for language in ("ar", "en", "ar"):
        load_translations(small.paths, language, Cache(folder, f"texts-{language}"))
    assert len(list(folder.glob("*.pickle"))) == 2


def test_a_folder_that_can_not_be_written_to_does_not_matter_for_the_answer(small, tmp_path):
    (tmp_path / "cache").write_text("a file, not a folder")
    assert answers(small.paths, Cache(tmp_path / "cache", "services")) == answers(small.paths)


# Two processes


@pytest.fixture
def in_two(monkeypatch):
    """Make the loader use two processes for any number of files."""
    if not can_fork():
        pytest.skip("this system does not fork safely")
    monkeypatch.setattr(tree, "_PARALLEL_FROM", 1)


@pytest.mark.usefixtures("in_two")
def test_two_processes_read_what_one_reads(small, cached):
    small.change("skyddet", ("status: active", "status: sleeping"))
    small.file("nedlagda").write_bytes(b"")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree, "_PARALLEL_FROM", 10**6)
        plain = answers(small.paths)
    assert answers(small.paths) == plain
    assert cached() == plain
    assert cached() == plain


@given(st.lists(st.integers(), max_size=20), st.integers(1, 5))
@settings(max_examples=25)
def test_work_over_processes_keeps_its_order(items, processes):
    assert map_in_processes(lambda item: item * 2, items, processes) == [item * 2 for item in items]


@pytest.mark.parametrize("bad", [0, 1, 5])
def test_what_fails_in_a_process_is_raised_here(bad):
    def work(item: int) -> int:
        if item == bad:
            raise ValueError("no")
        return item

    with pytest.raises(ValueError, match="no"):
        map_in_processes(work, range(6), 2)


@pytest.mark.skipif(not can_fork(), reason="this system does not fork safely")
def test_a_process_that_dies_is_told_of_and_does_not_hang():
    with pytest.raises(RuntimeError, match="died with exit code 7"):
        Task(lambda: os._exit(7)).result()


@pytest.mark.skipif(not can_fork(), reason="this system does not fork safely")
def test_a_process_can_be_stopped():
    import time

    task = Task(lambda: time.sleep(600))
    begun = time.perf_counter()
    task.stop()
    assert time.perf_counter() - begun < 5


def test_a_system_that_does_not_fork_does_the_work_itself(monkeypatch):
    monkeypatch.setattr(parallel.sys, "platform", "win32")
    assert not can_fork()
    assert map_in_processes(lambda item: (item, os.getpid()), [1, 2, 3], 2) == [(n, os.getpid()) for n in (1, 2, 3)]


@pytest.mark.skipif(not can_fork(), reason="this system does not fork safely")
def test_work_inside_a_task_stays_in_its_process():
    task = Task(lambda: (os.getpid(), map_in_processes(lambda _: os.getpid(), range(4), 2)))
    child, found = task.result()
    assert found == [child] * 4
    assert child != os.getpid()


# Prose


def prose(small, folder: str = "sv") -> tuple[list[ProsePage], list]:
    return load_prose(small.paths, [folder])


def test_a_page_of_prose_knows_its_front_matter_and_its_markdown(small):
    pages, problems = prose(small)
    assert problems == []
    page = next(page for page in pages if page.name == "in-danger")
    assert (page.folder, page.path, page.meta.code, page.meta.title) == (
        "sv",
        "docs/sv/in-danger.md",
        "25bc",
        "Fara nu",
    )
    assert page.meta.topics == ("talk",)
    assert page.meta.read == date(2024, 12, 1)
    assert page.markdown.lstrip().startswith("# Fara nu")


def test_the_lines_of_a_page_are_counted_as_an_editor_counts_them(small):
    page = next(page for page in prose(small)[0] if page.name == "in-danger")
    lines = small.file("docs/sv/in-danger.md").read_text("utf-8").split("\n")
    for number, line in enumerate(page.markdown.split("\n"), 1):
        assert lines[number + page.offset - 1] == line


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_byte_order_mark_and_windows_line_ends_make_no_difference_to_a_page(small, mark, end):
    file = small.file("docs/sv/in-danger.md")
    before = prose(small)
    file.write_bytes(mark + file.read_bytes().replace(b"\n", end))
    assert prose(small) == before


def broken_page(small, old: str, new: str) -> list[tuple[int, int, str]]:
    small.change("docs/sv/in-danger.md", (old, new))
    pages, problems = prose(small)
    assert [page.name for page in pages] == ["rights"]
    assert all(problem.sentence() for problem in problems)
    return [(problem.where.line, problem.where.column, problem.rule) for problem in problems]


def test_a_misspelt_key_of_a_page_is_told_of_at_its_line(small):
    small.change("docs/sv/in-danger.md", ("title: Fara nu", "titel: Fara nu"))
    problems = prose(small)[1]
    assert (3, 8) in [problem.where[1:] for problem in problems]
    assert any("did you mean 'title'?" in problem.sentence() for problem in problems)


def test_a_faulty_day_of_a_page_is_told_of_at_its_line(small):
    assert broken_page(small, "read: 2024-12-01", "read: 1767225600") == [(7, 7, "shape-day")]


def test_a_key_twice_in_a_page_is_told_of_at_its_line(small):
    assert broken_page(small, "menu: 1", "menu: 1\nmenu: 2") == [(6, 1, "yaml-duplicate")]


def test_a_page_without_front_matter_is_told_of(small):
    assert broken_page(small, '---\ncode: "25bc"', 'code: "25bc"') == [(1, 1, "prose-front-matter")]


def test_a_page_with_empty_front_matter_is_told_of(small):
    small.file("docs/sv/in-danger.md").write_text("---\n---\n\n# Hej\n", "utf-8")
    assert [problem.rule for problem in prose(small)[1]] == ["yaml-empty"]


def test_a_page_in_latin_1_is_told_of(small):
    file = small.file("docs/sv/in-danger.md")
    file.write_bytes(file.read_text("utf-8").encode("latin-1"))
    assert [problem.rule for problem in prose(small)[1]] == ["yaml-encoding"]


def test_a_line_of_dashes_in_the_text_is_not_the_end_of_the_front_matter(small):
    small.change("docs/sv/in-danger.md", ("# Fara nu\n", "# Fara nu\n\n---\n\nMer.\n"))
    pages, problems = prose(small)
    assert problems == []
    assert "---" in next(page for page in pages if page.name == "in-danger").markdown


@given(st.text(alphabet="ab \n\t", max_size=40))
def test_the_fingerprint_of_a_page_does_not_care_where_lines_break(text):
    words = text.split()
    assert prose_fingerprint(text) == prose_fingerprint(" ".join(words)) == prose_fingerprint("\n".join(words))
    assert prose_fingerprint(text) != prose_fingerprint(text + " c")
