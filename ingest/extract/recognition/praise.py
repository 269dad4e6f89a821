"""Praise, spreading and reports by a body, a medium or a leader: 获国务院督查激励, 被新华网推介, 得到省委书记某某批示肯定, 在全省推广."""
from __future__ import annotations

import re

from ingest.extract.mentions import Mention, Sentence
from ingest.extract.recognition.found import Recognition
from ingest.extract.relations.context import Context
from ingest.vocabulary import any_of

_FORM = (
    r"(?:先后|专题|专报|联合|公开|充分|高度|宣传|重点|书面|通报|督查|真抓实干|大督查|批示|一致|多次|连续|集中|深度|典型|复制|总结|全文|头版|相继)*"
    r"(?:批示肯定|批示表扬|批示|肯定|表扬|表彰奖励|表彰|嘉奖|激励支持|督查激励|激励|奖励|推介|推广|推荐|刊发推广|刊发|刊登|转发|报道|点赞|认可|好评|评价|致信祝贺|致贺信|宣传)"
)
_BY = re.compile(
    rf"(?P<verb>被|获得?|受到?|得到|荣获|赢得|获得了|受到了|得到了|经(?![验济过营理典])|在|由)(?P<by>[^，。；：,;\n]{{2,40}}?)"
    rf"(?:的|上|作为[^，。；]{{2,14}}?)?(?P<form>{_FORM})(?![\u4e00-\u9fff]{{0,1}}会)"
)
_GIVES = re.compile(rf"(?:对|就)(?:我[市省区县]|该[市省区县])?(?P<what>[^，。；]{{2,24}}?)(?:工作|经验|做法|成效)?(?:给予|作出|予以)(?:了|的)?(?P<form>{_FORM})")
_BARE_GIVES = re.compile(rf"^[^，。；]{{0,3}}给予(?:了)?(?P<form>{_FORM})")
_MEDIA = re.compile(rf"{any_of('recognition/media')}|《[^》]+》|(?:网|信息)$")
_ORGAN = re.compile(
    r"国务院|国家|中央|中共|中宣|中组|中改|全国|全省|全市|全区|全州|全军|国办|部委|银保监|证监|上级"
    r"|省委|省政府|省级|省[\u4e00-\u9fff]{1,8}|^省$|自治区|市委|市政府|市[\u4e00-\u9fff]{1,6}(?:局|委|办)|[\u4e00-\u9fff]{1,8}部(?!门|分|署)"
    r"|[\u4e00-\u9fff]{1,10}(?:委|厅|局|办|总局|署|院|会|组|领导|法院|检察院|联合会|总工会|领导小组|督导组|督查组|督察组|联合国)"
)
_WIDE = re.compile(
    r"^(?:全国|全省|全市|全区|全州|全系统|国内|[\u4e00-\u9fff]{2,3}全省)"
    r"(?:范围内?|上下|会议|[\u4e00-\u9fff]{0,14}(?:会|会议|现场会|推进会|座谈会))?(?:得到|被|复制|作)?$"
)
_SPLIT = re.compile(r"[、和]|以及|并被|并在|及(?!时)")
_NOT = re.compile(r"群众|企业家|市民|代表|社会各界|各界|广大|旅客|投资者|业内|国际社会|高校|学生|客商|消费者|实践|资金|奖补|力度|活动")
_BY_ROLE = 0.75
"""Confidence of praise by a leader who is meant by a role (省委主要领导) and named elsewhere in the report. Not measured."""


def praises(context: Context, number: int, sentence: Sentence) -> list[Recognition]:
    """Recognitions of a sentence by bodies, media and leaders."""
    text = context.text
    leaders = context.within(number, "Leader")
    found: list[Recognition] = []
    for match in _BY.finditer(text, sentence.start, sentence.end):
        form, by = match["form"], match["by"]
        start, end = match.span("by")
        named = [m for m in leaders if start <= m.start and m.end <= end]
        if named:
            found.extend(Recognition(match.start(), m.name, "leader", _short(form), 0.85 if m.named else _BY_ROLE, m) for m in named)
            continue
        if (match["verb"] == "在" and not (_WIDE.match(by) or _MEDIA.search(by) or re.search(r"会议?$", by))) or (match["verb"] in ("经", "由") and "推" not in form):
            continue
        if _NOT.search(by):
            continue
        for piece in _SPLIT.split(by):
            name = _clean(piece)
            if len(name) < 2 and name not in ("省", "市"):
                continue
            if _MEDIA.search(name):
                found.append(Recognition(match.start(), re.sub(r"^《(.*)》$", r"\1", name), "media", _short(form), 0.8))
            elif _ORGAN.search(name):
                found.append(Recognition(match.start(), name, "organ", _short(form), 0.7))
    found.extend(_given(context, sentence, leaders))
    return found


def _given(context: Context, sentence: Sentence, leaders: list[Mention]) -> list[Recognition]:
    """A leader who gives praise: 省长某某对该市河长制工作给予肯定. What he praises stands after him."""
    out = []
    for leader in leaders:
        rest = context.text[leader.end : sentence.end]
        match = _GIVES.search(rest[:70])
        if match:
            sure = 0.8 if leader.named else _BY_ROLE
            out.append(Recognition(leader.end + match.start("form"), leader.name, "leader", _short(match["form"]), sure, leader))
            continue
        again = leader.named and re.search(rf"[^。；]{{0,40}}?(?:给予|再次|亲自|充分)(?:了)?(?P<form>{_FORM})", rest[:60])
        if again and not re.search(r"贯彻|落实|重要讲话|指示精神", rest[: again.start("form")]):
            out.append(Recognition(leader.end + again.end(), leader.name, "leader", _short(again["form"]), 0.65, leader))
    return out


def _clean(name: str) -> str:
    name = re.sub(r"^(?:列为|纳入|作为|了|被|第?[一二三四五六七八九十\d]+次|多次|连续|先后|时任|原)+", "", name)
    name = re.sub(r"(?:主要)?(?:领导|负责同志)(?:同志)?(?:的)?$", "", name) if len(name) > 8 else name
    name = re.sub(r"等(?:\d+[家个])?(?:[^，。]{0,10}?)?(?:媒体)?$", "", name) if "媒体" not in name[:4] else name
    name = re.sub(r"(?:范围内?|上下|得到|复制)$", "", name)
    return name.strip("“”的上")


def _short(form: str) -> str:
    return re.sub(r"^(?:先后|联合|公开|多次|连续|相继|集中)+", "", form)
