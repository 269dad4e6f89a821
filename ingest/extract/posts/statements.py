"""Posts that are stated of a person, not set beside the name: 任命某某为市财政局局长, 某某，男，…，现任县委书记; and who signs a report."""
from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.posts.patterns import LONG_NAME, NO_POST, PHRASE, TITLE, is_name

_POSTS = rf"(?P<post>(?:{PHRASE})(?:[、兼](?:{PHRASE}))*)(?=$|[，。；、,;（(\s]|职务)"
_HOLDS = re.compile(rf"^(?:同志)?(?:现任|现为|担任|出任|兼任|当选为?|任){_POSTS}")
_NAMED = re.compile(rf"^(?:同志)?为{_POSTS}")
_NAMES = re.compile(r"(?:任命|选举|补选|决定|推选|选举产生)(?:[：:]|[：:][^。\n]{1,120}[；;，,])?$")
_FREED = re.compile(rf"^(?:同志)?(?:的|辞去(?:的)?){_POSTS}")
_FREES = re.compile(r"(?:免去|接受|罢免|撤销)(?:[：:]|[：:][^。\n]{1,120}[；;，,])?$")
_BRACKETS = re.compile(rf"^[（(](?P<post>(?:{PHRASE})(?:[、兼](?:{PHRASE}))*)[）)]")
_LIFE = re.compile(r"^[，,](?:男|女)[，,]")
_NOW = re.compile(rf"[，,]现任{_POSTS}")
_FAR = 160  # characters of a life between the name and 现任
_GAP = "[ \u3000\u00a0]"
_SIGNED = re.compile(
    rf"^[（(]?(?P<post>[\u4e00-\u9fff]{{0,14}}?(?:{TITLE}|(?:代{_GAP}*)?[省市县区州盟旗]{_GAP}*长)){_GAP}+"
    rf"(?P<name>{LONG_NAME}|[\u4e00-\u9fff](?:{_GAP}*[\u4e00-\u9fff]){{1,3}})[）)]?$", re.MULTILINE)
_BLANK = re.compile(r"\s+")


def said_after(text: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """Where the post stands that the words after the name [start, end) give the person, and whether it was taken away."""
    stop = text.find("\n", end)
    rest, lead = text[end : min(len(text) if stop < 0 else stop, end + _FAR)], text[max(text.rfind("\n", 0, start) + 1, start - 130) : start]
    former, match = False, _HOLDS.match(rest) or _BRACKETS.match(rest)
    if match is None and _NAMES.search(lead):
        match = _NAMED.match(rest)
    if match is None and _FREES.search(lead):
        former, match = True, _FREED.match(rest)
    if match is None and _LIFE.match(rest):
        match = _NOW.search(rest)
    if match is None or NO_POST.search(match["post"]):
        return None
    return end + match.start("post"), end + match.end("post"), former


def signatures(text: str) -> Iterator[tuple[int, int, str, str, tuple[int, int]]]:
    """Lines that say only who speaks (市长　李　某): start and end of the name, the name, the post, where it stands."""
    for match in _SIGNED.finditer(text):
        name = _BLANK.sub("", match["name"])
        if is_name(name) and not NO_POST.search(match["post"]):
            yield *match.span("name"), name, _BLANK.sub("", match["post"]), match.span("post")
