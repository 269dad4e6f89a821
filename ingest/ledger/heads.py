"""Which column of a register a column of somebody's ledger is, by its heads."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ingest.errors import UsageError
from ingest.registers import ROW, Column, Register
from ingest.registers import register as register_of
from ingest.registers.dates import month_of
from ingest.tables.line import letters
from ingest.tables.roles import LONGEST_HEAD, exactly, heads_of, normal
from ingest.tables.states import asks

_TITLE, _WORD, _ROLE, _LIKE_WORD, _LIKE_ROLE, _NAMED = 100, 90, 80, 60, 50, 200
_MONTH = re.compile(r"(?:(?:19|20)\d\d年?[-./]?)?(?:1[0-2]|0?[1-9]|[一二三四五六七八九十]{1,3})月(?:份|底)?|(?:19|20)\d\d[-./](?:1[0-2]|0?[1-9])")
_PERIOD = re.compile(
    rf"(?:{_MONTH.pattern}|(?:(?:19|20)\d\d年?)?(?:第?[一二三四1-4]季度|[上下]半年|全年)|(?:19|20)\d\d年度?|第?[一二三四五六七八九十\d]{{1,3}}(?:轮|期|次|批))")
_BRACKETS = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_RANKED = re.compile("名次|排名|位次|排序")
_STATED = re.compile("进展|进度|状态|完成|推进|情况|落实")
_ALSO = ("number", "description", "deadline", "support", "owner", "leader", "post", "area", "status")
_OURS_FIRST = 5
_SEVERAL = frozenset(("bodies", "recognisers", "months", "person"))
IGNORED = ("", "-", "不读", "skip")
"""What a mapping says for a column that is not to be read."""


@dataclass(frozen=True)
class Field:
    """A column of a table: its index from 0, its heads from top to bottom as one text, the register's column that it is (None: not read), and
    for columns headed by a month or round which: `month` as 2017-05, `period` as stated. `row_id`: the column of row ids. `sure`: the head is
    the register's own word or one that means it, not just like it."""

    index: int
    head: str
    column: Column | None = None
    month: str = ""
    period: str = ""
    row_id: bool = False
    sure: bool = True

    @property
    def letter(self) -> str:
        """The column's letter in its sheet."""
        return letters(self.index)


_NONE: list[Field] = []


@dataclass(frozen=True)
class Heads:
    """How the columns of a table were understood; `doubts` are columns that two heads could be (message in Chinese and English)."""

    fields: tuple[Field, ...]
    doubts: tuple[str, ...] = ()

    def of(self, key: str) -> list[Field]:
        """The fields of a column of the register, from left to right."""
        return self._by_key.get(key, _NONE)

    @cached_property
    def _by_key(self) -> dict[str, list[Field]]:
        found: dict[str, list[Field]] = {}
        for field in self.fields:
            if field.column is not None:
                found.setdefault(field.column.key, []).append(field)
        return found

    @property
    def known(self) -> int:
        """How many columns are understood."""
        return sum(field.column is not None or field.row_id for field in self.fields)

    @property
    def sure(self) -> int:
        """How many are understood by words that mean them."""
        return sum((field.column is not None or field.row_id) and field.sure for field in self.fields)

    @property
    def identified(self) -> bool:
        """Whether a column says what a row is about."""
        return any(field.column is not None and field.column.identifies for field in self.fields)


@dataclass(frozen=True)
class Wanted:
    """What a person said of columns: head or letter → key of the register's column, or empty for a column that is not to be read."""

    keys: dict[str, str]

    def of(self, head: str, index: int) -> str | None:
        """The key for a column, empty if it is not to be read, None if nothing was said of it."""
        for name in (normal(head), *(normal(part) for part in head.split()[-1:]), f"#{letters(index)}"):
            if name in self.keys:
                return self.keys[name]
        return None


def extras(register: Register) -> tuple[Column, ...]:
    """Columns that a register of items does not show and that its ledgers often have: what they say goes to the item all the same."""
    return _extras(register.en)


