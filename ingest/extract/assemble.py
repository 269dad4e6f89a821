"""From mentions and links on a `Doc` to the entities and relations of a fact file.

Mentions of one type and key are one entity; a short form (“六个一”) joins the full one (“六个一”督察制度) where `aliases` says so.
Ids are given by type in order of first mention. What lies below `SHOWN` goes to the candidates.
"""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field

from spacy.tokens import Doc

from ingest.extract.aliases import joined
from ingest.extract.mentions import Link, Mention, Sentence, Unnamed
from ingest.extract.names import normalise
from ingest.extract.sections.evidence import is_glossary
from ingest.extract.sections.heads import is_notes
from ingest.extract.span_model import SURE
from ingest.extract.words import words
from ingest.facts import Entity, Passage, Relation, Role
from ingest.facts import Mention as Place

SHOWN = 0.5
"""Confidence from which a fact is shown; of names that the span model finds, its own threshold (it gives probabilities)."""
_SHOWN = {"Reform": SURE, "Pilot": SURE, "Policy": SURE}
ROLE = "X"
"""First letter of the ids of open roles; the others by type:"""
PREFIX = {"City": "C", "Leader": "L", "Reform": "R", "Pilot": "P", "Policy": "D", "Outcome": "O", "Target": "T",
          "Organisation": "G", "Problem": "Q"}


@dataclass
class Extraction:
    """What extraction found in one report. `candidates` are facts below the confidence that the project shows."""

    entities: list[Entity]
    relations: list[Relation]
    passages: list[Passage]
    candidates: dict[str, list[dict]] = field(default_factory=lambda: {"entities": [], "relations": []})
    roles: list[Role] = field(default_factory=list)

    def __iter__(self):
        """`entities, relations, passages = extract(…)`"""
        return iter((self.entities, self.relations, self.passages))


def assemble(doc: Doc) -> Extraction:
    """What the components wrote on an annotated document, as facts."""

    groups = _groups(doc)
    shown = [g for g in groups if _confidence(g) >= _SHOWN.get(g[0].type, SHOWN)]
    hidden = [g for g in groups if _confidence(g) < _SHOWN.get(g[0].type, SHOWN)]
    counts: dict[str, int] = {}
    ids: dict[int, str] = {}
    made: list[tuple[Entity, bool]] = []
    for group, visible in [*((g, True) for g in shown), *((g, False) for g in hidden)]:
        kind = group[0].type
        counts[kind] = counts.get(kind, 0) + 1
        number = f"{PREFIX[kind]}{counts[kind]}"
        ids.update((id(mention), number) for mention in group)
        made.append((_entity(doc, number, group), visible))
    entities = [e for e, visible in made if visible]
    known = {e.id for e in entities}
    relations, weak = _relations(doc, doc._.links, ids, known)
    candidates = {"entities": [asdict(e) for e, visible in made if not visible], "relations": [asdict(r) for r in weak]}
    return Extraction(entities, relations, _passages(doc), candidates, list(_roles(doc, ids, known)))


def sentence_at(doc: Doc, start: int, end: int) -> Sentence | None:
    """The sentence that holds [start, end), or begins to."""
    sentences = doc._.sentences
    number = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
    return sentences[number] if number >= 0 and start < sentences[number].end else None


def _groups(doc: Doc) -> list[list[Mention]]:
    """Mentions by entity, each group and the groups themselves in order of the text; the report's own City exists always."""
    mentions = sorted(doc._.mentions, key=lambda m: (m.start, m.end, m.type, m.name))
    city = doc._.meta.city if doc._.meta is not None else ""
    if city and not any(m.type == "City" and (m.own or m.name == city) for m in mentions):
        mentions.insert(0, Mention("City", 0, 0, city, "assemble", own=True))
    found: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        found.setdefault((mention.type, mention.key or normalise(mention.name)), []).append(mention)
    return joined(list(found.values()), city)


def _confidence(group: list[Mention]) -> float:
    return max(m.confidence for m in group)


def _entity(doc: Doc, number: str, group: list[Mention]) -> Entity:
    spelled = [m for m in group if m.end > m.start]
    main = next((m for m in group if m.named), group[0])
    if main.type in ("Reform", "Pilot"):
        main = max(spelled or group, key=lambda m: (len(normalise(m.name)), -m.start))
    best = max(group, key=lambda m: (m.confidence, -m.start))
    names, text = {main.name: None}, words(doc).text
    for mention in group:
        names.setdefault(mention.name)
        if mention.named and mention.end > mention.start:
            names.setdefault(text[mention.start : mention.end])
    attrs: dict = {}
    for mention in sorted(group, key=lambda m: (-m.confidence, m.start)):
        for key, value in mention.attrs.items():
            if attrs.get(key) in (None, "", "unknown", "none"):
                attrs[key] = value
    shown = _speaking(doc, spelled) or main
    if shown.attrs.get("status"):
        attrs["status"] = shown.attrs["status"]
    sentence = sentence_at(doc, shown.start, shown.end) if shown.end > shown.start else None
    return Entity(
        id=number, type=main.type, name=main.name, aliases=list(names)[1:], attrs=dict(sorted(attrs.items())),
        evidence=text[sentence.start : sentence.end] if sentence else "",
        start=sentence.start if sentence else 0, end=sentence.end if sentence else 0,
        mentions=[Place(m.start, m.end, text[m.start : m.end]) for m in _distinct(spelled)],
        confidence=round(_confidence(group), 3), component=best.component, implied=not spelled and any(m.own for m in group),
    )


