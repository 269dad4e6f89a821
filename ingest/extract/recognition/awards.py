"""Honours: 入选全国典型案例, 获评国家节水型城市, 荣获“长安杯”, 被列为…基地, 双拥模范城“九连冠”."""
from __future__ import annotations

import re

from ingest.extract.mentions import Sentence
from ingest.extract.recognition.found import FORM, Recognition
from ingest.extract.relations.context import Context
from ingest.vocabulary import any_of

_VERB = re.compile(rf"{any_of('recognition/award_verbs')}|获(?![取益利悉知准得批评授颁])")
LEVEL = re.compile(
    r"^(?:为|了)?[“《]?(?:全国|国家|中国|全球|世界|国际|亚洲|中部|西部|东部|全省|全市|全区|[\u4e00-\u9fff]{2,4}省|省|市级|自治区"
    r"|首批|第[一二三四五六七八九十\d]+批|20\d\d年?|教育部|财政部|水利部|农业农村部|工信部|科技部|联合国)"
)
_STREAK = re.compile(r"[“]?([一二三四五六七八九十两]+连[冠])[”]?$")
_FORMS = {"荣获": "荣誉", "荣膺": "荣誉", "获": "荣誉", "获得": "荣誉", "夺得": "荣誉", "摘得": "荣誉", "捧得": "荣誉", "喜获": "荣誉"}
_LONGEST = 40
_MODEL = re.compile(r"^(?:重点|主要)?(?:对标|学习|借鉴|赶超|追赶)")
"""A place that others are to learn from (列为对标学习城市) has won nothing."""
_PRAISE = re.compile(rf"{FORM}$|批复|批准")


def awards(context: Context, sentence: Sentence) -> list[Recognition]:
    """What may be honours of a sentence, several of a list each on its own."""
    text = context.text
    found: list[Recognition] = []
    last = -1
    for match in _VERB.finditer(text, sentence.start, sentence.end):
        if match.start() < last:
            continue
        end = _end(text, match.end(), sentence.end)
        for number, (start, part) in enumerate(_parts(text[match.end() : end])):
            streak = _STREAK.search(part)
            name = _tidy(_STREAK.sub("", part))
            if 3 <= len(name) <= _LONGEST and not _PRAISE.search(name) and not _MODEL.search(name):
                at = match.end() + start
                found.append(Recognition(match.start(), at + len(part), name, "award", streak[1] if streak else _FORMS.get(match[0], match[0]), match[0], "honour", number))
        last = match.end()
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


def _parts(phrase: str) -> list[tuple[int, str]]:
    """(where it begins, honour) of a list of honours, cut at 、和 outside quotes, where what follows begins like one."""
    parts, start, depth = [], 0, 0
    for position, char in enumerate(phrase):
        if char in "“《（":
            depth += 1
        elif char in "”》）":
            depth -= 1
        elif depth <= 0 and char in "、和" and position > start + 2 and ((char == "、" and len(phrase) - position > 4) or LEVEL.match(phrase[position + 1 :])):
            parts.append((start, phrase[start:position]))
            start = position + 1
    return [*parts, (start, phrase[start:])]


def _tidy(name: str) -> str:
    name = re.sub(r"^(?:为|了|成为)", "", name)
    name = re.sub(r"(?:等)?(?:荣誉)?称号$|等荣誉$|等$|\[\d+\]", "", name)
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1:
        name = name[1:-1]
    return name.strip("《》 ")
