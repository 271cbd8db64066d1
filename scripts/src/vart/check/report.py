"""A report in the forms that people and machines read: lines for an editor, JSON, annotations for a pull request."""

from __future__ import annotations

import json
from collections.abc import Callable

from vart.check.runner import Report
from vart.model import Problem

Gettext = Callable[[str], str]


def sentence(problem: Problem, gettext: Gettext = str) -> tuple[str, str]:
    """Return what is wrong and what to do, in the language of ``gettext``.

    Words that stand for something in a sentence ("this value", "a tab character") are in the catalogue as well.
    """
    params = {name: _tame(gettext(value)) if value else value for name, value in problem.params.items()}
    what = gettext(problem.message).format(**params)
    return what[:1].upper() + what[1:], gettext(problem.remedy).format(**params)


def _tame(value: str) -> str:
    """Keep what a file holds from starting a line of its own in a log, where it could pass for a command."""
    return "".join(letter if letter.isprintable() else " " for letter in value)


def as_text(report: Report, gettext: Gettext = str) -> str:
    """Return one line a problem, ``path:line:column  what — what to do``, and a last line that counts."""
    return "".join(f"{line(problem, gettext)}\n" for problem in report.problems) + f"{counts(report, gettext)}\n"


def line(problem: Problem, gettext: Gettext = str) -> str:
    """Return a problem as one line that editors and terminals can open."""
    what, remedy = sentence(problem, gettext)
    path, row, column = problem.where
    mark = f"{gettext('warning')}: " if problem.severity == "warning" else ""
    return f"{path}:{row}:{column}  {mark}{what} — {remedy}"


def counts(report: Report, gettext: Gettext = str) -> str:
    """Return the last line of a report."""
    services = (
        gettext("1 service") if report.services == 1 else gettext("{count} services").format(count=report.services)
    )
    errors = gettext("1 problem") if report.errors == 1 else gettext("{count} problems").format(count=report.errors)
    found = gettext("{problems} in {services}").format(problems=errors, services=services)
    if not report.warnings:
        return found
    warnings = (
        gettext("1 warning") if report.warnings == 1 else gettext("{count} warnings").format(count=report.warnings)
    )
    return f"{found}, {warnings}"


def as_json(report: Report, gettext: Gettext = str) -> str:
    """Return the report as JSON: ``{services, files, errors, warnings, problems: [{path, line, column, …}]}``."""
    problems = []
    for problem in report.problems:
        what, remedy = sentence(problem, gettext)
        problems.append(
            {
                "path": problem.where.path,
                "line": problem.where.line,
                "column": problem.where.column,
                "severity": problem.severity,
                "rule": problem.rule,
                "message": what,
                "remedy": remedy,
            }
        )
    whole = {
        "services": report.services,
        "files": report.files,
        "errors": report.errors,
        "warnings": report.warnings,
        "problems": problems,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_annotations(report: Report, gettext: Gettext = str) -> str:
    """Return the workflow commands that make GitHub show each problem at its line of a pull request.

    Escaping as in actions/toolkit, ``packages/core/src/command.ts``: ``%``, CR and LF everywhere, ``:`` and ``,`` also
    in properties.
    """
    lines = []
    for problem in report.problems:
        what, remedy = sentence(problem, gettext)
        path, row, column = problem.where
        place = f"file={_property(path)},line={row},col={column},title={_property(problem.rule)}"
        lines.append(f"::{problem.severity} {place}::{_escaped(f'{what} — {remedy}')}\n")
    return "".join(lines)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
