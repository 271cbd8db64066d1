"""Taxonomies of HSDS: our vocabulary, and words for what the specification has no property for."""

from __future__ import annotations

from typing import Any

from vart.languages import View
from vart.render.open_data.ids import uid

TAXONOMIES = {
    "vart:kinds": "Kinds of service",
    "vart:needs": "What people need",
    "vart:violence": "Kinds of violence",
    "vart:audiences": "Whom a service is for",
    "vart:record": "What a record says besides: name of the property, colon, value",
    "vart:channel": "What a channel says besides: name of the property, colon, value",
}


class Terms:
    """Terms of one language, each made once.

    ``used`` are those that a file has named, in the order of their first use.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self.used: dict[str, dict[str, Any]] = {}
        self._made: dict[tuple[str, str], dict[str, Any]] = {}

    def attribute(self, of: str, entity: str, taxonomy: str, code: str, value: str | None = None) -> dict[str, Any]:
        """Return an attribute that links the thing ``of`` (of a kind ``entity``) with a term."""
        made = self._made.get((taxonomy, code))
        if made is None:
            made = self._made[taxonomy, code] = self._term(taxonomy, code)
            self.used[made["id"]] = made
        found = {
            "id": uid(of, taxonomy, code),
            "link_id": of,
            "taxonomy_term_id": made["id"],
            "link_entity": entity,
            "taxonomy_term": made,
        }
        if value is not None:
            found["value"] = value
        return found

    def _term(self, taxonomy: str, code: str) -> dict[str, Any]:
        group = taxonomy.removeprefix("vart:")
        said = self._view.terms.get(group, {}).get(code)
        label = str(said.label) if said else code
        language = (said.label.language or self._view.language).tag if said else "en"
        return {
            "id": uid("term", taxonomy, code),
            "code": f"{group}:{code}" if said else code,
            "name": label,
            "description": label,
            "taxonomy": taxonomy,
            "taxonomy_id": taxonomy_id(taxonomy),
            "language": language.partition("-")[0],
        }


def taxonomy_id(name: str) -> str:
    """Return the UUID of a taxonomy."""
    return uid("taxonomy", name)
