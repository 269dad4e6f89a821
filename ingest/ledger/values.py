"""What cells say: dates, numbers, amounts, state, whether something is a first, who recognised it and how."""
from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.extract.ledgers import cells
from ingest.extract.ledgers.names import bare_span
from ingest.extract.numbers.expressions import Quantity, find
from ingest.extract.numbers.indicator import Naming, name
from ingest.numerals import parse
from ingest.registers.dates import last_day
from ingest.vocabulary import any_of

_KEPT = 1 << 13  # cells whose reading is kept: a column says the same again and again
_EPOCH = datetime.date(1899, 12, 30)
"""Day 0 of a spreadsheet's serial numbers from March 1900 on."""
SERIALS = (20_000, 60_000)
"""A plain number between these in a column of dates is a serial number: 1954 to 2064."""
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_UNBOUND = re.compile(r"长期|持续|常年|全年|每|适时|待定|近期|按|随|及时|十[一二三四五]五|^[\s\-—–_/\\无]*$")
_NUMBER = re.compile(r"第?\s*(?P<n>[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:\.\d+)?|[一二三四五六七八九十百零〇两]+)\s*(?:分|位|名|位次)?")
_HAN = re.compile("[\u4e00-\u9fff]+")
_STOPS = "。；;！!？?\n\t"
_CLAUSE = re.compile(r"[，,；;。、！!：:\t\n（）()]")
_FIRST = re.compile(r"率先|首[个家创例单批次推发张条座部款只支笔]|第一(?![批轮期季产阶步书时线届梯方次])|唯一|最早")
_NO_FIRST = re.compile(r"(?:非|不是|不属于?|不算|未(?!来|成年)|没有)[^的]{0,4}$")
_SCOPE = re.compile(
    r"(?P<national>全国|国内|我国|全?世界|全球|国家(?=级|层面|首|第一|范围))|(?P<provincial>全省|省内|省级|[我本]省|[\u4e00-\u9fff]省|自治区|[全南北]疆)"
    r"|(?P<region>全区|区内|我区|本区)|(?P<lower>[全我本][市县州盟旗镇乡]|[市县州][内级])")
_ENGLISH_FIRST = re.compile(r"\bfirst\b", re.I)
_ENGLISH_SCOPE = re.compile(r"(?P<national>nation|country|china)|(?P<provincial>provinc)", re.I)
_LEVELS = {"national": "national", "provincial": "provincial", "municipal": "municipal"}
_PIECES = re.compile(r"[、，,；;\t\n]+")
_PAIRS = {"（": "）", "(": ")", "“": "”", "《": "》", "【": "】"}
_FORM = re.compile(
    r"(?P<form>(?:专题|联合|公开|充分|宣传|书面|通报|督查|批示|连续|深度|典型|复制|全文|头版|发文|简报|现场会)*"
    r"(?:批示肯定|批示|肯定|表扬|表彰|嘉奖|激励|奖励|推介|推广|刊发|刊登|转发|报道|点赞|认可|评价|宣传|采用))$")
_BRACKETED = re.compile(r"[（(](?P<form>[^（）()]{1,20})[）)]$")
_GOT = re.compile(r"^(?P<got>被|获得?|受到|得到|入选|荣获|获评|列入|纳入|经|在)(?=..)")
_MEDIA = re.compile(rf"{any_of('recognition/media')}|《[^》]+》|(?:网|信息|报)$")
_AWARD = re.compile(rf"(?:{any_of('recognition/honour_endings')}|{any_of('recognition/honours')}|称号|荣誉)$")
_DASHES = frozenset(" \t\u3000\xa0-—–_/\\.·无")
_DASH = re.compile(r"[\s\-—–_/\\.·无]*")


def is_nothing(text: str) -> bool:
    """Whether a cell only marks that there is nothing: —, /, 无."""
    return (not text or text[0] in _DASHES) and bool(_DASH.fullmatch(text))


def serial_day(text: str) -> str:
    """The date in ISO 8601 of a cell that is a spreadsheet's serial number, empty for any other."""
    bare = text.strip()
    if not (_SERIAL.fullmatch(bare) and SERIALS[0] <= float(bare) < SERIALS[1]):
        return ""
    return (_EPOCH + datetime.timedelta(days=int(float(bare)))).isoformat()


def date_of(text: str, year: int | None) -> tuple[str, bool]:
    """A date as stated, or of a serial number in ISO 8601; and whether it says a time at all. `year` is used where the text has none."""
    if day := serial_day(text):
        return day, True
    bare = text.strip()
    return bare, bool(_UNBOUND.search(bare) or _YEAR.search(bare) or last_day(bare, year or 2000))


@lru_cache(maxsize=_KEPT)
def deadline_of(text: str, year: int | None) -> tuple[str, bool]:
    """As `date_of`; of a longer cell (12月底前出台实施办法) the time alone."""
    stated, is_date = date_of(text, year)
    if stated != text.strip():
        return stated, True
    found = cells.deadline_of(stated)
    return (found or stated), bool(found) or is_date


@lru_cache(maxsize=_KEPT)
def level_of(text: str) -> str:
    """national, provincial or municipal, empty where a cell does not say."""
    return _LEVELS.get(text.strip().lower()) or cells.level_of(text)


