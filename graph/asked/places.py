"""Cities and other nodes by the names people write: 淄博, 淄博市, 鼓楼区（江苏省）, or an id."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from graph.asked import lookup
from graph.asked.errors import BadParameter
from graph.asked.near import near
from graph.asked.text import text
from graph.model import LABELS
from graph.store.store import Store

_TAIL = re.compile(r"(?P<name>.*\S)\s*[（(〔](?P<mark>[^（()）〔〕]+)[）)〕]")
_ENDINGS = ("市", "省", "县", "区", "州", "旗", "盟", "自治区", "自治州", "自治县", "地区", "特别行政区")
"""What people leave off the official name of a place."""
_OF_ZONES = ("新区",)


@dataclass(frozen=True)
class Found:
    """A node that a name stands for: its id, and how to write it so that it is found again."""

    id: str
    shown: str


def city(store: Store, value: Any, name: str = "city") -> Found:
    """The City that `value` names: its name with or without ending, an alias, `name（province）`, `name（id）` or its id.

    Raises `BadParameter`: with near names where there is none, with the candidates where there are several."""
    written = text(value, name)
    if written.startswith("city:"):
        rows = store.read(lookup.CITY_BY_ID, id=written).dicts()
        if not rows:
            raise BadParameter(f"{name}：图谱里没有编号为 {written} 的地区。", f"{name}: the graph has no place with the id {written}.")
        return _shown(store, rows[0])
    for wanted, mark in _readings(written):
        rows = _cities_named(store, wanted)
        kept = [r for r in rows if mark is None or mark in (r["province"], r["id"])]
        if len(kept) == 1:
            return Found(kept[0]["id"], _write(kept[0], rows))
        if kept:
            candidates = "、".join(sorted(_write(r, kept) for r in kept))
            raise BadParameter(f"{name}：{written} 可指 {len(kept)} 个地区，请写明其一：{candidates}。",
                               f"{name}: {written} names {len(kept)} places; write one of {candidates}.")
    known = sorted({r["name"] for r in store.read(lookup.CITIES).dicts() if r["name"]})
    if not known:
        raise BadParameter(f"{name}：图谱里还没有地区，请先读入报告。", f"{name}: the graph has no place yet; ingest reports first.")
    raise _unknown(name, written, near(written, known), ("地区", "place"))


def _cities_named(store: Store, wanted: str) -> list[dict[str, Any]]:
    """Cities of that official name; else of that name with an ending (淄博 is 淄博市 before 淄博新区); else with that alias."""
    rows = store.read(lookup.CITIES_BY_NAME, names=[wanted]).dicts()
    for endings in (_ENDINGS, _OF_ZONES) if len(wanted) > 1 else ():
        rows = rows or store.read(lookup.CITIES_BY_NAME, names=[wanted + e for e in endings]).dicts()
    if not rows:
        rows = [r for r in store.read(lookup.CITIES).dicts() if wanted in (r["aliases"] or ())]
    return rows


def show_cities(store: Store, rows: list[dict[str, Any]]) -> list[str]:
    """How to write each of these cities (`value` the name, `id`) so that `city` finds that one."""
    namesakes = set(store.read(lookup.CITY_NAMESAKES).column()) if rows else set()
    return [_shown(store, {"id": r["id"], "name": r["value"]}).shown if r["value"] in namesakes else r["value"] for r in rows]


def _shown(store: Store, row: dict[str, Any]) -> Found:
    rows = store.read(lookup.CITIES_BY_NAME, names=[row["name"]]).dicts()
    return Found(row["id"], _write(next((r for r in rows if r["id"] == row["id"]), row), rows))


def _write(row: dict[str, Any], namesakes: list[dict[str, Any]]) -> str:
    same = [r for r in namesakes if r["name"] == row["name"]]
    if len(same) < 2:
        return row["name"]
    of_province = [r for r in same if r["province"] and r["province"] == row.get("province")]
    return f"{row['name']}（{row['province'] if len(of_province) == 1 else row['id']}）"


def node(store: Store, value: Any, name: str = "node") -> Found:
    """The node that `value` names: its name, `name〔id〕`, or its id. Raises `BadParameter` as `city` does."""
    written = text(value, name)
    for wanted, mark in _readings(written):
        given = mark or (wanted if ":" in wanted else None)
        if given:
            rows = store.read(lookup.NODE_BY_ID, id=given).dicts()
            if rows and (mark is None or rows[0]["name"] == wanted):
                return show_nodes(store, [{"value": rows[0]["name"], "id": rows[0]["id"]}])[0]
        if mark:
            continue
        rows = store.read(lookup.NODES_BY_NAME, name=wanted).dicts()
        if len(rows) == 1:
            return Found(rows[0]["id"], rows[0]["name"])
        if rows:
            each = "、".join(f"{r['name']}〔{r['id']}〕 ({LABELS[r['label']].zh})" for r in sorted(rows, key=lambda r: r["id"])[:6])
            raise BadParameter(f"{name}：{written} 可指 {len(rows)} 个事物，请写明其一：{each}。",
                               f"{name}: {written} names {len(rows)} things; write one of {each}.")
    like = store.read(lookup.NAMES_LIKE, text=written).column()
    raise _unknown(name, written, near(written, like) or like[:4], ("事物", "thing"))


def show_nodes(store: Store, rows: list[dict[str, Any]]) -> list[Found]:
    """How to write each of these nodes (`value` the name, `id`) so that `node` finds that one: by name where that is unique."""
    found, seen = [], {}
    for row in rows:
        name = row["value"]
        if name not in seen:
            seen[name] = len(store.read(lookup.NODES_BY_NAME, name=name)) if name else 0
        found.append(Found(row["id"], name if seen[name] == 1 else f"{name}〔{row['id']}〕" if name else row["id"]))
    return found


def _unknown(name: str, written: str, close: list[str], what: tuple[str, str]) -> BadParameter:
    hint = (f"相近的：{'、'.join(close)}。", f" Near ones: {'、'.join(close)}.") if close else ("", "")
    return BadParameter(f"{name}：图谱里没有名为 {written} 的{what[0]}。{hint[0]}", f"{name}: the graph has no {what[1]} named {written}.{hint[1]}")


def _readings(written: str) -> list[tuple[str, str | None]]:
    """The ways to read what was written: as a whole name first, then as a name with a mark in brackets that tells namesakes apart."""
    tail = _TAIL.fullmatch(written)
    return [(written, None)] + ([(tail["name"], tail["mark"].strip())] if tail else [])
