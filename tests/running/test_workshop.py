"""Temporary folders go with their owners; folders change places whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from concord.running import workshop

_HOLDS = """
import sys
from pathlib import Path
from concord.running.workshop import workshop
with workshop(Path(sys.argv[1])) as folder:
    (folder / "half").write_text("half")
    print(folder.name, flush=True)
    sys.stdin.read()
"""
_WAITS = """
import sys
from pathlib import Path
from concord.running.workshop import alone
with alone(Path(sys.argv[1])) as waited:
    print(waited, flush=True)
"""


def _python(text: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", text, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_folder_is_swept_when_its_owner_was_killed_and_not_before(tmp_path: Path) -> None:
    """Two at once leave each other's folders alone; what a killed one left goes with the next."""
    process = _python(_HOLDS, tmp_path)
    assert process.stdout is not None
    name = process.stdout.readline().strip()
    with workshop.workshop(tmp_path) as mine:
        assert (tmp_path / name / "half").is_file() and mine.name != name
    assert (tmp_path / name / "half").is_file() and not mine.exists()
    process.kill()
    process.communicate()
    assert (tmp_path / name / "half").is_file()
    with workshop.workshop(tmp_path) as mine:
        assert [path.name for path in tmp_path.iterdir()] == [mine.name]
    assert not list(tmp_path.iterdir())


def test_only_what_is_ours_is_swept(tmp_path: Path) -> None:
    """A folder that no run of ours marked, and one behind a link, are somebody else's."""
    kept = tmp_path / "kept"
    (kept / "inside").mkdir(parents=True)
    (kept / workshop.OWNER).touch()
    others = tmp_path / f"{workshop.PREFIX}others"
    others.mkdir()
    (others / "file").touch()
    (tmp_path / f"{workshop.PREFIX}linked").symlink_to(kept)
    (tmp_path / "mkdocs_of_another_project").mkdir()
    marked = tmp_path / "mkdocs_of_ours"
    marked.mkdir()
    (marked / workshop.OWNER).touch()
    (tmp_path / f"{workshop.PREFIX}empty").mkdir()
    workshop.sweep(tmp_path, f"{workshop.PREFIX}*")
    workshop.sweep(tmp_path, "mkdocs_*")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{workshop.PREFIX}linked",
        f"{workshop.PREFIX}others",
        "kept",
        "mkdocs_of_another_project",
    ]
    assert (kept / "inside").is_dir() and (others / "file").is_file()


def test_a_folder_that_is_being_swept_is_not_taken(tmp_path: Path) -> None:
    """Who has just made a folder and finds another at it makes a new one."""
    held = workshop.own(tmp_path)
    assert held is not None and workshop.own(tmp_path) is None
    os.close(held)
    assert workshop.own(tmp_path / "gone") is None


def test_who_wants_the_same_waits_and_says_so(tmp_path: Path) -> None:
    """The second begins when the first is done, and knows that it waited."""
    with workshop.alone(tmp_path) as waited:
        assert not waited
        process = _python(_WAITS, tmp_path)
        assert process.stderr is not None
        assert "another is at work" in process.stderr.readline()
    assert process.communicate()[0] == "True\n"


@pytest.mark.parametrize("known", [True, False])
def test_folders_change_places(
    tmp_path: Path, known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one step or in two, the new one is where the old was, which is where the new one was."""
    if not known:
        monkeypatch.setattr(workshop, "_exchanged", lambda *_: False)
    new, old = tmp_path / "new", tmp_path / "old"
    new.mkdir()
    (new / "new").touch()
    workshop.exchange(new, old)
    assert [path.name for path in tmp_path.rglob("*")] == ["old", "new"]
    new.mkdir()
    (new / "newer").touch()
    workshop.exchange(new, old)
    assert (old / "newer").is_file() and (new / "new").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "old"]


def test_where_the_new_cannot_be_put_the_old_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two steps the first is undone when the second fails."""
    monkeypatch.setattr(workshop, "_exchanged", lambda *_: False)
    (tmp_path / "old").mkdir()
    with pytest.raises(OSError, match="new"):
        workshop.exchange(tmp_path / "new", tmp_path / "old")
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_an_error_names_the_disk_and_not_the_temporary_folder(tmp_path: Path) -> None:
    """The name of a folder that is gone again helps nobody."""
    room = tmp_path / f"{workshop.PREFIX}x"
    for error, name in (
        (OSError(28, "No space left on device"), tmp_path),
        (OSError(28, "No space left on device", str(room / "site" / "page")), tmp_path),
        (OSError(2, "No such file or directory", str(tmp_path / "other")), tmp_path / "other"),
    ):
        assert workshop.placed(error, room).filename == str(name)
    with pytest.raises(FileNotFoundError) as met, workshop.workshop(tmp_path) as folder:
        (folder / "missing" / "file").touch()
    assert met.value.filename == str(tmp_path) and not list(tmp_path.iterdir())
