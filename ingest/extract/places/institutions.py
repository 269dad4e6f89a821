"""Places that only help to name an institution or a thing: 淄博市委, 山东大学, 深圳证券交易所, 湖南日报, 上海路."""
from __future__ import annotations

import re

from ingest.extract.words import Words
from ingest.vocabulary import any_of

_OFFICE = re.compile(
    r"^(?:市|省|区|县|州|盟|旗|自治区|自治州)?"
    r"(?:委(?!托|派|以|任|屈|实|婉)|(?:人民)?政府|人大|政协|党委|党组|纪委|监委|常委|书记|市长|省长|县长|区长|州长|主席|军分区|军区|警备区|代表团|代表队|籍)"
)
_BODY = re.compile(rf"(?:(?<![开布格结全大时])局|(?<![客大])厅|{any_of('places/institutions')})$")
_THING = re.compile(
    r"^(?:路|街|大道|大街|桥|大桥|隧道|机场|火车站|高铁站|湾|江|河|湖|水库|山脉|海峡|时间|菜|话|方言|剧|戏|茶|酒|牌|号|舰|卫视"
    r"|人(?!民|口|均|大|才|社|力|工|居|数))"
)
_NOMINAL = frozenset(("n", "nz", "nw", "vn", "ORG", "LOC", "an", "a"))


def names_office(text: str, end: int) -> bool:
    """Whether what follows the place at `end` makes it an organ or a post: 淄博市委, 山东省政府, 张店区长."""
    return bool(_OFFICE.match(text[end : end + 6]))


def names_institution(text: str, table: Words, end: int, full: bool) -> bool:
    """Whether the place that ends at `end` only begins an institution's or a thing's name. `full`: it carries its 市, 省, 县."""
    if names_office(text, end):
        return True
    number = table.at(end - 1)
    if table.ends[number] > end:  # the tagger's word goes on
        if table.tags[number] == "ORG" and _BODY.search(table.texts[number]):
            return True
        number += 1
    else:
        number += 1
    if not full and _THING.match(text[end : end + 4]) and (number >= len(table.starts) or table.starts[number] != end or len(table.texts[number]) == 1):
        return True
    for nearby in range(number, min(number + 3, len(table.texts))):
        if table.tags[nearby] not in _NOMINAL:
            return False
        if len(table.texts[nearby]) >= 2 and _BODY.search(table.texts[nearby]):
            return True
    return False