def _speaking(doc: Doc, group: list[Mention]) -> Mention | None:
    """The mention whose sentence is shown and whose status is the item's, so that the one proves the other; none where no mention has a status.

    It is the first: what the review says of an item holds of it, although the plans go on with it. The notes at the end of a report explain words,
    and mentions that are only possible may be none: they speak where nothing else does.
    """
    saying = [m for m in group if m.attrs.get("status", "unknown") != "unknown"]
    return min(saying, key=lambda m: (_in_notes(doc, m), m.confidence < SURE, m.start), default=None)


def _in_notes(doc: Doc, mention: Mention) -> bool:
    sentence, clean, text = sentence_at(doc, mention.start, mention.end), doc._.clean, words(doc).text
    if sentence is None:
        return False
    path = clean.blocks[sentence.block].path if clean is not None and clean.blocks else ()
    return any(is_notes(head) for head in path) or is_glossary(text[sentence.start : sentence.end])


def _distinct(mentions: list[Mention]) -> list[Mention]:
    return list({(m.start, m.end): m for m in mentions}.values())


def _relations(doc: Doc, links: Iterable[Link], ids: dict[int, str], known: set[str]) -> tuple[list[Relation], list[Relation]]:
    """Relations of the links, one for each type, pair of ends, and of a post the time when it was held (the surest, then the first), and those below
    `SHOWN`."""
    found: dict[tuple, Relation] = {}
    for link in sorted(links, key=lambda k: (k.start, k.end, k.type, k.head.start)):
        relation = _relation(doc, link, ids)
        if relation is None:
            continue
        tail = relation.tail if isinstance(relation.tail, str) else tuple(sorted(relation.tail.items()))
        key = (relation.type, relation.head, tail, _held(relation))
        if key not in found or relation.confidence > found[key].confidence:
            found[key] = relation
    shown, weak = [], []
    for relation in found.values():
        tail_known = isinstance(relation.tail, dict) or relation.tail in known
        (shown if relation.confidence >= SHOWN and relation.head in known and tail_known else weak).append(relation)
    return shown, weak


def _held(relation: Relation) -> tuple[str, ...]:
    """The post with when it was held, where that is stated: 市长 2013—2016 and 市委书记 since 2016 are two facts about one person and place."""
    said = [relation.attrs.get(key, "") for key in ("from", "to", "held")] if relation.type == "HOLDS_POST" else []
    return (*said, relation.attrs.get("title", "")) if any(said) else ()


def _relation(doc: Doc, link: Link, ids: dict[int, str]) -> Relation | None:
    head = ids.get(id(link.head))
    tail = dict(link.tail) if isinstance(link.tail, dict) else ids.get(id(link.tail))
    if head is None or tail is None or head == tail:
        return None
    return Relation(
        type=link.type, head=head, tail=tail, attrs=dict(sorted(link.attrs.items())), evidence=words(doc).text[link.start : link.end],
        start=link.start, end=link.end, confidence=round(link.confidence, 3), component=link.component)


def _roles(doc: Doc, ids: dict[int, str], known: set[str]) -> Iterator[Role]:
    """The open roles that take part in a fact which is shown; the role's id stands for the person."""
    count = 0
    for found in doc._.unnamed:
        local = f"{ROLE}{count + 1}"
        relations, _ = _relations(doc, found.links, {**ids, id(found.mention): local}, {*known, local})
        if relations:
            count += 1
            yield _role(doc, local, found, relations)


def _role(doc: Doc, local: str, found: Unnamed, relations: list[Relation]) -> Role:
    role, mention = found.role, found.mention
    return Role(local, words(doc).text[role.start : role.end], role.start, role.end, role.place, list(role.functions), role.acting, mention.confidence, relations)


def _passages(doc: Doc) -> list[Passage]:
    clean = doc._.clean
    plans: dict[int, list[bool]] = {}
    for sentence in doc._.sentences:
        plans.setdefault(sentence.block, []).append(sentence.plan)
    return [
        Passage(id=f"P{number + 1}", start=block.start, end=block.end, kind=block.kind, text=words(doc).text[block.start : block.end],
                path=list(block.path), plan=2 * sum(plans.get(number, [])) > len(plans.get(number, [])))
        for number, block in enumerate(clean.blocks if clean is not None else ())
    ]
