"""Where mistakes are told: a quiet link on every page and block, or none at all."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
from concord.book.model import Book
from concord.html.pages import pages
from concord.html.renderer import Renderer

MAIL = "mailto:editors@book.example?subject={language}%20{id}&body={url}%20{revision}"
WEB = "https://book.example/report?of={id}&in={language}&at={url}&day={revision}"


@pytest.mark.parametrize("report", [MAIL, WEB])
def test_each_block_tells_what_it_is_about(book: Book, report: str) -> None:
    """Language, id, address and day are filled in, and nothing of them can become another entry."""
    told = replace(book, report=report, address="https://book.example/a&b/")
    made = {page.id: page for page in pages(told, told.languages["fa"])}
    tree = lxml.html.fragment_fromstring(made["own-the-fault"].html, "div")
    links = [link.get("href") for link in tree.xpath("//a[@class='cn-report']")]
    blocks = tree.xpath("//*[contains(@class, 'cn-block')]")
    assert len(links) == len(blocks) > 8
    asked = parse_qs(urlsplit(links[0]).query)
    url = "https://book.example/a&b/fa/principles/own-the-fault/#statement"
    said = " ".join(value for values in asked.values() for value in values)
    assert set(said.split()) == {"fa", "own-the-fault#statement", url, book.revision}


def test_without_a_place_there_is_no_link(book: Book) -> None:
    """A book that names no place for mistakes offers none."""
    bare = replace(book, report="")
    for page in pages(bare, bare.languages["en"]):
        assert "cn-report" not in page.html
    assert Renderer(bare, bare.languages["en"]).report("index") is None
