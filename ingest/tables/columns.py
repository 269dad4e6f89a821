"""Which columns a table has: finds its head rows and tells each column's role by its head.

    recognised = columns(rows)
    recognised.columns      # {"number": (0,), "item": (1,), "lead": (2,), "support": (3,), "deadline": (4,)}

Heads may stand in several rows, with merged cells above (责任单位 over 牵头 and 配合) and titles or notes before them.
"""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.tables.roles import LONGEST_HEAD, Head, exactly, heads_of, normal

LOOK = 20
"""So many rows from the first are searched for the head rows."""
MOST_HEAD_ROWS = 3
_SHARE = 0.5  # of the heads that say anything, at least this share is known
_TELLING = frozenset(("lead", "support", "owner", "person", "deadline", "target", "state", "level", "description", "started", "batch", "problem"))
"""Roles that make a list of items a ledger."""
_OWNED = frozenset(("lead", "support", "owner", "person", "deadline", "state", "started", "batch"))

_BODIES = frozenset(("lead", "support", "owner", "person"))

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Recognised:
    """The head of a table. Indices count from 0.

    `head_rows`: indices of the head rows; `columns`: by role (`ingest.tables.roles.ROLES`) the columns that have it, the surest
    first; `heads`: for every column its head, of several rows the texts joined by a blank; `unknown`: columns with a head that no
    role is known for.
    """

    head_rows: tuple[int, ...]
    columns: dict[str, tuple[int, ...]]
    heads: tuple[str, ...]
    unknown: tuple[int, ...] = ()

    def column(self, role: str) -> int | None:
        """The first column of a role, None if there is none."""
        return next(iter(self.columns.get(role, ())), None)

    def cells(self, role: str, row: Sequence[str]) -> list[str]:
        """The texts of a body row in the columns of a role, empty ones left out."""
        return [row[c].strip() for c in self.columns.get(role, ()) if c < len(row) and row[c].strip()]


def columns(rows: Rows, first: int = 0) -> Recognised | None:
    """The first head at row `first` or in the `LOOK` rows from there, None where none is the head of a ledger: a list of items
    (事项, 任务, 试点…) with something said of each."""
    for start in range(first, min(len(rows), first + LOOK)):
        if found := head_at(rows, start):
            return found
    return None


def head_at(rows: Rows, start: int) -> Recognised | None:
    """The head whose first row is `start`, None if none is."""
    if start >= len(rows) or not any(cell.strip() for cell in rows[start]) or not _short(rows[start]):
        return None
    best: Recognised | None = None
    for count in range(1, MOST_HEAD_ROWS + 1):
        if start + count > len(rows) or (count > 1 and not goes_on(rows, start, start + count - 1)):
            break
        found = _recognise(rows, tuple(range(start, start + count)))
        if found and (best is None or count > 1):
            best = found  # a further head row belongs to the head even where it adds no role
    if best and len(best.head_rows) > 1 and _recognise(rows, (start,)) is None:
        after = head_at(rows, start + 1)  # a title or a total above the head is no part of it
        if after and after.head_rows[-1] == best.head_rows[-1] and _known(after) >= _known(best):
            return None
    return best


def is_head(row: Sequence[str], recognised: Recognised) -> bool:
    """Whether a body row repeats the head, as on each page of a printed table: its last head row, or one of the others."""
    cells = [normal(cell) for cell in row]
    said = [(cell, normal(head)) for cell, head in zip(cells, recognised.heads, strict=False) if cell]
    return len(said) >= 2 and all(cell in head for cell, head in said)


def _short(row: Sequence[str]) -> bool:
    return all(len(normal(cell)) <= LONGEST_HEAD for cell in row)


