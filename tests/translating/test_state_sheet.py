"""The translator's sheet: English, translation and original passages, for their eyes only."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..support import Result, concord, copy_base, tree


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONCORD_ARTICLES", "texts")
    monkeypatch.delenv("CI", raising=False)
    return copy_base(tmp_path / "project")


def sheet(base: Path, output: Path, *pages: str) -> Result:
    return concord(base, "sheet", "--language", "fa", "--output", str(output), *pages)


def test_a_sheet_shows_each_block_beside_what_it_rests_on(base: Path, tmp_path: Path) -> None:
    """English, translation and passages stand in a row, each in its own language and direction."""
    output = tmp_path / "sheet.html"
    assert sheet(base, output).out == f"24 blocks in {output}\n"
    html = output.read_text("utf-8")
    row = next(row for row in html.split("<tr") if "hear-them-out/do-promise" in row)
    assert '<div lang="en" dir="ltr">Then do what you promised.</div>' in row
    assert '<div lang="fa" dir="rtl">' in row
    assert '<blockquote lang="th" dir="ltr">ฟังลูกค้าให้จบก่อนแล้วค่อยตอบ</blockquote>' in row
    assert "th-listen:3, passage 3 of" in row and "fa-promise:2" in row
    for outward in ("src=", "href=", "url(", "<script"):
        assert outward not in html


def test_a_sheet_can_be_of_some_pages_or_of_an_article(base: Path, tmp_path: Path) -> None:
    """What is named is shown, and nothing else; a name of nothing is refused."""
    output = tmp_path / "sheet.html"
    assert sheet(base, output, "th-listen").out.startswith("6 blocks")
    assert sheet(base, output, "nowhere").error == (
        "concord: no page or article of the book: nowhere\n"
    )


@pytest.mark.parametrize("place", ["docs/a.html", "translations/a.html", "site/a.html", "a.html"])
def test_a_sheet_is_never_written_where_it_could_be_published(base: Path, place: str) -> None:
    """Inside the project only build/ will do, by whatever name the place is reached."""
    before = tree(base)
    for output in (base / place, base / "build" / ".." / place):
        result = sheet(base, output)
        assert (result.status, tree(base)) == (2, before)
        assert "outside the project or below build/" in result.error
    assert sheet(base, base / "build/a.html").status == 0


def test_without_the_texts_there_is_no_sheet(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no article is at hand, or in CI, the command says so and writes nothing."""
    output = tmp_path / "sheet.html"
    monkeypatch.setenv("CI", "true")
    assert "this is CI" in sheet(base, output).error
    monkeypatch.delenv("CI")
    monkeypatch.delenv("CONCORD_ARTICLES")
    result = sheet(base, output)
    assert (result.status, output.exists()) == (2, False)
    assert result.error == ("concord: no article text is at hand (CONCORD_ARTICLES, articles/)\n")
