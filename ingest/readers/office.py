"""DOC and WPS, converted to DOCX by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from ingest.readers import limits
from ingest.readers.refusal import aside
from ingest.readers.source import SourceDocument
from ingest.readers.word import read_docx

INSTALL = "apt-get install libreoffice-writer-nogui"
PROGRAMS = ("soffice", "libreoffice", "soffice.exe")

# No macros, no links to follow: a document must neither run anything nor fetch anything while it is converted.
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
)


def _profile() -> str:
    """LibreOffice's settings file for a profile with `_SETTINGS`."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{items}</oor:items>\n'


def program() -> str | None:
    """The LibreOffice on the PATH, None where there is none."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def read_office(name: str, doc: str, data: bytes, kind: str) -> SourceDocument:
    """A DOC or WPS file (`kind` says which). Raises `SetAside`: needs-libreoffice, encrypted, broken, timeout, and those of DOCX."""
    if "EncryptedPackage".encode("utf-16-le") in data or _encrypted_doc(data):
        raise aside(name, "encrypted", "文档已加密，请去除密码后再试", "the document is encrypted; remove its password and try again")
    command = program()
    if command is None:
        raise aside(
            name,
            "needs-libreoffice",
            f"读取 {kind.upper()} 需要 LibreOffice，请先安装：{INSTALL}（或另存为 DOCX）",
            f"{kind.upper()} is read through LibreOffice, which is not installed: {INSTALL} (or save it as DOCX)",
        )
    with tempfile.TemporaryDirectory(prefix="reformgraph-office-", ignore_cleanup_errors=True) as folder:
        converted = _convert(command, name, data, kind, Path(folder))
    return replace(read_docx(name, doc, converted), data=data, kind=kind)


def _convert(command: str, name: str, data: bytes, kind: str, folder: Path) -> bytes:
    """The document as DOCX; `folder` is an empty folder to work in."""
    # Kingsoft's WPS files hold a Word stream; under .wps LibreOffice would take them for Microsoft Works.
    source = folder / f"input.{'doc' if 'WordDocument'.encode('utf-16-le') in data else kind}"
    source.write_bytes(data)
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_profile(), "utf-8")
    said = _run(command, name, source)
    result = folder / "out" / "input.docx"
    if not result.is_file():
        lines = [line for line in said.decode("utf-8", "replace").replace(str(folder), "").splitlines() if not line.startswith("Warning:")]
        words = " ".join(" ".join(lines).split())[-200:]
        raise aside(
            name,
            "broken",
            f"LibreOffice 无法打开此文件，可能已损坏或加密（{words}）",
            f"LibreOffice cannot open the file, it may be damaged or encrypted ({words})",
        )
    if result.stat().st_size > limits.MAX_FILE_BYTES:
        raise aside(
            name,
            "too-large",
            f"转换后的文件超过 {limits.MAX_FILE_BYTES // limits.MIB} MB 的上限",
            f"the converted file is larger than the limit of {limits.MAX_FILE_BYTES // limits.MIB} MB",
        )
    return result.read_bytes()


def _run(command: str, name: str, source: Path) -> bytes:
    """Have LibreOffice convert `source` into the folder `out` beside it, with the profile beside it; what it printed."""
    folder = source.parent
    arguments = [
        command,
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}  # LibreOffice has a Python of its own
    process = subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env={**environment, "SAL_USE_VCLPLUGIN": "svp"},
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=limits.OFFICE_SECONDS)
    except subprocess.TimeoutExpired:
        _end(process)
        raise aside(
            name,
            "timeout",
            f"LibreOffice 在 {limits.OFFICE_SECONDS} 秒内未能转换此文件，请另存为 DOCX",
            f"LibreOffice did not convert the file within {limits.OFFICE_SECONDS} seconds; save it as DOCX",
        ) from None
    except BaseException:
        _end(process)
        raise
    return output


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with its child processes (its launcher starts the real one)."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except ProcessLookupError:
        pass
    process.communicate()


def _encrypted_doc(data: bytes) -> bool:
    """Whether the flags of a Word 97 document say so (MS-DOC 2.5.2: wIdent A5EC, then bit 8 of the flags at offset 10).

    The document's stream begins at the sector that its entry in the directory names (MS-CFB 2.6.1: at 116 of the entry, whose name
    is its first field; sector sizes in 2.2).
    """
    entry = data.find("WordDocument\0".encode("utf-16-le"))
    if entry < 0 or len(data) < 512:
        return False
    sector = int.from_bytes(data[entry + 116 : entry + 120], "little")
    start = (sector + 1) << min(12, int.from_bytes(data[30:32], "little"))
    return data[start : start + 2] == b"\xec\xa5" and bool(data[start + 11] & 1)
