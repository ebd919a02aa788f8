"""How pages come to be: described in Python, set by templates that escape everything."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import jinja2
import lxml.html
import pytest
from concord.book.load import load
from concord.book.model import Book
from concord.book.record import Contract
from concord.html.blocks import gone_anchors
from concord.html.pages import pages
from concord.html.parts import Span, Text
from concord.html.renderer import Renderer, words
from concord.html.templating import environment, render
from concord.links import accept
from concord.locale import l10n

from ..conftest import ROOT


@pytest.fixture(scope="module")
def book() -> Book:
    """The real book."""
    return load(ROOT).book


def test_what_a_template_lacks_is_an_error() -> None:
    """A value that is not there is never set as nothing."""
    with pytest.raises(jinja2.UndefinedError):
        render("page.html", page=object())


def test_text_is_escaped_wherever_it_stands() -> None:
    """In an element and in an attribute, and whatever made a text: it is shown as it is written."""
    hostile = """<b title="x">&amp; it's</b>"""
    macros = environment().get_template("text.html").module
    line = (Span("link", href=hostile, inside=words(hostile)),)
    shown = macros.text(Text(line, "en", "ltr", hostile))  # type: ignore[attr-defined]
    (root,) = lxml.html.fragments_fromstring(f"<p>{shown}</p>")
    assert [node.tag for node in root.iter()] == ["p", "span", "a", "small"]
    assert root.text_content() == f"{hostile} {hostile}"
    assert root.find(".//a").get("href") == hostile


@pytest.mark.parametrize("language", ["en", "th", "tl", "ms", "fa"])
def test_a_list_of_links_is_the_list_of_their_words(book: Book, language: str) -> None:
    """Commas and “and” stand between links where they stand between words."""
    r = Renderer(book, book.languages[language])
    for count in range(6):
        names = [f"“{n}”" for n in range(count)]
        linked = r.listed([(Span("link", href="#", inside=words(name)),) for name in names])
        plain = "".join(span.text or span.inside[0].text for span in linked)
        assert plain == l10n.joined(names, r.language)
        assert sum(span.kind == "link" for span in linked) == count


def test_a_text_is_filled_with_links(book: Book) -> None:
    """What stands for a placeholder stands in its place, between the words around it."""
    r = Renderer(book, book.languages["fa"])
    linked = Span("link", href="#", inside=words("X"))
    found = r.filled("passages-cited", numbers=(linked,))
    assert linked in found
    plain = "".join("X" if span == linked else span.text for span in found)
    assert plain == r.text("passages-cited", numbers="X")


def test_a_description_is_not_changed_once_it_is_made() -> None:
    """What recurs on many pages is set once, so nobody may alter it in between."""
    with pytest.raises(FrozenInstanceError):
        words("x")[0].text = "y"  # type: ignore[misc]


def test_contents_are_the_headings_of_the_page(book: Book) -> None:
    """Every second-level heading of a page, and nothing else, is in its table of contents."""
    found = 0
    for page in pages(book, book.languages["ms"]):
        heads = lxml.html.fragment_fromstring(page.html, "div").iter("h2")
        shown = [(head.get("id"), head.text_content()) for head in heads]
        found += len(page.headings)
        # The parallel view shows each heading several times.
        expected = [] if page.path.startswith("parallel/") else shown
        assert list(page.headings) == expected, page.path
    assert found > 200


GONE = {
    "own-the-fault": {"old-do": "do-solve", "old-why": "why", "lost": "", "away": "index#lead"},
    "put-it-right": {"old-intro": "intro"},
    "index": {"old-shouting": "shouting", "old-lead": "lead"},
}
"""Blocks that are no more, and what took their place: nothing, or a block of another page."""


@pytest.fixture
def moved(book: Book) -> Book:
    """The real book with such a past."""
    now = accept.effective(book.contract or Contract(), book)
    aged = {page: replace(now.pages[page], gone=gone) for page, gone in GONE.items()}
    return replace(book, contract=Contract(now.revision, now.languages, {**now.pages, **aged}))


def test_links_to_gone_blocks_land_where_their_place_was_taken(moved: Book) -> None:
    """On every page and in its parallel view: in what took their place, else in the title."""
    made = {page.path: page.html for page in pages(moved, moved.languages["th"])}
    views = {
        "own-the-fault": ["principles/own-the-fault/", "parallel/principles/own-the-fault/"],
        "put-it-right": ["chapters/put-it-right/", "parallel/chapters/put-it-right/"],
        "index": [""],
    }
    for page, gone in GONE.items():
        for path in views[page]:
            tree = lxml.html.fragment_fromstring(made[path], "div")
            for old, target in gone.items():
                (anchor,) = tree.xpath(f"//*[@id='{old}']")
                place = target if target and "#" not in target else "title"
                assert place in anchor.xpath("ancestor::*/@id"), (path, old)


def test_a_page_without_a_past_has_no_anchors(book: Book) -> None:
    """Nothing is put on a page that only the record of another would need."""
    assert gone_anchors(book, "own-the-fault", "title") == ()


def _sections(html: str) -> dict[str, list[str]]:
    """The blocks of each section of a page, by the id that leads to it."""
    tree = lxml.html.fragment_fromstring(html, "div")
    found = {}
    for section in tree.xpath("//section[not(ancestor::section)]"):
        (label,) = section.xpath(f".//*[@id='{section.get('aria-labelledby')}']")
        assert label.tag == "h2" and label.text_content().strip()
        assert list(section.iter("h2")) == [label]
        inside = [node.get("id") for node in section.iter("p", "div", "li") if node.get("id")]
        found[section.get("id") or label.get("id")] = inside
    assert len(list(tree.iter("h2"))) == len(found)
    return found


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_heading_opens_a_section_that_is_called_so(book: Book, language: str) -> None:
    """Who moves by sections finds each heading's blocks under it, on a page and in its parallel view."""
    made = {page.path: page for page in pages(book, book.languages[language])}
    headed = [page for page in book.pages.values() if page.kind in ("principle", "chapter")]
    # Each of them twice, and most of the other pages.
    assert sum(bool(_sections(page.html)) for page in made.values()) > 2 * len(headed) > 60
    for written in book.pages.values():
        if written in headed:
            path = f"{written.kind}s/{written.id}/"
            single, parallel = _sections(made[path].html), _sections(made[f"parallel/{path}"].html)
            for heading in (block.id for block in written.blocks if block.kind == "heading"):
                of_heading = [b for b in written.blocks if b.section == heading]
                below = [b.id for b in of_heading if b.kind != "heading"]
                assert below and single[heading] == parallel[heading] == below
