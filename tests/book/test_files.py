"""Reading strictly and writing all or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from concord.book import files
from concord.findings.diagnostics import Finding


def test_a_file_that_holds_the_text_is_left_alone(tmp_path: Path) -> None:
    """Writing what is there already touches nothing, so that no watcher wakes up."""
    path = tmp_path / "a.po"
    assert files.write_text(path, "x\n")
    os.utime(path, ns=(1, 1))
    assert not files.write_text(path, "x\n")
    assert path.stat().st_mtime_ns == 1


def test_a_written_file_keeps_its_mode(tmp_path: Path) -> None:
    """Replacing a file does not change who may read it."""
    path = tmp_path / "a.po"
    path.write_text("x")
    path.chmod(0o640)
    files.write_text(path, "y")
    assert path.stat().st_mode & 0o777 == 0o640


def test_when_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    """A failure half way leaves every old file whole and no temporary file behind."""
    good, blocked = tmp_path / "a.po", tmp_path / "b.po"
    good.write_text("old")
    blocked.mkdir()
    (blocked / "inside").write_text("x")
    with pytest.raises(OSError, match="inside"):
        files.write_texts({good: "new", blocked / "inside" / "c.po": "new"})
    assert good.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.po", "b.po"]


def test_an_article_may_have_any_line_ends_and_a_mark(tmp_path: Path) -> None:
    """Somebody else's text is read whatever machine it comes from; bad bytes are still found."""
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffหนึ่ง\r\nสอง\rสาม\u2028สี่\n".encode())
    findings: list[Finding] = []
    assert files.read_article(path, "a.txt", findings) == "หนึ่ง\nสอง\nสาม\u2028สี่\n"
    assert findings == []
    path.write_bytes(b"ok\n\xff\n")
    assert files.read_article(path, "a.txt", findings) is None
    assert [f"{f.location} {f.code}" for f in findings] == ["a.txt:2:1 CFG002"]
