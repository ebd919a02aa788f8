"""Processes that work for this one and end with it, however it ends."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import Any, TypeVar

from ..findings.diagnostics import CannotCheck
from .ending import Unexpected, unexpected

Made = TypeVar("Made")


class Workers:
    """Fresh processes: a forked one inherits locks and threads' state, and may hang.

    :param begin: what each does first, with the arguments that follow.
    """

    def __init__(self, count: int, begin: Callable[..., None], *given: Any):
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(count, context, _begin, (begin, *given))

    def submit(self, task: Callable[..., Made], *given: Any) -> Future[Made]:
        """Have one of them do a task. What it is given should be small."""
        with _heedless():
            return self._pool.submit(_done, task, given)

    def close(self) -> None:
        """End them when they are done."""
        self._pool.shutdown(cancel_futures=True)

    def stop(self) -> None:
        """End them at once. Nothing they make stands in its place yet."""
        for process in multiprocessing.active_children():
            process.kill()
        self.close()


def result(task: Future[Made]) -> Made:
    """What a task made, or the error it met.

    :raises CannotCheck: when its process was killed.
    :raises Unexpected: for an error of our own.
    """
    try:
        return task.result()
    except BrokenProcessPool:
        raise CannotCheck(
            "a process that worked for this one was ended from outside; is there enough memory?"
        ) from None


@contextmanager
def _heedless() -> Iterator[None]:
    """Processes begun meanwhile never see an interrupt, which is the main process's to answer."""
    # It would unblock what is blocked here.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(begin: Callable[..., None], *given: Any) -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    begin(*given)


def _end_with(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


def _done(task: Callable[..., Made], given: tuple[Any, ...]) -> Made:
    """Do a task; an error that the main process may not know, or not be able to read, is told."""
    try:
        return task(*given)
    except OSError:
        raise
    except Exception as error:
        if type(error).__module__.startswith(__name__.partition(".")[0]):
            raise
        raise Unexpected(unexpected(error)) from error
