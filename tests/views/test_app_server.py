"""The same app over a Neo4j server: counts, a query, a thing expanded, a sentence."""
from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.views.conftest import sample, visit
from tests.views.test_app_reading import SENTENCE, click_node, drawing, figures, names


@pytest.fixture(scope="module")
def server_app(stores):
    return stores.over("neo4j", sample).url


def test_overview_query_explorer_and_evidence_over_a_server(page, server_app):
    visit(page, server_app)
    found = figures(page)
    assert (found["报告"], found["改革"], found["试点"], found["领导"], found["成效"]) == (3, 5, 2, 2, 3)
    visit(page, f"{server_app}/queries?q=outcomes-reached-with&city={quote('未名市')}")
    expect(page.get_by_role("table").locator("tbody tr")).to_have_count(2)
    visit(page, f"{server_app}/explorer?node=city:370700")
    frame = drawing(page)
    click_node(page, frame, "淄博市")
    expect(page.get_by_test_id("node")).to_contain_text("淄博市")
    frame = drawing(page)
    frame.wait_for_function("document.getElementById('cy')._cyreg.cy.nodes().map(n => n.data('name')).includes('王小明')")
    assert "河长制" in names(frame)
    page.get_by_test_id("facts").get_by_role("link", name=SENTENCE).first.click()
    expect(page.locator("mark#rg-fact")).to_have_text(SENTENCE)
    visit(page, f"{server_app}/explorer")
    search = page.get_by_placeholder("城市、改革、试点")
    search.fill("王小明")
    search.press("Enter")
    expect(page.get_by_test_id("hits").get_by_role("link", name="王小明")).to_be_visible()
