"""Words that stand nowhere else, one set a page, so that whatever is found tells which page it came from.

In every pair the second word has Swedish letters, for what is kept percent-encoded, escaped or in UTF-16.
"""

from __future__ import annotations

#: The pages of the visit, in order.
PAGES = ("alfa", "beta", "gamma", "delta", "epsilon")

#: Words in titles. The first page of the site has none of its own (its title is the site's name), and a service has
#: the same name in every language.
TITLES = {page: (f"zvittertitel{page}", f"åskmolnstitel{page}") for page in ("alfa", "gamma", "delta")}
#: Words in bodies.
BODIES = {page: (f"zvittertext{page}", f"åskmolnstext{page}") for page in PAGES}


def title_words() -> list[str]:
    """Return every word that stands in a title."""
    return [word for pair in TITLES.values() for word in pair]


def body_words() -> list[str]:
    """Return every word that stands in a body alone."""
    return [word for pair in BODIES.values() for word in pair]


def page_of(word: str) -> str:
    """Return the page that a word stands on."""
    return next(page for page in PAGES if word.endswith(page))
