"""Words for the holder of a post without the name: 市委书记, 县长, 市委主要领导, 省委、省政府主要负责同志."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract.posts.patterns import LEVEL, is_name
from ingest.extract.words import Words
from ingest.vocabulary import any_of, words

PARTY, GOVERNMENT = "书记", "行政首长"
"""The two heads of a place, as `Role.functions` names them: of the party committee, of the government. Other posts go by their words."""
_CHIEF = any_of("posts/chiefs")
_SOLE = any_of("posts/sole")
_COMMITTEE = r"(?:委员会|委|党委)"
_OFFICE = r"(?:人民)?政府"
_ROLE = re.compile(
    rf"(?P<level>{LEVEL})(?:"
    rf"(?P<both>委(?:[、和与]|以及)?(?P=level)?{_OFFICE}{_CHIEF}|党政(?:{_CHIEF}|正职))"
    rf"|(?P<party>{_COMMITTEE}(?P<partychief>书记|{_CHIEF}))"
    rf"|(?P<government>(?:{_OFFICE}(?P=level))?长|(?<=自治区)(?:{_OFFICE})?主席|{_OFFICE}(?P<govchief>{_CHIEF}))"
    rf"|(?P<sole>{_SOLE}))"
    rf"|(?P<zone>党工委(?:[、和与])?管委会(?P<zoneboth>{_CHIEF})|(?P<zoneparty>党工委(?:书记|{_CHIEF}))|(?P<zonehead>管委会(?:主任|{_CHIEF})))"
)
_SAME = ((re.compile("部部长"), "部长"), (re.compile("^委(?=政法|组织|宣传|统战)"), ""), (re.compile("人民|[中高]级"), ""), (re.compile("人大主任"), "人大常委会主任"))
_MANY = re.compile(rf"(?:{any_of('posts/many')}|{any_of('posts/taking_office')})$")
_FORMER = re.compile(rf"{any_of('posts/former')}$")
_LISTED = re.compile(rf"(?P<level>{LEVEL})[）)]?[、和与及/]?$")
_ENCLOSED = ("《》", "“”")
"""What lies between is a name of something else (“市长在线”)."""
_COMPOUNDS = words("posts/compounds")
_OURS = ("我", "本", "全", "自治")
_STOP = ("p", "v", "vn", "d", "c", "u", "r", "SP", "TIME", "f")
_OTHER = re.compile(rf"^(?:{any_of('posts/former')}|团|共青团)|(?:{any_of('posts/former')}|副|代|团|拟|候任)$")


@dataclass(frozen=True)
class Role:
    """Clean characters [start, end) that mean the holders of `functions` at a place of `level`.

    `acting`: whether an acting holder is meant as well (市政府主要领导 may be the 代市长, 市长 is not).
    """

    start: int
    end: int
    level: str
    functions: tuple[str, ...]
    acting: bool


def roles_in(text: str, table: Words) -> Iterator[Role]:
    """Words of the text for holders of posts, whoever is meant. What stands about them is for `single` to judge."""
    for match in _ROLE.finditer(text):
        if table.begins(match.end()) or match.end() == len(text):
            yield _role(match)


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


def held(post: str) -> tuple[str, str, bool] | None:
    """Level word, function and whether acting of one post of a named person (市委书记, 市人民政府代市长); `None` where it is none of one holder."""
    acting = bool(re.search(r"代(?=[省市县区州盟旗]长|主席|理)", post))
    plain = re.sub(r"代(?=[省市县区州盟旗]长|主席)", "", post)
    found = [m for m in _ROLE.finditer(plain) if m.end() == len(plain) and not _OTHER.search(plain[: m.start()])]
    if found:
        role = _role(found[-1])
        return role.level, role.functions[0], acting
    bare = re.fullmatch(_SOLE, plain)  # 市委常委、组织部部长: the place is that of the post before
    return ("", _plain(plain), acting) if bare else None


def _role(match: re.Match) -> Role:
    level = match["level"] or "区"
    if match["zone"]:
        functions = (PARTY, GOVERNMENT) if match["zoneboth"] else (PARTY,) if match["zoneparty"] else (GOVERNMENT,)
        return Role(*match.span(), "zone", functions, True)
    if match["both"]:
        return Role(*match.span(), level, (PARTY, GOVERNMENT), True)
    if match["party"]:
        return Role(*match.span(), level, (PARTY,), match["partychief"] != "书记")
    if match["government"]:
        return Role(*match.span(), level, (GOVERNMENT,), bool(match["govchief"]))
    return Role(*match.span(), level, (_plain(match["sole"]),), False)


def _plain(post: str) -> str:
    """One spelling of a post: 委组织部部长 and 组织部长 are the same."""
    for pattern, word in _SAME:
        post = pattern.sub(word, post)
    return post


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
