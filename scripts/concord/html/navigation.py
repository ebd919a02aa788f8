"""The order of the pages of a language, for any generator: home, chapters, articles, the rest."""

from __future__ import annotations

from dataclasses import dataclass

from ..book import addresses
from ..book.addresses import ARTICLES
from .renderer import Renderer


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the navigation.

    :ivar path: its path below ``/<language>/``.
    :ivar within: the pages that it opens, in their order.
    """

    id: str
    title: str
    path: str
    within: tuple[Entry, ...] = ()


def navigation(r: Renderer) -> tuple[Entry, ...]:
    """What stands in the navigation of a language, in its order."""

    def entry(page_id: str, *within: Entry) -> Entry:
        page = r.book.pages[page_id]
        title = r.kept(r.title_of(page))
        return Entry(page.id, title, addresses.path(page.id, page.kind), within)

    articles = tuple(
        Entry(one.id, r.article_name(one), addresses.path(one.id, "article"))
        for one in r.book.articles.values()
    )
    chapters = (
        entry(chapter, *(entry(principle) for principle, _ in r.book.pages[chapter].principles))
        for chapter in r.book.chapters
    )
    others = (entry(page) for page in r.book.others if page != "index")
    return (
        Entry("index", r.text("home"), ""),
        *chapters,
        Entry("articles", r.text("articles"), ARTICLES, articles),
        *others,
    )
