"""What is weighed of a question and a thing that may answer it. Every feature is in [0, 1] (`meaning` and `echo` in [-1, 1]) and 0 where nothing is known."""
from __future__ import annotations

from graph.similar.records import Profile, Question
from graph.similar.words import bigrams, core, longest, part, share, weight

FEATURES = ("meaning", "echo", "named", "within", "covered", "answers", "run", "concept", "policy", "problem", "topic", "topic_other", "level", "label")
"""`meaning`: cosine of the vectors. `echo`: cosine with the question and its three best answers together, who may say it in other words
(`graph.similar.find`). `named`: how much of the asked name is in the thing's name. `within`: how much of the thing's name is in what
is asked. `covered`: how much of all that is asked is in the thing's name and sentences. `answers`: how much of the thing's name and
sentences is in what is asked. `run`: the longest run of characters both have (8 or more: 1). `concept`, `policy`, `problem`: they share one.
`topic`, `topic_other`: the topic is the same, another one. `level`, `label`: the same."""
LONG = 8
VAGUE = ("", "其他", "unknown")


def features(question: Question, item: Profile, cosine: float) -> dict[str, float]:
    """The features of a pair but for `echo`, which is not of a pair alone; those that are 0 are left out."""
    asked_name, asked = core(question.name), bigrams(f"{question.name}\n{question.told}")
    name, told = core(item.name), bigrams("\n".join((item.name, *item.aliases, item.told)))
    names = name.union(*(core(a) for a in item.aliases[:5]))
    both = weight(asked & told)
    found = {
        "meaning": cosine,
        "named": share(asked_name, names),
        "within": share(name, asked),
        "covered": part(both, asked),
        "answers": part(both, told),
        "run": min(longest(question.name, f"{item.name}\n{item.told}"), LONG) / LONG,
        "concept": _shared(question, item, "INSTANCE_OF"),
        "policy": _shared(question, item, "GOVERNED_BY"),
        "problem": _shared(question, item, "ADDRESSES"),
        "level": float(question.level not in VAGUE and question.level == item.level),
        "label": float(bool(question.label) and question.label == item.label),
    }
    if question.topic not in VAGUE and item.topic not in VAGUE:
        found["topic" if question.topic == item.topic else "topic_other"] = 1.0
    return {name: round(value, 4) for name, value in found.items() if value}


def _shared(question: Question, item: Profile, kind: str) -> float:
    return float(any(k == kind for k, _, _ in question.links & item.links))
