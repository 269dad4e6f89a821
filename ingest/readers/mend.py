"""Decoding of damaged and mixed files: the likeliest reading of a line whose bytes do not fit the file's encoding.

A byte too many or too few in GB18030 or Big5 shifts all characters after it, and files put together from several sources hold
paragraphs in another encoding. Both are solved by one search over the line (Viterbi): at each byte the reading goes on in the
same encoding, changes to another one at a price, or gives the byte up at a price.
"""

from __future__ import annotations

from ingest.readers.characters import UNDECODABLE, score, score_of
from ingest.readers.refusal import both
from ingest.readers.source import Damage

LABELS = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "cp950": "Big5",
    "big5hkscs": "Big5-HKSCS",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32-le": "UTF-32 LE",
    "utf-32-be": "UTF-32 BE",
}
MAX_SEARCHED_LINE = 64 * 1024  # bytes; the search takes about 10 microseconds a byte, so a longer line is decoded as it stands
MAX_SEARCHED = 1024 * 1024  # bytes of all searched lines of a file
SWITCH = -16.0  # price of a change of encoding inside a line, of a line in another encoding than the file's, too
NEXT_LOST = -6.0  # a byte given up after another one: damage comes in runs; two such bytes cost more than a common character of two
CLEARLY = 30.0  # how much likelier the result of a search must be for a line that decodes without error
SUSPICIOUS = -10.0  # mean score of the characters beyond ASCII below which a line is looked at (prose has -6 to -8, a wrong reading -12)
_OTHERS = {"utf-8": ("gb18030", "cp950"), "gb18030": ("utf-8", "cp950"), "cp950": ("utf-8", "gb18030"), "big5hkscs": ("utf-8", "gb18030")}


def mend(data: bytes, encoding: str) -> tuple[str, list[Damage]]:
    """`data` decoded as `encoding` (one in which a line feed is one byte), with lines that do not fit read as well as possible.

    Undecodable bytes are U+FFFD in the text and not in the returned spans, which are those read in another encoding.
    """
    if encoding == "utf-8":
        try:
            return data.decode(encoding), []
        except UnicodeDecodeError:
            pass
    pieces: list[str] = []
    damage: list[Damage] = []
    at, budget = 0, MAX_SEARCHED
    for line in data.splitlines(keepends=True) if b"\n" not in data else _lines(data):
        fits = _fitting(line, encoding)
        if fits is not None or len(line) > min(budget, MAX_SEARCHED_LINE):
            piece = line.decode(encoding, "replace") if fits is None else fits
        else:
            budget -= len(line)
            piece, spans, value = _search(line, encoding)
            plain = line.decode(encoding, "replace")
            if "\ufffd" not in plain and value < score(plain) + CLEARLY:  # rare characters, and no damage
                piece, spans = plain, []
            damage += [(at + start, at + end, _reason(other, encoding)) for start, end, other in spans]
        pieces.append(piece)
        at += len(piece)
    return "".join(pieces), damage


def _lines(data: bytes) -> list[bytes]:
    parts = data.split(b"\n")
    return [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _reason(other: str, encoding: str) -> str:
    inner, outer = LABELS[other], LABELS[encoding]
    return both(f"此处为 {inner} 编码，文件其余部分为 {outer}", f"in {inner}, while the rest of the file is {outer}")


def _fitting(line: bytes, encoding: str) -> str | None:
    """The line's text if it decodes without error and reads like Chinese; None if it should be looked at."""
    try:
        text = line.decode(encoding)
    except UnicodeDecodeError:
        return None
    if encoding == "utf-8" or line.isascii():
        return text
    beyond = [c for c in text if c > "\x7f"]
    return text if score("".join(beyond)) >= SUSPICIOUS * len(beyond) else None


def _units(line: bytes, at: int, encoding: str) -> list[tuple[int, str]]:
    """The readings of one character of `encoding` that begins at byte `at`: (bytes, character)."""
    if line[at] < 0x80:
        return [(1, chr(line[at]))]
    lengths = {"utf-8": (2, 3, 4), "gb18030": (2, 4)}.get(encoding, (2,))
    found = []
    for length in lengths:
        raw = line[at : at + length]
        if len(raw) < length:
            break
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(text) == 1:
            found.append((length, text))
    return found


def _search(line: bytes, encoding: str) -> tuple[str, list[tuple[int, int, str]], float]:
    """The likeliest reading of `line`, the spans of it that stand in another encoding (start, end, that encoding), and its score."""
    states = (encoding, *_OTHERS[encoding])
    length = len(line)
    lowest = float("-inf")
    best = [[lowest] * len(states) for _ in range(length + 1)]
    back: list[list[tuple[int, int, str] | None]] = [[None] * len(states) for _ in range(length + 1)]
    best[0] = [0.0, *[SWITCH] * (len(states) - 1)]
    for at in range(length):
        here = best[at]
        top = max(range(len(states)), key=here.__getitem__)
        for state, name in enumerate(states):
            value, came = (here[top] + SWITCH, top) if here[top] + SWITCH > here[state] else (here[state], state)
            last = back[at][came]
            lost = NEXT_LOST if last is not None and last[2] == "\ufffd" else UNDECODABLE
            for width, char in [*_units(line, at, name), (1, "\ufffd")]:
                gain = value + (lost if char == "\ufffd" and width == 1 else score_of(ord(char)))
                if gain > best[at + width][state]:
                    best[at + width][state] = gain
                    back[at + width][state] = (width, came, char)
    at, state = length, max(range(len(states)), key=best[length].__getitem__)
    value = best[length][state]
    units: list[tuple[str, int]] = []
    while at > 0:
        step = back[at][state]
        assert step is not None  # every byte can be given up, so each place is reached
        units.append((step[2], state))
        at, state = at - step[0], step[1]
    units.reverse()
    return "".join(char for char, _ in units), _spans(units, states), value


def _spans(units: list[tuple[str, int]], states: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Runs of characters beyond ASCII that were read in another encoding than the first of `states`."""
    spans: list[tuple[int, int, str]] = []
    for index, (char, state) in enumerate(units):
        if state == 0 or char <= "\x7f" or char == "\ufffd":
            continue
        last = spans[-1] if spans else None
        if last and last[2] == states[state] and all(u[1] == state and u[0] != "\ufffd" for u in units[last[1] : index]):
            spans[-1] = (last[0], index + 1, last[2])
        else:
            spans.append((index, index + 1, states[state]))
    return spans
