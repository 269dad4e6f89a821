"""The labelled pairs have the shape that a measurement relies on, and the draw is what their README says."""
import json
import random
from collections import Counter
from pathlib import Path

import pytest

from bench.pairs import draw
from bench.pairs.items import Item, key, masked, numbers, read

FOLDER = Path(draw.__file__).parent
ITEM = {"doc", "report", "report_id", "city", "year", "type", "name", "start", "end"}
EVERY = [json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
PAIRS = [p for p in EVERY if p["part"] != "learn"]


def test_enough_pairs_with_ids_of_their_own():
    assert len(PAIRS) >= 400
    assert len({p["id"] for p in EVERY}) == len(EVERY)


def test_no_pair_twice_and_no_item_with_itself():
    pairs = [frozenset((p[s]["report_id"], p[s]["type"], key(p[s]["name"])) for s in "ab") for p in EVERY]
    assert all(len(p) == 2 for p in pairs) and len(set(pairs)) == len(pairs)


def test_every_line_has_the_fields_and_no_sentence():
    for pair in EVERY:
        assert {"id", "stratum", "part", "a", "b", "same", "idea"} <= set(pair) <= {
            "id", "stratum", "part", "a", "b", "same", "idea", "broken", "note"}
        assert pair["same"] in (True, False, None) and pair["idea"] in (True, False, None)
        assert pair.get("broken", True) is True and pair["part"] in ("tune", "end", "learn")
        for item in (pair["a"], pair["b"]):
            leader = item["type"] == "Leader"
            assert set(item) == ITEM | ({"post"} if leader else set())
            assert item["type"] in ("Reform", "Pilot", "Leader") and item["type"] == pair["a"]["type"]
            assert len(item["name"]) <= 60 and "。" not in item["name"]
            assert (item["start"] is None and item["post"] == "speaker") if item["end"] is None else 0 <= item["start"] < item["end"]


def test_a_third_of_each_stratum_is_kept_for_the_end():
    drawn, kept = Counter(p["stratum"] for p in PAIRS), Counter(p["stratum"] for p in PAIRS if p["part"] == "end")
    assert set(drawn) == {half[0] for half in draw.STRATA} | {"l"}
    for stratum, count in drawn.items():
        assert kept[stratum] == round(count / 3)


def test_strata_within_a_city_and_across():
    for pair in PAIRS:
        if pair["stratum"] in "abcdefg":
            assert pair["a"]["city"] == pair["b"]["city"]
        elif pair["stratum"] != "l":
            assert pair["a"]["city"] != pair["b"]["city"] and pair["same"] is False


def test_pairs_near_the_thresholds_are_for_learning_alone():
    near = [p for p in EVERY if p["part"] == "learn"]
    assert {p["stratum"][0] for p in near} == {"m", "n"} and len(near) == 420
    assert all((p["a"]["city"] == p["b"]["city"]) == (p["stratum"][0] == "m") for p in near)


def test_both_answers_are_there_in_both_parts():
    for part in ("tune", "end"):
        within = Counter(p["same"] for p in PAIRS if p["part"] == part and p["stratum"] in "abcdefg")
        across = Counter(p["idea"] for p in PAIRS if p["part"] == part and p["stratum"] in "hijk")
        assert min(within[True], within[False], across[True], across[False]) >= 30


def test_the_readme_counts_what_is_there():
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in (FOLDER / "README.md").read_text("utf-8").splitlines()]
    told = {row[0]: [int(n) for n in row[2:]] for row in rows if len(row) == 11 and len(row[0]) == 1}
    for stratum, counts in told.items():
        mine = [p for p in PAIRS if p["stratum"] == stratum]
        assert counts == [len(mine), sum(p["part"] == "end" for p in mine), *(sum(p["same"] is v for p in mine) for v in (True, False, None)),
                          *(sum(p["idea"] is v for p in mine) for v in (True, False, None)), sum("broken" in p for p in mine)]
    assert set(told) == {p["stratum"] for p in PAIRS}


def item(name: str, city: str = "甲市", year: int = 2020, places: tuple[str, ...] = ()) -> Item:
    return Item("x.txt", "", f"r{city}{year}", city, year, "Reform", name, 0, 9, places=frozenset(places))


@pytest.mark.parametrize(("test", "a", "b", "fits"), [
    (draw.renumbered, item("第三批试点县"), item("第四批试点县"), True),
    (draw.renumbered, item("第三批试点县"), item("“第三批”试点县"), False),
    (draw.counted, item("一体化平台"), item("体化平台"), False),
    (draw.high, item("公立医院改革"), item("公立医院综合改革"), True),
    (draw.high, item("河长制"), item("“河长制”"), False),
    (draw.siblings, item("乙县扩权改革", places=("乙县",)), item("丙县扩权改革", places=("丙县",)), True),
    (draw.siblings, item("乙县扩权改革", places=("乙县",)), item("扩权改革"), False),
    (draw.part_and_whole, item("乙县扩权改革", places=("乙县",)), item("扩权改革"), True),
])
def test_what_a_stratum_asks(test, a, b, fits):
    assert test(a, b) is fits


def test_numbers_and_what_is_left():
    assert numbers("“绿刃2018”第二批三年行动") == ("2018", "第二", "三")
    assert masked("第三次普查") == masked("第四次普查") and numbers("一体化") == ()


def test_the_same_seed_draws_the_same_pairs_and_caps_a_name():
    items = [item(f"{n % 7}号园区综合改革", year=2010 + n) for n in range(40)] + [item("园区改革", city=f"{n}市") for n in range(9)]
    first, again = draw.draw(items, random.Random(5)), draw.draw(items, random.Random(5))
    assert first == again and first
    assert max(Counter(key(p[s]["name"]) for p in first for s in "ab").values()) <= 2 * draw.PER_NAME


def test_reads_fact_files_of_the_reports_asked_for(tmp_path):
    (tmp_path / "data" / "facts").mkdir(parents=True)
    (tmp_path / "reports").mkdir()
    facts = {"doc": "a.txt", "report": "r1", "city": "甲市", "province": "丁省", "year": 2020, "author": "王五", "relations": [
        {"type": "CARRIED_OUT_IN", "head": "R1", "tail": "C2"}], "entities": [
        {"id": "C1", "type": "City", "name": "甲市", "aliases": []}, {"id": "C2", "type": "City", "name": "乙县", "aliases": []},
        {"id": "R1", "type": "Reform", "name": "扩权改革", "attrs": {}, "start": 3, "end": 9}]}
    for name in ("a", "b"):
        (tmp_path / "data" / "facts" / f"{name}.facts.json").write_text(json.dumps(facts), "utf-8")
    files = {"a": {"key": str(tmp_path / "reports" / "a.txt")}, "b": {"key": str(tmp_path / "other" / "a.txt")}}
    (tmp_path / "data" / "registry.json").write_text(json.dumps({"files": files}), "utf-8")
    reform, speaker = read(tmp_path / "data", tmp_path / "reports")
    assert (reform.report, reform.places, reform.record()["start"]) == ("a.txt", {"乙县"}, 3)
    assert (speaker.name, speaker.record()["post"], speaker.start) == ("王五", "speaker", None)
    assert len(read(tmp_path / "data")) == 4
