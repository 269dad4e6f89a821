"""What tells whether two names of one place are one thing: features that a person can read, each in [0, 1]."""
from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, LCSseq

from graph.identity.items import Item
from graph.identity.names import FILLING, Name, parts

FEATURES = {
    "core": "去掉动词和类别词后的核心词相同 / the cores are equal",
    "bare": "再去掉虚词后相同 / equal without filler words",
    "whole": "全名的字符相似度 / likeness of the whole names",
    "likeness": "核心词的字符相似度 / likeness of the cores",
    "order": "核心词的公共子序列 / common subsequence of the cores, by the shorter",
    "rare": "共有的少见双字，按少见程度加权 / shared bigrams of the cores, weighted by rarity",
    "inside": "一个核心词包含在另一个之中 / one core lies within the other",
    "extra": "包含时多出的长度 / how much longer the other is then",
    "missing": "短的有而长的没有的字，按少见程度 / weight of what only the shorter one says, of its own",
    "added": "长的有而短的没有的字，按少见程度 / weight of what only the longer one says, of its own",
    "filling": "相差的全是虚词或修饰 / only filler words and modifiers differ",
    "tail": "核心词的结尾相同 / the cores end alike",
    "quoted": "引号内的名称相同 / the names in quotation marks are equal",
    "unquoted": "引号内的名称不同 / they differ",
    "kind": "类别词相同 / the same kind (改革, 试点, 行动)",
    "unkind": "类别词不同 / another kind",
    "deed": "类别词不同，其中一个是治理或整治 / another kind, and only one is a clean-up (人工智能治理, “人工智能＋”行动)",
    "list": "只有一个是并列 / only one is an enumeration",
    "part": "并列的里有另一个没说的，引号内也不同 / one lists something that the other does not tell of, and they share no name in quotation marks",
    "short": "核心词很短 / a very short core",
    "years": "年份相隔 / years between the reports, ten as 1",
    "topic": "主题相同（不知道算一半） / a topic in common, a half where one has none",
    "astray": "只差虚词，但主题不同 / only filler words differ, but the topics do too",
    "together": "同一份报告里两个名称都有 / share of the rarer one's reports that tell of both by name",
    "vague": "名称平常且主题不同 / an everyday name, under another topic",
}
"""The features by name, with what each says in Chinese and English; the weights are in `weights.json`."""

EVERYDAY = 20.0
"""Rarity of all bigrams of a core up to which it is an everyday name (考核评价, 四大): about three bigrams that one item in a thousand has."""

_DEED = re.compile("治理|整治")


class Rarity:
    """How rare the bigrams of cores are: from a table of how many of a thousand items hold them (`rarity.json`, counted in reports)."""

    def __init__(self, per_thousand: Mapping[str, float], others: float) -> None:
        self._table, self._others = per_thousand, others

    def of(self, bigram: str) -> float:
        """Weight of a bigram, larger for rarer ones, above 0."""
        return self._table.get(bigram, self._others)

    def of_text(self, text: str) -> float:
        """Weight of the characters of a text; a filler word weighs little."""
        light = sum(len(found) for found in FILLING.findall(text))
        return (len(text) - light) + 0.2 * light

    def shared(self, a: Name, b: Name) -> float:
        """Share of the weight of all bigrams of both that is in both, in [0, 1]."""
        both, either = a.bigrams & b.bigrams, a.bigrams | b.bigrams
        return sum(map(self.of, sorted(both))) / sum(map(self.of, sorted(either)))


def features(a: Item, b: Item, rarity: Rarity) -> dict[str, float]:
    """The features of a pair; the order of the two does not matter."""
    x, y = parts(a.name), parts(b.name)
    shorter, longer = sorted((x.core, y.core), key=lambda c: (len(c), c))
    inside = shorter in longer and shorter != longer
    missing, added, filling = _differing(x, y, rarity)
    quoted = bool(x.quoted and y.quoted)
    years = abs(a.year - b.year) if a.year and b.year else 0
    topic = _topic(a, b)
    return {
        "core": float(x.core == y.core),
        "bare": float(x.bare == y.bare),
        "whole": fuzz.ratio(x.plain, y.plain) / 100,
        "likeness": fuzz.ratio(x.core, y.core) / 100,
        "order": (fuzz.ratio(shorter, longer) / 100) * (len(shorter) + len(longer)) / 2 / len(shorter),
        "rare": rarity.shared(x, y),
        "inside": float(inside),
        "extra": min((len(longer) - len(shorter)) / 8, 1.0) if inside else 0.0,
        "missing": missing,
        "added": added,
        "filling": float(filling),
        "tail": float(x.core[-2:] == y.core[-2:]),
        "quoted": float(quoted and set(x.quoted) == set(y.quoted)),
        "unquoted": float(quoted and not set(x.quoted) & set(y.quoted)),
        "kind": float(bool(x.kind) and x.kind == y.kind),
        "unkind": float(bool(x.kind and y.kind) and x.kind != y.kind),
        "deed": float(bool(x.kind and y.kind) and bool(_DEED.search(x.kind)) != bool(_DEED.search(y.kind))),
        "list": float(("、" in a.name) != ("、" in b.name)),
        "part": float(not set(x.quoted) & set(y.quoted) and (_lists_more(x, y) or _lists_more(y, x))),
        "short": float(len(shorter) <= 2),
        "years": min(years / 10, 1.0),
        "topic": topic,
        "astray": float(filling and not topic),
        "together": _together(a, b),
        "vague": float(not topic and _everyday(x, y, rarity)),
    }


def _topic(a: Item, b: Item) -> float:
    mine, other = (i.topics or frozenset({i.topic} - {""}) for i in (a, b))
    return float(bool(mine & other)) if mine and other else 0.5


def _together(a: Item, b: Item) -> float:
    mine, other = (i.reports or frozenset({i.unit.report} - {""}) for i in (a, b))
    return len(mine & other) / min(len(mine), len(other)) if mine and other else 0.0


def _lists_more(x: Name, y: Name) -> bool:
    """Whether `x` lists something of which `y` says no more than half (商事制度、国资国企等改革, 国资国企改革: a part of it is another thing)."""
    return any(2 * LCSseq.similarity(piece, y.plain) <= len(piece) for piece in x.lists)


def _everyday(x: Name, y: Name, rarity: Rarity) -> bool:
    """Whether the shorter core says little, and is not what stands in quotation marks in either name."""
    shorter = min((x.core, y.core), key=lambda c: (len(c), c))
    if shorter in (*x.quoted, *y.quoted):
        return False
    return sum(rarity.of(shorter[i : i + 2]) for i in range(len(shorter) - 1)) < EVERYDAY


def _differing(x: Name, y: Name, rarity: Rarity) -> tuple[float, float, bool]:
    """(share of the shorter core's weight that the other lacks, the same of the longer, whether only filler words differ)."""
    short, long = sorted((x.core, y.core), key=lambda c: (len(c), c))
    lost, gained = [], []
    for tag, a, b, c, d in Indel.opcodes(short, long):
        if tag != "equal":
            lost.append(short[a:b])
            gained.append(long[c:d])
    left = ["".join(FILLING.split("".join(parts))) for parts in (lost, gained)]
    weigh = rarity.of_text
    return min(weigh("".join(lost)) / weigh(short), 1.0), min(weigh("".join(gained)) / weigh(long), 1.0), not any(left)
