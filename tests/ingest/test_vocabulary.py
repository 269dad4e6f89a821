"""The files of words: readable, without repetition, each with a reason and a user; and the loader's refusals."""
import pickle
import re
from pathlib import Path

import pytest

from ingest import vocabulary
from ingest.vocabulary import VocabularyError, any_of, words

FOLDER = Path(vocabulary.__file__).parent
NAMES = sorted(file.relative_to(FOLDER).with_suffix("").as_posix() for file in FOLDER.rglob("*.txt"))


@pytest.fixture
def folder(monkeypatch, tmp_path):
    monkeypatch.setattr(vocabulary.resources, "files", lambda package: tmp_path)
    words.cache_clear()
    yield tmp_path
    words.cache_clear()


@pytest.mark.parametrize("name", NAMES)
def test_a_file_says_what_its_words_are_for_and_names_each_once(name):
    assert (FOLDER / f"{name}.txt").read_text("utf-8").startswith("# ")
    assert sorted(words(name)) == sorted(set(words(name)))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_used(name):
    assert any(f'"{name}"' in code or f"'{name}'" in code for code in (f.read_text("utf-8") for room in ("ingest", "graph")
               for f in (FOLDER.parent.parent / room).rglob("*.py")))


@pytest.mark.parametrize("name", NAMES)
def test_a_word_is_taken_as_it_stands_and_as_a_whole(name):
    pattern = re.compile(any_of(name))
    assert all(pattern.match(word)[0] == word for word in words(name))


def test_comments_blank_lines_and_order(folder):
    (folder / "mine.txt").write_text("# 注释\n\n市 市区\n# another\n台(套)\n", encoding="utf-8")
    assert words("mine") == ("市", "市区", "台(套)")
    assert re.findall(any_of("mine"), "市区台(套)市") == ["市区", "台(套)", "市"]


@pytest.mark.parametrize("data", [None, b"", b"# nothing but this\n", b"\xff\xfe"])
def test_a_file_without_words_is_named(folder, data):
    if data is not None:
        (folder / "mine.txt").write_bytes(data)
    with pytest.raises(VocabularyError, match=r"mine\.txt.*install the package again") as caught:
        words("mine")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
