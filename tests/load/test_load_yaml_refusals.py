"""What the loader refuses, and that it says the exact place."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vart.load import StrictYamlError, parse_yaml
from vart.load.strict_yaml import MAX_BYTES, MAX_DEPTH
from vart.model import Problem


def refused(source: str | bytes) -> list[Problem]:
    raw = source.encode() if isinstance(source, str) else source
    with pytest.raises(StrictYamlError) as caught:
        parse_yaml(raw, "one.yml")
    return caught.value.problems


def places(source: str | bytes) -> list[tuple[str, int, int]]:
    return [(problem.rule, problem.where.line, problem.where.column) for problem in refused(source)]


@pytest.mark.parametrize(
    ("source", "rule", "line", "column"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", "yaml-duplicate", 3, 1, id="a key twice"),
        pytest.param("x:\n  a: 1\n  a: 1\n", "yaml-duplicate", 3, 3, id="a key twice, further in"),
        pytest.param("x: {a: 1, a: 2}\n", "yaml-duplicate", 1, 11, id="a key twice in braces"),
        pytest.param("a: 1\n'a': 2\n", "yaml-duplicate", 2, 1, id="a key twice, once quoted"),
        pytest.param("- k: 1\n- k: 2\n  k: 3\n", "yaml-duplicate", 3, 3, id="a key twice in a list"),
        pytest.param("a: &x 1\n", "yaml-anchor", 1, 4, id="an anchor"),
        pytest.param("a: &x\n  b: 1\n", "yaml-anchor", 1, 4, id="an anchor on a mapping"),
        pytest.param("a: &x [1]\n", "yaml-anchor", 1, 4, id="an anchor on a list"),
        pytest.param("b: 1\n&x a: 1\n", "yaml-anchor", 2, 1, id="an anchor on a key"),
        pytest.param("a: *x\n", "yaml-anchor", 1, 4, id="an alias"),
        pytest.param("a: !!int 1\n", "yaml-tag", 1, 4, id="a tag"),
        pytest.param("a: !!python/object:os.system x\n", "yaml-tag", 1, 4, id="a tag that runs code elsewhere"),
        pytest.param("a: ! x\n", "yaml-tag", 1, 4, id="the empty tag"),
        pytest.param("!!map\na: 1\n", "yaml-tag", 1, 1, id="a tag on everything"),
        pytest.param("a: !x [1]\n", "yaml-tag", 1, 4, id="a tag on a list"),
        pytest.param("a: 1\n<<: {b: 2}\n", "yaml-merge", 2, 1, id="a merge key"),
        pytest.param("a: 1\n'<<': {b: 2}\n", "yaml-merge", 2, 1, id="a quoted merge key"),
        pytest.param("a: 1\nb:\tc\n", "yaml-character", 2, 3, id="a tab"),
        pytest.param("a: 'x\ty'\n", "yaml-character", 1, 6, id="a tab in quotes"),
        pytest.param("a: 1\n# x\ty\n", "yaml-character", 2, 4, id="a tab in a comment"),
        pytest.param("a: 1\nb: \0\n", "yaml-character", 2, 4, id="NUL"),
        pytest.param("a: 1\nb: x\u2028y\n", "yaml-character", 2, 5, id="U+2028"),
        pytest.param("a: 1\nb: x\u2029y\n", "yaml-character", 2, 5, id="U+2029"),
        pytest.param("a: 1\nb: x\u0085y\n", "yaml-character", 2, 5, id="U+0085"),
        pytest.param("a: 1\nb: x\u001by\n", "yaml-character", 2, 5, id="an escape character"),
        pytest.param("a: 1\nb: x\u009by\n", "yaml-character", 2, 5, id="a control character of 8 bits"),
        pytest.param("a: 1\nb: x\ufeffy\n", "yaml-character", 2, 5, id="a byte order mark inside"),
        pytest.param("a: 1\nb: x\ufffey\n", "yaml-character", 2, 5, id="a code point that is no character"),
        pytest.param("åäö: 1\nb: åä\ty\n", "yaml-character", 2, 6, id="columns count letters, not bytes"),
        pytest.param("a: 1\nb: åä😀ö\ty\n", "yaml-character", 2, 8, id="an emoji is one column"),
        pytest.param("a: 1\n---\nb: 1\n", "yaml-documents", 2, 1, id="two documents"),
        pytest.param("a: 1\n...\n---\nb: 1\n", "yaml-documents", 3, 1, id="two documents with an end"),
        pytest.param("%YAML 1.1\n---\na: 1\n", "yaml-directive", 1, 1, id="a directive"),
        pytest.param("%TAG ! tag:x,2000:\n---\na: 1\n", "yaml-directive", 1, 1, id="a tag directive"),
        pytest.param("", "yaml-empty", 1, 1, id="an empty file"),
        pytest.param("\n\n# only words\n", "yaml-empty", 1, 1, id="only comments"),
        pytest.param("\ufeff", "yaml-empty", 1, 1, id="only a byte order mark"),
        pytest.param("a: 1\n? [b]\n: 2\n", "yaml-key", 2, 3, id="a list as key"),
        pytest.param("a: 1\n{x: 1}: 2\n", "yaml-key", 2, 1, id="a mapping as key"),
        pytest.param("a: 1\nb: [1, 2\n", "yaml-syntax", 3, 1, id="a bracket without its other half"),
        pytest.param("a: 1\nb: c: d\n", "yaml-syntax", 2, 5, id="a colon in a text"),
        pytest.param("a: 1\n   b: 2\n", "yaml-syntax", 2, 5, id="a line too far in"),
        pytest.param("a: 1\nb: 'x\n", "yaml-syntax", 3, 1, id="a quote without its other half"),
        pytest.param("a: 1\nb: @x\n", "yaml-syntax", 2, 4, id="a reserved sign"),
        pytest.param('a: 1\nb: "\\q"\n', "yaml-syntax", 2, 5, id="an escape that does not exist"),
    ],
)  # fmt: skip
def test_what_is_ambiguous_is_refused_at_its_line_and_column(source, rule, line, column):
    assert (rule, line, column) in places(source)


@pytest.mark.parametrize("name", ["yaml-merge", "yaml-anchor", "yaml-tag", "yaml-duplicate"])
def test_the_loader_does_not_stop_at_the_first_problem(name):
    found = {rule for rule, _, _ in places("a: &x 1\na: *x\nb: !!int 3\n<<: {c: 1}\n")}
    assert name in found


def test_every_tab_is_pointed_out():
    assert places("a:\t1\nb:\t2\n") == [("yaml-character", 1, 3), ("yaml-character", 2, 3)]


def test_thousands_of_bad_characters_are_told_of_briefly():
    assert len(refused("a: " + "\0" * 5000)) <= 21


def test_latin_1_is_refused_where_its_first_letter_stands():
    assert places("a: 1\nb: Malmö\n".encode("latin-1")) == [("yaml-encoding", 2, 8)]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_and_its_kin_are_refused(codec):
    raw = "namn: Åsa\n".encode(codec)
    assert all(rule in ("yaml-encoding", "yaml-character") for rule, _, _ in places(raw))


def test_utf_16_says_its_name():
    assert "UTF-16" in refused("a: 1\n".encode("utf-16"))[0].sentence()


def test_64_kb_may_be_read_and_one_byte_more_not():
    line = b"a: "
    assert parse_yaml(line + b"x" * (MAX_BYTES - len(line)), "big.yml").data["a"].startswith("x")
    assert places(line + b"x" * (MAX_BYTES - len(line) + 1)) == [("yaml-size", 1, 1)]


# Nesting


def nested(depth: int) -> dict[str, str]:
    """Return a file of exactly ``depth`` lists and mappings inside each other, in each of YAML's ways to write it."""
    half = depth // 2
    odd = depth % 2
    return {
        "lists in brackets": "[" * depth + "x" + "]" * depth,
        "mappings in braces": "{a: " * depth + "x" + "}" * depth,
        "one-pair mappings in brackets": "[" * odd + "[a: " * half + "x" + "]" * half + "]" * odd,
        "brackets over lines": "[\n" * depth + "x\n" + "]\n" * depth,
        "brackets behind quoted ones": "['[', " * depth + "x" + "]" * depth,
        "mappings by lines": "".join("  " * n + f"k{n}:\n" for n in range(depth - 1)) + "  " * (depth - 1) + "k: x",
        "lists by lines": "".join("  " * n + "-\n" for n in range(depth - 1)) + "  " * (depth - 1) + "- x",
        "lists on one line": "- " * depth + "x",
        "keys on one line": "? " * (depth - 1) + "{a: x}",
        "lists in mappings at the same margin": "".join("  " * n + ("- " if n else "") + "k:\n" for n in range(half))
        + "  " * half + ("- k: x" if odd else "- x"),
        "mappings in lists": "".join("  " * n + "- k:\n" for n in range(half)) + "  " * half + ("- x" if odd else " x"),
        "brackets inside lines": "".join("  " * n + f"k{n}:\n" for n in range(half)) + "  " * half
        + "[" * (depth - half) + "x" + "]" * (depth - half),
    }  # fmt: skip


