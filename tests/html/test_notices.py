"""What a site ships of others: each with its licence, and no font under a name reserved for it whole."""

from __future__ import annotations

import io
import re
from importlib import metadata
from pathlib import Path

import pytest
from concord.book.model import Book
from concord.findings.diagnostics import CannotCheck
from concord.html import fonts, notices
from fontTools.ttLib import TTFont


def test_every_package_that_is_shipped_is_named(book: Book) -> None:
    """Fonts of every language, the theme and its icons, with versions and whole licences."""
    text = notices.whole(
        notices.found(book, "mkdocs-material", "material/templates/.icons/material/")
    )
    for language in book.languages.values():
        assert f"fontpkg-{language.font} " in text
    version = metadata.version("mkdocs-material")
    assert f"mkdocs-material {version}: MIT" in text
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Martin Donath" in text and "Pictogrammers" in text
    for name in ("rxjs: Apache-2.0", "clipboard: MIT", "tslib: 0BSD", "focus-visible: W3C"):
        assert f"It holds {name}" in text


def test_a_package_without_a_licence_stops_the_build(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is shipped whose licence nobody knows."""
    monkeypatch.setattr(notices, "_texts", lambda *_: iter(()))
    with pytest.raises(CannotCheck, match="does not say under which licence"):
        notices.found(book)


def test_a_script_in_a_script_that_nobody_knows_stops_the_build(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The theme's next edition may hold another; its maps of sources name it."""
    monkeypatch.delitem(notices._WITHIN, "rxjs")
    with pytest.raises(CannotCheck, match="mkdocs-material holds rxjs, of unknown licence"):
        notices.found(book, "mkdocs-material")


def test_a_reader_finds_the_page_from_every_other(built_site: Path, book: Book) -> None:
    """At the foot of each page, in its language; the page names all, and leads to the licences."""
    looked = 0
    for code in book.languages:
        title = book.interface_text("notices", code).text
        for path in (built_site / code).rglob("index.html"):
            text = path.read_text("utf-8")
            if 'class="md-footer"' not in text:  # a signpost at an address of before
                continue
            links = re.findall(r'<a href="([^"]*notices/|\./)">([^<]*)</a>', text)
            assert title in [name for _, name in links], path
            looked += 1
        page = (built_site / code / "notices" / "index.html").read_text("utf-8")
        for one in notices.found(book, "mkdocs-material"):
            assert f"{one.name} {one.version}: {one.licence}" in page
        assert 'href="../../notices.txt"' in page
    assert looked > 100
    assert "SIL OPEN FONT LICENSE" in (built_site / "notices.txt").read_text("utf-8")


def test_a_cut_font_says_whose_it_is_and_bears_no_reserved_name(book: Book, tmp_path: Path) -> None:
    """Copyright and licence are in each file; “Plex”, which is reserved, in no name of one."""
    made = fonts.make(book)
    looked = 0
    for name, data in made.files.items():
        if not name.endswith(".woff2"):
            continue
        names = {
            record.nameID: record.toUnicode() for record in TTFont(io.BytesIO(data))["name"].names
        }
        assert names[1] == "Concord" and 4 not in names and 6 not in names
        assert "opyright" in names[0] and re.search("Open Font|OFL", names[13] + names[14])
        assert "plex" not in name
        looked += 1
    assert looked > 2
