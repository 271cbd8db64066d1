"""Sheets: the same templates for the press and for the browser."""
