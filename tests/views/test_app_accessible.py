"""Every page, looked over by axe-core: no serious finding of ours. What Streamlit's own widgets have is listed here, by rule and element."""
from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.views.conftest import ready, visit
from tests.views.sample_graph import reports

PAGES = (
    "/", "/queries", "/queries?q=outcomes", "/city?id=city:370300", "/compare?cities=city:370300,city:370700", "/registers", "/similar?text=审批", "/explorer",
    "/explorer?node=city:370300", f"/evidence?report={reports()[0].report}", "/review", "/reports",
)
FOUND = {"/item": "一窗受理改革", "/leader": "王小明"}
"""Pages that are reached by a search."""
OF_STREAMLIT = {
    "color-contrast": r'> span\[aria-hidden="true"\] > \S*\[data-testid="stMarkdownContainer"\] > p',  # the label of a slider that cannot be moved
}
"""Rule → elements that Streamlit itself makes."""
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}


def findings(page) -> set[tuple[str, str, str]]:
    """(rule, element, its HTML) of each serious finding of ours on the page as it is."""
    found = {(rule["id"], " ".join(map(str, node["target"])), node["html"][:300])
             for rule in Axe().run(page, options=OPTIONS).response["violations"] if rule["impact"] in ("serious", "critical") for node in rule["nodes"]}
    return {each for each in found if each[0] not in OF_STREAMLIT or not re.search(OF_STREAMLIT[each[0]], each[1])}


def test_no_page_has_a_serious_finding_of_ours(page, sample_app):
    seen = {}
    for address in PAGES:
        visit(page, sample_app + address)
        seen |= dict.fromkeys(findings(page), address)
    for path, name in FOUND.items():
        visit(page, f"{sample_app}/search?q={name}")
        expect(page.get_by_test_id("found")).to_contain_text(name)
        page.get_by_test_id("found").get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_url(f"**{path}?*")
        ready(page)
        seen |= dict.fromkeys(findings(page), path)
    visit(page, f"{sample_app}/search?q=zb")
    seen |= dict.fromkeys(findings(page), "/search")
    visit(page, f"{sample_app}/reports?report=none")
    page.get_by_role("combobox", name="搜索", exact=True).fill("zb")
    expect(page.get_by_role("option").first).to_be_visible()
    seen |= dict.fromkeys(findings(page), "the list under the box")
    assert not seen, "\n".join(f"{address}: {rule} {element}\n    {source}" for (rule, element, source), address in sorted(seen.items()))
