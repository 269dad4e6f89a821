"""Component `status`: how far a reform is: planned, underway, completed or unknown.

What is said in a sentence that plans is planned; elsewhere the verb before the name and the words after it tell (建成, 出台, 全面完成
against 推进, 深化, 加快推进). The weights are measured on annotated passages (`tables/status.json`, `training.tables.attributes`).
"""
from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.encoder.choice import choose
from ingest.extract.surroundings import surroundings
from ingest.extract.weights import weights_of

_NEAR = 4  # words of the clause after the name that are looked at one by one


@Language.factory("reformgraph_status")
def create_status(nlp: Language, name: str):
    """Set `attrs["status"]` of every Reform mention."""
    return set_status


def set_status(doc: Doc) -> Doc:
    """Set the status of each Reform (see module)."""
    weights = weights_of(doc).linear("status")
    for mention in doc._.mentions:
        if mention.type == "Reform" and mention.end > mention.start:
            chances = weights.chances(status_features(doc, mention.start, mention.end))
            mention.attrs["status"], _ = choose(doc, mention, "status", weights.classes, chances)
    return doc


def status_features(doc: Doc, start: int, end: int) -> list[str]:
    """What tells the status of the reform named at [start, end)."""
    around = surroundings(doc, start, end)
    plan = "plan" if around.sentence is not None and around.sentence.plan else "past"
    verb = around.verb or "-"
    features = [plan, f"verb={verb}", f"{plan} verb={verb}"]
    features += [f"before={word}" for word, tag in around.before if tag in ("v", "vd", "vn", "d", "ad", "u", "xc")][:5]
    features += [f"next={around.before[0][0]}"] if around.before else ["next=<"]
    after = [word for word, _ in around.after[:_NEAR]]
    features += [f"after={word}" for word in after] + ([f"then={after[0]}"] if after else ["then=>"])
    features += [f"later={word}" for word, tag in around.after[_NEAR:] if tag in ("v", "vn")]
    if around.name:
        features += [f"head={around.name[-1][0]}", f"head={around.name[-1][0][-1]}", f"{plan} then={after[0] if after else '>'}"]
        features += [f"in={word}" for word, tag in around.name if tag == "v"]
    return features
