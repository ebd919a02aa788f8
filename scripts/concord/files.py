"""The only module that reads and writes the project's files.

Reading is strict UTF-8; writing goes to a sibling temporary file that replaces the
target in one step, so that an interrupt or a full disk leaves the old content.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from .diagnostics import Finding, Location

_BOM = b"\xef\xbb\xbf"


def read_text(path: Path, name: str, findings: list[Finding]) -> str | None:
    """Read a text file strictly.

    :param name: what findings call the file.
    :returns: its text with LF line ends, or None with a finding (CFG001 to CFG003).
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        findings.append(Finding(Location(name), "CFG001", f"cannot be read: {error.strerror}"))
        return None
    if data.startswith(_BOM):
        findings.append(Finding(Location(name, 1, 1), "CFG002", "the file begins with a byte order mark"))
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        col = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        findings.append(
            Finding(Location(name, line, col), "CFG002", f"byte 0x{data[error.start]:02x} is not UTF-8")
        )
        return None
    for mark, what in (("\r", "a carriage return"), ("\0", "a NUL character")):
        if (at := text.find(mark)) >= 0:
            line = text.count("\n", 0, at) + 1
            col = at - (text.rfind("\n", 0, at) + 1) + 1
            findings.append(Finding(Location(name, line, col), "CFG002", f"{what} stands here"))
            return None
    if not text.strip():
        findings.append(Finding(Location(name), "CFG003", "the file holds no text"))
        return None
    return text


def write_text(path: Path, text: str) -> bool:
    """Write ``text`` as UTF-8 in one step; leave the file alone when it already holds it.

    :returns: whether the file changed.
    :raises OSError: when it cannot be written; the old file is then still whole.
    """
    data = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(temporary, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    return True
