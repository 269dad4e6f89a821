"""What a query's text must be, before it ever meets a store: it reads, and it speaks of nothing that the graph model does not have."""
from __future__ import annotations

from dataclasses import dataclass, field

from graph.errors import ReadOnly
from graph.model import BASE, COMMON, LABELS, SUPPORT, TYPES
from graph.store.guard import check_read_only
from graph.store.tokens import Token, tokens

_SUBQUERY = ("EXISTS", "COUNT", "COLLECT", "CALL")
_SOUGHT = frozenset(("vector",))  # what the store's vector index is asked with; the other `graph.model.SOUGHT` are for `graph.similar` alone
_OF_LABEL = {label: frozenset(("id", "name", *kind.properties, *(COMMON if kind.fact else ()), *(_SOUGHT if kind.sought else ()))) for label, kind in LABELS.items()}
_OF_TYPE = {name: frozenset((*SUPPORT, "confidence", *kind.lists)) for name, kind in TYPES.items()}
_OF_LABEL[BASE] = frozenset().union(*_OF_LABEL.values())
_ANY = frozenset().union(*_OF_LABEL.values(), *_OF_TYPE.values())


class Refused(Exception):
    """The text cannot be accepted: `line` counts from the text's first line as 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.reason = line, reason


@dataclass
class Facts:
    """What a text uses: parameters with the line of their first use, labels and types."""

    parameters: dict[str, int] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)


def check(cypher: str) -> Facts:
    """What the query uses. Raises `Refused` where it writes, or names a label, type or property that `graph.model` does not have."""
    try:
        check_read_only(cypher)
    except ReadOnly as error:
        raise Refused(getattr(error, "line", 1), getattr(error, "reason", str(error))) from error
    return _Walk(tokens(cypher)).walk()


def ends_with_limit(cypher: str) -> bool:
    """Does the text end with `LIMIT $limit`?"""
    last = [t for t in tokens(cypher) if t.text != ";"][-2:]
    return len(last) == 2 and last[0].is_word("LIMIT") and last[1].text == "$limit"


@dataclass
class _Bracket:
    """An open bracket: `kind` is node, relationship, map, subquery, list or group; `owner` the names of labels or types in front."""

    kind: str
    names: list[str] = field(default_factory=list)


class _Walk:
    """One pass over the tokens with the open brackets at hand. Labels of a variable are those of all its patterns in the text."""

    def __init__(self, found: list[Token]) -> None:
        self.found = found
        self.facts = Facts()
        self.open: list[_Bracket] = []
        self.closed_call = False
        self.known: dict[str, set[str]] = {}  # variable → labels and types it is bound with
        self.keys: set[str] = set()  # of map literals
        self.uses: list[tuple[int, str | None, str]] = []  # line, variable, property

    def walk(self) -> Facts:
        place = 0
        while place < len(self.found):
            place = self._step(place)
        for line, variable, name in self.uses:
            self._property(line, variable, name)
        return self.facts

    def _text(self, place: int) -> str:
        return self.found[place].text if 0 <= place < len(self.found) else ""

    def _is_name(self, place: int) -> bool:
        return 0 <= place < len(self.found) and self.found[place].kind in ("word", "quoted")

    def _step(self, place: int) -> int:
        token = self.found[place]
        if token.kind == "parameter":
            self.facts.parameters.setdefault(token.text[1:].strip("`"), token.line)
        elif token.is_word("CALL") and self._is_name(place + 1):
            return self._procedure(place + 1)
        elif token.kind == "sign" and token.text in "([{":
            self.open.append(_Bracket(self._bracket(place)))
        elif token.kind == "sign" and token.text in ")]}":
            closed = self.open.pop() if self.open else _Bracket("group")
            self.closed_call = closed.kind == "call"
        elif token.kind == "sign" and token.text == ":":
            return self._colon(place)
        elif token.kind == "sign" and token.text == "." and self._is_name(place + 1) and self._text(place - 1) != ".":
            self._dot(place)
        return place + 1

    def _procedure(self, place: int) -> int:
        """The place after the dotted name of a procedure: which may be called is the guard's business."""
        while self._text(place + 1) == "." and self._is_name(place + 2):
            place += 2
        return place + 1

    def _bracket(self, place: int) -> str:
        text, before = self._text(place), self.found[place - 1] if place else None
        if text == "{":
            inner = self.open[-1].kind if self.open else ""
            if before is not None and (before.is_word(*_SUBQUERY) or (before.text == ")" and self.closed_call)):
                return "subquery"
            if inner in ("node", "relationship") and before is not None and (before.kind in ("word", "quoted")):
                return "properties"
            return "map"
        if text == "[":
            return "relationship" if before is not None and before.text == "-" and before.kind == "sign" else "list"
        if before is not None and before.is_word("CALL"):
            return "call"
        if before is not None and before.kind in ("word", "quoted") and not before.is_word(
                "MATCH", "WHERE", "AND", "OR", "NOT", "XOR", "IN", "WITH", "RETURN", "WHEN", "THEN", "ELSE", "CASE", "BY", "AS", "UNWIND"):
            return "group"  # the arguments of a function
        return "node"

    def _colon(self, place: int) -> int:
        inner = self.open[-1] if self.open else _Bracket("top")
        if inner.kind in ("map", "properties") and self._text(place - 2) in ("{", ","):
            name = self.found[place - 1].name
            if inner.kind == "map":
                self.keys.add(name)
            else:
                owner = self.open[-2] if len(self.open) > 1 else _Bracket("top")
                self._check_of(self.found[place - 1].line, set(owner.names), name)
            return place + 1
        relationship = inner.kind == "relationship"
        names, after = self._names(place, relationship or inner.kind in ("node", "top", "subquery"))
        for token in names:
            if relationship:
                if token.name not in TYPES:
                    raise Refused(token.line, f"the graph has no relationship type {token.name}; it has {', '.join(TYPES)}")
                self.facts.types.add(token.name)
            else:
                if token.name not in LABELS and token.name != BASE:
                    raise Refused(token.line, f"the graph has no label {token.name}; it has {', '.join(LABELS)}, {BASE}")
                self.facts.labels.add(token.name)
        inner.names += [t.name for t in names]
        if inner.kind in ("node", "relationship") and self._is_name(place - 1):  # elsewhere it asks, and binds nothing
            self.known.setdefault(self.found[place - 1].name, set()).update(t.name for t in names)
        return after

    def _names(self, place: int, alternatives: bool) -> tuple[list[Token], int]:
        """The names after a colon, joined by | & : or !, and the place after them."""
        joints = (":", "&", "|", "!", "(", ")") if alternatives else (":", "&", "!")
        names: list[Token] = []
        while place < len(self.found):
            while self._text(place + 1) == "!" or (self._text(place + 1) == ":" and self._text(place) == "|"):
                place += 1
            if not self._is_name(place + 1):
                return names, place + 1
            names.append(self.found[place + 1])
            place += 2
            if self._text(place) not in joints[:4] or (self._text(place) == "|" and not alternatives):
                return names, place
        return names, place

    def _dot(self, place: int) -> None:
        if self._text(place + 2) == "(":
            return  # a function with a dotted name: the guard's business
        before = self.found[place - 1] if place else None
        if before is None or before.kind == "number":
            return
        variable = before.name if before.kind in ("word", "quoted") and self._text(place - 2) != "." else None
        self.uses.append((self.found[place + 1].line, variable, self.found[place + 1].name))

    def _property(self, line: int, variable: str | None, name: str) -> None:
        bound = self.known.get(variable or "", set())
        if name in self.keys and not bound:
            return
        self._check_of(line, bound, name)

    def _check_of(self, line: int, bound: set[str], name: str) -> None:
        allowed = frozenset().union(*(_OF_LABEL.get(b) or _OF_TYPE[b] for b in bound)) if bound else _ANY
        if name not in allowed:
            whose = " or ".join(sorted(bound)) or "anything in the graph"
            raise Refused(line, f"{name} is no property of {whose}")
