"""The fact file of a report: everything that extraction found, with the sentence that says it.

The format is one JSON object: `doc`, the metadata, `entities` and `relations` as the annotation format has them, plus offsets
into the clean text, confidence and the component that found each. `roles` has what is said of persons whom another report may name,
`passages` the paragraphs, so that a graph can be made from fact files alone. Written with sorted, stable content: the same report gives the
same bytes.
"""
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ingest.errors import FactFileError

_NEWLINE = "\n"
FORMAT = 1
SUFFIX = ".facts.json"

ENTITY_TYPES = ("City", "Leader", "Reform", "Pilot", "Policy", "Outcome", "Target", "Organisation", "Problem", "Score")
RELATION_TYPES = (
    "CARRIED_OUT_IN", "HOSTED_BY", "HOLDS_POST", "LEADS", "ACHIEVED", "REPORTED", "ISSUED", "GOVERNED_BY",
    "RECOGNISED_BY", "BENCHMARKS", "PART_OF", "RESPONSIBLE_FOR", "ADDRESSES", "SCORED",
)
TOPICS = (
    "营商环境与政务服务", "国资国企", "财税金融", "科技与人才", "产业转型", "园区与开发区", "对外开放与招商", "农业农村",
    "城镇化与城市建设", "生态环境", "民主法治", "司法", "社会治理与安全", "教育", "医疗卫生", "社会保障与扶贫", "文化",
    "党建与干部", "纪检监察", "群团与统战", "机构与行政体制", "改革推进机制", "其他",
)


@dataclass
class Mention:
    """Characters [start, end) of the clean text that name an entity; `text` is exactly those characters."""

    start: int
    end: int
    text: str


@dataclass
class Entity:
    """One distinct thing of a report. `id` is local to the file; `attrs` as in the annotation guide; `evidence` the sentence."""

    id: str
    type: str
    name: str
    aliases: list[str] = field(default_factory=list)
    attrs: dict[str, Any] = field(default_factory=dict)
    evidence: str = ""
    start: int = 0  # span of `evidence` in the clean text
    end: int = 0
    mentions: list[Mention] = field(default_factory=list)
    confidence: float = 1.0
    component: str = ""
    implied: bool = False  # the report's own jurisdiction where the text does not spell it (我市)


@dataclass
class Relation:
    """A relation between two entities of the file. `tail` is an entity id, or for RECOGNISED_BY an inline {"name", "kind"}."""

    type: str
    head: str
    tail: str | dict[str, str]
    attrs: dict[str, Any] = field(default_factory=dict)
    evidence: str = ""
    start: int = 0
    end: int = 0
    confidence: float = 1.0
    component: str = ""


@dataclass
class Role:
    """Words for the holder of a post (市委主要领导) of whom the report does not tell the name, with the relations that the person would have: in these
    the role's `id` stands for the person. `place` is the code of the division, `functions` the posts (`ingest.offices`; 市委、市政府主要领导 has
    two), `acting` whether one who acts in the post is meant as well."""

    id: str
    text: str
    start: int
    end: int
    place: str
    functions: list[str]
    acting: bool = False
    confidence: float = 1.0
    relations: list[Relation] = field(default_factory=list)


@dataclass
class Passage:
    """A paragraph, heading or table row of the clean text, in order; `path` the headings above it."""

    id: str  # P1, P2, …
    start: int
    end: int
    kind: str
    text: str
    path: list[str] = field(default_factory=list)
    plan: bool = False  # the passage speaks of what is to be done
    row: int = 0  # of a ledger: the number of the row in its sheet, from 1


