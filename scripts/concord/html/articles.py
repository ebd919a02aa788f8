"""The pages of the articles: their list, and each with every passage and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ..book import addresses
from ..book.addresses import ARTICLES
from ..book.model import Article, Book, Citation, Page, Passage
from ..locale import l10n
from .blocks import contents, heading, original
from .parts import Heading, Line, Link, Span, Text
from .renderer import Planned, Renderer, SitePage, words
from .templating import render

_NEED_NO_USE = ("aside", "heading", "title")
"""Kinds of passage of which it is no news that nothing rests on them."""


def planned(r: Renderer) -> Iterator[Planned]:
    """The list of articles, and a page for each."""
    yield Planned(ARTICLES, partial(r.text, "articles"), partial(_list, r))
    for article in r.book.articles.values():
        path = addresses.path(article.id, "article")
        yield Planned(path, partial(r.article_name, article), partial(_article, r, article))


def articles_of(book: Book, page: Page) -> list[Article]:
    """The articles that a page's blocks cite, in the book's order."""
    cited = {cite.article for cite in page.citations}
    return [article for article in book.articles.values() if article.id in cited]


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in the list. :ivar credit: who made it, as far as its text says."""

    article: Link
    title: Span
    credit: Span | None


@dataclass(frozen=True, slots=True)
class Articles:
    """The list of articles."""

    title: str
    note: str
    articles: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of a bibliography. :ivar remark: what has to be said about it, or ``""``."""

    name: str
    value: Line
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Used:
    """What rests on a passage. :ivar label: what the links are, or that there are none."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A passage of an article.

    :ivar kind: one of ``KINDS`` of the model.
    :ivar label: what its number is called.
    :ivar called: what its kind is called.
    :ivar original: the passage itself, where it may be shown.
    """

    id: str
    kind: str
    number: str
    label: str
    called: str
    says: Text
    original: Span | None
    used: Used | None


@dataclass(frozen=True, slots=True)
class Passages:
    """All passages of an article."""

    heading: Heading
    passages: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class OneArticle:
    """The page of an article."""

    title: str
    facts: tuple[Fact, ...]
    note: str
    passages: Passages


def _list(r: Renderer) -> SitePage:
    r.begin(ARTICLES)
    title, note = r.text("articles"), r.text("articles-note")
    listed = []
    for article in r.book.articles.values():
        by = r.joined([*article.authors, *filter(None, [article.organisation])])
        name = Link(r.article_name(article), r.link(article.id))
        own = r.foreign(article.title, article.language)
        listed.append(Listed(name, own, r.foreign(by, article.language) if by else None))
    html = render("articles.html", page=Articles(title, note, tuple(listed)))
    return SitePage("articles", ARTICLES, title, html, (), note)


def _article(r: Renderer, article: Article) -> SitePage:
    """An article: its bibliography, and every passage with what rests on it."""
    path = addresses.path(article.id, "article")
    r.begin(path)
    shown = any(cite.article == article.id for cite in r.originals)
    passages = tuple(_passage(r, article, passage) for passage in article.passages)
    made = OneArticle(
        r.article_name(article),
        tuple(_bibliography(r, article)),
        r.text("read-originals-shown" if shown else "article-not-republished"),
        Passages(heading(r, "passages", r.text("passages")), passages),
    )
    html, description = render("article.html", page=made), r.text("article-not-republished")
    return SitePage(article.id, path, made.title, html, contents(made), description)


def _bibliography(r: Renderer, article: Article) -> Iterator[Fact]:
    """The facts that the article's own text gives, and which it does not."""

    def own(text: str) -> Line:
        return (r.foreign(text, article.language),)

    supplied = article.title.startswith("[")
    remark = r.text("article-supplied-title") if supplied else ""
    yield Fact(r.text("article-title"), own(article.title), remark)
    if article.authors:
        yield Fact(r.text("article-authors"), r.listed([own(name) for name in article.authors]))
    if article.organisation:
        yield Fact(r.text("article-organisation"), own(article.organisation))
    if article.published:
        yield Fact(r.text("article-published"), words(l10n.published(article, r.language)))
    yield Fact(r.text("article-language"), words(r.language_name(article.language)))
    for work in article.draws_on:
        authors = r.listed([own(name) for name in work.authors])
        shown = own(work.title) if work.title else authors
        if work.title and authors:
            shown = r.filled("article-work-by", title=shown, authors=authors)
        yield Fact(r.text("article-draws-on"), shown)
    if article.unknown:
        facts = r.joined([r.text(f"fact-{fact}") for fact in article.unknown])
        yield Fact(r.text("article-unknown"), words(facts))


def _passage(r: Renderer, article: Article, passage: Passage) -> Numbered:
    """A passage: its number and kind, what it says, and the principles made from it."""
    called = r.text(f"kind-{passage.kind}")
    if passage.reason:
        called += f" ({r.text(f'reason-{passage.reason}')})"
    number = r.number(passage.number)
    return Numbered(
        f"p{passage.number}",
        passage.kind,
        number,
        r.text("passage", number=number),
        called,
        r.shown(r.gloss_of(article, passage)),
        original(r, Citation(article.id, passage.number)),
        _used(r, article, passage),
    )


def _used(r: Renderer, article: Article, passage: Passage) -> Used | None:
    """Links to the first block of each principle that rests on a passage."""
    first: dict[str, str] = {}
    for page, item in r.book.cited_by.get(Citation(article.id, passage.number), ()):
        if page.kind == "principle":
            first.setdefault(page.id, item.id)
    if not first:
        return None if passage.kind in _NEED_NO_USE else Used(r.text("not-used"), ())
    links = tuple(
        Link(r.kept(r.title_of(r.book.pages[page_id])), r.link(page_id, block_id))
        for page_id, block_id in first.items()
    )
    return Used(r.text("used-in"), links)