def depth_of(data: object) -> int:
    if isinstance(data, dict):
        return 1 + max(map(depth_of, data.values()), default=0)
    if isinstance(data, list):
        return 1 + max(map(depth_of, data), default=0)
    return 0


@pytest.mark.parametrize("way", [way for way in nested(4) if way != "keys on one line"])
def test_nesting_is_read_to_20_levels_and_refused_at_21(way):
    assert depth_of(parse_yaml(nested(MAX_DEPTH)[way].encode(), "deep.yml").data) == MAX_DEPTH
    assert "yaml-depth" in {rule for rule, _, _ in places(nested(MAX_DEPTH + 1)[way])}


def test_nesting_in_keys_is_refused_as_well():
    assert {rule for rule, _, _ in places(nested(30)["keys on one line"])} & {"yaml-depth", "yaml-key"}


def test_too_deep_nesting_is_pointed_out_at_its_line():
    lines = "".join("  " * n + f"k{n}:\n" for n in range(25)) + "  " * 25 + "x: y\n"
    assert ("yaml-depth", MAX_DEPTH + 1) in {(rule, line) for rule, line, _ in places(lines)}


@pytest.mark.parametrize("way", nested(4))
@pytest.mark.parametrize("depth", [60, 3000])
def test_deep_nesting_neither_crashes_nor_hangs(way, depth):
    source = nested(depth)[way]
    begun = time.perf_counter()
    refused(source)
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize("source", ["[" * 60000, "{" * 60000, "- " * 30000, "? " * 30000, "[a: " * 16000, "!" * 60000])
def test_files_full_of_openings_neither_crash_nor_hang(source):
    begun = time.perf_counter()
    refused(source)
    assert time.perf_counter() - begun < 2


