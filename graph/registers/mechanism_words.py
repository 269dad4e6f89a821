"""What a mechanism is, how often and with what consequence, by the closed words of `mechanisms.toml`."""
from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

_PARTS = re.compile(r"[。；;！？\n]+")
_NAMES = ("制度", "机制", "办法", "体系", "平台")


def kinds(name: str) -> list[str]:
    """The kinds that the name says, in the order of the list; none where it says none."""
    return [kind for kind, words in _words()["kinds"].items() if any(word in name for word in words)]


def is_mechanism(name: str) -> bool:
    """Whether the name is one of a mechanism: of one of the kinds, or of what is called so (机制, 制度, …)."""
    return bool(kinds(name)) or any(word in name for word in _words()["named"])


def rhythm(name: str, sentence: str) -> list[str]:
    """How often: the words for it in the part of the sentence that names the mechanism."""
    return _found("rhythm", name, sentence, without=_found("consequence", name, sentence))


def consequence(name: str, sentence: str) -> list[str]:
    """What follows from it: the words for it in that part, those of its own name (通报制度) apart."""
    return _found("consequence", name, sentence)


def _found(what: str, name: str, sentence: str, without: Iterable[str] = ()) -> list[str]:
    part = _part(name, sentence)
    for words in without:  # 与年度考核挂钩 says nothing of how often
        part = part.replace(words, "，") if len(words) > 4 else part
    taken: list[tuple[int, int]] = []
    for pattern in _patterns(what):
        for match in pattern.finditer(part):
            named = what == "consequence" and part.startswith(_NAMES, match.end())
            if not named and all(match.end() <= start or match.start() >= end for start, end in taken):
                taken.append(match.span())
    return list(dict.fromkeys(part[start:end] for start, end in sorted(taken)))


def _part(name: str, sentence: str) -> str:
    """The part between full stops and semicolons that has the name; the whole sentence where it is one part; else nothing."""
    parts = [part for part in _PARTS.split(sentence) if part.strip()]
    return next((part for part in parts if name in part), parts[0] if len(parts) == 1 else "")


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("mechanisms.toml").read_text(encoding="utf-8"))


@cache
def _patterns(what: str) -> Iterable[re.Pattern[str]]:
    return tuple(re.compile(pattern) for pattern in _words()[what]["patterns"])
