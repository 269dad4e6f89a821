"""What the packages of Office (DOCX, XLSX: a ZIP of XML parts) have in common: whether one is safe to open, and its properties."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from ingest.readers import limits
from ingest.readers.refusal import aside, broken, too_large

_NO_TITLE = ("word document", "untitled", "无标题", "工作簿1", "book1")
_NO_AUTHOR = ("python-docx", "openpyxl", "administrator", "user", "admin", "微软用户", "lenovo", "dell", "hp", "microsoft office user", "apache poi")


def check_package(name: str, data: bytes, kind: str, program: str) -> None:
    """Refuse what would not fit into memory once unpacked, and XML with a document type, which the `program` never writes.

    Raises `SetAside`: broken, encrypted, zip-bomb, too-large, unsafe; `kind` names the format.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if any(m.flag_bits & 1 for m in members):
                raise aside(name, "encrypted", f"{kind} 已加密，请去除密码后再试", f"the {kind} is encrypted; remove the password")
            total = sum(m.file_size for m in members)
            if total > limits.MAX_UNPACKED_BYTES or len(members) > limits.MAX_MEMBERS:
                raise aside(
                    name,
                    "zip-bomb",
                    f"解压后有 {total // limits.MIB} MB，上限是 {limits.MAX_UNPACKED_BYTES // limits.MIB} MB",
                    f"it has {total // limits.MIB} MB when unpacked, the limit is {limits.MAX_UNPACKED_BYTES // limits.MIB} MB",
                )
            for member in members:
                if not member.filename.lower().endswith((".xml", ".rels")):
                    continue
                if member.file_size > limits.MAX_XML_BYTES:
                    size, most = member.file_size // limits.MIB, limits.MAX_XML_BYTES // limits.MIB
                    raise too_large(
                        name,
                        f"正文解压后有 {size} MB，上限是 {most} MB",
                        f"its text has {size} MB when unpacked, the limit is {most} MB",
                    )
                with package.open(member) as part:
                    head = part.read(4096)
                if b"<!DOCTYPE" in head or b"<!ENTITY" in head or "<!DOCTYPE".encode("utf-16-le") in head:
                    raise aside(
                        name,
                        "unsafe",
                        f"文件含有外部实体声明（DOCTYPE），{program} 从不写入，为安全起见不读取",
                        f"its XML has a document type declaration, which {program} never writes; refused for safety",
                    )
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zipfile.zlib.error) as error:
        raise broken(name, kind, kind, error) from error


def hints_of(title: Any, author: Any, created: Any) -> dict[str, Any]:
    """Title, author and day of creation from a file's properties, without the marks that programs leave there by themselves."""
    found: dict[str, Any] = {}
    if title and str(title).strip().lower() not in _NO_TITLE:
        found["title"] = str(title).strip()
    if author and str(author).strip().lower() not in _NO_AUTHOR:
        found["author"] = str(author).strip()
    if created and author not in ("python-docx", "openpyxl"):
        found["created"] = created.date().isoformat()
    return found
