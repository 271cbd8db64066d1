"""``dcat.rdf``: the data described for catalogues, as DCAT-AP-SE asks for (https://docs.dataportal.se/dcat/3.0.1/en/).

What must and should be there is read from the profile's own definition (github.com/diggsweden/DCAT-AP-SE,
3.0.1/bundle.json). One dataset a language, its files as distributions, and the folder of files as a data service. Who
publishes the data and who answers for it are settings of the site; what is not set is left out, for it is not made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from vart.languages import Catalog
from vart.model import Language
from vart.render.open_data.meta import API, HSDS
from vart.render.open_data.shared import Shared

_NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "adms": "http://www.w3.org/ns/adms#",
    "dcatap": "http://data.europa.eu/r5r/",
}
_EU = "http://publications.europa.eu/resource/authority"
#: As the Swedish profile spells it: it asks for exactly this address, with http.
_LICENSE = "http://creativecommons.org/licenses/by/4.0/"
_IANA = "https://www.iana.org/assignments/media-types"
#: Languages of the EU's table, by their primary tag; it names others by their three letters alone.
_LANGUAGES = {
    "sv": "SWE", "en": "ENG", "ar": "ARA", "fa": "FAS", "prs": "PRS", "so": "SOM", "ti": "TIR", "ckb": "CKB", "kmr": "KMR",
    "tr": "TUR", "pl": "POL", "uk": "UKR", "ru": "RUS", "es": "SPA", "fr": "FRA", "bs": "BOS", "fi": "FIN",
}  # fmt: skip


def dcat(shared: Shared, catalogs: Sequence[tuple[Language, Catalog]]) -> bytes:
    """Return the description as RDF/XML.

    :param catalogs: the site's languages with their interface strings, Swedish first.
    """
    return ("\n".join(_lines(shared, catalogs)) + "\n").encode()


def _lines(shared: Shared, catalogs: Sequence[tuple[Language, Catalog]]) -> Iterator[str]:
    site = shared.site
    base = site.base_url
    names = " ".join(f"xmlns:{name}={quoteattr(uri)}" for name, uri in _NAMES.items())
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<rdf:RDF {names}>"
    yield f"<dcat:Catalog rdf:about={quoteattr(base + 'dcat.rdf#catalog')}>"
    yield f'<dcterms:title xml:lang="sv">{escape(site.name)}</dcterms:title>'
    yield from _described(catalogs)
    yield _resource("dcterms:publisher", f"{base}dcat.rdf#publisher")
    yield _resource("dcterms:license", _LICENSE)
    yield _resource("foaf:homepage", base)
    yield _dated("dcterms:modified", shared)
    for language, _ in catalogs:
        yield _language(language)
        yield _resource("dcat:dataset", f"{base}dcat.rdf#{language.folder}")
    yield _resource("dcat:service", f"{base}dcat.rdf#api")
    yield "</dcat:Catalog>"
    yield f"<foaf:Agent rdf:about={quoteattr(base + 'dcat.rdf#publisher')}>"
    yield f'<foaf:name xml:lang="sv">{escape(site.publisher or site.name)}</foaf:name>'
    if site.publisher_type:
        yield _resource("dcterms:type", f"http://purl.org/adms/publishertype/{site.publisher_type}")
    yield _resource("foaf:homepage", base)
    yield "</foaf:Agent>"
    yield from _contact(shared)
    for language, catalog in catalogs:
        yield from _dataset(shared, language, catalog)
    yield from _service(shared, catalogs)
    yield "</rdf:RDF>"


def _described(catalogs: Sequence[tuple[Language, Catalog]]) -> Iterator[str]:
    for language, catalog in catalogs:
        if catalog.has(SUMMARY) and not catalog.is_variety:
            yield f"<dcterms:description xml:lang={quoteattr(language.tag)}>{escape(catalog.gettext(SUMMARY))}</dcterms:description>"


#: What the site is, in a sentence that every open language has.
SUMMARY = "Vart du kan vända dig, och vad du har rätt till."


def _dataset(shared: Shared, language: Language, catalog: Catalog) -> Iterator[str]:
    site = shared.site
    base, folder = site.base_url, language.folder
    own = catalog.has(SUMMARY) and not catalog.is_variety
    said, tag = (catalog.gettext(SUMMARY), language.tag) if own else (SUMMARY, "sv")
    yield f"<dcat:Dataset rdf:about={quoteattr(f'{base}dcat.rdf#{folder}')}>"
    yield f"<dcterms:title xml:lang={quoteattr(language.tag)}>{escape(f'{site.name} – {language.autonym}')}</dcterms:title>"
    yield f"<dcterms:description xml:lang={quoteattr(tag)}>{escape(said)}</dcterms:description>"
    yield f"<dcterms:identifier>{escape(f'{base}dcat.rdf#{folder}')}</dcterms:identifier>"
    yield _resource("dcterms:publisher", f"{base}dcat.rdf#publisher")
    if _contact_of(site.report_to):
        yield _resource("dcat:contactPoint", f"{base}dcat.rdf#contact")
    yield _resource("dcterms:license", _LICENSE)
    yield _resource("dcterms:accessRights", f"{_EU}/access-right/PUBLIC")
    yield _resource("dcterms:accrualPeriodicity", f"{_EU}/frequency/IRREG")
    yield _resource("dcterms:spatial", f"{_EU}/country/SWE")
    yield _resource("dcat:theme", f"{_EU}/data-theme/SOCI")
    yield _resource("dcat:landingPage", f"{base}{folder}/{f'{shared.page}/' if shared.page else ''}")
    yield _language(language)
    yield _dated("dcterms:modified", shared)
    for path, _, _, _ in _files(folder):
        yield _resource("dcat:distribution", base + path)
    yield "</dcat:Dataset>"
    for path, title, media, eu in _files(folder):
        yield f"<dcat:Distribution rdf:about={quoteattr(base + path)}>"
        yield f'<dcterms:title xml:lang="en">{escape(title)}</dcterms:title>'
        yield _resource("dcat:accessURL", base + path)
        yield _resource("dcat:downloadURL", base + path)
        yield _resource("dcterms:license", _LICENSE)
        yield _resource("dcterms:format", f"{_EU}/file-type/{eu}")
        if media:
            yield _resource("dcat:mediaType", f"{_IANA}/{media}")
        yield _resource("adms:status", "http://purl.org/adms/status/Completed")
        yield _resource("dcatap:availability", f"{_EU}/planned-availability/STABLE")
        yield _language(language)
        yield _dated("dcterms:modified", shared)
        if "hsds" in path:
            yield _resource("dcterms:conformsTo", "https://docs.openreferral.org/en/v3.0/hsds/")
        yield "</dcat:Distribution>"


def _files(folder: str) -> tuple[tuple[str, str, str, str], ...]:
    """Return (path, title, media type, the EU's name for it) of what one dataset is to be had as.

    IANA has no media type for JSON lines.
    """
    return (
        (f"{API}/{folder}/services.json", "Services as JSON", "application/json", "JSON"),
        (f"{API}/{folder}/services.ndjson", "Services as JSON lines", "", "JSON"),
        (f"{API}/{folder}/services.csv", "Services as CSV", "text/csv", "CSV"),
        (f"{HSDS}/{folder}/services.json", "Services as HSDS 3.0", "application/json", "JSON"),
        (f"{HSDS}/{folder}/datapackage.json", "HSDS 3.0 data package (CSV)", "application/json", "JSON"),
        (f"{API}/{folder}/changes.atom", "Feed of changes", "application/atom+xml", "ATOM"),
    )


def _service(shared: Shared, catalogs: Sequence[tuple[Language, Catalog]]) -> Iterator[str]:
    base = shared.site.base_url
    yield f"<dcat:DataService rdf:about={quoteattr(f'{base}dcat.rdf#api')}>"
    yield f'<dcterms:title xml:lang="en">{escape(shared.site.name)} API v1</dcterms:title>'
    yield from _described(catalogs)
    yield _resource("dcterms:publisher", f"{base}dcat.rdf#publisher")
    if _contact_of(shared.site.report_to):
        yield _resource("dcat:contactPoint", f"{base}dcat.rdf#contact")
    yield _resource("dcat:endpointURL", f"{base}{API}/")
    yield _resource("dcat:endpointDescription", f"{base}{API}/openapi.json")
    yield _resource("dcterms:license", _LICENSE)
    yield _resource("dcterms:accessRights", f"{_EU}/access-right/PUBLIC")
    for language, _ in catalogs:
        yield _resource("dcat:servesDataset", f"{base}dcat.rdf#{language.folder}")
    yield "</dcat:DataService>"


def _contact(shared: Shared) -> Iterator[str]:
    site = shared.site
    found = _contact_of(site.report_to)
    if found:
        yield f"<vcard:Organization rdf:about={quoteattr(f'{site.base_url}dcat.rdf#contact')}>"
        yield f"<vcard:fn>{escape(site.publisher or site.name)}</vcard:fn>"
        yield _resource(*found)
        yield "</vcard:Organization>"


def _contact_of(report_to: str) -> tuple[str, str] | None:
    # The profile asks of a contact point that it has a mail address; one without would be refused.
    return ("vcard:hasEmail", report_to) if report_to.startswith("mailto:") else None


def _language(language: Language) -> str:
    primary = language.tag.partition("-")[0]
    return _resource("dcterms:language", f"{_EU}/language/{_LANGUAGES.get(primary, primary.upper())}")


def _resource(name: str, uri: str) -> str:
    return f"<{name} rdf:resource={quoteattr(uri)}/>"


def _dated(name: str, shared: Shared) -> str:
    return f'<{name} rdf:datatype="http://www.w3.org/2001/XMLSchema#date">{shared.day.isoformat()}</{name}>'
