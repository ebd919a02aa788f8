"""What was made is kept by all it was made from, and never taken for anything else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from concord.running import kept
from concord.running.kept import NOTHING, Store, store


class Maker:
    """Makes a thing and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return b"made"


def _entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("??/*") if path.is_file())


def test_what_was_made_of_the_same_is_made_once(tmp_path: Path) -> None:
    """Of other inputs, or as another kind, it is made again; without a folder always."""
    made, one = Maker(), Store(tmp_path)
    assert [one.kept("page", b"a", made) for _ in range(3)] == [b"made"] * 3
    assert made.times == 1
    one.kept("page", b"b", made)
    one.kept("index", b"a", made)
    assert made.times == 3
    NOTHING.kept("page", b"a", made)
    assert made.times == 4


@pytest.mark.parametrize("changed", ["template", "library", "python"])
def test_another_template_library_or_python_makes_everything_again(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is asked whether it is still good: its name is another."""
    package = tmp_path / "package"
    package.mkdir()
    (package / "page.html").write_text("<p>", "utf-8")
    monkeypatch.setattr(kept, "_PACKAGE", package)
    monkeypatch.delenv(kept.ANEW, raising=False)
    made = Maker()

    def make() -> int:
        kept.maker.cache_clear()
        store(tmp_path).kept("page", b"a", made)
        return made.times

    try:
        assert make() == make() == 1
        if changed == "template":
            (package / "page.html").write_text("<b>", "utf-8")
        elif changed == "library":
            monkeypatch.setattr(kept, "distributions", lambda: iter(()))
        else:
            monkeypatch.setattr(sys, "version", "3.99")
        assert make() == make() == 2
    finally:
        kept.maker.cache_clear()


def test_nothing_is_trusted_where_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`CONCORD_ANEW=1` neither reads nor writes."""
    monkeypatch.setenv(kept.ANEW, "1")
    assert store(tmp_path) is NOTHING


@pytest.mark.parametrize("damage", ["letter", "cut", "empty", "swapped"])
def test_a_damaged_entry_is_made_again(damage: str, tmp_path: Path) -> None:
    """A changed letter, an end that is missing, another's content: none is taken for the thing."""
    made, one = Maker(), Store(tmp_path)
    one.kept("page", b"a", made)
    (path,) = _entries(tmp_path)
    data = path.read_bytes()
    if damage == "swapped":
        one.kept("page", b"b", lambda: b"other")
        (other,) = (entry for entry in _entries(tmp_path) if entry != path)
        harmed = other.read_bytes()
    else:
        harmed = {"letter": data[:-1] + b"?", "cut": data[:-1], "empty": b""}[damage]
    path.write_bytes(harmed)
    assert one.kept("page", b"a", made) == b"made"
    assert made.times == 2
    assert one.kept("page", b"a", made) == b"made"
    assert made.times == 2


def test_several_files_are_whole_or_made_again(tmp_path: Path) -> None:
    """One of them that is gone is enough; files with the same content are kept once."""
    one, files = Store(tmp_path), [("a", b"1"), ("b/c", b"2"), ("d", b"1")]
    assert one.files("zip", b"", lambda: iter(files)) == files
    assert len(_entries(tmp_path)) == 3
    assert one.files("zip", b"", lambda: iter(())) == files
    for path in _entries(tmp_path):
        if path.read_bytes().endswith(b"2"):
            path.unlink()
    assert one.files("zip", b"", lambda: [("a", b"3")]) == [("a", b"3")]


def test_a_place_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    """The thing is made all the same, and nothing half-written is left."""
    (tmp_path / "store").write_text("a file is in the way", "utf-8")
    made, one = Maker(), Store(tmp_path / "store")
    assert one.kept("page", b"a", made) == one.kept("page", b"a", made) == b"made"
    one.ended()
    assert made.times == 2


def test_what_the_last_builds_did_not_use_goes(tmp_path: Path) -> None:
    """It does not grow for ever; what is used stays."""
    made, one = Maker(), Store(tmp_path)
    one.kept("page", b"old", made)
    one.kept("page", b"used", made)
    for path in _entries(tmp_path):
        os.utime(path, (1, 1))
    for _ in range(kept.BUILDS):
        one.kept("page", b"used", made)
        one.ended()
    assert len(_entries(tmp_path)) == 2
    one.ended()
    assert len(_entries(tmp_path)) == 1
    assert made.times == 2
    one.kept("page", b"used", made)
    assert made.times == 2
