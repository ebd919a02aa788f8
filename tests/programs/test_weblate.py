"""Weblate edits the book and commits it; the book takes that, byte for byte what was meant."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import polib

from ..conftest import ROOT, copy_project
from ..support import concord, tree
from .conftest import program


def git(folder: Path, *arguments: str) -> None:
    """Run git with a name of its own."""
    who = ("-c", "user.email=a@example.org", "-c", "user.name=A")
    subprocess.run([program("git"), *who, *arguments], cwd=folder, check=True)


def test_two_edits_through_weblate(tmp_path: Path) -> None:
    """A Tagalog and a Thai text, edited and committed by Weblate, and nothing else is changed."""
    python = os.environ.get("CONCORD_WEBLATE", "")
    assert Path(python).is_file(), "CONCORD_WEBLATE names no Python that has Weblate"
    book = copy_project(tmp_path / "book")
    git(book, "init", "-q", "-b", "main")
    git(book, "add", "-A")
    git(book, "commit", "-q", "-m", "The book")
    edits = []
    for code, context in (("tl", "put-it-right/intro"), ("th", "hear-them-out/intro")):
        catalogue = context.partition("/")[0]
        path = book / f"translations/{code}/LC_MESSAGES/{catalogue}.po"
        old = polib.pofile(str(path)).find(context, by="msgctxt").msgstr
        added = " Basahin muna ito." if code == "tl" else " โปรดอ่านก่อน"
        edits.append([code, catalogue, context, old, old + added])
    script = str(Path(__file__).parent / "weblate_edit.py")
    done = subprocess.run(
        [python, script, str(book), json.dumps(edits)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["same"] == [], "a name that is the same in every language is doubted"
    git(book, "pull", "-q", told["folder"], "HEAD")
    result = concord(book, "check")
    assert "PO003" not in result.out
    assert concord(book, "translations").status == 0
    after, before = tree(book / "translations"), tree(ROOT / "translations")
    changed = sorted(path for path in after if after[path] != before.get(path))
    assert changed == sorted(f"{code}/LC_MESSAGES/{name}.po" for code, name, *_ in edits)
    for code, name, _, old, new in edits:
        path = f"translations/{code}/LC_MESSAGES/{name}.po"
        one, other = (
            (root / path).read_text("utf-8").partition("\n\n")[2] for root in (ROOT, book)
        )
        assert other == one.replace(f'msgstr "{old}"\n', f'msgstr "{new}"\n')
