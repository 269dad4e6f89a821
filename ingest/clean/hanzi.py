"""Which Chinese characters are common, and which script they belong to, told from the two national character sets.

GB 2312 holds what Simplified text is written with, Big5 the same for Traditional; Python carries both as codecs, so no table is needed.
"""
from __future__ import annotations

from functools import lru_cache

from opencc import OpenCC

HANZI = "[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f〇]"


def _encodable(character: str, codec: str) -> bytes:
    try:
        return character.encode(codec)
    except UnicodeEncodeError:
        return b""


@lru_cache(maxsize=1)
def simplified() -> frozenset[str]:
    """The 6,763 ideographs of GB 2312."""
    return frozenset(c for c in map(chr, range(0x4E00, 0xA000)) if _encodable(c, "gb2312"))


@lru_cache(maxsize=1)
def frequent() -> frozenset[str]:
    """The 3,755 ideographs of GB 2312's first level: more than nine in ten characters of any Chinese prose."""
    return frozenset(c for c in simplified() if c.encode("gb2312")[0] < 0xD8)


@lru_cache(maxsize=1)
def traditional_common() -> frozenset[str]:
    """The 5,401 frequent ideographs of Big5 (its first level, before 0xC940)."""
    return frozenset(c for c in map(chr, range(0x4E00, 0xA000)) if b"\xa4" <= _encodable(c, "big5")[:1] < b"\xc9")


@lru_cache(maxsize=1)
def only_simplified() -> frozenset[str]:
    """Ideographs of GB 2312's first level that Big5 lacks: 关, 进, 发."""
    return frozenset(c for c in frequent() if not _encodable(c, "big5"))


@lru_cache(maxsize=1)
def only_traditional() -> frozenset[str]:
    """Ideographs of Big5 that GB 2312 lacks: 關, 進, 發. (著 and 乾 are in both and say nothing.)"""
    return frozenset(c for c in map(chr, range(0x4E00, 0xA000)) if _encodable(c, "big5") and c not in simplified())


def is_common(character: str) -> bool:
    """Whether readers know the character without a gloss: in GB 2312, among Big5's frequent ones, or another spelling (啓) of one in GB 2312."""
    return character in simplified() or character in traditional_common() or character == "〇" or _simple_form(character) in simplified()


@lru_cache(maxsize=4096)
def _simple_form(character: str) -> str:
    return _converter().convert(character)


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")
