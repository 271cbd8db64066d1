"""A small, strict YAML: what it accepts means the same to everyone who reads it.

YAML 1.1 turns ``0114`` into 76, ``020505050`` into a number, ``on`` into true and lets a key stand twice. Here every
scalar is text, and whatever is ambiguous, or could be used to hurt the reader of the file, is refused with its line.
Events come from libyaml's parser in C; measures that it needs protection from are taken on the text first.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from vart.load.document import Document, Loc
from vart.model import CHANNEL_KINDS, OpenService, Problem, ServiceTranslation, Where

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # a PyYAML without libyaml: 17 times slower, same results
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_BYTES = 64 * 1024
MAX_DEPTH = 20
#: Brackets in texts count as well where the text is measured, so that measure is generous.
_TOWER = 10 * MAX_DEPTH

_DEPTH = ("The data is nested more than 20 levels deep", "make it flatter")
_FORBIDDEN = {
    "\t": ("a tab character", "use spaces"),
    "\0": ("a NUL character", "save the file as UTF-8 text"),
    "\u2028": ("a line separator (U+2028)", "use an ordinary line break"),
    "\u2029": ("a paragraph separator (U+2029)", "use an ordinary line break"),
    "\u0085": ("a next-line character (U+0085)", "use an ordinary line break"),
    "\ufeff": ("a byte order mark inside the text", "remove it"),
}
_FORBIDDEN_RE = re.compile("[" + "".join(_FORBIDDEN) + "\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_INDENT_RE = re.compile(r"( *)((?:[-?:] +)*)\S")


#: Keys that a message may repeat. Any other word may be part of a secret address, and logs of checks are public.
_KEYS = frozenset({*OpenService.model_fields, *ServiceTranslation.model_fields, *CHANNEL_KINDS})


def _shown(key: str) -> str:
    return key if key in _KEYS else "…"


class StrictYamlError(Exception):
    """The file can not be read; ``problems`` says where and what to do."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.sentence() for problem in problems))
        self.problems = problems


def parse_yaml(raw: bytes, path: str, most: int = MAX_BYTES) -> Document:
    """Return the one document in ``raw``.

    :param raw: the file's bytes, UTF-8; a byte order mark and CRLF line ends are read without complaint.
    :param path: the file's name for messages.
    :param most: how many bytes the file may have.
    :raises StrictYamlError: with every problem that could be found.
    """
    text = _decode(raw, path, most)
    problems = _text_problems(text, path)
    if problems:
        raise StrictYamlError(problems)
    return _build(text, path)


def _fail(path: str, line: int, column: int, rule: str, message: str, remedy: str, **params: str) -> Problem:
    return Problem(Where(path, line, column), rule, message, remedy, params=params)


