"""YAML files in, typed records out, with file, line and column of every value. Decides nothing about what is right."""

from vart.load.document import Document, Loc
from vart.load.strict_yaml import StrictYamlError, parse_yaml
from vart.load.tree import Loaded, Paths, load_directory, load_terms, load_translations

__all__ = [
    "Document",
    "Loaded",
    "Loc",
    "Paths",
    "StrictYamlError",
    "load_directory",
    "load_terms",
    "load_translations",
    "parse_yaml",
]
