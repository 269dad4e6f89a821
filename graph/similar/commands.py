"""What `similar` and `vectors` of `python -m graph` do; each returns the exit status."""
from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from graph.errors import BadQuestion
from graph.similar.brief import write_brief
from graph.similar.draft import of_draft, read_draft, wanted
from graph.similar.filters import Filters
from graph.similar.hits import Hit, grouped, hits
from graph.similar.industries import by_place
from graph.similar.known import check_filters
from graph.similar.question import DESCRIPTION, at_places, of_item
from graph.similar.records import Place, Question
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
    with open_store() as store:
        try:
            text = read_draft(options.file) if options.file is not None else options.text
            asked = [of_item(store, options.id)] if text is None else of_draft(text)
            own = _of_draft(options, text)
            questions = [replace(q, places=(own,)) if own else at_places(store, q, options.city) for q in asked]
            if options.elsewhere and not any(q.places for q in questions):
                raise UsageError("--elsewhere wants --city: of which province is the asker?")
            found = _found(store, questions, options)
        except BadQuestion as error:
            raise UsageError(str(error)) from error
        warning = _by_words(store, questions)
    if own:
        print(f"graph: 草稿出自{own.name}，其做法不列出；若是别处，请写 --city / the draft is of {own.name}, whose own are left out; if not, say --city", file=sys.stderr)
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


def _of_draft(options: Namespace, text: str | None) -> Place | None:
    """The place that a draft tells it is of, where none is given."""
    if options.city or text is None or (options.file is None and len(text) <= DESCRIPTION):
        return None
    from graph.similar.draft_place import place_of

    return place_of(text)


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
