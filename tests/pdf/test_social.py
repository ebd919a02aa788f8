"""The pictures that previews of a link show."""

from __future__ import annotations

import struct
from pathlib import Path

import lxml.html
from concord.book.model import Book
from concord.pdf import social

from ..support import LANGUAGES


def test_each_language_has_its_picture(book: Book) -> None:
    """PNG of the size that those who show previews ask for; each says something else; the same
    bytes for the same book.
    """
    made = social.pictures(book)
    assert list(made) == list(social.languages(book)) == list(LANGUAGES)
    for picture in made.values():
        assert picture.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">II", picture[16:24]) == (social.WIDTH, social.HEIGHT)
    assert len(set(made.values())) == len(made)
    social._made.cache_clear()
    assert social.pictures(book) == made


def test_every_page_names_the_picture_of_its_language(book: Book, built_site: Path) -> None:
    """The address that previews are given is that of a file of the site."""
    for code in LANGUAGES:
        page = lxml.html.parse(str(built_site / code / "principles/own-the-fault/index.html"))
        (named,) = page.xpath("//meta[@property='og:image']/@content")
        picture = built_site / named.removeprefix(book.address)
        assert picture.read_bytes() == social.pictures(book)[code]
