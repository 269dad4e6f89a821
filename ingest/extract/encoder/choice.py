"""The class of an attribute, by its table and the encoder together."""
from __future__ import annotations

import math
from collections.abc import Sequence

from spacy.tokens import Doc

from ingest.extract.encoder.encoded import encoded
from ingest.extract.mentions import Mention

SHARES = {"status": 0.15, "topic": 0.5, "level": 0.35}
"""What the encoder's log probabilities count, the table's counting the rest: measured on unseen places."""


def choose(doc: Doc, mention: Mention, attribute: str, classes: Sequence[str], chances: Sequence[float]) -> tuple[str, float]:
    """The likeliest class and its probability. `chances`: the table's probabilities of `classes`, in the encoder's order."""
    other = encoded(doc)
    found = other.attributes(mention.type, mention.start, mention.end) if other is not None else {}
    if attribute in found:
        share = SHARES[attribute]
        logs = [share * float(mine) + (1 - share) * math.log(max(chance, 1e-9)) for mine, chance in zip(found[attribute], chances, strict=True)]
        top = max(logs)
        weights = [math.exp(value - top) for value in logs]
        chances = [weight / sum(weights) for weight in weights]
    best = max(chances)
    return classes[list(chances).index(best)], best
