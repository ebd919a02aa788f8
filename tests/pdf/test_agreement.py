"""The site and the printed book say the same: same blocks, same ids, same citations."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from html.parser import HTMLParser
from pathlib import Path

import pytest
import typst
from concord import look
from concord.book.model import SECTIONS, Book
from concord.html import pages as html_pages
from concord.pdf import documents, editions, fonts, typeset

ROOT = Path(__file__).parents[2]
_OTHERS = ("about/", "now/")
"""Pages that cite nothing; of the path a book holds what paper can show."""
_CITE = re.compile(r"articles/([a-z0-9-]+)/#p(\d+)$")


class _Blocks(HTMLParser):
    """Collects the passages each block of a page links to."""

    def __init__(self, written: set[str]):
        super().__init__()
        self.written, self.found, self.inside = written, {}, ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if name := given.get("id"):
            self.inside = name if name in self.written else ""
            if self.inside:
                self.found[name] = []
        cite = _CITE.search(given.get("href") or "")
        if self.inside and cite:
            self.found[self.inside].append(f"{cite[1]}:{cite[2]}")


def _in_html(book: Book, code: str) -> dict[str, list[str]]:
    """Citations by block id, from the site's pages."""
    found = {}
    for page in html_pages.pages(book, book.languages[code]):
        if page.id in book.pages and book.pages[page.id].kind in ("chapter", "principle"):
            parser = _Blocks(set(book.pages[page.id].by_id))
            parser.feed(page.html)
            found |= {f"{page.id}/{name}": cites for name, cites in parser.found.items()}
    return found


def _in_print(book: Book, code: str) -> dict[str, list[str]]:
    """Citations by block id, from what Typst really set."""
    document = documents.document(book, editions.Edition((code,)))
    setting = typeset.Setting.of(fonts.choose(book.languages.values(), fonts.installed()), 0)
    listed = typst.query(
        str(typeset.TEMPLATES / "book.typ"),
        "metadata",
        field="value",
        root=str(typeset.TEMPLATES),
        font_paths=typst.Fonts(
            include_system_fonts=False, font_paths=[str(f) for f in setting.folders]
        ),
        sys_inputs={
            "document": json.dumps(document),
            "fonts": json.dumps(setting.families),
            "sections": json.dumps({id: asdict(section) for id, section in SECTIONS.items()}),
            "typefaces": "",
            "look": json.dumps(look.tokens()),
            "mark": look.mark(),
        },
    )
    blocks = [value for value in json.loads(listed) if isinstance(value, dict)]
    found = {value["id"]: value["cites"] for value in blocks}
    assert len(found) == len(blocks), "a block was set twice"
    return {name: cites for name, cites in found.items() if not name.startswith(_OTHERS)}


@pytest.mark.parametrize("code", ["en", "fa"])
def test_html_and_pdf_have_the_same_blocks_ids_and_citations(book: Book, code: str) -> None:
    """Whoever cites a block by its id finds it, with the same sources, on screen and on paper."""
    on_screen, on_paper = _in_html(book, code), _in_print(book, code)
    assert len(on_paper) > 300
    assert {name: set(cites) for name, cites in on_paper.items()} == {
        name: set(cites) for name, cites in on_screen.items()
    }
