"""What only the package can say and other builders get ready made: one JSON file a language in ``handed/``.

``hours``: every text of opening hours in the project → [[days, [times]]]. ``days``: every date on a page → in words.
``languages``: every language tag → its name. ``strings``: every interface string → its translation.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from vart.hours import say
from vart.languages import Catalog, View
from vart.load import Paths, load_directory

_DAYS = ("read", "checked")


def write_handed(folder: Path) -> None:
    """Write ``folder/handed/<language>.json`` for each open language of the project in ``folder``."""
    directory = load_directory(Paths(folder)).directory
    channels = [channel for service in directory.services for channel in service.channels]
    hours = sorted({channel.hours for channel in channels if channel.hours})
    tags = sorted({tag for channel in channels for tag in channel.languages})
    days = {getattr(source, field) for service in directory.services for source in service.sources for field in _DAYS}
    days |= {date(2026, 11, 24)}
    (folder / "handed").mkdir(exist_ok=True)
    for language in directory.open_languages:
        catalog = Catalog(language, folder / "overrides/locales")
        view = View(directory, catalog, {}, None)
        made: dict[str, Any] = {
            "hours": {text: [[line.days, list(line.times)] for line in say(text, catalog)] for text in hours},
            "days": {day.isoformat(): view.day(day) for day in sorted(days - {None})},
            "languages": {tag: str(view.language_name(tag)) for tag in tags},
            "strings": {message: catalog.gettext(message) for message in sorted(catalog.messages)},
        }
        path = folder / f"handed/{language.folder}.json"
        path.write_text(json.dumps(made, ensure_ascii=False, indent=1), "utf-8")
