"""What a site ships of others: each with its licence, and no font under a name reserved for it whole."""

from __future__ import annotations

import io
import re
from importlib import metadata
from pathlib import Path

import pytest
from concord.book.model import Book
from concord.findings.diagnostics import CannotCheck
from concord.html import fonts
from concord.site import notices
from fontTools.ttLib import TTFont


def test_every_package_that_is_shipped_is_named(book: Book) -> None:
    """Fonts of every language, the theme and its icons, with versions and whole licences."""
    text = notices.notices(book, "mkdocs-material", "material/templates/.icons/material/")
    for language in book.languages.values():
        assert f"fontpkg-{language.font} " in text
    version = metadata.version("mkdocs-material")
    assert f"mkdocs-material {version}: MIT" in text
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Martin Donath" in text and "Pictogrammers" in text


def test_a_package_without_a_licence_stops_the_build(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is shipped whose licence nobody knows."""
    monkeypatch.setattr(notices, "_texts", lambda *_: iter(()))
    with pytest.raises(CannotCheck, match="does not say under which licence"):
        notices.notices(book)


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
