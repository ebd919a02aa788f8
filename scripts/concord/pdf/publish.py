"""Makes editions and puts them in place together.

Editions are made in a temporary folder beside the output folder and moved over the old
ones when all of them are whole, so that an error, an interrupt or a full disk leaves the
earlier editions as they were. ``editions.json`` lists what is there, for the site.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import files
from .editions import Edition
from .typeset import Setting, pdf
from .words import Data

LIST = "editions.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Job:
    """An edition to make. :ivar inputs: a mark of all that its bytes depend on."""

    edition: Edition
    document: Data
    inputs: str


def listed(folder: Path) -> dict[str, dict[str, Any]]:
    """The editions in a folder by name, as its list has them; nothing when the list is not one."""
    try:
        document = json.loads((folder / LIST).read_text("utf-8"))
        return {
            entry["name"]: entry for entry in document["editions"] if document["version"] == VERSION
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def is_current(folder: Path, entry: Mapping[str, Any] | None, inputs: str) -> bool:
    """Whether the edition of a list's entry is there, unharmed, and made from the same inputs."""
    if entry is None or entry.get("inputs") != inputs:
        return False
    try:
        return hashlib.sha256((folder / entry["file"]).read_bytes()).hexdigest() == entry.get(
            "sha256"
        )
    except OSError:
        return False


def publish(
    folder: Path, jobs: Sequence[Job], setting: Setting, offered: Iterable[str]
) -> tuple[int, int]:
    """Make what is not current, move it into ``folder``, and bring its list up to date.

    :param offered: names of the editions made by default, which the site offers.
    :returns: how many editions were made, and how many were current already.
    :raises CannotSet: when an edition cannot be set; nothing has changed then.
    """
    before = listed(folder)
    wanted = [
        job for job in jobs if not is_current(folder, before.get(job.edition.name), job.inputs)
    ]
    made: dict[str, dict[str, Any]] = {}
    with _workshop(folder) as workshop:
        for job, size, digest in _make(workshop, wanted, setting):
            made[job.edition.name] = _entry(job, size, digest)
        for job in wanted:
            os.replace(workshop / f"{job.edition.name}.pdf", folder / f"{job.edition.name}.pdf")
    kept = {name: entry for name, entry in before.items() if (folder / entry["file"]).is_file()}
    offered = frozenset(offered)
    entries = [
        entry | {"default": name in offered} for name, entry in sorted((kept | made).items())
    ]
    document = {"version": VERSION, "editions": entries}
    files.write_text(folder / LIST, json.dumps(document, ensure_ascii=False, indent=1) + "\n")
    return len(wanted), len(jobs) - len(wanted)


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """A temporary folder on the same disk as ``folder``, gone afterwards whatever happens."""
    folder.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        if not os.access(folder, os.W_OK):
            raise PermissionError(13, "the folder cannot be written to", str(folder))
        yield workshop
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _entry(job: Job, size: int, digest: str) -> dict[str, Any]:
    edition, document = job.edition, job.document
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
        "bytes": size,
        "sha256": digest,
        "inputs": job.inputs,
    }


def _make(workshop: Path, jobs: Sequence[Job], setting: Setting) -> Iterator[tuple[Job, int, str]]:
    """Set every job, the longest first, each in a process of its own.

    Typst keeps what it laid out for the next compilation, which pays for a preview that
    changes a line but slows down 45 different books; a fresh process has nothing to keep.
    """
    workers = min(len(jobs), os.cpu_count() or 1)
    say = _progress(len(jobs))
    if workers < 2:
        for job in jobs:
            size, digest = make(job.document, setting, workshop / f"{job.edition.name}.pdf")
            say(job.edition.name)
            yield job, size, digest
        return
    context = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
    if hasattr(os, "fork"):
        context.set_forkserver_preload([__name__])
    order = sorted(
        jobs, key=lambda job: -len(job.document["languages"]) * len(job.document["chapters"])
    )
    with ProcessPoolExecutor(workers, context, _ignore_interrupts, max_tasks_per_child=1) as pool:
        pending = {
            pool.submit(make, job.document, setting, workshop / f"{job.edition.name}.pdf"): job
            for job in order
        }
        try:
            for future in as_completed(pending):
                size, digest = future.result()
                say(pending[future].edition.name)
                yield pending[future], size, digest
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def make(document: Data, setting: Setting, path: Path) -> tuple[int, str]:
    """Set one document into a file; returns its size and its SHA-256."""
    data = pdf(document, setting)
    path.write_bytes(data)
    return len(data), hashlib.sha256(data).hexdigest()


def _ignore_interrupts() -> None:
    """In a worker: the process that started it decides what an interrupt means."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _progress(total: int) -> Callable[[str], None]:
    """What to call with each finished edition's name: one line that counts, or a line each."""
    done = 0

    def say(name: str) -> None:
        nonlocal done
        done += 1
        if sys.stderr.isatty():
            end = "\n" if done == total else ""
            print(f"\r\x1b[K{done} of {total}  {name}.pdf", end=end, file=sys.stderr, flush=True)
        else:
            print(f"{done} of {total}  {name}.pdf", file=sys.stderr, flush=True)

    return say
