"""What a person types for a thing or a fact, turned into what a decision names: reports, labels, names and sentences."""
from __future__ import annotations

from collections.abc import Sequence

from graph.concepts.ideas import idea
from graph.decisions import FactRef, Ref
from graph.identity.index import Index
from graph.model import LABELS, TYPES
from graph.review.cards import Evidence, FactCard, Thing
from graph.review.facts import relationship_cards
from graph.review.reading import reading
from graph.store import open_store
from ingest import texts
from ingest.errors import TextFileError, UsageError
from ingest.workspace import Workspace


def things(workspace: Workspace, words: Sequence[str]) -> list[Thing]:
    """A thing for each word, in order: `REPORT/LABEL/NAME` needs no store, a node id is looked up in it. Raises `UsageError` for an id that no node
    has, and the store's errors."""
    made = {word: found for word in words if (found := _written(word))}
    ids = [word for word in words if word not in made]
    if ids:
        with open_store(workspace=workspace) as store, reading(store, workspace) as read:
            made |= read.things(ids)
    for word in words:
        if word not in made:
            raise UsageError(f"there is no thing {word!r} in the graph; give a node id as `review` and the pages show it, or REPORT/LABEL/NAME")
        if not made[word].refs:
            raise UsageError(f"{word!r} is no thing that reports tell of")
    return [made[word] for word in words]


def fact(workspace: Workspace, head: str, kind: str, tail: str) -> FactCard:
    """The relationship between two things, with its surest sentence. Raises `UsageError` where there is none."""
    if kind not in TYPES or not TYPES[kind].fact:
        raise UsageError(f"{kind!r} is no relationship that sentences state; there are {', '.join(k for k, t in TYPES.items() if t.fact)}")
    if (a := _written(head)) and (b := _written(tail)):
        return FactCard(FactRef(kind, a.refs[0], b.refs[0]), None, kind, a, b, 1.0, Evidence(a.refs[0].report, "", None, 0, 0, ""))
    with open_store(workspace=workspace) as store, reading(store, workspace) as read:
        found = relationship_cards(read, [(kind, head, tail)])
    if not found:
        raise UsageError(f"the graph has no {kind} from {head!r} to {tail!r}")
    return found[kind, head, tail]


def tied(workspace: Workspace, head: str, kind: str, tail: str, sentence: str) -> tuple[Ref, Ref]:
    """Both ends of a relationship that a person adds, as the report names them in which the sentence stands. The tail of INSTANCE_OF is a concept by
    its node id or one of its ideas, in no need of a sentence. Raises `UsageError` where no report has both, and the store's errors."""
    if kind == "INSTANCE_OF":
        [item] = things(workspace, [head])
        return item.refs[0], Ref(item.refs[0].report, "Concept", _idea(workspace, tail))
    one, other = things(workspace, [head, tail])
    told = {ref.report: ref for ref in other.refs}
    both = [(ref, told[ref.report]) for ref in one.refs if ref.report in told]
    found = [ends for ends in both if _stands(workspace, sentence, ends[0].report)]
    if not both:
        raise UsageError(f"no report tells of both {one.name!r} and {other.name!r}; name the things of one report (REPORT/LABEL/NAME)")
    return (found or both)[0]


def _idea(workspace: Workspace, tail: str) -> str:
    name = tail.removeprefix("Concept/")
    if tail.startswith("concept:"):
        with open_store(workspace=workspace) as store, reading(store, workspace) as read:
            found = read.things([tail])
        if tail not in found:
            raise UsageError(f"there is no concept {tail!r} in the graph")
        name = found[tail].name
    with Index(workspace) as index:
        return name if index.tells(name) else idea(name) or name


def _stands(workspace: Workspace, sentence: str, report: str) -> bool:
    try:
        return sentence.strip() in texts.read(workspace.texts, report).clean.text
    except TextFileError:
        return False


def values(words: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The words that are no KEY=VALUE, and the values of those that are; a key is of ASCII letters."""
    pairs = [word.partition("=") for word in words]
    is_value = [bool(eq) and key.isascii() and key.isidentifier() for key, eq, _ in pairs]
    return [w for w, v in zip(words, is_value, strict=True) if not v], {k: v for (k, _, v), yes in zip(pairs, is_value, strict=True) if yes}


def _written(word: str) -> Thing | None:
    report, _, rest = word.partition("/")
    label, _, name = rest.partition("/")
    if not (report and name and label in LABELS and LABELS[label].fact):
        return None
    return Thing(word, label, name, refs=[Ref(report, label, name)])
