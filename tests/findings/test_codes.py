"""The registry: what an entry has to say, and what follows from what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from concord.book.model import KINDS, REASONS, SUPPORTING
from concord.findings import limits
from concord.findings.codes import CODES, Code, Stops, page, table

from ..support import concord, copy_base, replace

CATALOGUE = "translations/th/LC_MESSAGES/listening.po"


def test_an_entry_says_what_its_findings_stop() -> None:
    """Nobody adds a code that stops a printed book or a draft without having meant it."""
    with pytest.raises(TypeError, match="stops"):
        Code("something wrong", "Mend it.")  # type: ignore[call-arg]


@pytest.mark.parametrize("code", CODES)
def test_an_entry_can_be_read(code: str) -> None:
    """Title and hint are sentences; what may be waived never stops a draft."""
    entry = CODES[code]
    assert isinstance(entry.stops, Stops)
    assert entry.title and not entry.title.endswith(".")
    assert entry.hint.endswith(".")
    assert not entry.waivable or entry.stops is Stops.RELEASE


def test_the_documentation_says_what_each_code_stops() -> None:
    """The table has a column for it, and one code alone is explained whole."""
    written = table()
    assert all(f"- **{each.word}**: {each.value}" in written for each in Stops)
    assert [line for line in written.splitlines() if line.startswith("| LINK004 ")][0].endswith(
        "| release |"
    )
    assert f"**drafts**: {Stops.DRAFTS.value}" in page("PO013")


def test_a_release_only_finding_lets_the_contract_be_written(tmp_path: Path) -> None:
    """A catalogue as an editor saved it is no reason to record nothing; a lost link is."""
    project = copy_base(tmp_path / "project")
    with (project / CATALOGUE).open("a", encoding="utf-8") as catalogue:
        catalogue.write("\n\n")
    assert "PO004" in concord(project, "check").out
    assert concord(project, "links", "accept").status == 0
    replace(project / CATALOGUE, "[ให้คำมั่นไว้][keep-promises]", "ให้คำมั่นไว้")
    result = concord(project, "links", "accept")
    assert (result.status, "PO010" in result.out, "PO004" in result.out) == (1, True, False)


def test_what_was_not_read_whole_is_never_rewritten(tmp_path: Path) -> None:
    """`concord translations` mends a catalogue's form, and leaves one with a lost line alone."""
    project = copy_base(tmp_path / "project")
    path = project / CATALOGUE
    clean = path.read_bytes()
    path.write_bytes(clean + b"\n\n")
    assert concord(project, "translations").status == 0
    assert path.read_bytes() == clean
    path.write_bytes(clean + b"msgstr broken\n")
    assert "PO001" in concord(project, "translations").out
    assert path.read_bytes() == clean + b"msgstr broken\n"


def test_a_hint_names_what_the_rule_allows() -> None:
    """Kinds, reasons and numbers in a hint are those that the rule goes by."""

    def in_order(words: tuple[str, ...], hint: str) -> bool:
        return re.search(".*".join(rf"\b{word}\b" for word in words), hint) is not None

    assert in_order(KINDS, CODES["SRC003"].hint)
    assert in_order(REASONS, CODES["SRC004"].hint)
    assert in_order(SUPPORTING, CODES["PAGE011"].hint)
    assert f"{limits.QUESTIONS} questions" in CODES["LINK011"].hint
    assert str(limits.Between(3, 5)) == "three to five" and 5 in limits.OPTIONS
    assert str(limits.Between(4, 4)) == "four" and 5 not in limits.Between(4, 4)


def test_nobody_is_sent_to_make_an_id_permanent_first() -> None:
    """Write, check, translate, accept: what is not recorded yet is recorded last."""
    written, accepted = CODES["LINK004"].hint.split("`concord links accept`")
    assert "written, checked and translated" in written and "permanent" in accepted
