"""Citations as readers see them: small numbers in the text, and at its end what they stand for.

The numbers are no links: a fragment in an address is a row of its own in a browser's history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup, escape

from vart.languages import View
from vart.model import Language
from vart.model.facts import Fact, Facts, PublicSource
from vart.model.prose import citations
from vart.render.environment import Words, with_numbers


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


def source_list(lines: Sequence[Entry], view: View, words: Words, around: Language | None = None) -> Markup:
    """Return the list of sources that a page ends with, folded; nothing for a page that cites nothing.

    :param around: the language of the text that the list stands in, when it is not the reader's.
    """
    if not lines:
        return Markup("")
    read = {source.read for line in lines for source in line.sources}
    common = next(iter(read)) if len(read) == 1 else None
    items = Markup("\n").join(_item(line, view, words, common) for line in lines)
    return _folded([*_about(lines, view, words)], items, view, words, around)


def law_list(
    lines: Sequence[Entry], others: Iterable[Entry], view: View, words: Words, around: Language | None = None
) -> Markup:
    """Return a shorter list: laws by number, and in one sentence where the rest is told.

    The plan cites so much that all of it would double the weight of its page. Every fact that it cites stands on a
    page that one of its steps leads to, with its sources whole; a test holds that.

    :param lines: what has a law, in the order of the numbers.
    :param others: what has none.
    """
    _ = words
    about = [*_about([*lines, *others], view, words)]
    about.append(
        _(
            "Hela källorna, med länkar, står på sidorna som stegen leder till. Där står också vad råden utan nummer bygger på."
        )
    )
    items = Markup("\n").join(_item(line._replace(sources=()), view, words, None) for line in lines)
    return _folded(about, items, view, words, around)


def _about(lines: Sequence[Entry], view: View, words: Words) -> Iterator[Markup]:
    """Yield what is true of the sources as a whole."""
    _ = words
    sources = [source for line in lines for source in line.sources]
    if any(line.unconfirmed for line in lines):
        yield _("Något på sidan är inte kontrollerat än. Fråga innan du litar på det.")
    days = {source.read for source in sources}
    if len(days) == 1:
        yield _("Källorna är lästa {day}.", day=view.day(days.pop()))
    if any(source.how == "copy" for source in sources):
        yield _("Vi har läst sparade kopior. Sidorna kan ha ändrats.")


def _folded(about: list[Markup], items: Markup, view: View, words: Words, around: Language | None) -> Markup:
    _ = words
    return Markup(
        '<details class="fold"{}><summary>{}</summary>\n<p class="sources">{}</p>\n'
        '<ol class="sources">\n{}\n</ol></details>'
    ).format(tongue(view.language if around else None), _("Källor"), Markup(" ").join(about), items)


def tongue(language: Language | None) -> Markup:
    """Return the attributes of an element in another language than what is around it; None for no other."""
    return Markup(' lang="{}" dir="{}"').format(language.tag, language.dir) if language else Markup("")


def _item(line: Entry, view: View, words: Words, common: date | None) -> Markup:
    _ = words
    swedish = view.catalog.is_source or view.catalog.is_variety
    laws = {law: _link(law, None, swedish) for law in line.laws}
    parts: list[Markup] = []
    for source in line.sources:
        # A law that we read in its own text is named once, with its section, and leads to the text.
        own = [law for law in laws if _names(source, law)]
        laws |= {law: _link(law, source.url, swedish) for law in own}
        if not own:
            parts.append(_link(source.title, source.url, swedish))
            if source.published:
                parts[-1] += Markup(" ({})").format(source.published)
            if common is None:
                day = _("läst {day}", day=view.day(source.read))
                parts[-1] += Markup(", <bdi{}>{}</bdi>").format(tongue(view.language), day)
    named = Markup("; ").join([*laws.values(), *parts])
    if not named:
        named = _("Vårt eget råd, utan källa.")
    elif not swedish:
        named = Markup('<bdi lang="sv" dir="ltr">{}</bdi>').format(named)
    sign = Markup(" – <b>{}</b>").format(_("inte kontrollerad än")) if line.unconfirmed else Markup("")
    return Markup("<li>{}{}</li>").format(named, sign)


def _names(source: PublicSource, law: str) -> bool:
    """Say whether a reference is to the law that a source is the text of; codes of law are named without number."""
    name = source.title.partition(" (")[0] if "balken" in source.title else source.title
    return law == name or (law.startswith(name) and law[len(name) : len(name) + 1] == " ")


def _link(title: str, url: str | None, swedish: bool) -> Markup:
    name = title.replace(" §", "\u00a0§")
    # Among other languages the whole line is one Swedish run from left to right: its numbers need nothing more.
    text = with_numbers(name) if swedish else escape(name)
    return Markup('<a href="{}" rel="noreferrer">{}</a>').format(url, text) if url else text


def late_notice(review_by: date, today: date, view: View, words: Words, around: Language | None = None) -> Markup:
    """Return what a page says of itself when it should have been read again; nothing before that day."""
    if review_by >= today:
        return Markup("")
    _ = words
    sentence = _("Sidan skulle ha lästs igen senast {day}. Något kan ha ändrats.", day=view.day(review_by))
    return Markup('<p class="notice strong"{}>{}</p>').format(tongue(view.language if around else None), sentence)
