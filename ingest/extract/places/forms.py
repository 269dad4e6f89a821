"""What the form of a name tells of a place that no table has."""
from __future__ import annotations

import re

_LEVELS = (
    (re.compile(r"[\u4e00-\u9fff]{2,5}(?:镇|乡|街道|苏木)"), "township"),
    (re.compile(r"[\u4e00-\u9fff]{2,10}(?:经开区|高新区|开发区|保税区|新区|园区|产业园|科技城|新城|自贸区)"), "zone"),
    (re.compile(r"[\u4e00-\u9fff]{2,6}(?:自治县|县|区|旗)"), "county"),
    (re.compile(r"[\u4e00-\u9fff]{2,7}(?:市|自治州|盟)"), "prefecture"),
)


def form_level(name: str) -> str:
    """The level that the form of `name` tells; empty where it is not that of a place's full name."""
    return next((level for pattern, level in _LEVELS if pattern.fullmatch(name)), "")
