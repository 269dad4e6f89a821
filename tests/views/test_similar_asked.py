"""What is asked on the page of similar reforms, between the page and its address."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.similar.filters import Filters
from graph.similar.hits import SHOWN
from views.similar.asked import LABELS_SOUGHT, LONGEST, MOST, WAYS, Asked, narrowed
from views.similar.draft import read

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=","), min_size=1, max_size=8)
LISTS = st.lists(WORDS, max_size=3, unique=True).map(tuple)
YEARS = st.none() | st.integers(1900, 2100)
FILTERS = st.builds(Filters, LISTS, LISTS, LISTS, LISTS, st.lists(st.sampled_from(LABELS_SOUGHT), unique=True).map(tuple), st.tuples(YEARS, YEARS),
                    st.booleans(), st.booleans(), st.booleans())
ASKED = st.builds(Asked, st.sampled_from(WAYS), WORDS, WORDS, WORDS, st.integers(0, 10).map(lambda n: n / 10), st.integers(1, MOST), FILTERS)


@given(ASKED)
def test_an_address_reopens_the_search(asked):
    again = Asked.read(asked.write())
    assert again.write() == asked.write()
    assert (again.way, again.place, again.weight, again.many, again.filters) == (asked.way, asked.place, asked.weight, asked.many, asked.filters)
    assert again.text == (asked.text if asked.way == "text" else "") and again.item == (asked.item if asked.way == "item" else "")


@given(st.dictionaries(st.sampled_from(("by", "text", "item", "place", "weight", "level", "label", "since", "until", "many", "results")), st.text(max_size=20)))
def test_any_address_is_read(values):
    found = Asked.read(values)
    assert found.way in WAYS and 0 <= found.weight <= 1 and 1 <= found.many <= MOST
    assert Asked.read(found.write()).write() == found.write()


def test_an_address_without_anything_asks_nothing_and_a_long_text_stays_out():
    assert Asked.read({}) == Asked() and Asked().write() == {} and Asked().many == SHOWN
    assert "text" not in Asked(text="改" * (LONGEST + 1)).write()
    assert Asked.read({"weight": "nan", "many": "-1", "since": "1e5", "by": "magic"}) == Asked()


def test_filters_are_counted():
    assert narrowed(Filters()) == 0
    assert narrowed(Filters(levels=("national",), years=(None, 2019), results=True)) == 3


def test_a_draft_tells_whose_it_is():
    told = "淄博市2021年改革工作总结\n这一年的工作量大面广，各部门密切配合，克服了不少困难，取得了来之不易的进展。\n"
    draft = read("总结.txt", told.encode())
    assert (draft.place, draft.place_name, draft.error) == ("city:370300", "淄博市", "")
    assert read("总结.txt", "这一年的工作量大面广，各部门密切配合，克服了不少困难。".encode()).place == ""
