"""Persons with a post directly before or after their name."""
from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract.words import Words

_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦商牟佘佴伯赏墨哈谯笪年爱阳佟言福付肖代覃苟仝隋"
)
_RANK = "总书记|书记|委员长|省长|市长|区长|县长|州长|盟长|旗长|镇长|乡长|主席|总理|国务委员|主任委员|主任|局长|厅长|部长|司长|署长|院长|检察长|秘书长|常委|行长|关长|总队长|支队长|巡视员|组长|会长|专员|首席执行官(?!$)"
_TITLE = rf"(?:原|时任)?(?:党组|党委|党工委|管委会|常务)*副?(?:{_RANK})"
_PHRASE = rf"[\u4e00-\u9fff]{{0,16}}?{_TITLE}"
_BEFORE = re.compile(rf"((?:{_PHRASE})(?:[、兼](?:{_PHRASE}))*)$")
_AFTER = re.compile(rf"^(?:同志)?({_TITLE})(?!们|负责|办公会|信箱|热线|质量奖|接待)")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}$")
_NO_POST = re.compile(r"(?:记者|编辑|通讯员|作者|摄影|整理|责编|校对|供稿|董事长|总经理|教授|院士|专家|研究员|村支书|村书记|工匠|劳模|先进个人)")


@dataclass(frozen=True)
class Person:
    """A name at clean characters [start, end) with the post as stated."""

    start: int
    end: int
    name: str
    post: str


def named_persons(text: str, table: Words) -> list[Person]:
    """Persons with a post, in order. A comma-free list 市委书记甲、市长乙 gives each his own."""
    found = []
    for number, tag in enumerate(table.tags):
        if tag != "PER":
            continue
        start, end, word = table.starts[number], table.ends[number], table.texts[number]
        if not _NAME.fullmatch(word) or word[0] not in _SURNAMES:
            continue
        post = _post_before(text, table, number) or _post_after(text, end)
        if post:
            found.append(Person(start, end, word, post))
    return found


def _post_before(text: str, table: Words, number: int) -> str:
    """The post in the words that lead up to the name without a verb or a mark other than 、 between."""
    first = number
    while first > 0 and table.starts[number] - table.starts[first - 1] <= 30:
        word, tag = table.texts[first - 1], table.tags[first - 1]
        if tag in ("PER", "p", "c", "u", "r", "m", "d", "TIME", "SP") or (tag == "w" and word != "、") or (tag == "v" and word not in ("常务", "主持", "副", "督察")):
            break
        first -= 1
    lead = text[table.starts[first] : table.starts[number]]
    match = _BEFORE.search(lead)
    if match is None or _NO_POST.search(lead[match.start() :]):
        return ""
    return match[1].strip("、")


def _post_after(text: str, end: int) -> str:
    match = _AFTER.match(text[end : end + 14])
    return match[1] if match else ""
