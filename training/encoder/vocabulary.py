"""The pieces that stay: what Chinese reports are written with. The rest of the 250,000 (other scripts, Latin words) is left out."""
from __future__ import annotations

import re

from training.encoder.packed import Packed

_HAN = "\u3007\u4e00-\u9fff"
_MARKS = r"\d!-/:-@\[-`{-~·×÷°%‰℃²³\u2010-\u2027\u2030-\u205e\u2100-\u22ff\u2460-\u24ff\u2500-\u26ff\u3000-\u3006\u3008-\u303f"
_KEPT = re.compile(rf"\u2581?[{_HAN}{_MARKS}]*|\u2581?[A-Za-z]|[A-Z]{{2,4}}|\u2581[A-Z]{{2,4}}")


def kept(packed: Packed) -> list[int]:
    """Numbers of the pieces that stay, in order; the special ones first as they were."""
    special = set(packed.special.values())
    return [n for n, piece in enumerate(packed.pieces) if n in special or (piece and _KEPT.fullmatch(piece))]


def pruned(packed: Packed) -> tuple[list[int], list[str], list[float], dict[str, str]]:
    """(old numbers, pieces, scores, normalisation rules) of the vocabulary that ships. An unknown character costs what it cost before."""
    numbers = kept(packed)
    scores = [float(packed.scores[n]) for n in numbers]
    return numbers, [packed.pieces[n] for n in numbers], scores, dict(packed.rules)
