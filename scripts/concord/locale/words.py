"""The book's words in one language, for what is published beside its pages."""

from __future__ import annotations

from ..book import inline
from ..book.model import Article, Book, Language, Page, Passage, Translation, passage_context
from . import l10n


class Words:
    """What the book says in one language: texts, titles, names and numbers.

    :param known: what links may lead to; by default every page and article.
    """

    def __init__(self, book: Book, language: Language, known: inline.Targets | None = None):
        self.book, self.language = book, language
        self.known = known or inline.targets([*book.pages, *book.articles])
        self._texts: dict[str, str] = {}

    def text(self, key: str, **values: str) -> str:
        """An interface text in plain characters, with its placeholders filled in."""
        if values:
            return self.book.interface_text(key, self.language.code, **values).text
        if key not in self._texts:
            self._texts[key] = self.book.interface_text(key, self.language.code).text
        return self._texts[key]

    def number(self, value: int) -> str:
        """A whole number in the language's digits."""
        return l10n.number(value, self.language)

    def joined(self, items: list[str]) -> str:
        """A list as the reader's language writes one."""
        return l10n.joined(items, self.language)

    def language_name(self, code: str) -> str:
        """The name of a language in the reader's language."""
        return l10n.language_name(code, self.language)

    def title_of(self, page: Page) -> Translation:
        """A page's title."""
        return self.book.translate(f"{page.id}/title", page.title, self.language.code)

    def gloss_of(self, article: Article, passage: Passage) -> Translation:
        """A passage's gloss."""
        return self.book.translate(
            passage_context(article, passage), passage.gloss, self.language.code
        )

    def plain(self, shown: Translation) -> str:
        """A text without its markup."""
        return inline.plain_text(inline.parse(shown.text, self.known)[0])

    def article_name(self, article: Article) -> str:
        """What an article is called in the reader's language."""
        return self.text("article-in", language=self.language_name(article.language))


def interface(book: Book, code: str, key: str, **values: str) -> str:
    """An interface text with its placeholders filled in."""
    return book.interface_text(key, code, **values).text


def title(book: Book, page_id: str, code: str) -> str:
    """The title of a page or an article, as its page in ``code`` shows it."""
    page = book.pages.get(page_id)
    if page is None:
        language = book.articles[page_id].language
        return interface(
            book, code, "article-in", language=l10n.language_name(language, book.languages[code])
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
