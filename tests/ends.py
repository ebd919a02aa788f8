"""Commands in processes of their own, to which something happens at a moment that a test names.

No clock is asked: a process says itself that the moment has come, by an audit hook (PEP 578)
that a ``sitecustomize`` sets, and the end of all of them is the end of what they all print to.
"""

from __future__ import annotations

import os
import resource
import select
import signal
import subprocess
import sys
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 600.0
"""Seconds after which a command counts as hung; never waited for otherwise."""
CONCORD = ("-m", "concord.cli.main")
PDF = (*CONCORD, "pdf")
BUILD = ("-m", "mkdocs", "build", "-q")
OFFLINE = ("-m", "concord.mkdocs.offline")
_MARK = "CONCORD_TEST_RUN"
_HOOK = """
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
"""
CTRL_C = "os.killpg(0, signal.SIGINT)"
"""What a terminal does: every process of the command gets the signal."""
KILL = "os.kill(os.getpid() if role == 'main' else os.getppid(), signal.SIGKILL)"
"""`kill -9` of the process the user started."""
KILL_WORKER = "os.kill(os.getpid(), signal.SIGKILL)"
PAUSE = "os.write(1, b'paused\\n'); os.read(0, 1)"
"""Wait until the test goes on; :func:`paused` waits for that to come."""
BREAK = "raise ValueError('boom\\nand more')"
_OTHER_DAY = """
import datetime, os, time
seconds = 400 * 86400
now, local, utc = time.time, time.localtime, time.gmtime
time.time = lambda: now() + seconds
time.localtime = lambda of=None: local(time.time() if of is None else of)
time.gmtime = lambda of=None: utc(time.time() if of is None else of)
class Moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(time.time())
datetime.datetime = Moment
os.cpu_count = lambda: 1
"""


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
        text = _HOOK.format(
            event=self.event,
            part=self.part,
            role=self.role,
            deed=self.deed,
            flag=str(folder / "happened"),
        )
        return _customized(folder, text)


def other_day(folder: Path) -> dict[str, str]:
    """The environment of another computer: a year on, with one processor."""
    return _customized(folder, _OTHER_DAY)


def _customized(folder: Path, text: str) -> dict[str, str]:
    """The environment in which every Python begins with ``text``."""
    folder.mkdir(parents=True, exist_ok=True)
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
    largest: int = resource.RLIM_INFINITY,
) -> subprocess.Popen[str]:
    """Start Python as a terminal would, or with ``ignoring`` as a shell does in the background.

    Who runs the tests may have done so in the background; so signals are set, not inherited.

    :param largest: bytes of a file that can be written; more is as on a full disk.
    """
    answer = signal.SIG_IGN if ignoring else signal.SIG_DFL

    def prepare() -> None:
        signal.signal(signal.SIGINT, answer)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))

    return subprocess.Popen(
        [sys.executable, "-u", *arguments],
        cwd=cwd,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=prepare,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            _MARK: uuid.uuid4().hex,
            **(environment or {}),
        },
    )


def paused(process: subprocess.Popen[str]) -> None:
    """Wait until a command is at its :data:`PAUSE`; :func:`end` has it go on."""
    assert process.stdout is not None
    said = ""
    while "paused\n" not in said:
        line = process.stdout.readline()
        assert line, f"it ended before: {said}"
        said += line


def end(process: subprocess.Popen[str]) -> Ended:
    """Wait until the command and every process that it began have ended.

    All of them hold the pipe they print to; who lets go of it last may take a moment to be gone.
    """
    said, _ = process.communicate(timeout=PATIENCE)
    left = [name for number, name in _of_session(process.pid) if not _gone(number)]
    return Ended(process.returncode, said, left)


def run(
    *arguments: str,
    cwd: Path,
    happens: Moment | None = None,
    folder: Path | None = None,
    ignoring: bool = False,
    largest: int = resource.RLIM_INFINITY,
    **environment: str,
) -> Ended:
    """Run a command to its end. :param folder: one for :meth:`Moment.environment`."""
    if happens is not None:
        assert folder is not None
        environment |= happens.environment(folder)
    process = start(
        *arguments, cwd=cwd, environment=environment, ignoring=ignoring, largest=largest
    )
    ended = end(process)
    if happens is not None and folder is not None:
        assert (folder / "happened").exists(), f"{happens.part} never came: {ended.said}"
    return ended


def _of_session(session: int) -> list[tuple[int, str]]:
    """The processes of a session that are still there, as Linux lists them: number and name."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            name, _, rest = (entry / "stat").read_text().rpartition(")")
        except OSError:
            continue
        if int(rest.split()[3]) == session and rest.split()[0] != "Z":
            found.append((int(entry.name), name))
    return found


def _gone(number: int) -> bool:
    """Whether a process ends, waited for."""
    try:
        handle = os.pidfd_open(number)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], PATIENCE)[0])
    finally:
        os.close(handle)


def in_one_line(ended: Ended, status: int, words: str) -> None:
    """Fail unless a command ended so: this status, one line that says this, no process left."""
    assert ended.status == status, ended.said
    assert len(ended.said.strip().splitlines()) == 1 and words in ended.said, ended.said
    assert ended.left == []


def in_order(ended: Ended, status: int, words: str) -> None:
    """The same of a command that had said something before: the line is its last."""
    assert ended.status == status, ended.said
    assert words in ended.said.strip().splitlines()[-1], ended.said
    assert "Traceback" not in ended.said and ended.left == [], ended.said


def temporary(folder: Path) -> list[str]:
    """What runs made for themselves and left below a folder."""
    return sorted(
        path.relative_to(folder).as_posix()
        for pattern in (".concord-*", "*.part")
        for path in folder.rglob(pattern)
    )
