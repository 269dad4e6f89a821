"""Addresses say all that their page needs, and only addresses of the app are followed."""
from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from views import address
from views.opened import MOST_OPENED, Opened
from views.registers.asked import Asked as Registers

TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)


@settings(deadline=None)
@given(TEXT, st.integers(0, 10**6), st.integers(0, 10**6))
def test_an_evidence_address_gives_its_values_back(report, start, end):
    page, values = address.parse(address.evidence(report, start, end))
    assert page == "evidence"
    assert (values["report"], address.number(values["start"]), address.number(values["end"])) == (report, start, end)


@settings(deadline=None)
@given(TEXT, st.lists(TEXT, max_size=5))
def test_what_the_explorer_has_open_survives_the_address(node, before):
    page, values = address.parse(address.explorer(node, before, {"lang": "en", "confidence": "0.8"}))
    assert page == "explorer" and (values.pop("lang"), values.pop("confidence")) == ("en", "0.8")
    assert Opened.read(values) == Opened(node, tuple(before))
    assert Opened.read(Opened.read(values).write()) == Opened.read(values)


def test_a_query_address_has_its_parameters():
    assert address.parse(address.query("pilots", {"city": "鼓楼区（江苏省）", "level": "*", "topic": ""})) == (
        "queries", {"q": "pilots", "city": "鼓楼区（江苏省）", "level": "*"})


def test_only_addresses_of_the_app_are_followed():
    assert address.parse("https://example.org/evidence?report=r") is None
    assert address.parse("//example.org/evidence") is None
    assert address.parse("javascript:alert(1)") is None
    assert address.parse("/other") is None
    assert address.parse("/") == ("overview", {})


def test_a_number_of_an_address_is_a_whole_number_or_nothing():
    assert address.number("12") == 12
    for text in (None, "", "-1", "1.5", "x", "１２", "9" * 30):
        assert address.number(text) is None


def test_expanding_keeps_what_was_open_and_forgets_the_oldest():
    opened = Opened("a").expand("b").expand("c")
    assert opened == Opened("c", ("a", "b"))
    assert opened.expand("a") == Opened("a", ("b", "c"))
    assert opened.only() == Opened("c")
    assert opened.path_to("z").expand("d").to == ""
    for number in range(MOST_OPENED + 3):
        opened = opened.expand(f"n{number}")
    assert len(opened.before) == MOST_OPENED and "a" not in opened.before


def test_a_thing_has_a_page_by_its_kind_or_by_its_id_alone():
    for id, label, page in (("city:370300", "City", "city"), ("reform:1", "Reform", "item"), ("pilot:1", "Pilot", "item"), ("leader:1", "Leader", "leader")):
        for known in (label, ""):
            assert address.parse(address.thing(id, known, {"lang": "en"})) == (page, {"id": id, "lang": "en"})
    assert address.parse(address.thing("policy:1", "Policy")) == ("explorer", {"node": "policy:1"})
    assert address.parse(address.thing("r" + "0" * 16)) == ("evidence", {"report": "r" + "0" * 16})


def test_a_day_that_the_calendar_does_not_have_is_left_out_of_a_register():
    days = {"1980-01-01": "", "1990-01-01": "1990-01-01", "2099-12-31": "2099-12-31", "2100-01-01": "", "0001-01-01": "", "2017-02-30": ""}
    assert {day: Registers.read({"r": "tasks", "on": day}).on for day in days} == days
