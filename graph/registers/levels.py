"""At which level somebody recognised something: as stated, else by a closed rule on the recogniser's name (`levels.toml`)."""
from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from graph.resolve.names import normalise
from graph.resolve.places import is_municipality, leading
from graph.words import TERMS

LEVELS = ("national", "provincial", "municipal")
_STATED = {words["zh"]: level for level, words in TERMS["level"].items() if level in LEVELS}


def stated(text: str) -> str:
    """The level that a ledger states (国家级, 省, 市级); empty where it says something else."""
    bare = text.strip()
    if bare in LEVELS:
        return bare
    return next((level for words, level in _STATED.items() if bare in (words, words.removesuffix("级")) or words in bare), "")


@lru_cache(maxsize=16384)
def by_name(name: str) -> str:
    """The level of a recogniser of this name (新华社: national, 湖南日报: provincial, 市委: municipal); empty where its name does not tell."""
    bare = normalise(name)
    if place := leading(bare):
        return "provincial" if place.level == "province" or is_municipality(place) else "municipal"
    for rule in _rules():
        if bare.startswith(tuple(rule.get("begins", ()))) or bare.endswith(tuple(rule.get("ends", ()))) or any(w in bare for w in rule.get("has", ())):
            return rule["level"]
    return ""


@cache
def _rules() -> list[dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("levels.toml").read_text(encoding="utf-8"))["rule"]
