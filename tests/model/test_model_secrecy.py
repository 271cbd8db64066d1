"""A shelter or confidential service can not have an address: there is no field for one, and no way to make one up."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

import vart
from vart.model import HiddenService, OpenAddress, OpenService, parse_service, service_json_schema
from vart.model.service import _SERVICE, WideServiceArea

#: Words for where something is, in the languages of field names that anyone would choose.
PLACES = re.compile(
    r"street|road|postcode|postal|zip|city|town|building|floor|door|coordinat|latitude|longitude|^lat$|^lon$|^lng$|geo|"
    r"map|plus_?code|what3words|location|place|gata|adress|ort|stop|directions",
    re.IGNORECASE,
)
ADDRESS = {
    "street": "Provgatan 1",
    "city": "Provstad",
    "consent": {"source": "https://provstad.example", "seen": "2024-12-01", "by": ["en", "annan"]},
}


def fields_below(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the path and type of every field of a model and of the models in it."""
    for name, field in model.model_fields.items():
        yield f"{path}{name}", field.annotation
        for inner in models_in(field.annotation):
            yield from fields_below(inner, f"{path}{name}.")


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif typing.get_origin(annotation) is not None or isinstance(annotation, types.UnionType):
        for argument in typing.get_args(annotation):
            yield from models_in(argument)


def test_no_field_of_a_hidden_service_is_for_a_place():
    found = dict(fields_below(HiddenService))
    assert len(found) > 50, "the search does not see the fields"
    assert [path for path in found if PLACES.search(path.rpartition(".")[2]) and path != "address"] == []
    assert found["address"] == typing.Literal["none", "confidential"]


def test_the_search_would_see_a_place():
    assert {path for path, _ in fields_below(OpenAddress)} >= {"street", "postcode", "city"}
    assert "address.street" in dict(fields_below(OpenService))


def test_the_schema_of_a_hidden_service_has_no_place():
    schema = TypeAdapter(HiddenService).json_schema()
    assert schema["properties"]["address"]["enum"] == ["none", "confidential"]
    names = {name for one in [schema, *schema["$defs"].values()] for name in one.get("properties", {})}
    assert [name for name in names if PLACES.search(name) and name != "address"] == []
    assert "OpenAddress" not in schema["$defs"]
    assert all(
        one.get("additionalProperties") is False for one in [schema, *schema["$defs"].values()] if "properties" in one
    )


def test_the_schema_of_a_record_keeps_addresses_to_open_services():
    schema = service_json_schema()
    with_places = {
        name for name, one in schema["$defs"].items() if "OpenAddress" in str(one.get("properties", {}).get("address"))
    }
    assert with_places == {"OpenService"}


@pytest.mark.parametrize(
    "changes",
    [{"kind": "shelter"}, {"kind": "shelter", "address": "confidential"}, {"address": "confidential"}],
    ids=["a shelter without address", "a shelter", "a confidential service"],
)
class TestHidden:
    """Each way in which a service comes to be hidden."""

    def test_it_is_of_the_type_without_a_place(self, make_service, changes):
        assert type(make_service(**changes)) is HiddenService

    @pytest.mark.parametrize(
        "name", ["street", "postcode", "city", "coordinates", "location", "map", "place", "consent"]
    )
    def test_no_file_gives_it_a_place(self, make_data, changes, name):
        with pytest.raises(ValidationError) as caught:
            parse_service("exempel", make_data(**changes, **{name: "Provgatan 1"}))
        assert caught.value.errors()[0]["type"] == "extra_forbidden"

    @pytest.mark.parametrize("part", ["operator", "area", "access"])
    def test_no_part_of_it_takes_a_place(self, make_data, changes, part):
        data = make_data(access={}, **{"area": {"level": "national"}, **changes})
        data[part] = {**data[part], "street": "Provgatan 1"}
        with pytest.raises(ValidationError):
            parse_service("exempel", data)

    def test_no_channel_takes_a_place(self, make_data, changes):
        for channel in ({"visit": "drop-in"}, {"phone": "112"}):
            with pytest.raises(ValidationError):
                parse_service("exempel", make_data(channels=[{**channel, "street": "Provgatan 1"}], **changes))

    def test_the_constructor_takes_no_place(self, make_service, changes):
        service = make_service(**changes)
        values = {name: getattr(service, name) for name in HiddenService.model_fields}
        assert HiddenService(**values) == service
        for name, value in (("street", "Provgatan 1"), ("address", OpenAddress(**ADDRESS)), ("address", ADDRESS)):
            with pytest.raises(ValidationError):
                HiddenService(**{**values, name: value})

    def test_nothing_can_be_added_to_it_later(self, make_service, changes):
        service = make_service(**changes)
        for name in ("street", "address", "summary"):
            with pytest.raises((ValidationError, AttributeError, TypeError)):
                setattr(service, name, "Provgatan 1")
        assert not hasattr(service, "street")

    def test_it_does_not_become_open_by_being_read_again(self, make_service, changes):
        service = make_service(**changes)
        assert _SERVICE.validate_python(service) is service
        assert _SERVICE.validate_json(service.model_dump_json()) == service

    def test_its_area_is_a_municipality_or_larger(self, make_service, changes):
        assert type(make_service(**changes).area) is WideServiceArea
        with pytest.raises(ValidationError):
            make_service(**changes, area={"level": "district", "codes": ["0180-norr"]})


