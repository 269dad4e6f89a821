"""What the kinds of recognition have in common."""
from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract.mentions import Mention
from ingest.vocabulary import any_of

MEDIA = re.compile(rf"{any_of('recognition/media')}|《[^》]+》|(?:网|信息|报|刊)$")
_WHOLE = re.compile(
    r"(?:(?:全?国家?|中央|全[省市区州军]|上级|省|自治区)(?:级|层面|有关|相关)*(?:[一二三四五六七八九十\d]*部委|部门)?(?:层面)?)+"
)
"""Words for a level of government: a recogniser alone, and none before another noun (国家营商环境)."""
_PLACE = re.compile(r"(?!国家|全国)[\u4e00-\u9fff]{2,3}[省市县区州](?<!城市)(?<!地区)(?<!兵县)")
_BODY = re.compile(
    r"国务院|国办|中办|部委|中宣|中组|中改|中共|银保监|证监|省委|省政府|市委|市政府|联合国|自治区(?:党委|政府)|省[一-龥]{1,6}(?:委|厅|局|办|会)"
    r"|(?:(?<![全内干局东南西北中])部|委|厅|(?<![格布开结])局|(?<![承主举协])办|(?<!部)署|院|(?<![社机])会|会议|组|组织|司|人大|政协|政府|办公室|领导|机关|大?督[查察])$"
)
_ASSESSED = re.compile(r"(?:评价|评估|考核|考评|测评|评比)$")
_POST = re.compile(r"(?:书记|省长|市长|州长|县长|区长|部长|主席|总理)$")
FORM = any_of("recognition/forms")
"""Words that say how something was recognised: 批示肯定, 推介, 通报表扬 …"""


@dataclass(frozen=True)
class Recognition:
    """A recogniser that a sentence may tell of: [start, end) is its name and its verb, whichever order they have. `how` names the pattern that found it."""

    start: int
    end: int
    name: str
    kind: str  # award | organ | media | leader
    form: str
    verb: str
    how: str  # honour | passive | active | leader
    first: int = 0  # number in a list of honours
    leader: Mention | None = None


def kind_of(name: str) -> str:
    """media, organ, leader (by a post without a name), or empty where a name is none of them."""
    if re.search(r"《[^》]*(?:清单|名单|目录)》$", name) or any(name.count(a) != name.count(b) for a, b in ("《》", "“”")):
        return ""
    if MEDIA.search(name):
        return "media"
    if _POST.search(name):
        return "leader"
    organ = _WHOLE.fullmatch(name) or _PLACE.fullmatch(name) or _BODY.search(name) or is_assessment(name)
    return "organ" if organ else ""


def is_assessment(name: str) -> bool:
    """Whether a name is that of an assessment (全省项目考评): what is won there is an honour, and the assessment is no body."""
    return bool(_ASSESSED.search(name))


def tidied(name: str) -> str:
    """A recogniser's name without words around it that are none of it."""
    name = re.sub(r"^(?:列为|列入|纳入|作为|评|了|被|第?[一二三四五六七八九十\d]+次|多次|连续|先后|时任|原)+", "", name)
    name = re.sub(r"(?:主要)?(?:领导|负责同志)(?:同志)?(?:的)?$", "", name) if len(name) > 8 else name
    name = re.sub(r"(?:头版|整版|专期|[一二三]版|专版|专题|专栏|内参)$", "", name)
    name = re.sub(r"等(?:\d+[家个])?(?:[^，。]{0,10}?)?(?:媒体)?$", "", name) if "媒体" not in name[:4] else name
    name = re.sub(r"^.*(?:经验|做法|模式)(?=全[国省市]$)", "", name)
    name = re.sub(r"(?<=[评价估核])中$|(?<=..)(?:正向|及时|真抓实干)$", "", name)
    name = re.sub(r"(?:范围内?|上下|得到|复制|(?:面向|向|对)(?:全[国省市区州]|[\u4e00-\u9fff]{2}省))$", "", name)
    return re.sub(r"^《([^《》]*)》$", r"\1", name.strip("“”的上"))


def pieces(names: str) -> list[str]:
    """Recognisers that are listed: 新华社、《光明日报》和央视. What stands in quotes is one, and so is 中国石油和化学工业联合会."""
    cuts = [m for m in _CUT.finditer(names) if names.count("“", 0, m.start()) == names.count("”", 0, m.start())]
    starts, ends = [0, *(m.end() for m in cuts)], [*(m.start() for m in cuts), len(names)]
    return [name for start, end in zip(starts, ends, strict=True) if len(name := tidied(names[start:end])) >= 2 or name in ("省", "市")]


_CUT = re.compile(r"、|(?<!^中国..)和|(?<=》)(?=《)|以及|并被|并在|及(?![时其])")
