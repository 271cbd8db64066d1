"""Which services a list shows, and in which order."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vart.find import Selections, in_area, listed
from vart.find.select import answers, answers_always, rank
from vart.model import Directory
from vart.render.plan import CARDS, by_area, plan_lists, split

LINE = {"phone": "112"}
ALWAYS = {"phone": "112", "hours": "24/7"}


@pytest.fixture(scope="module")
def small_directory(shared_small) -> Directory:
    return shared_small.load().directory


@pytest.fixture
def selections(small_directory) -> Selections:
    return Selections(small_directory)


@pytest.fixture(scope="module")
def with_services(small_directory):
    """Returns the selections of the small vocabulary and areas with other services."""
    return lambda *services: Selections(small_directory.model_copy(update={"services": services}))


def ids(services) -> list[str]:
    return [service.id for service in services]


# What is listed


@pytest.mark.parametrize(("status", "shown"), [("active", True), ("paused", True), ("closed", False), ("draft", False)])
def test_drafts_and_closed_services_are_in_no_list(make_service, with_services, status, shown):
    service = make_service(status=status, channels=[LINE])
    assert listed(service) == shown
    selections = with_services(service)
    groups = (selections.by_need["talk"], selections.by_audience["everyone"], selections.by_kind["helpline"],
              selections.by_area["SE"], dict(selections.around("SE"))["SE"])  # fmt: skip
    for group in groups:
        assert ids(group) == (["exempel"] if shown else [])


def test_no_list_of_the_real_site_shows_a_closed_service_or_a_draft(real):
    selections = Selections(real.directory)
    for found in (selections.by_need, selections.by_audience, selections.by_kind, selections.by_area):
        for services in found.values():
            assert all(service.status in ("active", "paused") for service in services)


@pytest.mark.parametrize("group", ["needs", "audiences", "kinds", "areas"])
def test_every_active_service_is_reached_from_a_list_of_each_sort(real, group):
    plans = plan_lists(real.directory, Selections(real.directory))
    shown = {
        service.id
        for plan in plans if plan.group == group
        for page in plan.pages
        for part in page
        for service in part.services
    }  # fmt: skip
    assert [one.id for one in real.directory.services if one.status == "active" and one.id not in shown] == []


def test_every_list_has_an_address_of_its_own(real):
    codes = [plan.code for plan in plan_lists(real.directory, Selections(real.directory))]
    assert len(codes) == len(set(codes))


# Best first


def test_what_can_not_be_called_comes_after_what_can_and_what_is_paused_comes_last(make_service):
    order = [
        make_service(id="always", channels=[ALWAYS], confidence="high"),
        make_service(id="sure", channels=[LINE], confidence="high"),
        make_service(id="middling", channels=[LINE], confidence="medium"),
        make_service(id="unsure", channels=[LINE], confidence="low"),
        make_service(id="second", needs=["rights", "talk"], channels=[ALWAYS], confidence="high"),
        make_service(id="third", needs=["rights", "shelter", "talk"], channels=[ALWAYS], confidence="high"),
        make_service(id="website", channels=[{"website": "https://a.example"}], confidence="high"),
        make_service(id="nothing", channels=[], confidence="low"),
        make_service(id="paused", channels=[ALWAYS], confidence="high", status="paused"),
    ]
    for shuffled in (order[::-1], order[3:] + order[:3]):
        assert ids(sorted(shuffled, key=lambda one: rank(one, "talk"))) == ids(order)


def test_verified_comes_before_unverified_and_then_the_swedish_alphabet_decides(make_service):
    verified = {"date": "2024-12-20", "by": "kommitten", "how": "phone"}
    order = [
        make_service(id="zz", name="Örn", verified=verified),
        make_service(id="a1", name="alfa"),
        make_service(id="a2", name="Alfa"),
        make_service(id="b1", name="Beta"),
        make_service(id="c1", name="Zorn"),
        make_service(id="c2", name="Åsa"),
        make_service(id="c3", name="Ärla"),
        make_service(id="c4", name="Öst"),
    ]
    for shuffled in (order[::-1], order[3:] + order[:3]):
        assert ids(sorted(shuffled, key=rank)) == ids(order)


def test_the_order_is_total(make_service):
    one, other = make_service(id="one"), make_service(id="other")
    assert rank(one) != rank(other)


_SERVICES = st.lists(
    st.fixed_dictionaries(
        {
            "status": st.sampled_from(["active", "paused"]),
            "channels": st.sampled_from([[], [LINE], [ALWAYS], [{"website": "https://a.example"}]]),
            "needs": st.permutations(["talk", "rights", "shelter"]).map(lambda needs: list(needs[:2])),
            "confidence": st.sampled_from(["high", "medium", "low"]),
            "name": st.sampled_from(["Alfa", "Beta"]),
        }
    ),
    max_size=8,
)


@given(_SERVICES, st.randoms())
def test_a_list_is_the_same_however_the_files_lie(make_service, with_services, records, random):
    services = [make_service(id=f"nr-{number}", **record) for number, record in enumerate(records)]
    plain = with_services(*services)
    random.shuffle(services)
    mixed = with_services(*services)
    for need in ("talk", "rights", "shelter"):
        assert ids(plain.by_need[need]) == ids(mixed.by_need[need])


@given(_SERVICES)
def test_no_service_is_shown_before_a_better_one(make_service, with_services, records):
    services = [make_service(id=f"nr-{number}", **record) for number, record in enumerate(records)]
    for first, then in itertools.pairwise(with_services(*services).by_need["talk"]):
        assert (first.status == "active", answers(first)) >= (then.status == "active", answers(then))


@pytest.mark.parametrize(
    ("channel", "direct", "always"),
    [(LINE, True, False), (ALWAYS, True, True), ({"sms": "112"}, True, False),
     ({"chat": "https://a.example"}, True, False), ({"text_relay": "020-600 600"}, True, False),
     ({"chat": "https://a.example", "hours": "24/7"}, True, False),
     ({"form": "https://a.example"}, False, False), ({"email": "a@a.example"}, False, False),
     ({"website": "https://a.example"}, False, False), ({"visit": "drop-in"}, False, False)],
)  # fmt: skip
def test_a_person_answers_a_telephone_a_text_and_a_chat(make_service, channel, direct, always):
    service = make_service(channels=[channel])
    assert (answers(service), answers_always(service)) == (direct, always)


# Audiences


def test_an_audience_with_few_of_its_own_is_shown_those_for_everyone_after_them(make_service, with_services):
    own = make_service(id="zz-own", audiences=["women"], name="Zeta")
    common = [make_service(id=f"all-{n}", channels=[ALWAYS]) for n in range(3)]
    assert ids(with_services(own, *common).by_audience["women"]) == ["zz-own", "all-0", "all-1", "all-2"]


def test_a_service_for_an_audience_and_for_everyone_is_shown_once(make_service, with_services):
    both = make_service(id="both", audiences=["women", "everyone"])
    assert ids(with_services(both).by_audience["women"]) == ["both"]


def test_an_audience_with_enough_of_its_own_is_shown_only_those(make_service, with_services):
    own = [make_service(id=f"own-{n}", audiences=["women"]) for n in range(6)]
    common = make_service(id="common")
    assert "common" not in ids(with_services(*own, common).by_audience["women"])


@pytest.mark.parametrize("audience", ["relatives", "professionals", "perpetrators"])
def test_who_is_not_exposed_is_not_sent_where_the_exposed_go(real, audience):
    for service in Selections(real.directory).by_audience[audience]:
        assert audience in service.audiences


# Areas


def test_around_an_area_lie_what_is_in_it_and_what_it_lies_in_nearest_first(selections):
    assert [area for area, _ in selections.around("0180-norr")] == ["0180-norr", "0180", "01"]
    assert [area for area, _ in selections.around("0180")] == ["0180", "0180-norr", "01"]
    assert [area for area, _ in selections.around("01")] == ["01", "0180", "0180-norr"]
    assert [area for area, _ in selections.around("0127")] == ["01"]
    assert [area for area, _ in selections.around("SE")] == ["SE"]
    assert ids(dict(selections.around("SE"))["SE"]) == ["exempellinjen"]


def test_an_area_knows_the_areas_around_it(small_directory):
    assert in_area(small_directory, "0180-norr") == ["0180-norr", "0180", "01", "SE"]
    assert in_area(small_directory, "SE") == ["SE"]


def test_every_service_is_seen_by_who_lives_where_it_is(real):
    selections = Selections(real.directory)
    for service in selections.services:
        for code in service.area.codes:
            for area in in_area(real.directory, code)[:-1]:
                assert service.id in [one.id for _, found in selections.around(area) for one in found]


def test_a_service_in_two_areas_is_seen_from_both(make_service, with_services, small_directory):
    service = make_service(area={"level": "municipality", "codes": ["0180", "0127"]})
    selections = with_services(service)
    for area in ("0180", "0127", "01"):
        assert service in [one for _, found in selections.around(area) for one in found]
    assert [group.area for group in by_area(small_directory, [service])] == ["01"]


# The home page, and help like this


def test_the_home_page_keeps_the_committees_order(real):
    assert ids(Selections(real.directory).crisis) == [line.service for line in real.directory.crisis]


def test_help_like_this_is_other_help_for_the_same(real):
    selections = Selections(real.directory)
    for service in selections.services:
        alike = selections.alike(service)
        assert len(alike) <= 4
        assert service not in alike
        assert all(service.needs[0] in other.needs for other in alike)
        assert all(listed(other) for other in alike)


# Pages


@given(st.lists(st.integers(0, 60), max_size=6))
def test_pages_hold_every_service_once_in_order_and_never_too_many(sizes):
    groups = [(f"area-{n}", tuple(f"{n}-{m}" for m in range(size))) for n, size in enumerate(sizes)]
    pages = split(groups)
    assert len(pages) >= 1
    assert [one for page in pages for _, part in page for one in part] == [one for _, part in groups for one in part]
    for page in pages:
        assert sum(len(part) for _, part in page) <= CARDS
        assert all(part for _, part in page)
    for page in pages[:-1]:
        assert sum(len(part) for _, part in page) == CARDS
