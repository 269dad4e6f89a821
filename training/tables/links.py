"""Whether words are a recognition and whom it is of, and which documents, leaders and models belong to which items and places.

These tables are learnt last: their candidates come from what the fast pipeline finds with the weights learnt before them.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc

from ingest.extract import pipeline
from ingest.extract.mentions import Mention
from ingest.extract.recognition.odds import recognition_features, recognitions
from ingest.extract.recognition.subject import subject_features, subjects
from ingest.extract.relations import benchmarks, documents, leaders
from ingest.extract.relations.context import Context
from ingest.extract.relations.documents import issue_features
from training.annotated import Annotated
from training.names import same_recogniser, same_thing
from training.tables.attributes import Sample, write

TABLES = ("recognitions", "recognised", "issued", "governed", "leads", "benchmarks")
Row = tuple[str, list[str], bool]
"""(table, features, yes or no)"""


class Annotation:
    """What an annotation says of mentions that extraction found."""

    def __init__(self, one: Annotated) -> None:
        self.entities = {e["id"]: e for e in one.facts["entities"]}
        self.relations = one.facts["relations"]
        self._same: dict[tuple[str, str, str, str], bool] = {}

    def means(self, mention: Mention, entity: str, text: str) -> bool:
        """Whether a mention is of the entity, by the rule for names that scores extraction."""
        wanted = self.entities.get(entity)
        if wanted is None or wanted["type"] != mention.type:
            return False
        key = (mention.type, mention.name, text[mention.start : mention.end], entity)
        if key not in self._same:
            self._same[key] = same_thing(mention.type, [wanted["name"], *wanted.get("aliases", [])], [mention.name, *filter(None, [key[2]])])
        return self._same[key]

    def related(self, kind: str, head: Mention, tail: Mention, text: str) -> list[dict]:
        """The relations of that type between two mentions."""
        return [r for r in self.relations if r["type"] == kind and isinstance(r["tail"], str) and self.means(head, r["head"], text) and self.means(tail, r["tail"], text)]

    def recogniser(self, tail: dict | str) -> str:
        """The name of a recogniser, written inline or a Leader."""
        return tail["name"] if isinstance(tail, dict) else self.entities[tail]["name"]

    def named(self, wanted: str, name: str) -> bool:
        """Whether two recognisers are one, by the scorer's rule."""
        return same_recogniser(wanted, name)


def recognition_rows(one: Annotated, doc: Doc) -> Iterator[Row]:
    """What may be a recognition, and for those that are one whom it may be of; matters of taste are left out."""
    context, said = Context(doc), Annotation(one)
    relations = [r for r in said.relations if r["type"] == "RECOGNISED_BY"]
    for number, sentence in enumerate(context.sentences):
        if sentence.plan:
            continue
        for found in recognitions(context, number, sentence):
            right = [r for r in relations if said.named(said.recogniser(r["tail"]), found.name)]
            hard = [r for r in right if not r.get("soft")]
            if not right or hard:
                yield "recognitions", recognition_features(context, number, found), bool(hard)
            others = list(subjects(context, number, found))
            heads = [(subject, [r for r in right if said.means(subject.mention, r["head"], context.text)]) for subject in others]
            if not any(rows for _, rows in heads):
                continue
            for subject, rows in heads:
                if not rows or not all(r.get("soft") for r in rows):
                    yield "recognised", subject_features(context, number, found, subject, others), bool(rows)


def pair_rows(one: Annotated, doc: Doc) -> Iterator[Row]:
    """The pairs that may be LEADS, GOVERNED_BY and BENCHMARKS; what annotators held to be a matter of taste is left out."""
    context, said = Context(doc), Annotation(one)
    for table, kind, pairs, features in _PAIRS:
        for head, tail in pairs(context):
            ends = said.related(kind, head, tail, context.text)
            if not ends or not all(r.get("soft") for r in ends):
                yield table, features(context, head, tail), bool(ends)


def issue_rows(one: Annotated, doc: Doc) -> Iterator[Row]:
    """The annotated documents, and whether a place issued them; national ones and matters of taste that no place issued included."""
    context, said = Context(doc), Annotation(one)
    issued = {r["tail"]: bool(r.get("soft")) for r in said.relations if r["type"] == "ISSUED"}
    for policy in context.by_type.get("Policy", []):
        wanted = [e for e in said.entities if said.means(policy, e, context.text)]
        if any(not issued.get(e, True) for e in wanted):
            yield "issued", issue_features(context, policy), True
        elif wanted and not any(e in issued for e in wanted):
            yield "issued", issue_features(context, policy), False


_PAIRS = (("leads", "LEADS", leaders.pairs, leaders.lead_features), ("governed", "GOVERNED_BY", documents.pairs, documents.governing_features),
          ("benchmarks", "BENCHMARKS", benchmarks.pairs, benchmarks.benchmark_features))
READERS: tuple[Callable[[Annotated, Doc], Iterator[Row]], ...] = (recognition_rows, pair_rows, issue_rows)


def learn_tables(documents: Iterable[Annotated], folder: Path) -> None:
    """Learn the tables from `documents` and write them into the folder of weights, which has those of the other modules."""
    write(samples(documents, folder), folder)


def samples(documents: Iterable[Annotated], weights: Path | None) -> dict[str, list[Sample]]:
    """The candidates of each table."""
    nlp = pipeline.build(exclude={"recognition", "relations", "unnamed"}, weights=weights, fast=True)
    found: dict[str, list[Sample]] = {table: [] for table in TABLES}
    for one in documents:
        doc = pipeline.annotate(nlp, one.clean, one.meta)
        for read in READERS:
            for table, features, right in read(one, doc):
                found[table].append((one.doc, one.place, sorted(set(features)), int(right)))
    return found
