"""The command line itself: what it prints where, and how it ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from concord.cli import main as cli
from concord.findings.codes import CODES

from ..support import BASE, concord, copy_base, replace


def test_every_code_can_be_looked_up() -> None:
    """`concord codes` prints the whole registry."""
    result = concord(BASE, "codes")
    assert result.status == 0
    assert all(f"| {code} |" in result.out for code in CODES)


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["check", "--format", "xml"], ["article"]])
def test_a_wrong_command_line_is_exit_status_2(arguments: list[str]) -> None:
    """A typing mistake is not taken for a result."""
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2


def test_one_finding_is_not_counted_in_the_plural(tmp_path: Path) -> None:
    """The last line says “1 finding”."""
    project = copy_base(tmp_path / "project")
    replace(project / "docs/book.yml", "2026-01-01", "2026-05-01")
    assert concord(project, "check").out.splitlines()[-1] == "1 finding"


def test_make_help_lists_every_target() -> None:
    """A newcomer sees what there is to make without opening the Makefile."""
    if not shutil.which("make"):
        pytest.skip("make is not at hand")
    root = Path(__file__).parents[2]
    listed = subprocess.run(
        ["make", "-s", "help"], cwd=root, capture_output=True, text=True, check=True
    ).stdout
    phony = next(
        line for line in (root / "Makefile").read_text("utf-8").split("\n") if ".PHONY" in line
    )
    assert [line.split()[0] for line in listed.splitlines()] == phony.split()[1:]


def test_a_terminal_of_another_encoding_does_not_stop_the_check(tmp_path: Path) -> None:
    """Thai and Persian in a finding are escaped where they cannot be shown."""
    project = copy_base(tmp_path / "project")
    (project / "docs/ไทย.md").write_text("# T {: #title }\n", "utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "concord.cli.main", "--root", str(project), "check"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True, check=False,
    )  # fmt: skip
    assert result.returncode == 1
    assert b"PAGE005" in result.stdout
    assert result.stderr == b""


def test_a_file_that_cannot_be_written_is_exit_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk or a folder without permission is said in one line, with the old files whole."""
    project = copy_base(tmp_path / "project")
    path = project / "docs/chapters/listening.md"
    path.write_text(path.read_text("utf-8").replace("to listen.", "to hear."), "utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "x.po")

    monkeypatch.setattr("os.replace", full)
    result = concord(project, "translations")
    assert result.status == 2
    assert "No space left on device" in result.error
    assert not list(project.rglob(".*.po.*"))


def test_an_interrupt_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C ends a command with a word and the status shells expect."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("concord.cli.check.load", interrupted)
    assert cli.main(["check"]) == 130
    assert "interrupted" in capsys.readouterr().err