def test_a_billion_laughs_do_not_hang():
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    begun = time.perf_counter()
    assert {rule for rule, _, _ in places("\n".join(lines))} == {"yaml-anchor"}
    assert time.perf_counter() - begun < 1


# What no one thought of


@given(st.binary(max_size=300))
@example(b"\xef\xbf\xbe")
@example("a: \ufffe".encode())
@example(b"%YAML 1.9\n---\na")
@example(b"? ? ? a\n: b")
@example(b"*a : b")
@example(b"--- |\n%x")
def test_random_bytes_are_read_or_refused_and_nothing_else(raw):
    try:
        document = parse_yaml(raw, "random.yml")
    except StrictYamlError as error:
        assert_said_well(error.problems)
    else:
        assert_only_text(document.data)


YAMLISH = st.lists(
    st.sampled_from(
        ["a", "b", ": ", ":", "- ", "? ", "\n", "  ", "[", "]", "{", "}", ",", "'", '"', "|", ">", "&x ", "*x", "!t ",
         "#", "%", "---", "...", "<<", "\r\n", "\t", "å", "😀", "\\", "~", "0114", "@", "`", "\ufeff", "\0", "\u2028"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(YAMLISH)
def test_random_yaml_is_read_or_refused_and_nothing_else(source):
    try:
        document = parse_yaml(source.encode(), "random.yml")
    except StrictYamlError as error:
        assert_said_well(error.problems)
        lines = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for problem in error.problems:
            assert problem.where.line <= len(lines) + 1
    else:
        assert_only_text(document.data)


def assert_said_well(problems: list[Problem]) -> None:
    assert problems
    for problem in problems:
        what, dash, remedy = problem.sentence().partition(" — ")
        assert what
        assert dash
        assert remedy
        assert problem.where.path == "random.yml"
        assert problem.where.line >= 1
        assert problem.where.column >= 1


def assert_only_text(data: object) -> None:
    if isinstance(data, dict):
        for key, value in data.items():
            assert isinstance(key, str)
            assert_only_text(value)
    elif isinstance(data, list):
        for item in data:
            assert_only_text(item)
    else:
        assert isinstance(data, str)
