"""Nothing in a record may tell where a secret place is."""

from vart.check.secrecy.search import KINDS, Trace, traces

__all__ = ["KINDS", "Trace", "traces"]
