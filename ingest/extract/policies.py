"""Component `policies`: named documents, plans and regulations.

Whatever stands in 《》 and is named like a document (newspapers, books and films in 《》 are not), what is issued without 《》
(出台…实施意见、…办法) or obeyed (落实…条例), and names that the span model finds.
"""
from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.mentions import Mention
from ingest.extract.span_model import SURE, spans_of
from ingest.extract.words import words

NAME = "policies"
_TITLE = re.compile(r"《([^《》\n]{3,80})》")
_DOCUMENT = re.compile(
    r"(?:条例|办法|意见|方案|规划|纲要|计划|细则|规定|决定|通知|规则|规程|指引|指南|标准|目录|清单|台账|政策|措施|要点|章程|协议|"
    r"协定|公约|准则|守则|制度|法|法典|书|报告|建议|安排|草案|行动|若干条|[0-9一二三四五六七八九十百]+条)(?:[（(][^（）()]{1,12}[）)])?$")
_NUMBER = re.compile(r"[（(]?([\u4e00-\u9fff]{1,12}[〔﹝\[【（(](?:19|20)\d\d[〕﹞\]】）)](?:第)?\d{1,4}号)")
_WORD = r"[^，。；：！？、,;!?《》\n]"
_ISSUED = re.compile(
    r"(?:出台实施|制定出台|制定印发|制定实施|出台|制定|制订|印发|颁布|修订|编制完成|编制|发布|审议通过)(?:了|完善)?(?:全国|全省|全区|全市|国内|省内)?"
    rf"(?:首[个部份项])?(?P<name>{_WORD}{{2,44}}?(?:条例|办法|意见|方案|规划|细则|规定))(?=[，。；！？、,;!?”（(和及等并]|$)")
_OBEYED = re.compile(
    rf"(?:落实好?|贯彻|执行|施行|遵守|实施|依据|按照)(?P<name>{_WORD}{{2,24}}?"
    r"(?:条例|促进法|保护法|管理法|保障法|保险法|办法|[一二三四五六七八九十]项规定))(?=[，。；！？、,;!?和及等]|$)")
_SIGNED = re.compile(rf"(?<!居民|群众|农户|企业|职工|村民)(?:签订|签署)(?:了)?(?P<name>{_WORD}{{3,30}}?(?:协议|备忘录))(?=[，。；！？、,;!?和及等]|$)")
_NAMED = re.compile(rf"(?:纳入|列入|融入|上升为)(?P<name>{_WORD}{{2,24}}?(?:规划纲要|发展规划|规划))(?=[，。；！？、,;!?和及等]|$)")
_APPROVED = re.compile(
    r"(?:^|(?<=[，。；：！？、,;!?\n]))(?P<name>[^，。；：！？、,;!?《》\n和及]{2,24}?(?:规划|方案|条例|办法))(?:修订|修编|修改)?"
    r"(?:获批|获得批复|获[\u4e00-\u9fff]{1,6}批|获[\u4e00-\u9fff]{1,6}通过|颁布|正式出台|正式印发|编制完成)")
_NEXT = re.compile(r"[、和及](?P<name>[^，。；：！？、,;!?《》\n和及]{3,30}?(?:条例|办法|意见|细则|规定))(?=[，。；！？、,;!?等]|$)")
_COUNT = r"[0-9一二三四五六七八九十百多余]+[个项部份]"
_PLAIN = re.compile(
    rf"^(?:了|一系列|系列|配套|相关|有关|具体|若干|实施|工作|推进|贯彻|落实|深化|改革|专项|总体|行动|整改|任务|建设|{_COUNT})*(?:条例|办法|意见|方案|规划|细则|规定)$|^{_COUNT}")
"""What names no document: 实施方案, 相关规定, 3个办法."""
_CLOSED = "了|一系列|系列|配套|相关|有关|具体|若干|实施|工作|推进|专项|总体|整改|任务|国家|省|市|支持|战略|框架|合作|其"
_NAMELESS = re.compile(
    rf"(?![0-9一二三四五六七八九十]+项规定$)(?:{_CLOSED}|{_COUNT})*(?:(?:条例|办法|意见|方案|规划|细则|规定|协议|备忘录|政策|措施|文件|计划|纲要)(?:和|及)?)+")
