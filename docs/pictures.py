"""`python -m docs.pictures [DATA]`: the pictures of the documentation, taken from the app over the sample reports.

DATA is a data folder in which the samples are ingested; without it they are ingested into a temporary one (half a minute). Run it when a page
changes and look at what it took: no test can say whether a page is one to work with all day.
"""
from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from graph.store import open_store
from ingest.workspace import Workspace
from tests.views.app_process import ROOT, AppProcess, bare_environment
from tests.views.conftest import CHROMIUM, ready

FOLDER = ROOT / "docs" / "pictures"
NARROW, WIDE = 390, 1280
HIGH = 900
FIRST = {
    "city": "MATCH (i)-[:CARRIED_OUT_IN|HOSTED_BY]->(n:City {level: 'prefecture'}) RETURN n.id AS id, count(i) AS many ORDER BY many DESC, id LIMIT 2",
    "item": "MATCH (n:Reform)-[:ACHIEVED]->(o) RETURN n.id AS id, count(o) AS many ORDER BY many DESC, id LIMIT 1",
    "leader": "MATCH (n:Leader)-[r:LEADS|HOLDS_POST]->() RETURN n.id AS id, count(r) AS many ORDER BY many DESC, id LIMIT 1",
}
"""What is shown of each kind: that of which the samples tell most."""


def addresses(workspace: Workspace) -> dict[str, str]:
    """Name of the picture → address."""
    with open_store(workspace=workspace) as store:
        ids = {name: store.read(query).column("id") for name, query in FIRST.items()}
    return {
        "overview": "/",
        "search": "/search?q=一窗受理",
        "registers": "/registers?r=pilots",
        "similar": "/similar?text=企业拿到土地当天就能开工，手续提前做完",
        "city": f"/city?id={ids['city'][0]}",
        "item": f"/item?id={ids['item'][0]}",
        "leader": f"/leader?id={ids['leader'][0]}",
        "compare": f"/compare?cities={','.join(ids['city'])}",
        "queries": "/queries?q=pilots-elsewhere",
        "review": "/review",
    }


def take(url: str, wanted: dict[str, str], folder: Path, width: int = WIDE, language: str = "zh") -> None:
    """A picture of each address, `NAME.png`; other widths and languages beside it under their own names."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page: Page = browser.new_page(viewport={"width": width, "height": HIGH})
        page.set_default_timeout(120_000)
        for name, address in wanted.items():
            page.goto(url + address + ("" if language == "zh" else f"{'&' if '?' in address else '?'}lang={language}"))
            ready(page)
            page.wait_for_timeout(1500)  # charts are drawn after the page has told that it is ready
            ready(page)
            page.screenshot(path=folder / f"{name}{'' if width == WIDE else f'-{width}'}{'' if language == 'zh' else f'-{language}'}.png")
        browser.close()


def main() -> None:
    """Take them."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "data"
        environment = bare_environment(REFORMGRAPH_DATA=str(data))
        if len(sys.argv) < 2:
            subprocess.run([sys.executable, "-m", "ingest", "examples/reports"], cwd=ROOT, env=environment, check=True)
        app = AppProcess(environment, Path(folder) / "log.txt")
        try:
            take(app.url, addresses(Workspace(data)), FOLDER)
        finally:
            app.close()


if __name__ == "__main__":
    main()
