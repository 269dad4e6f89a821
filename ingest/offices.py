"""Posts that one person of a place holds at a time (市委书记, 县长, 市政协主席): which post words mean, so that two ways of saying it are one."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.vocabulary import any_of

LEVEL = "(?:自治区|[省市县区州盟旗])"
"""The word that says of which level of government a body or post is."""
PARTY, GOVERNMENT = "书记", "行政首长"
"""The two heads of a place, as functions are named: of the party committee, of the government. Other posts go by their words."""
NOW, ACTING, FORMER = "now", "acting", "former"
"""How a post is held, as a title says."""
_CHIEF = any_of("posts/chiefs")
_SOLE = any_of("posts/sole")
_COMMITTEE = r"(?:委员会|委|党委)"
_OFFICE = r"(?:人民)?政府"
ROLE = re.compile(
    rf"(?P<level>{LEVEL})(?:"
    rf"(?P<both>委(?:[、和与]|以及)?(?P=level)?{_OFFICE}{_CHIEF}|党政(?:{_CHIEF}|正职))"
    rf"|(?P<party>{_COMMITTEE}(?P<partychief>书记|{_CHIEF}))"
    rf"|(?P<government>(?:{_OFFICE}(?P=level))?长|(?<=自治区)(?:{_OFFICE})?主席|{_OFFICE}(?P<govchief>{_CHIEF}))"
    rf"|(?P<sole>{_SOLE}))"
    rf"|(?P<zone>党工委(?:[、和与])?管委会(?P<zoneboth>{_CHIEF})|(?P<zoneparty>党工委(?:书记|{_CHIEF}))|(?P<zonehead>管委会(?:主任|{_CHIEF})))"
)
"""Words for such a post, with or without its title; `role_of` says what they mean."""
_SAME = ((re.compile("部部长"), "部长"), (re.compile("^委(?=政法|组织|宣传|统战)"), ""), (re.compile("人民|[中高]级"), ""), (re.compile("人大主任"), "人大常委会主任"))
_OTHER = re.compile(rf"^(?:{any_of('posts/former')}|团|共青团)|(?:{any_of('posts/former')}|副|代|团|拟|候任)$")
_FIRST = re.compile(rf"^{any_of('posts/former')}+")
_ANYWHERE = re.compile(rf"(?:^|[、兼]){any_of('posts/former')}")


@dataclass(frozen=True)
class Role:
    """Characters [start, end) that mean the holders of `functions` at a place of `level`.

    `acting`: whether an acting holder is meant as well (市政府主要领导 may be the 代市长, 市长 is not).
    """

    start: int
    end: int
    level: str
    functions: tuple[str, ...]
    acting: bool


def role_of(match: re.Match) -> Role:
    """What a match of `ROLE` means."""
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


def held(post: str) -> tuple[str, bool] | None:
    """Function and whether acting of one post of a named person (市委书记, 市人民政府代市长); `None` where it is none of one holder."""
    acting = bool(re.search(r"代(?=[省市县区州盟旗]长|主席|理)", post))
    plain = _plainly(post)
    if role := _role(plain):
        return role.functions[0], acting
    bare = re.fullmatch(_SOLE, plain)  # 市委常委、组织部部长: the place is that of the post before
    return (_plain(plain), acting) if bare else None


def headed(title: str) -> Iterator[str]:
    """The level words (市, 自治区; zone) of the posts of a title whose holder heads the party committee or the government of a place."""
    if not _ANYWHERE.search(title):
        roles = (_role(_plainly(post)) for post in title.split("、"))
        yield from (role.level for role in roles if role and role.functions[0] in (PARTY, GOVERNMENT))


def _plainly(post: str) -> str:
    return re.sub(r"代(?=[省市县区州盟旗]长|主席)", "", post)


def _role(plain: str) -> Role | None:
    """What a post means that ends as one of one holder; None for others."""
    found = [m for m in ROLE.finditer(plain) if m.end() == len(plain) and not _OTHER.search(plain[: m.start()])]
    return role_of(found[-1]) if found else None


def title_of(function: str, place: str) -> str:
    """How the holder of a function is called in a place of that name: 淄博市, 行政首长 → 市长. The inverse of `stated`."""
    level = next((word for word in ("自治区", *"省市县区州盟旗") if place.endswith(word)), "")
    if function == PARTY:
        return "自治区党委书记" if level == "自治区" else f"{level}委书记" if level else "党工委书记"
    if function == GOVERNMENT:
        return "自治区主席" if level == "自治区" else f"{level}长" if level else "管委会主任"
    return f"{level}{function}"


def still(post: str) -> str:
    """The post without words before it that say that it is held no more (原市长)."""
    return _FIRST.sub("", post)


def stated(title: str) -> Iterator[tuple[str, str]]:
    """(function, `NOW`, `ACTING` or `FORMER`) of each post of a title (市委副书记、代市长) that one person holds. Of a person who held one of them
    (原市委书记、市人大主任) all are former: which are not is not said."""
    former = bool(_ANYWHERE.search(title))
    for post in title.split("、"):
        if found := held(still(post) if former else post):
            yield found[0], FORMER if former else ACTING if found[1] else NOW


def _plain(post: str) -> str:
    """One spelling of a post: 委组织部部长 and 组织部长 are the same."""
    for pattern, word in _SAME:
        post = pattern.sub(word, post)
    return post
