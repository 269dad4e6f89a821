"""What looks like the name of a zone and is none: a kind of zone (合作产业园, 百强高新区), a slogan in numbers (三城一区), words of the sentence."""
from __future__ import annotations

import re

from ingest.gazetteer.zones import ENDING, GENERIC

_ORDINARY = re.compile(
    r"(?:文旅|文创|创意|资源|消费|新兴|合作|共建|特色|现代化|百强|国别|镇街|老城|新城|老旧|城区|周边|夜间|兵地|活力|魅力|建设|商贸|能源"
    r"|自治区级|[A-Z]类|康养|陶瓷|军工|[一二三四五六七八九十两]大)"
)
"""Words that stand before an ending and name nothing, beside those of `GENERIC`."""
_NUMBERED = re.compile(r".{0,2}[一二三四五六七八九十双两][\u4e00-\u9fff]{1,3}[一二三四五六七八九十双两][\u4e00-\u9fff]{1,3}")
_WORDS = frozenset(("自治区", "深水区", "先导区", "集中区", "滨海区", "众志成城", "山海连城"))
_SET_UP = re.compile(r"(?:新建|申建|联建|续建|扩建|在建|筹建)(?=[\u4e00-\u9fff]{4})")
_OF_A_SENTENCE = re.compile(r"的|落户|入驻|进驻|理顺|布局|赋能")


def after_verb(text: str, start: int, end: int) -> int:
    """Where the name of a zone that is being set up begins: 新建|苏滁高新区."""
    match = _SET_UP.match(text, start, end)
    return match.end() if match else start


def is_kind(name: str) -> bool:
    """Whether a name has nothing that names: only kinds, numbers or a word of its own."""
    ending = ENDING.search(name)
    while ending and ending.end() != len(name):
        ending = ENDING.search(name, ending.start() + 1)
    head = name[: ending.start()] if ending else name[:-1]
    rest = _ORDINARY.sub("", head)
    return name in _WORDS or bool(_NUMBERED.fullmatch(name)) or (rest != head and (not rest or bool(GENERIC.match(rest))))


def holds_a_clause(name: str) -> bool:
    """Whether words of the sentence stand in a name: 理顺开发区, 资源落户科学城, 宜业的产城融合新区."""
    return bool(_OF_A_SENTENCE.search(name))
