"""Which services a printed sheet is asked to show, best first, and what is wrong with what was asked."""

from __future__ import annotations

from collections.abc import Sequence

from vart.find.select import answers, in_area, rank
from vart.model import Directory, Service, channel_kind

#: What a sheet is about when nobody says: someone to talk to, somewhere safe, care, protection.
USUAL_NEEDS = (
    "talk", "shelter", "honour-support", "sexual-assault-care", "child-protection", "suicidal-thoughts",
)  # fmt: skip
#: Services first of all for these are on no sheet for everyone.
_NOT_FOR_EVERYONE = ("professionals", "perpetrators")


class UnknownNamesError(Exception):
    """Something was named that is not in the directory. ``problems``: a sentence for each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


def on_paper(service: Service) -> bool:
    """Say whether paper may show the service: it works today, and there is a number or an address to print."""
    return service.status == "active" and any(channel_kind(channel) != "visit" for channel in service.channels)


def choose(
    directory: Directory,
    *,
    area: str | None = None,
    audience: str | None = None,
    needs: Sequence[str] = (),
    services: Sequence[str] = (),
) -> list[Service]:
    """Return the services for a sheet: the crisis lines in the committee's order, then the chosen ones, best first.

    ``services`` names them all, in their order; otherwise those count that help where the reader is (``area`` and
    the areas around it), for ``audience``, with one of ``needs``. National ones count when a person answers there;
    local ones also with just an address. Without needs the sheet is about violence: those count that know it, help
    with one of :data:`USUAL_NEEDS`, and have a person who answers (or are the district's own office).

    :raises UnknownNamesError: an id is not in the directory, or a named service can not be printed.
    """
    _refuse_unknown(directory, area, audience, needs, services)
    crisis = [directory.by_id[line.service] for line in directory.crisis if line.service in directory.by_id]
    if services:
        chosen = [directory.by_id[id] for id in services]
    else:
        chosen = _fitting(directory, area, audience, tuple(needs))
    emergency = {service.id for service in directory.services if service.kind == "emergency"}
    # 112 stands above the list on every sheet.
    return list({one.id: one for one in (*crisis, *chosen) if one.id not in emergency and on_paper(one)}.values())


def _fitting(directory: Directory, area: str | None, audience: str | None, needs: tuple[str, ...]) -> list[Service]:
    nation = next((one.id for one in directory.areas if one.level == "national"), "")
    wanted = needs or USUAL_NEEDS
    chain = in_area(directory, area) if area else [nation]
    found = []
    for service in directory.services:
        near = min((chain.index(code) for code in service.area.codes or (nation,) if code in chain), default=None)
        if near is None or not set(wanted) & set(service.needs):
            continue
        local, district = near < len(chain) - 1, directory.area_by_id[chain[near]].level == "district"
        if not answers(service) and not (local if needs else district):
            continue
        if not needs and not service.violence and not district:
            continue
        if audience is None and service.audiences[0] in _NOT_FOR_EVERYONE:
            continue
        own = audience in service.audiences
        if audience is not None and not own and "everyone" not in service.audiences:
            continue
        place = min(wanted.index(need) for need in service.needs if need in wanted)
        # Those for this very audience first. A number on paper beats an address, but the district's own office, which
        # the reader can walk to, comes before numbers of the whole nation.
        key = (
            audience is not None and not own,
            not answers(service) and not district,
            near,
            place,
            rank(service),
        )
        found.append((key, service))
    return [service for _, service in sorted(found, key=lambda pair: pair[0])]


def _refuse_unknown(
    directory: Directory,
    area: str | None,
    audience: str | None,
    needs: Sequence[str],
    services: Sequence[str],
) -> None:
    vocabulary = directory.vocabulary
    problems = []
    if area is not None and area not in directory.area_by_id:
        near = [
            one for one in directory.area_by_id if area.lower() in f"{one} {directory.area_by_id[one].name}".lower()
        ]
        hint = f"did you mean {', '.join(near[:4])}?" if near else "the ids stand in directory/areas.yml"
        problems.append(f"There is no area '{area}' — {hint}")
    if audience is not None and audience not in vocabulary.audiences:
        problems.append(f"There is no audience '{audience}' — use one of: {', '.join(vocabulary.audiences)}")
    for need in needs:
        if need not in vocabulary.needs:
            problems.append(f"There is no need '{need}' — use one of: {', '.join(vocabulary.needs)}")
    for id in services:
        service = directory.by_id.get(id)
        if service is None:
            near = [one for one in directory.by_id if id[:4] and id[:4] in one]
            hint = f"did you mean {', '.join(near[:3])}?" if near else "the id is the record's file name without .yml"
            problems.append(f"There is no service '{id}' — {hint}")
        elif not on_paper(service) and service.kind != "emergency":
            why = (
                f"is {service.status}" if service.status != "active" else "has neither number nor address in its record"
            )
            problems.append(f"The service '{id}' {why} — take it out, or bring its record up to date")
    if problems:
        raise UnknownNamesError(problems)
