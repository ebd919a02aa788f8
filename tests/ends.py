"""Commands in processes of their own, to which something happens at a moment that a test names.

No clock is asked: a process says itself that the moment has come, by an audit hook (PEP 578)
that a ``sitecustomize`` sets, and the end of all of them is the end of what they all print to.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 600.0
"""Seconds after which a command counts as hung; never waited for otherwise."""
PDF = ("-m", "concord.cli.main", "pdf")
BUILD = ("-m", "mkdocs", "build")
_MARK = "CONCORD_TEST_RUN"
_HOOK = '''
import os, signal, sys
role = ("worker" if "--multiprocessing-fork" in sys.orig_argv else
        "other" if "-c" in sys.orig_argv[1:2] or "-c" in sys.orig_argv[2:3] else "main")
busy = False
def hook(event, given):
    global busy
    if busy or event != {event!r} or not given or {part!r} not in str(given[0]):
        return
    busy = True
    try:
        os.close(os.open({flag!r}, os.O_CREAT | os.O_EXCL))
    except OSError:
        return
    finally:
        busy = False
    {deed}
if role == {role!r}:
    sys.addaudithook(hook)
'''
CTRL_C = "os.killpg(0, signal.SIGINT)"
"""What a terminal does: every process of the command gets the signal."""
KILL = "os.kill(os.getpid() if role == 'main' else os.getppid(), signal.SIGKILL)"
"""`kill -9` of the process the user started."""
KILL_WORKER = "os.kill(os.getpid(), signal.SIGKILL)"


@dataclass(frozen=True)
class Moment:
    """When something happens, and what.

    :ivar deed: Python, run in the process itself.
    :ivar event: an audit event, such as ``import``, ``open`` or ``os.rename``.
    :ivar part: what the event's first argument holds.
    :ivar role: ``main``, or ``worker`` for a process that works for it.
    """

    deed: str
    event: str
    part: str
    role: str = "main"

    def environment(self, folder: Path) -> dict[str, str]:
        """What to add to a command's environment. :param folder: one to write to."""
        folder.mkdir(parents=True, exist_ok=True)
        text = _HOOK.format(
            event=self.event,
            part=self.part,
            role=self.role,
            deed=self.deed,
            flag=str(folder / "happened"),
        )
        (folder / "sitecustomize.py").write_text(text, "utf-8")
        path = [str(folder), os.environ.get("PYTHONPATH", "")]
        return {"PYTHONPATH": os.pathsep.join(filter(None, path))}


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what all its processes printed. :ivar left: processes still there."""

    status: int
    said: str
    left: Sequence[str]


def start(
    *arguments: str,
    cwd: Path,
    environment: Mapping[str, str] | None = None,
    ignoring: bool = False,
) -> subprocess.Popen[str]:
    """Start Python as a terminal would, or with ``ignoring`` as one does in the background.

    Who runs the tests may have done so in the background; so signals are set, not inherited.
    """
    answer = signal.SIG_IGN if ignoring else signal.SIG_DFL

    def set_signals() -> None:
        signal.signal(signal.SIGINT, answer)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)

    return subprocess.Popen(
        [sys.executable, "-u", *arguments],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=set_signals,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            _MARK: uuid.uuid4().hex,
            **(environment or {}),
        },
    )


def end(process: subprocess.Popen[str]) -> Ended:
    """Wait until the command and every process that it began have ended."""
    said, _ = process.communicate(timeout=PATIENCE)
    return Ended(process.returncode, said, _of_session(process.pid))


def run(
    *arguments: str,
    cwd: Path,
    happens: Moment | None = None,
    folder: Path | None = None,
    ignoring: bool = False,
    **environment: str,
) -> Ended:
    """Run a command to its end. :param folder: one for :meth:`Moment.environment`."""
    if happens is not None:
        assert folder is not None
        environment |= happens.environment(folder)
    ended = end(start(*arguments, cwd=cwd, environment=environment, ignoring=ignoring))
    if happens is not None and folder is not None:
        assert (folder / "happened").exists(), f"{happens.part} never came: {ended.said}"
    return ended


def _of_session(session: int) -> list[str]:
    """The processes of a session that are still there, as Linux lists them."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            name, _, rest = (entry / "stat").read_text().rpartition(")")
        except OSError:
            continue
        if int(rest.split()[3]) == session and rest.split()[0] != "Z":
            found.append(name)
    return found


def temporary(folder: Path) -> list[str]:
    """What runs made for themselves and left below a folder."""
    return sorted(
        path.relative_to(folder).as_posix()
        for pattern in (".concord-*", ".site-*", ".making-*", "*.part")
        for path in folder.rglob(pattern)
    )
