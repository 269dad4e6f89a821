"""What a mechanism is, how often and with what consequence, by the closed words of `mechanisms.toml`."""
from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

_PARTS = re.compile(r"[。；;！？\n]+")
_CLAUSE = re.compile(r"[,，]")
_LIST = re.compile(r"[,，、]")
_NEXT = re.compile(r"[,，、](?=实行|实施|建立|健全|完善|落实|推行|制定|出台|构建|强化|深化|开展|推进|推动)")
_GIVEN = re.compile("被|受到|获得|荣获")
_NAMES = ("制度", "机制", "办法", "体系", "平台")


def kinds(name: str) -> list[str]:
    """The kinds that the name says, in the order of the list; none where it says none."""
    return [kind for kind, words in _words()["kinds"].items() if any(word in name for word in words)]


def is_mechanism(name: str) -> bool:
    """Whether the name is one of a mechanism: of one of the kinds, or of what is called so (机制, 制度, …)."""
    return bool(kinds(name)) or any(word in name for word in _words()["named"])


def rhythm(name: str, sentence: str) -> list[str]:
    """How often: the words for it where the sentence tells of the mechanism."""
    part = _part(name, sentence)
    for words in _found("consequence", part):  # 与年度考核挂钩 says nothing of how often
        part = part.replace(words, "，") if len(words) > 4 else part
    return _found("rhythm", part)


def consequence(name: str, sentence: str) -> list[str]:
    """What follows from it: the words for it there, those of a mechanism's name (通报制度) and of what the mechanism itself was given (被通报表扬) apart."""
    return _found("consequence", _part(name, sentence))


def _found(what: str, part: str) -> list[str]:
    taken: list[tuple[int, int]] = []
    for pattern in _patterns(what):
        for match in pattern.finditer(part):
            apart = what == "consequence" and (part.startswith(_NAMES, match.end()) or _GIVEN.search(_CLAUSE.split(part[: match.start()])[-1]))
            if not apart and all(match.end() <= start or match.start() >= end for start, end in taken):
                taken.append(match.span())
    return list(dict.fromkeys(part[start:end] for start, end in sorted(taken)))


def _part(name: str, sentence: str) -> str:
    """Where a sentence tells of the mechanism: between full stops and semicolons, from the name on until another thing is set up. A sentence that does not
    spell the name tells of it where it is one part."""
    parts = [part for part in _PARTS.split(sentence) if part.strip()]
    part = next((part for part in parts if name in part), None)
    if part is None:
        return parts[0] if len(parts) == 1 else ""
    at = part.index(name)
    before, after = _LIST.split(part[:at])[-1], part[at + len(name) :]
    return before + name + _NEXT.split(after, maxsplit=1)[0]


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("mechanisms.toml").read_text(encoding="utf-8"))


@cache
def _patterns(what: str) -> Iterable[re.Pattern[str]]:
    return tuple(re.compile(pattern) for pattern in _words()[what]["patterns"])
