"""Makes editions and puts them in place together.

Editions are made in a temporary folder inside the output folder and moved over the old
ones when all of them are whole, so that an error, an interrupt or a full disk leaves the
earlier editions as they were. ``editions.json`` lists what is there, for the site.
"""

from __future__ import annotations

import errno
import gc
import hashlib
import json
import os
import pickle
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import as_completed
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..book.model import Book
from ..findings import progress
from ..running.ending import undisturbed
from ..running.workers import Workers, result
from ..running.workshop import alone, workshop
from . import documents, listing
from .editions import Edition
from .typeset import Setting, pdf


@dataclass(frozen=True, slots=True)
class Press:
    """What every edition is made from.

    :ivar mark: of everything but the content that the bytes of an edition depend on.
    :ivar before: entries of the editions there are, by name.
    """

    book: Book
    setting: Setting
    mark: str
    folder: Path
    before: Mapping[str, Mapping[str, Any]]


def bring_up_to_date(
    press: Press, editions: Sequence[Edition], offered: Iterable[str], found: str
) -> tuple[int, int]:
    """Make what is not current, move it into the folder, and bring its list up to date.

    :param offered: names of the editions made by default, which the site offers.
    :param found: the book's :func:`.listing.mark`, which the list keeps when all of them are current.
    :returns: how many editions were made, and how many were current already.
    :raises CannotSet: when an edition cannot be set; nothing has changed then.
    """
    made: dict[str, Mapping[str, Any]] = {}
    folder = press.folder
    # It lies inside: the folder may be a disk of its own, or the only place one may write to.
    with workshop(folder) as room, closing(_make(press, room, editions)) as making:
        for edition, entry in progress.shown(making, "editions", len(editions), _told):
            if entry is not None:
                made[edition.name] = entry
        document = _listed(press, editions, made, frozenset(offered), found)
        (room / listing.LIST).write_text(document, "utf-8")
        with undisturbed():
            for file in (*(f"{name}.pdf" for name in made), listing.LIST):
                os.replace(room / file, folder / file)
    return len(made), len(editions) - len(made)


def _listed(
    press: Press,
    editions: Sequence[Edition],
    made: Mapping[str, Mapping[str, Any]],
    offered: frozenset[str],
    found: str,
) -> str:
    """The folder's list, brought up to date with what was made."""
    kept = {
        name: entry
        for name, entry in press.before.items()
        if (press.folder / entry["file"]).is_file()
    }
    entries = [
        {**entry, "default": name in offered} for name, entry in sorted({**kept, **made}.items())
    ]
    complete = offered <= {edition.name for edition in editions}
    document = {
        "version": listing.VERSION,
        "mark": found if complete else listing.read(press.folder)["mark"],
        "editions": entries,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


@contextmanager
def reserved(folder: Path) -> Iterator[bool]:
    """The folder of the editions, made if need be, for nobody else meanwhile.

    :returns: whether another had to be waited for.
    :raises OSError: when it is no folder, or cannot be written to.
    """
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "this is no folder", str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        raise PermissionError(errno.EACCES, "the folder cannot be written to", str(folder))
    with alone(folder) as waited:
        yield waited


def make(press: Press, edition: Edition, room: Path) -> dict[str, Any] | None:
    """Set an edition into a temporary folder; returns its entry in the list, or None when it is current."""
    document = documents.document(press.book, edition)
    inputs = hashlib.sha256(
        f"{press.mark} {press.setting.timestamp} {json.dumps(document)}".encode()
    ).hexdigest()
    before = press.before.get(edition.name)
    if before and before.get("inputs") == inputs and listing.is_whole(press.folder, before):
        return None
    data = pdf(document, press.setting)
    (room / f"{edition.name}.pdf").write_bytes(data)
    return {
        "name": edition.name,
        "file": f"{edition.name}.pdf",
        "kind": edition.kind,
        "languages": list(edition.languages),
        "chapters": list(edition.chapters),
        "principles": list(edition.principles),
        "paper": edition.paper,
        "revision": document["revision"],
        "date": document["date"],
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "inputs": inputs,
    }


_Done = tuple[Edition, dict[str, Any] | None]
"""An edition with its entry in the list, or None when it was current."""


def _told(done: _Done) -> str:
    """The file that was made, if one was."""
    edition, entry = done
    return f"{edition.name}.pdf" if entry else ""


def _make(press: Press, room: Path, editions: Sequence[Edition]) -> Generator[_Done, None, None]:
    """Make every edition, the longest first, on every processor there is."""
    workers = min(len(editions), os.cpu_count() or 1)
    if workers < 2:
        for edition in editions:
            yield edition, make(press, edition, room)
        return
    order = sorted(editions, key=lambda e: (-len(e.languages), bool(e.chapters)))
    pool = Workers(workers, _start, pickle.dumps(press))
    try:
        pending = {pool.submit(_task, edition, room): edition for edition in order}
        for future in as_completed(pending):
            yield pending[future], result(future)
        pool.close()
    except BaseException:
        pool.stop()
        raise


_press: Press | None = None
"""In a worker: what it was started with."""


def _start(pickled: bytes) -> None:
    """Begin a worker."""
    global _press
    _press = pickle.loads(pickled)
    gc.freeze()  # the book stays to the end
    # Typst would use every processor in each process, and they would wait for one another.
    os.environ.setdefault("RAYON_NUM_THREADS", "1")


def _task(edition: Edition, room: Path) -> dict[str, Any] | None:
    assert _press is not None
    return make(_press, edition, room)
