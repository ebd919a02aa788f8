"""Every command ends with one line and an exit status, whatever stopped it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from concord.running import ending

from .. import ends
from ..support import copy_base, replace, tree

COMMANDS = {
    "check": ("check",),
    "check --fix": ("check", "--fix"),
    "translations": ("translations",),
    "status": ("status",),
    "review": ("review", "--language", "fa", "--translator", "A", "--reader", "B", "all"),
    "links accept": ("links", "accept"),
    "article add": ("article", "add", "texts/th-listen.txt", "--lang", "th", "--slug", "listen"),
    "export": ("export", "--all"),
    "import": ("import", "x.csv"),
    "sheet": ("sheet", "--language", "fa", "--output", "build/x.html"),
    "pdf": ("pdf",),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_base(tmp_path / "project")


@pytest.fixture
def signals() -> Iterator[None]:
    """What answers signals, whatever the shell that started the tests had set, and afterwards."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        signal.signal(number, signal.default_int_handler)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("command", COMMANDS)
def test_an_interrupt_while_the_book_is_read(project: Path, tmp_path: Path, command: str) -> None:
    """Ctrl-C is one line and 130 in every command; the project stays as it was."""
    before = tree(project)
    happens = ends.Moment(ends.CTRL_C, "open", "book.yml")
    arguments = (*ends.CONCORD, *COMMANDS[command])
    ended = ends.run(*arguments, cwd=project, happens=happens, folder=tmp_path / "hook")
    ends.in_one_line(ended, 130, "concord: interrupted")
    assert tree(project) == before and not ends.temporary(project)


@pytest.mark.parametrize(
    ("command", "module"),
    [
        ("check", "argparse"),
        ("check", "concord.findings"),
        ("status", "babel"),
        ("pdf", "pikepdf"),
        ("pdf", "typst"),
    ],
)
def test_an_interrupt_while_it_is_still_being_imported(
    project: Path, tmp_path: Path, command: str, module: str
) -> None:
    """The first half second is no exception."""
    happens = ends.Moment(ends.CTRL_C, "import", module)
    ended = ends.run(
        *ends.CONCORD, *COMMANDS[command], cwd=project, happens=happens, folder=tmp_path / "hook"
    )
    ends.in_one_line(ended, 130, "concord: interrupted")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_service_manager_and_a_closed_window_end_it_in_the_same_order(
    project: Path, tmp_path: Path, number: signal.Signals
) -> None:
    """SIGTERM and SIGHUP are told as an interrupt is."""
    happens = ends.Moment(f"os.kill(os.getpid(), {int(number)})", "open", "book.yml")
    ended = ends.run(
        *ends.CONCORD, "status", cwd=project, happens=happens, folder=tmp_path / "hook"
    )
    ends.in_one_line(ended, 130, "concord: interrupted")


def test_in_the_background_an_interrupt_is_not_its_own(project: Path, tmp_path: Path) -> None:
    """`make check &`: the shell has Ctrl-C ignored there. The other tests would notice that."""
    happens = ends.Moment(ends.CTRL_C, "open", "book.yml")
    ended = ends.run(
        *ends.CONCORD,
        "status",
        cwd=project,
        happens=happens,
        folder=tmp_path / "hook",
        ignoring=True,
    )
    assert ended.status == 0 and "th" in ended.said
    with pytest.raises(AssertionError):
        ends.in_one_line(ended, 130, "concord: interrupted")
    with pytest.raises(AssertionError):
        ends.in_order(ended, 130, "concord: interrupted")


@pytest.mark.parametrize("command", ["check", "translations", "pdf"])
def test_a_rule_that_raises(project: Path, tmp_path: Path, command: str) -> None:
    """An error of our own names command, error and line of code, and how to see more."""
    before = tree(project)
    happens = ends.Moment(ends.BREAK, "open", "book.yml")
    arguments = (*ends.CONCORD, *COMMANDS[command])
    ended = ends.run(*arguments, cwd=project, happens=happens, folder=tmp_path / "hook")
    ends.in_one_line(ended, 2, f"concord {command}: unexpected ValueError: boom and more (concord/")
    assert ".py:" in ended.said and "CONCORD_TRACEBACK=1" in ended.said
    assert tree(project) == before
    more = ends.run(
        *arguments,
        cwd=project,
        happens=happens,
        folder=tmp_path / "again",
        CONCORD_TRACEBACK="1",
    )
    assert more.status == 2 and "Traceback" in more.said
    assert more.said.splitlines()[-1] == ended.said.strip()


