"""What a section head says of the sentences under it."""
from __future__ import annotations

import re

_PLAN = re.compile(
    r"工作安排|工作打算|工作计划|工作部署|工作建议|工作思路|工作重点|主要任务|重点任务|目标任务|下一?步|下阶段|总体要求|预期目标|奋斗目标|主要目标|发展目标|今后|未来|展望"
    r"|努力方向|做好今年|今年(?:的|要|将|政府|重点|主要)|明年|(?:目标|任务|措施|举措)[:：]?$"
)
_PAST = re.compile(
    r"回顾|(?:工作|改革|主要|取得|明显|显著|阶段性)成效|成效(?:显著|明显|初显)|工作情况|完成情况|进展情况|推进情况|开展情况|基本情况|主要做法|具体做法"
    r"|过去|一年来|[三五]年来|这五年|这一年|取得的?(?:成绩|成果)|成就|主要成绩|工作总结|综述|纪实|巡礼|经验做法|特色亮点|工作亮点"
)
_YEAR_OF_WORK = re.compile(r"(20\d\d)\s*年(?:的|全市|全省|全区|全县|政府|重点|主要)*(?:工作|改革)?(?:安排|任务|重点|打算)?[:：]?$")


def head_score(head: str, year: int | None = None) -> int:
    """1 where the sentences under `head` are plans, -1 where they tell what was done, 0 where it does not say (or says both).

    `year` is the report's; a head that is nothing but a later year, or the report's own year with 工作 (二、2020年工作), is a plan.
    """
    plan, past = bool(_PLAN.search(head)), bool(_PAST.search(head))
    if not plan and not past and year and (match := _YEAR_OF_WORK.search(head)):
        plan = int(match[1]) > year or (int(match[1]) == year and "工作" in match[0])
    return int(plan) - int(past)


_NOTES = re.compile(r"注释|名词解释|附件|附表|名词说明|备注")
REMNANT = 0.4
"""What is left of a head's word beyond its own section."""


def is_notes(head: str) -> bool:
    """Whether `head` is that of the notes, an annex or the words explained at the end."""
    return bool(_NOTES.search(head))


def carried(scores: list[float], blocks) -> list[float]:
    """What the heads say of each block: its own score (1 or -1, less where it is less sure) where its own heads tell, else a part of what the last telling head said.

    Numbering in reports is loose (二、2020年工作安排, then 一、 to 七、 under it), so a head reaches on, if weakly, until another tells or the notes begin.
    """
    out: list[float] = []
    current = 0.0
    for score, head in zip(scores, _heads(blocks), strict=False):
        if score:
            current = REMNANT * score
        elif head and is_notes(head):
            current = 0.0
        out.append(float(score) or current)
    return out + [0.0] * (len(scores) - len(out))


def _heads(blocks):
    for block in blocks:
        yield block.path[-1] if block.path else ""
