"""Ledgers that offices keep as spreadsheets: read, shown for confirmation, and their rows made facts with sheet and cell.

    ledger = read_ledger(path)                                # sheets with rows, every cell in its column
    guess(ledger)                                             # the register that its heads or names say it is, None where several would do
    proposal = propose(ledger, register("试点台账"))           # tables, columns understood by their heads, rows that are none
    made = facts_of(ledger, proposal, city="淄博市")           # fact file, and what became of every row
    result = import_ledger(workspace, path, register("试点台账"))   # all of it, into the data folder
    template(register("试点台账"))                             # XLSX with the right heads
"""
from ingest.ledger.book import Ledger, LedgerSheet, read_ledger
from ingest.ledger.facts import EXTRACTOR, Made, described, facts_of
from ingest.ledger.guess import guess, likely_head
from ingest.ledger.heads import Field
from ingest.ledger.importing import Imported, import_ledger
from ingest.ledger.proposal import Proposal, propose
from ingest.ledger.tables import Found, Left, Row
from ingest.ledger.template import template

__all__ = [
    "EXTRACTOR", "Field", "Found", "Imported", "Ledger", "LedgerSheet", "Left", "Made", "Proposal", "Row",
    "described", "facts_of", "guess", "import_ledger", "likely_head", "propose", "read_ledger", "template",
]