@lru_cache(maxsize=64)
def _extras(name: str) -> tuple[Column, ...]:
    of = register_of(name)
    if not any(column.kind in ("item", "pilot") and column.identifies for column in of.columns):
        return ()
    own = {column.key for column in of.columns}
    roles = {role for column in of.columns for role in column.roles}
    found: dict[str, Column] = {}
    for other in (register_of("tasks"), register_of("drives"), register_of("claims")):
        for column in other.columns:
            if column.key in _ALSO and column.key not in own and not roles & set(column.roles):
                found.setdefault(column.key, replace(column, identifies=False))
    return tuple(found.values())


def wanted(register: Register, mapping: Mapping[str, str] | None) -> Wanted:
    """A person's mapping (head as written, or a letter such as `B` → key or title of a column) with keys checked.

    Raises `UsageError` for a column that the register does not have, or does not take from ledgers.
    """
    found: dict[str, str] = {}
    for head, name in (mapping or {}).items():
        key = "" if name.strip() in IGNORED else _key(register, name)
        found[f"#{head.strip()}" if re.fullmatch("[A-Z]{1,2}", head.strip()) else normal(head)] = key
    return Wanted(found)


def _key(register: Register, name: str) -> str:
    plain = "".join(name.split()).lower()
    for column in (*register.columns, *extras(register)):
        if column.told and plain in (column.key, column.zh, "".join(column.en.split()).lower()):
            return column.key
    known = "、".join(column.zh for column in register.columns if column.told)
    raise UsageError(f"“{register.zh}”没有叫“{name}”的列，可用：{known} / no column of that name; there are those")


def understand(register: Register, composed: Sequence[Sequence[str]], asked: Wanted, year: int | None = None, title: str = "") -> Heads:
    """The best unambiguous assignment of columns, given by their heads from top to bottom, to those of the register.

    A head that is the register's own word goes before one that is like it, and the surer head gets a column that two would have; the other one
    is left out. `year` is that of months without one, `title` what stands above the table.
    """
    said: list[tuple[int, int, Field]] = []  # (−score, index, field)
    fields = {index: Field(index, " ".join(texts)) for index, texts in enumerate(composed) if any(texts)}
    spread = _spread(register, composed, year, title)
    for index, field in fields.items():
        key = asked.of(field.head, index)
        if key is not None:
            if key:
                column = next(c for c in (*register.columns, *extras(register)) if c.key == key)
                said.append((-_NAMED, index, _timed(field, column, year)))
            continue
        if normal(field.head) == normal(ROW):
            fields[index] = Field(index, field.head, row_id=True)
            continue
        if index in spread:
            said.append((-_WORD, index, spread[index]))
            continue
        for column, score in _candidates(register, tuple(composed[index])):
            said.append((-score, index, Field(index, field.head, column, sure=score > _LIKE_WORD)))
    return _assigned(fields, said)


def is_known(register: Register, text: str, asked: Wanted) -> bool:
    """Whether a text is the head of a column of the register by itself."""
    return bool(normal(text) in asked.keys or normal(text) == normal(ROW) or _candidates(register, (text,)) or _PERIOD.fullmatch(_bare(text)))


def _assigned(fields: dict[int, Field], said: list[tuple[int, int, Field]]) -> Heads:
    taken: dict[tuple[str, bool], tuple[int, int]] = {}  # key, and whether of a period → (index, score) of the field that has it
    done: dict[int, Field] = {}
    doubts: list[str] = []
    for score, index, field in sorted(said, key=lambda one: (one[0], one[1])):
        column = field.column
        if index in done or column is None:
            continue
        key = (column.key, bool(field.period))
        if key in taken and not (column.kind in _SEVERAL or field.period):
            other, other_score = taken[key]
            if column.kind == "status" and asks(field.head) != asks(done[other].head):
                done[index] = field  # 是否完成 beside 进展情况
                continue
            if other_score == score:
                a, b = done[other].head, field.head
                doubts.append(f"“{a}”和“{b}”都像“{column.zh}”，用了前一列 / both “{a}” and “{b}” may be “{column.en}”; the first was taken")
            continue
        taken.setdefault(key, (index, score))
        done[index] = field
    return Heads(tuple(done.get(index, field) for index, field in sorted(fields.items())), tuple(doubts))


