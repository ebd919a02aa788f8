"""HTML of a page's blocks, each with its permanent link and the passages it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from ..book.model import Article, Block, Citation, Page, Passage, block_context
from .renderer import Renderer
from .signposts import anchors


def blocks(r: Renderer, page: Page, shown: Iterable[Block]) -> str:
    """Paragraphs, headings and lists of a page."""
    out: list[str] = []
    in_list = False
    for item in shown:
        if (item.kind == "item") != in_list:
            in_list = not in_list
            out.append("<ul>" if in_list else "</ul>")
        out.append(block(r, page, item))
    return "\n".join(out + (["</ul>"] if in_list else []))


def block(r: Renderer, page: Page, item: Block) -> str:
    """One block."""
    shown = r.book.translate(block_context(page, item), item.text, r.language.code)
    inside = anchors(r.book, page.id, item.id) + r.translated(shown)
    if item.kind == "title":
        return f'<h1 id="{item.id}">{inside}</h1>{link(r, item.id, "cn-link--heading")}'
    if item.kind == "heading":
        return heading(r, item.id, r.plain(shown), inside)
    tag = "li" if item.kind == "item" else "div"
    kind = " cn-statement" if page.kind == "principle" and item.id == "statement" else ""
    return f'<{tag} id="{item.id}" class="cn-block{kind}"><p>{inside}</p>{foot(r, item)}</{tag}>'


def heading(r: Renderer, anchor: str, text: str, inside: str = "") -> str:
    """A second-level heading with a link to itself; it enters the page's contents."""
    r.headings.append((anchor, text))
    # Beside the heading, not in it: a heading is called what it says.
    return f'<h2 id="{anchor}">{inside or escape(text)}</h2>{link(r, anchor, "cn-link--heading")}'


def link(r: Renderer, anchor: str, kind: str = "") -> str:
    """The quiet control of a block: a link to it, which the page's script copies."""
    label = escape(r.text("links-to-here"))
    kinds = f"cn-link {kind}".strip()
    return f'<a class="{kinds}" href="#{anchor}" title="{label}" aria-label="{label}"></a>'


def foot(r: Renderer, item: Block) -> str:
    """What stands beside a block: where it comes from, and its link."""
    return f'<div class="cn-foot" data-search-exclude="1">{link(r, item.id)}{cites(r, item.citations)}</div>'


def cites(r: Renderer, citations: Iterable[Citation]) -> str:
    """The passages a block rests on: short to see, and whole when opened."""
    ordered = sorted(citations)
    if not ordered:
        return ""
    short = []
    for article_id, of_article in groupby(ordered, key=lambda cite: cite.article):
        numbers = " ".join(r.number(cite.number) for cite in of_article)
        code = r.book.articles[article_id].language.upper()
        short.append(f'<span class="cn-short"><bdi>{escape(code)}</bdi> {numbers}</span>')
    label = f'<span class="cn-hidden">{escape(r.text("read-sources-of-block"))} </span>'
    items = "".join(f"<li>{_cite(r, cite)}</li>" for cite in ordered)
    return (
        f'<details class="cn-cites" name="cites"><summary>{label}{" ".join(short)}</summary>'
        f'<ul class="cn-panel">{items}</ul></details>'
    )


def _cite(r: Renderer, cite: Citation) -> str:
    """A passage with its article, its number, the heading it stands under and what it says."""
    article = r.book.articles[cite.article]
    number = r.text("passage", number=r.number(cite.number))
    name = f"{escape(r.article_name(article))}{r.separator}{escape(number)}"
    parts = [f'<a href="{r.link(article.id, f"p{cite.number}")}">{name}</a>']
    above = heading_above(article, cite.number)
    if above:
        shown = r.gloss_of(article, above)
        parts.append(f'<span class="cn-quiet">{r.translated(shown)}</span>')
    passage = article.by_number[cite.number]
    parts.append(f"<span>{r.translated(r.gloss_of(article, passage))}</span>")
    return "".join(parts) + original(r, cite)


def heading_above(article: Article, number: int) -> Passage | None:
    """The heading that a passage stands under, if it stands under one."""
    headings: Iterator[Passage] = (
        passage
        for passage in reversed(article.passages)
        if passage.number < number and passage.kind == "heading"
    )
    return next(headings, None)


def original(r: Renderer, cite: Citation) -> str:
    """The passage itself in its own language, where it is at hand and nothing is published."""
    text = r.originals.get(cite)
    if not text:
        return ""
    code = r.book.articles[cite.article].language
    language = r.book.languages.get(code)
    direction = language.direction if language else "auto"
    return f'<blockquote class="cn-original" lang="{escape(code)}" dir="{direction}">{escape(text)}</blockquote>'
