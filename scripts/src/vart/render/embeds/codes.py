"""The lines of HTML that other sites copy. The page's script (js/embed/chooser.js) makes the same ones from choices."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from vart.languages import Text
from vart.model import Language
from vart.render.embeds.files import EMBED, SCRIPT, integrity
from vart.render.options import Site

#: What the frame may do on the other site's page: run its own script, open links in a window of their own, call, and
#: lead the window away when the reader asks. No forms, no downloads, no dialogs, nothing by itself.
SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
#: Languages whose words for "close" and "open as a page" are in v1.js; others bring theirs as attributes.
IN_SCRIPT = ("sv", "en", "ar")


class Voice(NamedTuple):
    """What a language says on other people's pages."""

    language: Language
    #: Words for a link or button, to choose from; none says what it is about.
    words: tuple[Text, ...]
    close: str
    plain: str

    @property
    def close_needed(self) -> bool:
        """Whether v1.js does not know the words."""
        return self.language.folder.partition("-")[0] not in IN_SCRIPT


def link(site: Site, voice: Voice) -> str:
    """Return a plain link to the first page."""
    language, words = voice.language, voice.words[0]
    # An interface that is not all translated shows Swedish words, and says so.
    spoken = words.language or language
    return str(
        Markup('<a href="{}" lang="{}" dir="{}" rel="noreferrer">{}</a>').format(
            f"{site.base_url}{language.folder}/", spoken.tag, spoken.dir, words.value
        )
    )


def iframe(site: Site, voice: Voice) -> str:
    """Return a frame with the general page."""
    frame = Markup(
        '<iframe src="{}" title="{}" width="100%" height="640" referrerpolicy="no-referrer" sandbox="{}"></iframe>'
    )
    return str(frame.format(f"{site.base_url}{EMBED}/{voice.language.folder}/", voice.words[0].value, SANDBOX))


def script(site: Site, content: bytes) -> str:
    """Return the line that loads the script, with its hash."""
    line = Markup(
        '<script src="{}" integrity="{}" crossorigin="anonymous" referrerpolicy="no-referrer" defer></script>'
    )
    return str(line.format(f"{site.base_url}{SCRIPT}", integrity(content)))


def element(site: Site, voice: Voice, look: str) -> str:
    """Return the element, with the link that stays where the script can not run."""
    more = Markup(' close="{}" plain="{}"').format(voice.close, voice.plain) if voice.close_needed else ""
    inner = Markup(link(site, voice))
    return str(
        Markup('<vart-help lang="{}" look="{}"{}>{}</vart-help>').format(voice.language.folder, look, more, inner)
    )
