"""A whole built site: every public page through every rule, and every file through the search for what must not be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from vart.audit.page import read_page
from vart.audit.rules import EMBED, Finding, Site, judge, judge_script

#: Parts that are not for readers: the handbook is Material as it comes.
NOT_PUBLIC = ("handbook/",)


def audit_site(folder: Path, *, base: str = "", canaries: Sequence[str] = ()) -> Iterator[Finding]:
    """Yield what is wrong with the site in ``folder``.

    :param base: the path that the site lives under, without a slash at its end.
    :param canaries: texts that may stand in no file at all, in no spelling of case or spacing.
    :raises FileNotFoundError: there is no site in the folder.
    """
    if not (folder / "index.html").is_file():
        raise FileNotFoundError(folder / "index.html")
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    folders = frozenset(path.partition("/")[0] for path in paths if path.count("/") == 1 and path.endswith("/404.html"))
    folders -= {EMBED}
    site = Site(frozenset(paths), folders, base)
    wanted = [_plain(canary) for canary in canaries]
    for path in paths:
        raw = (folder / path).read_bytes()
        if path.endswith(".html") and not path.startswith(NOT_PUBLIC):
            yield from judge(read_page(path, raw), site)
        elif path.endswith(".js") and "/" not in path:
            # The finder's code is no part of a page; what holds for scripts in pages holds for it as well.
            yield from judge_script(path, raw.decode("utf-8", "replace"))
        if wanted:
            text = _plain(raw.decode("utf-8", "ignore"))
            for number, canary in enumerate(wanted, 1):
                if canary in text:
                    # The finding must not spread what it found.
                    yield Finding(path, "canary", f"holds canary number {number}")


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
