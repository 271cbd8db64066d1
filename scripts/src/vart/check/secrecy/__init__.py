"""Nothing in a record may tell where a secret place is.

:func:`traces` finds whatever tells a place in a text, in many spellings and languages. The other functions say which
of these are wrong in a record, in its translations, and between records. No message repeats what was found.
"""

from vart.check.secrecy.across import secrecy_across
from vart.check.secrecy.hosts import is_own_site
from vart.check.secrecy.records import secrecy_of_record, secrecy_of_translation
from vart.check.secrecy.search import KINDS, Trace, traces

__all__ = [
    "KINDS",
    "Trace",
    "is_own_site",
    "secrecy_across",
    "secrecy_of_record",
    "secrecy_of_translation",
    "traces",
]
