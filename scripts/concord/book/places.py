"""What lies below ``docs/`` and ``translations/``: the one place that lists these folders.

No symbolic link is followed, so nothing outside the two folders is ever listed.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ..findings.diagnostics import Finding, Location
from . import files
from .layout import ARTICLES, CHAPTERS, DOCS, PRINCIPLES, TRANSLATIONS, is_folder, is_misnamed

FILE, FOLDER, LINK, SPECIAL, CLOSED = "file", "folder", "link", "special file", "closed folder"
MOST = 100_000
"""So many files are no book: what lies beyond is not looked at."""
_NEEDED = frozenset(
    path.as_posix() for path in (DOCS, PRINCIPLES, CHAPTERS, ARTICLES, TRANSLATIONS)
)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A file, a folder, or something else.

    :ivar path: relative to the project, ``/`` separated.
    :ivar kind: :data:`FILE`, :data:`FOLDER`, :data:`LINK`, :data:`SPECIAL` (a pipe, a device …)
        or :data:`CLOSED`, a folder that cannot be listed.
    """

    path: str
    kind: str

    @property
    def is_withheld(self) -> bool:
        """Whether it may hold something of the book that is not read."""
        return (self.kind in (LINK, CLOSED) and is_folder(self.path)) or is_misnamed(self.path)

    @property
    def is_lost(self) -> bool:
        """Whether it keeps from view so much that nothing sure can be said about the book."""
        return self.kind != FOLDER and self.path in _NEEDED


def walk(root: Path, findings: list[Finding]) -> tuple[Place, ...]:
    """Everything below the two folders and the folders themselves, in order.

    :param findings: is given CFG001 for a folder that cannot be listed, CFG018 when there is too
        much.
    """
    found: dict[str, Place] = {}
    waiting = [
        Place(path.as_posix(), LINK if (root / path).is_symlink() else FOLDER)
        for path in (DOCS, TRANSLATIONS)
    ]
    while waiting:
        place = waiting.pop()
        found[place.path] = place
        if place.kind != FOLDER:
            continue
        if len(found) > MOST:
            message = f"beyond {MOST} files and folders nothing was looked at"
            findings.append(Finding(Location(place.path), "CFG018", message))
            break
        try:
            with os.scandir(root / place.path) as entries:
                waiting += [Place(f"{place.path}/{entry.name}", _kind(entry)) for entry in entries]
        except OSError:
            found[place.path] = Place(place.path, CLOSED)
            findings.append(not_read(found[place.path]))
    return tuple(found[path] for path in sorted(found))


def not_read(place: Place) -> Finding:
    """What is wrong with a place where there should be a folder, or a file."""
    if place.kind in (LINK, SPECIAL):
        return files.not_followed(place.path, place.kind)
    message = "cannot be read" if place.kind == CLOSED else "a file stands where a folder belongs"
    return Finding(Location(place.path), "CFG001", message)


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return LINK
    if entry.is_dir(follow_symlinks=False):
        return FOLDER
    return FILE if entry.is_file(follow_symlinks=False) else SPECIAL
