"""The page of one service."""

from __future__ import annotations

from markupsafe import Markup

from vart.find import listed
from vart.find.select import answers
from vart.languages import Text
from vart.model import Service
from vart.render import service_lines as lines
from vart.render import service_view as sv
from vart.render.frame import Frame
from vart.render.messages import CONFIDENCE
from vart.render.structured import json_ld


def service_page(frame: Frame, service: Service) -> tuple[str, bytes]:
    """The page of one service."""
    view, words, site = frame.view, frame.words, frame.core.site
    texts = view.texts(service)
    checked = lines.checked(service, view, words, site.today)
    age = lines.age_of_sources(service, words, site.today)
    instead = frame.core.directory.by_id.get(service.instead) if service.instead else None
    what_happens = view.terms["kinds"][service.kind].what_happens if service.kind in view.terms["kinds"] else Text("")
    context = {
        "name": service.name,
        "state_notice": lines.state_notice(texts, view, words),
        "emergency": service.kind == "emergency",
        "closed": service.status == "closed",
        "paused": service.status == "paused",
        "instead": sv.Link(frame.url(instead.code), instead.name) if instead else None,
        "summary": texts.summary,
        "for_whom": texts.for_whom,
        "notes": texts.notes,
        "ways": sv.ways(service, view, words),
        "visit": lines.visit_lines(service, words),
        "direct": answers(service),
        "ages": lines.ages_line(service, words),
        "what_happens": what_happens,
        "languages": lines.languages_line(service, view, words),
        "interpreter": lines.interpreter_line(service, words),
        "quiet_ways": lines.quiet_ways(service, words),
        "relay_url": frame.relay_url,
        "traces": lines.trace_lines(service, words),
        "checked": checked,
        "age": age,
        "confidence": words.text(CONFIDENCE[service.confidence]),
        "sources": lines.source_lines(service, view, words),
        "operator": service.operator.name,
        "area": lines.area_names(service.area.codes, frame.core.directory) or frame.nation.name,
        "alike": [
            sv.Link(frame.url(other.code), other.name)
            for other in frame.core.selections.alike(service)
            if listed(other)
        ],
    }
    main = frame.fill(
        "pages/service.html",
        s=context,
        talk=frame.talk,
        code_mark=Markup('<b translate="no">{}</b>').format(service.code),
    )
    path = f"{frame.folder}/{service.code}/"
    return frame.page(
        service.code, service.name, main, description=str(texts.summary), head=json_ld(service, view, site, path)
    )
