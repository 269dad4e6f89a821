"""The explanation as one HTML page that needs nothing else: no script, no style or font from elsewhere."""
from __future__ import annotations

from html import escape

from ingest.explain.marks import ROLE, Mark, Paragraph, nested, paragraphs
from ingest.facts import ENTITY_TYPES, FactFile

_STYLE = """
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.8 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #22302c }
h1 { font-size: 1.4rem } small, .who { color: #6a756f } .plan { border-left: 3px solid #d8c27a; padding-left: .7rem }
mark { padding: 0 .15em; border-radius: 3px; color: inherit } mark.candidate { background: none; border-bottom: 2px dotted }
details { margin: -.6rem 0 1rem; font-size: .85rem } summary { cursor: pointer; color: #6a756f } td { padding: 0 .8rem 0 0; vertical-align: top }
.City { background: #cfe8dc } .Reform { background: #d3e0f5 } .Pilot { background: #e4d7f0 } .Leader { background: #f6dfc4 }
.Outcome { background: #cdecef } .Target { background: #e2f0c9 } .Policy { background: #f3d3d3 } .Organisation { background: #dfe3e0 }
.Problem { background: #f5e6c9 } .Score { background: #ece3d4 } .Role { background: none; border-bottom: 2px solid #d9a55b } mark mark { box-shadow: 0 0 0 1px #fff }
"""


def as_html(facts: FactFile, candidates: bool = False) -> str:
    """The whole page. Hover a name for its type, component and confidence; open a paragraph's list for its facts."""
    place = " · ".join(str(x) for x in (facts.city, facts.year, facts.doc, facts.report, facts.extractor, facts.setting) if x)
    kinds = [(kind, kind) for kind in ENTITY_TYPES] + [(ROLE, "没有点名的职务 post without a name")] * bool(facts.roles)
    legend = " ".join(f'<mark class="{kind}">{said}</mark>' for kind, said in kinds)
    body = "\n".join(_paragraph(p) for p in paragraphs(facts, candidates))
    title = escape(facts.title or facts.doc)
    return (f'<!doctype html>\n<html lang="zh"><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>\n'
            f"<body><h1>{title}</h1><p><small>{escape(place)}</small></p><p>{legend}</p>\n{body}\n</body></html>\n")


def _paragraph(paragraph: Paragraph) -> str:
    tag = "h2" if paragraph.passage.kind == "heading" else "p"
    plan = ' class="plan" title="打算 plan"' if paragraph.passage.plan else ""
    made = f"<{tag}{plan}>{_marked(paragraph.passage.text, paragraph.marks)}</{tag}>"
    if not paragraph.lines:
        return made
    rows = "".join(
        f"<tr><td>{line.confidence:.2f}{'?' if line.candidate else ''}</td><td>{escape(line.type)}</td><td>{escape(line.says)}</td>"
        f'<td>{escape(line.attrs)}</td><td class="who">{escape(line.component)}</td></tr>'
        for line in sorted(paragraph.lines, key=lambda line: -line.confidence))
    return f"{made}<details><summary>{len(paragraph.lines)} 项事实 facts</summary><table>{rows}</table></details>"


def _marked(text: str, marks: list[Mark]) -> str:
    parts = []
    for piece in nested(text, marks):
        if isinstance(piece, str):
            parts.append(escape(piece))
        elif piece is None:
            parts.append("</mark>")
        else:
            told = escape(f"{piece.type} · {piece.component} · {piece.confidence:.2f}")
            parts.append(f'<mark class="{escape(piece.type)}{" candidate" if piece.candidate else ""}" title="{told}">')
    return "".join(parts)
