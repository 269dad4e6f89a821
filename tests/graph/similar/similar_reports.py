"""Reports of four places: the same idea in three of them under other words, a pilot, and things that have nothing to do with it."""
from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from graph.model import DIMENSIONS
from graph.similar.embedder import unit
from graph.similar.words import bigrams
from ingest.facts import FactFile
from tests.graph.review.review_reports import report

TOPIC = {"topic": "营商环境与政务服务", "status": "underway"}


class Bigrams:
    """A small model: texts are near that share pairs of characters. Its vectors are the same on every machine."""

    model = "bigrams of the tests 1"

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        made = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            for pair in bigrams(text):
                made[row, int(hashlib.sha256(pair.encode()).hexdigest(), 16) % DIMENSIONS] += 1
        return unit(made)

    def question(self, text: str) -> np.ndarray:
        return self.passages([text])[0]


def similar_reports() -> list[FactFile]:
    """Of 淄博市, 湘潭市, 郴州市 and 潍坊市."""
    return [
        report(1, 2017, ("Reform", "企业开办一窗受理改革", "推行企业开办一窗受理改革，材料一次交齐。", TOPIC), ("City", "淄博市", "淄博市动手早。", {"level": "prefecture"}),
               relations=(("CARRIED_OUT_IN", "Reform0", "City1", "推行企业开办一窗受理改革，材料一次交齐。"),)),
        report(2, 2018, ("Reform", "企业开办“一窗受理”", "实行企业开办“一窗受理”，两天办结。", TOPIC), ("City", "湘潭市", "湘潭市跟进。", {"level": "prefecture"}),
               ("Outcome", "企业开办时间", "企业开办时间压缩到2天。", {"indicator": "企业开办时间", "value": 2, "unit": "天", "change": "down"}),
               ("Organisation", "国务院办公厅", "获国务院办公厅通报表扬。", {"kind": "organ"}),
               city="湘潭市", province="湖南省",
               relations=(("CARRIED_OUT_IN", "Reform0", "City1", "实行企业开办“一窗受理”，两天办结。"),
                          ("ACHIEVED", "Reform0", "Outcome2", "企业开办时间压缩到2天。"),
                          ("RECOGNISED_BY", "Reform0", "Organisation3", "获国务院办公厅通报表扬。"))),
        report(3, 2019, ("Pilot", "企业开办一窗受理试点", "承担企业开办一窗受理试点，群众少跑腿。", {"level": "provincial", "topic": "营商环境与政务服务"}),
               ("City", "潍坊市", "潍坊市先行。", {"level": "prefecture"}), city="潍坊市", relations=(("HOSTED_BY", "Pilot0", "City1", "承担企业开办一窗受理试点，群众少跑腿。"),)),
        report(4, 2019, ("Reform", "河长制", "全面推行河长制，河流有人管。", {"topic": "生态环境", "status": "completed"}),
               ("Reform", "农村垃圾分类", "农村垃圾分类铺开。", {"topic": "生态环境"}), ("City", "郴州市", "郴州市见行动。", {"level": "prefecture"}),
               city="郴州市", province="湖南省", relations=(("CARRIED_OUT_IN", "Reform0", "City2", "全面推行河长制，河流有人管。"),
                                                   ("CARRIED_OUT_IN", "Reform1", "City2", "农村垃圾分类铺开。"))),
    ]
