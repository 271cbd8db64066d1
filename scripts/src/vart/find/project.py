"""The finder of a project on disk, for the terminal: names in, names out, and the reasons between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vart.find.index import index_for
from vart.find.search import Finder, Found, Row
from vart.find.select import Selections
from vart.languages import Catalog, View
from vart.load import Paths, load_directory, load_terms
from vart.load.phrases import load_phrases
from vart.model import Directory


@dataclass
class Known:
    """A finder with everything local in it, and the names of what its index knows by place."""

    finder: Finder
    directory: Directory

    def place(self, kind: str, name: str | None) -> int | None:
        """Return the place of a need, audience (``who``), ``area`` or language (``tongue``); None for no name.

        :raises LookupError: there is none; its message says what there is.
        """
        if name is None:
            return None
        vocabulary, areas = self.directory.vocabulary, self.directory.areas
        lists = {
            "need": list(vocabulary.needs),
            "who": list(vocabulary.audiences),
            "tongue": self.finder.index["tags"],
            "area": [area.id for area in areas],
        }
        if kind == "area":
            name = next((area.id for area in areas if area.name.casefold() == name.casefold()), name)
        if name not in lists[kind]:
            few = ", ".join(lists[kind]) if kind != "area" else "the codes and names of areas.yml"
            raise LookupError(f"There is no {kind} '{name}' — use one of: {few}")
        return lists[kind].index(name)

    def tell(self, text: str, found: Found, day: date, minute: int, *, why: bool) -> Iterator[str]:
        """Yield the answer as lines; with ``why`` the reasons first."""
        needs = list(self.directory.vocabulary.needs)
        if why:
            yield from self._why(text, found, needs)
        if found.urgency != "none":
            yield f"urgency: {found.urgency}"
        for place in found.first:
            yield f"!! {self._line(self.finder.services[place], day, minute)}"
        if found.nothing:
            yield "Nothing fits. These always answer:"
        for need, places, more in found.groups:
            if need >= 0:
                yield f"{needs[need]}"
            for place in places:
                yield f"   {self._line(self.finder.services[place], day, minute)}"
            if more:
                yield f"   … and {more} more"

    def _why(self, text: str, found: Found, needs: list[str]) -> Iterator[str]:
        matcher = self.finder.matcher
        for word, fit, ids in matcher.words(text):
            told: Counter[str] = Counter()
            for id in ids:
                for kind, steps in matcher.tells[id]:
                    told[self._kind(kind, needs)] += fit * steps
            known = "/".join(matcher.stems[id] for id in ids[:3]) + ("…" if len(ids) > 3 else "")
            speaks = ", ".join(f"{name} {points // len(ids)}" for name, points in told.most_common(4))
            yield f"'{word}' is '{known}': {speaks or 'tells nothing'}" if ids else f"'{word}' is unknown"
        for like, need in found.match.needs[:6]:
            yield f"need {like:4}: {needs[need]}"

    def _kind(self, place: int, needs: list[str]) -> str:
        kinds = self.finder.matcher.kinds
        if place >= len(kinds):
            return list(self.directory.vocabulary.audiences)[place - len(kinds)]
        kind = kinds[place]
        urgency = f" ({kind.urgency})" if kind.urgency in ("life", "suicide") else ""
        return f"{needs[kind.needs[0]]}{urgency}" if kind.needs else "everyday"

    def _line(self, row: Row, day: date, minute: int) -> str:
        service = next(one for one in self.directory.services if one.code == row.code)
        change = self.finder.change(row.open, day, minute) if row.phone else None
        state = "hours unknown" if change is None else "open" if change.open else "closed"
        if change and change.minute is not None:
            hour = f"{change.minute // 60:02}:{change.minute % 60:02}"
            later = f" in {change.days} days" if change.days else ""
            state += f" until {hour}{later}" if change.open else f", opens {hour}{later}"
        return f"{row.name} ({service.id}) {row.phone or row.sms or 'no number'}, {state}"


def project_finder(paths: Paths, folder: str, today: date) -> Known:
    """Return the finder of one language of a project.

    :raises LookupError: languages.yml has no such language.
    """
    directory = load_directory(paths).directory
    language = next((one for one in directory.languages if folder in (one.folder, one.tag)), None)
    if language is None:
        every = ", ".join(one.folder for one in directory.languages)
        raise LookupError(f"There is no language '{folder}' — use one of: {every}")
    phrases, _ = load_phrases(paths, language)
    terms = load_terms(paths, language.folder)[0]
    view = View(directory, Catalog(language, paths.root / "overrides" / "locales"), {}, terms)
    made = index_for(view, phrases, Selections(directory), today, paths.root / ".cache" / "vart")
    return Known(Finder(made.base, [services for _, services in made.parts]), directory)
