"""The pages of the articles: their list, and each with every passage and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..book import addresses
from ..book.addresses import ARTICLES
from ..book.model import Article, Book, Citation, Page, Passage
from ..locale import l10n
from .blocks import heading, original
from .renderer import Renderer, SitePage


def pages(r: Renderer) -> Iterator[SitePage]:
    """The list of articles, and a page for each."""
    yield _list(r)
    for article in r.book.articles.values():
        yield _article(r, article)


def articles_of(book: Book, page: Page) -> list[Article]:
    """The articles that a page's blocks cite, in the book's order."""
    cited = {cite.article for cite in page.citations}
    return [article for article in book.articles.values() if article.id in cited]


def _list(r: Renderer) -> SitePage:
    r.begin(ARTICLES)
    title, note = r.text("articles"), r.text("articles-note")
    items = []
    for article in r.book.articles.values():
        by = r.joined([*article.authors, *filter(None, [article.organisation])])
        credit = f"<br>{r.foreign(by, article.language)}" if by else ""
        items.append(
            f'<li><a href="{r.link(article.id)}">{escape(r.article_name(article))}</a>: '
            f"{r.foreign(article.title, article.language)}{credit}</li>"
        )
    body = f'<h1 id="title">{escape(title)}</h1>\n<p>{escape(note)}</p>\n<ul class="cn-list">{"".join(items)}</ul>'
    return SitePage("articles", ARTICLES, title, body, (), note)


def _article(r: Renderer, article: Article) -> SitePage:
    """An article: its bibliography, and every passage with what rests on it."""
    path = addresses.path(article.id, "article")
    r.begin(path)
    title = r.article_name(article)
    note = r.text(
        "read-originals-shown" if _has_originals(r, article) else "article-not-republished"
    )
    parts = [
        f'<h1 id="title">{escape(title)}</h1>',
        f'<dl class="cn-bibliography">{"".join(_bibliography(r, article))}</dl>',
        f"<p>{escape(note)}</p>",
        heading(r, "passages", r.text("passages")),
        f'<ol class="cn-passages">{"".join(_passage(r, article, passage) for passage in article.passages)}</ol>',
    ]
    return SitePage(
        article.id,
        path,
        title,
        "\n".join(parts),
        tuple(r.headings),
        r.text("article-not-republished"),
    )


def _has_originals(r: Renderer, article: Article) -> bool:
    return any(cite.article == article.id for cite in r.originals)


def _bibliography(r: Renderer, article: Article) -> Iterator[str]:
    """The facts that the article's own text gives, and which it does not."""

    def row(key: str, shown: str) -> str:
        return f"<dt>{escape(r.text(key))}</dt><dd>{shown}</dd>"

    def own(text: str) -> str:
        return r.foreign(text, article.language)

    title = own(article.title)
    if article.title.startswith("["):
        title += f"<br><small>{escape(r.text('article-supplied-title'))}</small>"
    yield row("article-title", title)
    if article.authors:
        yield row("article-authors", r.joined([own(author) for author in article.authors]))
    if article.organisation:
        yield row("article-organisation", own(article.organisation))
    if article.published:
        yield row("article-published", escape(l10n.published(article, r.language)))
    yield row("article-language", escape(r.language_name(article.language)))
    for work in article.draws_on:
        authors = r.joined([own(author) for author in work.authors])
        shown = own(work.title) if work.title else authors
        if work.title and authors:
            shown = (
                escape(r.text("article-work-by"))
                .replace("{title}", shown)
                .replace("{authors}", authors)
            )
        yield row("article-draws-on", shown)
    if article.unknown:
        facts = [r.text(f"fact-{fact}") for fact in article.unknown]
        yield row("article-unknown", escape(r.joined(facts)))


def _passage(r: Renderer, article: Article, passage: Passage) -> str:
    """A passage: its number and kind, what it says, and the principles made from it."""
    kind = r.text(f"kind-{passage.kind}")
    if passage.reason:
        kind += f" ({r.text(f'reason-{passage.reason}')})"
    anchor = f"p{passage.number}"
    label = escape(r.text("passage", number=r.number(passage.number)))
    return (
        f'<li id="{anchor}" class="cn-passage cn-passage--{passage.kind}">'
        f'<a class="cn-number" href="#{anchor}" title="{label}" aria-label="{label}">{r.number(passage.number)}</a>'
        f'<div><span class="cn-kind">{escape(kind)}</span>'
        f"<p>{r.translated(r.gloss_of(article, passage))}</p>{original(r, Citation(article.id, passage.number))}"
        f"{_used_in(r, article, passage)}</div></li>"
    )


def _used_in(r: Renderer, article: Article, passage: Passage) -> str:
    """Links to the first block of each principle that rests on a passage."""
    used: dict[str, str] = {}
    for page, item in r.book.cited_by.get(Citation(article.id, passage.number), ()):
        if page.kind == "principle":
            used.setdefault(page.id, item.id)
    if not used:
        return (
            ""
            if passage.kind in ("aside", "heading", "title")
            else (f'<p class="cn-used cn-quiet">{escape(r.text("not-used"))}</p>')
        )
    links = "".join(
        f'<li><a href="{r.link(page_id, block_id)}">{escape(r.plain(r.title_of(r.book.pages[page_id])))}</a></li>'
        for page_id, block_id in used.items()
    )
    return f'<div class="cn-used"><span class="cn-quiet">{escape(r.text("used-in"))}:</span> <ul>{links}</ul></div>'