"""What a name from the span model must not be, unless it stands in 《》 or in a list behind it; 三年行动方案 may be the short form of a name."""
_LISTED = re.compile(r"》(?:[、及和]|实施)?$")
_ADDRESS = re.compile(r"政府工作报告$")
"""The report that the place's head gives is what is read here, and no document that it tells of."""
_SPIRIT = re.compile(r"(?<=规定)(?:及其?实施细则)?精神$")
"""中央八项规定精神 and 中央八项规定及其实施细则精神 speak of 中央八项规定."""
_FIRST = re.compile(r"(?:全国|全省|全区|国内|省内)?首[个部份项]")
_BEFORE = re.compile(
    r"[我本][省市县区州]的?(?=.{4})"
    r"|[^，《》“”]{2,8}(?:批复|批准|印发|出台|制定|下发|新修订)的(?=.{4})|即将出台的(?=.{4})"
    r"|[省市县区](?:委|政府)(?=.{6,}(?:规划|方案|条例)$)"
    r"|[^《》“”、]{0,12}?(?:签署|签订|谋划编制|谋划|(?<!规划)编制)了?(?=.{4})")
"""Words before a document's name that tell whose it is or what was done with it: 我市, 国务院批复的, 签订."""
_WORK = re.compile(r"(?<=规划)(?:修订|修编|编制)$|(?<=方案)(?:修订|编制)$|(?<=条例)修订$")
"""Work on a document behind its name: 总体规划修编."""
IN_MARKS = 0.9
"""Confidence of a title in 《》 that ends like a document."""
ISSUED = 0.75
"""Confidence of a document without 《》 after such a verb: on train the rules of this module alone
have precision .99 and recall .78."""


@Language.factory("reformgraph_policies")
def create_policies(nlp: Language, name: str):
    """Append a `Policy` mention for each document named."""
    return find_policies


def find_policies(doc: Doc) -> Doc:
    """Append the mentions (see module); `number` (淄改组发〔2017〕8号) where it stands right behind the title."""
    taken: list[tuple[int, int]] = []
    titles: list[tuple[int, int]] = []
    text = words(doc).text
    for match in _TITLE.finditer(text):
        title = match.group(1)
        titles.append(match.span())
        if _ADDRESS.search(title):
            taken.append(match.span())
        elif _DOCUMENT.search(title):
            _add(doc, match.start(1), match.end(1), IN_MARKS)
            taken.append(match.span())
    found = [(*_whole(_bare(text, span.start, span.end), titles), span.confidence) for span in spans_of(doc, "Policy")]
    spans = [span for span in found if _names_one(text, span[0], span[1])]
    sure = [span for span in spans if span[2] >= SURE]
    for start, end, confidence in (*sure, *_plain(doc), *spans):
        if start < end and not any(start < b and end > a for a, b in taken):  # of 全国首个 alone nothing is left
            _add(doc, start, end, confidence)
            taken.append((start, end))
    return doc


def _plain(doc: Doc) -> list[tuple[int, int, float]]:
    """Documents without 《》 that are issued, obeyed, signed or approved, those listed after the first included."""
    found, text = [], words(doc).text
    for pattern in (_ISSUED, _OBEYED, _SIGNED, _NAMED, _APPROVED):
        for match in pattern.finditer(text):
            while match:
                if not _PLAIN.search(match.group("name")):
                    found.append((*match.span("name"), ISSUED))
                match = _NEXT.match(text, match.end())
    return found


def _whole(span: tuple[int, int], titles: list[tuple[int, int]]) -> tuple[int, int]:
    """The whole title for a span within 《》; any other span as it is."""
    return next(((start + 1, end - 1) for start, end in titles if start < span[0] and span[1] < end), span)


def _names_one(text: str, start: int, end: int) -> bool:
    """Whether a span of the model names a document, rather than a kind of document (合作协议, 国家战略规划)."""
    if _ADDRESS.search(text[start:end]):
        return False
    return text[start - 1 : start] == "《" or _LISTED.search(text[max(0, start - 3) : start]) is not None or _NAMELESS.fullmatch(text[start:end]) is None


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without 《》 around it; where it has none, without words before and behind that are not of the name (全国首个, 我市, 修编)."""
    if text[start] == "《" and text[end - 1] == "》" and end - start > 2:
        return start + 1, end - 1
    if text[start - 1 : start] == "《":
        return start, end
    if behind := _WORK.search(text[start:end]):
        end = start + behind.start()
    for before in (_FIRST, _BEFORE):
        if found := before.match(text[start:end]):
            start += found.end()
    return start, end


def _add(doc: Doc, start: int, end: int, confidence: float) -> None:
    attrs, text = {}, words(doc).text
    if number := _NUMBER.match(text, end + 1 if text[end : end + 1] == "》" else end):
        attrs["number"] = number.group(1)
    doc._.mentions.append(Mention("Policy", start, end, _SPIRIT.sub("", text[start:end]), NAME, confidence, attrs))
