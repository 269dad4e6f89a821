"""What is no Chinese prose is refused with code and reason."""
from __future__ import annotations

import random

import pytest

from ingest.clean import clean
from ingest.errors import IngestError, NotProse

ENGLISH = "The municipal government continued its reform of state-owned enterprises and improved the business environment. " * 20


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "empty"),
        (" \n\u3000\t\ufeff\u200b\n", "empty"),
        ("\x00\x00\x00", "empty"),
        ("下载\n打印\n收藏\n【字号：大 中 小】\n责任编辑：张三\n版权所有 某某网", "only-furniture"),
        (ENGLISH, "not-chinese"),
        (ENGLISH + "改革开放。", "not-chinese"),
        ("1234.5 6789.0 12.3%\n" * 50, "not-chinese"),
        ("序号|数值|比重\n" + "1|1234.5|12.3\n" * 50, "not-chinese"),
        ("これは日本の行政改革についての報告であり、地方自治体の取り組みをまとめたものである。" * 5, "not-chinese"),
        ("".join(random.Random(1).choice("ÿØàJFIF%$#@!^&*{}<>") for _ in range(2000)), "not-chinese"),
        ("".join(map(chr, random.Random(3).sample(range(0x4E00, 0x9FA5), 3000))), "not-chinese"),
    ],
)
def test_refused(source, code):
    with pytest.raises(NotProse) as error:
        clean(source)
    assert isinstance(error.value, IngestError)
    assert error.value.code == code
    assert error.value.reason


@pytest.mark.parametrize("source", ["推进改革。", "全市生产总值（GDP）2019年1234.5亿元、2020年2345.6亿元。", "改革" * 3])
def test_little_prose_is_prose(source):
    assert clean(source).text == source
