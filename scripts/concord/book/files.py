"""The only module that reads and writes the project's files.

Reading is strict UTF-8; writing goes to temporary files that replace the targets only when
all of them are whole, so that an interrupt or a full disk leaves the old content.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from ..findings.diagnostics import Finding, Location
from ..running.ending import undisturbed
from ..running.workshop import workshop

_BOM = b"\xef\xbb\xbf"
# Readers disagree on which of these end a line, so a place in the file would be ambiguous;
# the rest cannot be seen in an editor. TAB and LF are the only controls that text needs.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
CONFLICT_IN_JSON = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
"""A line that a merge left in a file where none begins with such a mark of its own."""
_WRONGLY_DECODED = (
    "The text was decoded wrongly once: restore it from version control, or type it again."
)
_NAMES = {"\r": "a carriage return", "\0": "a NUL character", "\u2028": "a line separator"}


_LARGEST = {".md": 200_000, ".yml": 2_000_000, ".yaml": 2_000_000}
_LARGEST |= {".po": 4_000_000, ".json": 8_000_000, ".txt": 1_000_000}
_LARGEST_OTHER = 32_000_000
"""Most bytes of a file, by its ending: more than a book of a thousand principles needs, and little
enough to be read in a few seconds. What is larger is not even opened."""
_LONGEST_LINE = 20_000


def place(text: str, at: int, name: str) -> Location:
    """The line and column of offset ``at`` of ``text``."""
    return Location(name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def differing(text: str, right: str, name: str) -> Location | None:
    """The first line of ``text`` that is not as in ``right``; None when they are the same."""
    lines, wanted = text.split("\n"), right.split("\n")
    if lines == wanted:
        return None
    pairs = enumerate(zip(lines, wanted, strict=False), start=1)
    first = next((number for number, (a, b) in pairs if a != b), None)
    return Location(name, first or min(len(lines), len(wanted)), 1)


def read_text(path: Path, name: str, findings: list[Finding], *, crlf: bool = False) -> str | None:
    """Read one of the project's own text files strictly.

    :param name: what findings call the file.
    :param crlf: take the line ends of Windows too, and leave them in the text.
    :returns: its text, or None with a finding (CFG001 to CFG003, CFG014, CFG018).
    """
    data = _read(path, name, findings, follow=False)
    if data is None:
        return None
    if data.startswith(_BOM):
        where = Location(name, 1, 1)
        findings.append(Finding(where, "CFG002", "the file begins with a byte order mark"))
        return None
    text = _decode(data, name, findings)
    if text is None:
        return None
    lines = text.replace("\r\n", "\n") if crlf else text
    if match := _CONTROL.search(lines):
        what = _NAMES.get(match[0], f"the control character U+{ord(match[0]):04X}")
        where = place(lines, match.start(), name)
        hint = _WRONGLY_DECODED if "\x80" <= match[0] <= "\x9f" else ""
        findings.append(Finding(where, "CFG002", f"{what} stands here", hint))
        return None
    if long := _too_long(text, name):
        findings.append(long)
        return None
    return _not_empty(text, name, findings)


def _too_long(text: str, name: str) -> Finding | None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > _LONGEST_LINE:
            message = f"a line of {len(line)} characters; the most is {_LONGEST_LINE}"
            return Finding(Location(name, number, 1), "CFG018", message)
    return None


def unmerged(text: str, name: str) -> Finding | None:
    """CFG013 when version control left the marks of a merge in a text."""
    match = _CONFLICT.search(text.replace("\r\n", "\n"))
    message = "a merge left its marks here"
    return Finding(place(text, match.start(), name), "CFG013", message) if match else None


def read_article(path: Path, name: str, findings: list[Finding]) -> str | None:
    """Read an article's text: somebody else's file, so any line ends and a mark are taken.

    :returns: its text with LF line ends, or None with a finding (CFG001 to CFG003, CFG018).
    """
    data = _read(path, name, findings, follow=True)
    text = None if data is None else _decode(data.removeprefix(_BOM), name, findings)
    if text is None:
        return None
    if (at := text.find("\0")) >= 0:
        findings.append(Finding(place(text, at, name), "CFG002", "a NUL character stands here"))
        return None
    return _not_empty(text.replace("\r\n", "\n").replace("\r", "\n"), name, findings)


def _read(path: Path, name: str, findings: list[Finding], *, follow: bool) -> bytes | None:
    """The bytes of a file; :param follow: whether it may be a symbolic link."""
    try:
        found = path.stat() if follow else path.lstat()
        if stat.S_ISLNK(found.st_mode):
            findings.append(not_followed(name, "link"))
        elif not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            findings.append(not_followed(name, "special file"))
        elif found.st_size > (most := _LARGEST.get(path.suffix, _LARGEST_OTHER)):
            message = f"{found.st_size} bytes; the most of such a file is {most}"
            findings.append(Finding(Location(name), "CFG018", message))
        else:
            return path.read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        findings.append(Finding(Location(name), "CFG001", message))
    return None


def not_followed(name: str, kind: str) -> Finding:
    """CFG014, the same whoever comes upon it."""
    what = "a symbolic link" if kind == "link" else "a pipe, socket or device"
    return Finding(Location(name), "CFG014", f"{what} stands here and is not followed")


def _decode(data: bytes, name: str, findings: list[Finding]) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        findings.append(Finding(place(before, len(before), name), "CFG002", message))
        return None


def _not_empty(text: str, name: str, findings: list[Finding]) -> str | None:
    if text.strip():
        return text
    findings.append(Finding(Location(name), "CFG003", "the file holds no text"))
    return None


def write_text(path: Path, text: str) -> bool:
    """Write ``text`` as UTF-8 in one step; leave the file alone when it already holds it.

    :returns: whether the file changed.
    :raises OSError: when it cannot be written; the old file is then still whole.
    """
    return bool(write_texts({path: text}))


def write_texts(texts: Mapping[Path, str] | Iterable[tuple[Path, str]]) -> list[Path]:
    """Write several files as UTF-8, as :func:`write` does."""
    listed = texts.items() if isinstance(texts, Mapping) else texts
    return write((path, text.encode("utf-8")) for path, text in listed)


def write(contents: Iterable[tuple[Path, bytes]]) -> list[Path]:
    """Write several files: all are written in full before the first is replaced.

    :param contents: each path with what it is to hold; one is in memory at a time.
    :returns: the files that changed.
    :raises OSError: when one cannot be written; then none was replaced.
    """
    with ExitStack() as stack:
        rooms: dict[Path, Path] = {}
        staged: dict[Path, Path] = {}
        for path, data in contents:
            if path.is_file() and path.read_bytes() == data:
                continue
            if path.parent not in rooms:
                rooms[path.parent] = stack.enter_context(workshop(path.parent))
            staged[path] = rooms[path.parent] / path.name
            staged[path].write_bytes(data)
            staged[path].chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        with undisturbed():
            for path, temporary in staged.items():
                os.replace(temporary, path)
    return list(staged)


def no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """For ``json.loads(object_pairs_hook=…)``. :raises ValueError: when a key is given twice."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"“{key}” is given twice")
        found[key] = value
    return found


def write_new(folder: Path, found: Iterable[tuple[str, bytes]]) -> None:
    """Write files below ``folder``, none of them over another.

    :param found: each as (path relative to the folder, content).
    :raises ValueError: when one would lie outside the folder or where something is already.
    """
    inside = folder.resolve()
    for path, data in found:
        target = folder / path
        if target.exists() or not target.resolve().is_relative_to(inside):
            raise ValueError(f"{path}: a page stands here already, or this leads out of the site")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