def goes_on(rows: Rows, start: int, number: int, known: Callable[[str], object] = heads_of) -> bool:
    """Whether row `number` is a further row of the head that begins at `start`; `known` says whether a text is the head of a column.

    Its cells repeat what stands above (merged downwards), are empty, or stand under a head that reaches over several columns.
    """
    above, row = rows[number - 1], rows[number]
    if not _short(row):
        return False
    spread = _spread(above)
    new = 0
    for column, cell in enumerate(row):
        text = normal(cell)
        if not text or (column < len(above) and text == normal(above[column])):
            continue
        over = spread[column] if column < len(spread) else ""
        group = over and (sum(1 for other in spread if other == over) > 1)
        alone = not over and not (column < len(above) and above[column].strip())
        if not group and not (alone and known(cell)) and not (over and known(cell) and number == start + 1):
            return False
        new += 1
    return new > 0


def _spread(row: Sequence[str]) -> list[str]:
    """A row of heads with each merged one repeated over the columns that it reaches over."""
    found: list[str] = []
    for cell in row:
        found.append(cell.strip() or (found[-1] if found else ""))
    return found


def composed(rows: Rows, numbers: tuple[int, ...]) -> list[list[str]]:
    """For each column its heads from top to bottom, each once."""
    width = max(len(rows[n]) for n in numbers)
    layers = [[*rows[n], *[""] * (width - len(rows[n]))] for n in numbers]
    found: list[list[str]] = []
    for column in range(width):
        texts: list[str] = []
        for level, layer in enumerate(layers):
            below = any(under[column].strip() for under in layers[level + 1 :])
            text = _spread(layer)[column] if below else layer[column].strip()
            if text and text not in texts:
                texts.append(text)
        found.append(texts)
    return found


def _recognise(rows: Rows, numbers: tuple[int, ...]) -> Recognised | None:
    texts_of = composed(rows, numbers)
    said: list[tuple[Head, ...]] = [_heads(texts) for texts in texts_of]
    filled = [column for column, texts in enumerate(texts_of) if texts]
    known = [column for column in filled if said[column]]
    if len(filled) < 2 or len(known) < 2 or len(known) < _SHARE * len(filled):
        return None
    columns = _assigned(said)
    strong = {head.role for heads in said for head in heads if head.strong}
    if "item" not in columns or not _is_ledger(columns, strong):
        return None
    unknown = tuple(column for column in filled if not said[column])
    return Recognised(numbers, columns, tuple(" ".join(texts) for texts in texts_of), unknown)


def _is_ledger(columns: dict[str, tuple[int, ...]], strong: set[str]) -> bool:
    """Items with an owner, a time, a state…; heads that other tables have too (项目, 单位, 时间) do not make one by themselves."""
    if "item" in strong:
        return bool(_TELLING & set(columns)) or "number" in columns
    return bool(_OWNED & strong) or (bool(_TELLING & strong) and "number" in columns and bool(_OWNED & set(columns)))


def _heads(texts: list[str]) -> tuple[Head, ...]:
    """The roles of a column by its heads: all together as one word (责任 over 单位), the lowest (牵头 under 责任单位), an upper one."""
    if not texts:
        return ()
    if len(texts) == 1:
        return heads_of(texts[0])
    if exact := exactly("".join(texts)):
        return (exact,)
    last, upper = heads_of(texts[-1]), next((found for text in reversed(texts[:-1]) if (found := heads_of(text))), ())
    if last and (any(head.strong for head in last) or not upper or upper[0].role in _BODIES):
        return last
    return upper or last or heads_of("".join(texts))


def _assigned(said: list[tuple[Head, ...]]) -> dict[str, tuple[int, ...]]:
    """Columns by role. Of several that could be the item the surest is, the others say what it consists of."""
    by_role: dict[str, list[tuple[int, int]]] = {}
    for column, heads in enumerate(said):
        for head in heads:
            by_role.setdefault(head.role, []).append((head.rank if head.role == "item" else 0, column))
    items = sorted(by_role.pop("item", []))
    if not items and (described := by_role.get("description")):
        items = [described.pop(0)]  # 工作措施, 牵头单位, 完成时限: the measure is the item
    if items:
        by_role.setdefault("description", []).extend((1, column) for _, column in items[1:])
        by_role["item"] = items[:1]
    return {role: tuple(column for _, column in sorted(found)) for role, found in sorted(by_role.items()) if found}


def _known(found: Recognised) -> int:
    return sum(map(len, found.columns.values()))
