"""Properties of what similar things are told by, over any texts, vectors and places."""
from __future__ import annotations

import tempfile
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadQuestion
from graph.model import DIMENSIONS
from graph.resolve.names import normalise
from graph.similar.cache import VectorCache
from graph.similar.details import written
from graph.similar.embedder import unit
from graph.similar.filters import Filters
from graph.similar.places import WEIGHTS, alike, industries, likeness
from graph.similar.question import checked
from graph.similar.reasons import MEANS, MOST_MEANS, means, side_by_side
from graph.similar.records import Place, Profile, Question
from graph.similar.texts import LONGEST, SENTENCES, mixed, sentences
from graph.similar.words import bigrams, core, longest, searched, share, weight
from ingest.workspace import Workspace

WORDS = "企业开办一窗受理河长制改革试点推行“”，。（）的了12 5GAb"
texts = st.one_of(st.text(WORDS, max_size=40), st.text(max_size=40))
pairs = st.builds(bigrams, texts)


@given(pairs, pairs)
def test_a_share_is_a_share(wanted, there):
    found = share(wanted, there)
    assert 0 <= found <= 1
    assert share(wanted, wanted) in (0.0, 1.0) and share(wanted, frozenset()) == 0
    assert share(wanted, wanted | there) >= found
    assert weight(wanted) + weight(there) >= weight(wanted | there) - 1e-9


@given(texts, texts)
def test_the_longest_run_is_in_both_and_asks_no_order(a, b):
    size = longest(a, b)
    assert size == longest(b, a) <= min(len(normalise(a)), len(normalise(b)))
    assert longest(a, a) == len(normalise(a))
    x, y = normalise(a), normalise(b)
    runs = {x[i : i + size] for i in range(len(x) - size + 1)}
    assert any(run in y for run in runs)
    assert not any(x[i : i + size + 1] in y for i in range(len(x) - size))


@given(texts)
def test_pairs_are_of_the_text(text):
    whole = normalise(text)
    assert all(1 <= len(pair) <= 2 and pair in whole for pair in bigrams(text))
    assert all(1 <= len(pair) <= 2 and set(pair) <= set(whole) for pair in core(text))
    query = searched(bigrams(text), 5).split(" ") if searched(bigrams(text), 5) else []
    assert len(query) <= 5 and set(query) <= bigrams(text) and searched(sorted(bigrams(text)), 5) == searched(bigrams(text), 5)


tellings = st.lists(
    st.tuples(st.none() | st.integers(2000, 2030), st.sampled_from(["r1", "r2", "r3", "r4"]), st.lists(st.tuples(st.integers(0, 900), texts), max_size=3)),
    max_size=5, unique_by=lambda t: t[1])


@given(tellings, st.randoms(use_true_random=False))
def test_the_sentences_of_a_thing_do_not_depend_on_the_order_of_its_reports(rows, chance):
    def parts(each):
        return [(year, report, [s for s, _ in said], [q for _, q in said]) for year, report, said in each]

    found = sentences(parts(rows))
    mixed_up = [(year, report, chance.sample(said, len(said))) for year, report, said in chance.sample(rows, len(rows))]
    assert sentences(parts(mixed_up)) == found
    assert len(found) <= SENTENCES and len(set(found)) == len(found) and all(len(s) <= LONGEST for s in found)
    quotes = {" ".join(q.split()) for _, _, said in rows for _, q in said}
    assert all(any(q.startswith(s) for q in quotes) for s in found)


@given(texts, texts, texts, texts)
def test_a_means_is_a_word_of_both_texts(name, told, other, others):
    found = means(Question(name, told), Profile("reform:x", "Reform", other, told=others))
    asked, answer = (unicodedata.normalize("NFKC", f"{a}\n{b}").lower() for a, b in ((name, told), (other, others)))
    assert len(found) <= MOST_MEANS and len(set(found)) == len(found)
    for words in found:
        assert len(words) >= MEANS and words in asked and words in answer
        assert not any(words != more and words in more for more in found)


@pytest.mark.parametrize(("asked", "told", "expected"), [
    ("推进市属国有企业改革", "深化市属国有企业整合重组", ["市属国有企业"]), ("扩大对外开放平台", "打造对外开放平台", ["对外开放平台"]),
    ("高等教育综合改革和职业教育", "高等教育综合改革", ["高等教育综合改革"]), ("为企业开办提供帮助", "对企业开办的支持", ["企业开办"]),
    ("改造厂房30万平方米，投资10亿元以上", "整治小区5万平方米，引进10亿元以上项目", []), ("最多跑一次改革", "推行最多跑一次", ["最多跑一次"])])
