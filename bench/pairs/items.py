"""The items that pairs are drawn from: what fact files say of reforms, pilots and leaders, with plain properties of their names."""
from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

_MARKS = re.compile(r"[\s\u200b-\u200f\ufeff“”\"‘’'`《》〈〉「」『』【】]+")
_NUMERAL = "〇零一二三四五六七八九十百千万两首双多"
_NUMBER = re.compile(rf"\d+(?:\.\d+)?|第[{_NUMERAL}]+|十[一二三四五]五|[{_NUMERAL}]+(?=[批期轮年届次个大项条城镇村件站网级])")


@dataclass(frozen=True)
class Item:
    """One reform, pilot or leader of one report. `start` and `end` are the offsets of its sentence in the report's text; both are None for a
    report's speaker, whom the report's head names."""

    doc: str
    report: str
    report_id: str
    city: str
    year: int | None
    type: str
    name: str
    start: int | None
    end: int | None
    post: str = ""
    places: frozenset[str] = field(default_factory=frozenset)

    @property
    def key(self) -> str:
        """The name without quotation marks, blanks and the width of its characters."""
        return key(self.name)

    def record(self) -> dict:
        """The item as a pair's line keeps it."""
        kept = {n: getattr(self, n) for n in ("doc", "report", "report_id", "city", "year", "type", "name", "start", "end")}
        return kept | ({"post": self.post} if self.type == "Leader" else {})


def key(name: str) -> str:
    """A name without quotation and title marks, blanks, letter case and the width of its characters."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", name)).casefold()


def numbers(name: str) -> tuple[str, ...]:
    """The digits of a name and the numerals that count something (第二, 三年, 十四五), in order."""
    return tuple(_NUMBER.findall(key(name)))


def masked(name: str) -> str:
    """The name with every number as `#`."""
    return _NUMBER.sub("#", key(name))


def bigrams(text: str) -> set[str]:
    """The pairs of neighbouring characters."""
    return {text[n : n + 2] for n in range(len(text) - 1)}


def shared(a: str, b: str) -> float:
    """The share of characters that two keys have in common: 0 to 1, order left aside."""
    left, right = set(a), set(b)
    return len(left & right) / len(left | right) if left | right else 0.0


def read(data: Path, reports: Path | None = None) -> list[Item]:
    """All reforms, pilots and leaders of a data folder's fact files, in a fixed order.

    With `reports`, only those of files that were ingested from that folder, each with its path below it; without, all, with an empty path.
    """
    entries = json.loads((data / "registry.json").read_text("utf-8"))["files"]
    items: list[Item] = []
    for path in sorted((data / "facts").glob("*.facts.json")):
        source = Path(entries.get(path.name.removesuffix(".facts.json"), {}).get("key", ""))
        if reports and not source.is_relative_to(reports.resolve()):
            continue
        facts = json.loads(path.read_text("utf-8"))
        items += _of_one(facts, source.relative_to(reports.resolve()).as_posix() if reports else "")
    return items


def _of_one(facts: dict, report: str) -> list[Item]:
    here = {"doc": facts["doc"], "report": report, "report_id": facts["report"], "city": facts["city"], "year": facts["year"]}
    cities = {e["id"]: e["name"] for e in facts["entities"] if e["type"] == "City"}
    names = {n for e in facts["entities"] if e["type"] == "City" for n in (e["name"], *e["aliases"]) if len(n) > 1}
    own = {facts["city"], facts["province"], "中国", "全国"}
    own |= {n.rstrip("省市县区州") for n in own}
    done: dict[str, set[str]] = {}
    for link in facts["relations"]:
        if link["type"] == "CARRIED_OUT_IN" and isinstance(link["tail"], str) and link["tail"] in cities:
            done.setdefault(link["head"], set()).add(cities[link["tail"]])
    items = []
    for entity in facts["entities"]:
        if entity["type"] not in ("Reform", "Pilot", "Leader"):
            continue
        places = {n for n in names if n in entity["name"]} | done.get(entity["id"], set())
        items.append(Item(**here, type=entity["type"], name=entity["name"], start=entity["start"], end=entity["end"],
                          post=entity["attrs"].get("post", ""), places=frozenset(places - own)))
    speaker = facts["author"]
    if speaker and not any(i.type == "Leader" and i.name == speaker for i in items):
        items.append(Item(**here, type="Leader", name=speaker, start=None, end=None, post="speaker"))
    return items
