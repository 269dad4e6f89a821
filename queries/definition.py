"""From a file to a query or suggestion: every field of the front matter checked, against the text and against the graph model."""
from __future__ import annotations

from graph.asked.near import near
from graph.model import LABELS
from graph.store.columns import columns_of
from graph.store.tokens import tokens
from graph.words import TERMS
from queries import convert
from queries.check import Facts, Refused, check, ends_with_limit
from queries.errors import BadParameter
from queries.fields import fields, one_of, text, words
from queries.frontmatter import CypherFile, Field
from queries.spec import GRAPH_COLUMNS, PARAMETER_TYPES, RESERVED, STANDARD, VIEWS, Column, Parameter, Query, Suggestion, View
from queries.terms import COLUMNS, GROUPS, SECTIONS

_FIELDS = {"name", "group", "section", "title", "description", "parameters", "view"}
_PARAMETER_FIELDS = {"name", "type", "title", "suggest", "default_from", "default", "all", "terms", "of", "min", "max"}
_SUGGESTED = ("city", "topic", "years", "text", "node")
"""Types whose values are proposed by a suggestion query; the others have a vocabulary or bounds."""


def query_of(file: CypherFile, hints: dict[str, Suggestion]) -> Query:
    """The query of a file; `hints` are the suggestions it may name. Raises `BadQueryFile` with the line."""
    front = file.front.value
    fields(file, file.front, _FIELDS, _FIELDS | {"columns"})
    name = text(file, front["name"], "name")
    if name != file.path.stem:
        raise file.refuse(f"name is {name}, but the file is called {file.path.name}", front["name"].line)
    parameters = _parameters(file, front["parameters"], hints)
    _facts(file, parameters, [each.line for each in front["parameters"].value])
    names = columns_of(file.cypher)
    if not names or names[-1] != "evidence":
        raise file.refuse("the last column must be `evidence`: a list of {report, start, end, quote}", _last_return(file))
    if len(set(names)) != len(names):
        raise file.refuse("two columns have one name", _last_return(file))
    columns = _columns(file, names, front.get("columns"))
    return Query(name, one_of(file, front["group"], GROUPS, "group"), one_of(file, front["section"], SECTIONS, "section"),
                 words(file, front["title"], "title"), words(file, front["description"], "description"), parameters,
                 _view(file, front["view"], names), columns, file.cypher, file.path, file.line)


def _last_return(file: CypherFile) -> int:
    return max((file.line + t.line - 1 for t in tokens(file.cypher) if t.is_word("RETURN")), default=file.line)


def _facts(file: CypherFile, parameters: tuple[Parameter, ...], lines: list[int]) -> Facts:
    facts = _checked(file)
    declared = {c: (p, line) for p, line in zip(parameters, lines, strict=True) for c in p.cypher_names}
    for used, where in facts.parameters.items():
        if used not in declared and used not in STANDARD:
            raise file.refuse(f"uses ${used}, which is no parameter of the front matter", file.line + where - 1)
    for wanted, (parameter, line) in declared.items():
        if wanted not in facts.parameters:
            raise file.refuse(f"declares {parameter.name}, but the text does not use ${wanted}", line)
    return facts


def _checked(file: CypherFile) -> Facts:
    try:
        facts = check(file.cypher)
    except Refused as error:
        raise file.refuse(error.reason, file.line + error.line - 1) from error
    if not ends_with_limit(file.cypher):
        raise file.refuse("the text must end with LIMIT $limit, so that no result is without bounds",
                          file.line + file.cypher.rstrip().count("\n"))
    return facts


def _parameters(file: CypherFile, given: Field, hints: dict[str, Suggestion]) -> tuple[Parameter, ...]:
    if not isinstance(given.value, list):
        raise file.refuse("parameters is a list; [] for none", given.line)
    found: list[Parameter] = []
    for each in given.value:
        made = _parameter(file, each, hints, [c for p in found for c in p.cypher_names])
        if any(p.name == made.name for p in found):
            raise file.refuse(f"parameter {made.name} stands twice", each.line)
        found.append(made)
    return tuple(found)


