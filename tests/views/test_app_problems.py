"""What the app says when the store cannot be used, or holds nothing."""
from __future__ import annotations

import socket

import pytest
from playwright.sync_api import expect

from tests.views.app_process import AppProcess, bare_environment
from tests.views.conftest import visit

PAGES = ("/", "/search?q=zb", "/queries", "/similar", "/explorer", "/evidence", "/review", "/reports")


@pytest.fixture
def app_with(tmp_path):
    """Runs an app with these settings; ends all at the end."""
    started = []

    def start(**settings: str) -> str:
        started.append(AppProcess(bare_environment(REFORMGRAPH_DATA=str(tmp_path / "data"), **settings), tmp_path / f"{len(started)}.log"))
        return started[-1].url

    yield start
    for app in started:
        app.close()


def test_a_server_that_does_not_answer_gets_a_page_that_says_what_to_do(page, app_with):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound, but nobody listens
        uri = f"bolt://127.0.0.1:{nobody.getsockname()[1]}"
        url = app_with(NEO4J_URI=uri, NEO4J_PASSWORD="x")
        for path in PAGES:
            visit(page, url + path)
            expect(page.get_by_role("heading", name="连接不上图数据库")).to_be_visible()
        expect(page.locator(".rg-steps")).to_contain_text(uri)
        expect(page.locator(".rg-steps")).to_contain_text("NEO4J_URI")
        visit(page, f"{url}/?lang=en")
        expect(page.get_by_role("heading", name="The graph database does not answer")).to_be_visible()
        expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_a_wrong_password_gets_a_page_that_says_what_to_do(page, app_with, stores):
    server = stores.get("neo4j")
    url = app_with(NEO4J_URI=server.settings.uri, NEO4J_USER=server.settings.user, NEO4J_PASSWORD="certainly-wrong")
    visit(page, url)
    expect(page.get_by_role("heading", name="图数据库拒绝了登录")).to_be_visible()
    expect(page.locator(".rg-steps")).to_contain_text("NEO4J_PASSWORD")
    assert "certainly-wrong" not in page.content()


def test_an_empty_graph_gets_pages_that_say_how_to_fill_it(page, stores):
    stores.get("embedded")
    folder = stores.get("embedded").workspace.root
    app = AppProcess(stores.environment("embedded"), folder / "empty-app.log")
    try:
        for path in ("/", "/search?q=zb", "/queries", "/similar", "/explorer", "/explorer?node=city:370300", "/evidence", "/review"):
            visit(page, app.url + path)
            expect(page.get_by_role("heading", name="图谱里还没有报告")).to_be_visible()
            expect(page.locator(".rg-steps")).to_contain_text("python -m ingest")
        page.get_by_role("link", name="上传报告").click()
        page.wait_for_url("**/reports*")
        expect(page.get_by_text("还没有报告。上传文件后")).to_be_visible()
    finally:
        app.close()
