"""Editions are put in place together, or not at all, and only when they changed."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
from pathlib import Path
from typing import Any

import pytest
from concord.pdf import press as publish
from concord.pdf import typeset
from concord.pdf.editions import Edition

from ..pdf import printing
from ..support import Result, concord, tree


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return printing.copy_printable(tmp_path / "project")


def _pdf(project: Path, *arguments: str) -> Result:
    return concord(project, "pdf", *arguments)


def test_an_unchanged_edition_is_not_made_again(project: Path) -> None:
    """The second run makes nothing; after a change, only what holds it."""
    output = project / "build" / "pdf"
    assert (
        "2 editions made, 0 unchanged"
        in _pdf(project, "--language", "en,fa", "--chapter", "promising").out
    )
    before = tree(output)
    assert (
        "0 editions made, 2 unchanged"
        in _pdf(project, "--language", "en,fa", "--chapter", "promising").out
    )
    assert tree(output) == before
    (output / "concord-fa-promising.pdf").write_bytes(b"harmed")
    assert (
        "1 edition made, 1 unchanged"
        in _pdf(project, "--language", "en,fa", "--chapter", "promising").out
    )
    assert tree(output) == before
    po = project / "translations" / "fa" / "LC_MESSAGES" / "promising.po"
    po.write_text(po.read_text("utf-8").replace("\u06f3", "\u06f4").replace("قول", "وعده"), "utf-8")
    assert (
        "1 edition made, 1 unchanged"
        in _pdf(project, "--language", "en,fa", "--chapter", "promising").out
    )


def test_the_list_says_what_is_there(project: Path) -> None:
    """The site finds each file with its languages, size and digest, and whether to offer it."""
    _pdf(project, "--language", "th", "--chapter", "listening")
    _pdf(project, "--parallel", "en,th", "--principle", "keep-promises")
    listed = json.loads((project / "build/pdf/editions.json").read_text("utf-8"))
    entries = {entry["name"]: entry for entry in listed["editions"]}
    assert listed["version"] == 2
    assert entries["concord-th-listening"]["default"] is True
    assert entries["concord-en-th-keep-promises"]["default"] is False
    for entry in entries.values():
        path = project / "build/pdf" / entry["file"]
        assert path.stat().st_size == entry["bytes"]
        assert re.fullmatch(r"[0-9a-f]{64}", entry["sha256"])


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device", "x.pdf"), KeyboardInterrupt()]
)
def test_a_full_disk_or_an_interrupt_leaves_the_earlier_editions(
    project: Path, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stops the command half-way, what was there stays, and nothing else is left behind."""
    _pdf(project, "--language", "en", "--chapter", "promising")
    before = tree(project)

    def stopped(*_: object) -> None:
        raise error

    monkeypatch.setattr(publish, "make", stopped)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    result = _pdf(project, "--language", "en", "--chapter", "promising")
    assert result.status == (130 if isinstance(error, KeyboardInterrupt) else 2)
    assert "interrupted" in result.error or "No space left on device" in result.error
    assert tree(project) == before
    assert [path.name for path in (project / "build").iterdir()] == ["pdf"]


def test_an_output_that_is_no_folder_is_named(project: Path) -> None:
    """A file where the folder should be is a clear error, and stays."""
    (project / "taken").write_text("mine")
    result = _pdf(project, "--language", "en", "--output", str(project / "taken"))
    assert result.status == 2 and "taken" in result.error
    assert (project / "taken").read_text() == "mine"


def test_a_folder_that_cannot_be_written_to_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said before anything is made; the folder stays as it was."""
    _pdf(project, "--language", "en", "--chapter", "promising")
    before = tree(project)
    monkeypatch.setattr(publish.os, "access", lambda *_: False)
    result = _pdf(project, "--language", "fa", "--chapter", "promising")
    assert result.status == 2 and "cannot be written to" in result.error
    assert tree(project) == before


def test_each_edition_is_reported_as_it_is_made(project: Path) -> None:
    """Who waits sees how far it is."""
    error = _pdf(project, "--language", "en", "--chapter", "promising").error
    assert "1 of 1  concord-en-promising.pdf" in error


def test_who_ends_the_command_gets_the_same_order_as_who_interrupts_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SIGTERM, which a service manager sends, leaves no folder and the earlier editions."""
    _pdf(project, "--language", "en", "--chapter", "promising")
    before, handler = tree(project), signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(publish, "make", lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    result = _pdf(project, "--language", "en", "--chapter", "promising")
    assert result.status == 130 and "interrupted" in result.error
    assert tree(project) == before and signal.getsignal(signal.SIGTERM) == handler
    assert {path.suffix for path in (project / "build/pdf").iterdir()} == {".pdf", ".json"}


def test_nothing_is_written_beside_the_output_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder may be a disk of its own, from which no file can be moved in."""
    places = []
    make = publish.make

    def noted(press: publish.Press, edition: Edition, workshop: Path) -> dict[str, Any] | None:
        places.append(workshop.parent)
        return make(press, edition, workshop)

    monkeypatch.setattr(publish, "make", noted)
    output = project / "stick"
    result = _pdf(project, "--language", "en", "--chapter", "promising", "--output", str(output))
    assert result.status == 0 and places == [output]


@pytest.mark.parametrize(
    "damage",
    [
        "{",
        "[" * 100_000,
        '{"version": 2, "mark": "", "editions": [{"name": 3, "file": []}]}',
        '{"version": 2, "mark": "", "editions": 7}',
        '{"version": 2, "mark": "", "editions": [{"name": "x", "file": "../x.pdf"}]}',
    ],
)
def test_a_list_that_is_damaged_is_made_anew(project: Path, damage: str) -> None:
    """A broken list of editions costs time, never an edition."""
    _pdf(project, "--language", "en", "--chapter", "promising")
    (project / "build/pdf/editions.json").write_text(damage)
    assert "1 edition made" in _pdf(project, "--language", "en", "--chapter", "promising").out


def test_an_edition_depends_on_everything_it_is_made_from() -> None:
    """A new Typst, font or template makes every edition anew."""
    assert typeset.fingerprint({}) == typeset.fingerprint({})
    assert len(typeset.fingerprint({})) == 64
