"""An import from start to end: read, make drafts, let every check look at them, write those that pass, all at once."""

from __future__ import annotations

import calendar
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from vart.check import check_services
from vart.check.findings import Context
from vart.check.gather import RECORD_RULES
from vart.check.report import sentence
from vart.check.secrecy import traces
from vart.exchange.compose import compose
from vart.exchange.draft import Origin, make_draft
from vart.exchange.names import fresh_code, slug, taken_codes
from vart.exchange.notes import Note, Notes, NotReadableError
from vart.exchange.reading import Raw, read
from vart.load import Loaded, Paths, load_directory
from vart.model import Directory, Problem, is_code, parse_service
from vart.model.phone import canonical

_NUMBERS = ("phone", "sms", "text_relay")
#: Months until an imported draft is due: as soon as a new record.
_REVIEW_MONTHS = 3
#: Rules that need other records; the last look asks them, when all drafts are there.
_ALONE = [rule for rule in RECORD_RULES if rule.__name__ not in ("shared_numbers", "instead")]


class Made(NamedTuple):
    """A draft that may be written."""

    id: str
    item: str
    text: str


class Result(NamedTuple):
    """How an import went: the files written (or that would be), and everything that has to be said."""

    written: tuple[str, ...]
    notes: tuple[Note, ...]

    @property
    def refused(self) -> int:
        """How many services were not taken over."""
        return len({note.item for note in self.notes if note.kind == "refused"})


def take_in(
    paths: Paths, file: Path, form: str, today: date, *, title: str = "", url: str | None = None, write: bool = True
) -> Result:
    """Import a file into the directory.

    :param form: hsds, csv or json.
    :param title: what the file is called in the sources of the drafts; its name when left out.
    :param url: where it was published, if it was.
    :param write: False only tells what would happen.
    :raises NotReadableError: the file is not what it was said to be, or the directory has errors of its own.
    """
    loaded = load_directory(paths)
    if any(problem.severity == "error" for problem in loaded.problems):
        raise NotReadableError("The directory has records that can not be read — run scripts/vart check first")
    raws = read(file, form)
    if not raws:
        raise NotReadableError(f"{file} holds no services — is it the right file?")
    origin = Origin(title or file.name, url, today)
    made, notes = _drafts(raws, loaded.directory, taken_codes(paths, loaded.directory), origin)
    made, late = _looked_at(paths, loaded, made, today)
    if write:
        _write(paths, made)
    return Result(tuple(paths.relative(paths.service(one.id)) for one in made), (*notes, *late))


def _drafts(
    raws: Sequence[Raw], directory: Directory, taken: set[str], origin: Origin
) -> tuple[list[Made], list[Note]]:
    ids = set(directory.by_id)
    names = {service.name.casefold() for service in directory.services}
    numbers = {
        canonical(value): service.id
        for service in directory.services
        for channel in service.channels
        for kind in _NUMBERS
        if (value := getattr(channel, kind, None))
    }
    made: list[tuple[str, str, str, dict[str, Any]]] = []
    told: list[Note] = []
    for raw in raws:
        name = " ".join(str(raw.data.get("name") or "").split())[:60]
        # A name may hold an address; then the place in the file has to do.
        notes = Notes(raw.place if traces(name) else f"{raw.place} {name}".strip())
        data = make_draft(raw.data, directory, origin, _later(origin.read), notes)
        if raw.unknown:
            notes.left_out(
                f"no place in a record for: {', '.join(map(_tame, raw.unknown))}", "write by hand what matters"
            )
        known = next((numbers[one] for one in _numbers(data) if one in numbers), None)
        if known:
            notes.refused(f"the record {known} has one of its numbers already", "compare the two by hand")
        elif data and data["name"].casefold() in names:
            notes.refused("a record has this name already", "compare the two by hand")
        id_ = _free_id(raw.data.get("id"), name, ids)
        if not notes.is_refused:
            data = _reasonable(id_, data, Context(directory, origin.read), notes)
        if not notes.is_refused:
            code = raw.data.get("code")
            if not (isinstance(code, str) and is_code(code) and code not in taken):
                code = fresh_code(taken)
            taken.add(code)
            ids.add(id_)
            names.add(data["name"].casefold())
            made.append((id_, notes.item, code, data))
        told += notes.found
    _share_numbers(made)
    return [Made(id_, item, compose(code, data, origin.title)) for id_, item, code, data in made], told


def _tame(name: str) -> str:
    return re.sub(r"[^\w() .-]", "", name)[:40]


def _later(today: date) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + _REVIEW_MONTHS, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def _numbers(data: dict[str, Any]) -> list[str]:
    return [canonical(channel[kind]) for channel in data.get("channels", ()) for kind in _NUMBERS if kind in channel]


