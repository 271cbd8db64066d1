"""The index: small, whole, and split so that a large directory opens as quickly."""

from __future__ import annotations

import json

import brotli
import pytest

from vart.find import Finder, Selections, index_for
from vart.find import index as index_module
from vart.find.learn import remembered
from vart.find.narrow import MOST, SHORT, made_code, narrow_lists
from vart.languages import Catalog, View
from vart.load import load_terms
from vart.load.cache import Cache
from vart.model import is_code

from .conftest import LANGUAGES


def weight(value: object) -> int:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return len(brotli.compress(text.encode(), quality=11))


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_index_holds_every_listed_service_once(folder, finder_of, real) -> None:
    codes = [row.code for row in finder_of(folder).services]
    assert sorted(codes) == sorted(one.code for one in Selections(real.directory).services)


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_index_is_small(folder, index_of) -> None:
    assert weight(index_of(folder).base) <= 14_500


def test_nothing_secret_and_no_text_of_a_record_is_in_it(index_of, real) -> None:
    text = json.dumps([index_of("sv").base, *(part for _, part in index_of("sv").parts)], ensure_ascii=False)
    for service in real.directory.services:
        assert service.summary not in text
        if not isinstance(service.address, str):
            assert service.address.street not in text


def test_above_a_size_each_area_has_its_own_part(real, real_day, monkeypatch, phrases_of) -> None:
    monkeypatch.setattr(index_module, "ONE_PART", 3)
    monkeypatch.setattr(index_module, "OWN_PART", 4)
    sv = next(one for one in real.directory.languages if one.folder == "sv")
    view = View(real.directory, Catalog(sv, real.paths.root / "overrides/locales"), {}, load_terms(real.paths, "sv")[0])
    made = index_for(view, phrases_of("sv"), Selections(real.directory), real_day)
    assert len(made.parts) > 1
    assert all(area for area, _ in made.parts)
    found = {row.code for row in Finder(made.base, [part for _, part in made.parts]).services}
    assert found == {one.code for one in Selections(real.directory).services}


def test_narrower_lists_are_shorter_and_have_addresses_of_their_own(real) -> None:
    selections = Selections(real.directory)
    found = narrow_lists(selections)
    assert len(found) > 100
    assert sum(bool(one.need) for one in found) <= MOST
    addresses = [(one.need, one.code) for one in found]
    assert len(set(addresses)) == len(addresses)
    for one in found:
        assert is_code(one.code)
        assert one.services
        if one.need:
            whole = selections.by_need[one.need]
            assert SHORT < len(whole) > len(one.services)


def test_a_made_code_never_changes() -> None:
    assert made_code("way:chat") == made_code("way:chat") != made_code("way:call")
    assert {made_code(f"way:{way}") for way in ("call", "chat", "text", "visit")} == WAYS


WAYS = {made_code(f"way:{way}") for way in ("call", "chat", "text", "visit")}


def test_what_was_learnt_is_remembered_until_a_phrase_changes(tmp_path) -> None:
    asked = []

    def learn(phrases: tuple[str, ...]) -> dict[str, object]:
        return remembered(
            Cache(tmp_path, "learnt-sv"), phrases, lambda: asked.append(phrases) or {"said": list(phrases)}
        )

    assert learn(("a",)) == learn(("a",)) == {"said": ["a"]}
    assert asked == [("a",)]
    assert learn(("a", "b")) == {"said": ["a", "b"]}
    assert learn(("a",)) == {"said": ["a"]}
    assert len(asked) == 3, "only what was learnt last is kept"
