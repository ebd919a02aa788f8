"""Rules about how the English is written: a room of their own, in the shape of the translations'."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from concord.book.load import load
from concord.checks import english, sound
from concord.findings.codes import CODES, Example

from ..support import concord, copy_base, edit
from .test_quality import unit

DOCUMENTED = [code for code in CODES if "PAGE040" <= code <= "PAGE059"]


def found(text: str) -> list[str]:
    """The codes that every rule finds in an English text."""
    made = unit("en", text, text)
    return [fault.code for _, fault in english.faults([replace(made, english=made.plain)])]


@pytest.mark.parametrize("code", DOCUMENTED)
def test_the_documented_examples_are_true(code: str) -> None:
    """What scripts/diagnostics.md shows as found is found, by that code alone; the near miss is not."""
    bad, good = CODES[code].bad, CODES[code].good
    assert isinstance(bad, Example) and isinstance(good, Example)
    assert found(bad.english) == [code]
    assert found(good.english) == []


def test_every_text_is_looked_at(tmp_path: Path) -> None:
    """Blocks, glosses and texts of the site: each as often as a translator gets it."""
    contexts = [unit.entry.context for unit in english.units(load(copy_base(tmp_path / "project")))]
    assert len(contexts) == len(set(contexts))
    assert {"hear-them-out/statement", "fa-promise/4", "interface/home", "index/lead"} <= {
        *contexts
    }


def test_a_book_with_doubtful_english_can_be_printed(tmp_path: Path) -> None:
    """How the English is written stops neither a printed book nor the contract."""
    project = copy_base(tmp_path / "project")
    edit(project, [{"message": "hear-them-out/statement", "english": "Let the the man speak."}])
    assert not [finding for finding in sound(load(project)) if not finding.may_wait]
    assert concord(project, "links", "accept").status == 0
    result = concord(project, "check")
    assert (result.status, "PAGE040 “hear-them-out/statement”: a word twice" in result.out) == (
        1,
        True,
    )
