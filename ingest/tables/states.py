"""What the columns of states say of a row: planned, underway, completed or cancelled. The same for ledgers that offices take in and for tables in
reports."""
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ingest.vocabulary import any_of

_KEPT = 1 << 13  # cells whose reading is kept: a column says the same again and again
_ASKS = re.compile(r"是否.*(?:完成|办结|结项|落实|到位|销号|验收|达标)|(?:完成|办结|落实|销号)与否")
_WORDS = {"planned": "planned", "计划": "planned", "under way": "underway", "underway": "underway", "completed": "completed",
           "未完成": "underway", "延期": "underway", "done": "completed", "×": "underway", "✗": "underway", "✕": "underway", "✓": "completed", "✔": "completed",
           "☑": "completed"}
_ANSWERS = {"是": "completed", "已": "completed", "对": "completed", "y": "completed", "yes": "completed", "√": "completed",
            "否": "underway", "未": "underway", "不": "underway", "n": "underway", "no": "underway", "x": "underway"}
_CALLED_OFF = re.compile(rf"(?:[^，,；;。]*[，,；;])?(?:现?已经?|拟|经批准|同意)*{any_of('tables/called_off')}(?:该?(?:任务|事项|项目|试点|改革))?[。.]?", re.I)
_IN_BRACKETS = re.compile("[（(][^（）()]*[）)]")
_PERCENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d+)?)\s?[%％]")
_STATES = tuple((state, re.compile(any_of(name))) for state, name in (
    ("planned", "tables/planned"), ("underway", "tables/underway"), ("completed", "tables/completed")))
_CLAUSE = re.compile(r"[，,；;。！!？?\t\n（）()]")
_NEXT = re.compile(r"(?<=.)(?:下一步|下一阶段|下阶段|接下来|今后|后续)")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_NOT_YET = re.compile(any_of("tables/not_yet"))
_TO_COME = re.compile(any_of("tables/to_come"))
_NO_PLAN = re.compile(any_of("tables/not_to_come"))
_DONE = re.compile("已(?!定)")


@lru_cache(maxsize=_KEPT)
def asks(head: str) -> bool:
    """Whether the head of a column of states asks for yes or no (是否完成)."""
    return bool(_ASKS.search("".join(head.split())))


@lru_cache(maxsize=_KEPT)
def state_of(text: str, head: str = "") -> str:
    """planned, underway, completed or cancelled, empty where a cell does not say; `head` is that of its column: 是 says something under 是否完成."""
    bare = text.strip().lower()
    if asks(head) and bare in _ANSWERS:
        return _ANSWERS[bare]
    if _CALLED_OFF.fullmatch("".join(_IN_BRACKETS.sub("", bare).split())):
        return "cancelled"
    return _WORDS.get(bare) or _told(text)


def state_of_row(said: Iterable[tuple[str, str]]) -> str:
    """The state of a row whose columns say these: (head, state), those that ask for yes or no first, else the last column first. 否 under 是否完成 says
    less than 未启动 beside it. Nothing is read of `said` beyond what settles it."""
    answer = ""
    for head, status in said:
        if status and (status != "underway" or not asks(head)):
            return "underway" if answer and status == "completed" else status
        answer = status or answer
    return answer


def _told(text: str) -> str:
    """planned, underway or completed as a cell says in words, empty where it does not.

    What is denied (未按时完成) is underway, what lies ahead (预计12月底完成) planned, unless another clause tells of something done; of several
    clauses that tell of completion the last counts.
    """
    share = _PERCENT.search(text)
    bare = _NEXT.split(_ASIDE.sub("", text), maxsplit=1)[0]
    for state, pattern in _STATES:
        found = list(pattern.finditer(bare)) or list(pattern.finditer(text))
        if not found:
            continue
        readings = [_reading(verb) for verb in found]
        if state == "completed":
            if share and 0 < float(share[1]) < 100 and text.find(share[0]) <= 6:
                return "underway"
            return "completed" if not readings[-1] else "planned" if set(readings) == {"ahead"} else "underway"
        if state == "underway" and all(readings) and {verb[0] for verb in found} == {"启动"}:
            return "planned"
        return state
    if share and len(text) <= 12:
        return "completed" if float(share[1]) >= 100 else "underway" if float(share[1]) > 0 else "planned"
    return ""


def _reading(verb: re.Match[str]) -> str:
    """Whether what stands before a verb in its clause denies it or puts it off (denied, ahead); empty where it is said of what was."""
    clause = _NO_PLAN.sub(lambda m: "＿" * len(m[0]), _CLAUSE.split(verb.string[: verb.start()])[-1])
    done = max((m.start() for m in _DONE.finditer(clause)), default=-1)
    if verb[0].startswith("已"):
        return ""
    for reading, pattern in (("denied", _NOT_YET), ("ahead", _TO_COME)):
        if any(m.start() > done for m in pattern.finditer(clause)):
            return reading
    return ""
