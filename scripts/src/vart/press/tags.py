"""What WeasyPrint 70 leaves out of a tagged PDF and we put in.

It drops ``lang`` on parts of a text, so that a screen reader reads Swedish names with an Arabic voice, and tags our
inline elements as ``NonStruct``, on which readers ignore a language. A picture is described by its
``aria-label``, as in a browser (a ``<title>`` would be a second one of the page). Heads of tables get their scope, links the text
that they stand on as their description. Signs that are hidden from readers are artifacts. This wraps the two functions
that build the tree of tags, and the one that marks what is drawn. They are WeasyPrint's own: the version is pinned, and tests/sheets looks at the tags of real sheets.
"""

from __future__ import annotations

from typing import Any

_INLINE = frozenset({"b", "bdi", "strong", "em", "label"})
_patched = False


def keep_languages() -> None:
    """Make WeasyPrint keep ``lang`` of parts; more than once does no harm."""
    global _patched
    if _patched:
        return
    import pydyf
    from weasyprint.pdf import tags
    from weasyprint.pdf.stream import Stream

    from vart.press.look import text_of

    build, name, mark = tags._build_box_tree, tags._get_pdf_tag, Stream.marked

    def tag_of(element: str | None) -> str:
        return "Span" if element in _INLINE else name(element)

    def hidden(box: Any) -> bool:
        return box.element is not None and box.element.get("aria-hidden") == "true"

    def marked(stream: Any, box: Any, tag: str) -> Any:
        # A sign that its words stand beside is decoration: no part of what is read.
        return stream.artifact() if hidden(box) else mark(stream, box, tag)

    def build_with_language(box: Any, parent: Any, pdf: Any, *rest: Any) -> Any:
        inner = getattr(box, "_box", box)
        if hidden(inner):
            return
        for made in build(box, parent, pdf, *rest):
            tagged = inner.element is not None and inner.element_tag not in ("html", "body")
            if made["S"] == "/TH" and "A" in made:
                made["A"]["Scope"] = "/Row" if inner.element.get("scope") == "row" else "/Column"
            if inner.link_annotation and (text := text_of(inner).strip()):
                # WeasyPrint describes a link by its address; a reader should hear what stands there.
                inner.link_annotation["Contents"] = pydyf.String(text)
            if made["S"] == "/Figure" and "Alt" not in made and (said := inner.element.get("aria-label")):
                made["Alt"] = pydyf.String(said)
            if tagged and (language := inner.element.get("lang")) and "Lang" not in made:
                made["Lang"] = pydyf.String(language)
            yield made

    tags._get_pdf_tag = tag_of
    tags._build_box_tree = build_with_language
    Stream.marked = marked
    _patched = True
