"""The pages of the site in one language: written pages and what the book adds to each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from ..book import addresses
from ..book.model import Book, Citation, Language, Page
from ..book.printed import Offered
from ..book.sessions import TRAINERS, sessions
from . import (
    articles,
    courses,
    home,
    maps,
    notices,
    now,
    on_pages,
    parallel,
    practice,
    status,
    trainers,
)
from . import print as printed_editions
from .articles import articles_of
from .blocks import contents, entries, headed, heading, sections, switch
from .parts import Entries, File, Heading, Line, Link, Section, Span, Text
from .renderer import Planned, Renderer, SitePage, words
from .templating import render


def pages(
    book: Book,
    language: Language,
    originals: Mapping[Citation, str] | None = None,
    printed: Sequence[Offered] = (),
    shipped: Sequence[notices.Notice] = (),
) -> Iterator[SitePage]:
    """Every page of the book in ``language``, in the book's order.

    :param originals: the texts of passages, for a site that is not published.
    :param printed: the printed editions to link to.
    :param shipped: whose work the site ships.
    """
    return (page.make() for page in planned(book, language, originals, printed, shipped))


def planned(
    book: Book,
    language: Language,
    originals: Mapping[Citation, str] | None = None,
    printed: Sequence[Offered] = (),
    shipped: Sequence[notices.Notice] = (),
) -> Iterator[Planned]:
    """The same, to be set one by one, in any order."""
    renderer = Renderer(book, language, originals=originals, printed=printed)
    written = list(book.others)
    for chapter in book.chapters:
        written += [chapter, *(principle for principle, _ in book.pages[chapter].principles)]
    for page in map(book.pages.__getitem__, written):
        path = addresses.path(page.id, page.kind)
        yield Planned(path, partial(_titled, renderer, page), partial(_written, renderer, page))
    yield from articles.planned(renderer)
    yield from trainers.planned(renderer)
    yield from parallel.planned(renderer)
    yield notices.planned(renderer, shipped)


def _titled(r: Renderer, page: Page) -> str:
    return r.kept(r.title_of(page))


def _written(r: Renderer, page: Page) -> SitePage:
    """A page of ``docs/`` with what the book adds to its kind."""
    path = addresses.path(page.id, page.kind)
    r.begin(path)
    template, described = _KINDS.get(page.id) or _KINDS[page.kind]
    made = described(r, page)
    title, *rest = page.blocks
    first = next((item for item in rest if item.kind == "paragraph"), title)
    description = r.plain(r.book.translate(f"{page.id}/{first.id}", first.text, r.language.code))
    html = render(template, page=made)
    return SitePage(page.id, path, _titled(r, page), html, contents(made), description)


@dataclass(frozen=True, slots=True)
class About:
    """About a principle or a chapter, after what it says.

    :ivar chapter: its chapter, by number, and of a principle by title too, with a link.
    :ivar facts: how long it takes to read, the articles it rests on, a chapter’s trainer’s notes.
    :ivar sources: what the switch is called that shows every block's sources; then what hides them.
    :ivar parallel: the way to its parallel view.
    :ivar printed: its printed edition.
    """

    chapter: Line
    facts: tuple[Link, ...]
    parallel: Link
    printed: File | None
    sources: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Source:
    """An article that a page rests on. :ivar passages: those cited, each with a link."""

    article: Link
    title: Span
    passages: Line


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles and passages that a whole page rests on."""

    heading: Heading
    note: str
    articles: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Principle:
    """The page of a principle. :ivar audience: who it is for, and where others go on."""

    title: Heading
    audience: tuple[Text, ...]
    sections: tuple[Section, ...]
    about: About | None
    sources: Sources
    related: Entries | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """The page that opens a chapter."""

    title: Heading
    sections: tuple[Section, ...]
    principles: Entries
    practice: practice.Practice | None
    check: on_pages.Check | None
    about: About | None


@dataclass(frozen=True, slots=True)
class Other:
    """A page to which the book adds nothing."""

    title: Heading
    sections: tuple[Section, ...]