def _free_id(wanted: Any, name: str, ids: set[str]) -> str:
    id_ = wanted if isinstance(wanted, str) and re.fullmatch(r"[a-z0-9-]{2,60}", wanted) else slug(name)
    id_ = id_ if len(id_) > 1 else "importerad"
    free, number = id_, 2
    while free in ids:
        free, number = f"{id_[:56]}-{number}", number + 1
    return free


def _reasonable(id_: str, data: dict[str, Any], context: Context, notes: Notes) -> dict[str, Any]:
    """Return the draft without the channels that the rules call wrong; refuse it when something else is."""
    try:
        service = parse_service(id_, {**data, "code": "2222"})
    except ValueError:
        notes.refused("it does not fit a record", "write it by hand: scripts/vart new")
        return data
    wrong: set[int] = set()
    for rule in _ALONE:
        for finding in rule(service, context):
            if finding.severity != "error" or finding.rule == "code":
                continue
            if finding.loc[:1] == ("channels",) and len(finding.loc) > 1:
                wrong.add(int(finding.loc[1]))
                kind = next(
                    key
                    for key in data["channels"][finding.loc[1]]
                    if key in (*_NUMBERS, "chat", "form", "email", "website", "visit")
                )
                notes.left_out(f"a {kind} is not right: {_sentence(finding)}", "write it by hand")
            else:
                notes.refused(_sentence(finding), finding.remedy.format(**finding.params))
    kept = [channel for index, channel in enumerate(data["channels"]) if index not in wrong]
    return {**data, "channels": kept}


def _sentence(finding: Any) -> str:
    # Values are left away: what a file holds may be what must not be told.
    params = {name: "it" if name == "value" else value for name, value in finding.params.items()}
    text = finding.message.format(**params)
    return text[:1].lower() + text[1:]


def _share_numbers(made: list[tuple[str, str, str, dict[str, Any]]]) -> None:
    """Let drafts that have the same number name each other, as records must."""
    holders: dict[str, list[int]] = {}
    for index, (_, _, _, data) in enumerate(made):
        for number in dict.fromkeys(_numbers(data)):
            holders.setdefault(number, []).append(index)
    for group in holders.values():
        for index in group if len(group) > 1 else ():
            data = made[index][3]
            others = [made[other][0] for other in group if other != index]
            data["shares_number_with"] = list(dict.fromkeys([*data.get("shares_number_with", ()), *others]))


def _looked_at(paths: Paths, loaded: Loaded, made: list[Made], today: date) -> tuple[list[Made], list[Note]]:
    """Return the drafts that every check passes when they lie among the records, and what was said of the others."""
    notes: list[Note] = []
    before = _errors(loaded, today)
    while made:
        with tempfile.TemporaryDirectory(prefix="vart-import-") as folder:
            staged = Paths(Path(folder))
            shutil.copytree(paths.directory, staged.directory, ignore=shutil.ignore_patterns("translations"))
            for one in made:
                staged.service(one.id).write_text(one.text, "utf-8")
            fresh = load_directory(staged)
            problems = [*(p for p in fresh.problems if p.severity == "error"), *_errors(fresh, today)]
        by_path = {paths.relative(paths.service(one.id)): one for one in made}
        wrong = {problem.where.path: problem for problem in problems if problem.where.path in by_path}
        others = {_key(problem) for problem in problems if problem.where.path not in by_path} - {
            _key(p) for p in before
        }
        for path, problem in wrong.items():
            what, do = sentence(problem)
            notes.append(Note(by_path[path].item, "refused", what[:1].lower() + what[1:], do))
        if others and not wrong:
            notes += [
                Note(one.item, "refused", "a record that is there would have an error", "compare by hand")
                for one in made
            ]
            return [], notes
        if not wrong:
            break
        made = [one for path, one in by_path.items() if path not in wrong]
    return made, notes


def _errors(loaded: Loaded, today: date) -> list[Problem]:
    return [problem for problem in check_services(loaded, today) if problem.severity == "error"]


def _key(problem: Problem) -> tuple[str, str]:
    return problem.where.path, problem.rule


def _write(paths: Paths, made: list[Made]) -> None:
    """Write all files or none."""
    done: list[Path] = []
    try:
        for path, temporary in _temporary(paths, made):
            # A link fails where a rename would write over what came there in the meantime.
            os.link(temporary, path)
            done.append(path)
    except OSError:
        for path in done:
            path.unlink(missing_ok=True)
        raise


def _temporary(paths: Paths, made: list[Made]) -> Iterator[tuple[Path, Path]]:
    folder = paths.directory / "services"
    with tempfile.TemporaryDirectory(prefix=".import-", dir=folder) as name:
        written = []
        for one in made:
            temporary = Path(name) / f"{one.id}.yml"
            temporary.write_text(one.text, "utf-8")
            written.append((paths.service(one.id), temporary))
        yield from written