def test_a_means_is_not_cut_within_a_word(asked, told, expected):
    assert means(Question(asked), Profile("reform:x", "Reform", told)) == expected


@given(texts, texts, st.lists(texts, max_size=4))
def test_the_sentences_side_by_side_are_those_of_either(name, told, answers):
    a, b = side_by_side(Question(name, told), answers)
    assert a == name or a in (told or name)
    assert b in answers if answers else b == ""


class Random:
    """A model whose vectors are those that it is given."""

    model = "of a test"

    def __init__(self, vectors: dict[str, np.ndarray]) -> None:
        self._vectors, self.made = vectors, 0

    def passages(self, asked):
        self.made += len(asked)
        return np.stack([self._vectors[t] for t in asked])

    def question(self, text):
        return self._vectors[text]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=6, unique=True), st.integers(0, 2**32 - 1))
def test_a_kept_vector_is_the_one_that_was_made(asked, seed):
    made = unit(np.random.default_rng(seed).normal(size=(len(asked), DIMENSIONS)).astype(np.float32))
    model = Random(dict(zip(asked, made, strict=True)))
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(2):  # made, then read from the file
            with VectorCache(Workspace(Path(folder)), model) as cache:
                kept = cache.vectors([*asked, *asked])
            assert set(kept) == set(asked) and model.made == len(asked), turn
            for text, vector in zip(asked, made, strict=True):
                assert kept[text].dtype == np.float32
                np.testing.assert_allclose(kept[text], vector, atol=1e-3)
                assert float(kept[text] @ vector) / float(np.linalg.norm(kept[text])) > 0.999


@given(st.integers(0, 2**32 - 1), st.integers(0, 4))
def test_a_thing_of_many_sentences_has_a_vector_of_length_1(seed, several):
    made = unit(np.random.default_rng(seed).normal(size=(several + 1, DIMENSIONS)).astype(np.float32))
    found = mixed(made[0], list(made[1:]))
    assert found.shape == (DIMENSIONS,) and abs(float(np.linalg.norm(found)) - 1) < 1e-5
    assert float(found @ made[0]) > 0


places = st.builds(Place, st.sampled_from(["city:1", "city:2", "city:3"]), st.just("某地"), st.sampled_from(["", "prefecture", "county"]),
                   st.sampled_from(["", "山东省", "湖南省"]), st.sampled_from(["", "370300", "430300", "650100", "99"]))
told = st.dictionaries(st.sampled_from(["city:1", "city:2", "city:3"]), st.dictionaries(st.sampled_from(["粮食", "钢铁", "旅游"]), st.integers(0, 500)))


@given(places, places, told)
def test_likeness_of_places_is_a_share_and_asks_no_order(a, b, counts):
    found = alike(a, b, counts)
    assert found == alike(b, a, counts) and found.keys() <= WEIGHTS.keys()
    assert all(0 <= value <= 1.0001 for value in found.values()) and 0 <= likeness(found) <= 1
    assert all(value >= 0.9999 for name, value in alike(a, a, counts).items() if name != "industry")
    assert likeness({}) == 0


@given(texts)
def test_industries_are_counted_once_a_word(text):
    assert all(n > 0 for n in industries(text).values())
    assert industries(f"{text}。钢铁")["钢铁"] == industries(text)["钢铁"] + 1


@given(st.text(max_size=60))
def test_any_text_is_a_question_or_is_refused_in_words(text):
    try:
        asked = checked(text)
    except BadQuestion as error:
        assert str(error)
        return
    assert asked == " ".join(asked.split()) == checked(asked) and len(asked) <= len(text)
    asked.encode("utf-8")


@given(st.lists(st.integers(2010, 2025), max_size=4), st.none() | st.integers(2010, 2025), st.none() | st.integers(2010, 2025))
def test_years_admit_what_was_told_of_between_them(years, first, last):
    admitted = Filters(years=(first, last)).admits(Profile("reform:x", "Reform", "甲", years=tuple(years)), Question("甲"))
    assert admitted == ((first is last is None) or any((first is None or y >= first) and (last is None or y <= last) for y in years))


@pytest.mark.parametrize(("value", "unit", "change", "words"), [
    (0.25, None, "up", "↑25%"), (1 / 3, "", "down", "↓33.3%"), (0.9, "个百分点", "down", "↓0.9个百分点"), (12, None, None, "12"), (0, "", None, "0"), (None, "%", "up", ""),
])
def test_a_part_of_one_without_a_unit_is_read_as_a_share(value, unit, change, words):
    assert written(value, unit, change) == words
