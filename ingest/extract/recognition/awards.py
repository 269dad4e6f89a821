"""Honours: 入选全国典型案例, 获评国家节水型城市, 荣获“长安杯”, 被列为…基地."""
from __future__ import annotations

import re

from ingest.extract.mentions import Sentence
from ingest.extract.recognition.found import Recognition
from ingest.extract.relations.context import Context
from ingest.vocabulary import any_of, words

_VERB = re.compile(rf"{any_of('recognition/award_verbs')}|获(?![取益利悉知准得批评授颁])")
_WEAK = frozenset(words("recognition/weak_award_verbs"))
_HONOUR = re.compile(
    rf"{any_of('recognition/honours')}|{any_of('recognition/honour_endings')}$|奖[一-龥]{{0,3}}(?:杯|项)|[0-9]+强|[“”]"
)
_LEVEL = re.compile(
    r"^(?:为|了)?[“《]?(?:全国|国家|中国|全球|世界|国际|亚洲|中部|西部|东部|全省|全市|全区|[\u4e00-\u9fff]{2,4}省|省|市级|自治区"
    r"|首批|第[一二三四五六七八九十\d]+批|20\d\d年?|教育部|财政部|水利部|农业农村部|工信部|科技部|联合国)"
)
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
