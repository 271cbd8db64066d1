"""Citations as readers see them: small numbers in the text, and at its end what they stand for.

The numbers are no links: a fragment in an address is a row of its own in a browser's history.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from vart.languages import View
from vart.model import Language
from vart.model.facts import Fact, Facts, PublicSource
from vart.model.prose import citations
from vart.render.environment import Words


class Entry(NamedTuple):
    """One line of the list: laws and sources that one or more cited facts share.

    ``unconfirmed`` is true when one of the facts, or one of the sources, must be checked.
    """

    laws: tuple[str, ...]
    sources: tuple[PublicSource, ...]
    unconfirmed: bool


def entries(names: Iterable[str], facts: Facts) -> tuple[list[Entry], dict[str, int]]:
    """Return the lines of the list in the order of their first citation, and each fact's number (from 1).

    :param names: the cited facts in their order; those that do not exist are left out.
    """
    lines: dict[tuple[object, ...], int] = {}
    found: list[Entry] = []
    numbers: dict[str, int] = {}
    for name in names:
        fact = facts.facts.get(name)
        if fact is None or name in numbers:
            continue
        entry = Entry(fact.law, _sources(fact, facts.sources), bool(facts.unconfirmed([name])))
        key = (fact.law, fact.sources, entry.unconfirmed)
        if key not in lines:
            found.append(entry)
            lines[key] = len(found)
        numbers[name] = lines[key]
    return found, numbers


def _sources(fact: Fact, sources: Mapping[str, PublicSource]) -> tuple[PublicSource, ...]:
    return tuple(sources[name] for name in fact.sources if name in sources)


def mark_citations(markdown: str, numbers: Mapping[str, int], spoken: str) -> str:
    """Put small numbers in place of ``[@2.9]``.

    :param numbers: of the facts, as :func:`entries` gives them.
    :param spoken: what a screen reader says before the number, as ``källa``.
    """
    pieces, place = [], 0
    for start, end, names in citations(markdown):
        pieces += [markdown[place:start], citation_mark(names, numbers, spoken)]
        place = end
    return "".join([*pieces, markdown[place:]])


def citation_mark(names: Iterable[str], numbers: Mapping[str, int], spoken: str) -> Markup:
    """Return the small numbers of some facts; nothing when none of them has one."""
    shown = dict.fromkeys(str(numbers[name]) for name in names if name in numbers)
    if not shown:
        return Markup("")
    return Markup('<sup class="cite"><span>{} </span>{}</sup>').format(spoken, ", ".join(shown))


def source_list(
    lines: Sequence[Entry], view: View, words: Words, around: Language | None = None, *, links: bool = True
) -> Markup:
    """Return the list of sources that a page ends with, folded; nothing for a page that cites nothing.

    :param around: the language of the text that the list stands in, when it is not the reader's.
    :param links: whether the sources are links; a long list without them is a third as heavy.
    """
    if not lines:
        return Markup("")
    _ = words
    read = {source.read for line in lines for source in line.sources}
    common = next(iter(read)) if len(read) == 1 else None
    about = []
    if any(line.unconfirmed for line in lines):
        about.append(_("Något på sidan är inte kontrollerat än. Det är märkt i listan. Fråga innan du litar på det."))
    if common:
        about.append(_("Källorna är lästa {day}.", day=view.day(common)))
    if any(source.how == "copy" for line in lines for source in line.sources):
        about.append(_("Vi har läst sparade kopior. Sidorna kan ha ändrats."))
    if not links:
        about.append(_("Länkarna till källorna står på sidorna som stegen leder till."))
        lines = [
            line._replace(sources=tuple(one.model_copy(update={"url": None}) for one in line.sources)) for line in lines
        ]
    items = Markup("\n").join(_item(line, view, words, common) for line in lines)
    return Markup(
        '<details class="fold"{}><summary>{}</summary>\n<p class="sources">{}</p>\n'
        '<ol class="sources">\n{}\n</ol></details>'
    ).format(tongue(view.language if around else None), _("Källor"), Markup(" ").join(about), items)


def tongue(language: Language | None) -> Markup:
    """Return the attributes of an element in another language than what is around it; None for no other."""
    return Markup(' lang="{}" dir="{}"').format(language.tag, language.dir) if language else Markup("")


def _item(line: Entry, view: View, words: Words, common: date | None) -> Markup:
    _ = words
    laws = {law: _link(law, None) for law in line.laws}
    parts: list[Markup] = []
    for source in line.sources:
        # A law that we read in its own text is named once, with its section, and leads to the text.
        own = [law for law in laws if _names(source, law)]
        laws |= {law: _link(law, source.url) for law in own}
        if not own:
            parts.append(_link(source.title, source.url))
            if source.published:
                parts[-1] += Markup(' (<bdi dir="ltr">{}</bdi>)').format(source.published)
            if common is None:
                parts[-1] += Markup(", {}").format(_("läst {day}", day=view.day(source.read)))
    parts = [*laws.values(), *parts]
    if not parts:
        parts = [_("Vårt eget råd, utan källa.")]
    sign = Markup(" – <b>{}</b>").format(_("inte kontrollerad än")) if line.unconfirmed else Markup("")
    return Markup("<li>{}{}</li>").format(Markup("; ").join(parts), sign)


def _names(source: PublicSource, law: str) -> bool:
    """Say whether a reference is to the law that a source is the text of; codes of law are named without number."""
    name = source.title.partition(" (")[0] if "balken" in source.title else source.title
    return law == name or (law.startswith(name) and law[len(name) : len(name) + 1] == " ")


def _link(title: str, url: str | None) -> Markup:
    name = Markup('<bdi lang="sv" dir="ltr">{}</bdi>').format(title.replace(" §", "\u00a0§"))
    return Markup('<a href="{}" rel="noreferrer">{}</a>').format(url, name) if url else name


def late_notice(review_by: date, today: date, view: View, words: Words, around: Language | None = None) -> Markup:
    """Return what a page says of itself when it should have been read again; nothing before that day."""
    if review_by >= today:
        return Markup("")
    _ = words
    sentence = _("Sidan skulle ha lästs igen senast {day}. Något kan ha ändrats.", day=view.day(review_by))
    return Markup('<p class="notice strong"{}>{}</p>').format(tongue(view.language if around else None), sentence)
