"""Pieces of the encoder's vocabulary: which are chosen, and where the characters of the text lie in them."""
import math

from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.encoder.tokenizer import PieceTokenizer

PIECES = ["<s>", "</s>", "<unk>", "\u2581", "改", "革", "改革", "\u2581改革", "深化", "深", ",", "12", "1", "2", "..."]
SCORES = [0.0, 0.0, 0.0, -3.0, -6.0, -6.0, -5.0, -5.5, -6.0, -7.0, -3.0, -6.0, -5.0, -5.0, -8.0]
RULES = {"，": ",", "\n": " ", "\u200b": "", "…": "...", "１": "1"}
TOKENIZER = PieceTokenizer(PIECES, SCORES, RULES, PIECES.index("<unk>"))


def pieces(text):
    ids, owner = TOKENIZER.pieces(text)
    return [PIECES[n] for n in ids], owner.tolist()


def test_the_best_segmentation_is_chosen():
    assert pieces("改革") == (["\u2581改革"], [0, 0])
    assert pieces("深化改革") == (["\u2581", "深化", "改革"], [1, 1, 2, 2])
    assert pieces("12") == (["\u2581", "12"], [1, 1])


def test_an_unknown_character_is_a_piece_of_its_own():
    assert pieces("改鑫革") == (["\u2581", "改", "<unk>", "革"], [1, 2, 3])


def test_normalisation_keeps_count_of_the_characters():
    assert pieces("深，１") == (["\u2581", "深", ",", "1"], [1, 2, 3])
    assert pieces("深\u200b化") == (["\u2581", "深化"], [1, 1, 1])
    assert pieces("…") == (["\u2581", "..."], [1])


def test_runs_of_spaces_are_one():
    assert pieces("改 \n改")[0] == ["\u2581", "改", "\u2581", "改"]


def test_an_empty_text_is_one_space():
    assert pieces("") == (["\u2581"], [])


@given(st.text(alphabet="改革深化，,12１…\u200b \n鑫", max_size=40))
def test_every_character_lies_in_a_piece_and_pieces_in_order(text):
    ids, owner = TOKENIZER.pieces(text)
    assert len(owner) == len(text)
    assert all(0 <= piece < len(ids) for piece in owner)
    assert sorted(owner.tolist()) == owner.tolist()


@given(st.text(alphabet="改革深化", min_size=1, max_size=8))
def test_no_other_segmentation_is_better(text):
    known = dict(zip(PIECES, SCORES))
    plain = "\u2581" + text

    def best(rest):
        if not rest:
            return 0.0
        options = [known[rest[:n]] + best(rest[n:]) for n in range(1, len(rest) + 1) if rest[:n] in known]
        unknown = min(SCORES) - 10 + best(rest[1:])
        return max([*options, unknown])

    ids, _ = TOKENIZER.pieces(text)
    found = sum(SCORES[n] if PIECES[n] != "<unk>" else min(SCORES) - 10 for n in ids)
    assert math.isclose(found, best(plain))
