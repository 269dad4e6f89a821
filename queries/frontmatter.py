"""Front matter: YAML in the comment block `/*--- … ---*/` at the head of a `.cypher` file, each value with the line it stands on."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from queries.errors import BadQueryFile

OPEN, CLOSE = "/*---", "---*/"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Field:
    """A value of the front matter and its line in the file. Mappings hold Fields by key, sequences hold Fields."""

    value: Any
    line: int

    def plain(self) -> Any:
        """The value without lines."""
        if isinstance(self.value, dict):
            return {k: f.plain() for k, f in self.value.items()}
        if isinstance(self.value, list):
            return [f.plain() for f in self.value]
        return self.value


@dataclass(frozen=True)
class CypherFile:
    """A file cut in two: the front matter (a Field that holds a mapping), and the Cypher text with the line it begins on."""

    path: Path
    front: Field
    cypher: str
    line: int

    def refuse(self, reason: str, line: int | None = None) -> BadQueryFile:
        """The error to raise: names the file, and the line (by default that of the front matter)."""
        return BadQueryFile(self.path.name, line or self.front.line, reason)


def read(path: Path) -> CypherFile:
    """Read and cut a file. Raises `BadQueryFile` where it is not UTF-8, has no front matter, or that is no YAML mapping."""
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise BadQueryFile(path.name, line, "is not UTF-8 text") from error
    except OSError as error:
        raise BadQueryFile(path.name, 1, f"cannot be read ({error.strerror})") from error
    if not text.startswith(OPEN):
        raise BadQueryFile(path.name, 1, f"has no front matter: the file begins with {OPEN}")
    end = text.find(CLOSE)
    if end < 0:
        raise BadQueryFile(path.name, 1, f"the front matter is never closed: it ends with {CLOSE}")
    block = text[len(OPEN) : end]
    try:
        node = yaml.compose(block, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BadQueryFile(path.name, (mark.line if mark else 0) + 1, f"the front matter is no YAML: {getattr(error, 'problem', error)}") from error
    if not isinstance(node, yaml.MappingNode):
        raise BadQueryFile(path.name, 1, "the front matter is no mapping of fields")
    rest = text[end + len(CLOSE) :]
    body = rest.lstrip()
    line = text.count("\n", 0, end) + 1 + rest[: len(rest) - len(body)].count("\n")
    if not body.strip():
        raise BadQueryFile(path.name, line, "has no Cypher after the front matter")
    return CypherFile(path, _field(node, path.name, frozenset()), body.rstrip() + "\n", line)


def _field(node: yaml.Node, file: str, above: frozenset[int]) -> Field:
    line = node.start_mark.line + 1
    if id(node) in above:
        raise BadQueryFile(file, line, "the front matter refers to itself")
    above = above | {id(node)}
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Field] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise BadQueryFile(file, key.start_mark.line + 1, "a field's name must be a word")
            if key.value in found:
                raise BadQueryFile(file, key.start_mark.line + 1, f"field {key.value} stands twice")
            found[key.value] = Field(_field(value, file, above).value, key.start_mark.line + 1)
        return Field(found, line)
    if isinstance(node, yaml.SequenceNode):
        return Field([_field(each, file, above) for each in node.value], line)
    return Field(_scalar(node, file), line)


def _scalar(node: yaml.ScalarNode, file: str) -> Any:
    """The value of a scalar as YAML's safe types give it (text, number, true/false, null)."""
    if node.tag == "tag:yaml.org,2002:str":
        return node.value
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_object(node)
    except (yaml.YAMLError, ValueError) as error:
        raise BadQueryFile(file, node.start_mark.line + 1, f"{node.value!r} is not a value that can stand here") from error
    finally:
        loader.dispose()
