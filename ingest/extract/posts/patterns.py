"""Patterns of official posts and of Chinese names."""
from __future__ import annotations

import re

from ingest.vocabulary import any_of, words

_SURNAMES = frozenset(words("posts/surnames"))
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}$")
LONG_NAME = r"[\u4e00-\u9fff]{2,8}(?:[·•・‧][\u4e00-\u9fff]{2,8})+"
"""A name that is not Han: 买买提·吐尔逊."""

TITLE = (
    rf"(?:原|时任)?代?(?:党组|党委|党工委|管委会|常务)*副?(?:{any_of('posts/titles')}|首席执行官(?!$)|(?<=[省市县区州])(?:委|政府|级)?领导)"
)
"""A post without its place and body."""
PHRASE = rf"[\u4e00-\u9fff]{{0,16}}?{TITLE}"
"""A post with what stands before it."""
BEFORE = re.compile(rf"((?:{PHRASE})(?:[、兼](?:{PHRASE}))*)$")
NO_POST = re.compile(
    r"(?:记者|编辑|通讯员|作者|摄影|整理|责编|校对|供稿|董事长|总经理|教授|院士|专家|研究员|村支书|村书记|工匠|劳模|先进个人"
    r"|(?:村|社区|医院|学校|公司|集团|企业|厂)(?:党委|党总支|党支部|支部)?副?书记)")


def is_name(word: str) -> bool:
    """Whether `word` is built like a person's name: a surname and one to three characters, or parts with a dot between."""
    return (bool(_NAME.fullmatch(word)) and word[0] in _SURNAMES) or bool(re.fullmatch(LONG_NAME, word))