@pytest.mark.parametrize("command", ["translations", "export", "review"])
def test_a_full_disk(project: Path, command: str) -> None:
    """What cannot be written is said in one line that names the folder; nothing is half-written."""
    if command == "translations":
        replace(project / "docs/chapters/listening.md", "to listen.", "to hear.")
    before = tree(project)
    ended = ends.run(*ends.CONCORD, *COMMANDS[command], cwd=project, largest=100)
    ends.in_order(ended, 2, "File too large")
    assert ended.said.splitlines()[-1].startswith("concord: ")
    assert tree(project) == before and not ends.temporary(project)


@pytest.mark.parametrize("command", ["export", "pdf"])
def test_a_folder_that_nobody_may_write_to(project: Path, command: str) -> None:
    """It is named."""
    arguments = (*ends.CONCORD, *COMMANDS[command], "--output", "/proc/concord/x")
    ends.in_one_line(ends.run(*arguments, cwd=project), 2, "concord: /proc/concord")


def _printing(project: Path, *arguments: str, to: int) -> subprocess.CompletedProcess[bytes]:
    """Run a command that prints to a file descriptor, as buffered as it is for a user."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        [sys.executable, *ends.CONCORD, *arguments],
        cwd=project,
        stdout=to,
        stderr=subprocess.PIPE,
        check=False,
        env=environment,
    )


@pytest.mark.parametrize("arguments", [("status",), ("codes",), ("--help",), ("check",)])
def test_a_reader_who_has_gone(project: Path, arguments: tuple[str, ...]) -> None:
    """`concord codes | head -1`: one line, 2, and nothing of what Python says at its end."""
    read, write = os.pipe()
    os.close(read)
    ended = _printing(project, *arguments, to=write)
    os.close(write)
    said = b"concord: the output was closed before all of it was written\n"
    assert (ended.returncode, ended.stderr) == (2, said)


def test_output_that_fits_nowhere(project: Path) -> None:
    """A result that nobody got is no success."""
    with open("/dev/full", "wb") as full:
        ended = _printing(project, "check", to=full.fileno())
    assert (ended.returncode, ended.stderr) == (2, b"concord: No space left on device\n")


def test_no_standard_output_at_all(project: Path) -> None:
    """`concord check >&-`."""
    command = f'exec "{sys.executable}" -m concord.cli.main check >&-'
    ended = subprocess.run(["sh", "-c", command], cwd=project, stderr=subprocess.PIPE, check=False)
    said = b"concord: the output was closed before all of it was written\n"
    assert (ended.returncode, ended.stderr) == (2, said)


def test_what_is_done_whole_is_done_before_an_interrupt_is_answered(signals: None) -> None:
    """Files are put in place all or none; the interrupt is not lost."""
    done = []

    def both() -> None:
        with ending.undisturbed():
            signal.raise_signal(signal.SIGINT)
            done.append("whole")
        done.append("never")

    with pytest.raises(KeyboardInterrupt):
        both()
    assert done == ["whole"]


def test_signals_are_answered_as_before_when_a_command_is_over(signals: None) -> None:
    """Who calls a command from a program of their own keeps their handlers."""
    with ending.Ending("concord"):
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    assert signal.getsignal(signal.SIGTERM) is signal.default_int_handler


def test_an_interrupt_behind_another_error_is_one() -> None:
    """Some extension modules raise an ImportError when they are interrupted."""
    try:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as interrupt:
            raise ImportError("initialization failed") from interrupt
    except ImportError as error:
        status, line = ending.told(error)
    assert status == 130 and "interrupted" in line


def test_nothing_in_an_error_drives_the_terminal() -> None:
    """Words of an error may come from anybody's file."""
    _, line = ending.told(ValueError("a\x1b[31m\u202eb\n" + "x" * 10_000), "concord check")
    assert line.isprintable() and len(line) < 500
