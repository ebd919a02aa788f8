"""How a command ends: with one line and an exit status, whatever stopped it.

Nothing heavy is imported here, so that an interrupt that comes while the rest is still being
imported ends in order too.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any

FAILED, INTERRUPTED = 2, 130
TRACEBACK = "CONCORD_TRACEBACK"
"""Set, it has the traceback of an error shown too."""
_ENDS = (signal.SIGINT, signal.SIGTERM, *((signal.SIGHUP,) if hasattr(signal, "SIGHUP") else ()))
"""Who ends a command so, from a keyboard, a service manager or a closed window, wants one order."""
_CLOSED = (errno.EPIPE, errno.EBADF)
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_LONGEST = 300


class Unexpected(Exception):
    """An error of our own, as :func:`unexpected` tells it; what a worker process sends of one."""


class Ending:
    """Runs the body of a command, which sets :attr:`status`; no exception but SystemExit leaves it.

    :ivar name: what the command is called when it ends on an error of our own.
    :ivar status: the exit status: 0 fine, 1 findings, 2 it could not run, 130 interrupted.
    """

    def __init__(self, name: str):
        self.name, self.status = name, 0

    def __enter__(self) -> Ending:
        _streams()
        self._before = on_signals(signal.default_int_handler)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> bool:
        on_signals(signal.SIG_IGN)  # the rest is over in a moment
        try:
            if error is None or isinstance(error, SystemExit):
                try:
                    sys.stdout.flush()
                except OSError as unwritten:
                    error = unwritten
            if error is None or isinstance(error, SystemExit):
                return False
            self.status, line = told(error, self.name)
            _let_go()
            with suppress(OSError):
                show(error, line)
            _let_go()
            return True
        finally:
            answer(self._before)


def told(error: BaseException, name: str = "concord") -> tuple[int, str]:
    """The exit status for an error, and the line that says what happened.

    :param name: what was running, as the line calls it where the error is one of our own.
    """
    from ..findings.diagnostics import CannotCheck, printable

    program = name.split()[0]
    status, text = FAILED, f"{program}: {error}"
    if _interrupted(error):
        status, text = INTERRUPTED, f"{program}: interrupted; nothing was left half-written"
    elif isinstance(error, MemoryError):
        text = f"{program}: there is not enough memory"
    elif isinstance(error, OSError) and error.errno in _CLOSED and not error.filename:
        text = f"{program}: the output was closed before all of it was written"
    elif isinstance(error, OSError) and error.strerror:
        name = error.filename2 or error.filename
        place = f"{name}: " if name else ""
        text = f"{program}: {place}{error.strerror}"
    elif not isinstance(error, CannotCheck):
        found = str(error) if isinstance(error, Unexpected) else unexpected(error)
        text = f"{name}: {found}; {TRACEBACK}=1 shows how it came to that"
    return status, printable(" ".join(text.split()))


def _interrupted(error: BaseException | None) -> bool:
    """Whether an interrupt is behind an error: some extension modules raise one of their own then."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def unexpected(error: BaseException) -> str:
    """An error that nobody foresaw: its kind, its words, and the line of our code it came from."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(_PACKAGE)]
    words = " ".join(str(error).split())
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    for frame in (ours or frames)[-1:]:
        place = os.path.relpath(frame.filename, os.path.dirname(_PACKAGE)) if ours else frame.name
        short = f"{short} ({place}:{frame.lineno})".lstrip()
    return f"unexpected {type(error).__name__}: {short}"


def show(error: BaseException, line: str) -> None:
    """Print the line on standard error, after the traceback when that is wanted."""
    if os.environ.get(TRACEBACK):
        import traceback

        traceback.print_exception(error)
    print(line, file=sys.stderr, flush=True)


def on_signals(handler: Any) -> dict[signal.Signals, Any]:
    """Have the signals that end a command answered by ``handler``.

    One that is ignored, as a shell sets it for what runs in the background, stays ignored.

    :returns: what answered them before; nothing outside the main thread, which alone is asked.
    """
    before: dict[signal.Signals, Any] = {}
    with suppress(ValueError):
        for number in _ENDS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(number, handler)
    return before


def answer(before: Mapping[signal.Signals, Any]) -> None:
    """Have signals answered as they were before :func:`on_signals`."""
    for number, handler in before.items():
        signal.signal(number, handler)


@contextmanager
def undisturbed() -> Iterator[None]:
    """What is done inside is done whole; an interrupt that comes meanwhile is answered after it."""
    came: list[int] = []
    before = on_signals(lambda number, _: came.append(number))
    try:
        yield
    finally:
        answer(before)
    for number in came[:1]:
        signal.raise_signal(number)


def _streams() -> None:
    """Make the standard streams fit to be written to, or to say that they are not."""
    for name, mode in (("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        stream = getattr(sys, name)
        if stream is None:
            # Closed: what is printed is no success, but what went wrong can be told nowhere.
            setattr(sys, name, open(os.open(os.devnull, mode), "w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a language must not stop the check.
            stream.reconfigure(errors="backslashreplace")


def _let_go() -> None:
    """Where a stream cannot take the rest of its text, keep Python from trying again at the end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
