"""Words for the holder of a post without the name: 市委书记, 县长, 市委主要领导, 省委、省政府主要负责同志. What they mean: `ingest.offices`."""
from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.posts.patterns import is_name
from ingest.extract.words import Words
from ingest.offices import LEVEL, ROLE, Role, role_of
from ingest.vocabulary import any_of, words

_MANY = re.compile(rf"(?:{any_of('posts/many')}|{any_of('posts/taking_office')})$")
_FORMER = re.compile(rf"{any_of('posts/former')}$")
_LISTED = re.compile(rf"(?P<level>{LEVEL})[）)]?[、和与及/]?$")
_ENCLOSED = ("《》", "“”")
"""What lies between is a name of something else (“市长在线”)."""
_COMPOUNDS = words("posts/compounds")
_OURS = ("我", "本", "全", "自治")
_STOP = ("p", "v", "vn", "d", "c", "u", "r", "SP", "TIME", "f")


def roles_in(text: str, table: Words) -> Iterator[Role]:
    """Words of the text for holders of posts, whoever is meant. What stands about them is for `single` to judge."""
    for match in ROLE.finditer(text):
        if table.begins(match.end()) or match.end() == len(text):
            yield role_of(match)


def single(role: Role, text: str, table: Words, start: int) -> bool:
    """Whether the words mean one person, by what stands before `start` (where the place or the role begins) and after the role."""
    line, number = text.rfind("\n", 0, start) + 1, table.at(start)
    lead = text[max(line, start - 8) : start]
    before = (table.texts[number - 1], table.tags[number - 1]) if number > 0 and table.starts[number] == start else ("", "")
    if _MANY.search(lead) or _compound(role.end, text, table) or any(text.rfind(a, line, start) > text.rfind(b, line, start) for a, b in _ENCLOSED):
        return False
    if before[1] in ("PER", "nz"):  # of a name that is not known to be a person's
        return False
    if _FORMER.search(lead) and before[1] != "TIME":  # 日前，市委书记 is no former one
        return False
    if text[role.start + len(role.level)] == "长" and lead.endswith(_OURS):  # 我省长期 cut as 我|省长|期
        return False
    listed = _LISTED.search(lead)
    if listed and not (lead.endswith(tuple(word + role.level for word in _OURS))):  # 省、市委书记; 县（市、区）长
        return False
    if before[1] in ("m", "q", "r") and before[0][-1:].isalnum() and not before[0].startswith(_OURS):
        return False
    return not _named_after(role.end, text, table)


def _compound(end: int, text: str, table: Words) -> bool:
    """Whether the word that follows makes the post part of another name; 制 and 时 do, 制定 and 时常 do not."""
    if end >= len(text):
        return False
    following = table.texts[table.at(end)]
    return any(following == word or (len(word) > 1 and text.startswith(word, end)) for word in _COMPOUNDS)


def _named_after(end: int, text: str, table: Words) -> bool:
    """Whether a name follows, maybe after more posts of the same person: then it is that person's post, whoever the tagger took it for."""
    number = table.at(end) if end < len(text) else len(table.starts)
    first = True
    while number < len(table.starts) and table.starts[number] - end < 30:
        word, tag = table.texts[number], table.tags[number]
        if tag == "PER" or (first and tag in ("nz", "n", "LOC", "ORG", "nw") and is_name(word)):
            return True
        if first and word.strip() == "" and "\n" not in word:
            number += 1
            continue
        if (first and word != "、") or tag in _STOP or (tag == "w" and word != "、"):
            return False
        first = False
        number += 1
    return False
