"""Honours: 入选全国典型案例, 获评国家节水型城市, 荣获“长安杯”, 被列为…基地."""
from __future__ import annotations

import re

from ingest.extract.mentions import Sentence
from ingest.extract.recognition.found import Recognition
from ingest.extract.relations.context import Context

_VERB = re.compile(
    r"成功入选|新入选|入选|入围|获评为?|被评为|评为|荣获|荣膺|荣登|获得|喜获|斩获|夺得|摘得|捧得|捧回|获授|被授予|获颁|跻身|晋级|晋升|进入|重返|列入|纳入|被列为|列为|被确定为|被认定为|被命名为|成为|上榜|登上|当选|成功创建为?|创建成为?|创成|创建为|获批(?:为|创建|建设)?|实现|蝉联|保持|获(?![取益利悉知准得批评授颁])"
)
_WEAK = frozenset(("进入", "成为", "实现", "保持", "获批", "获批建设", "获批创建", "列入", "纳入", "列为", "被列为", "成功创建", "成功创建为", "创建为", "获得", "晋级", "晋升", "被确定为", "获", "获批为", "被认定为"))
_HONOUR = re.compile(
    r"奖$|奖[一-龥]{0,3}(?:杯|项)|一等奖|二等奖|三等奖|金奖|称号|先进(?:市|县|区|集体|单位|地区|城市|乡镇)?$|模范(?:市|县|区|城|城市|集体|单位)|百强|十强|十佳|[0-9]+强|标杆|典型(?:案例|经验|单位|城市)?$|优秀(?:案例|等次|城市|单位|工作案例|实践案例|创新案例)|案例$|名单|名录|目录|清单$|文明(?:城市|村镇|单位|城)|双拥模范|卫生(?:城市|县城|乡镇)|园林城市|森林城市|节水型|生态(?:县|市|城市)|领跑者|样板|杯$|鼎$|红榜|第一方阵|前列|宜居|名城|名镇|名村|之乡|特色(?:产业集群|小镇|村|镇)|产业集群|重点(?:镇|村|乡镇|县|市|城市|项目|省份)|枢纽|美丽(?:乡村|休闲乡村|海湾|河湖)|幸福(?:城市|河湖)|最佳|最具|最高|优等|等次|应用$|基地$|强(?:县|市|区|镇)$|试验田|首位|金鼎|满意城市|[“”]"
)
_LEVEL = re.compile(r"^(?:为|了)?[“《]?(?:全国|国家|中国|全球|世界|国际|亚洲|中部|西部|东部|全省|全市|全区|省|市级|自治区|首批|第[一二三四五六七八九十\d]+批|20\d\d年?|教育部|[\u4e00-\u9fff]{2,4}省|财政部|水利部|农业农村部|工信部|科技部|联合国)")
_PILOT = re.compile(r"试点|试验区|示范区|先行区|示范县|示范市|示范城市|示范基地|示范镇|示范村|示范园")
_STREAK = re.compile(r"[“]?([一二三四五六七八九十两]+连[冠])[”]?$")
_COUNTED = re.compile(r"\d+(?:\.\d+)?(?:个|家|项|处|人|名|件|次|所)$")


def awards(context: Context, sentence: Sentence) -> list[Recognition]:
    """Honours of a sentence, several of a list each on its own."""
    text = context.text
    found: list[Recognition] = []
    for match in _VERB.finditer(text, sentence.start, sentence.end):
        if found and match.start() < found[-1].start + 2:
            continue
        end = _end(text, match.end(), sentence.end)
        phrase = text[match.end() : end]
        verb = match.group()
        if not 3 <= len(phrase) <= 80:
            continue
        parts = _parts(phrase)
        for number, part in enumerate(parts):
            streak = _STREAK.search(part)
            name = _tidy(_STREAK.sub("", part))
            if not 3 <= len(name) <= 40 or (_PILOT.search(name) and not streak):
                continue
            strong = bool(_HONOUR.search(name))
            level = bool(_LEVEL.match(part)) or (number > 0 and bool(_LEVEL.match(parts[0])))
            if not streak and ((verb in _WEAK and not (strong and level)) or not (strong or level) or _COUNTED.search(name)):
                continue
            if verb in ("实现", "保持") and not streak:
                continue
            found.append(Recognition(match.start(), name, "award", streak[1] if streak else _form(verb), 0.8 if strong and level else 0.65))
    return found


def _end(text: str, start: int, last: int) -> int:
    """The end of the honour's phrase: a comma or stop outside quotes."""
    depth = 0
    for position in range(start, min(last, start + 90)):
        char = text[position]
        if char in "“《（":
            depth += 1
        elif char in "”》）":
            depth -= 1
        elif char in "，,。；;：\n" and depth <= 0:
            return position
    return min(last, start + 90)


def _parts(phrase: str) -> list[str]:
    """Split a list of honours at 、和 outside quotes, where what follows begins like one."""
    parts, start, depth = [], 0, 0
    for position, char in enumerate(phrase):
        if char in "“《（":
            depth += 1
        elif char in "”》）":
            depth -= 1
        elif depth <= 0 and char in "、和" and position > start + 2 and ((char == "、" and len(phrase) - position > 4) or _LEVEL.match(phrase[position + 1 :])):
            parts.append(phrase[start:position])
            start = position + 1
    return [*parts, phrase[start:]]


def _tidy(name: str) -> str:
    name = re.sub(r"^(?:为|了|成为)", "", name)
    name = re.sub(r"(?:等)?(?:荣誉)?称号$|等荣誉$|等$|\[\d+\]", "", name)
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1:
        name = name[1:-1]
    return name.strip("《》 ")


def _form(verb: str) -> str:
    return {"荣获": "荣誉", "荣膺": "荣誉", "获": "荣誉", "获得": "荣誉", "夺得": "荣誉", "摘得": "荣誉", "捧得": "荣誉", "喜获": "荣誉"}.get(verb, verb)
