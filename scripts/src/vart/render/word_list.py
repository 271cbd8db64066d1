"""The words of a page, explained at its end: in the reader's language, with the Swedish word to recognise beside it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from vart.languages import View
from vart.model import Language
from vart.model.glossary import Glossary, GlossaryTranslation
from vart.render.citations import tongue
from vart.render.environment import Words


def word_list(
    names: Sequence[str],
    glossary: Glossary,
    translation: GlossaryTranslation | None,
    view: View,
    words: Words,
    around: Language | None = None,
) -> Markup:
    """Return the folded list of words; nothing where there is nothing to explain in the reader's language.

    :param names: the words, as :func:`vart.check.glossary.explained` finds them.
    :param translation: of the glossary; None for Swedish, easy Swedish included.
    :param around: the language of the text that the list stands in, when it is not the reader's.
    """
    _ = words
    if view.catalog.is_source or view.catalog.is_variety:
        lines = [(Markup("{}").format(glossary[name].term), glossary[name].explains) for name in names]
    elif translation is None:
        return Markup("")
    else:
        swedish = Markup('{} <bdi lang="sv" dir="ltr">({})</bdi>')
        same = Markup('<bdi lang="sv" dir="ltr">{}</bdi>')
        lines = [
            (
                same.format(glossary[name].term)
                if word.term == glossary[name].term
                else swedish.format(word.term, glossary[name].term),
                word.explains,
            )
            for name in names
            if (word := translation.terms.get(name))
        ]
    if not lines:
        return Markup("")
    items = Markup("\n").join(Markup("<dt>{}</dt><dd>{}</dd>").format(term, explains) for term, explains in lines)
    return Markup('<details class="fold"{}><summary>{}</summary>\n<dl class="words">\n{}\n</dl></details>').format(
        tongue(view.language if around else None), _("Ord på sidan"), items
    )
