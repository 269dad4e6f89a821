"""What of an item's name is the idea: without places, years, and the number of a round or batch."""
from __future__ import annotations

import re
from functools import lru_cache

from graph.identity.names import parts
from graph.identity.vetoes import places_in
from graph.resolve.names import normalise
from ingest.gazetteer import gazetteer
from ingest.gazetteer.divisions import stem

_ROUND = re.compile(r"第[0-9〇零一二两三四五六七八九十百]+(?:次|批|轮|届|期|阶段)(?:的)?|(?:19|20)\d\d(?:年度?|-|—)?|首批|[新上][一1]轮")
_LEVEL = re.compile(r"^(?:国家级?|全国|全省|省级|全市|市级|县级|区级|本市|我市|全域|市域)(?=.{3})")
LEAST = 3
"""Characters that the core of an idea has at least: shorter ones are words, not ideas (教育改革) …"""
_NAMED = re.compile(r"(?:城市|示范区|试验区|先行区|示范市|攻坚战|保卫战)(?:创建|建设)?(?:工作|活动)?$")
"""… unless they stand in quotation marks (“双减”) or before a title (森林城市)."""


@lru_cache(maxsize=200_000)
def idea(name: str, scope: str = "") -> str:
    """The idea that a name of the place `scope` (id of a city) speaks of; an empty string where nothing is left that tells one idea from others."""
    text = re.sub(r"[\"“”'‘’「」『』《》〈〉\s]", "", name)
    code = scope.partition(":")[2]
    own = gazetteer().by_code.get(code)
    words = [*places_in(name, scope), *((own.name, stem(own.name)) if own else ())]
    left = text
    for word in sorted(words, key=lambda w: (-len(w), w)):
        left = left.replace(word, "") if len(left) - len(word) >= LEAST else left
    left = _ROUND.sub("", left)
    left = _LEVEL.sub("", left).strip("、，-—·等的")
    core = parts(left).core if left else ""
    short = len(core) == LEAST - 1 and (core in parts(name).quoted or bool(_NAMED.search(left)))
    return normalise(left) if len(core) >= LEAST or short else ""
