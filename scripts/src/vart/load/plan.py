"""The personal plan from ``directory/plan.yml``, and its translations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from vart.load.strict_yaml import StrictYamlError, parse_yaml
from vart.load.tree import Paths
from vart.load.typed import typed
from vart.model import Problem
from vart.model.plan import Plan, PlanTranslation

T = TypeVar("T", bound=BaseModel)

PLAN_FILE = "plan.yml"


def load_plan(paths: Paths) -> tuple[Plan | None, list[Problem]]:
    """Return the plan, or None where there is none or it can not be read, and what was wrong with it."""
    return _read(paths, paths.directory / PLAN_FILE, Plan.model_validate)


def load_plan_translation(paths: Paths, folder: str) -> tuple[PlanTranslation | None, list[Problem]]:
    """Return one language's translation of the plan, or None."""
    return _read(paths, paths.directory / "translations" / folder / PLAN_FILE, PlanTranslation.model_validate)


def _read(paths: Paths, file: Path, make: Callable[..., T]) -> tuple[T | None, list[Problem]]:
    if not file.exists():
        return None, []
    try:
        result = typed(parse_yaml(file.read_bytes(), paths.relative(file)), make)
    except StrictYamlError as error:
        return None, error.problems
    return (None, result) if isinstance(result, list) else (result, [])
