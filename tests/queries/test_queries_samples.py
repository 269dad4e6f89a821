"""The sample reports: whoever tries the program with them sees an answer to every canned query, without filling in anything."""
from __future__ import annotations

from bench.texts import SAMPLES
from graph.load import load
from graph.similar.sync import prepare
from ingest.run.run import run as ingest
from queries import catalogue
from queries.run import run
from tests.graph.similar.similar_reports import Bigrams


def test_every_query_has_rows_with_its_defaults(stores):
    store = stores.get("embedded")
    ingest([SAMPLES], store.workspace, fast=True)
    load(store, store.workspace)
    prepare(store, store.workspace, Bigrams())
    assert [name for name, query in catalogue.load().items() if not run(store, query, limit=1).rows] == []
