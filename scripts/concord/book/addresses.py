"""Where pages stand: the one home of their paths and addresses.

Two addresses of a page stay for ever. Its *permanent address* is in a language,
``<site>/<language>/<path>``. Its *neutral address* names no language, ``<site>/go/<id>/``, and
takes each reader to the permanent address in their own.
"""

from __future__ import annotations

from . import beside, sessions
from .model import CANONICAL, Book, block_context, passage_context
from .sessions import SESSION, TRAINERS

ARTICLES = "articles/"
"""Path of the list of articles."""
NOTICES = "notices/"
"""Path of the page that says whose work the site ships."""
PARALLEL = "parallel/"
"""Folder of the parallel views: below it each has the path of its page."""
PARALLEL_KINDS = ("principle", "chapter")
"""Kinds of page that have a parallel view."""
_FOLDERS = {
    "principle": "principles/",
    "chapter": "chapters/",
    "article": ARTICLES,
    SESSION: f"{TRAINERS}/",
}


def path(page_id: str, kind: str) -> str:
    """The path of a page below ``/<language>/``, the same in each, with ``/`` at its end.

    :param kind: the page's, or ``article``, or that of a session.
    """
    if kind == SESSION:  # below the page that lists them each has the id of its chapter
        page_id = page_id.removeprefix(f"{TRAINERS}-")
    return "" if page_id == "index" else f"{_FOLDERS.get(kind, '')}{page_id}/"


def path_of(book: Book, page_id: str) -> str:
    """The :func:`path` of a page, an article or a session of the book."""
    if page_id in book.articles:
        return path(page_id, "article")
    kind = SESSION if sessions.chapter_of(book, page_id) else book.pages[page_id].kind
    return path(page_id, kind)


def parallel(page_id: str, kind: str) -> str:
    """The path of a page's parallel view, below ``/<language>/``."""
    return PARALLEL + path(page_id, kind)


def default(path: str, base: str) -> str:
    """Where a reader goes whose language is unknown (``x-default``).

    The root lets them choose; of the other pages it is the English one.

    :param path: below ``/<language>/``.
    """
    return f"{base}{CANONICAL}/{path}" if path else base


def permanent(book: Book, page_id: str, code: str, base: str = "") -> str:
    """The permanent address of a page or an article in a language.

    :param base: the site's address with ``/`` at its end; without it, what stands below that.
    """
    return f"{base}{code}/{path_of(book, page_id)}"


def neutral(page_id: str, base: str = "") -> str:
    """The neutral address of a page or an article: one for all languages.

    :param base: as for :func:`permanent`.
    """
    return f"{base}go/{page_id}/"


def of_blocks(book: Book) -> dict[str, str]:
    """Where each block that stands on a page can be seen, by context: a path with a fragment."""
    found: dict[str, str] = {}
    for page in book.pages.values():
        here = path(page.id, page.kind)
        for block in page.blocks:
            found.setdefault(block_context(page, block), f"{here}#{block.id}")
    for text in beside.texts(book):
        if text.page in book.pages:
            found[text.context] = f"{path_of(book, text.page)}#{text.anchor}"
    for article in book.articles.values():
        for passage in article.passages:
            context = passage_context(article, passage)
            found[context] = f"{path(article.id, 'article')}#p{passage.number}"
    return found
