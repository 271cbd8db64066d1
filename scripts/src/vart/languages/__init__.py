"""The language table, interface strings, and one language's view of the directory. Knows no HTML."""

from vart.languages.catalog import SOURCE, Catalog
from vart.languages.view import State, TermText, Text, Texts, View

__all__ = ["SOURCE", "Catalog", "State", "TermText", "Text", "Texts", "View"]