def _decode(raw: bytes, path: str, most: int) -> str:
    if len(raw) > most:
        size = str(most // 1024)
        raise StrictYamlError(
            [_fail(path, 1, 1, "yaml-size", "The file is larger than {size} kB", "split it or shorten it", size=size)]
        )
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise StrictYamlError([_fail(path, 1, 1, "yaml-encoding", "The file is UTF-16", "save it as UTF-8")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before) - before.rfind(b"\n")
        raise StrictYamlError(
            [
                _fail(
                    path, line, column, "yaml-encoding", "This byte is not UTF-8", "save the file as UTF-8, not Latin-1"
                )
            ]
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text_problems(text: str, path: str) -> list[Problem]:
    problems = []
    for match in _FORBIDDEN_RE.finditer(text):
        name, remedy = _FORBIDDEN.get(match[0], (f"a control character (U+{ord(match[0]):04X})", "remove it"))
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        problems.append(_fail(path, line, column, "yaml-character", "There is {name} here", remedy, name=name))
        if len(problems) == 20:
            break
    deep = _too_deep(text)
    if deep:
        problems.append(_fail(path, deep, 1, "yaml-depth", *_DEPTH))
    return problems


def _too_deep(text: str) -> int:
    """Return the first line that seems to be nested far deeper than :data:`MAX_DEPTH`, or 0.

    A rough measure of the text, so that the parser never sees a tower of brackets; :class:`_Builder` counts exactly.
    """
    flow = 0
    indents = [-1]
    for number, line in enumerate(text.split("\n"), 1):
        match = _INDENT_RE.match(line)
        if match:
            indent = len(match[1])
            while indents[-1] >= indent:
                indents.pop()
            indents.append(indent)
            compact = sum(map(match[2].count, "-?:"))
            if len(indents) - 1 + compact > _TOWER:
                return number
        if "[" in line or "{" in line or "]" in line or "}" in line:
            for letter in line:
                if letter in "[{":
                    flow += 1
                    if flow > _TOWER:
                        return number
                elif letter in "]}" and flow:
                    flow -= 1
    return 0


class _Builder:
    """Turns parser events into data and places, gathering problems on the way."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.places: dict[Loc, tuple[int, int]] = {}
        self.problems: list[Problem] = []

    def fail(self, event: Any, rule: str, message: str, remedy: str, **params: str) -> None:
        mark = event.start_mark
        self.problems.append(_fail(self.path, mark.line + 1, mark.column + 1, rule, message, remedy, **params))

    def refuse_features(self, event: Any) -> None:
        if event.anchor is not None:
            self.fail(event, "yaml-anchor", "Anchors and aliases are not allowed", "write the value out in each place")
        if event.tag is not None:
            self.fail(event, "yaml-tag", "Tags are not allowed", "remove the word that begins with !")

    def node(self, event: Any, events: Any, loc: Loc) -> Any:
        kind = type(event)
        if loc not in self.places:
            mark = event.start_mark
            self.places[loc] = (mark.line + 1, mark.column + 1)
        if kind is yaml.AliasEvent:
            self.fail(event, "yaml-anchor", "Anchors and aliases are not allowed", "write the value out in each place")
            return ""
        if event.anchor is not None or event.tag is not None:
            self.refuse_features(event)
        if kind is yaml.ScalarEvent:
            return event.value
        if len(loc) >= MAX_DEPTH:
            self.fail(event, "yaml-depth", *_DEPTH)
            raise StrictYamlError(self.problems)
        if kind is yaml.SequenceStartEvent:
            items = []
            for child in events:
                if type(child) is yaml.SequenceEndEvent:
                    return items
                items.append(self.node(child, events, (*loc, len(items))))
        return self.mapping(events, loc)

    def mapping(self, events: Any, loc: Loc) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key in events:
            if type(key) is yaml.MappingEndEvent:
                break
            if type(key) is not yaml.ScalarEvent:
                self.fail(key, "yaml-key", "A key must be a plain word", "write `key: value`")
                self.node(key, events, (*loc, "?"))
                self.node(next(events), events, (*loc, "?"))
                continue
            if key.anchor is not None or key.tag is not None:
                self.refuse_features(key)
            name = key.value
            if name == "<<":
                self.fail(key, "yaml-merge", "Merge keys (<<) are not allowed", "write the values out in each place")
            elif name in result:
                self.fail(key, "yaml-duplicate", "The key '{key}' stands twice", "keep one of them", key=_shown(name))
            value = next(events)
            inner = (*loc, name)
            # A list or mapping is best pointed out at its key; a scalar where its text begins.
            mark = value.start_mark if type(value) is yaml.ScalarEvent and value.value else key.start_mark
            self.places[inner] = (mark.line + 1, mark.column + 1)
            result[name] = self.node(value, events, inner)
        return result


def _build(text: str, path: str) -> Document:
    builder = _Builder(path)
    data: Any = None
    documents = 0
    try:
        events = iter(yaml.parse(text, Loader=_Loader))
        for event in events:
            if type(event) is yaml.DocumentStartEvent:
                documents += 1
                if event.version or event.tags:
                    builder.fail(event, "yaml-directive", "Directives (%) are not allowed", "remove the line")
                if documents > 1:
                    builder.fail(event, "yaml-documents", "There is more than one document", "one file, one record")
                    break
                data = builder.node(next(events), events, ())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        builder.problems.append(
            _fail(
                path,
                line,
                column,
                "yaml-syntax",
                "The YAML can not be read here: {problem}",
                "compare the line with a record that works; quote the text if it holds a colon",
                problem=str(getattr(error, "problem", None) or "syntax error"),
            )
        )
    if documents == 0 and not builder.problems:
        builder.problems.append(_fail(path, 1, 1, "yaml-empty", "The file is empty", "fill it in or remove it"))
    if builder.problems:
        raise StrictYamlError(builder.problems)
    return Document(path, data, text, builder.places)
