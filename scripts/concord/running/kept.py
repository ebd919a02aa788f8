"""What was made before, kept by a digest of all that it was made from.

An entry's name is a digest of what it is, of what it was made from, and of what made it: every file
of this package, the versions of all that is installed, Python's. A thing of which any of that changed
has another name, so it is made again; nothing is ever asked whether it is still current. An entry
begins with a digest of itself: a damaged one is made again too.

What cannot be read or written (a full disk, a folder of somebody else's) is not kept, and that is all.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

FOLDER = Path(".cache") / "concord"
"""Where things are kept, below the project."""
ANEW = "CONCORD_ANEW"
"""Environment variable: when it is set, nothing is taken from what was kept, and nothing is kept."""
BUILDS = 3
"""What so many builds, one after another, did not use is removed."""
_PACKAGE = Path(__file__).parents[1]
_FILE = "file"
"""Kind of what is kept by what is in it."""
_ENDED = "ended"
"""Folder of a file for each of the last builds: its time is when the build ended."""


@dataclass(frozen=True)
class Store:
    """Keeps what is made, or, as it is without a folder, nothing.

    :ivar by: a digest of what makes the things (:func:`maker`).
    """

    folder: Path | None = None
    by: str = ""

    def kept(self, kind: str, inputs: bytes, make: Callable[[], bytes]) -> bytes:
        """What ``make`` makes, from the folder if it made it of these inputs before.

        :param kind: what it is; things of two kinds may have the same inputs.
        :param inputs: everything that the result depends on beside the code.
        """
        data = self.found(kind, inputs)
        if data is None:
            data = make()
            self.keep(kind, inputs, data)
        return data

    def found(self, kind: str, inputs: bytes) -> bytes | None:
        """What was kept of these inputs, if it was and is whole."""
        return _read(self._path(kind, inputs)) if self.folder else None

    def keep(self, kind: str, inputs: bytes, data: bytes) -> None:
        """Keep what was made of these inputs, if that can be."""
        if self.folder:
            _write(self._path(kind, inputs), data)

    def text(self, kind: str, inputs: bytes, make: Callable[[], str]) -> str:
        """The same of a text."""
        return self.kept(kind, inputs, lambda: make().encode("utf-8", "surrogatepass")).decode(
            "utf-8", "surrogatepass"
        )

    def files(
        self, kind: str, inputs: bytes, make: Callable[[], Iterable[tuple[str, bytes]]]
    ) -> list[tuple[str, bytes]]:
        """The same of several files, each as (path, content)."""
        made = self.found_files(kind, inputs)
        if made is None:
            made = list(make())
            self.keep_files(kind, inputs, made)
        return made

    def found_files(self, kind: str, inputs: bytes) -> list[tuple[str, bytes]] | None:
        """The files that were kept of these inputs, if all of them are whole."""
        listed = self.found(kind, inputs)
        if listed is None:
            return None
        files = [(path, self.found(_FILE, name.encode())) for path, name in json.loads(listed)]
        whole = [(path, data) for path, data in files if data is not None]
        return whole if len(whole) == len(files) else None

    def keep_files(self, kind: str, inputs: bytes, files: Iterable[tuple[str, bytes]]) -> None:
        """Keep files by what is in them, so that those that many have are kept once; and their list."""
        if self.folder is None:
            return
        listed = []
        for path, data in files:
            name = hashlib.sha256(data).hexdigest()
            if self.found(_FILE, name.encode()) != data:
                self.keep(_FILE, name.encode(), data)
            listed.append((path, name))
        self.keep(kind, inputs, json.dumps(listed).encode())

    def _path(self, kind: str, inputs: bytes) -> Path:
        assert self.folder is not None
        name = hashlib.sha256(joined(self.by.encode(), kind.encode(), inputs)).hexdigest()
        return self.folder / name[:2] / name

    def ended(self) -> None:
        """A build ended well: remove what it and those before it did not use."""
        if self.folder is not None:
            with suppress(OSError):
                _sweep(self.folder)


NOTHING = Store()
"""Keeps nothing."""


def store(root: Path) -> Store:
    """The store of a project, or one that keeps nothing where that is asked for."""
    return NOTHING if os.environ.get(ANEW) else Store(root / FOLDER, maker())


@cache
def maker() -> str:
    """A digest of what makes things: this package with its templates, libraries, Python.

    Taken once a process, whose code stays as it was imported.
    """
    found = sorted({(d.name.lower(), d.version) for d in distributions() if d.name})
    about = repr((found, sys.version, platform.platform(), zlib.ZLIB_RUNTIME_VERSION))
    return hashlib.sha256(joined(about.encode(), digest(_PACKAGE).encode())).hexdigest()


def digest(*folders: Path) -> str:
    """A digest of the names and contents of all files below folders."""
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if "__pycache__" not in path.parts and path.is_file():
                found.update(joined(path.relative_to(folder).as_posix().encode()))
                found.update(joined(path.read_bytes()))
        found.update(b"\0")
    return found.hexdigest()


def joined(*parts: bytes) -> bytes:
    """Parts as one, which no other parts are."""
    return b"".join(b"%d:%b" % (len(part), part) for part in parts)


def _read(path: Path) -> bytes | None:
    """What an entry holds, when it is whole; it counts as used then."""
    try:
        stored = path.read_bytes()
        if stored[:32] != _seal(path.name, stored[32:]):
            return None
        with suppress(OSError):
            os.utime(path)
        return stored[32:]
    except OSError:
        return None


def _seal(name: str, data: bytes) -> bytes:
    """What an entry begins with; another's content is no good under this name."""
    return hashlib.sha256(name.encode() + data).digest()


def _write(path: Path, data: bytes) -> None:
    """Put an entry in place in one step."""
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(_seal(path.name, data))
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)


def _sweep(folder: Path) -> None:
    """Note the end of a build; remove entries that were last used before the last :data:`BUILDS`."""
    folder.joinpath(_ENDED).mkdir(parents=True, exist_ok=True)
    handle, _ = tempfile.mkstemp(dir=folder / _ENDED)
    os.close(handle)
    ends = sorted(path.stat().st_mtime_ns for path in (folder / _ENDED).iterdir())
    if len(ends) <= BUILDS:
        return
    limit = ends[-BUILDS - 1]
    # The ends of builds are among them.
    for path in folder.glob("*/*"):
        with suppress(OSError):  # another may have removed it
            if path.stat().st_mtime_ns < limit:
                path.unlink()