@dataclass
class FactFile:
    """All facts of one report. `report` is the id made from the clean text; `doc` the file's name without folder, as `ingest.filenames.safe_name` gives it."""

    doc: str
    report: str
    title: str = ""
    city: str = ""
    province: str = ""
    year: int | None = None
    date: str = ""
    author: str = ""
    source: str = ""
    url: str = ""
    origin: dict[str, str] = field(default_factory=dict)
    gaps: list[str] = field(default_factory=list)  # of city, year, date: what nothing tells
    kind: str = "report"  # or ledger: rows of a register (`ingest.ledger`)
    register: str = ""  # of a ledger: `ingest.registers.Register.en`
    turn: int = 0  # of a ledger that tells changes to an export: its place among those, from 1; what the last one says holds
    format: int = FORMAT
    extractor: str = ""  # version of the extractor
    setting: str = ""  # of the extractor: full or fast
    chars: int = 0
    notes: list[str] = field(default_factory=list)
    damage: list[dict[str, Any]] = field(default_factory=list)
    furniture: list[dict[str, Any]] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    candidates: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {"entities": [], "relations": []})
    roles: list[Role] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def to_bytes(self) -> bytes:
        """UTF-8 JSON, keys in declaration order, one trailing newline. A ledger has a line for each entity, relation and passage, as it may
        have a hundred thousand."""
        if self.kind == "ledger":
            return f"{{\n{f',{_NEWLINE}'.join(_lines(self))}\n}}\n".encode()
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n").encode("utf-8")

    @classmethod
    def from_bytes(cls, data: bytes, file: str = "fact file") -> FactFile:
        """Parse; unknown keys are ignored. Raises `FactFileError` naming `file` and what is wrong."""
        try:
            raw = json.loads(data)
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            raise FactFileError(file, f"is not JSON ({error})") from error
        if not isinstance(raw, dict) or not isinstance(raw.get("doc"), str):
            raise FactFileError(file, "is not a fact file: it has no `doc`")
        if not isinstance(raw.get("report"), str) or not raw["report"]:
            raise FactFileError(file, "has no `report` id; ingest the report again to make one")
        if raw.get("format", FORMAT) != FORMAT:
            raise FactFileError(file, f"has format {raw['format']}, this version reads {FORMAT}; ingest the report again")
        try:
            kept = _known(cls, raw)
            kept["entities"] = [entity_from(e) for e in raw.get("entities", [])]
            kept["relations"] = [relation_from(r) for r in raw.get("relations", [])]
            kept["roles"] = [_role_from(r) for r in raw.get("roles", [])]
            kept["passages"] = [Passage(**_known(Passage, p)) for p in raw.get("passages", [])]
            facts = cls(**kept)
        except (TypeError, AttributeError, KeyError) as error:
            raise FactFileError(file, f"is not in the fact-file format ({error})") from error
        facts.check(file)
        return facts

    @classmethod
    def read(cls, path: Path) -> FactFile:
        """Read one `*.facts.json`. Raises `FactFileError`, or `OSError` where the file cannot be opened."""
        return cls.from_bytes(path.read_bytes(), str(path))

    def check(self, file: str = "fact file") -> None:
        """Raise `FactFileError` unless types are the guide's and both ends of every relation exist."""
        ids = {e.id for e in self.entities}
        if len(ids) != len(self.entities):
            raise FactFileError(file, "has two entities of one id")
        for entity in self.entities:
            if entity.type not in ENTITY_TYPES:
                raise FactFileError(file, f"entity {entity.id} has the unknown type {entity.type!r}")
        for relation in self.relations:
            if relation.type not in RELATION_TYPES:
                raise FactFileError(file, f"has a relation of the unknown type {relation.type!r}")
            inline = isinstance(relation.tail, dict) and relation.type == "RECOGNISED_BY" and relation.tail.get("name")
            if relation.head not in ids or not (inline or (isinstance(relation.tail, str) and relation.tail in ids)):
                raise FactFileError(file, f"relation {relation.type} from {relation.head} has an end that does not exist")
        for role in self.roles:
            for relation in role.relations:
                others = [end for end in (relation.head, relation.tail) if end != role.id]
                if relation.type not in RELATION_TYPES or role.id in ids or len(others) != 1 or not isinstance(others[0], str) or others[0] not in ids:
                    raise FactFileError(file, f"role {role.id} has a relation of an unknown type, or not between itself and an entity")


def _lines(facts: FactFile) -> Iterator[str]:
    """The keys of a fact file, a line each; lists of things a line for each thing."""
    for key, value in vars(facts).items():
        if isinstance(value, list) and value and hasattr(value[0], "__dict__"):
            things = (json.dumps(thing, ensure_ascii=False, default=vars) for thing in value)
            yield f' "{key}": [\n  ' + ",\n  ".join(things) + "\n ]"
        else:
            yield f' "{key}": {json.dumps(value, ensure_ascii=False)}'


def _known(kind: type, raw: dict) -> dict:
    return {k: v for k, v in raw.items() if k in kind.__dataclass_fields__}


def entity_from(raw: dict[str, Any]) -> Entity:
    """An entity as it stands in JSON (candidates are kept so); unknown keys are ignored."""
    kept = _known(Entity, raw)
    kept["mentions"] = [Mention(**_known(Mention, m)) for m in raw.get("mentions", [])]
    return Entity(**kept)


def _role_from(raw: dict[str, Any]) -> Role:
    kept = _known(Role, raw)
    kept["relations"] = [relation_from(r) for r in raw.get("relations", [])]
    return Role(**kept)


def relation_from(raw: dict[str, Any]) -> Relation:
    """A relation as it stands in JSON; unknown keys are ignored."""
    return Relation(**_known(Relation, raw))