def _principle(r: Renderer, page: Page) -> Principle:
    title, *rest = page.blocks
    related = [principle for principle, _ in page.related]
    return Principle(
        headed(r, page, title),
        _audience(r, page),
        sections(r, page, rest),
        _about(r, page),
        _sources(r, page),
        entries(r, "read-next", r.text("read-next"), related) if related else None,
    )


def _chapter(r: Renderer, page: Page) -> Chapter:
    title, *rest = page.blocks
    principles = [principle for principle, _ in page.principles]
    return Chapter(
        headed(r, page, title),
        sections(r, page, rest),
        entries(r, "principles", r.text("principles-of-chapter"), principles),
        practice.practice(r, page),
        on_pages.self_check(r, page),
        _about(r, page),
    )


def _other(r: Renderer, page: Page) -> Other:
    title, *rest = page.blocks
    return Other(headed(r, page, title), sections(r, page, rest))


_KINDS: Mapping[str, tuple[str, Callable[[Renderer, Page], object]]] = {
    "principle": ("principle.html", _principle),
    "chapter": ("chapter.html", _chapter),
    "page": ("page.html", _other),
    home.PAGE: ("home.html", home.described),
    now.PAGE: ("now.html", now.described),
    maps.PAGE: ("map.html", maps.described),
    courses.PAGE: ("courses.html", courses.described),
    trainers.PAGE: ("trainers.html", trainers.described),
    status.PAGE: ("status.html", status.described),
}
"""For a page's id, else its kind: the template, and what describes the page for it."""


def body(r: Renderer, page: Page) -> Markup:
    """What a principle or a chapter says, without what the site puts around it: facts and actions,
    cases and questions, what to read next.
    """
    if page.kind == "principle":
        return render("principle.html", page=replace(_principle(r, page), about=None, related=None))
    without = replace(_chapter(r, page), about=None, check=None, practice=None)
    return render("chapter.html", page=without)


def _audience(r: Renderer, page: Page) -> tuple[Text, ...]:
    """Who a principle is for, and where those go on who may not decide."""
    if not page.audience:
        return ()
    who = r.said(f"audience-{page.audience}")
    line = replace(who, line=r.filled("audience", readers=who.line))
    if page.instead is None:
        return (line,)
    other = r.book.pages[page.instead[0]]
    there = Span("link", href=r.link(other.id), inside=r.title_line(other))
    return line, r.said("audience-not-yours", title=(there,))


def _about(r: Renderer, page: Page) -> About:
    minutes = page.minutes
    if page.kind == "principle":
        of = r.book.pages[r.book.chapter_of[page.id]]
        named = (*words(f"{_number(r, of)}: "), *r.title_line(of))
        chapter: Line = (Span("link", href=r.link(of.id), inside=named),)
    else:
        chapter = words(_number(r, page))
        minutes += sum(r.book.pages[principle].minutes for principle, _ in page.principles)
    time = f"{r.text('reading-time')}: {r.text('minutes', minutes=r.number(minutes))}"
    cited = [
        Link(r.article_name(article), r.link(article.id)) for article in articles_of(r.book, page)
    ]
    return About(
        chapter,
        (Link(time), *cited, *_for_trainers(r, page)),
        parallel.link(r, page),
        printed_editions.chapter(r, page),
        switch(r),
    )


def _for_trainers(r: Renderer, page: Page) -> list[Link]:
    """The way from a chapter to its trainer's notes."""
    held = [one for one in sessions(r.book) if one.chapter.id == page.id]
    return [Link(r.title(TRAINERS), r.link(one.id)) for one in held]


def _number(r: Renderer, chapter: Page) -> str:
    return r.text("chapter", number=r.number(r.book.chapters.index(chapter.id) + 1))


def _sources(r: Renderer, page: Page) -> Sources:
    found = []
    for article in articles_of(r.book, page):
        numbers = [
            (
                Span(
                    "link",
                    href=r.link(article.id, f"p{cite.number}"),
                    inside=words(r.number(cite.number)),
                ),
            )
            for cite in page.citations
            if cite.article == article.id
        ]
        found.append(
            Source(
                Link(r.article_name(article), r.link(article.id)),
                r.foreign(article.title, article.language),
                r.filled("passages-cited", numbers=r.listed(numbers)),
            )
        )
    return Sources(heading(r, "sources", r.text("sources")), r.text("sources-note"), tuple(found))
