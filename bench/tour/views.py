"""Which pages the tour opens, and what must be on each. No browser here."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docs.pictures import FIRST
from graph.store import Store
from ingest.registers import registers
from views import address

NOT_FROM_REPORTS = {
    "tasks": "tasks with deadlines, forms and targets of their own stand in task ledgers",
    "scores": "scores and ranks stand in notices and spreadsheets",
}
"""Registers that reports alone do not fill, and why."""
REVIEWED = ("pairs", "facts", "open", "log", "check")
_FACT = """MATCH (:Reform {id: $item})-[r:ACHIEVED]->(o) WITH r, o ORDER BY o.id LIMIT 1
RETURN r.reports[0] AS report, r.starts[0] AS start, r.ends[0] AS end, r.quotes[0] AS quote"""
_ROWS = "table.rg-table tbody tr"
_CHART = ".stVegaLiteChart canvas, .stVegaLiteChart svg.marks"
_DROP = "[data-testid=stFileUploaderDropzone]"


@dataclass(frozen=True)
class View:
    """A page: `name` in the report and of its picture, `address` inside the app in Chinese. `wanted` are CSS selectors of what must be seen on it,
    `marked` the sentence that must be marked, `drawn` whether a drawing of things must be there; `rows` is the selector of what is counted, at
    least one, but for a page that has a reason to be `bare`."""

    name: str
    address: str
    wanted: tuple[str, ...]
    rows: str = ""
    marked: str = ""
    drawn: bool = False
    bare: str = ""

    def in_language(self, language: str) -> str:
        """The address in "zh" or "en"."""
        return self.address if language == "zh" else f"{self.address}{'&' if '?' in self.address else '?'}lang={language}"


@dataclass(frozen=True)
class Things:
    """What of the graph is shown: two cities, a reform with its name, a leader, and a fact with the report and place of its sentence."""

    cities: tuple[str, ...]
    item: str
    name: str
    leader: str
    report: str
    start: int
    end: int
    quote: str


def things(store: Store) -> Things:
    """Those of which the graph tells most. Raises `LookupError` where it tells of no city, reform with an outcome, or leader."""
    found = {name: store.read(query).column("id") for name, query in FIRST.items()}
    lacking = [name for name, ids in found.items() if not ids]
    if lacking:
        raise LookupError(f"the graph has nothing to show of: {', '.join(lacking)}")
    item = found["item"][0]
    name = store.read("MATCH (n:Reform {id: $item}) RETURN n.name AS name", item=item).single()
    return Things(tuple(found["city"]), item, name, found["leader"][0], **store.read(_FACT, item=item).dicts()[0])


def views(shown: Things, queries: Mapping[str, str], some: bool = False) -> list[View]:
    """Every page and register. `queries` has the queries to open by the way in which their results are shown; of `some` reports alone no register
    need have rows."""
    return [
        View("overview", address.address("overview"), ("[data-testid=figures]", _CHART), _ROWS),
        View("queries", address.address("queries"), (".rg-gallery",), ".rg-gallery .rg-cards a"),
        *(_query(kind, name) for kind, name in sorted(queries.items())),
        View("cities", address.address("city"), ("[data-testid=cities]",), "[data-testid=cities] a"),
        View("city", address.thing(shown.cities[0], "City"), ("[data-testid=city] h1", "[data-testid=counts]"), _ROWS),
        View("item", address.thing(shown.item, "Reform"), ("[data-testid=item] h1", "[data-testid=about]"), _ROWS),
        View("leader", address.thing(shown.leader, "Leader"), ("[data-testid=leader] h1",), _ROWS),
        View("compare", address.address("compare", {"cities": ",".join(shown.cities)}), ("[data-testid=totals]", "[data-testid=topics]"), _ROWS),
        View("explorer-begin", address.address("explorer"), (".rg-cards",), ".rg-cards a"),
        View("explorer", address.explorer(shown.item), ("[data-testid=node] h1",), "[data-testid=facts] .rg-fact", drawn=True),
        View("evidence-choose", address.address("evidence"), ("ul.rg-list",), "ul.rg-list li"),
        View("evidence", address.evidence(shown.report, shown.start, shown.end), ("[data-testid=claim]", "[data-testid=text]"), ".st-key-facts_list .rg-fact",
             marked=shown.quote),
        View("similar", address.address("similar", {"text": shown.name}), ("[data-testid=count]",), "[data-testid=hit]"),
        View("similar-item", address.address("similar", {"item": shown.item}), ("[data-testid=count]",), "[data-testid=hit]"),
        *(View(f"review-{tab}", address.address("review", {"tab": tab}), (".st-key-review_top",)) for tab in REVIEWED),
        View("reports", address.address("reports"), (_DROP,), _ROWS),
        View("report", address.address("reports", {"report": shown.report}), (".st-key-edit", _DROP), _ROWS),
        View("search", address.search(shown.name), ("[data-testid=group-Reform]",), "[data-testid=found] li"),
        View("import", address.address("registers"), ("[data-testid=registers]", _DROP), "[data-testid=registers] a"),
        *(_register(each.en, some) for each in registers()),
    ]


def _query(kind: str, name: str) -> View:
    seen = {"table": (_ROWS,), "graph": ()}.get(kind, (_CHART,))
    return View(f"query-{kind}", address.query(name), ("[data-testid=rows]", *seen), _ROWS, drawn=kind == "graph")


def _register(name: str, some: bool) -> View:
    bare = NOT_FROM_REPORTS.get(name) or ("these reports fill none" if some else "")
    wanted = ("[data-testid=registers]",) if bare else ("[data-testid=registers]", "[data-testid=totals]", "table.rg-register")
    return View(f"register-{name}", address.address("registers", {"r": name}), wanted, "table.rg-register tbody tr", bare=bare)
