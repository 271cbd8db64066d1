"""Vart: records of support services in, a fast static site that keeps quiet about its visitors out.

The rooms, each importing only those above it (held by import-linter, see pyproject.toml):
model, load, languages, hours, check, find, render, site, audit, cli.
"""

__version__ = "0.1.0"
