"""The kinds of page, and for each kind the page that is hardest to get right: the heaviest of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from vart.load import Paths, load_directory
from vart.model import HiddenService, channel_kind
from vart.render.plan import ALL_AREAS, ALL_PAGES, ALL_SERVICES

from .sites import SAMPLE_PAGE, Site, code_of

#: Kinds that every language has.
IN_LANGUAGES = (
    "home", "need", "audience", "area", "kind", "next", "services", "areas", "pages",
    "open", "paused", "closed", "confidential", "prose", "plan", "fallback", "lost",
)  # fmt: skip
#: Kinds that belong to no language.
DOORS = ("door", "lost-door")
#: Most tests look at these: the source, and a language that is written from right to left.
LANGUAGES = ("sv", "ar")

#: (kind, language) of every kind of page; "" for no language.
CASES = [(kind, language) for language in LANGUAGES for kind in IN_LANGUAGES] + [(kind, "") for kind in DOORS]


def case_name(case: object) -> str | None:
    """Name a case in the test's name."""
    return "-".join(filter(None, case)) if isinstance(case, tuple) else None


def find_kinds(site: Site, languages: Iterable[str] = LANGUAGES) -> dict[tuple[str, str], str]:
    """Return an address for every kind and language, as ``/sv/k7m2/``.

    ``lost`` and ``lost-door`` are addresses where nothing is. A kind that the site has no page of is left out.
    """
    found = {("door", ""): "/", ("lost-door", ""): "/finns-inte/"}
    for kind, codes in _codes(site.root):
        for language in languages:
            files = [site.folder / language / code / "index.html" for code in codes]
            files = [file for file in files if file.is_file()]
            if files:
                heaviest = max(files, key=lambda file: (file.stat().st_size, str(file)))
                found[kind, language] = f"/{heaviest.parent.relative_to(site.folder).as_posix()}/"
    for language in languages:
        found["lost", language] = f"/{language}/finns-inte/"
    return found


def _codes(root: Path) -> Iterator[tuple[str, list[str]]]:
    directory = load_directory(Paths(root)).directory
    vocabulary, services = directory.vocabulary, directory.services
    lists = {
        "need": [term.code for term in vocabulary.needs.values() if term.code],
        "audience": [term.code for term in vocabulary.audiences.values() if term.code],
        "kind": [term.code for term in vocabulary.kinds.values() if term.code],
        "area": [area.code for area in directory.areas],
    }
    yield "home", [""]
    yield from lists.items()
    yield "next", [f"{code}/2" for codes in lists.values() for code in codes]
    yield "services", [ALL_SERVICES]
    yield "areas", [ALL_AREAS]
    yield "pages", [ALL_PAGES]
    active = [one for one in services if one.status == "active"]
    hidden = [one for one in active if isinstance(one, HiddenService)]
    called = [one for one in active if any(channel_kind(channel) == "phone" for channel in one.channels)]
    yield "open", [one.code for one in called if one not in hidden]
    yield "confidential", [one.code for one in hidden]
    for status in ("paused", "closed"):
        yield status, [one.code for one in services if one.status == status]
    prose = sorted((root / "docs/sv").glob("*.md"))
    yield "prose", [code_of(file) for file in prose if file.stem != "my-plan"]
    yield "plan", [code_of(file) for file in prose if file.stem == "my-plan"]
    yield "fallback", [code_of(file) for file in prose if file.stem == SAMPLE_PAGE]
