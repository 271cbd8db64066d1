"""schema.org JSON-LD of a service, for search engines. A place is in it only where the record's type has one."""

from __future__ import annotations

import json

from markupsafe import Markup

from vart.languages import View
from vart.model import OpenAddress, OpenService, Service, channel_kind, channel_value
from vart.render.options import Site

_PUBLIC = {"state", "region", "municipality"}


def json_ld(service: Service, view: View, site: Site, path: str) -> Markup:
    """Return a ``<script type="application/ld+json">``, a block of data that no policy needs to allow."""
    text = json.dumps(_service(service, view, site, path), ensure_ascii=False, separators=(",", ":"))
    # "<" is the only way out of a script element.
    safe = text.replace("<", "\\u003c")
    return Markup(f'<script type="application/ld+json">{safe}</script>\n')


def _service(service: Service, view: View, site: Site, path: str) -> dict:
    directory = view.directory
    areas = [directory.area_by_id[code].name for code in service.area.codes if code in directory.area_by_id]
    nation = next((area.name for area in directory.areas if area.level == "national"), "")
    result = {
        "@context": "https://schema.org",
        "@type": "GovernmentService" if service.operator.type in _PUBLIC else "Service",
        "identifier": service.code,
        "name": service.name,
        "description": str(view.texts(service).summary),
        "serviceType": str(view.terms["kinds"][service.kind].label),
        "provider": {"@type": "Organization", "name": service.operator.name},
        "areaServed": [{"@type": "AdministrativeArea", "name": name} for name in areas or [nation]],
        "availableChannel": [channel for one in service.channels if (channel := _channel(one))],
    }
    if site.base_url.startswith("http"):
        result["url"] = site.base_url + path
    if service.operator.url:
        result["provider"]["url"] = service.operator.url
    if service.access.cost == "free":
        result["isAccessibleForFree"] = True
    if isinstance(service, OpenService) and service.kind != "shelter" and isinstance(service.address, OpenAddress):
        address = service.address
        result["provider"]["address"] = {
            "@type": "PostalAddress",
            "streetAddress": address.street,
            "addressLocality": address.city,
            **({"postalCode": address.postcode} if address.postcode else {}),
        }
    return result


def _channel(channel) -> dict | None:
    kind, value = channel_kind(channel), channel_value(channel)
    if kind == "visit":
        return None
    result: dict = {"@type": "ServiceChannel"}
    if kind == "phone":
        result["servicePhone"] = {"@type": "ContactPoint", "telephone": value}
    elif kind == "sms":
        result["serviceSmsNumber"] = {"@type": "ContactPoint", "telephone": value}
    elif kind == "email":
        result["servicePostalAddress"] = {"@type": "PostalAddress", "email": value}
    else:
        result["serviceUrl"] = value
    if channel.languages:
        result["availableLanguage"] = list(channel.languages)
    return result
