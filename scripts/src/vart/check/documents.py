"""Files of records, read again when a rule or a message needs what the types do not hold: comments and places."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from vart.load import Document, Loc, Paths, StrictYamlError, parse_yaml
from vart.model import Where


class LazyDocument:
    """Stands for a :class:`vart.load.Document`; reads the file when its text is asked for, parses it for its places.

    :param paths: where the project is.
    :param file: the file, relative to ``directory/``.
    :param data: gives the data without parsing, where the caller has it typed already.
    """

    def __init__(self, paths: Paths, file: str, data: Callable[[], Any] | None = None) -> None:
        self._paths = paths
        self._name = file
        self._known = data

    @property
    def _file(self) -> Path:
        return self._paths.directory / self._name

    @cached_property
    def path(self) -> str:
        """The file as messages show it."""
        return self._paths.relative(self._file)

    @cached_property
    def text(self) -> str:
        """The file's text with its comments, every line ended alike; empty when there is no file."""
        try:
            raw = self._file.read_bytes()
        except OSError:
            return ""
        return raw.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def _parsed(self) -> Document:
        try:
            return parse_yaml(self.text.encode(), self.path)
        except StrictYamlError:  # someone changed the file since it was loaded
            return Document(self.path, None, self.text, {})

    @cached_property
    def data(self) -> Any:
        """The file as nested dicts, lists and strings."""
        return self._known() if self._known else self._parsed.data

    @property
    def places(self) -> dict[Loc, tuple[int, int]]:
        """Line and column of each value."""
        return self._parsed.places

    def where(self, loc: Loc = ()) -> Where:
        """Return the place of the value at ``loc``, or of the nearest thing around it that exists."""
        return self._parsed.where(loc)
