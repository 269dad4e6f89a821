"""Places by the names people write, where the graph holds several that could be meant."""
from __future__ import annotations

from types import SimpleNamespace

import pytest

from graph.asked import lookup
from graph.asked.errors import BadParameter
from graph.asked.places import city


def holding(*names: str) -> SimpleNamespace:
    """A store that holds cities of these names and nothing else."""
    rows = [{"id": f"city:{name}", "name": name, "province": "山东省", "level": "", "aliases": []} for name in names]

    def read(query: str, names: list[str] = ()) -> SimpleNamespace:
        found = [row for row in rows if row["name"] in names] if query == lookup.CITIES_BY_NAME else rows
        return SimpleNamespace(dicts=lambda: found)

    return SimpleNamespace(read=read)


def test_a_short_name_means_the_city_before_its_new_area():
    assert city(holding("淄博市", "淄博新区"), "淄博").id == "city:淄博市"
    assert city(holding("雄安新区"), "雄安").id == "city:雄安新区"
    with pytest.raises(BadParameter, match="湘潭县、湘潭市"):
        city(holding("湘潭市", "湘潭县", "湘潭新区"), "湘潭")
