"""The graph as objects, for notebooks: `City.match(graph, "city:370300").reforms`. Read only.

    from graph.objects import City, Reform, connect
    graph = connect()
    for reform in City.match(graph, "city:370300").reforms:
        print(reform.name, [outcome.name for outcome in reform.outcomes])

The classes are made from `graph.model`: one a label, a property for each property of the label, and for each relationship a set of objects under
the names of `ENDS`. `triples()` of such a set gives (object, (type, properties), object), the properties being the supports. Made with py2neo's
object mapper, which is no longer maintained: nothing else of the project imports this module or py2neo.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from py2neo import Graph
from py2neo.database import Transaction
from py2neo.ogm import Model, ModelMatch, ModelMatcher, Property, RelatedFrom, RelatedTo

from graph.errors import GraphError, ReadOnly
from graph.model import BASE, COMMON, LABELS, TYPES
from graph.settings import StoreSettings
from graph.store import check_read_only, engine
from graph.store.engine.discovery import DATABASE, USER
from ingest.workspace import Workspace

ENDS: dict[str, tuple[str, str]] = {
    "CARRIED_OUT_IN": ("cities", "reforms"),
    "HOSTED_BY": ("hosts", "pilots"),
    "HOLDS_POST": ("posts", "leaders"),
    "LEADS": ("leads", "led_by"),
    "ACHIEVED": ("outcomes", "achieved_by"),
    "AIMS_AT": ("targets", "aimed_at_by"),
    "SCORED": ("scores", "scored"),
    "REPORTED": ("reported", "reported_by"),
    "ISSUED": ("issued", "issued_by"),
    "GOVERNED_BY": ("policies", "governs"),
    "RECOGNISED_BY": ("recognised_by", "recognised"),
    "BENCHMARKS": ("benchmarks", "benchmarked_by"),
    "PART_OF": ("part_of", "parts"),
    "RESPONSIBLE_FOR": ("responsible_for", "responsible"),
    "ADDRESSES": ("problems", "addressed_by"),
    "ABOUT": ("topics", "items"),
    "INSTANCE_OF": ("concepts", "instances"),
    "TOLD_IN": ("told_in", "tells_of"),
    "MENTIONED_IN": ("passages", "things"),
    "FROM_REPORT": ("from_report", "passages"),
}
"""What a relationship is called on the object it starts at, and on the one it ends at."""


def connect(settings: StoreSettings | None = None, workspace: Workspace | None = None) -> Graph:
    """The graph that `settings` name (default: the environment, as `graph.store.open_store` has it), open for reading only.

    Raises `graph.errors.GraphError` where it cannot be reached.
    """
    settings = settings or StoreSettings.from_environment()
    if settings.uri:
        uri, user, password, name = settings.uri, settings.user, settings.password or "", settings.database
    else:
        found = engine.ensure(workspace or Workspace.default())
        uri, user, password, name = found.uri, USER, found.password, DATABASE
    try:
        graph = ReadOnlyGraph(uri, auth=(user, password), **({"name": name} if name else {}))
        graph.evaluate("RETURN 1 AS one")
    except Exception as error:  # py2neo has no common base for what goes wrong
        raise GraphError(f"{uri} cannot be read ({error}). `python -m graph status` says more.") from error
    return graph


class ReadOnlyGraph(Graph):
    """A py2neo graph that only reads: every transaction is one for reading, and Cypher that could write is refused with `ReadOnly`."""

    def auto(self, readonly: bool = True) -> Transaction:
        return _Reading(self, autocommit=True, readonly=True)

    def begin(self, readonly: bool = True) -> Transaction:
        return _Reading(self, autocommit=False, readonly=True)


def _refuse(*_: Any, **__: Any) -> None:
    raise ReadOnly("The objects of the graph are for reading. The graph is computed from the fact files: change those, or record a decision.")


class _Reading(Transaction):
    create = delete = merge = push = separate = _refuse

    def run(self, cypher: Any, parameters: Any = None, **keywords: Any) -> Any:
        check_read_only(str(cypher))
        return super().run(cypher, parameters, **keywords)


class _ReadProperty(Property):
    """A property that can be read."""

    __set__ = _refuse


class _Match(ModelMatch):
    """A match; asked for anything but what a match has, it answers with its first object (`City.match(graph, id).reforms`)."""

    def __getattr__(self, name: str) -> Any:
        first = None if name.startswith("_") else self.first()
        if first is None:
            raise AttributeError(f"nothing matches, so there is no {name!r}" if not name.startswith("_") else name)
        return getattr(first, name)


class Thing(Model):
    """Any node. What is related comes as an object of the class of its own label."""

    __primarylabel__ = BASE
    __primarykey__ = "id"
    __db_create__ = __db_delete__ = __db_merge__ = __db_push__ = _refuse

    id = _ReadProperty()
    name = _ReadProperty()

    @classmethod
    def wrap(cls, node: Any) -> Any:
        """The object of a py2neo node, of the class of its label."""
        own = next((CLASSES[label] for label in sorted(node.labels) if label in CLASSES), cls) if node is not None else cls
        return super(Thing, own).wrap(node)

    @classmethod
    def match(cls, repository: Any, primary_value: str | None = None) -> ModelMatch:
        """The nodes of this class, or the one with this id; has `first()`, `where(name=…)`, `order_by`, `limit`, and can be iterated."""
        matcher = ModelMatcher(cls, repository)
        matcher._match_class = type(f"{cls.__name__}Match", (_Match,), {"_object_class": cls})
        return matcher.match(primary_value)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name or self.id}>"


CLASSES: dict[str, type[Thing]] = {}
"""The class of each label."""


def _class(label: str) -> type[Thing]:
    node = LABELS[label]
    attributes: dict[str, Any] = {"__primarylabel__": label, "__primarykey__": "id", "__doc__": f"{node.zh}。{node.en}."}
    for name in (*(COMMON if node.fact else ("id", "name")), *node.properties):
        attributes[name] = _ReadProperty()
    for kind, relationship in TYPES.items():
        at_head, at_tail = ENDS[kind]
        ends: tuple[tuple[tuple[str, ...], str, Callable], ...] = (
            (relationship.heads, at_head, RelatedTo), (relationship.tails, at_tail, RelatedFrom))
        for labels, name, related in ends:
            if label in labels:
                if name in attributes:
                    raise TypeError(f"{label} has two things called {name}")
                attributes[name] = related(Thing, kind)
    return type(Thing)(label, (Thing,), attributes)


CLASSES.update({label: _class(label) for label in LABELS})
City, Reform, Pilot, Leader, Outcome, Policy, Organisation, Problem, Target, Score, Concept, Topic, Report, Passage = (
    CLASSES[label] for label in ("City", "Reform", "Pilot", "Leader", "Outcome", "Policy", "Organisation", "Problem", "Target", "Score", "Concept",
                                 "Topic", "Report", "Passage"))
