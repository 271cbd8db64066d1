"""What all record types are built of: texts of a length, days, and a base that refuses what it does not know."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

SLUG = r"^[a-z0-9][a-z0-9-]*$"

Slug = Annotated[str, Field(pattern=SLUG, max_length=60)]
Short = Annotated[str, Field(min_length=1, max_length=120)]
Summary = Annotated[str, Field(min_length=1, max_length=400)]
Paragraph = Annotated[str, Field(min_length=1, max_length=800)]
#: BCP 47, primary language and subtags, as in ``sv``, ``prs``, ``sv-simple``.
Tag47 = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Role = Slug


def iso_day(value: Any) -> Any:
    """Refuse what is not written as 2026-11-24; the calendar is pydantic's to know."""
    # pydantic alone would read "1767225600" as a day in 2026, and int() reads Arabic digits: a record says what it says.
    if isinstance(value, str) and not (len(value) == 10 and value.isascii() and value[4] == value[7] == "-"):
        raise PydanticCustomError("day", "a day is written as 2026-11-24")
    return value


def digits(value: Any) -> Any:
    """Refuse what is not a whole number in European digits."""
    if isinstance(value, str) and not (value.isascii() and value.isdigit()):
        raise PydanticCustomError("digits", "a whole number in digits")
    return value


def partial_day(value: Any) -> Any:
    """Refuse what is not a day, month or year."""
    # No pattern knows the calendar, and \\d takes digits of every script.
    if isinstance(value, str):
        try:
            date.fromisoformat("-".join([*value.split("-"), "01", "01"][:3]))
        except ValueError:
            raise PydanticCustomError("partial_day", "a day, month or year is written as 2026-11-24") from None
    return value


Day = Annotated[date, BeforeValidator(iso_day)]
#: A day, a month or a year: public pages often tell no more.
PartialDate = Annotated[str, BeforeValidator(partial_day), Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
Years = Annotated[int, BeforeValidator(digits), Field(ge=0, le=120)]
Confidence = Literal["high", "medium", "low"]


class Frozen(BaseModel):
    """Base of all record types: unknown keys are refused, nothing changes after it was read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
