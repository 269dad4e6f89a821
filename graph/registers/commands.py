"""What `register` of `python -m graph` does; it returns the exit status."""
from __future__ import annotations

import json
from argparse import Namespace

from graph.registers.export import as_json, to_csv, to_xlsx
from graph.registers.reading import MOST_ROWS, PAGE, read
from graph.registers.records import OVERDUE, Filters
from graph.registers.show import as_list, as_text
from graph.store import open_store
from ingest.errors import UsageError
from ingest.registers import register as find
from ingest.registers import registers
from ingest.workspace import write_atomic


def register(options: Namespace) -> int:
    if options.list:
        print(json.dumps([{"name": r.zh, "key": r.en, "about": r.about_zh} for r in registers()], ensure_ascii=False, indent=1) if options.json else as_list())
        return 0
    if not options.name:
        raise UsageError("register wants the NAME of a register; `register --list` lists them / 要写台账名，--list 列出全部")
    wanted = find(options.name)
    filters = Filters(options.city, options.province, options.topic, options.level, options.status, options.year_from, options.year_to, options.text,
                      OVERDUE if options.overdue else "", options.confidence, options.on)
    limit = options.limit if options.limit is not None else MOST_ROWS if options.xlsx or options.csv else PAGE
    with open_store() as store:
        found = read(store, wanted, filters, options.sort, options.desc, limit)
    if options.xlsx or options.csv:
        path = options.xlsx or options.csv
        write_atomic(path, to_xlsx(found) if options.xlsx else to_csv(found))
        print(f"{wanted.zh}：{len(found.rows):,} 行 rows → {path}")
    else:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=1) if options.json else as_text(found))
    return 0
