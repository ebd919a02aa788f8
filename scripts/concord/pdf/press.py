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
import multiprocessing
import os
import pickle
import shutil
import signal
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..book import files
from ..book.model import Book
from ..findings import progress
from . import content, listing
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
    with _workshop(folder) as workshop:
        making = _make(press, workshop, editions)
        for edition, entry in progress.shown(making, "editions", len(editions), _told):
            if entry is not None:
                made[edition.name] = entry
        for name in made:
            os.replace(workshop / f"{name}.pdf", folder / f"{name}.pdf")
    kept = {
        name: entry for name, entry in press.before.items() if (folder / entry["file"]).is_file()
    }
    offered = frozenset(offered)
    entries = [
        {**entry, "default": name in offered} for name, entry in sorted({**kept, **made}.items())
    ]
    complete = offered <= {edition.name for edition in editions}
    document = {
        "version": listing.VERSION,
        "mark": found if complete else listing.read(folder)["mark"],
        "editions": entries,
    }
    files.write_text(
        folder / listing.LIST, json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    )
    return len(made), len(editions) - len(made)


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """A temporary folder on the same disk as ``folder``, gone afterwards whatever happens.

    It lies inside: the folder may be a disk of its own, or the only place one may write to.
    """
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "this is no folder", str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        raise PermissionError(errno.EACCES, "the folder cannot be written to", str(folder))
    workshop = Path(tempfile.mkdtemp(prefix=".making-", dir=folder))
    try:
        yield workshop
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def make(press: Press, edition: Edition, workshop: Path) -> dict[str, Any] | None:
    """Set an edition into the workshop; returns its entry in the list, or None when it is current."""
    document = content.document(press.book, edition)
    inputs = hashlib.sha256(
        f"{press.mark} {press.setting.timestamp} {json.dumps(document)}".encode()
    ).hexdigest()
    before = press.before.get(edition.name)
    if before and before.get("inputs") == inputs and listing.is_whole(press.folder, before):
        return None
    data = pdf(document, press.setting)
    (workshop / f"{edition.name}.pdf").write_bytes(data)
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


def _make(press: Press, workshop: Path, editions: Sequence[Edition]) -> Iterator[_Done]:
    """Make every edition, the longest first, on every processor there is."""
    workers = min(len(editions), os.cpu_count() or 1)
    if workers < 2:
        for edition in editions:
            yield edition, make(press, edition, workshop)
        return
    context = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
    if hasattr(os, "fork"):
        context.set_forkserver_preload([__name__])
    order = sorted(editions, key=lambda e: (-len(e.languages), bool(e.chapters)))
    start = (pickle.dumps(press),)
    with ProcessPoolExecutor(workers, context, _start, start) as pool:
        pending = {pool.submit(_task, edition, workshop): edition for edition in order}
        try:
            for future in as_completed(pending):
                yield pending[future], future.result()
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


_press: Press | None = None
"""In a worker: what it was started with."""


def _start(pickled: bytes) -> None:
    """Begin a worker: the process that started it decides what an interrupt means."""
    global _press
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _press = pickle.loads(pickled)
    gc.freeze()  # the book stays to the end


def _task(edition: Edition, workshop: Path) -> dict[str, Any] | None:
    assert _press is not None
    return make(_press, edition, workshop)
