"""Hits beside each other, and hits to take along."""
from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from graph.similar.brief import as_docx, as_xlsx
from graph.similar.hits import Hit
from graph.similar.wording import CHINESE, Words
from ingest.tables.line import spoken
from views import address
from views.components.table import Cell, Column, table
from views.kept import kept
from views.language import current, t, value_name, values
from views.markup import aloud, shorten
from views.queries.downloads import XLSX
from views.similar.cards import NOTHING, own_words, result, sentence, sources

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FEWEST = 2
QUOTE = 160
"""Characters of a sentence in a column."""
COMPARING = "comparing"
"""The key of the switch that opens the comparison."""
_PICK, _OF = "similar_pick_", "similar_picked_of"


def key(hit: Hit) -> str:
    """The key of the tick box of a hit."""
    return f"{_PICK}{hit.id}"


def asked(what: str) -> None:
    """Say what is looked for now: ticks stay while the filters change, and while a person reads a sentence and comes back, but not for another
    question."""
    if st.session_state.get(_OF) != what:
        for each in [each for each in st.session_state if str(each).startswith(_PICK)]:
            del st.session_state[each]
        st.session_state.pop(COMPARING, None)
        st.session_state[_OF] = what


def chosen(found: Sequence[Hit]) -> list[Hit]:
    """The hits that are ticked, in their order."""
    return [hit for hit in found if st.session_state.get(key(hit))]


def tick(hit: Hit) -> None:
    """Draw the tick box of a hit."""
    words = t("similar.tick", name=aloud(shorten(hit.answer.item.name, 30)), place=aloud(hit.city))
    st.checkbox(words, key=key(hit), label_visibility="collapsed", width="content", persist_state="session")


def downloads(found: Sequence[Hit], asked: str) -> None:
    """Draw the two buttons, for the hits that are ticked or for all; a file is made when its button is pressed."""
    some = chosen(found)
    taken = some or list(found)
    suffix = t("similar.of_chosen", many=len(some)) if some else ""
    words = Words("en", values("en")) if current() == "en" else CHINESE
    st.download_button(t("similar.docx") + suffix, lambda: as_docx(taken, asked, words), "similar.docx", DOCX, key="similar_docx", icon=":material/description:",
                       on_click="ignore")
    st.download_button(t("similar.xlsx") + suffix, lambda: as_xlsx(taken, words), "similar.xlsx", XLSX, key="similar_xlsx", icon=":material/table_view:",
                       on_click="ignore")


def comparison(hits: Sequence[Hit]) -> str:
    """The hits as a table: a column each, a row for each thing that one compares."""
    rows = [[Cell(t(f"similar.row_{name}")), *(cells(hit) or [Cell("")] for hit in hits)] for name, cells in _ROWS.items()]
    kept_ = [row for row in rows if any(part.text for cells in row[1:] for part in cells)]
    return table([Column(""), *(Column(hit.city or hit.answer.item.name) for hit in hits)], kept_, t("similar.compared"))


def _name(hit: Hit) -> list[Cell]:
    return [Cell(hit.answer.item.name, address.thing(hit.id, kept=kept()))]


def _places(hit: Hit) -> list[Cell]:
    return [Cell(p.name if p.province in ("", p.name) else f"{p.province} {p.name}", address.thing(p.id, "City", kept())) for p in hit.answer.item.places]


def _word(attribute: str):
    def cells(hit: Hit) -> list[Cell]:
        value = getattr(hit.answer.item, attribute)
        return [] if value in NOTHING else [Cell(value_name(value))]
    return cells


def _year(hit: Hit) -> list[Cell]:
    return [Cell(str(hit.answer.item.year))] if hit.answer.item.year else []


def _what(hit: Hit) -> list[Cell]:
    telling = own_words(hit)
    if telling is None:
        return []
    place = telling.evidence
    return [Cell(shorten(spoken(place.quote), QUOTE), address.evidence(place.report, place.start, place.end, kept()), quote=True)]


def _ties(*kinds: str):
    def cells(hit: Hit) -> list[Cell]:
        ties = {tie.id: tie for kind in kinds for tie in hit.details.of(kind)}
        return [sentence(tie, result(tie)) for tie in ties.values()]
    return cells


def _read(hit: Hit) -> list[Cell]:
    return [Cell(title, address.evidence(telling.evidence.report, telling.evidence.start, telling.evidence.end, kept())) for title, telling in sources(hit)]


_ROWS = {
    "name": _name, "place": _places, "topic": _word("topic"), "level": _word("level"), "status": _word("status"), "year": _year, "what": _what,
    "outcomes": _ties("ACHIEVED"), "led": _ties("LEADS", "RESPONSIBLE_FOR"), "recognised": _ties("RECOGNISED_BY"), "governed": _ties("GOVERNED_BY"),
    "read": _read,
}