def _parameter(file: CypherFile, given: Field, hints: dict[str, Suggestion], before: list[str]) -> Parameter:
    fields(file, given, {"name", "type", "title"}, _PARAMETER_FIELDS, "a parameter")
    front = given.value
    name = text(file, front["name"], "name")
    if not name.isidentifier() or not name.isascii() or name in RESERVED:
        raise file.refuse(f"{name} cannot be the name of a parameter", front["name"].line)
    kind = one_of(file, front["type"], PARAMETER_TYPES, "type")
    plain = {k: f.plain() for k, f in front.items()}
    terms = "level" if kind == "level" else plain.get("terms")
    if kind == "choice" and terms not in TERMS:
        raise file.refuse(f"a choice needs terms, one of {', '.join(TERMS)}", given.line)
    if kind not in ("choice", "level") and "terms" in front:
        raise file.refuse(f"a parameter of type {kind} has no terms", front["terms"].line)
    for key in ("suggest", "default_from"):
        if key in front:
            _check_hint(file, front[key], kind, hints, before)
    if kind in _SUGGESTED and "suggest" not in front:
        raise file.refuse(f"a parameter of type {kind} needs suggest, the name of a suggestion query", given.line)
    if "of" in front and (kind != "text" or not _is_property(plain["of"])):
        raise file.refuse("of is Label.property, an indexed property of the graph, for parameters of type text", front["of"].line)
    for key in ("min", "max"):
        if key in front and (kind != "number" or not isinstance(plain[key], int)):
            raise file.refuse(f"{key} is a whole number, for parameters of type number", front[key].line)
    if kind == "number" and "default" not in front:
        raise file.refuse("a number needs a default", given.line)
    if "all" in front and not isinstance(plain["all"], bool):
        raise file.refuse("all is true or false", front["all"].line)
    no_default = "default" not in front and "default_from" not in front
    made = Parameter(name, kind, words(file, front["title"], "title"), plain.get("suggest"), plain.get("default_from"),
                     plain.get("default"), plain.get("all", no_default), terms, plain.get("of"), plain.get("min"), plain.get("max"))
    if made.default is not None:
        try:
            convert.literal(made, made.default)
        except BadParameter as error:
            raise file.refuse(f"the default does not fit: {error.en}", front["default"].line) from error
    return made


def _is_property(written: object) -> bool:
    label, _, name = str(written).partition(".")
    return label in LABELS and name in LABELS[label].indexed


def _check_hint(file: CypherFile, given: Field, kind: str, hints: dict[str, Suggestion], before: list[str]) -> None:
    hint = hints.get(given.value) if isinstance(given.value, str) else None
    if hint is None:
        close = near(str(given.value), hints)
        raise file.refuse(f"there is no suggestion query {given.value!r}" + (f"; near ones: {', '.join(close)}" if close else ""), given.line)
    if hint.kind != kind:
        raise file.refuse(f"suggestion query {hint.name} gives {hint.kind}, the parameter is of type {kind}", given.line)
    missing = [p for p in hint.parameters if p not in before]
    if missing:
        raise file.refuse(f"suggestion query {hint.name} needs ${missing[0]}, which no parameter before this one gives", given.line)


def _columns(file: CypherFile, names: tuple[str, ...], given: Field | None) -> tuple[Column, ...]:
    own = given.value if given is not None else {}
    if not isinstance(own, dict):
        raise file.refuse("columns is a mapping of names to {zh, en}", given.line)
    for name, each in own.items():
        if name not in names:
            raise file.refuse(f"the query returns no column {name}", each.line)
    found = []
    for name in names:
        if name in own:
            fields(file, own[name], {"zh", "en"}, {"zh", "en", "terms"}, f"column {name}")
            terms = own[name].value.get("terms")
            vocabulary = one_of(file, terms, TERMS, "terms") if terms else (COLUMNS[name][2] if name in COLUMNS else None)
            found.append(Column(name, {k: text(file, own[name].value[k], k) for k in ("zh", "en")}, vocabulary))
        elif name == "evidence" or (name.endswith("_id") and name[:-3] in names):
            found.append(Column(name, {}))
        elif name in COLUMNS:
            zh, en, vocabulary = COLUMNS[name]
            found.append(Column(name, {"zh": zh, "en": en}, vocabulary))
        else:
            raise file.refuse(f"column {name} has no heading: say it under columns in the front matter", _last_return(file))
    return tuple(found)


def _view(file: CypherFile, given: Field, names: tuple[str, ...]) -> View:
    fields(file, given, {"kind"}, {"kind", *(o for need, may in VIEWS.values() for o in (*need, *may))}, "view")
    kind = one_of(file, given.value["kind"], VIEWS, "kind")
    need, may = VIEWS[kind]
    options = {k: f for k, f in given.value.items() if k != "kind"}
    for key in need:
        if key not in options:
            raise file.refuse(f"a {kind} needs {key}", given.line)
    for key, field in options.items():
        if key not in need and key not in may:
            raise file.refuse(f"a {kind} has no {key}", field.line)
        if field.value not in names:
            raise file.refuse(f"the query returns no column {field.value}", field.line)
    if kind == "graph":
        missing = [c for c in GRAPH_COLUMNS if c not in names]
        if missing:
            raise file.refuse(f"a graph needs the column {missing[0]}", given.line)
    return View(kind, {k: f.value for k, f in options.items()})


def suggestion_of(file: CypherFile) -> Suggestion:
    """The suggestion query of a file. Raises `BadQueryFile` with the line."""
    fields(file, file.front, {"name", "kind", "description"}, {"name", "kind", "description"})
    front = file.front.value
    name = text(file, front["name"], "name")
    if name != file.path.stem:
        raise file.refuse(f"name is {name}, but the file is called {file.path.name}", front["name"].line)
    kind = one_of(file, front["kind"], _SUGGESTED, "kind")
    facts = _checked(file)
    wanted = {"city": ("value", "id"), "node": ("value", "id", "label")}.get(kind, ("value",))
    if columns_of(file.cypher) != wanted:
        raise file.refuse(f"suggestions of kind {kind} return the columns {', '.join(wanted)}", file.line)
    return Suggestion(name, kind, text(file, front["description"], "description"), file.cypher,
                      tuple(p for p in facts.parameters if p not in STANDARD), file.path, file.line)
