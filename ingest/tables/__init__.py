"""Tables that list items of reform: 台账, 清单, 任务分解表. Columns are recognised by their heads.

    columns(rows)      the head of a ledger and the role of each column
    tables(rows)       all ledgers among some rows, with their rows of items
    sheets(name, data) the sheets of an XLSX file as rows, cells as shown, merged ones filled (`ingest.tables.workbook`)

Rows are sequences of texts, of a spreadsheet or of a table in a document. The words that tell a column are in `ingest/vocabulary/tables`.
"""
from ingest.tables.body import Row, Table, tables
from ingest.tables.columns import Recognised, columns
from ingest.tables.roles import ROLES

__all__ = ["ROLES", "Recognised", "Row", "Table", "columns", "tables"]