def first_of(text: str, region: bool = False) -> str:
    """national or provincial where a clause says that something is the first there, empty where none does. The scope is the word for one before
    the “first” in its clause (全省率先，获国家推广: provincial); `region`: 全区 means an autonomous region, not a district."""
    found = {_scope(clause, region) for clause in _CLAUSE.split(text)} if _HAN.search(text) else {_english_scope(text)}
    return next((scope for scope in ("national", "provincial") if scope in found), "")


def _scope(clause: str, region: bool) -> str:
    scopes = set()
    for first in _FIRST.finditer(clause):
        before = clause[: first.start()]
        scope = next(reversed(list(_SCOPE.finditer(before))), None)
        if scope is not None and not _NO_FIRST.search(before[: scope.start()]) and not _NO_FIRST.search(before[scope.end() :]):
            scopes.add("provincial" if scope.lastgroup == "region" and region else scope.lastgroup)
    return next((scope for scope in ("national", "provincial") if scope in scopes), "")


def _english_scope(text: str) -> str:
    scope = _ENGLISH_SCOPE.search(text) if _ENGLISH_FIRST.search(text) and not re.search(r"\b(?:not|no)\b", text, re.I) else None
    return (scope.lastgroup or "") if scope else ""


def number_of(text: str) -> float | int | None:
    """A plain number (95.5, 95.5分, 第3名, 1,200), None for anything else."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    try:
        negative = match["n"][0] in "-−"
        value = parse(match["n"].lstrip("-−"))
        return -value if negative else value
    except (ValueError, OverflowError):
        return None


def amount_of(text: str, unit: str = "") -> tuple[float | int, str] | None:
    """The number of a cell and its unit; `unit` is that of the table's own column, for cells that have none. None unless there is one number."""
    found = find(text)
    if len(found) == 1:
        return found[0].value, found[0].unit or unit
    value = number_of(text) if not found else None
    return None if value is None else (value, unit)


@lru_cache(maxsize=_KEPT)
def bodies_in(text: str, part: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, lead or support) of the bodies in a cell of a column of that part."""
    return tuple(cells.bodies(text, 0, len(text), part))


@dataclass(frozen=True)
class Counted:
    """A number in prose: characters [start, end) of the text name it with what it counts."""

    start: int
    end: int
    indicator: str
    quantity: Quantity


def numbers_in(text: str) -> Iterator[Counted]:
    """The numbers with a unit that a cell of prose tells, each with what it counts."""
    before: Naming | None = None
    previous: Quantity | None = None
    for quantity in find(text):
        if not quantity.unit and quantity.kind != "fraction":
            continue
        first = max((text.rfind(mark, 0, quantity.first) + 1 for mark in _STOPS), default=0)
        last = min((at for mark in _STOPS if (at := text.find(mark, quantity.end)) >= 0), default=len(text))
        if previous is not None and previous.end <= first:
            before, previous = None, None
        noun = _HAN.match(text, quantity.end, min(last, quantity.end + 8))
        naming = name(text, quantity, first, last, before, previous, noun.end() if noun else quantity.end)
        before, previous = naming, quantity
        yield Counted(naming.start, max(naming.end, quantity.end), naming.indicator, quantity)


def name_in(text: str) -> tuple[int, int]:
    """The span of an item's name in its cell: by the rules for ledgers in reports, else the whole cell without the blanks around it."""
    found = bare_span(text, 0, len(text))
    if found is not None:
        return found
    return len(text) - len(text.lstrip()), len(text.rstrip())


@dataclass(frozen=True)
class Praise:
    """Who recognised something: characters [start, end) name the recogniser; its kind is media, organ or award; the form as stated."""

    start: int
    end: int
    name: str
    kind: str
    form: str


def praises_in(text: str, several: bool) -> Iterator[Praise]:
    """The recognisers that a cell names: one, or `several` in a list; a form behind or in brackets (新华网推介, 人民日报（报道）) is told apart."""
    for start, end in _pieces(text) if several else [(0, len(text))]:
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        form = ""
        if several and (got := _GOT.match(piece)):
            form = got["got"] if got["got"] in ("入选", "荣获", "获评", "列入", "纳入") else ""
            start, piece = start + got.end(), piece[got.end() :]
        for pattern in (_BRACKETED, _FORM):
            if (found := pattern.search(piece)) and found.start() >= 2:
                form, piece = found["form"], piece[: found.start()]
                break
        title = len(piece) > 2 and piece[0] == "《" and piece[-1] == "》" and piece.count("《") == 1
        kind = "media" if _MEDIA.search(piece) else "award" if _AWARD.search(piece) else "organ"
        start, piece = (start + 1, piece[1:-1]) if title else (start, piece)
        piece = piece.rstrip()
        if piece and not is_nothing(piece):
            yield Praise(start, start + len(piece), piece, kind, form)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a list, cut at marks outside brackets and quotes."""
    start, closing = 0, ""
    for at, character in enumerate(text):
        if closing:
            closing = "" if character == closing else closing
        elif character in _PAIRS:
            closing = _PAIRS[character]
        elif _PIECES.match(character):
            if text[start:at].strip():
                yield start, at
            start = at + 1
    if text[start:].strip():
        yield start, len(text)
