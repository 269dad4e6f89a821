"""Pieces of the encoder's vocabulary: the best unigram segmentation (Kudo 2018), as multilingual-e5 was taught with.

The vocabulary is pruned to what Chinese reports are written with; their segmentation is that of the full one.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence

import ahocorasick
import numpy as np

_SPACE = "\u2581"
_UNKNOWN = 10.0  # an unknown character costs so much more than the rarest piece


class PieceTokenizer:
    """`pieces(text)` gives the numbers of the pieces and, for each character, which piece it belongs to."""

    def __init__(self, vocabulary: Sequence[str], scores: Sequence[float], rules: Mapping[str, str], unknown: int) -> None:
        """`vocabulary` in order of the piece numbers with their log probabilities; `rules`: what normalisation makes of a character."""
        self._rules, self._unknown = dict(rules), unknown
        self._automaton = ahocorasick.Automaton()
        self._single: dict[str, tuple[float, int]] = {}
        for number, (piece, score) in enumerate(zip(vocabulary, scores, strict=True)):
            if piece and number != unknown and not (piece.startswith("<") and piece.endswith(">") and len(piece) > 2):
                self._automaton.add_word(piece, (len(piece), float(score), number))
        self._automaton.make_automaton()
        self._worst = float(min(scores)) - _UNKNOWN

    def pieces(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """(piece numbers [pieces], index of the piece that holds each character [len(text)]).

        A character that normalisation drops belongs to the piece before it. The first piece begins with a space that is not in the text.
        """
        plain, origin = self._normalise(text)
        path = self._segment(plain)
        owner = np.full(len(text) + 1, -1, dtype=np.int32)
        ids = np.empty(len(path), dtype=np.int32)
        for index, (start, end, number) in enumerate(path):
            ids[index] = number
            for position in range(start, end):
                if owner[origin[position]] < 0:
                    owner[origin[position]] = index
        owner = owner[:-1]
        if len(owner):  # dropped characters: carry the last known one on
            known = np.maximum.accumulate(np.where(owner >= 0, np.arange(len(owner)), 0))
            owner = np.maximum(owner[known], 0)
        return ids, owner

    def _normalise(self, text: str) -> tuple[str, list[int]]:
        """The text as pieces are sought in it, and for each of its characters the index in `text` (one beyond for the space in front)."""
        out, origin = [_SPACE], [len(text)]
        rules = self._rules
        for index, char in enumerate(text):
            for made in rules.get(char, char):
                if made == " ":
                    if out[-1] == _SPACE:
                        continue
                    made = _SPACE
                out.append(made)
                origin.append(index)
        return "".join(out), origin

    def _segment(self, plain: str) -> list[tuple[int, int, int]]:
        """(start, end, piece number) of the segmentation with the highest sum of scores."""
        count = len(plain)
        best = [0.0] * (count + 1)
        back: list[tuple[int, int]] = [(0, 0)] * (count + 1)
        done = 0
        for last, (length, score, number) in self._automaton.iter(plain):
            end = last + 1
            while done < end:  # a character that no piece ends with may still be unknown
                done += 1
                best[done], back[done] = best[done - 1] + self._worst, (done - 1, self._unknown)
            value = best[end - length] + score
            if value > best[end]:
                best[end], back[end] = value, (end - length, number)
        while done < count:
            done += 1
            best[done], back[done] = best[done - 1] + self._worst, (done - 1, self._unknown)
        path, end = [], count
        while end > 0:
            start, number = back[end]
            path.append((start, end, number))
            end = start
        return path[::-1]
