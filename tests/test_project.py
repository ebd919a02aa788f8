"""The real book: its registers against the real texts, where these are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from concord.articles import texts
from concord.book.layout import ARTICLES
from concord.book.load import load, read_texts
from concord.book.register import parse_register, write_register
from concord.findings.diagnostics import Finding

from .support import real

ROOT = Path(__file__).parents[1]
SOURCES = ROOT.parent / "shared" / "sources"


def _sources() -> Path:
    """The article texts; skips, and says so, where they are not."""
    if not SOURCES.is_dir():
        pytest.skip(f"the article texts are not at hand ({SOURCES}): no passage was verified")
    return SOURCES


def test_every_passage_of_every_article_matches_its_text() -> None:
    """All passages are registered, with the fingerprints of the texts themselves."""
    loaded = real()
    findings: list[Finding] = []
    at_hand = read_texts(ROOT, _sources(), findings)
    more, matching, total = texts.text_findings(loaded, at_hand)
    lines = [
        line
        for path in SOURCES.glob("*.txt")
        for line in path.read_bytes().decode("utf-8").split("\n")
    ]
    assert findings + more == []
    assert matching == total == sum(not line.isspace() and line != "" for line in lines)


def test_no_passage_stands_in_the_repository() -> None:
    """What is other people's work is compared, and never published here."""
    folder = _sources()
    passages = {
        line.strip()
        for path in folder.glob("*.txt")
        for line in path.read_text("utf-8").split("\n")
        if len(line.strip()) > 60
    }
    # A title is a fact about an article.
    passages -= {article.title for article in real().book.articles.values()}
    for top in ("docs", "translations", "scripts", "tests"):
        for path in (ROOT / top).rglob("*"):
            if path.suffix in (".md", ".yml", ".po", ".py", ".json"):
                text = path.read_text("utf-8")
                assert not [passage for passage in passages if passage in text], path


def test_registers_are_in_their_one_form() -> None:
    """A register was written by `concord article add`, or as it writes."""
    for path in sorted((ROOT / ARTICLES).glob("*.yml")):
        text = path.read_text("utf-8")
        findings: list[Finding] = []
        article = parse_register(text, path.name, path.stem, findings)
        assert article is not None
        assert findings == []
        assert write_register(article) == text


def test_no_text_file_names_a_package_index() -> None:
    """What is installed is pinned by hash; where from is each machine's own affair."""
    for path in ROOT.iterdir():
        if path.is_file() and path.suffix in (".txt", ".toml", ".cfg", ".yml", ""):
            text = path.read_bytes().decode("utf-8", "replace")
            for option in ("index-url", "extra-index-url", "find-links"):
                assert f"--{option}" not in text, f"{path.name}: {option}"
                assert f"{option} =" not in text, f"{path.name}: {option}"


def test_the_book_can_be_read_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a command is run changes neither what is read nor how findings name it."""
    monkeypatch.chdir(tmp_path)
    book = load(Path(os.path.relpath(ROOT))).book
    assert book.pages
    assert all(page.location.path.startswith("docs/") for page in book.pages.values())
