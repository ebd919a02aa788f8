"""``concord check --fix``: certain repairs in the catalogues, all or none, and no others."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from concord.checks.quality import repair

from ..support import check, concord, copy_base, real, replace, tree

FA = "translations/fa/LC_MESSAGES/listening.po"
TH = "translations/th/LC_MESSAGES/listening.po"
INTRO = "در اینجا گوش دادن را می\u200cآموزید."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_base(tmp_path / "project")


def text(project: Path, catalogue: str, context: str) -> str:
    """A translation as it stands in a catalogue."""
    (entry,) = [e for e in polib.pofile(str(project / catalogue)) if e.msgctxt == context]
    return str(entry.msgstr)


def test_what_is_certain_is_repaired_and_nothing_else(project: Path) -> None:
    """Every repair of a text is made, several faults together; other texts keep their bytes."""
    replace(project / FA, INTRO, "در اینجا ،گوش  دادن را مي آموزيد.")
    replace(project / TH, "บทนี้สอนให้ฟัง", "บทน้ีสอนให้\u200bฟังช้าๆ.")
    before = tree(project)
    result = concord(project, "check", "--fix")
    assert (result.status, result.error) == (0, "")
    assert text(project, FA, "listening/intro") == "در اینجا، گوش دادن را می\u200cآموزید."
    assert text(project, TH, "listening/intro") == "บทนี้สอนให้ฟังช้า ๆ"
    changed = {path for path, digest in tree(project).items() if before[path] != digest}
    assert changed == {FA, TH}


def test_what_was_changed_is_printed(project: Path) -> None:
    """A translator sees each text before and after, with the codes; invisible characters named."""
    replace(project / TH, "บทนี้สอนให้ฟัง", "บทนี้สอนให้\u200bฟัง")
    out = concord(project, "check", "--fix").out
    assert f"fixed {TH}:20:1 PO022 “listening/intro”" in out
    assert "- บทนี้สอนให้\\u200bฟัง\n    + บทนี้สอนให้ฟัง\n" in out
    assert "1 translation fixed" in out
    assert out.rstrip().endswith("no findings")


def test_a_second_run_changes_nothing(project: Path) -> None:
    """Repairs are done once: the files are as they were after the first run."""
    replace(project / FA, INTRO, "گوش دادن را مي آموزيد .")
    concord(project, "check", "--fix")
    once = tree(project)
    again = concord(project, "check", "--fix")
    assert "0 translations fixed" in again.out
    assert tree(project) == once


def test_what_is_left_is_reported(project: Path) -> None:
    """A fault that only a reader can repair is still a finding after the repairs."""
    replace(project / FA, INTRO, "گوش گوش دادن را مي\u200cآموزيد.")
    result = concord(project, "check", "--fix", "--format", "json")
    assert result.status == 1
    assert result.findings == [f"{FA}:20:1 PO036"]
    assert "PO026" in result.error, "what was changed is told beside the list for programs"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('msgctxt "listening/intro"', 'msgctxt "listening/title"'),
        ('msgid "Listening"', 'msgid "Listening" junk'),
        ("Language: fa", "Language: ar"),
        ("charset=UTF-8", "charset=CP1256"),
        ("Here you learn to listen.", "<<<<<<< HEAD"),
    ],
    ids=["twice", "junk", "language", "charset", "other English"],
)
def test_nothing_is_repaired_in_doubt(project: Path, old: str, new: str) -> None:
    """A catalogue that cannot be read whole, or a text that is out of date, stays as it is."""
    replace(project / FA, INTRO, "گوش  دادن.")
    path = project / FA
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    before = tree(project)
    result = concord(project, "check", "--fix")
    assert result.status == 1
    assert tree(project) == before


def test_a_fuzzy_translation_is_left_to_its_translator(project: Path) -> None:
    """A repair would hide from the translator what was there."""
    replace(
        project / FA,
        '#: docs/chapters/listening.md\nmsgctxt "listening/intro"',
        '#: docs/chapters/listening.md\n#, fuzzy\nmsgctxt "listening/intro"',
    )
    replace(project / FA, INTRO, "گوش  دادن.")
    before = tree(project)
    concord(project, "check", "--fix")
    assert tree(project) == before


def test_a_waived_finding_is_not_repaired(project: Path) -> None:
    """Somebody has judged that the text is right as it is."""
    replace(project / FA, INTRO, "گوش  دادن را می\u200cآموزید.")
    (project / "translations/waivers.yml").write_text(
        "- code: PO024\n  id: listening/intro\n  reason: set in columns\n  expires: '2099-01-01'\n",
        "utf-8",
    )
    before = tree(project)
    assert concord(project, "check", "--fix").status == 0
    assert tree(project) == before


def test_links_ids_and_placeholders_are_never_touched(project: Path) -> None:
    """Spaces and marks inside an address are not words; the words around it are repaired."""
    pages = "translations/fa/LC_MESSAGES/promising.po"
    replace(
        project / "translations/fa/LC_MESSAGES/listening.po",
        "سپس به [قول خود][keep-promises] عمل کنید.",
        "سپس  به [قول ما مي شود][keep-promises] عمل کنید .",
    )
    assert concord(project, "check", "--fix").status == 0
    fixed = text(project, FA, "hear-them-out/do-promise")
    assert fixed == "سپس به [قول ما می\u200cشود][keep-promises] عمل کنید."
    assert (project / pages).is_file()


def test_a_failed_write_leaves_every_catalogue(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All catalogues are repaired or none: a full disk leaves no half of them."""
    replace(project / FA, INTRO, "گوش  دادن.")
    replace(project / TH, "บทนี้สอนให้ฟัง", "สอนให้  ฟัง")
    before = tree(project)

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    result = concord(project, "check", "--fix")
    assert result.status == 2 and "No space left" in result.error
    assert tree(project) == before


def test_the_real_catalogues_need_no_repair() -> None:
    """The book as it stands has nothing that a program could put right."""
    root = Path(__file__).parents[2]
    assert [str(change) for change in repair.changed(real())] == []
    assert (root / "translations").is_dir()


def test_a_check_alone_changes_nothing(project: Path) -> None:
    """Without --fix a fault is reported only."""
    replace(project / FA, INTRO, "گوش  دادن.")
    before = tree(project)
    assert check(project).findings == [f"{FA}:20:1 PO024"]
    assert tree(project) == before
