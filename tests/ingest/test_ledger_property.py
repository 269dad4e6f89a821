"""Whatever stands in a table, every row that holds something is accounted for, and no fact says what no cell says."""
from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import SetAside
from ingest.ledger import facts_of, propose, read_ledger
from ingest.registers import registers
from tests.ingest.test_ledger_shapes import every_row

_WORDS = st.sampled_from(("合计", "小计", "注：甲", "一、经济", "试点", "序号", "2023年5月", "已完成", "95", "第3名", "45078", "12月底前", "市水利局、市财政局", "副市长周明",
                          "张店区", "供水改革", "办件12万件，增长5%", "—", "| |", "'=1", "新华网推介", "国家级", "5月", "得分", "责任单位"))
_CELLS = st.one_of(_WORDS, st.just(""), st.just("供水改革试点"), st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n\x00\""), max_size=12))


@st.composite
def tables(draw):
    """A register, and the rows of a CSV: maybe words above, the heads of some of its columns, rows of anything."""
    of = draw(st.sampled_from(registers()))
    told = [c for c in of.columns if c.told and c.kind != "months"]
    heads = draw(st.lists(st.sampled_from([c.zh for c in told] + ["5月", "6月", "备注"]), min_size=2, max_size=6, unique=True))
    above = draw(st.lists(st.lists(_CELLS, max_size=3), max_size=2))
    rows = draw(st.lists(st.lists(_CELLS, min_size=len(heads), max_size=len(heads) + 1), min_size=2, max_size=8))
    return of, [*above, heads, *rows]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_every_row_that_holds_something_is_accounted_for(table):
    of, rows = table
    text = "\n".join("\t".join(cell.replace("\t", " ") for cell in row) for row in rows)
    try:
        ledger = read_ledger("a.tsv", b"\xef\xbb\xbf" + text.encode())
        proposal = propose(ledger, of)
    except SetAside:
        return
    made = facts_of(ledger, proposal, city="淄博市", year=2023)
    assert every_row(proposal, made) == sorted((sheet.name, row.number) for sheet in ledger.sheets for row in sheet.rows)
    made.facts.check()
    clean = made.text.text
    for fact in (*made.facts.entities, *made.facts.relations):
        assert clean[fact.start : fact.end] == fact.evidence and fact.evidence
    for entity in made.facts.entities:
        assert entity.name.strip()
        assert all(clean[m.start : m.end] == m.text for m in entity.mentions)
