"""A last look at confidential records before they leave as data.

``vart check`` refuses a record whose text tells where a secret place is, and a build stops at what it refuses. Should
that ever be passed by, data is copied, kept and can not be called back. So each confidential record is looked at once
more here, and one that tells a place is in no file of the data. Nothing says so: a gap would point at it.
"""

from __future__ import annotations

from collections.abc import Iterable

from vart.check.secrecy import traces
from vart.check.secrecy.records import known_phones
from vart.languages import View
from vart.model import HiddenService, Service


def tells_a_place(service: Service, view: View | None = None) -> bool:
    """Say whether a confidential record tells a place; an open one never does in this sense.

    :param view: look at its texts in this language; without it at everything that the record itself holds.
    """
    # A shelter that was slipped round the types as an open record is looked at like any other.
    if not isinstance(service, HiddenService) and service.kind != "shelter" and service.address != "confidential":
        return False
    phones = known_phones(service, None)
    if view is not None:
        texts = view.texts(service)
        prose = found = [str(text) for text in (texts.summary, texts.for_whom, texts.notes) if text]
    else:
        found = list(_strings(service.model_dump(mode="json", exclude={"code", "to_ask"})))
        prose = [service.name, service.summary, service.for_whom or "", service.notes or ""]
    # A line break ends what belongs together. Halves of an address may stand in two texts: those are read joined, too.
    lines = "\n".join(" ".join(text.split()) for text in found)
    return bool(traces(lines, phones) or traces(" ".join(" ".join(prose).split()), phones))


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)
