"""Sheets to PDF. The only room that knows WeasyPrint, and the only one that needs libraries of the system."""
