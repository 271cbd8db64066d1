"""dcat.rdf as a catalogue reads it: DCAT-AP-SE 3.0.1, what must be there and what should."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
BASE = "https://vart.example/"
#: Mandatory and recommended properties by class (https://docs.dataportal.se/dcat/3.0.1/en/) that need no setting.
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


def settings(small, **values: str) -> None:
    lines = "".join(f"\n      {name}: {value}" for name, value in values.items())
    small.change("mkdocs.yml", ("exit_url: https://exit.example/", f"exit_url: https://exit.example/{lines}"))


def test_with_its_settings_nothing_mandatory_or_recommended_is_missing(small):
    settings(small, report_to="mailto:data@stad.example", publisher="Provstad", publisher_type="LocalAuthority")
    found = graph(small.built())
    for dataset in found.subjects(RDF.type, DCAT.Dataset):
        contact = found.value(dataset, DCAT.contactPoint)
        assert found.value(contact, VCARD.hasEmail) == URIRef("mailto:data@stad.example")
        assert found.value(contact, VCARD.fn).value == "Provstad"
        publisher = found.value(dataset, DCTERMS.publisher)
        assert found.value(publisher, FOAF.name).value == "Provstad"
        assert found.value(publisher, DCTERMS.type) == URIRef("http://purl.org/adms/publishertype/LocalAuthority")


def test_the_licence_is_spelt_as_the_profile_asks(site):
    found = graph(site)
    assert set(found.objects(None, DCTERMS.license)) == {URIRef("http://creativecommons.org/licenses/by/4.0/")}


def test_an_unknown_kind_of_publisher_stops_the_build(small):
    settings(small, publisher_type="Club")
    report = small.build()
    assert not report.complete
    assert "publisher_type" in " ".join(report.messages)


def test_a_contact_point_has_a_mail_address_or_is_not_there(small):
    settings(small, report_to="https://stad.example/fel")
    assert list(graph(small.built()).objects(None, DCAT.contactPoint)) == []


def test_no_contact_is_made_up(small_site):
    assert list(graph(small_site).objects(None, DCAT.contactPoint)) == []