def _spread(register: Register, composed: Sequence[Sequence[str]], year: int | None, title: str) -> dict[int, Field]:
    """The columns of a pivot: months of a ledger of items, rounds or months of scores, each with what stands in its cells."""
    kinds = {column.kind: column for column in register.columns if column.told}
    found: dict[int, Field] = {}
    for index, texts in enumerate(composed):
        head = " ".join(texts)
        when = next((text for text in reversed(texts) if _PERIOD.match(_bare(text)) and len(_bare(text)) <= 14), "")
        if not when:
            continue
        rest = normal("".join(texts).replace(when, "", 1)) + normal(_PERIOD.sub("", _bare(when)))
        if "months" in kinds and _MONTH.match(_bare(when)) and (not rest or _STATED.search(rest)):
            stated = next((t for t in texts if re.search(r"(?:19|20)\d\d", t) and t != when), "")
            of_head = int(m[0]) if (m := re.search(r"(?:19|20)\d\d", stated)) else year
            if month := month_of(when, of_head):
                found[index] = Field(index, head, kinds["months"], month=month)
        elif "period" in kinds:
            named = next((column for column, _ in _candidates(register, (rest,)) if column.kind == "number"), None) if rest else None
            column = named or (None if rest else register.column("rank" if _RANKED.search(title) else "score"))
            if column is not None:
                found[index] = Field(index, head, column, period=_together(texts, when))
    return found if len(found) > 1 or (found and "months" in kinds) else {}


def _together(texts: Sequence[str], when: str) -> str:
    """The period as its heads state it: 2017年 over 5月 is 2017年5月."""
    above = [_bare(text) for text in texts[: texts.index(when)] if _PERIOD.fullmatch(_bare(text))]
    stated = _PERIOD.match(_bare(when))
    return "".join((*above, stated[0] if stated else when))


def _bare(text: str) -> str:
    """A head without blanks and what stands in brackets; unlike `normal` it keeps the marks of dates."""
    return _BRACKETS.sub("", "".join(unicodedata.normalize("NFKC", text).split()))


def _timed(field: Field, column: Column, year: int | None) -> Field:
    """A column that a person named, with the month of its head where it is one of months."""
    month = month_of(field.head, year) if column.kind == "months" else ""
    return Field(field.index, field.head, column if column.kind != "months" or month else None, month=month)


def _candidates(register: Register, texts: tuple[str, ...]) -> tuple[tuple[Column, int], ...]:
    return _candidates_of(register.en, texts)


@lru_cache(maxsize=1 << 12)
def _candidates_of(name: str, texts: tuple[str, ...]) -> tuple[tuple[Column, int], ...]:
    """The columns of the register that heads may mean, from top to bottom, with how sure each is."""
    best: dict[str, tuple[Column, int]] = {}
    forms = [("".join(texts), 0), (texts[-1], 1), *((text, 8) for text in reversed(texts[:-1]))] if len(texts) > 1 else [(texts[0], 0)]
    for form, less in forms:
        for column, score in _of_one(register_of(name), form):
            if column.key not in best or best[column.key][1] < score - less:
                best[column.key] = (column, score - less)
    return tuple(sorted(best.values(), key=lambda one: -one[1]))


def _of_one(of: Register, text: str) -> tuple[tuple[Column, int], ...]:
    whole = normal(text)
    if not whole or len(whole) > LONGEST_HEAD:
        return ()
    exact, like = exactly(text), heads_of(text)
    own = {column.key for column in of.columns}
    found = []
    for column in (*of.columns, *extras(of)):
        if not column.told:
            if whole in (normal(column.zh), normal(column.en)):
                return ()  # worked out by the graph: a ledger's column is not read
            continue
        words = [normal(word) for word in column.words]
        score = 0
        if whole.lower() in (normal(column.zh).lower(), normal(column.en).lower(), column.key):
            score = _TITLE
        elif whole in words:
            score = _WORD
        elif exact is not None and exact.role in column.roles:
            score = _ROLE - 2 * column.roles.index(exact.role) - exact.rank
        elif any(len(word) > 2 and (whole.endswith(word) or whole.startswith(word)) for word in (normal(column.zh), *words)):
            score = _LIKE_WORD
        elif roles := [head for head in like if head.role in column.roles]:
            score = _LIKE_ROLE - 2 * column.roles.index(roles[0].role) - roles[0].rank
        score -= _OURS_FIRST if score and column.key not in own else 0
        if score > 0 and column.kind != "months":
            found.append((column, score))
    return tuple(found)
