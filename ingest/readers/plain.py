"""TXT and Markdown."""

from __future__ import annotations

from ingest.readers import limits
from ingest.readers.characters import score
from ingest.readers.encoding import decode
from ingest.readers.refusal import aside, empty, too_long
from ingest.readers.source import SourceDocument

BYTES_PER_CHARACTER = 4  # at most, in every encoding that is read
NOT_TEXT = -14.0  # mean score of a character: prose has -5 to -8, half of it undecodable -15, random bytes -16 and below
SAMPLE = 100_000


def read_plain(name: str, doc: str, data: bytes) -> SourceDocument:
    """A text file in any Chinese encoding. Raises `SetAside`: empty, too-large, not-text."""
    check_length(name, -(-len(data) // BYTES_PER_CHARACTER), least=True)
    decoded = decode(data)
    check_length(name, len(decoded.text))
    if not decoded.text.strip("\ufffd \t\r\n\f\v\u3000\ufeff"):
        if decoded.damage:
            raise _not_text(name)
        raise empty(name)
    head = decoded.text[:SAMPLE]
    if score(head) < NOT_TEXT * len(head):
        raise _not_text(name)
    return SourceDocument(name, doc, data, decoded.text, "txt", decoded.encoding, decoded.damage)


def check_length(name: str, characters: int, least: bool = False) -> None:
    """Raise `SetAside` (too-large) for a text that is too long for a report even before cleaning; `least` says that it has at least that many."""
    if characters > limits.MAX_RAW_CHARACTERS:
        raise too_long(name, characters, least)


def _not_text(name: str) -> Exception:
    return aside(
        name,
        "not-text",
        "不是中文文本（可能是其他类型的文件，或文字编码无法识别）",
        "is not Chinese text (another kind of file, or an encoding that is not known)",
    )
