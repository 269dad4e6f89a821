"""Divisions by name, as resolving needs them: official names before all others, and an answer only where it is certain."""
from __future__ import annotations

from ingest.gazetteer import Division, gazetteer


def named(name: str) -> tuple[Division, ...]:
    """All divisions of exactly this official name (several for 朝阳区); failing that, those of this other name (淄博, 沙县), of the highest level.

    湘潭市 is the prefecture and never 湘潭县, although a county may have been called a city.
    """
    found = gazetteer().named(name)
    official = tuple(d for d in found if d.name == name)
    return official or tuple(d for d in found if d.level == found[0].level)


def leading(name: str) -> Division | None:
    """The province or prefecture that a longer name begins with (湘潭经开区 → 湘潭市, 山东省发改委 → 山东省), if it is one and only one."""
    for length in range(min(len(name) - 1, 11), 1, -1):
        head = name[:length]
        found = [d for d in named(head) if d.level in ("province", "prefecture") and (d.name == head or len(name) - length > 1)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def one(name: str, province: str = "") -> Division | None:
    """The division of this name, if it is certain: the only one, or the only one in `province`, or the one that contains all others."""
    found = [d for d in named(name) if not province or d.province == province]
    top = [d for d in found if all(other.within(d) for other in found)]
    return top[0] if top else None
