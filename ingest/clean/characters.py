"""Characters that mean nothing, or that are another spelling of one that does: control, zero-width, decomposed, compatibility forms.

Punctuation stays as the report has it. Full-width letters, digits and ％ become the plain ones: ３项 and 3项 are one name, and the map leads
back to what the source has.
"""
from __future__ import annotations

import re
import unicodedata

from ingest.clean.mapped import Mapped

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls, soft hyphen, zero-width and direction marks, byte order mark, variation selectors, non-characters.
_NOTHING = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]+"
)
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]+?")
_COMBINED = re.compile("[^\u0300-\u036f\u3099\u309a\n][\u0300-\u036f\u3099\u309a]+")
# Radicals of the Kangxi block and compatibility ideographs look like the character meant; PDF fonts give them.
_VARIANTS = {
    code: form
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20), 0x2E9F, 0x2EF3)
    if len(form := unicodedata.normalize("NFKC", chr(code))) == 1 and form >= "\u3400" and form != chr(code)
}
_VARIANT = re.compile("[\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05)}
_WIDE_POINT = re.compile(r"(?<=[0-9])．(?=[0-9])")

REPLACEMENT = "\ufffd"


def line_ends(mapped: Mapped) -> Mapped:
    """Every line and page break → `\\n`."""
    return mapped.edit((m.start(), m.end(), "\n") for m in _LINE_END.finditer(mapped.text))


def surrogates(mapped: Mapped) -> Mapped:
    """A pair of surrogates → its character, a lone one → U+FFFD: neither may reach a file or a database."""
    return mapped.edit((m.start(), m.end(), _joined(m[0])) for m in _SURROGATES.finditer(mapped.text))


def _joined(found: str) -> str:
    if len(found) == 1:
        return REPLACEMENT
    return chr(0x10000 + ((ord(found[0]) - 0xD800) << 10) + (ord(found[1]) - 0xDC00))


def drop_nothings(mapped: Mapped) -> Mapped:
    """Control, zero-width and other invisible characters go."""
    return mapped.edit((m.start(), m.end(), "") for m in _NOTHING.finditer(mapped.text))


def compose(mapped: Mapped) -> Mapped:
    """Letters with combining marks → one character (a + ̄ → ā); radicals and compatibility ideographs → the character meant; full-width
    letters, digits and ％, and ． between digits → the plain ones."""
    mapped = mapped.edit((m.start(), m.end(), unicodedata.normalize("NFC", m[0])) for m in _COMBINED.finditer(mapped.text))
    if _VARIANT.search(mapped.text):
        mapped = Mapped(mapped.text.translate(_VARIANTS), mapped.origins)
    return Mapped(_WIDE_POINT.sub(".", mapped.text.translate(_WIDE)), mapped.origins)
