"""dcat.rdf as a catalogue reads it: DCAT-AP-SE 3.0.1, what must be there and what should."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
BASE = "https://vart.example/"
#: https://docs.dataportal.se/dcat/3.0.1/en/: mandatory and recommended properties by class.
MUST = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCAT.dataset),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.accessRights, DCAT.theme, DCAT.distribution),
    DCAT.Distribution: (DCAT.accessURL, DCTERMS.license, DCTERMS.format),
    DCAT.DataService: (DCTERMS.title, DCAT.endpointURL, DCAT.endpointDescription, DCAT.servesDataset),
    FOAF.Agent: (FOAF.name,),
}  # fmt: skip


def graph(site: Path) -> Graph:
    return Graph().parse(site / "dcat.rdf", format="xml", publicID=BASE)


def test_everything_has_its_mandatory_properties(site):
    found = graph(site)
    for kind, properties in MUST.items():
        things = list(found.subjects(RDF.type, kind))
        assert things, kind
        for thing in things:
            for name in properties:
                assert list(found.objects(thing, name)), f"{thing} has no {name}"
    assert len(list(found.subjects(RDF.type, DCAT.Catalog))) == 1


def test_every_reference_inside_leads_to_a_thing_that_is_described(site):
    found = graph(site)
    described = set(found.subjects())
    for _, _, thing in found:
        if isinstance(thing, URIRef) and thing.startswith(f"{BASE}dcat.rdf#"):
            assert thing in described, thing


def test_every_distribution_is_a_file_in_the_language_that_it_says(site):
    found = graph(site)
    for distribution in found.subjects(RDF.type, DCAT.Distribution):
        address = found.value(distribution, DCAT.downloadURL)
        assert (site / str(address).removeprefix(BASE)).is_file()
        assert found.value(distribution, DCTERMS.language) is not None


def test_titles_and_descriptions_say_which_language_they_are_in(site):
    found = graph(site)
    for name in (DCTERMS.title, DCTERMS.description):
        for text in found.objects(None, name):
            assert text.language, text


def test_there_is_a_dataset_for_each_open_language(real_site, real):
    found = graph(real_site)
    names = {str(one).rpartition("#")[2] for one in found.subjects(RDF.type, DCAT.Dataset)}
    assert names == {language.folder for language in real.directory.open_languages}


@pytest.mark.parametrize(
    ("report_to", "name"),
    [("mailto:data@stad.example", VCARD.hasEmail), ("https://stad.example/fel", VCARD.hasURL)],
)
def test_who_answers_is_who_the_settings_name(small, report_to, name):
    small.change(
        "mkdocs.yml",
        (
            "exit_url: https://exit.example/",
            f"exit_url: https://exit.example/\n      report_to: {report_to}\n      publisher: Provstad",
        ),
    )
    found = graph(small.built())
    for dataset in found.subjects(RDF.type, DCAT.Dataset):
        contact = found.value(dataset, DCAT.contactPoint)
        assert found.value(contact, name) == URIRef(report_to)
        assert found.value(contact, VCARD.fn).value == "Provstad"
        assert found.value(found.value(dataset, DCTERMS.publisher), FOAF.name).value == "Provstad"


def test_no_contact_is_made_up(small_site):
    assert list(graph(small_site).objects(None, DCAT.contactPoint)) == []
