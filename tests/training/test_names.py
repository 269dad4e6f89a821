"""When two names are one thing."""
from __future__ import annotations

import pytest

from training.names import same_recogniser, same_thing


@pytest.mark.parametrize(("kind", "a", "b", "one"), [
    ("City", "淄博", "淄博市", True),
    ("City", "湘潭县", "湘乡市", False),
    ("Leader", "王 小明", "王小明", True),
    ("Leader", "王小明", "王小", False),
    ("Reform", "“放管服”改革", "放管服改革", True),
    ("Reform", "深化放管服改革", "放管服改革", True),
    ("Reform", "河长制", "湖长制", True),
    ("Reform", "河长制", "一窗受理", False),
    ("Policy", "《关于深化国企改革的意见》", "关于深化国企改革的实施意见", True),
    ("Policy", "关于深化国企改革的意见", "关于深化医药改革的方案", False),
    ("Outcome", "压缩40%", "压缩40%", False),
])
def test_names_by_type(kind, a, b, one):
    assert same_thing(kind, [a], [b]) is one
    assert same_thing(kind, ["无关", a], ["别的", b]) is one


def test_recognisers():
    assert same_recogniser("省委改革办", "省改革办")
    assert same_recogniser("国务院", "国务院办公厅")
    assert not same_recogniser("国务院", "人民日报")
