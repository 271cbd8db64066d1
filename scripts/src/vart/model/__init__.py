"""The records as frozen types. No input or output happens in this room.

A confidential place has no field that could hold an address: see :class:`HiddenService`.
"""

from vart.model.channel import CHANNEL_KINDS, Channel, channel_kind, channel_value
from vart.model.codes import ALPHABET, is_code, new_code
from vart.model.directory import (
    TERM_FIELDS,
    Area,
    CrisisLine,
    Directory,
    Language,
    Retired,
    ServiceTranslation,
    Term,
    TermTranslation,
    Vocabulary,
    VocabularyTranslation,
)
from vart.model.problem import Problem, Severity, Where
from vart.model.service import (
    TRANSLATED_FIELDS,
    Access,
    Consent,
    HiddenService,
    OpenAddress,
    OpenService,
    Operator,
    Service,
    Source,
    Verified,
    fingerprint,
    parse_service,
    service_fingerprint,
    service_json_schema,
)

__all__ = [
    "ALPHABET",
    "CHANNEL_KINDS",
    "TERM_FIELDS",
    "TRANSLATED_FIELDS",
    "Access",
    "Area",
    "Channel",
    "Consent",
    "CrisisLine",
    "Directory",
    "HiddenService",
    "Language",
    "OpenAddress",
    "OpenService",
    "Operator",
    "Problem",
    "Retired",
    "Service",
    "ServiceTranslation",
    "Severity",
    "Source",
    "Term",
    "TermTranslation",
    "Verified",
    "Vocabulary",
    "VocabularyTranslation",
    "Where",
    "channel_kind",
    "channel_value",
    "fingerprint",
    "is_code",
    "new_code",
    "parse_service",
    "service_fingerprint",
    "service_json_schema",
]
