"""The reports of `similar_reports` and one of a fifth place that runs the same idea under the same name as the first, with names full of markup."""
from __future__ import annotations

from ingest.facts import FactFile
from tests.graph.review.review_reports import report
from tests.graph.similar.similar_reports import TOPIC, similar_reports

SCRIPT = "企业开办<script>window.hacked=1</script>**一窗受理**试点"
PROBLEM = "企业开办要跑多个窗口"


def reports() -> list[FactFile]:
    """Of 淄博市, 湘潭市, 潍坊市, 郴州市 and 佛山市."""
    fifth = report(
        5, 2020, ("Reform", "企业开办一窗受理改革", "佛山市深化企业开办一窗受理改革，当天办结。", {**TOPIC, "status": "completed"}),
        ("City", "佛山市", "佛山市再提速。", {"level": "prefecture"}), ("Pilot", SCRIPT, f"承担{SCRIPT}。", {"level": "national", "topic": TOPIC["topic"]}),
        ("Leader", "王小明", "市长王小明领衔推进。", {"post": "市长"}), ("Problem", PROBLEM, f"破解{PROBLEM}的难题。", {}),
        city="佛山市", province="广东省",
        relations=(("CARRIED_OUT_IN", "Reform0", "City1", "佛山市深化企业开办一窗受理改革，当天办结。"), ("HOSTED_BY", "Pilot2", "City1", f"承担{SCRIPT}。"),
                   ("LEADS", "Leader3", "Reform0", "市长王小明领衔推进。"), ("ADDRESSES", "Reform0", "Problem4", f"破解{PROBLEM}的难题。")))
    return [*similar_reports(), fifth]
