"""The explanation as text for a terminal: names in brackets with their type, in colour where there is one."""
from __future__ import annotations

from collections.abc import Iterator

from ingest.explain.marks import ROLE, Line, nested, paragraphs
from ingest.facts import FactFile

_COLOURS = {"City": 32, "Reform": 34, "Pilot": 35, "Leader": 33, "Outcome": 36, "Target": 36, "Policy": 31, "Organisation": 96, "Problem": 95, ROLE: 33}
_GREY = 90


def as_text(facts: FactFile, colour: bool = False, candidates: bool = False) -> Iterator[str]:
    """Lines: a head, then each paragraph that has facts with its number, and under it the facts, the surest first."""
    place = " ".join(str(x) for x in (facts.city, facts.year) if x)
    yield f"{facts.title or facts.doc}  {place}  {facts.report}  {facts.extractor} {facts.setting}"
    for paragraph in paragraphs(facts, candidates):
        if not (paragraph.marks or paragraph.lines):
            continue
        yield ""
        yield f"{paragraph.passage.id}{' 打算 plan' if paragraph.passage.plan else ''}  {_marked(paragraph.passage.text, paragraph.marks, colour)}"
        for line in sorted(paragraph.lines, key=lambda line: -line.confidence):
            yield _line(line, colour)


def _marked(text: str, marks: list, colour: bool) -> str:
    parts, opened = [], []
    for piece in nested(text, marks):
        if isinstance(piece, str):
            parts.append(piece)
        elif piece is not None:
            opened.append(piece)
            parts.append(_painted("[", piece.type, colour))
        else:
            mark = opened.pop()
            parts.append(_painted(f"|{mark.type}{'?' if mark.candidate else ''}]", mark.type, colour))
    return "".join(parts)


def _line(line: Line, colour: bool) -> str:
    sure = "?" if line.candidate else " "
    kind = _painted(f"{line.type:<16}", line.type, colour)
    return f"  {sure} {line.confidence:.2f} {kind} {line.says}  {_painted(line.attrs, '', colour)}  ← {line.component}"


def _painted(text: str, kind: str, colour: bool) -> str:
    return f"\x1b[{_COLOURS.get(kind, _GREY)}m{text}\x1b[0m" if colour and text else text
