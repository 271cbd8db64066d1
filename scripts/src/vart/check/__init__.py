"""Rules over what committees keep: small functions that say what is wrong, where, and what to do.

None stops at the first problem.
"""

from vart.check.findings import Context, Finding
from vart.check.keepers import keepers_gettext
from vart.check.report import as_annotations, as_json, as_text
from vart.check.runner import Report, check, check_language, check_services

__all__ = [
    "Context",
    "Finding",
    "Report",
    "as_annotations",
    "as_json",
    "as_text",
    "check",
    "check_language",
    "check_services",
    "keepers_gettext",
]
