"""The book's words in one language, for what is published beside its pages."""

from __future__ import annotations

from .. import inline
from ..l10n import language_name
from ..model import Book


def interface(book: Book, code: str, key: str, **values: str) -> str:
    """An interface text with its placeholders filled in."""
    return book.interface_text(key, code, **values).text


def title(book: Book, page_id: str, code: str) -> str:
    """The title of a page or an article, as its page in ``code`` shows it."""
    page = book.pages.get(page_id)
    if page is None:
        language = book.articles[page_id].language
        return interface(
            book, code, "article-in", language=language_name(language, book.languages[code])
        )
    return plain(book.translate(f"{page_id}/title", page.title, code).text)


def block(book: Book, page_id: str, block_id: str, english: str, code: str) -> str:
    """A block's text without markup."""
    return plain(book.translate(f"{page_id}/{block_id}", english, code).text)


def plain(text: str) -> str:
    """Text without emphasis and links; ``[words][id]`` becomes its words."""
    known = inline.targets(_ids(text))
    return inline.plain_text(inline.parse(text, known)[0])


def _ids(text: str) -> list[str]:
    """What stands in the second brackets of ``[words][id]``."""
    return [part.split("]", 1)[0] for part in text.split("][")[1:]]
