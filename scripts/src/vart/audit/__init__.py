"""Looks at a built site from outside, as a stranger's browser or a watchful employer would. Knows no templates."""

from vart.audit.page import Page, read_page
from vart.audit.rules import Finding
from vart.audit.site import audit_site

__all__ = ["Finding", "Page", "audit_site", "read_page"]
