"""A page's blocks in their sections, each with its permanent link and the passages it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import groupby

from ..book.model import (
    REPLACED,
    RULING,
    SAY,
    SECTIONS,
    STATEMENT,
    Article,
    Book,
    Citation,
    Page,
    Passage,
    Standard,
    Translation,
    block_context,
)
from ..book.model import Block as Written
from .parts import Block, Cited, Entries, Entry, Heading, Section, Sources, Span, Text
from .renderer import Renderer, words

_CALLED = {RULING: "ruling", REPLACED: "say-replaced"}
"""What readers are told of a block that has a role."""


def grouped(blocks: Iterable[Written]) -> Iterator[tuple[Written | None, list[list[Written]]]]:
    """A page's blocks by section: its heading, if it has one, and the blocks below it.

    Of those, neighbours of one kind stand together: paragraphs, or the items of one list.
    """
    for _, members in groupby(blocks, key=lambda b: b.id if b.kind == "heading" else b.section):
        first, *rest = members
        heading = first if first.kind == "heading" else None
        below = rest if heading else [first, *rest]
        yield heading, [list(group) for _, group in groupby(below, key=lambda b: b.kind)]


def sections(
    r: Renderer,
    page: Page,
    shown: Iterable[Written],
    describe: Callable[[Renderer, Page, Written], Block] | None = None,
) -> tuple[Section, ...]:
    """Blocks of a page by section. :param describe: each of them; by default :func:`block`."""
    each = describe or block
    return tuple(
        Section(
            headed(r, page, heading) if heading else None,
            tuple(tuple(each(r, page, item) for item in group) for group in groups),
            standard(page, heading),
            r.said("say-note") if standard(page, heading) is SECTIONS[SAY] else None,
        )
        for heading, groups in grouped(shown)
    )


def standard(page: Page, heading: Written | None) -> Standard | None:
    """Which of a principle's sections a heading opens."""
    return SECTIONS.get(heading.id) if heading and page.kind == "principle" else None


def block(r: Renderer, page: Page, item: Written) -> Block:
    """One paragraph or item."""
    return Block(
        r.anchor(item.id),
        "statement" if is_statement(page, item) else item.kind,
        r.shown(translated(r, page, item)),
        r.to_here,
        sources(r, item.citations),
        () if r.alone else gone_anchors(r.book, page.id, item.id),
        role=item.role,
        called=called(r, item),
        report=r.report(page.id, item.id),
    )


def called(r: Renderer, item: Written) -> str:
    """What readers are told of a block that has a role."""
    return r.text(_CALLED[item.role]) if item.role else ""


def is_statement(page: Page, item: Written) -> bool:
    """Whether a block is the one sentence that says what a principle asks for."""
    return page.kind == "principle" and item.id == STATEMENT


def headed(r: Renderer, page: Page, item: Written) -> Heading:
    """The title of a page or the heading of a section, as it is written."""
    shown = translated(r, page, item)
    anchors = () if r.alone else gone_anchors(r.book, page.id, item.id)
    return Heading(r.anchor(item.id), r.shown(shown), r.kept(shown), r.to_here, anchors)


def heading(r: Renderer, anchor: str, text: str) -> Heading:
    """The heading of a section that the book adds."""
    return Heading(r.anchor(anchor), Text(words(text)), text, r.to_here)


def translated(r: Renderer, page: Page, item: Written) -> Translation:
    """A block's text to show."""
    return r.book.translate(block_context(page, item), item.text, r.language.code)


def contents(page: object) -> tuple[tuple[str, str], ...]:
    """(id, text) of the headings of a described page's sections, in the order of its fields."""
    found: list[Heading] = []
    for field in fields(page):  # type: ignore[arg-type]
        value = getattr(page, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            heading = getattr(part, "heading", None)
            if isinstance(heading, Heading):
                found.append(heading)
    return tuple((heading.id, heading.plain) for heading in found)


def gone_anchors(book: Book, page_id: str, block_id: str) -> tuple[str, ...]:
    """The ids of blocks whose place ``block_id`` took, so that links to them land.

    The title takes the place of blocks that have none on the page.
    """
    record = book.contract.pages.get(page_id) if book.contract else None
    if record is None or not record.gone:
        return ()
    return tuple(
        old
        for old, target in sorted(record.gone.items())
        if target == block_id or block_id == "title" and (not target or "#" in target)
    )


def sources(r: Renderer, citations: Iterable[Citation]) -> Sources | None:
    """The passages a block rests on: short to see, and whole when opened."""
    ordered = [] if r.alone else sorted(citations)
    if not ordered:
        return None
    short: list[tuple[str, str]] = []
    passages: list[Cited] = []
    for article_id, cites in groupby(ordered, key=lambda cite: cite.article):
        article, of_article = r.book.articles[article_id], list(cites)
        numbers = " ".join(r.number(cite.number) for cite in of_article)
        short.append((article.language.upper(), numbers))
        passages += _cited(r, article, of_article)
    return Sources(r.text("read-sources-of-block"), tuple(short), tuple(passages))


def switch(r: Renderer) -> tuple[str, str]:
    """What the switch is called that shows the sources of every block; then what hides them."""
    return r.text("show-sources"), r.text("hide-sources")


def _cited(r: Renderer, article: Article, cites: Sequence[Citation]) -> Iterator[Cited]:
    """Passages of one article; one that another block has cited is described already."""
    href = r.link(article.id)
    for cite in cites:
        found = r.cited.get((href, cite))
        if found is None:
            found = r.cited[href, cite] = _passage(r, article, cite, href)
        yield found


def _passage(r: Renderer, article: Article, cite: Citation, href: str) -> Cited:
    """A passage with its article, its number, the heading it stands under and what it says."""
    above = heading_above(article, cite.number)
    return Cited(
        f"{href}#p{cite.number}",
        r.article_name(article),
        r.text("passage", number=r.number(cite.number)),
        r.shown(r.gloss_of(article, above)) if above else None,
        r.shown(r.gloss_of(article, article.by_number[cite.number])),
        original(r, cite),
    )


def heading_above(article: Article, number: int) -> Passage | None:
    """The heading that a passage stands under, if it stands under one."""
    headings: Iterator[Passage] = (
        passage
        for passage in reversed(article.passages)
        if passage.number < number and passage.kind == "heading"
    )
    return next(headings, None)


def original(r: Renderer, cite: Citation) -> Span | None:
    """The passage itself in its own language, where it is at hand and nothing is published."""
    text = r.originals.get(cite)
    return r.foreign(text, r.book.articles[cite.article].language) if text else None


def entries(r: Renderer, anchor: str, text: str, page_ids: Iterable[str]) -> Entries:
    """A list of pages under a heading of its own."""
    listed = tuple(entry(r, r.book.pages[page_id]) for page_id in page_ids)
    return Entries(heading(r, anchor, text), listed)


def entry(r: Renderer, page: Page) -> Entry:
    """A page in a list: where it is, what it is called and how it begins."""
    opening = next((item for item in page.blocks if item.kind == "paragraph"), None)
    says = None
    if opening:
        found = r.book.translate(f"{page.id}/{opening.id}", opening.text, r.language.code)
        says = r.shown(found)
    return Entry(r.link(page.id), r.shown(r.title_of(page)), says)
