"""Files that are published beside the pages: ``docs/files/``, and what may lie there.

A name and a first line say what a file is to a browser and to a person; both must agree, and the
file must end as its kind does, so that nothing rides on it. SVG is not among the kinds: it can
hold scripts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from .layout import ATTACHED

LARGEST = 20_000_000
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\.([a-z]{3,4})")


def _is_webp(data: bytes) -> bool:
    size = int.from_bytes(data[4:8], "little")
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP" and size + 8 == len(data)


def _is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF-") and data.rstrip(b"\r\n \0").endswith(b"%%EOF")


def _is_jpeg(data: bytes) -> bool:
    return data.startswith(b"\xff\xd8\xff") and data.endswith(b"\xff\xd9")


def _is_png(data: bytes) -> bool:
    end = b"\0\0\0\0IEND\xaeB`\x82"
    return data.startswith(b"\x89PNG\r\n\x1a\n") and data.endswith(end)


def _is_gif(data: bytes) -> bool:
    return data[:6] in (b"GIF87a", b"GIF89a") and data.endswith(b"\x3b")


KINDS: dict[str, Callable[[bytes], bool]] = {
    "png": _is_png,
    "jpg": _is_jpeg,
    "jpeg": _is_jpeg,
    "gif": _is_gif,
    "webp": _is_webp,
    "pdf": _is_pdf,
}
"""Each kind by the ending of its names, with what tells its content."""


def fault(path: Path) -> str:
    """Why a plain file of the folder is not published, or ``""``."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return "the name is not of small letters, digits and hyphens with one ending"
    if (recognised := KINDS.get(match[1])) is None:
        return f".{match[1]} is not one of {', '.join(f'.{kind}' for kind in KINDS)}"
    try:
        if path.stat().st_size > LARGEST:
            return f"it has more than {LARGEST} bytes"
        return "" if recognised(path.read_bytes()) else f"the content is not a whole .{match[1]}"
    except OSError as error:
        return f"it cannot be read: {error.strerror}"


def published(root: Path) -> dict[str, bytes]:
    """What is published of the folder, by name, whether a check ran before or not.

    Neither the folder nor a file is taken from elsewhere.
    """
    folder = root / ATTACHED
    if any(path.is_symlink() for path in (folder, folder.parent)) or not folder.is_dir():
        return {}
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if not path.is_symlink() and path.is_file() and not fault(path)
    }