@pytest.mark.parametrize("address", [ADDRESS, "open", {"street": "Provgatan 1"}])
def test_a_shelter_with_an_address_is_refused(make_service, address):
    with pytest.raises(ValidationError):
        make_service(kind="shelter", address=address)


def test_a_shelter_can_not_be_made_as_an_open_service(make_service):
    open_service = make_service(address=ADDRESS)
    assert type(open_service) is OpenService
    values = {name: getattr(open_service, name) for name in OpenService.model_fields}
    for address in (OpenAddress(**ADDRESS), ADDRESS, "none"):
        with pytest.raises(ValidationError) as caught:
            OpenService(**{**values, "kind": "shelter", "address": address})
        assert caught.value.errors()[0]["type"] == "shelter_open"
    with pytest.raises(ValidationError):
        OpenService.model_validate({**values, "kind": "shelter"})


def test_an_open_service_can_not_say_that_it_is_confidential(make_service):
    values = {name: getattr(make_service(), name) for name in OpenService.model_fields}
    with pytest.raises(ValidationError):
        OpenService(**{**values, "address": "confidential"})


def test_an_open_address_needs_the_operators_page_and_two_roles(make_service):
    assert make_service(address=ADDRESS).address.street == "Provgatan 1"
    for consent in (None, {**ADDRESS["consent"], "by": ["en"]}, {**ADDRESS["consent"], "by": ["en", "två", "tre"]},
                    {**ADDRESS["consent"], "source": None}):  # fmt: skip
        with pytest.raises(ValidationError):
            make_service(address={**ADDRESS, "consent": consent})


def test_nothing_in_the_program_goes_round_the_types():
    """``model_construct`` and ``model_copy`` check nothing, as pydantic says; services are never made that way."""
    found = []
    for file in sorted(Path(vart.__file__).parent.rglob("*.py")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if re.search(r"model_construct|__dict__|object\.__setattr__|__pydantic", line):
                found.append(f"{file.name}:{number}")
            # Languages and the directory as a whole may be copied; a service may not.
            if "model_copy" in line and not re.search(r"(language|directory)\.model_copy", line):
                found.append(f"{file.name}:{number}")
    assert found == []


def test_a_copy_made_round_the_types_shows_what_it_is(make_service):
    """The limit of the promise: a copy with an update goes round the check; reading the copy again refuses it."""
    copy = make_service(kind="shelter").model_copy(update={"address": OpenAddress(**ADDRESS)})
    with pytest.raises(ValidationError):
        HiddenService(**{name: getattr(copy, name) for name in HiddenService.model_fields})
    with pytest.raises(ValidationError):
        parse_service("exempel", copy.model_dump(warnings=False))
