"""OmegaT makes its translated documents, and an import takes them without a loss."""

from __future__ import annotations

import subprocess
from pathlib import Path

from ..support import concord, tree
from .conftest import program

PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>EN</source_lang><target_lang>TH</target_lang>
<sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""
MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US"
 datatype="plaintext" creationtoolversion="3.6" segtype="paragraph" srclang="EN"/><body>
<tu><tuv lang="EN"><seg>{english}</seg></tuv><tuv lang="TH"><seg>{text}</seg></tuv></tu>
</body></tmx>
"""


def through_omegat(folder: Path, translated: tuple[str, str] | None) -> None:
    """Have OmegaT make its target files, with a text that its user translated, if any."""
    for name in ("source", "target", "omegat", "glossary", "tm", "dictionary"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "omegat.project").write_text(PROJECT, "utf-8")
    if translated:
        memory = MEMORY.format(english=translated[0], text=translated[1])
        (folder / "omegat/project_save.tmx").write_text(memory, "utf-8")
    command = [program("omegat"), str(folder), "--mode=console-translate", "--no-team"]
    config = f"--config-dir={folder / 'settings'}"
    done = subprocess.run([*command, config], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_omegat_writes_is_taken_back(book: Path, tmp_path: Path) -> None:
    """It empties a stale text, and one that is the English; both stay. What is new arrives."""
    folder = tmp_path / "omegat"
    source = folder / "source/concord-th.po"
    source.parent.mkdir(parents=True)
    wanted = ("--language", "th", "--output", str(source))
    assert concord(book, "export", "po", *wanted).status == 0
    before = tree(book / "translations")
    through_omegat(folder, None)
    target = folder / "target/concord-th.po"
    emptied = target.read_text("utf-8").count('msgstr ""') - source.read_text("utf-8").count(
        'msgstr ""'
    )
    assert emptied > 0
    result = concord(book, "import", str(target))
    assert (result.status, " 0 change" in result.out) == (0, True), result.out
    assert "1 stale text came back empty and stay" in result.out
    assert tree(book / "translations") == before
    through_omegat(folder, ("Put it all right", "แก้ไขให้เรียบร้อยทั้งหมด"))
    result = concord(book, "import", str(target))
    assert " 1 change, 0 of them drafts" in result.out, result.out
    assert concord(book, "status", "--language", "th", "--require", "translated").status == 0
