"""What `similar` and `vectors` of `python -m graph` do; each returns the exit status."""
from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence

from graph.errors import BadQuestion
from graph.similar.brief import write_brief
from graph.similar.draft import of_draft, read_draft, wanted
from graph.similar.filters import Filters
from graph.similar.hits import Hit, grouped, hits
from graph.similar.industries import by_place
from graph.similar.known import check_filters
from graph.similar.question import at_places, of_item
from graph.similar.records import Question
from graph.similar.show import as_text
from graph.similar.sync import lacking, prepare, state
from graph.store import Store, open_store
from ingest.errors import UsageError
from ingest.workspace import Workspace


def similar(options: Namespace) -> int:
    if sum(each is not None for each in (options.id, options.text, options.file)) != 1:
        raise UsageError("similar wants one of: an ID, --text TEXT, --file F")
    if options.brief and options.brief.suffix.lower() not in (".docx", ".xlsx"):
        raise UsageError("--brief wants a name that ends in .docx or .xlsx")
    if options.elsewhere and not (options.city or options.id):
        raise UsageError("--elsewhere wants --city: of which province is the asker?")
    with open_store() as store:
        try:
            questions = [at_places(store, question, options.city) for question in _questions(store, options)]
            found = _found(store, questions, options)
        except BadQuestion as error:
            raise UsageError(str(error)) from error
        warning = _by_words(store, questions)
    if warning:
        print(f"graph: {' '.join(warning.split())}", file=sys.stderr)
    if options.brief:
        write_brief(options.brief, found, wanted(questions))
    if options.json:
        print(json.dumps([hit.as_json() for hit in found], ensure_ascii=False, indent=1))
    else:
        print(as_text(grouped(found)))
    return 0


def _by_words(store: Store, questions: Sequence[Question]) -> str:
    """What a person is told whose question, or some of whose answers, are compared by words alone; empty where all have vectors."""
    without = lacking()
    if without:
        return f"只按用词查找 / by words alone: {without}" if any(q.vector is None for q in questions) else ""
    items, made = state(store)
    return f"{items - made:,} 项还没有向量，只按用词查找；补做：python -m graph vectors / without vectors, found by words alone" if made < items else ""


def _found(store: Store, questions: Sequence[Question], options: Namespace) -> list[Hit]:
    filters = Filters(tuple(options.level), tuple(options.province), tuple(options.topic), tuple(options.status), (), (options.since, options.until),
                      options.results, options.recognised, options.elsewhere)
    check_filters(store, filters)
    industries = by_place(store) if any(q.places for q in questions) else {}
    return hits(store, questions, filters, options.k, options.places, industries)


def _questions(store: Store, options: Namespace) -> list[Question]:
    if options.id is not None:
        return [of_item(store, options.id)]
    return of_draft(options.text if options.text is not None else read_draft(options.file))


def vectors(options: Namespace) -> int:
    from tqdm import tqdm

    with open_store() as store, tqdm(desc="向量 vectors", unit="项", disable=None, file=sys.stderr) as bar:
        def told(done: int, total: int, _: str) -> None:
            bar.total = total
            bar.update(done - bar.n)

        made = prepare(store, Workspace.default(), progress=told)
    if made.without:
        print(f"graph: {made.without}", file=sys.stderr)
    print(json.dumps({"made": made.made, "items": made.items}) if options.json else f"{made.items:,} 项，补做 {made.made:,} 项 / items, made now")
    return 0
