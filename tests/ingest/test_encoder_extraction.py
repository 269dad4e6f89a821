"""Extraction with and without the encoder: both give facts, always the same, and every name is a substring."""
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.clean.text import CleanText, Metadata
from ingest.extract import build, extract
from ingest.extract.encoder.encoded import encoded
from ingest.extract.encoder.names import EncoderNames
from ingest.extract.pipeline import COMPONENTS, annotate, extractor
from tests.ingest.extract_texts import META, PAST, PLAN, lines


@pytest.fixture(scope="module")
def nlp():
    return build()


@pytest.fixture(scope="module")
def fast():
    return build(fast=True)


def test_the_fast_setting_is_without_the_encoder(nlp, fast):
    assert tuple(nlp.pipe_names) == COMPONENTS
    assert fast.pipe_names == [name for name in COMPONENTS if name != "encoder"]
    assert build(exclude=["encoder"]).pipe_names == fast.pipe_names
    assert encoded(annotate(fast, lines(PAST), META)) is None
    with nlp.select_pipes(disable=["encoder"]):
        assert extractor(nlp) == extractor(fast)
        assert extract(nlp, lines(PAST + PLAN), META) == extract(fast, lines(PAST + PLAN), META)


def test_both_settings_find_the_reforms(nlp, fast):
    for one in (nlp, fast):
        names = {e.name for e in extract(one, lines(PAST + PLAN), META).entities if e.type == "Reform"}
        assert {"“最多跑一次”改革", "河湖联合执法机制"} <= names


def test_the_same_text_gives_the_same_bytes(nlp):
    text = PAST + PLAN
    first = encoded(annotate(nlp, lines(text), META))._states
    extract(nlp, lines("推进教育综合改革。\n建立河长制，完成12项任务。"), Metadata())
    again = encoded(annotate(build(), lines(text), META))._states
    assert first.tobytes() == again.tobytes()


def test_a_section_is_read_alone_as_in_its_report(nlp):
    """What stands before a section does not change the states of its words."""
    section = "推进教育综合改革，建立河湖长制，完成12项任务。"
    alone = encoded(annotate(nlp, CleanText(section, list(range(len(section)))), META))
    text = "深化国资国企改革。" * 32 + section  # 288 characters: the section does not fit into their window
    long = encoded(annotate(nlp, CleanText(text, list(range(len(text)))), META))
    assert len(long._reading.windows) == 2
    assert np.array_equal(alone._states, long._states[-len(alone._states) :])


def test_scores_of_names_are_where_the_words_are(nlp):
    doc = annotate(nlp, lines(PAST), META)
    parts, left, right = encoded(doc).words()
    assert parts.shape[1] == left.shape[0] == right.shape[0] == len(doc)
    assert EncoderNames(encoded(doc)).scores([range(3)], np.ones((1, 3, 20), dtype=int), np.ones((1, 3, 20), dtype=bool)).shape == (1, 3, 20, 3)


@settings(deadline=None, max_examples=30)
@given(st.text(alphabet="改革试点，。；《》“”\n建立12万3%河长制青川市鑫\u200b", max_size=400))
def test_any_text_can_be_read(nlp, text):
    doc = annotate(nlp, CleanText(text, list(range(len(text)))), META)
    assert all(text[m.start : m.end] for m in doc._.mentions if m.end > m.start)
    assert np.isfinite(encoded(doc)._states.astype(np.float32)).all()
