"""What the kinds of recognition have in common."""
from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract.mentions import Mention
from ingest.vocabulary import any_of

MEDIA = re.compile(rf"{any_of('recognition/media')}|《[^》]+》|(?:网|信息|报|刊)$")
ORGAN = re.compile(
    r"国务院|国家|中央|中共|中宣|中组|中改|全国|全省|全市|全区|全州|全军|国办|部委|银保监|证监|上级"
    r"|省委|省政府|省级|省[\u4e00-\u9fff]{1,8}|^省$|自治区|市委|市政府|市[\u4e00-\u9fff]{1,6}(?:局|委|办)|[\u4e00-\u9fff]{1,8}部(?!门|分|署)"
    r"|[\u4e00-\u9fff]{2}[市县区州]$|[\u4e00-\u9fff]{1,10}(?:委|厅|局|办|总局|署|院|会|组|领导|法院|检察院|联合会|总工会|领导小组|督导组|督查组|督察组|联合国)"
)
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
    return "media" if MEDIA.search(name) else "leader" if _POST.search(name) else "organ" if ORGAN.search(name) else ""


def tidied(name: str) -> str:
    """A recogniser's name without words around it that are none of it."""
    name = re.sub(r"^(?:列为|纳入|作为|了|被|第?[一二三四五六七八九十\d]+次|多次|连续|先后|时任|原)+", "", name)
    name = re.sub(r"(?:主要)?(?:领导|负责同志)(?:同志)?(?:的)?$", "", name) if len(name) > 8 else name
    name = re.sub(r"(?:头版|整版|专期|[一二三]版|专版|专题|专栏|内参)$", "", name)
    name = re.sub(r"等(?:\d+[家个])?(?:[^，。]{0,10}?)?(?:媒体)?$", "", name) if "媒体" not in name[:4] else name
    name = re.sub(r"(?:范围内?|上下|得到|复制|(?:面向|向|对)(?:全[国省市区州]|[\u4e00-\u9fff]{2}省))$", "", name)
    return re.sub(r"^《([^《》]*)》$", r"\1", name.strip("“”的上"))


def pieces(names: str) -> list[str]:
    """Recognisers that are listed: 新华社、《光明日报》和央视."""
    return [name for piece in re.split(r"[、和]|(?<=》)(?=《)|以及|并被|并在|及(?!时)", names) if len(name := tidied(piece)) >= 2 or name in ("省", "市")]
