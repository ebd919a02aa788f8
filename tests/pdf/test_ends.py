"""However `concord pdf` ends, the earlier editions are whole, and nobody is left at work."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from .. import ends
from ..support import concord, replace, tree
from . import printing

TWO = (*ends.PDF, "--language", "en,fa", "--chapter", "promising")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two editions."""
    project = printing.copy_printable(tmp_path_factory.mktemp("ends") / "project")
    assert concord(project, *TWO[2:]).status == 0
    return project


@pytest.fixture
def project(printed: Path, tmp_path: Path) -> Path:
    """A copy of it, with a change since that both editions hold."""
    project = shutil.copytree(printed, tmp_path / "project")
    page = project / "docs/principles/keep-promises.md"
    replace(page, "Promise only what you can do.", "Promise only what you will do.")
    return project


def _whole(project: Path) -> None:
    """Fail unless every edition of the list is there as the list says."""
    folder = project / "build/pdf"
    listed = json.loads((folder / "editions.json").read_text("utf-8"))["editions"]
    assert listed
    for entry in listed:
        data = (folder / entry["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"]


@pytest.mark.parametrize(
    "happens",
    [
        ends.Moment(ends.CTRL_C, "import", "multiprocessing.spawn", "worker"),
        ends.Moment(ends.CTRL_C, "import", "typst", "worker"),
        ends.Moment(ends.CTRL_C, "open", "-fa-promising.pdf", "worker"),
    ],
    ids=lambda happens: happens.part,
)
def test_an_interrupt_while_others_are_at_work(
    project: Path, tmp_path: Path, happens: ends.Moment
) -> None:
    """Ctrl-C reaches every process, however young; the one the user started answers."""
    before = tree(project)
    ended = ends.run(*TWO, cwd=project, happens=happens, folder=tmp_path / "hook")
    ends.in_order(ended, 130, "concord: interrupted")
    assert tree(project) == before and not ends.temporary(project)


def test_an_interrupt_while_editions_are_put_in_place(project: Path, tmp_path: Path) -> None:
    """They are all put there first."""
    happens = ends.Moment(ends.CTRL_C, "os.rename", "-fa-promising.pdf")
    ended = ends.run(*TWO, cwd=project, happens=happens, folder=tmp_path / "hook")
    ends.in_order(ended, 130, "concord: interrupted")
    assert "0 editions made, 2 unchanged" in concord(project, *TWO[2:]).out
    _whole(project)


@pytest.mark.parametrize(
    "happens",
    [
        ends.Moment(ends.KILL, "import", "pikepdf", "worker"),
        ends.Moment(ends.KILL, "open", "-fa-promising.pdf", "worker"),
    ],
    ids=lambda happens: happens.part,
)
def test_kill_9(project: Path, tmp_path: Path, happens: ends.Moment) -> None:
    """Workers end with the process that was killed; the next run removes what that left."""
    before = tree(project / "build")
    ended = ends.run(*TWO, cwd=project, happens=happens, folder=tmp_path / "hook")
    assert ended.status == -9 and ended.left == []
    assert {path: digest for path, digest in tree(project / "build").items() if path in before} == (
        before
    )
    assert ends.temporary(project)
    assert "2 editions made" in concord(project, *TWO[2:]).out
    assert not ends.temporary(project)
    _whole(project)


def test_a_worker_that_was_killed(project: Path, tmp_path: Path) -> None:
    """As the system does when memory is short: said, and the others end."""
    before = tree(project)
    happens = ends.Moment(ends.KILL_WORKER, "open", "-fa-promising.pdf", "worker")
    ended = ends.run(*TWO, cwd=project, happens=happens, folder=tmp_path / "hook")
    ends.in_order(ended, 2, "ended from outside")
    assert tree(project) == before and not ends.temporary(project)


def test_an_error_of_our_own_in_a_worker(project: Path, tmp_path: Path) -> None:
    """It is told as one of the main process, with the line of code it came from."""
    happens = ends.Moment(ends.BREAK, "open", "-fa-promising.pdf", "worker")
    ended = ends.run(*TWO, cwd=project, happens=happens, folder=tmp_path / "hook")
    ends.in_order(
        ended, 2, "concord pdf: unexpected ValueError: boom and more (concord/pdf/press.py:"
    )
    assert not ends.temporary(project)


def test_a_full_disk(project: Path) -> None:
    """It is said, in whichever process it was met, and the earlier editions are as they were."""
    before = tree(project)
    ended = ends.run(*TWO, cwd=project, largest=2000)
    ends.in_order(ended, 2, "concord: build/pdf: File too large")
    assert tree(project) == before and not ends.temporary(project)


def test_two_at_once(project: Path, tmp_path: Path) -> None:
    """The second says that it waits, and then finds everything done."""
    pause = ends.Moment(ends.PAUSE, "os.rename", ".pdf")
    first = ends.start(*TWO, cwd=project, environment=pause.environment(tmp_path / "hook"))
    ends.paused(first)
    second = ends.start(*TWO, cwd=project)
    assert second.stdout is not None
    assert "another is at work in build/pdf" in second.stdout.readline()
    ended = ends.end(first)
    assert ended.status == 0 and "2 editions made" in ended.said and ended.left == []
    ended = ends.end(second)
    assert ended.status == 0 and "0 editions made, 2 unchanged" in ended.said
    assert not ends.temporary(project)
    _whole(project)


@pytest.mark.parametrize("epoch", ["abc", "-1", "1e9", " 5", "１２", "4354819200", "9" * 5000])
def test_a_day_that_is_none(project: Path, epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH is a number of seconds that every format can hold, or is refused."""
    before = tree(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = concord(project, *TWO[2:])
    assert result.status == 2 and "SOURCE_DATE_EPOCH is “" in result.error
    assert len(result.error.splitlines()) == 1 and len(result.error) < 200
    assert tree(project) == before


@pytest.mark.parametrize("epoch", ["0", "4354819199"])
def test_the_first_and_the_last_day(
    project: Path, epoch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ends of what is taken can be printed, in every calendar."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    chosen = ("--language", "fa", "--chapter", "promising")
    assert concord(project, "pdf", *chosen).status == 0
