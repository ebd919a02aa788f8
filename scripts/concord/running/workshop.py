"""Temporary folders beside what is made in them, and order among those who make the same.

A temporary folder belongs to whoever holds the lock on a file in it. The system lets go of the
lock when its holder ends, however that ended; so the next run knows the folders that nobody
comes back for, and leaves alone those where another is at work.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .ending import undisturbed

PREFIX = ".concord-"
"""What the name of a temporary folder begins with."""
OWNER = ".concord-owner"
"""The file in it that its owner holds the lock on."""
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


@contextmanager
def workshop(parent: Path) -> Iterator[Path]:
    """A temporary folder in ``parent``, on the same disk, gone afterwards whatever happens.

    What earlier runs were kept from removing goes first.

    :raises OSError: when the folder cannot be made; one raised inside names it, if nothing else.
    """
    parent.mkdir(parents=True, exist_ok=True)
    sweep(parent, f"{PREFIX}*")
    folder = held = None
    try:
        with undisturbed():
            folder, held = _made(parent)
        yield folder
    except OSError as error:
        if folder:
            placed(error, folder)
        raise
    finally:
        with undisturbed():
            if folder and held:
                _remove(folder)
                os.close(held)


def placed(error: OSError, folder: Path) -> OSError:
    """An error met while making something in a temporary folder names where that folder stands."""
    # What was copied or moved is where it was; it is the second name that could not be written.
    if str(error.filename2 or error.filename or folder).startswith(str(folder)):
        error.filename, error.filename2 = str(folder.parent), None
    return error


def own(folder: Path) -> int | None:
    """Make a folder that is there one's own; None when it is being removed.

    :returns: what to close to give it up. It is given up when the process ends.
    """
    try:
        held = os.open(folder / OWNER, os.O_RDWR | os.O_CREAT, 0o600)
    except FileNotFoundError:
        return None
    if _lock(held) and _is_at(held, folder / OWNER):
        return held
    os.close(held)
    return None


def sweep(parent: Path, pattern: str) -> None:
    """Remove the temporary folders of ours in ``parent`` whose owner has ended."""
    for folder in parent.glob(pattern):
        with suppress(OSError):
            if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
                continue
            if folder.name.startswith(PREFIX):
                folder.rmdir()  # empty, its owner ended before it had begun
        with suppress(OSError):
            held = os.open(folder / OWNER, os.O_RDWR | os.O_NOFOLLOW)
            try:
                if _lock(held, unknown=False):
                    _remove(folder)
            finally:
                os.close(held)


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Nobody else who asks is at work in ``folder`` meanwhile; says so when it has to wait.

    :returns: whether it had to.
    """
    held = os.open(folder, os.O_RDONLY)
    try:
        waits = not _lock(held)
        if waits:
            print(f"concord: another is at work in {folder}; waiting for it", file=sys.stderr)
            fcntl.flock(held, fcntl.LOCK_EX)
        yield waits
    finally:
        os.close(held)


def exchange(new: Path, old: Path) -> None:
    """Put the folder ``new`` where ``old`` is, and ``old`` where ``new`` was, if there is one.

    One step where the system knows how, so that ``old`` is never missing; else two, undone
    when the second fails.
    """
    if not old.exists():
        os.replace(new, old)
    elif not _exchanged(new, old):
        retired = new.with_name(f"{new.name}-retired")
        os.replace(old, retired)
        try:
            os.replace(new, old)
        except OSError:
            os.replace(retired, old)
            raise
        os.replace(retired, new)


def _exchanged(new: Path, old: Path) -> bool:
    """Whether Linux exchanged the two (renameat2)."""
    swap = getattr(ctypes.CDLL(None), "renameat2", None)
    names = os.fsencode(new), os.fsencode(old)
    return swap is not None and not swap(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)


def _made(parent: Path) -> tuple[Path, int]:
    """A new folder that is our own, and what holds it; one that is swept meanwhile is made again."""
    while True:
        try:
            folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        except OSError as error:
            error.filename = str(parent)
            raise
        held = own(folder)
        if held is not None:
            return folder, held


def _remove(folder: Path) -> None:
    """Remove a folder of one's own; what says whose it is goes last."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name == OWNER:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()
        os.unlink(folder / OWNER)
        folder.rmdir()


def _lock(held: int, *, unknown: bool = True) -> bool:
    """Take a lock. :param unknown: the answer on a disk that knows no locks."""
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return unknown
    return True


def _is_at(held: int, path: Path) -> bool:
    """Whether an open file is still the one at ``path``."""
    try:
        return os.path.samestat(os.fstat(held), os.stat(path))
    except FileNotFoundError:
        return False
