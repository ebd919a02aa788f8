"""A fifth article and further languages come by adding data, never by changing code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from concord.findings.codes import CODES

from ..conftest import mkdocs

pytestmark = pytest.mark.xdist_group("site")
TEXT = "Un comptoir calme\n\nPar une rédaction\n\nParlez plus bas que la personne devant vous.\n"


def _concord(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "concord.cli.main", "--root", str(project), *arguments],
        text=True,
        capture_output=True,
        check=False,
    )


def _add_language(project: Path, code: str, locale: str = "") -> None:
    """What a translator would do: list it, make catalogues, translate every message."""
    listed = project / "translations/languages.yml"
    listed.write_text(
        f"{listed.read_text('utf-8')}- code: {code}\n"
        + (f"  locale: {locale}\n" if locale else ""),
        "utf-8",
    )
    assert _concord(project, "translations").returncode == 0
    for path in (project / f"translations/{code}/LC_MESSAGES").glob("*.po"):
        po = polib.pofile(str(path), wrapwidth=0)
        for entry in po:
            entry.msgstr = f"«{entry.msgid}»"
        path.write_text(str(po), "utf-8")


def _add_article(project: Path) -> None:
    """What an editor would do: register the text, judge its passages, cite the advice."""
    (project / "new.txt").write_text(TEXT, "utf-8")
    added = _concord(
        project, "article", "add", str(project / "new.txt"), "--lang", "fr", "--slug", "comptoir"
    )
    assert added.returncode == 0, added.stdout
    register = project / "docs/articles/fr-comptoir.yml"
    text = register.read_text("utf-8")
    text = text.replace("title: '[TODO]'", "title: Un comptoir calme").replace("- title\n", "", 1)
    for kind, reason, gloss in (
        ("title", "", "Its title."),
        ("aside", "  reason: byline\n", "Its author."),
        ("advice", "", "Speak softly."),
    ):
        text = text.replace("kind: TODO\n", f"kind: {kind}\n{reason}", 1).replace(
            "gloss: TODO", f"gloss: {gloss}", 1
        )
    register.write_text(text, "utf-8")
    page = project / "docs/principles/thank-them-first.md"
    page.write_text(
        page.read_text("utf-8").replace(
            '{: #do-feedback cites="th-adams:14" }',
            '{: #do-feedback cites="th-adams:14 fr-comptoir:3" }',
        ),
        "utf-8",
    )


def test_a_fifth_article_and_two_languages_by_data_alone(project: Path, tmp_path: Path) -> None:
    """The copy is sound with a French article, Arabic (rtl) and Indonesian (ltr), and builds.

    Only how the made-up translations are worded is found fault with.
    """
    _add_article(project)
    _add_language(project, "ar")
    _add_language(project, "id")
    for path in sorted((project / "translations").glob("*/LC_MESSAGES/*.po")):
        po = polib.pofile(str(path), wrapwidth=0)
        for entry in po:
            if not entry.obsolete and not entry.msgstr:
                entry.msgstr = f"«{entry.msgid}»"  # the new article's glosses in the old languages
        path.write_text(str(po), "utf-8")
    accepted = _concord(project, "links", "accept")
    assert accepted.returncode == 0, accepted.stdout
    checked = _concord(project, "check", "--format", "json")
    codes = {finding["code"] for finding in json.loads(checked.stdout)}
    assert codes and not [code for code in codes if not CODES[code].waivable], codes
    assert "5 articles" in checked.stderr

    site = tmp_path / "out"
    result = mkdocs("build", "--site-dir", str(site), cwd=project)
    assert result.returncode == 0, result.stdout
    arabic = (site / "ar/principles/thank-them-first/index.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl"' in arabic or 'lang="ar"' in arabic and 'dir="rtl"' in arabic
    assert "../../articles/fr-comptoir/#p3" in arabic
    assert "١" in arabic or "1" in arabic
    indonesian = (site / "id/principles/thank-them-first/index.html").read_text("utf-8")
    assert '<html lang="id"' in indonesian
    assert (site / "th/articles/fr-comptoir/index.html").is_file()


def test_a_language_the_theme_does_not_know(project: Path, tmp_path: Path) -> None:
    """A language without theme texts still gets its own lang and direction."""
    _add_language(project, "ckb")
    site = tmp_path / "out"
    result = mkdocs("build", "--site-dir", str(site), cwd=project)
    assert result.returncode == 0, result.stdout
    page = (site / "ckb/index.html").read_text("utf-8")
    assert 'lang="ckb"' in page and 'dir="rtl"' in page
