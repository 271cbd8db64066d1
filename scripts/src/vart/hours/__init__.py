"""Opening hours: are they right, what do they mean, how are they said, and what the browser needs to know of them.

Hours are texts in a narrow part of the OSM ``opening_hours`` syntax. All times are wall-clock times in
Europe/Stockholm, ``PH`` are the Swedish public holidays of :mod:`vart.hours.week`.
"""

from vart.hours.browser import Change, browser_hours, is_open_at, next_change
from vart.hours.judge import problems
from vart.hours.parse import HoursError
from vart.hours.problem import HoursProblem
from vart.hours.say import Line, say, say_plain
from vart.hours.week import Week, is_round_the_clock, portable, public_holidays, weekly

__all__ = [
    "Change",
    "HoursError",
    "HoursProblem",
    "Line",
    "Week",
    "browser_hours",
    "is_open_at",
    "is_round_the_clock",
    "next_change",
    "portable",
    "problems",
    "public_holidays",
    "say",
    "say_plain",
    "weekly",
]
